"""Days, times and half-days in words, and the day on which everything is measured."""

import functools
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

TODAY = date(2025, 11, 20)
YEAR_AGO = (TODAY - timedelta(days=400)).isoformat()
TERM_DAY = "2025-09-04"
HERE = ZoneInfo("Europe/London")


@functools.lru_cache(maxsize=5000)
def short(day):
    parsed = date.fromisoformat(day)
    return f"{parsed.day} {parsed:%B %Y}"


@functools.lru_cache(maxsize=5000)
def long(day):
    return f"{date.fromisoformat(day):%A} {short(day)}"


@functools.lru_cache(maxsize=5000)
def brief(day):
    parsed = date.fromisoformat(day)
    return f"{parsed.day} {parsed:%b}"


def day_of(instant):
    return datetime.fromisoformat(instant).astimezone(HERE).date().isoformat()


def clock(minute):
    hour, rest = divmod(minute, 60)
    return f"{hour % 12 or 12}{f':{rest:02}' if rest else ''}{'am' if hour < 12 else 'pm'}"


def number(half_days):
    whole, half = divmod(half_days, 2)
    return f"{whole or ''}½" if half else str(whole)


def days(half_days):
    if half_days <= 0:
        return "no days"
    return f"{number(half_days)} {'day' if half_days <= 2 else 'days'}"


def days_used(half_hours):
    return days((half_hours + 6) // 7)
