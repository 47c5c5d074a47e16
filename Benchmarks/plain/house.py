"""Who asks, and the words that every page needs."""

import hashlib
import json
from pathlib import Path

import jinja2

import statements
import times

WORDS = json.loads((Path(__file__).resolve().parents[1] / "words.json").read_text())
SQL = statements.read("house")


def person(database, secret):
    """The person of a session with their posts, or None: one look-up, as Alongside makes it."""
    digest = hashlib.sha256(secret.encode()).hexdigest()
    rows = database.execute(
        SQL["session"], {"digest": digest, "today": times.TODAY.isoformat()}).fetchall()
    if not rows or rows[0]["ended"]:
        return None
    session = rows[0]
    posts = sorted((row["from_day"], row["post"], row["role"]) for row in rows if row["post"])
    role = posts[0][2] if posts else ""
    return {"name": session["name"], "token": session["token"], "role": role}


def team(database, zone):
    """The roles of a zone's team with who holds them today."""
    rows = database.execute(
        SQL["team"], {"zone": zone, "today": times.TODAY.isoformat()}).fetchall()
    return [
        member | {"people": ", ".join(row["name"] for row in rows if row["role"] == member["role"])}
        for member in WORDS["team"]
    ]


def environment():
    """Jinja2 as it is used at its best: escaping on, templates compiled once and kept."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).resolve().parent / "templates"),
        autoescape=True, auto_reload=False, trim_blocks=True, lstrip_blocks=True)
    made.globals.update(words=WORDS, today=times.TODAY.isoformat())
    made.filters.update(
        short=times.short, long=times.long, brief=times.brief, clock=times.clock,
        days=times.days, number=times.number, days_used=times.days_used)
    return made
