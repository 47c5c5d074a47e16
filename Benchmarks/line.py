"""The support line at ten times its volume: what its pages cost among 6,000 calls of a year and among
60,000, on SQLite and, where it is installed, on PostgreSQL. Alone: `scripts/bench line`."""

import glob
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import urllib.parse

import databases
import rounds
import servers
from place import ALONGSIDE, DAY, ROOT, VAR, measured, say, step

FEW, MANY = 6_000, 60_000
LIMIT = 1.3
# Of a caller's name ten times as many are found and shown: told, and not judged.
TOLD = ("name",)
PAGES = {
    "setting": "Finding the setting as one types", "earlier": "Earlier calls from a number",
    "call": "A call, with earlier calls of number and setting", "board": "The board",
    "list": "Calls, newest first", "name": "Calls of a caller, by name",
    "year": "Figures of the school year"}


class Cluster:
    """A PostgreSQL of the benchmark's own."""

    def __init__(self):
        self.settings = os.environ | {
            "ALONGSIDE_TEST_FOLDER": "/tmp/alongside-bench-postgresql",
            "ALONGSIDE_TEST_PORT": str(servers.free_port())}
        self.address = self.script("start")
        self.folder = self.settings["ALONGSIDE_TEST_FOLDER"]

    def script(self, word):
        return subprocess.run(
            [ROOT / "scripts/test-postgresql", word], env=self.settings, capture_output=True,
            text=True, check=True).stdout.strip()

    def database(self, name):
        tool = sorted(glob.glob("/usr/lib/postgresql/*/bin/createdb"))[-1]
        subprocess.run([tool, f"--maintenance-db={self.address}", name], check=True)
        return self.address.rsplit("/", 1)[0] + "/" + name

    def cpu(self):
        """CPU seconds of the server, of those who serve now and of those who have ended."""
        with open(f"{self.folder}/data/postmaster.pid") as file:
            first = file.readline().strip()
        with open(f"/proc/{first}/task/{first}/children") as children:
            total = ticks(first, 4)
            for child in children.read().split():
                total += ticks(child, 2)
        return total / os.sysconf("SC_CLK_TCK")

    def stop(self):
        self.script("stop")


def ticks(pid, count):
    try:
        with open(f"/proc/{pid}/stat") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return sum(int(field) for field in fields[11:11 + count])
    except OSError:
        return 0


class Server(servers.Server):
    """One of ours; what its database takes counts as its own."""

    def __init__(self, name, database, cluster=None):
        self.cluster = cluster
        super().__init__(name, [
            ALONGSIDE, "serve", "--database", database, "--port", "PORT", "--demonstration",
            "--clock", f"{DAY}T10:00"])

    def cpu(self):
        return super().cpu() + (self.cluster.cpu() if self.cluster else 0)


def build(calls, database):
    say(f"  {calls:,} calls a year: building …")
    return measured(
        [ALONGSIDE, "demo", "--scale", "county", "--calls", str(calls), "--database", database,
         "--today", DAY], VAR / f"line-{calls}.log")


def in_files():
    """SQLite databases of both sizes, kept until what builds them changes."""
    found = {}
    for calls in (FEW, MANY):
        path, kept = VAR / f"line-{calls}.sqlite", VAR / f"line-{calls}.key"
        if not (path.exists() and kept.exists() and kept.read_text() == databases.key()):
            for old in VAR.glob(f"{path.name}*"):
                old.unlink()
            build(calls, path)
            kept.write_text(databases.key())
        found[calls] = path
    return found


def values(path):
    """What each page is asked with. Callers and schools with ten calls or more at both sizes, so that
    as many earlier calls are shown."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        def column(query):
            return [value for (value,) in database.execute(query)]

        words = column(
            "SELECT DISTINCT substr(lower(name), 1, 3 + urn % 6) FROM school WHERE la_code = '926' "
            "AND status = 'open' ORDER BY urn LIMIT 60")
        often = column(
            "SELECT phone FROM line_call_phone GROUP BY phone HAVING count(*) > 11 "
            "ORDER BY count(*) DESC, phone LIMIT 8")
        marks = ", ".join("?" * len(often))
        calls = [call for (call,) in database.execute(
            f"""SELECT min(c.id) FROM line_call_phone ph JOIN line_call c ON c.id = ph.call
            WHERE ph.phone IN ({marks}) AND c.school IN (SELECT school FROM line_call
                WHERE school IS NOT NULL GROUP BY school HAVING count(*) > 11)
            GROUP BY c.school ORDER BY c.school LIMIT 30""", often)]
        names = [name for (name,) in database.execute(
            f"""SELECT DISTINCT c.caller_name FROM line_call_phone ph JOIN line_call c ON c.id = ph.call
            WHERE ph.phone IN ({marks}) AND c.caller_name <> '' ORDER BY 1""", often)]
        account = column(
            "SELECT a.name FROM account a JOIN post p ON p.person = a.person "
            "WHERE p.role = 'line-adviser' ORDER BY p.id LIMIT 1")[0]
    quote = urllib.parse.quote
    return account, {
        "setting": [f"/line/settings?q={quote(word)}" for word in words],
        "earlier": [f"/line/earlier?q={quote(phone)}" for phone in often],
        "call": [f"/line/calls/{call}" for call in calls], "board": ["/line"],
        "list": ["/line/calls"], "name": [f"/line/calls?q={quote(name)}" for name in names],
        "year": ["/line/figures?span=year"]}


def write(calls, page, addresses):
    file = VAR / f"line-{calls}-{page}.paths"
    file.write_text("".join(f"{address}\n" for address in addresses))
    return file


def compare(engine, places, cluster=None):
    """By page the cost of a request among many calls, as so many times that among few."""
    lanes = {}
    asked = {calls: values(path) for calls, path in in_files().items()}
    try:
        for calls in (FEW, MANY):
            lanes[calls] = Server(f"line-{engine}-{calls}", places[calls], cluster)
        cookies = {}
        for calls, server in lanes.items():
            server.wait("/find-my-zone?q=a")
            cookies[calls] = servers.sign_in(server, asked[calls][0])
        lines = []
        for page, words in PAGES.items():
            files = {calls: write(calls, page, asked[calls][1][page]) for calls in lanes}
            costs = {calls: [] for calls in lanes}
            for turn in range(-1, rounds.ROUNDS):
                for calls in (FEW, MANY) if turn % 2 else (MANY, FEW):
                    figures = rounds.load(
                        lanes[calls], files[calls], cookies[calls], 1 if turn < 0 else rounds.SECONDS)
                    if turn >= 0:
                        costs[calls].append(figures["cpu"])
            few, many = (statistics.median(costs[calls]) for calls in (FEW, MANY))
            ratio = statistics.median(
                many / few for few, many in zip(costs[FEW], costs[MANY]))
            say(f"  {engine:10} {words:50} {few:8,.0f} µs CPU  {many:8,.0f} µs")
            if page not in TOLD:
                lines.append((f"{words}, {engine}: × at 60,000", ratio, f"< {LIMIT}", ratio < LIMIT))
        return lines
    finally:
        for server in lanes.values():
            server.stop()


def run():
    """Each promise with its figure: (words, figure, limit, kept)."""
    step("The support line at ten times its volume")
    VAR.mkdir(parents=True, exist_ok=True)
    lines = compare("SQLite", in_files())
    if not glob.glob("/usr/lib/postgresql/*/bin/createdb"):
        say("  PostgreSQL is not installed here: left out.")
        return lines
    cluster = Cluster()
    try:
        places = {calls: cluster.database(f"line_{calls}") for calls in (FEW, MANY)}
        for calls, place in places.items():
            build(calls, place)
        subprocess.run(
            [sorted(glob.glob("/usr/lib/postgresql/*/bin/vacuumdb"))[-1], "--all", "--analyze",
             "--quiet", f"--maintenance-db={cluster.address}"], check=True)
        return lines + compare("PostgreSQL", places, cluster)
    finally:
        cluster.stop()

