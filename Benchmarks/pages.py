"""The pages that are asked for, and with what: the same schools, zones, names and postcodes of the
first county at both scales, so that the same answers are compared."""

import sqlite3
import urllib.parse

from place import VAR

PAGES = {
    "school": "School page, signed in", "zone": "Zone page, signed in",
    "named": "Find my zone, by name", "postcode": "Find my zone, by postcode"}
SIGNED_IN = ("school", "zone")


def some(rows, count):
    """So many of them, evenly spread."""
    rows = list(rows)
    return rows[::max(1, len(rows) // count)][:count]


def searches(database):
    """Pairs of words that at least ten schools of the county have, so that the list is as long at
    both scales: who searches for "great primary" sees ten schools in a county and in a nation."""
    words = database.execute(
        """SELECT word FROM school_word w JOIN school s ON s.urn = w.school
        WHERE s.la_code = '926' AND s.status = 'open' GROUP BY word HAVING count(*) BETWEEN 20 AND 100
        ORDER BY word""").fetchall()
    alike = """SELECT count(*) FROM school_word a JOIN school_word b ON b.school = a.school
        JOIN school s ON s.urn = a.school WHERE s.la_code = '926' AND s.status = 'open'
        AND a.word = ? AND b.word = ?"""
    pairs = [
        (word, kind) for (word,) in words for kind in ("primary", "school", "academy")
        if word != kind and database.execute(alike, (word, kind)).fetchone()[0] >= 10]
    return [f"{word} {kind}" for word, kind in pairs]


def values(path):
    """What each page is asked with."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        schools = database.execute(
            "SELECT urn FROM school WHERE la_code = '926' AND status = 'open' ORDER BY urn")
        zones = database.execute(
            "SELECT DISTINCT zone FROM zone_membership WHERE zone NOT LIKE 'X%' ORDER BY zone")
        postcodes = database.execute(
            "SELECT postcode FROM postcode WHERE postcode NOT LIKE 'Z%' ORDER BY postcode")
        return {
            "school": [urn for (urn,) in some(schools, 60)], "zone": [zone for (zone,) in zones],
            "named": some(searches(database), 40),
            "postcode": [postcode for (postcode,) in some(postcodes, 60)]}


def ours(page, value):
    if page in SIGNED_IN:
        return f"/{page}s/{value}"
    return "/find-my-zone?q=" + urllib.parse.quote(str(value))


def in_datasette(page, value):
    asked = {"school": "urn", "zone": "zone", "postcode": "postcode", "named": "typed"}
    words = {asked[page]: value}
    if page == "named":
        words["rare"], words["other"] = value.split()
    return f"/county/{page}?" + urllib.parse.urlencode(words)


def write(path):
    """A file of paths for each page, for us and for Datasette."""
    files = {}
    for page, asked in values(path).items():
        for kind, address in (("ours", ours), ("datasette", in_datasette)):
            files[page, kind] = VAR / f"{page}-{kind}.paths"
            files[page, kind].write_text("".join(f"{address(page, each)}\n" for each in asked))
    return files


def account(path):
    """A county lead's account: somebody who may open every page that is measured."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        return database.execute(
            """SELECT a.name FROM account a JOIN post p ON p.person = a.person
            WHERE p.role = 'county-lead' ORDER BY p.from_day, a.name""").fetchone()[0]
