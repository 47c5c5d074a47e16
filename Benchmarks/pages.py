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


def beginnings(database):
    """Halves of place names that begin more than one name, so that the answer is a list."""
    names = database.execute(
        "SELECT name FROM school WHERE la_code = '926' AND name LIKE '% Primary School'")
    found = {}
    for (name,) in names:
        start = name.removesuffix(" Primary School").split()[-1].lower()[:5]
        if start.isalpha() and start != "churc":
            found[start] = found.get(start, 0) + 1
    return sorted(start for start, count in found.items() if count > 1)


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
            "named": some(beginnings(database), 40),
            "postcode": [postcode for (postcode,) in some(postcodes, 60)]}


def ours(page, value):
    if page in SIGNED_IN:
        return f"/{page}s/{value}"
    asked = f"{value} primary" if page == "named" else value
    return "/find-my-zone?q=" + urllib.parse.quote(asked)


def in_datasette(page, value):
    asked = {
        "school": {"urn": value}, "zone": {"zone": value}, "postcode": {"postcode": value},
        "named": {"rare": value, "other": "primary", "typed": f"{value} primary"}}
    return f"/county/{page}?" + urllib.parse.urlencode(asked[page])


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
