"""The servers that are compared, each one service with what suits it best on two cores."""

import os
import re
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request

import datasette_pages
from place import ALONGSIDE, BARE_PAGE, DAY, HERE, PASSWORD, ROOT, VAR, python_tool


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Server:
    """A server on a port of its own, stopped with all its workers."""

    def __init__(self, name, command, folder=ROOT, database=None):
        self.name, self.port = name, free_port()
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            [str(part).replace("PORT", str(self.port)) for part in command], cwd=folder,
            env=os.environ | {"BENCH_DATABASE": str(database)}, start_new_session=True,
            stdout=open(VAR / f"{name}.log", "w"), stderr=subprocess.STDOUT)

    def address(self, path):
        return f"http://127.0.0.1:{self.port}{path}"

    def wait(self, path="/find-my-zone?q=norwich+primary", seconds=60):
        """Until it answers; seconds since it was started."""
        while True:
            try:
                urllib.request.urlopen(self.address(path), timeout=10).read()
                return time.monotonic() - self.started
            except urllib.error.HTTPError:
                return time.monotonic() - self.started
            except OSError:
                if self.process.poll() is not None or time.monotonic() - self.started > seconds:
                    raise SystemExit(f"{self.name} did not start: see {VAR}/{self.name}.log")
                time.sleep(0.001)

    def workers(self):
        """Its process and those that it started."""
        pids, found = [self.process.pid], []
        while pids:
            pid = pids.pop()
            found.append(pid)
            with open(f"/proc/{pid}/task/{pid}/children") as children:
                pids += [int(child) for child in children.read().split()]
        return found

    def cpu(self):
        """CPU seconds so far."""
        total = 0
        for pid in self.workers():
            with open(f"/proc/{pid}/stat") as stat:
                fields = stat.read().rsplit(")", 1)[1].split()
            total += int(fields[11]) + int(fields[12])
        return total / os.sysconf("SC_CLK_TCK")

    def memory(self):
        """Resident memory in MB, what workers share counted once each."""
        total = 0
        for pid in self.workers():
            with open(f"/proc/{pid}/smaps_rollup") as rollup:
                total += int(re.search(r"^Pss:\s+(\d+)", rollup.read(), re.M)[1])
        return round(total / 1024, 1)

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, 9)


def alongside(database, name="alongside"):
    return Server(name, [
        ALONGSIDE, "serve", "--database", database, "--port", "PORT", "--demonstration",
        "--clock", f"{DAY}T10:00"])


def plain(database):
    """The others, on the same database."""
    folder = HERE / "plain"
    return [
        Server("bare", [BARE_PAGE, database, "PORT", HERE]),
        Server("fastapi", [
            python_tool("uvicorn"), "with_fastapi:app", "--port", "PORT", "--workers", "2",
            "--no-access-log", "--log-level", "warning"], folder, database),
        Server("flask", [
            python_tool("gunicorn"), "with_flask:app", "--bind", "127.0.0.1:PORT", "--workers", "2",
            "--threads", "4", "--log-level", "warning"], folder, database),
        Server("datasette", [
            python_tool("datasette"), "serve", "--immutable", database, "--port", "PORT",
            "--metadata", datasette_pages.metadata(database)] + datasette_pages.SETTINGS),
    ]


def sign_in(server, account):
    """The cookie of a session, by way of the form."""

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_):
            return None

    page = urllib.request.urlopen(server.address("/sign-in"))
    token = re.search(r'name="_token" value="([^"]+)"', page.read().decode())[1]
    start = page.headers["Set-Cookie"].split(";")[0]
    fields = urllib.parse.urlencode({"_token": token, "account": account, "password": PASSWORD})
    request = urllib.request.Request(
        server.address("/sign-in"), fields.encode(), {"Cookie": start})
    try:
        urllib.request.build_opener(Stay).open(request)
    except urllib.error.HTTPError as answer:
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            if cookie.startswith("alongside="):
                return cookie.split(";")[0]
    raise SystemExit(f"{account} could not sign in at {server.name}")
