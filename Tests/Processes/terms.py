"""Terms to plan, from the generator that lies beside the repository, and its judge, which shares
no code with the engine. There is neither where that folder is missing: see `there`."""

import argparse
import json
import os
import pathlib
import random
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = pathlib.Path(os.environ.get("ALONGSIDE_SHARED_DATA", ROOT / "../shared/data"))
FOLDER = (DATA.parent / "timetable").resolve()
TIGHTNESS = [.6, .75, .85, .9, .95, 1.0, 1.1, 1.25]
TERMS = ["autumn", "spring", "summer"]


def there():
    return all((FOLDER / name).exists() for name in ["generate.py", "check.py"])


def tool(name):
    """One of the folder's programs, as a module; nothing is written beside it."""
    sys.dont_write_bytecode = True
    if str(FOLDER) not in sys.path:
        sys.path.append(str(FOLDER))
    return __import__(name)


def shape(number, most=15):
    """Another size, tightness and term for every number: some schools of one zone, whole zones,
    now and then a county."""
    draw = random.Random(number)
    chosen = argparse.Namespace(
        zones=1, seed=number, tightness=TIGHTNESS[number % len(TIGHTNESS)], schools=None,
        term=TERMS[number % 3], first=None, last=None, name=f"term-{number}")
    kind = number % 5
    if kind == 0:
        chosen.schools = draw.randint(2, 12)
    elif kind == 2:
        chosen.zones = min(most, draw.randint(2, 4))
    elif kind == 3:
        chosen.zones = min(most, draw.randint(2, 8))
    elif kind == 4 and number % 20 == 19:
        chosen.zones = most
    return chosen


def named(name, zones, seed):
    """The shape of a spring term of whole zones, as the named instances have it."""
    return argparse.Namespace(
        zones=zones, seed=seed, tightness=.85, schools=None, term="spring", first=None, last=None, name=name)


def make(number, folder, most=15):
    """An instance and the file it is in."""
    return written(tool("generate").plan(shape(number, most)), folder)


def disturb(path, plan, disruption, seed, folder):
    """The same term with its plan published and somebody ill, or every school closed on a day."""
    return written(tool("generate").replan(argparse.Namespace(
        replan=path, published=plan, disruption=disruption, seed=seed, name=None)), folder)


def written(instance, folder):
    path = pathlib.Path(folder) / (instance["name"] + ".json")
    path.write_text(json.dumps(instance))
    return instance, path


def plan(binary, path, out, *options):
    """What `alongside plan` says, as the data it prints."""
    done = subprocess.run(
        [binary, "plan", path, "--out", out, "--json", *map(str, options)],
        capture_output=True, text=True)
    assert done.returncode == 0, f"{path}: {done.stdout}{done.stderr}"
    return json.loads(done.stdout)


def disagreement(instance, out, said):
    """What the judge holds against a plan or its figures; None when it agrees to the unit."""
    found = tool("check").check(instance, solution(out))
    if not found["feasible"]:
        return f"not feasible: {found['violations'][:3]}"
    if found["cost"] != said["cost"]:
        return f"costs {found['cost']}, not {said['cost']}"
    left = len(instance["meetings"]) - said["placed"]
    if found["counts"]["unplaced"] != left:
        return f"leaves {found['counts']['unplaced']} unplaced, not {left}"
    if len(said["unplaced"]) != left:
        return f"{left} meetings are unplaced and {len(said['unplaced'])} explained"
    return None


def solution(path):
    return json.loads(pathlib.Path(path).read_text())


def told(instance, solution):
    """Who has to be told of what a plan changes in the published one: everybody in a meeting that
    has another time, or has or loses its place; where only people change, those who come or go and
    those who will meet them."""
    before = {each["meeting"]: each for each in instance["published"] or []}
    after = {each["meeting"]: each for each in solution["placements"]}
    people = set()
    for meeting in instance["meetings"]:
        was, now = before.get(meeting["id"]), after.get(meeting["id"])
        if facts(was) == facts(now):
            continue
        old, new = set(was["people"] if was else []), set(now["people"] if now else [])
        retimed = (facts(was) or ())[:2] != (facts(now) or ())[:2]
        people |= (old | new if retimed else old ^ new) | set(meeting["fixed"])
    return people


def facts(placement):
    return placement and (placement["date"], placement["start"], placement["people"])
