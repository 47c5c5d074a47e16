"""A zone's coordinator plans a term by keyboard: asks why, pins, moves, forbids, compares, publishes; a
school answers and asks for another time; feeds follow. Once as usual, once in a browser that runs no
scripts."""

import importlib.util
import pathlib
import subprocess
import sys
import time
import urllib.request

import pytest
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.by import By

from conftest import PASSWORD, ROOT, open_browser
from hands import Hands
from test_pages import look, pattern

PARSERS = ["icalendar", "vobject", "ics", "recurring_ical_events"]
CHECK = next((place / "shared" / "tools" / "calendar_check.py" for place in [ROOT.parent, *ROOT.parents]
              if (place / "shared" / "tools" / "calendar_check.py").exists()), None)
LOOKED = set()
PUBLISHED = ("SELECT pm.code, pm.meeting, pm.day, pm.starts_minute, pm.school FROM planned_meeting pm "
             "JOIN term_plan tp ON tp.id = pm.plan AND tp.state = 'published' WHERE pm.kind = 'team-around-school' "
             "AND pm.meeting IS NOT NULL ORDER BY tp.published_at DESC, pm.day, pm.starts_minute")


@pytest.mark.parametrize("javascript", [True, False], ids=["keyboard", "keyboard, no scripts"])
def test_a_term_is_planned_published_and_answered(own_zone, axe, javascript):
    browser = open_browser(javascript=javascript)
    try:
        hands = Hands(browser, own_zone.address)
        wrong = []
        if javascript:
            hands.at_every_page = lambda: look_once(browser, axe, hands.path, wrong)
        coordinator = Coordinator(own_zone, hands)
        hands.sign_in(own_zone.accounts["Zone coordinator"], PASSWORD)
        coordinator.names_who_knows_a_school()
        coordinator.plans_a_term()
        coordinator.asks_why_pins_and_moves()
        coordinator.forbids_and_plans_again()
        coordinator.compares()
        coordinator.asks_what_one_more_would_mean()
        coordinator.publishes()
        hands.sign_out()
        school = School(own_zone, hands)
        school.asks_for_another_time()
        hands.sign_in(own_zone.accounts["Zone coordinator"], PASSWORD)
        coordinator.finds_another_time(school)
        coordinator.cancels_another()
        coordinator.plans_around_snow()
        hands.sign_out()
        school.accepts_and_follows(coordinator.cancelled)
        assert not wrong, "\n".join(wrong)
    finally:
        browser.quit()


def look_once(browser, axe, path, wrong):
    """Looks at the first page of each kind; one that refreshes itself is gone before it is looked at."""
    kind = pattern(path)
    text = browser.find_element(By.TAG_NAME, "main").text
    key = (kind, "Draft" in text, "?" in browser.current_url, "What changes" in text)
    if "refreshing itself" in text or key in LOOKED:
        return
    LOOKED.add(key)
    wrong += look(browser, axe, path)


class Coordinator:
    def __init__(self, zone, hands):
        self.zone, self.hands, self.cancelled = zone, hands, None

    def names_who_knows_a_school(self):
        hands = self.hands
        hands.follow("Planning", in_main=False)
        hands.follow("Who can come, and when")
        adviser, name = self.zone.rows(
            "SELECT po.person, p.name FROM post po JOIN person p ON p.id = po.person WHERE po.role = 'send-adviser' "
            "AND po.scope_kind = 'zone' AND po.until_day IS NULL ORDER BY p.name LIMIT 1")[0]
        hands.follow(name)
        hands.follow(f"Schools {name} knows")
        hands.follow(f"Name {name} for a school")
        here = hands.reach(lambda here: here["id"] == "f-school", "the school")
        hands.press("G")
        school = hands.look()["words"]
        assert school.startswith("G"), here
        hands.send(f"Name {name}")
        hands.reads("Kept. Plans keep to it", school)
        hands.follow(school)
        hands.reads(f"Who knows {school}", name, "Named")
        assert self.zone.value(
            "SELECT n.person FROM named_person n JOIN school s ON s.urn = n.school WHERE s.name = ? "
            "AND n.role = 'send-adviser' AND n.until_day IS NULL", school) == adviser

    def plans_a_term(self):
        hands = self.hands
        hands.follow("Planning", in_main=False)
        hands.follow("Plan a term")
        hands.send("Plan the term")
        self.watch()
        hands.reads("Draft", "meetings placed", "Weeks and people", "Days")
        self.first = hands.last_part

    def watch(self):
        """The page asks for itself again until it is done."""
        for _ in range(240):
            try:
                text = self.hands.browser.find_element(By.TAG_NAME, "main").text
                if not any(words in text for words in ("Being planned", "refreshing itself")):
                    break
            except WebDriverException:
                pass  # it was just asking for itself
            time.sleep(0.25)
        else:
            raise AssertionError("it is not done")
        self.hands.at_every_page()
        self.hands.is_fresh = True

    def asks_why_pins_and_moves(self):
        hands = self.hands
        hands.follow("TAS, ")
        hands.reads("Why here?", "Why not then?")
        pinned = hands.last_part
        hands.send("Pin it here")
        hands.reads("It is pinned.", "Pinned")
        # A Sunday cannot be, and the page says why.
        hands.day("day", "2026-01-11")
        hands.write("starts", "09:00")
        hands.send("Ask")
        hands.reads("It cannot be then", "not a school day")
        hands.follow("Spring term 2026")
        hands.reads("Pinned")
        other, plan = self.zone.rows(
            "SELECT id, plan FROM planned_meeting WHERE plan = ? AND kind = 'team-around-school' AND id <> ? "
            "AND day IS NOT NULL ORDER BY day DESC, starts_minute DESC LIMIT 1", self.first, pinned)[0]
        hands.follow(to="/placements/" + other)
        row = hands.browser.find_elements(By.CSS_SELECTOR, "main .scroll tbody th a")
        assert row, "no other time is free for it"
        day, starts = row[0].get_attribute("href").split("#")[0].split("day=")[1].split("&starts=")
        hands.follow("Move it")
        hands.day("day", day)
        hands.write("starts", starts)
        hands.send("Move it, and pin it there")
        hands.reads("It is moved, and pinned there.")
        assert self.zone.rows(
            "SELECT day, is_pinned FROM planned_meeting WHERE id = ?", other) == [(day, 1)]
        hands.follow("Spring term 2026")
        self.pins = {self.code(pinned), self.code(other)}

    def code(self, placement):
        return self.zone.value("SELECT code FROM planned_meeting WHERE id = ?", placement)

    def forbids_and_plans_again(self):
        hands = self.hands
        third, code, day = self.zone.rows(
            "SELECT id, code, day FROM planned_meeting WHERE plan = ? AND kind = 'team-around-school' AND day IS NOT NULL "
            "AND is_pinned = 0 ORDER BY day LIMIT 1", self.first)[0]
        hands.follow(to="/placements/" + third)
        hands.follow("Forbid half-days")
        half = time.strftime("%a", time.strptime(day, "%Y-%m-%d")).lower()
        for part in ("am", "pm"):
            hands.tick("halves", f"{half}-{part}")
        hands.send("Forbid these half-days")
        hands.reads("Kept. Plan again")
        hands.follow("Spring term 2026")
        hands.follow("Plan again")
        hands.send("Plan the term")
        self.watch()
        self.second = hands.last_part
        kept = dict(self.zone.rows("SELECT code, day FROM planned_meeting WHERE plan = ?", self.second))
        before = dict(self.zone.rows("SELECT code, day FROM planned_meeting WHERE plan = ?", self.first))
        for pin in self.pins:
            assert kept[pin] == before[pin]
        if kept[code]:
            assert time.strftime("%a", time.strptime(kept[code], "%Y-%m-%d")).lower() != half

    def compares(self):
        hands = self.hands
        hands.follow("Compare with another plan")
        hands.reach(lambda here: here["id"] == "f-with", "the other plan")
        hands.press("T")
        hands.send("Compare")
        hands.reads("At a glance", "Meetings that differ")
        hands.follow("Spring term 2026")

    def asks_what_one_more_would_mean(self):
        hands = self.hands
        hands.follow("Workload, and what if")
        hands.reads("Each zone in the term", "Meetings of each person by week", "Hours on the road")
        hands.follow("one person more")
        hands.choose("role", "inclusion-adviser")
        hands.write("most-a-week", "4")
        hands.send("Work it out")
        self.watch()
        hands.reads("One more Inclusion adviser", "Meetings without a place", "Now and then", "Time on the road")
        hands.follow(to="/plans/" + self.second)

    def publishes(self):
        hands = self.hands
        hands.follow("Publish this plan")
        hands.send("Publish the plan")
        hands.reads("The plan is published", "have not answered")

    def finds_another_time(self, school):
        hands = self.hands
        self.school = school.meeting
        hands.reads("Answers of schools", "ask for another time")
        hands.follow("ask for another time")
        hands.reads("Asks to move", school.name)
        began = time.monotonic()
        hands.send(f"Find another time for {school.name}")
        self.watch()
        assert time.monotonic() - began < 60
        hands.reads("What changes", "people must be told", school.name)
        hands.follow("Publish this plan")
        hands.reads("Who must be told")
        hands.send("Publish the plan")
        hands.reads("The plan is published", "1 moved")
        day, starts = self.zone.rows("SELECT day, starts_minute FROM meeting WHERE id = ?", school.meeting)[0]
        half = time.strftime("%a", time.strptime(day, "%Y-%m-%d")).lower() + ("-am" if starts < 720 else "-pm")
        assert half in school.halves, (day, starts, school.halves)

    def cancels_another(self):
        """A meeting of the same school's, or any other, is cancelled by hand."""
        hands = self.hands
        self.cancelled = self.zone.rows(PUBLISHED)[-1][1]
        hands.page(lambda: hands.browser.get(f"{self.zone.address}/meetings/{self.cancelled}"))
        hands.follow("Cancel it")
        hands.write("reason", "The school closes.")
        hands.send("Cancel the meeting")


    def plans_around_snow(self):
        """The schools are closed on a day; its meetings stand on top until the zone is planned again."""
        hands = self.hands
        day = self.zone.value(
            "SELECT m.day FROM meeting m WHERE m.id IN (SELECT pm.meeting FROM planned_meeting pm JOIN term_plan tp "
            "ON tp.id = pm.plan AND tp.state = 'published') AND m.state = 'planned' AND m.school IS NOT NULL "
            "AND m.id <> ? ORDER BY m.day DESC LIMIT 1", self.school)
        hands.follow("Planning", in_main=False)
        hands.follow("Schools are closed")
        hands.day("day", day)
        hands.send("Close these schools for the day")
        hands.reads("are closed on", "cannot be held as they stand", "The school is closed")
        hands.send("Plan Norwich (North) again, Spring term 2026")
        self.watch()
        hands.reads("What changes", "people must be told")
        hands.follow("Publish this plan")
        hands.send("Publish the plan")
        hands.follow("Planning", in_main=False)
        assert "cannot be held" not in hands.browser.find_element(By.TAG_NAME, "main").text


class School:
    def __init__(self, zone, hands):
        self.zone, self.hands = zone, hands
        for code, self.meeting, day, starts, self.urn in zone.rows(PUBLISHED):
            found = zone.rows(
                "SELECT a.name, s.name FROM post po JOIN account a ON a.person = po.person JOIN school s ON s.urn = ? "
                "WHERE po.role = 'sendco' AND po.scope_value = CAST(s.urn AS TEXT) AND po.until_day IS NULL", self.urn)
            if found and code.endswith(" 1"):
                (self.account, self.name), self.day, self.starts = found[0], day, starts
                break
        mine = time.strftime("%a", time.strptime(self.day, "%Y-%m-%d")).lower()
        self.halves = [f"{day}-{part}" for day in ("mon", "tue", "wed", "thu", "fri") if day != mine for part in ("am", "pm")]

    def asks_for_another_time(self):
        hands = self.hands
        hands.sign_in(self.account, PASSWORD)
        self.feeds = [self.makes_a_feed(None), self.makes_a_feed(self.urn)]
        self.before = [self.feed(address) for address in self.feeds]
        hands.follow("Today", in_main=False)
        hands.reads("Can your school meet then?")
        hands.follow(to=f"/meetings/{self.meeting}/answer")
        hands.choose("answer", "asks-to-move")
        for half in self.halves:
            hands.tick("halves", half)
        hands.send("Send the answer")
        hands.reads("The coordinator looks for another time")
        hands.sign_out()

    def makes_a_feed(self, school):
        hands = self.hands
        hands.follow("Account", in_main=False)
        hands.follow("Your meetings in your own calendar")
        hands.follow("Make an address")
        if school:
            hands.pick("school", "Meetings of")
        hands.send("Make the address")
        return hands.browser.find_element(By.PARTIAL_LINK_TEXT, "Calendar of meetings").get_attribute("href")

    def feed(self, address):
        text = urllib.request.urlopen(address).read()
        events = {}
        for part in text.replace(b"\r\n ", b"").decode().split("BEGIN:VEVENT")[1:]:
            fields = dict(line.split(":", 1) for line in part.strip().splitlines() if ":" in line)
            events[fields["UID"]] = fields
        check(text)
        return events

    def accepts_and_follows(self, cancelled):
        """Moved: the same entry, a higher sequence, another time. Cancelled: the entry says so."""
        hands = self.hands
        hands.sign_in(self.account, PASSWORD)
        hands.follow(to=f"/meetings/{self.meeting}/answer")
        hands.choose("answer", "accepted")
        hands.send("Send the answer")
        hands.reads("Thank you. The zone team sees that your school comes.")
        for address, before in zip(self.feeds, self.before):
            after = self.feed(address)
            uid = next(uid for uid in after if self.meeting in uid)
            assert int(after[uid]["SEQUENCE"]) > int(before[uid]["SEQUENCE"])
            assert after[uid]["DTSTART"] != before[uid]["DTSTART"]
            assert after[uid]["STATUS"] == "CONFIRMED"
        hands.sign_out()
        ours = self.zone.rows(
            "SELECT a.name FROM attendance t JOIN account a ON a.person = t.person WHERE t.meeting = ?", cancelled)
        hands.sign_in(ours[0][0], PASSWORD)
        after = self.feed(self.makes_a_feed(None))
        uid = next(uid for uid in after if cancelled in uid)
        assert after[uid]["STATUS"] == "CANCELLED" and int(after[uid]["SEQUENCE"]) > 0


def check(text):
    """The file in four independent parsers, where they and the checker are."""
    if CHECK is None or not all(importlib.util.find_spec(name) for name in PARSERS):
        print("calendar files are not checked: the checker or its parsers are not here")
        return
    place = pathlib.Path("/tmp") / f"feed-{time.monotonic_ns()}.ics"
    place.write_bytes(text)
    try:
        done = subprocess.run([sys.executable, str(CHECK), str(place)], capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
    finally:
        place.unlink()
