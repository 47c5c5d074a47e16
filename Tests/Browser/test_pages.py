"""Every page that each role can walk to: axe finds nothing, nothing is wider than a phone, one
heading, no message on the browser's console."""

import re
from collections import deque
from urllib.parse import urlsplit

import pytest
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from conftest import PASSWORD

ROLES = [
    "SENDCo", "Headteacher", "Trust lead", "SEND adviser", "Inclusion adviser",
    "School and Community worker", "Zone coordinator", "Service lead", "Practitioner",
    "Support line adviser", "Support line lead", "County lead", "Data protection officer", "Administrator",
]

AXE = """
const done = arguments[arguments.length - 1];
axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})
  .then(found => done(found.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html).join(' | '))))
  .catch(error => done(['axe failed: ' + error]));
"""


def sign_in(browser, zone, account):
    browser.get(zone.address + "/sign-in")
    browser.find_element(By.NAME, "account").send_keys(account)
    browser.find_element(By.NAME, "password").send_keys(PASSWORD)
    browser.find_element(By.CSS_SELECTOR, "main form button").click()
    # A password takes a while to check where the machine is busy.
    WebDriverWait(browser, 30, ignored_exceptions=[WebDriverException]).until(
        lambda it: it.find_elements(By.CSS_SELECTOR, ".error-summary")
        or urlsplit(it.current_url).path != "/sign-in" and it.find_elements(By.TAG_NAME, "main"))
    assert urlsplit(browser.current_url).path == "/today", browser.find_element(By.TAG_NAME, "main").text


def pattern(path):
    """An address without its ids, so that one page of each kind is walked a few times only."""
    path = re.sub(r"/[0-9a-f]{8}-[0-9a-f-]{27}", "/{id}", path)
    path = re.sub(r"/\d{4,}", "/{number}", path)
    return re.sub(r"/[A-Z]{3}-[A-Z]+", "/{zone}", path)


def links(browser, zone):
    for link in browser.execute_script(
            "return [...document.querySelectorAll('a[href]')].map(a => a.href)"):
        if link.startswith(zone.address + "/"):
            parts = urlsplit(link)
            if "/api/" in parts.path or parts.path.endswith(".csv") or "format=csv" in parts.query:
                continue
            yield parts.path + ("?" + parts.query if parts.query else "")


def look(browser, axe, path, status=200):
    """What is wrong with the page that is open; a browser's console tells of other answers."""
    wrong = []
    browser.execute_script(axe)
    wrong += browser.execute_async_script(AXE)
    if "HTML(bytes" in browser.page_source:
        wrong.append("HTML is shown as the value it is")
    if len(browser.find_elements(By.TAG_NAME, "h1")) != 1:
        wrong.append("not one h1")
    ids = browser.execute_script("return [...document.querySelectorAll('[id]')].map(e => e.id)")
    if len(ids) != len(set(ids)):
        wrong.append("ids twice: " + ", ".join(sorted({i for i in ids if ids.count(i) > 1})))
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
        "width": 320, "height": 800, "deviceScaleFactor": 1, "mobile": True})
    too_wide = browser.execute_script(
        "return document.documentElement.scrollWidth - document.documentElement.clientWidth")
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    if too_wide > 0:
        wrong.append(f"{too_wide} px too wide for a phone")
    for line in browser.get_log("browser"):
        if line["level"] == "SEVERE" and (status == 200 or f"status of {status}" not in line["message"]):
            wrong.append("console: " + line["message"][:200])
    return [f"{path}: {what}" for what in wrong]


def walk(browser, zone, axe, start, each=2, most=60, seen=None):
    """Opens pages from a start on, a few of each kind, and looks at every one. `seen` counts the
    pages that earlier walks looked at: of those kinds one more is enough."""
    waiting, known, count, wrong = deque([start]), {start}, {}, []
    visited = 0
    while waiting and visited < most:
        path = waiting.popleft()
        kind = pattern(urlsplit(path).path)
        if count.get(kind, 0) >= (1 if seen is not None and seen.get(kind, 0) >= each else each):
            continue
        count[kind] = count.get(kind, 0) + 1
        if seen is not None:
            seen[kind] = seen.get(kind, 0) + 1
        browser.get(zone.address + path)
        visited += 1
        wrong += look(browser, axe, path)
        for link in links(browser, zone):
            if link not in known and not link.startswith("/sign-out"):
                known.add(link)
                waiting.append(link)
    return wrong, sorted(count)


def test_public_pages_are_clean_and_set_no_cookie(zone, browser, axe):
    wrong, kinds = walk(browser, zone, axe, "/", each=2)
    assert not wrong, "\n".join(wrong)
    assert "/find-my-zone" in kinds
    browser.get(zone.address + "/find-my-zone")
    assert browser.get_cookies() == [] or all("start" in c["name"] for c in browser.get_cookies())


seen = {}


@pytest.mark.parametrize("role", ROLES)
def test_every_page_of_a_role_is_clean(zone, browser, axe, role):
    account = zone.accounts.get(role)
    if account is None:
        pytest.fail(f"the demonstration has no {role}: {sorted(zone.accounts)}")
    sign_in(browser, zone, account)
    wrong, kinds = walk(browser, zone, axe, "/today", each=2, most=45, seen=seen)
    print(role, kinds)
    assert not wrong, "\n".join(wrong)


def test_a_form_with_mistakes_is_clean_and_leads_to_them(zone, browser, axe):
    sign_in(browser, zone, zone.accounts["SENDCo"])
    school = next(link for link in links(browser, zone) if re.match(r"/schools/\d+$", link))
    browser.get(zone.address + school + "/concerns/new?focus=cohort")
    browser.find_element(By.CSS_SELECTOR, "main form button").click()
    WebDriverWait(browser, 5, poll_frequency=0.05).until(
        lambda browser: browser.title.startswith("Error:"))
    summary = browser.find_element(By.CSS_SELECTOR, ".error-summary")
    WebDriverWait(browser, 5, poll_frequency=0.05).until(
        lambda browser: browser.switch_to.active_element == summary)
    first = summary.find_element(By.CSS_SELECTOR, "a")
    target = first.get_attribute("href").split("#")[1]
    assert browser.find_element(By.ID, target)
    wrong = look(browser, axe, browser.current_url, status=422)
    assert not wrong, "\n".join(wrong)
