"""Terms planned beside the reference that lies beside the repository, and judged by its judge."""

import json
import os
import subprocess
import sys
import time

import planning_bounds
from place import ALONGSIDE, ROOT, VAR, measured, say

sys.path.append(str(ROOT / "Tests" / "Processes"))
import planning_unseen  # noqa: E402
import terms  # noqa: E402

PLANS = int(os.environ.get("BENCH_PLANS", 200))
PLAN_SECONDS = float(os.environ.get("BENCH_PLAN_SECONDS", 1))
REFERENCE_SECONDS = int(os.environ.get("BENCH_REFERENCE_SECONDS", 120))
HOME = VAR / "planning"

# What was promised: instance, seconds, the most it may cost, the most left unplaced.
MARKS = [
    ("tiny", .01, 284, 0), ("zone", .3, 590, 0), ("zone", 3, 584, 0), ("county", 5, 54_765, 4),
    ("county-sick", 1, 82_369, None), ("county-closure", 1, 95_823, None)]
NATION_LEFT = 1.5


def run():
    """Every promise with its figure, and the figures; nothing without the generator."""
    if not terms.there():
        say(f"Left out: the generator and judge of terms are not in {terms.FOLDER}.")
        return [], None
    HOME.mkdir(parents=True, exist_ok=True)
    figures = {}
    lines = agreed(figures) + marks(figures) + beside(figures)
    lines += planning_unseen.run(HOME, reference, figures) + nation(figures)
    return lines, figures


def agreed(figures):
    """Terms of all sizes and tightness, every fourth one disturbed and planned again."""
    wrong, rates = [], []
    for number in range(PLANS):
        instance, path = terms.make(number, HOME)
        out = HOME / "plan.json"
        said = terms.plan(ALONGSIDE, path, out, "--seconds", PLAN_SECONDS, "--seed", number)
        found = terms.disagreement(instance, out, said)
        if number % 4 == 3 and not found:
            before = path
            instance, path = terms.disturb(
                before, out, ["sick", "closure"][number // 4 % 2], number, HOME)
            said = terms.plan(ALONGSIDE, path, out, "--seconds", PLAN_SECONDS, "--seed", number)
            found = terms.disagreement(instance, out, said)
            before.unlink()
        if found:
            wrong.append((instance["name"], found))
            say(f"  {instance['name']}: {found}")
        rates.append(said["placed"] / max(1, said["meetings"]))
        path.unlink()
    figures["agreed"] = {
        "plans": PLANS, "wrong": wrong, "placedOnAverage": round(sum(rates) / len(rates), 4)}
    say(f"  {PLANS} terms planned and judged; {100 * sum(rates) / len(rates):.1f} % of meetings "
        "placed on average, the impossible ones among them")
    return [(f"of {PLANS} plans, those the judge disputes", len(wrong), "= 0", not wrong)]


def marks(figures):
    lines = []
    for name, seconds, most, left in MARKS:
        said, used = planned(name, seconds)
        key = f"{name}, {seconds:g} s"
        figures[key] = said | used
        lines.append((f"{key}: cost", said["cost"], f"≤ {most}", said["cost"] <= most))
        if left is not None:
            lines.append((
                f"{key}: unplaced", said["meetings"] - said["placed"], f"≤ {left}",
                said["meetings"] - said["placed"] <= left))
    return lines


def beside(figures):
    """The same terms given to the reference in this run, on as many cores and for longer."""
    lines = []
    for name, seconds in [("county", 30), ("county-sick", 1), ("county-closure", 1)]:
        said, used = planned(name, seconds)
        path = terms.FOLDER / "instances" / f"{name}.json"
        other = reference(path, out(f"reference-{name}"), REFERENCE_SECONDS)
        figures[f"{name}, {seconds} s, beside the reference"] = {"ours": said | used, "reference": other}
        if not other:
            continue
        lines.append((
            f"{name}: cost after {seconds} s ÷ the reference's after {REFERENCE_SECONDS}",
            said["cost"] / other["cost"], "≤ 1", said["cost"] <= other["cost"]))
        say(f"  {name}: {said['cost']} and {said['meetings'] - said['placed']} unplaced in {seconds} s; "
            f"the reference {other['cost']} and {other['unplaced']} in {REFERENCE_SECONDS} s; "
            f"proven: no less than {other['bound']}")
        if name != "county":
            # Whoever leaves more unplaced moves fewer to make room, and so has fewer to tell.
            ours = len(told(name, out(name)))
            theirs = len(told(name, out(f"reference-{name}")))
            lines.append((f"{name}: people told, fewer than the reference's {theirs}", ours,
                          f"< {theirs}", ours < theirs))
    return lines


def nation(figures):
    instance, path = terms.written(terms.tool("generate").plan(terms.named("nation", 150, 4)), HOME)
    before = time.monotonic()
    used = measured(
        [ALONGSIDE, "plan", path, "--out", out("nation"), "--seconds", "30", "--json"],
        HOME / "nation.log")
    said = json.loads((HOME / "nation.log").read_text().strip().splitlines()[-1])
    share = 100 * (said["meetings"] - said["placed"]) / said["meetings"]
    least = planning_bounds.least_left(instance)
    figures["nation, 30 s"] = said | used | {"provenUnplaced": least}
    say(f"  nation: {said['meetings'] - said['placed']} of {said['meetings']} unplaced after "
        f"{time.monotonic() - before:.0f} s; days and weekly caps alone prove at least {least}, "
        f"{100 * least / said['meetings']:.1f} %")
    return [
        ("nation, 30 s: % unplaced", share, f"≤ {NATION_LEFT}", share <= NATION_LEFT),
        ("nation, 30 s: MB", used["peakMB"], "< 1024", used["peakMB"] < 1024)]


def planned(name, seconds):
    """A named instance planned: what was said, and the CPU time and memory it took."""
    path = terms.FOLDER / "instances" / f"{name}.json"
    log = HOME / f"{name}.log"
    used = measured(
        [ALONGSIDE, "plan", path, "--out", out(name), "--seconds", str(seconds), "--json"], log)
    said = json.loads(log.read_text().strip().splitlines()[-1])
    instance = json.loads(path.read_text())
    found = terms.disagreement(instance, out(name), said)
    if found:
        raise SystemExit(f"{name}: {found}")
    return {key: said[key] for key in ("cost", "placed", "meetings")}, used


def reference(path, out, seconds):
    """What the reference reaches on this machine's cores; None where it cannot run."""
    done = subprocess.run(
        [sys.executable, "-B", terms.FOLDER / "reference.py", path, "--seconds", str(seconds),
         "--workers", "2", "--out", out], capture_output=True, text=True)
    if done.returncode != 0:
        say(f"  the reference failed on {path.stem}: {done.stderr.strip().splitlines()[-1:]}")
        return None
    said = json.loads(done.stdout.strip().splitlines()[-1])
    return {key: said[key] for key in ("cost", "unplaced", "bound", "cpu_seconds", "seconds")}


def told(name, solution):
    instance = json.loads((terms.FOLDER / "instances" / f"{name}.json").read_text())
    return terms.told(instance, terms.solution(solution))


def out(name):
    return HOME / f"{name}.plan.json"
