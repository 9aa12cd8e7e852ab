"""6. Records ↔ records: what is of somebody or something else: briefings, tolls, what is closed or opened again."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache

from accord.data import read_toml
from accord.linking.mention_words import after, before, is_nominal
from accord.linking.profiles import Profile, shared_titles
from accord.records import EventRecord
from accord.values import AHEAD

_ONE_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_BEHIND = 60
_BRIEFINGS = frozenset({"briefing", "news_conference"})
_SPEAKER = re.compile(
    r"([A-Z][\w’'-]+),? (?:\w+ly |later |also |then |had |has )?(?:told|tells|addressed|said at|said in|said during|"
    r"says at|says in)(?: \w+ (?:in|at|during))? (?:an?|the|his|her|their|its|Monday|Tuesday)? ?(?:[\w-]+ ){0,2}$"
)
_NOBODY = frozenset({"he", "she", "they", "it", "who", "officials", "we"})
_ORDERED = frozenset({"closure", "reopening", "base_closed", "embassy_closed"})
_KILLED = re.compile(
    r"^(?: (?:up to|as many as|at least|about|around|nearly|almost|more than|over|some|an estimated|another|all))* "
    r"(\d[\d,.]*|[a-z]+)( million| thousand|m\b)?"
)
_DEADLY = frozenset({"killing", "natural_event", "attack", "mass_killing"})
_SEVERAL = {"thousands": 2e3, "millions": 2e6, "hundreds": 2e2, "dozens": 24.0, "scores": 40.0}
_TIMES = 12
"""How many times as many dead one may tell as the other, as a toll grows."""


def why_of_another(first: Profile, second: Profile) -> str | None:
    """Why two tellings of one sort are of another speaker, speech, toll or thing; None when they may be one."""
    if _briefings_differ(first, second):
        return "another briefing"
    if _speeches_differ(first, second):
        return "another speech"
    if _tolls_differ(first, second):
        return "other dead"
    if _closed_things_differ(first, second):
        return "another thing is closed or opened"
    return None


def _briefings_differ(first: Profile, second: Profile) -> bool:
    """Whether two news conferences are of other speakers or days: who "told a briefing" held one of many.

    Of a speaker that neither names nothing but a day that both give, or one town, says that it was one.
    """
    if not all(_is_briefing(each) for each in (first, second)):
        return False
    one, other = _speakers(first), _speakers(second)
    if one and other and not one & other:
        return True
    if first.record.report == second.record.report:
        return False
    if first.has_day and second.has_day:
        return first.first_day != second.first_day
    is_near = first.report_day and second.report_day and abs(first.report_day - second.report_day) <= _ONE_DAY
    return not (is_near and (one & other or first.places & second.places))


def _speeches_differ(first: Profile, second: Profile) -> bool:
    """Whether two reports more than a week apart tell of speeches without a day, town or name that says it was one."""
    if not all(record.label == "speech" for each in (first, second) for record in each.records):
        return False
    if (first.has_day and second.has_day) or shared_titles(first, second) or first.places & second.places:
        return False
    return bool(first.report_day and second.report_day and abs(first.report_day - second.report_day) > _WEEK)


def _is_briefing(profile: Profile) -> bool:
    told = all(record.label in _BRIEFINGS and record.status not in AHEAD for record in profile.records)
    return told and all(is_nominal(record) for record in profile.records)


def _speakers(profile: Profile) -> frozenset[str]:
    """The last names of who speaks at it."""
    found = {match[1].lower() for record in profile.records if (match := _SPEAKER.search(before(record, _BEHIND)))}
    return frozenset({name.split()[-1].lower() for _, name in profile.persons if name} | found - _NOBODY)


def _tolls_differ(first: Profile, second: Profile) -> bool:
    """Whether many more are killed in one than in the other, than a toll grows by ("killed millions", "killed 81")."""
    if not first.labels & second.labels & _DEADLY:
        return False
    one, other = ([dead for r in each.records if (dead := _dead(r))] for each in (first, second))
    return bool(one and other) and (max(one) * _TIMES <= min(other) or max(other) * _TIMES <= min(one))


def _dead(record: EventRecord) -> float:
    """How many a mention says were killed, by the number behind it; 0 where it gives none."""
    match = _KILLED.match(after(record, _BEHIND)) if "kill" in record.text else None
    if match is None:
        return 0.0
    number = match[1].rstrip(".,")
    value = _SEVERAL.get(number) or (float(number.replace(",", "")) if re.fullmatch(r"\d[\d,]*", number) else 0.0)
    value = value or float(_numbers().get(number, 0))
    return value * {" million": 1e6, "m": 1e6, " thousand": 1e3}.get(match[2] or "", 1.0)


@cache
def _numbers() -> dict[str, int]:
    words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    return {word: at for at, word in enumerate(words, 1)}


def _closed_things_differ(first: Profile, second: Profile) -> bool:
    """Whether both say what is closed or opened again, and no kind of it is in both ("schools", "the border")."""
    if not all(each.labels & _ORDERED for each in (first, second)):
        return False
    one, other = _closed(first), _closed(second)
    return bool(one) and bool(other) and not one & other


def _closed(profile: Profile) -> frozenset[str]:
    words = {
        word.strip(".,;:“”\"'()").lower()
        for record in profile.records
        for text in (record.text, after(record, _BEHIND), before(record, _BEHIND))
        for word in text.split()
    }
    listed: dict[str, list[str]] = read_toml("linking.toml")["closed_things"]
    return frozenset(kind for kind, forms in listed.items() if not words.isdisjoint(forms))
