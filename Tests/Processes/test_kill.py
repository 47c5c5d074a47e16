"""Killed a hundred times, a server loses nothing that it acknowledged, and does nothing twice."""

import collections
import os
import random
import time

import pytest

from conftest import ENGINES
from county import Caller
from story import TELLERS, Cast, Ledger, Teller

KILLS = int(os.environ.get("ALONGSIDE_TEST_KILLS", "100"))
SEED = int(os.environ.get("ALONGSIDE_TEST_SEED", "926"))
# No longer than this: on a slow machine it is killed less often.
SECONDS = float(os.environ.get("ALONGSIDE_TEST_SECONDS", KILLS * 0.9))

# What each act leaves behind, once for each time it was acknowledged: how it is told apart in the
# fields that were sent, and how the rows say the same.
TRACES = {
    "BringConcern": ("title", "SELECT title FROM concern WHERE title LIKE 'Concern %-%'"),
    "PlanMeeting": ("place", "SELECT place FROM meeting WHERE place LIKE 'Room %-%'"),
    "RecordItem": ("notes", "SELECT notes FROM agenda_item WHERE notes LIKE 'Said %-%'"),
    "LogSession": ("what", "SELECT what FROM support_session WHERE what LIKE 'Session %-%'"),
}

# The states that an acknowledged act puts its subject into, and the table with a row for each.
STEPS = {
    "BringConcern": ("concern_step", "concern", "brought"),
    "PlanMeeting": ("meeting_step", "meeting", "planned"),
    "CloseAgenda": ("meeting_step", "meeting", "pack-closed"),
    "HoldMeeting": ("meeting_step", "meeting", "held"),
    "PublishRecap": ("meeting_step", "meeting", "published"),
    "AcceptRequest": ("request_step", "request", "accepted"),
    "AllocateSupport": ("request_step", "request", "allocated"),
    "ReportSupport": ("request_step", "request", "reported"),
}


def storm(server, tellers, chance):
    """Kills the server again and again, up to 300 ms after it first answered, and now and then
    while it starts; returns how often, and how long each start took, up to the first answer."""
    starts, ends, kills = [], time.monotonic() + SECONDS, 0
    while kills < KILLS and time.monotonic() < ends:
        began, answered = time.monotonic(), sum(teller.answered for teller in tellers)
        if kills % 10 == 9:
            time.sleep(chance.uniform(0, 0.6))
        else:
            server.wait()
            while sum(teller.answered for teller in tellers) == answered:
                assert time.monotonic() < began + 30, "the server answers nobody"
                time.sleep(0.005)
            starts.append(time.monotonic() - began)
            time.sleep(chance.uniform(0, 0.3))
        server.kill()
        server.start()
        kills += 1
        for teller in tellers:
            assert teller.mistake is None, f"after {kills} kills: {teller.mistake!r}"
    server.wait()
    return kills, sorted(starts)


@pytest.mark.parametrize("engine", ENGINES)
def test_killed_and_asked_again(engine, zone_on, serve, tmp_path):
    began = time.monotonic()
    zone = zone_on(engine)
    cast, ledger = Cast(zone), Ledger(tmp_path / "acknowledged.jsonl")
    server = serve(zone.database)
    tellers = [Teller(number, cast, server.port, ledger) for number in range(TELLERS)]
    for teller in tellers:
        teller.start()
    kills, starts = storm(server, tellers, random.Random(SEED))
    ledger.is_closed = True
    for teller in tellers:
        teller.join(timeout=30)
        assert not teller.is_alive(), f"{teller.name} waits for an answer for ever"
        assert teller.mistake is None, f"{teller.name}: {teller.mistake!r}"
    assert not server.mistakes(), f"the server found something unexpected: {server.mistakes()[:5]}"
    found = judge(zone.database, ledger)
    readable(Caller(server.port, cast.tokens[cast.advisers[0]]), ledger)
    server.stop()
    assert not zone.database.check(), "after the kills, the database is not in order"
    print(f"\n{engine}: {kills} kills, {len(ledger.lines)} acknowledged writes,"
          f" {sum(teller.told for teller in tellers)} stories told to the end,"
          f" {sum(teller.lost for teller in tellers)} connections broken,"
          f" {found} retries found their work done; a start takes"
          f" {starts[len(starts) // 2]:.2f} s (median), {starts[-1]:.2f} s (most);"
          f" {time.monotonic() - began:.0f} s in all")


def judge(database, ledger):
    """Everything that was acknowledged is there, once; nothing else is. Returns how many retries
    found their work done."""
    assert ledger.lines, "nothing was acknowledged: the test tests nothing"
    once_each(database, ledger)
    traces(database, ledger)
    steps(database, ledger)
    states(database)
    return audited(database, ledger)


def once_each(database, ledger):
    keys = collections.Counter(key for _, key, _, _ in ledger.lines)
    kept = collections.Counter(row[0] for row in database.rows("SELECT id FROM once"))
    assert not keys - kept, f"acknowledged, but lost: {list(keys - kept)[:5]}"
    assert not kept - keys, f"done, but never acknowledged: {list(kept - keys)[:5]}"


def traces(database, ledger):
    for act, (field, sql) in TRACES.items():
        sent = collections.Counter(fields[field] for fields, _ in ledger.of(act))
        rows = collections.Counter(row[0] for row in database.rows(sql))
        assert not sent - rows, f"{act}: acknowledged, but not there: {list(sent - rows)[:5]}"
        assert not rows - sent, f"{act}: there twice: {list(rows - sent)[:5]}"


def steps(database, ledger):
    for act, (table, noun, state) in STEPS.items():
        rows = collections.Counter(
            row[0] for row in database.rows(f"SELECT {noun} FROM {table} WHERE state = '{state}'"))
        for _, answer in ledger.of(act):
            assert rows[answer[noun]] == 1, (
                f"{act}: {noun} {answer[noun]} came {rows[answer[noun]]} times into {state}")
    asked = [request for _, done in ledger.of("PublishRecap") for request in done["requests"]]
    rows = collections.Counter(row[0] for row in database.rows("SELECT id FROM support_request"))
    assert all(rows[request] == 1 for request in asked), "a request that was told of is not there"
    ours = database.rows(
        "SELECT c.title FROM support_request r JOIN concern c ON c.id = r.concern"
        " WHERE c.title LIKE 'Concern %-%'")
    assert len(ours) == len(set(ours)) == len(asked), (
        f"{len(asked)} requests were told of, {len(ours)} are there, for {len(set(ours))} concerns")


def states(database):
    """The state of everything is that of its last step (one act can take two at the same time),
    and each step counted one version."""
    for table, noun in (("concern", "concern"), ("meeting", "meeting"), ("support_request", "request")):
        mine = f"FROM {noun}_step s WHERE s.{noun} = t.id"
        wrong = database.rows(
            f"SELECT t.id, t.state FROM {table} t WHERE t.state NOT IN"
            f" (SELECT s.state {mine} AND s.at = (SELECT max(s.at) {mine}))")
        assert not wrong, f"{table}: not in the state of the last step: {wrong[:5]}"
        twice = database.rows(
            f"SELECT t.id, t.version, (SELECT count(*) {mine}) FROM {table} t"
            f" WHERE t.version <> (SELECT count(*) {mine})")
        assert not twice, f"{table}: version and steps disagree: {twice[:5]}"


def audited(database, ledger):
    """The audit log has one line for each act that was acknowledged, and one more for each time
    that somebody asked again."""
    again = "asked again; nothing changed"
    did = collections.Counter(row[0] for row in database.rows(
        f"SELECT act FROM audit WHERE at > '2025-10-14' AND detail <> '{again}'"))
    acknowledged = collections.Counter(line[0] for line in ledger.lines)
    acknowledged["RecordAttendance"] += acknowledged["HoldMeeting"]  # which follows from it
    for act, count in acknowledged.items():
        assert did[act] == count, f"{act}: acknowledged {count} times, audited {did[act]} times"
    return int(database.value(f"SELECT count(*) FROM audit WHERE detail = '{again}'"))


def readable(adviser, ledger):
    """What was acknowledged can be read over the API, as it was sent."""
    for fields, answer in ledger.of("BringConcern"):
        seen = adviser.get(f"/api/concerns/{answer['concern']}")
        assert seen["title"] == fields["title"], f"another concern: {seen}"
    sessions = collections.defaultdict(set)
    for fields, answer in ledger.of("LogSession"):
        sessions[answer["request"]].add(fields["what"])
    for request, sent in sessions.items():
        seen = [session["what"] for session in adviser.get(f"/api/requests/{request}")["sessions"]]
        assert sent == set(seen) and len(sent) == len(seen), f"{request}: {seen} for {sent}"
