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

    def rows(name):
        sql, values = statements.listed(SQL[name], "schools", urns)
        return database.execute(sql, given | values).fetchall()

    def by_school(name):
        return {row["school"]: row for row in rows(name)}

    overdue = by_school("overdue")
    schools = [measure(row, overdue) for row in facts]
    return {
        "code": code, "zone": zone, "schools": schools, "team": house.team(database, code),
        "quiet": [each for each in schools if each["quiet"]], "since": times.TERM_DAY,
        "sums": {
            name: sum(each[name] for each in schools)
            for name in ("open", "overdue", "requests", "used", "to_come")},
        "unplanned": sum(each["next"] is None for each in schools),
    }


def measure(facts, overdue):
    """One line of the table."""

    def count(found):
        row = found.get(facts["urn"])
        return row["count"] if row else 0

    contacts = [times.day_of(facts["last_concern_at"])] if facts["last_concern_at"] else []
    contacts += [day for day in (facts["last_session_day"], facts["last_meeting_day"]) if day]
    last = max(contacts, default=None)
    return {
        "urn": facts["urn"], "name": facts["name"],
        "last": facts["last_meeting"] and {
            "id": facts["last_meeting"], "day": facts["last_meeting_day"],
            "state": facts["last_meeting_state"]},
        "next": facts["next_meeting"] and {
            "id": facts["next_meeting"], "day": facts["next_meeting_day"]},
        "open": facts["open_concerns"], "overdue": count(overdue),
        "requests": facts["open_requests"], "used": facts["term_half_hours"],
        "to_come": facts["half_days_to_come"], "contact": last,
        "quiet": last is None or last < times.TERM_DAY,
    }
