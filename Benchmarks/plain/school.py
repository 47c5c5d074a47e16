"""What the school's page shows."""

import house
import statements
import times

SQL = statements.read("school")
LEAST = 5


def load(database, urn):
    """Everything for the template, or None where there is no such school."""
    given = {"urn": urn, "today": times.TODAY.isoformat(), "year_ago": times.YEAR_AGO}

    def rows(name):
        return database.execute(SQL[name], given).fetchall()

    found = rows("school")
    if not found:
        return None
    facts = found[0]
    concerns, actions = [concern(row) for row in rows("concerns")], rows("actions")
    requests, (without, old) = rows("requests"), lacking(rows("records"))
    is_linked = bool(rows("linked"))
    meetings = rows("meetings")
    children, needs = heat(rows("needs"))
    rows("contracts")
    return {
        "facts": facts, "actions": actions, "concerns": concerns, "needs": needs,
        "children": children, "requests": [request(row) for row in requests],
        "next": next((m for m in meetings if m["state"] in ("planned", "pack-closed")), None),
        "last": next((m for m in reversed(meetings) if m["state"] in ("held", "published")), None),
        "overdue": sum(row["due_day"] < given["today"] for row in actions),
        "agreed": sum(row["half_days"] for row in requests),
        "used": sum(row["half_hours"] for row in requests),
        "unrated": [m for m in meetings if m["state"] == "published" and not m["rated"]],
        "before": rows("predecessors") if is_linked else [],
        "after": rows("successors") if is_linked else [],
        "waiting": [each for each in concerns if not each["discussable"]],
        "without": shown(without), "old": shown(old),
        "team": house.team(database, facts["zone"]) if facts["zone"] else [],
        "zone": house.WORDS["zones"].get(facts["zone"], {"name": facts["zone"]}),
    }


def lacking(rows):
    """Children without a current profile, and with one of an older version."""
    profiled = [row for row in rows if row["framework"]]
    total = sum(row["children"] for row in rows if not row["framework"])
    return (
        total - sum(row["children"] for row in profiled),
        sum(row["children"] for row in profiled if row["version"] != "2020"))


def about(row):
    if row["cohort"]:
        return row["cohort"]
    year = row["year_group"]
    if year is None:
        return "The whole school"
    return f"A child in {'Nursery' if year < 0 else f'Year {year}' if year else 'Reception'}"


def concern(row):
    title = "" if row["focus"] == "child" else row["title"]
    return {
        "id": row["id"], "title": title or about(row), "about": about(row) if title else "",
        "offer": house.WORDS["offers"][row["offer"]], "brought": times.day_of(row["brought_at"]),
        "discussable": row["discussable"], "tag": house.WORDS["concerns"][row["state"]],
    }


def request(row):
    return {
        "id": row["id"], "service": house.WORDS["services"][row["service"]], "about": about(row),
        "practitioner": row["practitioner"], "half_days": row["half_days"],
        "half_hours": row["half_hours"], "tag": house.WORDS["requests"][row["state"]],
    }


def heat(rows):
    """Children by section and level; numbers too small to show are a c."""
    known = {(row["section"], row["level"]): row["children"] for row in rows}
    most = max(known.values(), default=0) or 1
    lines, largest = [], 0
    for code, name in house.WORDS["sections"]:
        counts = [known.get((code, level), 0) for level in range(house.WORDS["levels"])]
        largest = max(largest, sum(counts))
        cells = [("c", 0) if 0 < n < LEAST else (n, -(-5 * n // most)) for n in counts]
        lines.append((name, cells))
    return largest, lines


def shown(count):
    return f"{count} children" if count >= LEAST else f"Fewer than {LEAST} children" if count else ""
