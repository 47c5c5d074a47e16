"""The thread of the model, told over and over by several people at once: a school brings concerns,
a Team Around the School decides, EPSS gives support and reports."""

import datetime
import json
import threading
import time
import uuid

from county import TODAY, Caller, Refused


TELLERS = 4


class Stopped(Exception):
    """No further act is begun."""


class Ledger:
    """What was acknowledged: every answer, with the key and the fields that it answers."""

    def __init__(self, path):
        self.path = path
        self.lock = threading.Lock()
        self.lines = []
        self.is_closed = False

    def add(self, act, key, fields, answer):
        with self.lock:
            self.lines.append((act, key, fields, answer))
            with open(self.path, "a") as file:
                file.write(json.dumps((act, key, fields, answer)) + "\n")

    def of(self, act):
        return [(fields, answer) for done, _, fields, answer in self.lines if done == act]


class Cast:
    """Who acts in the story, with a token each."""

    def __init__(self, zone):
        people, database = zone.people, zone.database
        self.sendcos = people["sendco"][:2] + people["headteacher"][:1]
        self.advisers = [person[0] for person in people["send-adviser"]]
        self.lead = next(p[0] for p in people["service-lead"] if p[2] == "epss")
        self.administrator = people["administrator"][0][0]
        self.practitioners = {p[1]: p[0] for p in people["practitioner"] if p[2] == "epss"}
        accounts = [person[0] for person in self.sendcos] + self.advisers
        accounts += [self.lead, self.administrator, *self.practitioners.values()]
        self.tokens = {account: database.token(account) for account in set(accounts)}
        taken = f"SELECT school FROM meeting WHERE day >= '{TODAY}' AND school IS NOT NULL"
        held = "SELECT scope_value FROM post WHERE scope_kind = 'setting'"
        mine = " AND person IN (" + ", ".join(f"'{p[1]}'" for p in self.sendcos) + ")"
        self.schools = [row[0] for row in database.rows(
            f"SELECT urn FROM school WHERE status = 'open' AND urn NOT IN ({taken})"
            f" AND CAST(urn AS TEXT) NOT IN ({held}{mine}) ORDER BY urn")]


class Teller(threading.Thread):
    """One of several who tell the story, each at schools of their own."""

    def __init__(self, number, cast, port, ledger):
        super().__init__(name=f"teller-{number}", daemon=True)
        self.number, self.cast, self.ledger = number, cast, ledger
        self.callers = {name: Caller(port, token) for name, token in cast.tokens.items()}
        account, self.sendco_id, _ = cast.sendcos[number % len(cast.sendcos)]
        self.sendco = account
        self.adviser = cast.advisers[number % len(cast.advisers)]
        self.mistake = None
        self.told = 0

    @property
    def answered(self):
        return sum(caller.answered for caller in self.callers.values())

    @property
    def lost(self):
        return sum(caller.lost for caller in self.callers.values())

    def run(self):
        try:
            schools = self.cast.schools[self.number::TELLERS]
            for school in schools:
                self.tell(school)
                self.told += 1
            while True:
                self.go_on(schools)
        except Stopped:
            pass
        except BaseException as error:  # shown by the test, which else would wait in vain
            self.mistake = error

    def do(self, account, act, path, **fields):
        if self.ledger.is_closed:
            raise Stopped
        key = str(uuid.uuid4())
        answer = self.callers[account].do(path, key, **fields)
        self.ledger.add(act, key, fields, answer)
        return answer

    # The story.

    def tell(self, school):
        self.do(self.cast.administrator, "GivePost", f"/api/people/{self.sendco_id}/posts",
                role="sendco", place=school, **{"from": TODAY})
        concerns = [self.bring(school) for _ in range(2)]
        meeting = self.plan(school, TODAY)
        self.do(self.adviser, "CloseAgenda", f"/api/meetings/{meeting}/close-pack")
        page = self.callers[self.adviser].get(f"/api/meetings/{meeting}")
        came = [person["id"] for person in page["attendees"]][:3]
        self.do(self.adviser, "RecordAttendance", f"/api/meetings/{meeting}/attendance",
                attended=came[:1])
        self.do(self.adviser, "HoldMeeting", f"/api/meetings/{meeting}/hold", attended=came)
        for item in page["items"]:
            self.record(item, concerns)
        done = self.do(self.adviser, "PublishRecap", f"/api/meetings/{meeting}/publish",
                       summary="A useful hour.")
        assert len(done["requests"]) == len(concerns), f"{done} for {concerns}"
        for request in done["requests"]:
            self.support(request)

    def bring(self, school):
        return self.do(
            self.sendco, "BringConcern", "/api/concerns", school=school, focus="whole-school",
            title=f"Concern {uuid.uuid4()}", offer="targeted", sections=["learning", "semh"],
            tried="This.", outcome="That.", asked="For advice.")["concern"]

    def plan(self, school, day):
        return self.do(
            self.adviser, "PlanMeeting", "/api/meetings", kind="team-around-school", school=school,
            day=day, starts="11:00", minutes=60, place=f"Room {uuid.uuid4()}")["meeting"]

    def record(self, item, concerns):
        fields = {"version": item["version"], "notes": f"Said {uuid.uuid4()}."}
        if item.get("reviewOf"):
            fields |= {"outcome": "achieved", "going": "close", "next": "Nothing."}
        elif item.get("concern"):
            mine = item["concern"] in concerns
            fields |= {"decision": "epss" if mine else "carry-forward", "question": "How?"}
        if item["mayBeDiscussed"] and not item["isWithheld"]:
            self.do(self.adviser, "RecordItem", f"/api/agenda-items/{item['id']}", **fields)

    def support(self, request):
        at = f"/api/requests/{request}"
        person = sorted(self.cast.practitioners)[int(request[-4:], 16) % 3]
        account = self.cast.practitioners[person]
        self.do(self.cast.lead, "AcceptRequest", at + "/accept")
        self.do(self.cast.lead, "AllocateSupport", at + "/allocate", practitioner=person,
                days="1", reason="Knows the school.")
        for _ in range(2):
            self.do(account, "LogSession", at + "/sessions", day=TODAY, hours="1½",
                    what=f"Session {uuid.uuid4()}")
        self.do(account, "ReportSupport", at + "/report", findings="Found.",
                recommendations="Do.")

    def go_on(self, schools):
        """What can be done for ever: more concerns, and meetings on later days."""
        day = datetime.date.fromisoformat(TODAY)
        for school in schools:
            self.bring(school)
            day += datetime.timedelta(days=1)
            try:
                self.plan(school, day.isoformat())
            except Refused as refused:  # a day without school, or one that is taken
                assert refused.status == 422, refused
            time.sleep(0.01)
