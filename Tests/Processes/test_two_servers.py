"""Two servers on one PostgreSQL behave as one."""

import random
import subprocess
import threading
import time
import uuid

import pytest

from browser import Browser
from county import Caller, Refused, run

PASSWORD = "cedar window marble kettle"


class House:
    """A zone with two servers in front of it."""

    def __init__(self, zone, servers):
        self.zone, self.database, self.servers = zone, zone.database, servers
        self.tokens = {}

    def caller(self, account, server):
        if account not in self.tokens:
            self.tokens[account] = self.database.token(account)
        return Caller(server.port, self.tokens[account])

    def who(self, role, place=None):
        return next(p for p in self.zone.people[role] if place is None or p[2] == place)

    def signed_in(self, account, server):
        """The operator sets a password, and the owner signs in with it in a browser."""
        run("account", "password", account, "--password-stdin", "--database",
            self.database.address, typed=PASSWORD + "\n")
        browser = Browser("127.0.0.9")
        page = browser.sign_in(server, account, PASSWORD)
        assert page.path == "/today", page
        return browser


@pytest.fixture
def house(zone_on, serve):
    zone = zone_on("postgresql")
    servers = [serve(zone.database), serve(zone.database)]
    for server in servers:
        server.wait()
    yield House(zone, servers)
    for server in servers:
        assert not server.mistakes(), f"a server found something unexpected: {server.mistakes()}"
    assert not zone.database.check(), "the database or its audit log is not in order"


def at_once(*works):
    """Does several things at the same moment; returns what each gave or raised."""
    answers, ready = [None] * len(works), threading.Barrier(len(works))

    def one(number):
        ready.wait()
        try:
            answers[number] = works[number]()
        except Exception as error:
            answers[number] = error

    threads = [threading.Thread(target=one, args=(number,)) for number in range(len(works))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def concern(school, title):
    return {"school": school, "focus": "whole-school", "title": title, "offer": "targeted",
            "sections": ["learning"], "tried": "This.", "outcome": "That.", "asked": "Advice."}


def test_a_session_is_known_to_both(house):
    one, other = house.servers
    browser = house.signed_in(house.who("sendco")[0], one)
    assert browser.is_signed_in(one) and browser.is_signed_in(other), "not signed in on both"
    page = browser.post(one, "/sign-out", {}, at="/today")
    assert page.path == "/sign-in", page
    assert not browser.is_signed_in(other), "signed out on one server, still in on the other"


def test_signing_out_ends_the_session_itself(house):
    """Not only the cookie: whoever kept it is out on both servers within a second."""
    one, other = house.servers
    browser = house.signed_in(house.who("sendco")[0], one)
    kept = dict(browser.cookies)
    browser.post(one, "/sign-out", {}, at="/today")
    began = time.monotonic()
    for server in (other, one):
        thief = Browser()
        thief.cookies = dict(kept)
        assert not thief.is_signed_in(server), "a session that was signed out still opens pages"
    assert time.monotonic() - began < 1, "it took longer than a second to ask"


def test_a_draft_is_offered_by_both(house):
    one, other = house.servers
    account, _, school = house.who("sendco")
    browser = house.signed_in(account, house.servers[0])
    form = f"/schools/{school}/concerns/new"
    fields = {"_token": browser.get(one, form).hidden["_token"], "_draft": form, "focus": "whole-school",
              "title": "Half a thought about reading"}
    saved = browser.send(one, "POST", "/drafts", fields)
    assert saved.status == 200 and "Saved" in saved.text, saved
    assert "Half a thought about reading" in browser.get(other, form).text, "no draft on the other"


def test_the_same_call_sent_to_both_at_once_is_done_once(house):
    account, _, school = house.who("sendco")
    callers = [house.caller(account, server) for server in house.servers * 2]
    for number in range(20):
        key, title = str(uuid.uuid4()), f"Sent to both {number}"
        fields = concern(school, title)
        answers = at_once(*[
            lambda caller=caller: caller.do("/api/concerns", key=key, **fields)
            for caller in callers])
        assert answers == [answers[0]] * 4 and "concern" in answers[0], f"{title}: {answers}"
        count = house.database.value(f"SELECT count(*) FROM concern WHERE title = '{title}'")
        assert count == "1", f"{title}: {count} times"


def test_guesses_at_an_account_are_counted_over_both(house):
    account = house.who("sendco")[0]
    owner = house.signed_in(account, house.servers[0])
    owner.post(house.servers[0], "/sign-out", {}, at="/today")
    for number in range(10):  # from three networks, since five from one are too many for it
        guesser = Browser(f"127.0.1.{number // 4}")
        page = guesser.sign_in(house.servers[number % 2], account, f"wrong guess {number}")
        assert page.status == 422, f"guess {number + 1}: {page}"
    for number, server in enumerate(house.servers):
        page = Browser(f"127.0.2.{number}").sign_in(server, account, PASSWORD)
        assert page.status == 429, f"an eleventh guess was tried: {page}"
    for server in reversed(house.servers):
        page = owner.sign_in(server, account, PASSWORD)
        assert page.path == "/today", f"the owner's own browser has to wait: {page}"
        owner.post(server, "/sign-out", {}, at="/today")


def test_guesses_from_a_network_are_counted_over_both(house):
    names = [person[0] for person in house.zone.people["headteacher"][:6]]
    office = f"127.0.3.{random.randint(1, 250)}"
    for number, name in enumerate(names[:5]):
        page = Browser(office).sign_in(house.servers[number % 2], name, "a wrong guess")
        assert page.status == 422, f"guess {number + 1}: {page}"
    for server in house.servers:
        page = Browser(office).sign_in(server, names[5], "a wrong guess")
        assert page.status == 429, f"a sixth guess from one network was tried: {page}"


def test_a_half_day_is_given_once(house):
    """Two at once, one on each server, for the same half day of the same practitioner."""
    one, other = house.servers
    lead = house.who("service-lead", "epss")[0]
    practitioner = house.who("practitioner", "epss")[1]
    requests = [row[0] for row in house.database.rows(
        "SELECT id FROM support_request WHERE service = 'epss' AND state = 'requested'"
        " UNION ALL SELECT id FROM support_request WHERE service = 'epss' AND state = 'accepted'")]
    assert len(requests) >= 2, "the demonstration has too few requests to give"
    callers = [house.caller(lead, server) for server in (one, other)]
    for caller, request in zip(callers, requests):
        state = caller.get(f"/api/requests/{request}")["request"]["state"]
        if state == "requested":
            caller.do(f"/api/requests/{request}/accept")

    def allocate(caller, request):
        return caller.do(
            f"/api/requests/{request}/allocate", practitioner=practitioner, days="1",
            reason="Knows the school.", first_day="2025-12-04", first_half="pm")

    answers = at_once(*[lambda c=caller, r=request: allocate(c, r)
                        for caller, request in zip(callers, requests)])
    refused = [answer for answer in answers if isinstance(answer, Refused)]
    assert len(refused) == 1, f"one wins, one is refused: {answers}"
    assert refused[0].status == 422 and "Choose another half day" in refused[0].words, refused[0]
    assert "in the afternoon of Thursday 4 December 2025" in refused[0].words, refused[0]
    booked = house.database.value(
        f"SELECT count(*) FROM allocation WHERE practitioner = '{practitioner}'"
        " AND first_day = '2025-12-04' AND first_half = 'pm'")
    assert booked == "1", f"booked {booked} times"


def test_writes_through_both_keep_one_audit_log(house):
    """Eight people write at once, four on each server; the fixture checks the chain."""
    people = house.zone.people["sendco"][:8]
    callers = [house.caller(person[0], house.servers[n % 2]) for n, person in enumerate(people)]
    before = int(house.database.value("SELECT seq FROM audit_head"))

    def bring(caller, school, number):
        for turn in range(10):
            caller.do("/api/concerns", **concern(school, f"Written at once {number} {turn}"))

    answers = at_once(*[lambda n=n: bring(callers[n], people[n][2], n) for n in range(8)])
    assert not any(answers), answers
    titles = house.database.rows("SELECT title FROM concern WHERE title LIKE 'Written at once%'")
    assert len(set(titles)) == len(titles) == 80, f"{len(titles)} of 80 concerns are there"
    after = int(house.database.value("SELECT seq FROM audit_head"))
    assert after - before == 80, f"80 writes, {after - before} lines in the audit log"


def test_a_write_that_waited_too_long_does_not_end_writing(house):
    """Somebody else holds the writers' lock for longer than a write waits (an import, a server
    that hangs). The write is refused; once the lock is free again, the same server writes."""
    account, _, school = house.who("sendco")
    caller = house.caller(account, house.servers[0])
    holder = subprocess.Popen(
        ["psql", house.database.address, "-X", "-q", "-c",
         "SELECT pg_advisory_lock(726001, hashtext(current_schema())), pg_sleep(13)"],
        stdout=subprocess.DEVNULL)
    time.sleep(1)
    with pytest.raises(OSError):  # 503: try again
        caller.once("POST", "/api/concerns", concern(school, "While locked"), str(uuid.uuid4()))
    holder.wait()
    answer = caller.do("/api/concerns", **concern(school, "After the lock"))
    assert "concern" in answer, answer
