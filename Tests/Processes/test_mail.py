"""Mail is sent for what happened, all of it, whatever becomes of the servers; and it is mail that a
mail program reads as it was meant."""

import collections
import email
import email.policy
import json
import os
import pathlib
import random
import subprocess
import time
import uuid

import pytest

from conftest import ENGINES
from county import Caller, run
from story import Cast

MAIL_FROM = "alongside@example.gov.uk"
# A command that checks a calendar file with parsers other than ours, where there is one.
CALENDAR_CHECK = os.environ.get("ALONGSIDE_CALENDAR_CHECK")

SENDMAIL = """#!/bin/sh
[ -e {folder}/away ] && {{ echo "no route to <$4>" >&2; exit 75; }}
file=$(mktemp {folder}/XXXXXXXX)
cat >"$file"
sleep 0.05
mv "$file" "$file.eml"
"""


class PostOffice:
    """A program like sendmail, and what it was given."""

    def __init__(self, folder):
        self.folder = folder / "post"
        self.folder.mkdir()
        self.program = folder / "sendmail"
        self.program.write_text(SENDMAIL.format(folder=self.folder))
        self.program.chmod(0o755)
        self.options = ["--mail-from", MAIL_FROM, "--sendmail", str(self.program),
                        "--site", "https://alongside.example.gov.uk"]

    def messages(self):
        """Those about meetings: the demonstration has overdue promises to tell of as well."""
        all = [email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
               for file in sorted(self.folder.glob("*.eml"))]
        return [message for message in all if "overdue" not in message["Subject"]]

    def be_away(self, away=True):
        (self.folder / "away").touch() if away else (self.folder / "away").unlink()


@pytest.fixture
def post(tmp_path):
    return PostOffice(tmp_path)


def meeting(school, day="2025-11-20", place="The Zoë room"):
    return {"kind": "team-around-school", "school": school, "day": day, "starts": "09:30", "place": place}


def wait(condition, seconds=60):
    ends = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < ends, "it did not come about in time"
        time.sleep(0.05)


def waiting(database):
    return int(database.value("SELECT count(*) FROM outgoing_mail WHERE state IN ('waiting', 'sending')"))


def invited(database):
    """Who has to hear of which planned meeting: one message each."""
    return int(database.value(
        "SELECT count(*) FROM attendance a JOIN meeting m ON m.id = a.meeting JOIN account c"
        " ON c.person = a.person WHERE m.place = 'The Zoë room' AND c.state = 'open'"))


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_is_lost_when_servers_are_killed(engine, zone_on, serve, post):
    zone = zone_on(engine)
    database, cast = zone.database, Cast(zone)
    server = serve(database, *post.options)
    server.wait()
    chance, kills, done = random.Random(926), 0, 0
    callers = {name: Caller(server.port, cast.tokens[name]) for name in cast.advisers}
    for number, school in enumerate(cast.schools[:8]):
        adviser = cast.advisers[number % len(cast.advisers)]
        callers[adviser].do("/api/meetings", **meeting(school))
        done += 1
        if number % 2:
            time.sleep(chance.uniform(0, 1.5))
            server.kill()
            server.start()
            kills += 1
    # A message that a killed server held in its hands is taken up again after two minutes.
    server.kill()
    server.starts += 3
    server.start()
    wait(lambda: waiting(database) == 0, 120)
    expected = invited(database)
    assert done == 8 and expected > 24, f"{expected} people were invited"
    rows = database.rows("SELECT id, state FROM outgoing_mail WHERE kind = 'invitation'")
    assert {state for _, state in rows} == {"sent"} and len(rows) == expected, collections.Counter(rows)
    counts = collections.Counter(message["Message-ID"] for message in post.messages())
    assert set(counts) == {f"<{id}@example.gov.uk>" for id, _ in rows}, "a message is lost or made up"
    twice = sum(counts.values()) - len(counts)
    assert twice <= kills + 1, f"{twice} messages were sent twice with {kills + 1} kills"
    assert not server.mistakes(), server.mistakes()
    assert not database.check()


def test_two_servers_send_each_message_once(zone_on, serve, post):
    zone = zone_on("postgresql")
    database, cast = zone.database, Cast(zone)
    servers = [serve(database, *post.options) for _ in range(2)]
    for server in servers:
        server.wait()
    adviser = Caller(servers[0].port, cast.tokens[cast.advisers[0]])
    for school in cast.schools[:8]:
        adviser.do("/api/meetings", **meeting(school))
    wait(lambda: waiting(database) == 0)
    counts = collections.Counter(message["Message-ID"] for message in post.messages())
    assert len(counts) == invited(database) and set(counts.values()) == {1}, counts


@pytest.mark.parametrize("engine", ENGINES)
def test_it_is_mail_as_mail_programs_read_it(engine, zone_on, serve, post, tmp_path):
    """Kept while the mail system is away, sent by the command; then read by Python's own library."""
    zone = zone_on(engine)
    database, cast = zone.database, Cast(zone)
    post.be_away()
    server = serve(database, *post.options)
    server.wait()
    adviser = Caller(server.port, cast.tokens[cast.advisers[0]])
    planned = adviser.do("/api/meetings", **meeting(cast.schools[0]))["meeting"]
    wait(lambda: database.rows("SELECT 1 FROM outgoing_mail WHERE tries > 0"))
    server.kill()
    said = database.value("SELECT trouble FROM outgoing_mail WHERE tries > 0")
    assert "try again later" in said and "no route to …" in said, said
    assert "Zoë" not in server.said() and "@" not in server.said().replace("@127.0.0.1", ""), server.said()

    send = ["mail", "send", "--json", "--database", database.address, *post.options]
    post.be_away(False)
    tally = json.loads(run(*send).stdout)
    assert tally["sent"] > 0 and (tally["givenUp"], tally["waiting"]) == (0, 0), tally
    assert json.loads(run(*send).stdout)["sent"] == 0
    messages = post.messages()
    assert len(messages) == invited(database)
    names = dict(database.rows("SELECT email, name FROM person"))
    for message in messages:
        read(message, names, planned, tmp_path)


def read(message, names, planned, folder):
    assert not message.defects, message.defects
    (to,) = message["To"].addresses
    assert to.display_name == names[to.addr_spec], message["To"]
    (sender,) = message["From"].addresses
    assert (sender.addr_spec, sender.display_name) == (MAIL_FROM, "Norfolk County Council")
    assert message["Subject"].startswith("Invitation: Team Around the School, "), message["Subject"]
    assert message["Date"].datetime is not None and message["Auto-Submitted"] == "auto-generated"
    assert message.get_content_type() == "multipart/alternative"
    plain, calendar = message.iter_parts()
    assert not plain.defects and not calendar.defects
    words = plain.get_content().replace("\r\n", "\n")
    assert plain.get_content_type() == "text/plain" and "Where: The Zoë room\n" in words
    assert f"https://alongside.example.gov.uk/meetings/{planned}\n" in words
    assert calendar.get_content_type() == "text/calendar"
    assert calendar.get_param("method") == "REQUEST" and calendar.get_param("charset") == "utf-8"
    file = pathlib.Path(folder / f"{uuid.uuid4()}.ics")
    file.write_bytes(calendar.get_payload(decode=True))
    text = file.read_bytes().replace(b"\r\n ", b"").decode()
    assert "METHOD:REQUEST\r\n" in text and f"mailto:{to.addr_spec}\r\n" in text, text
    assert f"ORGANIZER;CN=\"Norfolk County Council\":mailto:{MAIL_FROM}\r\n" in text, text
    if CALENDAR_CHECK:
        subprocess.run(f"{CALENDAR_CHECK} '{file}'", shell=True, check=True, capture_output=True)
