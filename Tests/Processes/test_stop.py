"""A server that is asked to stop answers what it has begun, and goes."""

import http.client
import json
import signal
import time

import pytest

from conftest import ENGINES

FIELDS = {"focus": "whole-school", "offer": "targeted", "sections": ["learning"],
          "tried": "This.", "outcome": "That.", "asked": "For advice."}

# Whoever never finishes a request holds the server for as long as a body may take to arrive, 20 s.
LONGEST = 10


def begun(server, token, fields):
    """A call of which half the body has arrived; returns how to send the rest."""
    body = json.dumps(fields).encode()
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    connection.putrequest("POST", "/api/concerns")
    connection.putheader("Authorization", "Bearer " + token)
    connection.putheader("Content-Type", "application/json")
    connection.putheader("Content-Length", str(len(body)))
    connection.endheaders()
    connection.send(body[:20])

    def finish():
        connection.send(body[20:])
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())

    return finish


@pytest.mark.parametrize("engine", ENGINES)
def test_stops_in_ten_seconds_and_answers_what_it_has_begun(engine, zone_on, serve):
    zone = zone_on(engine)
    account, _, school = zone.people["sendco"][0]
    token = zone.database.token(account)
    server = serve(zone.database)
    server.wait()
    idle = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    idle.request("GET", "/public/icon.svg")  # a browser keeps its connection and says no more
    idle.getresponse().read()
    titles = [f"Begun before the end {number}" for number in range(5)]
    calls = [begun(server, token, FIELDS | {"school": school, "title": title}) for title in titles]
    time.sleep(0.3)
    asked = time.monotonic()
    server.process.send_signal(signal.SIGTERM)
    time.sleep(1)
    assert server.process.poll() is None, f"it did not wait for what it had begun: {server.said()}"
    for title, finish in zip(titles, calls):
        status, answer = finish()
        assert status == 201 and "concern" in answer, f"{title}: {status} {answer}"
    code = server.process.wait(timeout=15)
    took = time.monotonic() - asked
    assert code == 0, f"exit code {code}: {server.said()}"
    assert took < 10, f"it took {took:.1f} s to stop"
    there = {row[0] for row in zone.database.rows(
        "SELECT title FROM concern WHERE title LIKE 'Begun before the end%'")}
    assert there == set(titles), f"answered, but not there: {set(titles) - there}"
    assert not server.mistakes(), f"the server found something unexpected: {server.mistakes()}"
    assert not zone.database.check(), "after stopping, the database is not in order"
    print(f"\n{engine}: stopped {took:.1f} s after it was asked, 1 s of it waiting for its callers")


@pytest.mark.parametrize("engine", ENGINES)
def test_stops_although_somebody_never_finishes(engine, zone_on, serve):
    zone = zone_on(engine)
    account, _, school = zone.people["sendco"][0]
    server = serve(zone.database)
    server.wait()
    never = begun(server, zone.database.token(account), FIELDS | {"school": school, "title": "No"})
    time.sleep(0.3)
    asked = time.monotonic()
    server.process.send_signal(signal.SIGTERM)
    code = server.process.wait(timeout=LONGEST)
    took = time.monotonic() - asked
    assert never and code == 0, f"exit code {code}: {server.said()}"
    assert took < LONGEST, f"it took {took:.1f} s to stop"
    print(f"\n{engine}: stopped {took:.1f} s after it was asked")
