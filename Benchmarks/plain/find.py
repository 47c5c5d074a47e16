"""What Find my zone shows for a part of a name of two words, or for a postcode."""

import math
import re

import house
import statements
import times

SQL = statements.read("find")
POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?) ?([0-9][A-Z]{2})")


def load(database, asked):
    postcode = POSTCODE.fullmatch(asked.upper())
    return near(database, " ".join(postcode.groups())) if postcode else named(database, asked)


def named(database, asked):
    first, second = asked.lower().split()
    counts = database.execute(SQL["rarest"], {
        "first": first, "first_end": first + "z" * 24, "second": second,
        "second_end": second + "z" * 24}).fetchall()
    rare, other = (first, second) if counts[0]["count"] <= counts[1]["count"] else (second, first)
    found = database.execute(SQL["named"], {
        "rare": rare, "rare_end": rare + "z" * 24, "other": other, "other_end": other + "z" * 24,
        "typed": asked.lower(), "length": len(asked), "today": times.TODAY.isoformat()}).fetchall()
    return {"asked": asked, "schools": [entry(row) for row in found], "near": False}


def near(database, postcode):
    place = database.execute(SQL["place"], {"postcode": postcode}).fetchone()
    if place is None:
        return {"asked": postcode, "schools": [], "near": True}
    east, north = place["easting"], place["northing"]
    found = []
    for reach in (4_000, 16_000, 64_000, 1_000_000):
        found = box(database, east, north, reach)
        if len(found) >= 5 and found[4][0] <= reach:
            break
    metres = {urn: distance for distance, urn in found[:5]}
    sql, values = statements.listed(SQL["near"], "schools", list(metres))
    rows = database.execute(sql, values | {"today": times.TODAY.isoformat()}).fetchall()
    schools = sorted((entry(row, metres[row["urn"]]) for row in rows), key=lambda each: each["metres"])
    return {"asked": postcode, "schools": schools, "near": True}


def box(database, east, north, reach):
    """The schools of a box, the nearest first."""
    strips = list(range(max(0, east - reach) // 4_000, max(0, east + reach) // 4_000 + 1))
    sql, values = statements.listed(SQL["box"], "strips", strips)
    rows = database.execute(sql, values | {"south": north - reach, "north": north + reach})
    return sorted(
        (int(math.hypot(row["easting"] - east, row["northing"] - north)), row["urn"]) for row in rows)


def entry(row, metres=0):
    zone = house.WORDS["zones"].get(row["zone"])
    return {
        "urn": row["urn"], "name": row["name"], "town": row["town"], "metres": metres,
        "zone": zone["name"] if zone else "No zone recorded yet"}
