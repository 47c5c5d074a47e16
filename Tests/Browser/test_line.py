"""An adviser logs a whole call with the keyboard alone, while the caller talks; the zone team has the
exclusion on its page the same minute; the call-back is kept."""

from selenium.webdriver import Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from conftest import PASSWORD, open_browser
from hands import Hands
from test_pages import look


def wait(browser, condition):
    return WebDriverWait(browser, 5, poll_frequency=0.02).until(condition)


def test_a_call_is_logged_by_keyboard(own_zone, axe):
    browser = open_browser()
    try:
        hands = Hands(browser, own_zone.address)
        hands.sign_in(own_zone.accounts["Support line adviser"], PASSWORD)
        urn, school = own_zone.rows(
            "SELECT s.urn, s.name FROM school s JOIN zone_membership z ON z.school = s.urn "
            "WHERE s.status = 'open' AND z.until_day IS NULL ORDER BY s.urn LIMIT 1")[0]
        hands.follow("Log a call")
        wrong = look(browser, axe, hands.path)
        the_call_is_typed(hands, school, urn)
        wrong += look(browser, axe, hands.path)
        hands.press(Keys.ESCAPE)
        hands.page(lambda: hands.browser.switch_to.active_element.send_keys(Keys.CONTROL, Keys.ENTER))
        assert hands.path.startswith("/line/calls/"), hands.path
        hands.reads("The call is saved.", "Risk of imminent exclusion", school, "Jo Finch", "Meeting with governors")
        wrong += look(browser, axe, hands.path)
        row = own_zone.rows(
            "SELECT started_at, ended_at, urgency, school FROM line_call WHERE caller_name = 'Jo Finch'")
        assert len(row) == 1 and row[0][0] < row[0][1] and row[0][2:] == ("imminent-exclusion", urn), row
        safeguarding_stands_above_everything(hands, axe, wrong)
        hands.sign_out()
        the_zone_team_takes_it(hands, own_zone, school)
        assert not wrong, "\n".join(wrong)
    finally:
        browser.quit()


def the_call_is_typed(hands, school, urn):
    """Enter moves on; the down arrow chooses the school that is offered."""
    browser = hands.browser
    hands.pick("caller", "School")
    hands.press(Keys.ENTER)
    hands.press("Jo Finch", Keys.ENTER)
    assert hands.look()["id"] == "f-phone", hands.look()
    hands.press("07700 900123", Keys.ENTER)
    assert hands.look()["id"] == "f-setting", hands.look()
    hands.press(school)
    wait(browser, lambda browser: browser.find_elements(By.ID, f"f-school-{urn}"))
    for _ in range(8):
        hands.press(Keys.ARROW_DOWN)
        if hands.look()["value"] == str(urn):
            break
    here = hands.look()
    assert here["value"] == str(urn) and here["checked"] and here["shows"], here
    hands.press(Keys.ENTER)
    assert hands.look()["id"] == "f-reason", hands.look()
    hands.press("Risk of", Keys.ENTER)
    hands.write("notes", "Meeting with governors on Friday.")
    hands.write("signpost", "exclusions")
    wait(browser, lambda browser: browser.find_elements(By.ID, "f-signposted-contact-exclusions"))
    hands.tick("signposted", "contact:exclusions")
    hands.pick("outcome", "Call back")
    hands.write("promise", "Ring with the name of the adviser.")
    wait(browser, lambda browser: browser.find_element(By.NAME, "started").get_attribute("value"))
    clock = browser.find_element(By.CSS_SELECTOR, ".clock").text
    assert clock.count(":") == 1, clock


def safeguarding_stands_above_everything(hands, axe, wrong):
    browser = hands.browser
    hands.page(lambda: browser.get(hands.address + "/line/calls/new"))
    assert not browser.find_element(By.CSS_SELECTOR, ".alarm").is_displayed()
    hands.write("notes", "Something worrying.")
    browser.switch_to.active_element.send_keys(Keys.ALT, "s")
    assert hands.look()["id"] == "f-safeguarding", hands.look()
    hands.press(Keys.SPACE)
    alarm = browser.find_element(By.CSS_SELECTOR, ".alarm")
    assert alarm.is_displayed() and "0344 800 8021" in alarm.text, alarm.text
    wrong += look(browser, axe, hands.path)


def the_zone_team_takes_it(hands, zone, school):
    hands.sign_in(zone.accounts["SEND adviser"], PASSWORD)
    hands.reads("From the support line", "Imminent exclusion", school)
    hands.follow(school, to=zone.value(
        "SELECT '/line/notices/' || n.id FROM line_notice n JOIN line_call c ON c.id = n.call "
        "WHERE c.caller_name = 'Jo Finch'"))
    hands.send("I am seeing to this")
    hands.reads("You are seeing to this.")
