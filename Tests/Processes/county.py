"""Databases to fill, servers to start and kill on them, and callers who do not give up."""

import csv
import http.client
import io
import json
import os
import pathlib
import re
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.parse
import uuid

ROOT = pathlib.Path(__file__).resolve().parents[2]
ALONGSIDE = os.environ.get("ALONGSIDE", str(ROOT / ".build" / "debug" / "alongside"))
POSTGRESQL = os.environ.get("ALONGSIDE_TEST_POSTGRESQL")
LIVED_UNTIL = "2025-10-07"  # the demonstration has been lived up to this day
TODAY = "2025-10-14"  # what the servers' clocks show: a Tuesday in term
TOKENS_UNTIL = time.strftime("%Y-%m-%d", time.gmtime(time.time() + 300 * 86_400))


def run(*arguments, check=True, typed=None):
    done = subprocess.run(
        [ALONGSIDE, *arguments], cwd=ROOT, capture_output=True, text=True, input=typed)
    assert not check or done.returncode == 0, f"{arguments}: {done.stdout}{done.stderr}"
    return done


def psql(address, sql):
    done = subprocess.run(
        ["psql", address, "-X", "-q", "-t", "--csv", "-v", "ON_ERROR_STOP=1", "-c", sql],
        capture_output=True, text=True)
    assert done.returncode == 0, f"{sql}: {done.stderr}"
    return [tuple(row) for row in csv.reader(io.StringIO(done.stdout))]


class Database:
    """A database of either kind. Its rows are read from outside, as texts."""

    def __init__(self, address):
        self.address = address
        self.is_postgresql = address.startswith("postgres")

    @classmethod
    def new(cls, engine, folder):
        """A database that does not exist yet, under a name of its own."""
        name = "processes_" + uuid.uuid4().hex[:12]
        if engine == "sqlite":
            return cls(str(folder / f"{name}.sqlite"))
        psql(POSTGRESQL, f"CREATE DATABASE {name}")
        parts = urllib.parse.urlsplit(POSTGRESQL)
        return cls(urllib.parse.urlunsplit(parts._replace(path="/" + name)))

    def rows(self, sql):
        if self.is_postgresql:
            return psql(self.address, sql)
        database = sqlite3.connect(self.address, timeout=10)
        try:
            return [tuple("" if value is None else str(value) for value in row)
                    for row in database.execute(sql)]
        finally:
            database.close()

    def value(self, sql):
        return self.rows(sql)[0][0]

    def fill(self):
        run("demo", "--scale", "zone", "--today", LIVED_UNTIL, "--database", self.address)

    def token(self, account):
        """A token with which a script acts for somebody."""
        return run("account", "token", account, "--for", "tests", "--until", TOKENS_UNTIL,
                   "--database", self.address).stdout.strip()

    def check(self):
        """Nothing if the stored data and the audit log are in order; else what is not."""
        done = run("check", "database", "audit", "--database", self.address, check=False)
        return "" if done.returncode == 0 else done.stdout + done.stderr

    def drop(self):
        if self.is_postgresql:
            name = urllib.parse.urlsplit(self.address).path[1:]
            psql(POSTGRESQL, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        else:
            for end in ("", "-wal", "-shm"):
                pathlib.Path(self.address + end).unlink(missing_ok=True)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Server:
    """One `alongside serve` process after another, on one port."""

    def __init__(self, database, log, options=()):
        self.database = database
        self.options = options
        self.log = pathlib.Path(log)
        self.port = free_port()
        self.starts = 0
        self.process = None

    def start(self):
        # A minute later each time: the clock of a server that starts again has not gone back.
        minute = 600 + min(self.starts, 800)
        clock = f"{TODAY}T{minute // 60:02}:{minute % 60:02}"
        self.starts += 1
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [ALONGSIDE, "serve", "--database", self.database.address, "--port",
                 str(self.port), "--demonstration", "--clock", clock, *self.options],
                cwd=ROOT, stdout=log, stderr=log)

    def wait(self):
        """Until it answers."""
        ends = time.monotonic() + 30
        while time.monotonic() < ends:
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
                connection.request("GET", "/public/icon.svg")
                assert connection.getresponse().status == 200
                connection.close()
                return
            except OSError:
                assert self.process.poll() is None, f"the server stopped: {self.said()}"
                time.sleep(0.01)
        raise AssertionError(f"the server does not answer: {self.said()}")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        if self.process and self.process.poll() is None:
            self.kill()

    def said(self):
        return self.log.read_text(errors="replace")[-2_000:]

    def mistakes(self):
        """What the server itself calls unexpected."""
        return re.findall(r".* error .* unexpected", self.log.read_text(errors="replace"))


class Refused(Exception):
    def __init__(self, status, asked, words):
        super().__init__(f"{asked}: {status} {words}")
        self.status = status
        self.words = words


class Caller:
    """A script with somebody's token. It asks until it is answered, under the same key."""

    def __init__(self, port, token):
        self.port = port
        self.token = token
        self.connection = None
        self.answered = 0
        self.lost = 0  # connections that broke, with or without a call under way

    def get(self, path):
        return self.ask("GET", path)

    def do(self, path, key=None, **fields):
        """Does an act once, however often it takes to ask."""
        body = {name.replace("_", "-"): value for name, value in fields.items()}
        return self.ask("POST", path, body, key or str(uuid.uuid4()))

    def ask(self, method, path, body=None, key=None, patience=60):
        ends = time.monotonic() + patience
        while time.monotonic() < ends:
            try:
                return self.once(method, path, body, key)
            except (OSError, http.client.HTTPException) as error:
                # Killed, or not up yet. What had been sent may have been done: ask again.
                self.lost += not isinstance(error, ConnectionRefusedError)
                self.connection = None
                time.sleep(0.03)
        raise AssertionError(f"{method} {path} was not answered within {patience} s")

    def once(self, method, path, body, key):
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {"Authorization": "Bearer " + self.token}
        if body is not None:
            headers["Content-Type"] = "application/json"
            headers["Idempotency-Key"] = key
        self.connection.request(method, path, body and json.dumps(body) or None, headers)
        answer = self.connection.getresponse()
        said = answer.read()
        if answer.status == 503:
            raise OSError("busy")
        self.answered += 1
        if answer.status >= 400:
            raise Refused(answer.status, f"{method} {path} {body}", said.decode())
        return json.loads(said)
