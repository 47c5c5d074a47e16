"""The register of all of England, imported and, for comparison, only read into a table."""

import gzip
import shutil

from place import ALONGSIDE, SHARED_DATA, VAR, measured, say

FILE = "edubasealldata20220407-england.csv.gz"


def run():
    """Seconds and memory of both; None without the file."""
    source = SHARED_DATA / FILE
    if not source.exists():
        say(f"Left out: there is no {FILE} in {SHARED_DATA} (set ALONGSIDE_SHARED_DATA).")
        return None
    register = VAR / "england.csv"
    with gzip.open(source) as packed, open(register, "wb") as plain:
        shutil.copyfileobj(packed, plain)
    figures = {}
    for name, command in {
        "import": lambda path: [
            ALONGSIDE, "import", "schools", register, "--all", "--apply", "--database", path],
        "again": lambda path: [
            ALONGSIDE, "import", "schools", register, "--all", "--apply", "--database", path],
        "sqlite3": lambda path: ["sqlite3", path, ".mode csv", f".import {register} gias"],
    }.items():
        path = VAR / ("gias.sqlite" if name == "sqlite3" else "england.sqlite")
        if name != "again":
            for old in VAR.glob(f"{path.name}*"):
                old.unlink()
        figures[name] = measured(command(path), VAR / f"{name}.log")
        say(f"  {name:10} {figures[name]['seconds']:6.1f} s  {figures[name]['peakMB']:5} MB at most")
    return figures
