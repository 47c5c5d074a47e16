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
    """The person of a session with their posts, or None: two look-ups, as Alongside makes them."""
    digest = hashlib.sha256(secret.encode()).hexdigest()
    session = database.execute(SQL["session"], {"digest": digest}).fetchone()
    if session is None or session["ended"]:
        return None
    posts = database.execute(
        SQL["posts"], {"person": session["person"], "today": times.TODAY.isoformat()}).fetchall()
    role = posts[0]["role"] if posts else ""
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
