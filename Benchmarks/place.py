"""Where things are, and small ways of running them."""

import os
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
VAR = ROOT / "var" / "bench"
ALONGSIDE = Path(os.environ.get("ALONGSIDE", ROOT / ".build/release/alongside"))
BARE_PAGE = Path(os.environ.get("BARE_PAGE", ROOT / ".build/release/bare-page"))
SHARED_DATA = Path(os.environ.get("ALONGSIDE_SHARED_DATA", ROOT / "../shared/data"))
DAY = "2025-11-20"
PASSWORD = "alongside demo county"


def say(words):
    print(words, flush=True)


def step(words):
    say(f"\n== {words}")


def python_tool(name):
    """A program of the environment that runs this."""
    return str(Path(sys.executable).parent / name)


def measured(command, log):
    """Runs a command to its end: seconds, CPU seconds, peak memory in MB."""
    started = time.monotonic()
    with open(log, "w") as out:
        process = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{command[0]} failed:\n{Path(log).read_text()[-2000:]}")
    return {
        "seconds": round(time.monotonic() - started, 2),
        "cpu": round(used.ru_utime + used.ru_stime, 2), "peakMB": round(used.ru_maxrss / 1024)}
