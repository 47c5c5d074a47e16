"""Whether the pages that are compared are the same page: the same links, about the same length."""

import re
import urllib.request

from pages import PAGES, SIGNED_IN
from place import say


def seen(server, path, cookie):
    """A page's links and its length."""
    request = urllib.request.Request(server.address(path), headers={"Cookie": cookie})
    text = urllib.request.urlopen(request).read().decode()
    links = re.findall(r'href="(/(?!public)[^"]*)"', text)
    return set(links), len(text)


def check(house, others, cookie, files):
    """Stops where a page is not made of the same rows."""
    for page in PAGES:
        sent = cookie if page in SIGNED_IN else ""
        for path in files[page, "ours"].read_text().split()[:5]:
            links, length = seen(house, path, sent)
            for server in others:
                theirs, size = seen(server, path, sent)
                same = len(links & theirs) / len(links | theirs)
                if same < 0.95 or not 0.9 < size / length < 1.1:
                    raise SystemExit(
                        f"{server.name} makes another page of {path}: {same:.0%} of the links, "
                        f"{size} bytes for {length}; {sorted(links ^ theirs)[:6]}")
    say("  the pages that are compared have the same links and about the same length")
