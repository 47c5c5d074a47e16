"""The demonstration databases, built by the release binary and kept until what builds them changes."""

import hashlib
import json
import os
import sqlite3

from place import ALONGSIDE, DAY, ROOT, VAR, measured, say

MADE_BY = ["Sources/Alongside/Demonstration", "Sources/Alongside/Schema", "Authorities"]


def key():
    """Changes with the code of the demonstration, the schema or the package."""
    digest = hashlib.sha256(DAY.encode())
    for folder in MADE_BY:
        for file in sorted((ROOT / folder).rglob("*")):
            if file.is_file():
                digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def build(scale):
    """The path of a database and what building it took."""
    path, kept = VAR / f"{scale}.sqlite", VAR / f"{scale}.json"
    if path.exists() and kept.exists():
        figures = json.loads(kept.read_text())
        if figures["key"] == key():
            say(f"{scale}: kept from before ({figures['seconds']} s when it was built)")
            return path, figures
    for old in (path, kept, VAR / f"{scale}.sqlite-wal", VAR / f"{scale}.sqlite-shm"):
        old.unlink(missing_ok=True)
    say(f"{scale}: building …")
    figures = measured(
        [ALONGSIDE, "demo", "--scale", scale, "--database", path, "--today", DAY],
        VAR / f"{scale}.log")
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for name in ("school", "child"):
            figures[name] = database.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
    database.close()
    figures |= {"key": key(), "MB": round(os.path.getsize(path) / 1e6)}
    kept.write_text(json.dumps(figures))
    say(f"{scale}: {figures['school']:,} schools and {figures['child']:,} children with SEND in "
        f"{figures['seconds']} s, {figures['peakMB']} MB at most, {figures['MB']} MB on disk")
    return path, figures
