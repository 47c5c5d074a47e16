"""A browser without a window: keeps cookies, sends forms with their token, follows redirects."""

import html
import http.client
import http.cookies
import re
import urllib.parse


class Page:
    def __init__(self, status, path, text):
        self.status = status
        self.path = path
        self.text = html.unescape(text)

    @property
    def hidden(self):
        """The hidden fields of the page's form: among them its token and its number."""
        fields = {}
        for field in re.findall(r'<input type="hidden"[^>]*>', self.text):
            name, value = (re.search(f'{part}="([^"]*)"', field) for part in ("name", "value"))
            fields[name.group(1)] = value.group(1) if value else ""
        return fields

    def __str__(self):
        words = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", self.text.split("<main", 1)[-1]))
        return f"{self.status} {self.path}: {words[:1_000]}"


class Browser:
    """`office` is the address it calls from: all of 127.0.0.0/8 is this machine."""

    def __init__(self, office="127.0.0.1"):
        self.office = office
        self.cookies = {}

    def get(self, server, path):
        return self.send(server, "GET", path)

    def post(self, server, path, fields, at=None):
        """Opens the form at a path (or at the page where it stands) and sends it."""
        hidden = self.get(server, at or path).hidden
        return self.send(server, "POST", path, hidden | fields)

    def sign_in(self, server, account, password):
        return self.post(server, "/sign-in", {"account": account, "password": password})

    def is_signed_in(self, server):
        return self.get(server, "/today").path == "/today"

    def send(self, server, method, path, fields=None, hops=5):
        connection = http.client.HTTPConnection(
            "127.0.0.1", server.port, timeout=30, source_address=(self.office, 0))
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if fields is not None:
            body = urllib.parse.urlencode(fields, doseq=True)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        for header in answer.headers.get_all("Set-Cookie", []):
            for name, cookie in http.cookies.SimpleCookie(header).items():
                if cookie["max-age"] == "0":
                    self.cookies.pop(name, None)
                else:
                    self.cookies[name] = cookie.value
        to = answer.headers.get("Location")
        if answer.status in (302, 303) and hops:
            return self.send(server, "GET", to, hops=hops - 1)
        return Page(answer.status, path.split("?")[0], text)
