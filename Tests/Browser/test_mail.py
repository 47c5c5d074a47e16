"""The pages of mail, with something on them: a list for a caller, seen before it is sent; what could
not be sent, on the administrator's page."""

from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from conftest import run
from test_pages import look, sign_in

MAIL = ["--mail-from", "alongside@example.org", "--sendmail", "/bin/false", "--mail-gives-up-after", "1"]


def press(browser, words, then):
    """Presses a button and waits for the page that says what comes then."""
    buttons = browser.find_elements(By.CSS_SELECTOR, "main button, main a.button")
    next(button for button in buttons if button.text == words).click()
    shows(browser, then)


def shows(browser, words):
    """Waits until the page has the words. While one page gives way to the next, the browser may answer
    that what it was asked about is gone, in more than one way."""
    WebDriverWait(browser, 20, poll_frequency=0.1, ignored_exceptions=[WebDriverException]).until(
        lambda browser: words in browser.find_element(By.TAG_NAME, "main").text, f"“{words}” is not shown")


def test_a_caller_is_sent_what_the_adviser_saw(own_zone, browser, axe):
    zone = own_zone
    sign_in(browser, zone, zone.accounts["Support line adviser"])
    call = zone.value("SELECT call FROM line_call_signpost LIMIT 1")
    browser.get(f"{zone.address}/line/calls/{call}/services")
    press(browser, "Send this list to the caller", "The caller’s e-mail address")
    assert not look(browser, axe, "the address")
    browser.find_element(By.NAME, "send-to").send_keys("jo.finch@example")
    press(browser, "Go on", "like name@example.org")
    field = browser.find_element(By.NAME, "send-to")
    field.clear()
    field.send_keys("jo.finch@example.com")
    press(browser, "Go on", "This is all of the message")
    assert not look(browser, axe, "what is sent", status=422)
    shows(browser, "jo.finch@example.com")
    shows(browser, "alongside@example.org")
    press(browser, "Send it", "The list is on its way")
    WebDriverWait(browser, 20, poll_frequency=0.5).until(
        lambda _: zone.value("SELECT state FROM outgoing_mail WHERE kind = 'services'") == "sent")
    browser.refresh()
    shows(browser, "Sent to the caller by e-mail")
    assert zone.rows("SELECT address, words FROM outgoing_mail WHERE kind = 'services'") == [("", "")]


def test_the_administrator_sees_what_could_not_be_sent(own_zone, browser, axe):
    zone = own_zone
    adviser = zone.accounts["SEND adviser"]
    school = zone.value(
        "SELECT z.school FROM zone_membership z JOIN post p ON p.scope_value = z.zone"
        " JOIN account a ON a.person = p.person WHERE a.name = ? AND z.until_day IS NULL LIMIT 1", adviser)
    zone.server.stop()
    run("do", "plan-meeting", "--as", adviser, "--database", zone.database, *MAIL, "kind=team-around-school",
        f"school={school}", "day=2027-01-14", "starts=09:30", "place=At the school")
    run("mail", "send", "--database", zone.database, *MAIL)
    waiting = zone.value("SELECT count(*) FROM outgoing_mail WHERE state = 'waiting' AND kind = 'invitation'")
    assert waiting > 2, waiting
    zone.server = type(zone.server)(zone.database, log=zone.log, port=zone.server.port)
    sign_in(browser, zone, zone.accounts["Administrator"])
    browser.get(zone.address + "/mail")
    assert not look(browser, axe, "/mail")
    shows(browser, "/bin/false ended with exit code 1")
    shows(browser, "Invitation to a meeting")
