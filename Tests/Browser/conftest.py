"""A real browser against a real server: a demonstration zone is made, served and taken away."""

import os
import pathlib
import re
import signal
import socket
import sqlite3
import subprocess
import tempfile
import time
import urllib.request
from contextlib import closing, contextmanager

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

ROOT = pathlib.Path(__file__).resolve().parents[2]
ALONGSIDE = os.environ.get("ALONGSIDE", str(ROOT / ".build" / "debug" / "alongside"))
PASSWORD = "alongside demo county"
TODAY = "2025-10-07"  # the demonstration has been lived up to this day, a Tuesday in term
CLOCK = TODAY + "T10:00"  # what the server's clock shows as it starts


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Server:
    """One `alongside serve` process."""

    def __init__(self, database, *, demonstration=True, log=None, clock=CLOCK, port=None):
        self.port = port or free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.database = database
        command = [ALONGSIDE, "serve", "--database", database, "--port", str(self.port)]
        if demonstration:
            command += ["--demonstration", "--clock", clock]
            # Mail is on, so that its pages are walked; whatever is sent is thrown away.
            command += ["--mail-from", "alongside@example.org", "--sendmail", "/bin/true"]
        self.log = open(log or os.devnull, "ab")
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=self.log, stderr=self.log)
        self.wait()

    def wait(self):
        for _ in range(400):
            try:
                urllib.request.urlopen(self.address + "/public/icon.svg", timeout=1).read()
                return
            except OSError:
                if self.process.poll() is not None:
                    raise RuntimeError("the server stopped as it started")
                time.sleep(0.025)
        raise RuntimeError("the server does not answer")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            self.kill()


def run(*arguments, **options):
    """A command of Alongside; fails the test where the command fails."""
    done = subprocess.run([ALONGSIDE, *arguments], cwd=ROOT, capture_output=True, text=True, **options)
    assert done.returncode == 0, f"{arguments}: {done.stdout}{done.stderr}"
    return done.stdout


def sign_ins(printed):
    """The demonstration's accounts by role, from what `alongside demo` printed."""
    found = {}
    for line in printed.splitlines():
        match = re.match(r"\s{2,}(\S.*?)\s{2,}([a-z0-9.’'-]+)$", line)
        if match:
            found[match.group(1)] = match.group(2)
    return found


class Zone:
    """A demonstration zone with its server and the account of each role."""

    def __init__(self, folder):
        self.database = str(folder / "zone.sqlite")
        self.accounts = sign_ins(
            run("demo", "--scale", "zone", "--today", TODAY, "--database", self.database))
        assert "SENDCo" in self.accounts, self.accounts
        self.log = str(folder / "server.log")
        self.server = Server(self.database, log=self.log)
        self.address = self.server.address

    def move_clock(self, clock):
        """The same server at another time, like 2025-10-14T10:00: it is started again."""
        self.server.stop()
        self.server = Server(self.database, log=self.log, clock=clock, port=self.server.port)

    def rows(self, sql, *values):
        """What the database holds, to read only."""
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as link:
            return link.execute(sql, values).fetchall()

    def value(self, sql, *values):
        found = self.rows(sql, *values)
        assert found, (sql, values)
        return found[0][0]


@contextmanager
def a_zone():
    with tempfile.TemporaryDirectory() as folder:
        made = Zone(pathlib.Path(folder))
        yield made
        made.server.stop()


@pytest.fixture(scope="session")
def zone():
    """One zone for all tests that leave it as it was."""
    with a_zone() as made:
        yield made


@pytest.fixture
def own_zone():
    """A zone for a test that writes in it, or moves its clock."""
    with a_zone() as made:
        yield made


def open_browser(javascript=True, width=1280, height=1000):
    options = webdriver.ChromeOptions()
    for flag in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
                 f"--window-size={width},{height}", "--force-prefers-reduced-motion"):
        options.add_argument(flag)
    options.binary_location = "/usr/bin/chromium"
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    if not javascript:
        options.add_experimental_option(
            "prefs", {"profile.managed_default_content_settings.javascript": 2})
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    driver.set_page_load_timeout(30)
    return driver


@pytest.fixture
def browser():
    driver = open_browser()
    yield driver
    driver.quit()


@pytest.fixture(scope="session")
def axe():
    """axe-core, as the package from PyPI carries it."""
    import importlib.util

    spec = importlib.util.find_spec("axe_playwright_python")
    return (pathlib.Path(list(spec.submodule_search_locations)[0]) / "axe.min.js").read_text()
