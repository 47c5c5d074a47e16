"""The steps of the thread, from a concern to the review of its support, each by whoever does it."""

import base64
import re
from types import SimpleNamespace

from selenium.webdriver.common.by import By

from conftest import PASSWORD

FIRST_DAY, NEXT_DAY = "2025-10-14", "2026-01-13"  # the meetings
TITLE = "Reading aloud in lessons"

# A school in which one concern waits already: its record is not too long for a keyboard.
QUIET_SCHOOL = """
    SELECT a.name, s.urn, s.name FROM account a JOIN post po ON po.person = a.person
    JOIN school s ON CAST(s.urn AS TEXT) = po.scope_value
    WHERE po.role = 'sendco' AND po.until_day IS NULL AND s.kind IN ('maintained', 'academy')
    AND 3 < (SELECT count(*) FROM child ch WHERE ch.school = s.urn AND NOT EXISTS
        (SELECT 1 FROM lawful_basis b WHERE b.child = ch.id))
    ORDER BY abs(1 - (SELECT count(*) FROM concern c WHERE c.school = s.urn
            AND c.state IN ('brought', 'carried')))
        + (SELECT count(*) FROM support_request r WHERE r.school = s.urn AND r.state = 'reported'),
        s.urn
"""


class Story:
    """The steps, each by whoever does it. What one leaves for the next stands in `self`."""

    def __init__(self, zone, hands):
        self.zone, self.hands = zone, hands
        self.sendco, self.urn, self.school = zone.rows(QUIET_SCHOOL)[0]

    def as_(self, role_or_account):
        """Signs in; the one before has signed out."""
        account = self.zone.accounts.get(role_or_account, role_or_account)
        self.hands.sign_in(account, PASSWORD)

    # The school

    def sendco_raises_concerns(self):
        self.as_(self.sendco)
        self.hands.follow(self.school)
        self.hands.reads("Next meeting", "What is missing", "Open actions", "Agreed support")
        self.raise_concern("whole-school", "A calm start to the day")
        self.hands.reads("Waiting for the meeting")
        self.hands.follow(self.school, in_main=False)
        self.raise_concern("child", TITLE)
        self.concern = self.hands.path
        self.hands.reads("You need a lawful basis before this child can be discussed")
        self.record_consent()
        self.hands.reads("In force", TITLE)
        self.hands.sign_out()

    def raise_concern(self, focus, title):
        hands = self.hands
        hands.follow("Raise a concern")
        hands.choose("focus", focus)
        hands.send("Continue")
        if focus == "child":
            given, family = self.zone.rows(
                """SELECT given_name, family_name FROM child ch WHERE school = ? AND NOT EXISTS
                (SELECT 1 FROM lawful_basis b WHERE b.child = ch.id) ORDER BY id""", self.urn)[0]
            hands.pick("child", f"{given} {family}")
        hands.write("title", title)
        hands.choose("offer", "enhanced" if focus == "child" else "universal")
        hands.tick("sections")
        hands.write("tried", "Paired reading three times a week since May.")
        hands.write("outcome", "Joins in when the class reads.")
        hands.write("asked", "Somebody to watch a lesson and advise us.")
        hands.send("Raise this concern")
        assert re.match(r"/concerns/[0-9a-f-]{36}$", hands.path), hands.path
        hands.reads(title)

    def record_consent(self):
        hands = self.hands
        hands.follow("Record a lawful basis")
        hands.choose("kind", "consent-parent")
        hands.send("Continue")
        hands.write("given-by", "Jo Bloggs, mother")
        hands.day("given-on", "2025-10-06")
        hands.write("how", "In person, at school")
        hands.write("covers", "Attainment and reading, with the zone team and EPSS.")
        hands.send("Record this basis")

    # The zone team

    def coordinator_plans(self, day):
        hands = self.hands
        self.as_("Zone coordinator")
        hands.follow("Meetings", to="/meetings", in_main=False)
        hands.follow("Plan a meeting")
        hands.choose("kind", "team-around-school")
        hands.send("Continue")
        hands.pick("school", self.school)
        hands.day("day", day)
        hands.write("starts", "09:30")
        hands.write("place", "The library")
        hands.send("Plan this meeting")
        hands.reads("The meeting is planned", self.school)
        self.meeting = hands.path
        hands.sign_out()

    def adviser_closes_the_pack(self):
        hands = self.hands
        self.as_("SEND adviser")
        hands.follow(self.school, to=self.meeting)
        hands.follow("Close the pack")
        hands.reads("The agenda is frozen", "of them about a child")
        hands.send("Close the pack")
        hands.reads("The pack is closed")
        hands.sign_out()

    def adviser_opens_the_record(self):
        hands = self.hands
        self.as_("SEND adviser")
        hands.follow(self.school, to=self.meeting)
        hands.follow("Record the meeting")

    def adviser_records_the_first_meeting(self):
        hands = self.hands
        self.adviser_opens_the_record()
        hands.follow("Who came")
        hands.tick("attended")
        hands.send("Save who came")
        for item in self.items():
            if item.is_review:
                self.review(item)
            elif item.title == TITLE:
                self.decide(item, "Support from EPSS", "Which approach to reading fits?")
            elif item.title == "A calm start to the day":
                self.decide(item, "Advice and strategies")
            else:
                self.decide(item, "Carry forward")
        self.agree_an_action()
        self.say_that_it_was_held()
        self.publish("A useful hour. We agreed what the school tries next.",
                     "A request for support goes to", "Which approach to reading fits?")
        hands.reads("Support from EPSS", "Write to the family", "Attended", TITLE)
        self.request = "/requests/" + self.zone.value(
            "SELECT id FROM support_request WHERE concern = ?", self.concern.rsplit("/", 1)[1])

    def items(self):
        """What the record asks to be decided, as it stands on the page."""
        found = []
        for section in self.hands.browser.find_elements(By.CSS_SELECTOR, "main section[id^=item-]"):
            heading = section.find_elements(By.TAG_NAME, "h3")
            form = section.find_elements(By.TAG_NAME, "form")
            if heading and form:
                number, title = heading[0].text.split(". ", 1)
                is_review = bool(section.find_elements(By.NAME, "outcome"))
                found.append(SimpleNamespace(number=number, title=title, is_review=is_review))
        assert any(item.title == TITLE for item in found), found
        return found

    def decide(self, item, words, question=None):
        hands = self.hands
        if question:
            hands.write(f"{item.number}-notes", "Reads alone, not aloud.")
        hands.pick(f"{item.number}-decision", words)
        if question:
            hands.write(f"{item.number}-question", question)
        hands.send("Save this item")
        hands.reads("The item is saved")

    def review(self, item):
        hands = self.hands
        hands.choose("outcome", "achieved", mark=item.number + "-")
        hands.choose("going", "close", mark=item.number + "-")
        hands.write(f"{item.number}-next", "Keep reading aloud every day.")
        hands.send("Save this item")

    def agree_an_action(self):
        hands = self.hands
        hands.write("action-what", "Write to the family about the plan")
        hands.write("action-owner-name", "Sam Carter")
        hands.day("action-due", "2025-10-31")
        hands.send("Agree this action")
        hands.reads("Write to the family about the plan", "Sam Carter")

    def say_that_it_was_held(self):
        hands = self.hands
        hands.follow("Say that it has been held")
        hands.tick("attended")
        hands.send("It has been held")

    def publish(self, summary, *expected):
        hands = self.hands
        hands.follow("Publish the recap")
        hands.reads("What will happen", "Who will see it", *expected)
        hands.write("summary", summary)
        hands.send("Publish the recap")
        assert hands.path == self.meeting + "/recap", hands.path
        hands.reads("The recap is published", summary)

    def recap_prints_on_two_sheets(self):
        printed = self.hands.browser.execute_cdp_cmd(
            "Page.printToPDF", {"preferCSSPageSize": True, "printBackground": False})
        pages = re.findall(rb"/Type\s*/Page\b", base64.b64decode(printed["data"]))
        assert 1 <= len(pages) <= 2, f"the recap prints on {len(pages)} sheets"
        self.hands.sign_out()

    def sendco_reads_and_rates(self):
        hands = self.hands
        self.as_(self.sendco)
        hands.follow(self.school)
        hands.follow(to=self.meeting + "/recap")
        hands.reads("Support from EPSS", "Write to the family about the plan", "A useful hour.")
        hands.follow(to=self.meeting, in_main=False)
        hands.follow("Rate this meeting")
        hands.choose("stars", "5")
        hands.write("comment", "We felt listened to.")
        hands.send("Send the rating")
        hands.reads("Your rating is recorded", "5 of 5")
        hands.sign_out()

    # The service

    def lead_allocates(self):
        hands = self.hands
        self.as_("Service lead")
        hands.follow(self.school, to=self.request)
        hands.follow("Accept this request")
        hands.send("Accept this request")
        hands.reads("The request is accepted")
        hands.follow("Allocate this support")
        hands.reads("Suggested", "Days left")
        hands.write("days", "2")
        hands.send("Allocate this support")
        hands.reads("The support is allocated")
        hands.sign_out()

    def practitioner_gives_the_support(self):
        hands = self.hands
        self.as_(self.zone.value(
            """SELECT a.name FROM allocation al JOIN account a ON a.person = al.practitioner
            WHERE al.request = ?""", self.request.rsplit("/", 1)[1]))
        hands.follow(to=self.request)
        hands.follow("Log a session")
        hands.day("day", FIRST_DAY)
        hands.write("hours", "2½")
        hands.write("what", "Watched a lesson and talked with the teacher.")
        hands.send("Log this session")
        hands.reads("The session is logged")
        hands.follow("Report", to="/report")
        hands.write("findings", "Reads well alone, guesses aloud.")
        hands.write("recommendations", "Read aloud with one partner, every day.")
        hands.send("Send this report")
        hands.reads("The report is in")
        hands.sign_out()

    # The next term

    def adviser_reviews_the_support(self):
        hands = self.hands
        self.adviser_opens_the_record()
        for item in self.items():
            if item.is_review:
                self.review(item)
            else:
                self.decide(item, "Nothing more is needed")
        self.say_that_it_was_held()
        self.publish("The support worked.", "The support is reviewed: achieved, and it ends")
        assert self.zone.value("SELECT state FROM support_request WHERE id = ?",
                               self.request.rsplit("/", 1)[1]) == "closed"
        hands.sign_out()

    def the_chain_leads_both_ways(self):
        """Concern to request to concern, and to both meetings, over links alone."""
        hands = self.hands
        self.as_(self.sendco)
        hands.follow(self.school)
        hands.follow(to=self.meeting + "/recap")
        hands.follow(to=self.request)
        hands.reads("Closed", "Achieved", "Keep reading aloud every day.", "Watched a lesson")
        hands.follow(to=self.concern)
        hands.reads("Closed", "Concern raised", "EPSS asked", "Allocated", "Reported", "Reviewed")
        links = hands.browser.find_elements(By.CSS_SELECTOR, ".chain a")
        led_to = {link.get_attribute("href").removeprefix(self.zone.address) for link in links}
        assert {self.concern, self.request, self.meeting} <= led_to, led_to
        assert len({address for address in led_to if address.startswith("/meetings/")}) == 2, led_to
        hands.follow(to=self.request)
        hands.follow("Reviewed", to=self.meeting)
