"""4. Mentions → records: the days that a length of time leaves for what is to come ("within two weeks")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from accord.coding.anchoring import period_at, shift
from accord.coding.periods import when_of
from accord.data import read_toml
from accord.records import Report, TimeRecord
from accord.values import Precision, TimexType, When

_LENGTH = re.compile(r"P(T?)(\d+)([HDWMY])$")
_LONGEST = {"H": 96, "D": 120, "W": 52, "M": 24, "Y": 5}
"""Lengths beyond these are no terms: "in the next ten years" sets no date that could be missed."""
_REACH = 80
"""Characters before a length of time within which the words stand that give it its sense."""


def term_of(times: Iterable[TimeRecord], report: Report) -> When | None:
    """When something ahead is to be, by a length of time counted from the report's day; None without one.

    "Within two weeks" and "over the next three days" leave all days up to the last; "in two weeks" is the week that
    holds that day. "The first visit in two years" looks back, "for two weeks" is how long it takes, and "within two
    weeks of the vote" is counted from the vote: none of them counts.
    """
    if report.dct is None:
        return None
    today = date.fromisoformat(report.dct[:10])
    for time in times:
        length = _LENGTH.match(time.value) if time.type is TimexType.DURATION else None
        if length is None or not int(length[2]) or int(length[2]) > _LONGEST[length[3]]:
            continue
        last = shift(today, "D", -(-int(length[2]) // 24)) if length[1] else shift(today, length[3], int(length[2]))
        before = re.findall(r"[\w'-]+", report.text[max(0, time.start - _REACH) : time.start].lower())
        behind = re.findall(r"[\w'-]+", report.text[time.end : time.end + _REACH].lower())[:1]
        if _has(behind, "counted_from"):
            continue
        if _has(time.text.lower().split(), "next") or (before[-1:] and before[-1] in _words()["within"]):
            value = f"{today.isoformat()}/{last.isoformat()}"
            return When(value=value, earliest=today.isoformat(), latest=last.isoformat(), precision=Precision.INTERVAL)
        if before[-1:] == ["in"] and not _ranks_what_was(before):
            return when_of(period_at(last, "D" if length[1] else length[3]))
    return None


def _has(words: list[str], name: str) -> bool:
    return not _words()[name].isdisjoint(words)


def _ranks_what_was(before: list[str]) -> bool:
    """Whether words before a length of time rank what has been: "her first visit to Oslo in two years".

    Not so before the verb: "the second round will be held in two weeks".
    """
    for word in reversed(before):
        if word in _words()["ranks"]:
            return True
        if word in _words()["verbs"]:
            return False
    return False


@cache
def _words() -> dict[str, frozenset[str]]:
    rows: dict[str, list[str]] = read_toml("times.toml")["terms"]
    return {name: frozenset(words) for name, words in rows.items() if name != "examples"}
