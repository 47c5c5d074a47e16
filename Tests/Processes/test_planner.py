"""`alongside plan`: every plan stands before a judge that shares no code with the engine, the same
seed gives the same plan, and what cannot be planned is said in words."""

import json
import signal
import subprocess
import time

import pytest

import terms
from county import ALONGSIDE, ROOT

beside = pytest.mark.skipif(
    not terms.there(),
    reason=f"the generator and the judge of terms are not in {terms.FOLDER}: plans are checked by "
    "the engine's own recount only (set ALONGSIDE_SHARED_DATA to the data folder beside it)")

# Two of each kind of shape; the largest has a few zones.
NUMBERS = [5, 10, 1, 6, 2, 7, 3, 8, 19, 24]
MOVES = 2000

BEGUN = {
    "format": "tas-timetable-instance/1", "name": "begun",
    "calendar": {"firstDate": "2027-01-04", "lastDate": "2027-01-08", "closedDates": []},
    "meetingKinds": {"TAS": {"starts": [540]}}, "zones": [
        {"id": "Z1", "name": "Z1", "lat": 52.6, "lon": 1.3}],
    "people": [{
        "id": "P1", "roles": ["send-adviser"], "zones": ["Z1"], "base": None, "away": [],
        "week": {"mon": [480, 1020]}, "maxPerDay": 2, "maxPerWeek": 5}],
    "schools": [], "trusts": [], "meetings": [{
        "id": "M1", "kind": "TAS", "zone": "Z1", "school": None, "trust": None, "mode": "online",
        "place": None, "durationMinutes": 60, "seats": [{"role": "send-adviser", "link": None}],
        "fixed": [], "window": ["2027-01-04", "2027-01-08"], "priority": 2, "after": None,
        "pinned": None}],
    "weights": {
        "unplaced": 5000, "link": 40, "preference": 10, "travelPer5": 1, "basePer10": 1,
        "zipAbsence": 5, "highNeedPerWeek": 2, "moved": 150, "changedPerson": 30},
    "published": None}


def planned(instance, folder, *options):
    path = folder / "instance.json"
    path.write_text(instance if isinstance(instance, str) else json.dumps(instance))
    return run(path, folder / "plan.json", *options)


def run(path, out, *options):
    return subprocess.run(
        [ALONGSIDE, "plan", path, "--out", out, "--seconds", "0.1", *options], cwd=ROOT,
        capture_output=True, text=True)


@beside
@pytest.mark.parametrize("number", NUMBERS)
def test_the_judge_finds_every_plan_feasible_and_agrees_on_its_cost(number, tmp_path):
    instance, path = terms.make(number, tmp_path, most=3)
    out = tmp_path / "plan.json"
    said = terms.plan(ALONGSIDE, path, out, "--moves", MOVES, "--seed", number)
    assert terms.disagreement(instance, out, said) is None


@beside
@pytest.mark.parametrize("number, disruption", [(1, "sick"), (2, "closure"), (8, "sick")])
def test_planning_again_stands_before_the_judge_and_beats_leaving_all_out(
        number, disruption, tmp_path):
    _, path = terms.make(number, tmp_path, most=3)
    before = tmp_path / "before.json"
    terms.plan(ALONGSIDE, path, before, "--moves", MOVES)
    instance, path = terms.disturb(path, before, disruption, number, tmp_path)
    out = tmp_path / "plan.json"
    said = terms.plan(ALONGSIDE, path, out, "--moves", MOVES)
    assert terms.disagreement(instance, out, said) is None
    solution = json.loads(out.read_text())
    kept = {each["meeting"] for each in instance["published"]}
    assert len(terms.told(instance, solution)) < len(instance["people"]) / 2
    assert len(kept & {each["meeting"] for each in solution["placements"]}) > len(kept) * .8


@beside
@pytest.mark.parametrize("threads", [1, 2])
def test_the_same_seed_gives_the_same_plan(threads, tmp_path):
    _, path = terms.make(7, tmp_path, most=3)
    plans = []
    for time_over in range(2):
        out = tmp_path / f"{time_over}.json"
        terms.plan(ALONGSIDE, path, out, "--moves", MOVES, "--threads", threads, "--seed", 9)
        plans.append(out.read_bytes())
    assert plans[0] == plans[1]


def test_one_meeting_is_planned_and_the_cost_that_is_shown_never_rises(tmp_path):
    done = planned(BEGUN, tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Placed 1 of 1 meetings; cost 0." in done.stdout
    shown = [
        int(line.split("cost ")[1].split(",")[0])
        for line in done.stderr.splitlines() if "cost " in line]
    assert shown and shown == sorted(shown, reverse=True)


def test_stopped_by_control_c_it_writes_what_it_has(tmp_path):
    path, out = tmp_path / "instance.json", tmp_path / "plan.json"
    path.write_text(json.dumps(BEGUN))
    process = subprocess.Popen(
        [ALONGSIDE, "plan", path, "--out", out, "--seconds", "600", "--moves", "2000000000"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert "cost" in process.stderr.readline()
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    said, _ = process.communicate(timeout=30)
    assert process.returncode == 0 and "Placed 1 of 1" in said
    assert len(json.loads(out.read_text())["placements"]) == 1


@pytest.mark.parametrize("change, words", [
    ({"calendar": {"firstDate": "2027-01-04", "lastDate": "2027-01-03", "closedDates": []}},
     "no day from 2027-01-04 to 2027-01-03 is open"),
    ({"zones": []}, 'zones names the zone "Z1", which is not in the file'),
    ({"people": [BEGUN["people"][0] | {"week": {"monday": [480, 1020]}}]}, "week has the day"),
    ({"people": [BEGUN["people"][0] | {"week": {"mon": [1020, 480]}}]}, "before it begins"),
    ({"people": BEGUN["people"] * 2}, "two of the kind person have this id"),
    ({"meetings": [BEGUN["meetings"][0] | {"durationMinutes": 2**63 - 1}]}, "durationMinutes is"),
    ({"meetings": [BEGUN["meetings"][0] | {"durationMinutes": 2**64}]},
     "meetings[0].durationMinutes: 18446744073709551616 is not a whole number"),
    ({"meetings": [BEGUN["meetings"][0] | {"window": ["2027-02-30", "2027-03-01"]}]},
     '"2027-02-30" is not a date'),
    ({"meetings": [BEGUN["meetings"][0] | {
        "pinned": {"date": "2027-01-05", "start": 540, "people": ["P1"]}}]}, "as pinned"),
    ({"weights": {}}, "weights.unplaced: the key is missing"),
    ({"schools": {}}, "schools: it is not a list"),
])
def test_a_mistake_is_named_and_the_exit_code_is_2(change, words, tmp_path):
    done = planned(BEGUN | change, tmp_path)
    assert done.returncode == 2 and words in done.stderr, done.stderr
    assert not (tmp_path / "plan.json").exists()


@pytest.mark.parametrize("change, words", [
    ({"window": ["2027-01-08", "2027-01-04"]}, "its window ends on 2027-01-04, before it begins"),
    ({"window": ["2027-01-09", "2027-01-10"]}, "no open day lies in its window"),
    ({"window": ["2027-01-05", "2027-01-08"]}, "its people at work"),
    ({"seats": [{"role": "zone-lead", "link": None}]}, "has the role zone-lead"),
])
def test_what_has_no_possible_time_is_warned_of_and_listed(change, words, tmp_path):
    done = planned(BEGUN | {"meetings": [BEGUN["meetings"][0] | change]}, tmp_path)
    assert done.returncode == 0 and "warning: M1: " in done.stderr and words in done.stderr
    assert "Placed 0 of 1 meetings" in done.stdout and "Not placed: M1" in done.stdout


def test_what_is_no_instance_is_said_in_words(tmp_path):
    for text, words in [
            ("", "it is not valid"), ("[" * 5000, "it is not valid"), ("{}", "format"),
            (json.dumps(BEGUN)[:200], "it is not valid"), (json.dumps(BEGUN | {"x": float("nan")}), "valid")]:
        done = planned(text, tmp_path)
        assert done.returncode == 2 and words in done.stderr, (text[:20], done.stderr)
    with open(tmp_path / "large.json", "wb") as large:
        large.truncate(100 << 20)
    done = run(tmp_path / "large.json", tmp_path / "plan.json")
    assert done.returncode == 2 and "104857600 bytes" in done.stderr
    for path, out, words in [
            (tmp_path / "none.json", tmp_path / "plan.json", "There is no file"),
            (tmp_path, tmp_path / "plan.json", "is a folder"),
            (tmp_path / "instance.json", tmp_path / "none" / "plan.json", "cannot be written")]:
        done = run(path, out)
        assert done.returncode == 1 and words in done.stderr, done.stderr
