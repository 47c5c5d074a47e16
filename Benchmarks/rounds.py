"""Rounds of load: every server in turn, again and again, so that a busy moment hits all alike."""

import json
import os
import statistics
import subprocess

from pages import PAGES, SIGNED_IN
from place import HERE, say

ROUNDS = int(os.environ.get("BENCH_ROUNDS", 5))
SECONDS = int(os.environ.get("BENCH_SECONDS", 3))
CONNECTIONS = 32


def load(server, paths, cookie, seconds=SECONDS):
    """One server under load: requests a second, latency, CPU for a request."""
    before = server.cpu()
    out = subprocess.run(
        ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "30s", "-s",
         HERE / "paths.lua", server.address(""), "--", paths, cookie],
        capture_output=True, text=True, check=True).stdout
    figures = json.loads(out.strip().splitlines()[-1])
    if figures["errors"] or not figures["requests"]:
        raise SystemExit(f"{server.name}: {figures['errors']} errors at {paths}\n{out}")
    return {
        "rps": figures["requests"] / figures["seconds"], "p50": figures["p50"],
        "p99": figures["p99"], "bytes": figures["bytes"] // figures["requests"],
        "cpu": (server.cpu() - before) / figures["requests"] * 1e6}


def measure(lanes, files):
    """By page and lane, the figures of every round."""
    found = {}
    for page, words in PAGES.items():
        say(words)
        rounds = {server.name: [] for server, _ in lanes}
        for turn in range(-1, ROUNDS):
            for server, cookie in lanes[turn % len(lanes):] + lanes[:turn % len(lanes)]:
                kind = "datasette" if server.name == "datasette" else "ours"
                sent = cookie if page in SIGNED_IN else ""
                figures = load(server, files[page, kind], sent, 1 if turn < 0 else SECONDS)
                if turn >= 0:
                    rounds[server.name].append(figures)
        found[page] = rounds
        for name, all_rounds in rounds.items():
            middle = median(all_rounds)
            say(f"  {name:10} {middle['rps']:9,.0f} requests/s  p50 {middle['p50']:8.2f} ms  "
                f"p99 {middle['p99']:8.2f} ms  {middle['cpu']:8,.0f} µs CPU  "
                f"{middle['bytes']:7,} bytes")
    return found


def median(rounds):
    return {name: statistics.median(each[name] for each in rounds) for name in rounds[0]}


def ratio(rounds, one, others):
    """The middle of the rounds' ratios: one to the best of the others, round by round."""
    return statistics.median(
        mine["rps"] / max(theirs["rps"] for theirs in yours)
        for mine, *yours in zip(rounds[one], *(rounds[name] for name in others)))
