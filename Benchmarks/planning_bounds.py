"""How many meetings nobody could place, whatever plan they made."""

from collections import defaultdict
from datetime import date, timedelta

DAYS = ["mon", "tue", "wed", "thu", "fri"]


def least_left(instance):
    """Meetings that must stay out: for each kind of seat, those for which the days and weeks of all
    who could sit there have no room."""
    from ortools.graph.python import max_flow

    days = open_days(instance)
    people = {person["id"]: person for person in instance["people"]}
    able = defaultdict(list)
    for person in instance["people"]:
        for role in set(person["roles"]):
            for zone in set(person["zones"]):
                able[role, zone].append(person)
    schools = {school["id"]: school for school in instance["schools"]}
    possible = {
        meeting["id"]: [
            day for day in days if is_possible(instance, schools, people, able, meeting, day)]
        for meeting in instance["meetings"]}
    needs = defaultdict(list)  # (role or person, zones that share such people) to who could come
    groups = {}
    for meeting in instance["meetings"]:
        here = possible[meeting["id"]]
        for role in {seat["role"] for seat in meeting["seats"]}:
            if role not in groups:
                groups[role] = shared(instance, role)
            needs[role, groups[role][meeting["zone"]]].append((here, able[role, meeting["zone"]]))
        for person in meeting["fixed"]:
            needs[person, frozenset([meeting["zone"]])].append((here, [people[person]]))
    short = []
    for (_, zones), meetings in needs.items():
        count = len(meetings) - room(meetings, days, max_flow.SimpleMaxFlow())
        if count > 0:
            short.append((count, zones))
    return most_apart(short)


def most_apart(short):
    """The most that adds up: one meeting may be short of several, so of each zone one shortage
    counts."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    chosen = [model.new_bool_var("") for _ in short]
    for zone in {zone for _, zones in short for zone in zones}:
        model.add_at_most_one(
            each for each, (_, zones) in zip(chosen, short) if zone in zones)
    model.maximize(sum(count * each for each, (count, _) in zip(chosen, short)))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = 30
    status = solver.solve(model)
    return int(solver.objective_value) if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else 0


def is_possible(instance, schools, people, able, meeting, day):
    """Whether, at some time of that day, school and place are open, all who must come are at work,
    and somebody for each seat."""
    iso = day.isoformat()
    if not meeting["window"][0] <= iso <= meeting["window"][1]:
        return False
    if meeting["place"] and iso in schools[meeting["place"]]["closedDates"]:
        return False
    school = schools.get(meeting["school"])
    must = [people[person] for person in meeting["fixed"]]
    for start in instance["meetingKinds"][meeting["kind"]]["starts"]:
        half = DAYS[day.weekday()] + ("-am" if start < 720 else "-pm")
        end = start + meeting["durationMinutes"]
        if (not school or half in school["availableHalfDays"]) \
                and all(works(person, day, start, end) for person in must) \
                and all(
                    any(works(person, day, start, end) for person in able[seat["role"], meeting["zone"]])
                    for seat in meeting["seats"]):
            return True
    return False


def room(meetings, days, flow):
    """The most of these meetings that can each have, on a day possible for it, one of those who
    could come."""
    numbers = {"from": 0, "to": 1}

    def node(*key):
        return numbers.setdefault(key, len(numbers))

    seen = set()
    for index, (possible, able) in enumerate(meetings):
        flow.add_arc_with_capacity(0, node("m", index), 1)
        for person in able:
            who = person["id"]
            for day in possible:
                if not works(person, day):
                    continue
                at = node("d", who, day)
                number = week(day, days[0])
                if (who, day) not in seen:
                    seen.add((who, day))
                    flow.add_arc_with_capacity(at, node("w", who, number), max(0, person["maxPerDay"]))
                if (who, number) not in seen:
                    seen.add((who, number))
                    flow.add_arc_with_capacity(node("w", who, number), 1, max(0, person["maxPerWeek"]))
                flow.add_arc_with_capacity(node("m", index), at, 1)
    flow.solve(0, 1)
    return flow.optimal_flow()


def shared(instance, role):
    """For each zone those with which it shares people of that role, itself among them."""
    group = {zone["id"]: frozenset([zone["id"]]) for zone in instance["zones"]}
    for person in instance["people"]:
        if role in person["roles"]:
            joined = frozenset().union(*(group[zone] for zone in person["zones"]))
            for zone in joined:
                group[zone] = joined
    return group


def open_days(instance):
    calendar = instance["calendar"]
    first, last = (date.fromisoformat(calendar[key]) for key in ("firstDate", "lastDate"))
    days = (first + timedelta(number) for number in range((last - first).days + 1))
    return [
        day for day in days
        if day.weekday() < 5 and day.isoformat() not in calendar["closedDates"]]


def works(person, day, start=1440, end=0):
    hours = person["week"].get(DAYS[day.weekday()])
    return hours and hours[0] <= start and end <= hours[1] and day.isoformat() not in person["away"]


def week(day, first):
    return (day.toordinal() - (first.toordinal() - first.weekday())) // 7
