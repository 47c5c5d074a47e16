"""The whole thread, from a school's concern to the review of what was done about it, by everybody
who has a part in it, without a mouse: once as usual, once in a browser that runs no scripts."""

import pytest

from conftest import open_browser
from hands import Hands
from test_pages import look, pattern
from thread_story import FIRST_DAY, NEXT_DAY, Story

PLANNED_AGAIN = "2026-01-06T10:00"
LOOKED = set()


@pytest.mark.parametrize("javascript", [True, False], ids=["keyboard", "keyboard, no scripts"])
def test_a_concern_becomes_support_and_is_reviewed(own_zone, axe, javascript):
    browser = open_browser(javascript=javascript)
    try:
        hands = Hands(browser, own_zone.address)
        wrong = []
        if javascript:
            hands.at_every_page = lambda: look_once(browser, axe, hands.path, wrong)
        story = Story(own_zone, hands)
        story.sendco_raises_concerns()
        story.coordinator_plans(FIRST_DAY)
        story.adviser_closes_the_pack()
        own_zone.move_clock(FIRST_DAY + "T14:00")
        story.adviser_records_the_first_meeting()
        story.recap_prints_on_two_sheets()
        story.sendco_reads_and_rates()
        story.lead_allocates()
        story.practitioner_gives_the_support()
        own_zone.move_clock(PLANNED_AGAIN)
        story.coordinator_plans(NEXT_DAY)
        story.adviser_closes_the_pack()
        own_zone.move_clock(NEXT_DAY + "T14:00")
        story.adviser_reviews_the_support()
        story.the_chain_leads_both_ways()
        assert not wrong, "\n".join(wrong)
    finally:
        browser.quit()


def look_once(browser, axe, path, wrong):
    """Looks at the first page of each kind that the story comes to."""
    kind = pattern(path)
    if kind not in LOOKED:
        LOOKED.add(kind)
        wrong += look(browser, axe, path)
