"""The statements of ../sql, the same for every server that is compared."""

import re
import sqlite3
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "sql"


def read(page):
    """The named statements of a page."""
    parts = re.split(r"^-- (\w+)\n", (FOLDER / f"{page}.sql").read_text(), flags=re.M)[1:]
    return {name: text.strip() for name, text in zip(parts[::2], parts[1::2])}


def connect(path):
    """A connection that only reads, with the cache that Alongside gives its own."""
    database = sqlite3.connect(
        f"file:{path}?mode=ro", uri=True, check_same_thread=False, cached_statements=256)
    database.execute("PRAGMA cache_size = -16000")
    database.execute("PRAGMA temp_store = MEMORY")
    database.row_factory = sqlite3.Row
    return database


def listed(text, name, values):
    """The statement with a list in place of `:name`, and the list's values by their names."""
    names = [f"{name}{index}" for index in range(len(values))]
    filled = text.replace(f":{name}", ", ".join(f":{each}" for each in names))
    return filled, dict(zip(names, values))
