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


def test_a_call_outlives_its_session(own_zone):
    """Signed out while typing, signed in again in another window: not a word is lost."""
    browser = open_browser()
    try:
        hands = Hands(browser, own_zone.address)
        account = own_zone.accounts["Support line adviser"]
        hands.sign_in(account, PASSWORD)
        hands.page(lambda: browser.get(hands.address + "/line/calls/new"))
        hands.write("notes", "First words. ")
        the_form_says(browser, "Saved at")
        browser.delete_all_cookies()
        hands.press("More words. ")
        the_form_says(browser, "Not saved: you are signed out. Keep this page open.")
        browser.switch_to.new_window("tab")
        hands.sign_in(account, PASSWORD)
        browser.switch_to.window(browser.window_handles[0])
        hands.press("Last words.")
        hands.pick("outcome", "Advice only")
        the_form_says(browser, "Saved at", seconds=15)
        hands.page(lambda: browser.switch_to.active_element.send_keys(Keys.CONTROL, Keys.ENTER))
        hands.reads("You have signed in again since you opened this. What you typed is here")
        notes = browser.find_element(By.ID, "f-notes").get_attribute("value")
        assert notes == "First words. More words. Last words.", notes
    finally:
        browser.quit()


def the_form_says(browser, words, seconds=8):
    WebDriverWait(browser, seconds, poll_frequency=0.05).until(
        lambda browser: words in browser.find_element(By.CSS_SELECTOR, "form .saved").text)


def test_a_child_at_risk_without_scripts(own_zone):
    """The number shows as the box is ticked, and the call is not closed without what was done."""
    browser = open_browser(javascript=False)
    try:
        hands = Hands(browser, own_zone.address)
        hands.sign_in(own_zone.accounts["Support line adviser"], PASSWORD)
        hands.page(lambda: browser.get(hands.address + "/line/calls/new"))
        hands.tick("safeguarding")
        alarm = browser.find_element(By.CSS_SELECTOR, ".alarm")
        assert alarm.is_displayed() and "0344 800 8021" in alarm.text, alarm.text
        notes = browser.find_element(By.ID, "f-notes")
        assert alarm.location["y"] < notes.location["y"]
        hands.pick("caller", "School")
        hands.pick("reason", "Attendance")
        hands.write("notes", "Something worrying.")
        hands.pick("outcome", "Advice only")
        hands.reach(lambda here: here["words"] == "Save this call", "the button")
        hands.enter()
        hands.is_fresh = False  # the error summary has the focus
        summary = browser.find_element(By.CSS_SELECTOR, ".error-summary").text
        assert "The call cannot be closed without it" in summary, summary
        assert browser.find_element(By.ID, "f-safeguarding").is_selected()
        assert browser.find_element(By.ID, "f-notes").get_attribute("value") == "Something worrying."
        hands.choose("safeguarding-action", "rang")
        hands.reach(lambda here: here["words"] == "Save this call", "the button")
        hands.enter()
        hands.reads("A child may be at risk of harm", "I rang the service myself")
    finally:
        browser.quit()
