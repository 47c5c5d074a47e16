"""Measures Alongside beside others and against its promises. See docs/benchmarks.md."""

import json
import os
import sys
import time
from datetime import date

import databases
import imports
import likeness
import line
import pages
import planning
import promises
import rounds
import servers
import starting
from place import VAR, step


def under_load(county, nation):
    """Rounds over every page at every server."""
    files, account = pages.write(county), pages.account(county)
    house, large = servers.alongside(county), servers.alongside(nation, "nation")
    others = servers.plain(county)
    try:
        for server in [house, large] + others:
            server.wait()
        cookie = servers.sign_in(house, account)
        elsewhere = servers.sign_in(large, account)
        likeness.check(house, others[:3], cookie, files)
        lanes = [(house, cookie), (large, elsewhere)] + [(server, cookie) for server in others]
        return files, rounds.measure(lanes, files)
    finally:
        for server in [house, large] + others:
            server.stop()


def wait_for_quiet():
    """Five minutes at most, until nothing else keeps the machine busy."""
    for _ in range(int(os.environ.get("BENCH_PATIENCE", 300)) // 10):
        if os.getloadavg()[0] < 1:
            return
        time.sleep(10)


def run():
    VAR.mkdir(parents=True, exist_ok=True)
    step("The demonstration databases")
    county, county_figures = databases.build("county")
    nation, nation_figures = databases.build("nation")
    step("Pages under load (a few minutes)")
    wait_for_quiet()
    load = os.getloadavg()[0]
    files, found = under_load(county, nation)
    step("From start to first page, and memory")
    start = starting.run(county, files)
    step("The register of England")
    imported = imports.run()
    of_line = line.run()
    step("Planning (some twenty minutes)")
    planned_lines, planned = planning.run()
    step("What was promised")
    lines = promises.judge(county_figures, found) + of_line + planned_lines
    missed = promises.tell(lines)
    middles = {
        page: {name: rounds.median(each) for name, each in lanes.items()}
        for page, lanes in found.items()}
    (VAR / "results.json").write_text(json.dumps({
        "day": date.today().isoformat(), "cores": os.cpu_count(), "loadBefore": load,
        "county": county_figures, "nation": nation_figures, "pages": middles, "start": start,
        "import": imported, "planning": planned, "missed": missed, "promises": named(lines),
    }, indent=2))
    sys.exit(1 if missed else 0)


def run_planning():
    """That part alone, which needs no database and no server."""
    VAR.mkdir(parents=True, exist_ok=True)
    step("Planning (some twenty minutes)")
    wait_for_quiet()
    load = os.getloadavg()[0]
    lines, planned = planning.run()
    step("What was promised")
    missed = promises.tell(lines)
    (VAR / "planning.json").write_text(json.dumps({
        "day": date.today().isoformat(), "cores": os.cpu_count(), "loadBefore": load,
        "planning": planned, "missed": missed, "promises": named(lines)}, indent=2))
    sys.exit(1 if missed else 0)


def run_line():
    """That part alone, with databases of its own."""
    VAR.mkdir(parents=True, exist_ok=True)
    lines = line.run()
    step("What was promised")
    missed = promises.tell(lines)
    (VAR / "line.json").write_text(json.dumps(named(lines), indent=2))
    sys.exit(1 if missed else 0)


def named(lines):
    return [dict(zip(("what", "figure", "limit", "kept"), line)) for line in lines]


if sys.argv[1:] == ["planning"]:
    run_planning()
elif sys.argv[1:] == ["line"]:
    run_line()
elif sys.argv[1:]:
    sys.exit("usage: scripts/bench [planning|line]")
else:
    run()
