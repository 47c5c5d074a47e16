"""What the zone's page shows."""

import house
import statements
import times

SQL = statements.read("zone")


def load(database, code):
    """Everything for the template, or None where there is no such zone."""
    zone = house.WORDS["zones"].get(code)
    if zone is None:
        return None
    given = {
        "zone": code, "today": times.TODAY.isoformat(), "term_start": times.TERM_DAY,
        "year_ago": times.YEAR_AGO}
    facts = database.execute(SQL["schools"], given).fetchall()
    urns = [row["urn"] for row in facts]

    def rows(name, **more):
        sql, values = statements.listed(SQL[name], "schools", urns)
        return database.execute(sql, given | more | values).fetchall()

    def by_school(name, **more):
        return {row["school"]: row for row in rows(name, **more)}

    meetings = {}
    for meeting in rows("meetings"):
        meetings.setdefault(meeting["school"], []).append(meeting)
    found = {
        "concerns": by_school("concerns"), "overdue": by_school("overdue"),
        "requests": by_school("requests"), "agreed": by_school("agreed", term_start=times.TERM_START),
        "sessions": by_school("sessions"),
    }
    schools = [measure(row, meetings.get(row["urn"], []), found) for row in facts]
    return {
        "code": code, "zone": zone, "schools": schools, "team": house.team(database, code),
        "quiet": [each for each in schools if each["quiet"]], "since": times.TERM_DAY,
        "sums": {
            name: sum(each[name] for each in schools)
            for name in ("open", "overdue", "requests", "agreed", "used")},
        "unplanned": sum(each["next"] is None for each in schools),
    }


def measure(facts, meetings, found):
    """One line of the table."""
    urn = facts["urn"]

    def count(name, column="count"):
        row = found[name].get(urn)
        return row[column] if row else 0

    concern, session = found["concerns"].get(urn), found["sessions"].get(urn)
    held = [m for m in meetings if m["state"] in ("held", "published")]
    contacts = [times.day_of(concern["last"])] if concern else []
    contacts += [session["last"]] if session else []
    contacts += [held[-1]["day"]] if held else []
    last = max(contacts, default=None)
    return {
        "urn": urn, "name": facts["name"], "last": held[-1] if held else None,
        "next": next((m for m in meetings if m["state"] in ("planned", "pack-closed")), None),
        "open": count("concerns", "open"), "overdue": count("overdue"),
        "requests": count("requests"), "agreed": count("agreed"),
        "used": count("sessions", "half_hours"), "contact": last,
        "quiet": last is None or last < times.TERM_DAY,
    }
