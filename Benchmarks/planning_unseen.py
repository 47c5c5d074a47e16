"""Counties for which no mark was set: published by the reference, disturbed since, and planned again by
both, us in one second and the reference in as long as it had to publish."""

import os

from place import ALONGSIDE, say
import terms

COUNTIES = [int(seed) for seed in os.environ.get("BENCH_UNSEEN", "411 413").split()]
SECONDS = int(os.environ.get("BENCH_UNSEEN_SECONDS", 60))


def run(home, reference, figures):
    """One promise for each disturbed county: no dearer than the reference."""
    lines = []
    for seed in COUNTIES:
        shape = terms.named(f"county-{seed}", 15, seed)
        _, path = terms.written(terms.tool("generate").plan(shape), home)
        published = home / f"{shape.name}.published.json"
        if not reference(path, published, SECONDS):
            continue
        for disruption in ["sick", "closure"]:
            lines += again(path, published, disruption, seed + 50, home, reference, figures)
    return lines


def again(path, published, disruption, seed, home, reference, figures):
    instance, disturbed = terms.disturb(path, published, disruption, seed, home)
    mine, theirs = home / "unseen.json", home / "unseen-reference.json"
    said = terms.plan(ALONGSIDE, disturbed, mine, "--seconds", 1)
    found = terms.disagreement(instance, mine, said)
    if found:
        raise SystemExit(f"{instance['name']}: {found}")
    other = reference(disturbed, theirs, SECONDS)
    if not other:
        return []
    name = f"{path.stem}, {disruption}"
    ours = {
        "cost": said["cost"], "unplaced": said["meetings"] - said["placed"],
        "told": len(terms.told(instance, terms.solution(mine)))}
    other["told"] = len(terms.told(instance, terms.solution(theirs)))
    figures[f"{name}, 1 s"] = {"ours": ours, "reference": other}
    say(f"  {name}: {ours['cost']}, {ours['unplaced']} unplaced, {ours['told']} told in 1 s; the reference "
        f"{other['cost']}, {other['unplaced']} and {other['told']} in {SECONDS} s")
    return [(f"{name}: cost after 1 s ÷ the reference's after {SECONDS}", ours["cost"] / other["cost"],
             "≤ 1", ours["cost"] <= other["cost"])]
