"""Servers to start, kill and start again, and a script that drives the thread through their API."""

import json
import os
import pathlib
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
import uuid

ROOT = pathlib.Path(__file__).resolve().parents[2]
ALONGSIDE = os.environ.get("ALONGSIDE", str(ROOT / ".build" / "debug" / "alongside"))
TODAY = "2025-10-14"


def run(*arguments, check=True):
    done = subprocess.run([ALONGSIDE, *arguments], cwd=ROOT, capture_output=True, text=True)
    assert not check or done.returncode == 0, f"{arguments}: {done.stdout}{done.stderr}"
    return done


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Server:
    def __init__(self, database):
        self.database = database
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self):
        command = [ALONGSIDE, "serve", "--database", self.database, "--port", str(self.port),
                   "--demonstration", "--clock", f"{TODAY}T10:00"]
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def wait(self):
        for _ in range(1000):
            try:
                return urllib.request.urlopen(self.address + "/public/icon.svg", timeout=2).read()
            except OSError:
                assert self.process.poll() is None, "the server stopped by itself"
                time.sleep(0.01)
        raise AssertionError("the server does not answer")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


class Refused(Exception):
    pass


class Caller:
    """A script with somebody's token: asks until it is answered, always under the same key."""

    def __init__(self, servers, token):
        self.servers = servers
        self.token = token
        self.tries = 0

    def get(self, path):
        return self.ask("GET", path, None, None)

    def do(self, path, **fields):
        """Does an act once, however often it takes to ask."""
        body = {name.replace("_", "-"): value for name, value in fields.items()}
        return self.ask("POST", path, body, str(uuid.uuid4()))

    def ask(self, method, path, body, key, patience=60):
        ends = time.monotonic() + patience
        while time.monotonic() < ends:
            server = self.servers[self.tries % len(self.servers)]
            self.tries += 1
            try:
                return self.once(server, method, path, body, key)
            except (OSError, ValueError, ConnectionError):
                time.sleep(0.02)  # killed or not up yet; the answer may have been lost: ask again
        raise AssertionError(f"{method} {path} was never answered")

    def once(self, server, method, path, body, key):
        request = urllib.request.Request(server.address + path, method=method)
        request.add_header("Authorization", "Bearer " + self.token)
        if body is not None:
            request.data = json.dumps(body).encode()
            request.add_header("Content-Type", "application/json")
            request.add_header("Idempotency-Key", key)
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return json.loads(answer.read())
        except urllib.error.HTTPError as error:
            if error.code >= 500:
                raise OSError(error.code)
            raise Refused(f"{method} {path} {body}: {error.code} {error.read().decode()}")


def token(database, account):
    said = run("account", "token", account, "--for", "tests", "--until", "2026-09-01",
               "--database", database).stdout
    return said.split()[-1].strip(".")


class Story:
    """The thread for one school: a concern, a meeting, a decision, a request, sessions, a report."""

    def __init__(self, servers, tokens, school):
        self.sendco = Caller(servers, tokens["sendco"])
        self.adviser = Caller(servers, tokens["adviser"])
        self.lead = Caller(servers, tokens["lead"])
        self.school = school
        self.concerns, self.sessions, self.requests, self.meetings = [], [], [], []

    def tell(self, number):
        concern = self.sendco.do(
            "/api/concerns", school=self.school, focus="whole-school", title=f"Concern {number}",
            offer="targeted", sections=[self.section], tried="This.", outcome="That.", asked="EPSS.")
        self.concerns.append(concern["concern"])
        meeting = self.adviser.do(
            "/api/meetings", kind="team-around-school", school=self.school, day=TODAY,
            starts="11:00", minutes=60, place="School")["meeting"]
        self.meetings.append(meeting)
        self.adviser.do(f"/api/meetings/{meeting}/close-pack")
        page = self.adviser.get(f"/api/meetings/{meeting}")
        self.come(meeting, page)
        request = self.decide(meeting, page, concern["concern"])
        self.support(request, number)

    def come(self, meeting, page):
        came = [person["id"] for person in page["attendees"]][:2]
        self.adviser.do(f"/api/meetings/{meeting}/attendance", attended=came)
        self.adviser.do(f"/api/meetings/{meeting}/hold")

    def decide(self, meeting, page, concern):
        for item in page["items"]:
            mine = item.get("concern") == concern
            if item.get("review"):
                fields = {"outcome": "achieved", "going": "close", "next": "Nothing."}
            else:
                fields = {"decision": "epss" if mine else "carry-forward", "question": "How?"}
            self.adviser.do(f"/api/agenda-items/{item['id']}", version=item["version"],
                            notes="Said.", **fields)
        done = self.adviser.do(f"/api/meetings/{meeting}/publish", summary="Done.")
        return done["requests"][0]

    def support(self, request, number):
        self.requests.append(request)
        self.lead.do(f"/api/requests/{request}/accept")
        self.sessions.append((request, number))

    @property
    def section(self):
        return self._section

    @section.setter
    def section(self, value):
        self._section = value
