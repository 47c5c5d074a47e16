"""Somebody at a browser who has no mouse: everything is reached with Tab and worked with keys, and
every control that is reached must show that it has the focus."""

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.common.actions.key_input import KeyInput
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

LOOK = """
const here = document.activeElement, style = getComputedStyle(here);
const words = here.tagName === 'SELECT' ? here.selectedOptions[0]?.text : here.innerText;
return {tag: here.tagName, id: here.id, name: here.name || '', type: here.type || '',
  value: here.value || '', words: (words || '').trim(), checked: !!here.checked,
  href: here.getAttribute('href') || '', inMain: !!here.closest('main'),
  label: (here.labels && here.labels[0] ? here.labels[0].innerText : '').trim(),
  shows: style.outlineStyle !== 'none' && style.outlineWidth !== '0px' || style.boxShadow !== 'none'};
"""


class Hands:
    """A keyboard, and eyes."""

    def __init__(self, browser, address):
        self.browser, self.address = browser, address
        self.is_fresh = False  # whether nothing has been pressed on this page yet
        self.at_every_page = lambda: None

    # Keys

    def press(self, *keys):
        keyboard = KeyInput("keyboard")
        for key in "".join(keys):
            keyboard.create_key_down(key)
            keyboard.create_key_up(key)
        actions = ActionBuilder(self.browser, keyboard=keyboard, duration=0)
        actions.devices = [keyboard]  # no mouse: it would only cost time
        actions.perform()
        self.is_fresh = False

    def look(self):
        """What has the focus."""
        return self.browser.execute_script(LOOK)

    def tab(self):
        self.press(Keys.TAB)
        here = self.look()
        if here["tag"] not in ("BODY", "HTML", "MAIN"):
            assert here["shows"], f"the focus does not show on {here} at {self.browser.current_url}"
        return here

    def reach(self, wanted, what, in_main=True):
        """Goes on with Tab until it has found what was wanted: at most once around the page."""
        if self.is_fresh and in_main:
            self.skip_to_main()
        start = self.look()
        if wanted(start):
            return start
        around = 0
        for _ in range(400):
            here = self.tab()
            if wanted(here):
                return here
            around += here["tag"] == "BODY"
            if around > 2:
                break
        raise AssertionError(f"Tab does not lead to {what} at {self.browser.current_url}")

    # Pages

    def page(self, act):
        """Does something that leads to another page, and waits for that page."""
        before = self.browser.find_element(By.TAG_NAME, "html").id
        act()

        def is_there(browser):
            try:
                root = browser.find_element(By.TAG_NAME, "html").id
                state = browser.execute_script("return document.readyState")
            except WebDriverException:
                return False
            return root != before and state == "complete"

        WebDriverWait(self.browser, 15, poll_frequency=0.02).until(is_there)
        self.at_every_page()
        self.is_fresh = "#" not in self.browser.current_url

    def enter(self):
        self.page(lambda: self.press(Keys.ENTER))

    def skip_to_main(self):
        """The first stop of every page leads over the masthead."""
        here = self.tab()
        assert here["words"] == "Skip to main content", here
        self.press(Keys.ENTER)
        WebDriverWait(self.browser, 5, poll_frequency=0.02).until(
            lambda browser: browser.current_url.endswith("#main"))

    def follow(self, words=None, to=None, in_main=True):
        """A link, by the words it begins with or the end of its address."""
        def wanted(here):
            return here["tag"] == "A" and (
                words is None or here["words"].startswith(words)) and (
                to is None or here["href"].split("#")[0].endswith(to))

        self.reach(wanted, f"the link {words or to}", in_main)
        self.enter()

    def send(self, words, in_main=True):
        """The button of a form. What was asked for must then be done."""
        self.reach(lambda here: here["tag"] == "BUTTON" and here["words"] == words,
                   f"the button {words}", in_main)
        self.enter()
        wrong = self.browser.find_elements(By.CSS_SELECTOR, ".error-summary")
        assert not wrong, f"{self.browser.current_url}: {wrong[0].text}"

    # Fields

    def write(self, field, text):
        """A box to type in, by its id without `f-`. What stood there is written over."""
        self.reach(lambda here: here["id"] == "f-" + field, f"the field {field}")
        if self.look()["value"]:
            ActionChains(self.browser, duration=0).key_down(Keys.CONTROL).send_keys("a").key_up(
                Keys.CONTROL).perform()
        self.press(text)
        assert self.look()["value"] == text, self.look()

    def day(self, field, iso):
        year, month, day = (str(int(part)) for part in iso.split("-"))
        self.write(field, day)
        self.write(field + "-month", month)
        self.write(field + "-year", year)

    def choose(self, name, value, mark=""):
        """One of a group of radio buttons. `mark` tells the forms of one page apart."""
        here = self.reach(lambda here: here["type"] == "radio" and here["name"] == name
                          and here["id"].startswith("f-" + mark), f"the choice {name}")
        for _ in range(20):
            if here["value"] == value:
                break
            self.press(Keys.ARROW_DOWN)
            here = self.look()
        if not here["checked"]:
            self.press(Keys.SPACE)
        here = self.look()
        assert here["value"] == value and here["checked"] and here["shows"], here

    def tick(self, name, value=None):
        """A box of a group, by its value; the first where none is said."""
        self.reach(lambda here: here["type"] == "checkbox" and here["name"] == name
                   and (value is None or here["value"] == value), f"the box {name} {value or ''}")
        if not self.look()["checked"]:
            self.press(Keys.SPACE)
        assert self.look()["checked"]

    def pick(self, field, words):
        """One of a list that unfolds: typing its words finds it."""
        self.reach(lambda here: here["id"] == "f-" + field, f"the list {field}")
        self.press(words)
        assert self.look()["words"].startswith(words), self.look()

    # Eyes

    def reads(self, *texts):
        seen = self.browser.find_element(By.TAG_NAME, "main").text
        for text in texts:
            assert text in seen, f"“{text}” is not on {self.browser.current_url}: {seen}"

    @property
    def path(self):
        return self.browser.current_url.removeprefix(self.address).split("?")[0].split("#")[0]

    @property
    def last_part(self):
        return self.path.rsplit("/", 1)[1]

    # Coming and going

    def sign_in(self, account, password):
        self.page(lambda: self.browser.get(self.address + "/sign-in"))
        self.write("account", account)
        self.write("password", password)
        self.send("Sign in")
        assert self.path == "/today", self.path

    def sign_out(self):
        self.send("Sign out", in_main=False)
