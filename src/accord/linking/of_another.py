"""6. Records ↔ records: what is of somebody or something else: briefings, tolls, what is closed or opened again."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache

from accord.data import read_toml
from accord.linking.mention_words import after, before, is_nominal, role_nouns
from accord.linking.other_doers import why_other_doers
from accord.linking.profiles import Profile, shared_titles
from accord.records import EventRecord
from accord.values import AHEAD

_ONE_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_BEHIND = 60
_BRIEFINGS = frozenset({"briefing", "news_conference"})
_SPEAKER = re.compile(
    r"((?:[A-Z][\w’'-]+ )*[A-Z][\w’'-]+),? (?:\w+ly |later |also |then |had |has )?"
    r"(?:told|tells|addressed|said at|said in|said during|says at|says in)(?: \w+ (?:in|at|during))? "
    r"(?:an?|the|his|her|their|its|Monday|Tuesday)? ?(?:[\w-]+ ){0,2}$"
)
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_NOBODY = frozenset({"he", "she", "they", "it", "who", "officials", "we", "on", "in", "at", "the"})
_ORDERED = frozenset({"closure", "reopening", "base_closed", "embassy_closed"})
_KILLED = re.compile(
    r"^(?: (?:up to|as many as|at least|about|around|nearly|almost|more than|over|some|an estimated|another|all))* "
    r"(\d[\d,.]*|[a-z]+)( million| thousand|m\b)?"
)
_DEADLY = frozenset({"killing", "natural_event", "attack", "mass_killing"})
_SEVERAL = {"thousands": 2e3, "millions": 2e6, "hundreds": 2e2, "dozens": 24.0, "scores": 40.0}
_TIMES = 12
"""How many times as many dead one may tell as the other, as a toll grows."""
_GROWING = 4
"""Weeks in which the toll of a natural event may grow many times."""


def why_of_another(first: Profile, second: Profile) -> str | None:
    """Why two tellings of one sort are of another speaker, speech, toll, thing or doer; None when they may be one."""
    if _briefings_differ(first, second):
        return "another briefing"
    if _speeches_differ(first, second):
        return "another speech"
    if _tolls_differ(first, second):
        return "other dead"
    if _closed_things_differ(first, second):
        return "another thing is closed or opened"
    return why_other_doers(first, second)


def _briefings_differ(first: Profile, second: Profile) -> bool:
    """Whether two news conferences are of other speakers or days: who "told a briefing" held one of many.

    Of a speaker that neither names nothing but a day that both give, or one town, says that it was one.
    """
    if not all(_is_briefing(each) for each in (first, second)):
        return False
    one, other = _speakers(first), _speakers(second)
    is_one_speaker = any(_is_one_name(name, like) for name in one for like in other)
    if one and other and not is_one_speaker:
        return True
    if first.record.report == second.record.report:
        return False
    if first.has_day and second.has_day:
        return first.first_day != second.first_day
    is_near = first.report_day and second.report_day and abs(first.report_day - second.report_day) <= _ONE_DAY
    return not (is_near and (is_one_speaker or first.places & second.places))


def _speeches_differ(first: Profile, second: Profile) -> bool:
    """Whether speeches told more than a week apart have no day, town or name that says it was one.

    One told with its day was on that day; one that is ahead may be any told later.
    """
    records = (*first.records, *second.records)
    if not all(record.label == "speech" and record.status not in AHEAD for record in records):
        return False
    if (first.has_day and second.has_day) or shared_titles(first, second) or first.places & second.places:
        return False
    one, other = (each.first_day if each.has_day else each.report_day for each in (first, second))
    return bool(one and other and abs(one - other) > _WEEK)


def _is_briefing(profile: Profile) -> bool:
    told = all(record.label in _BRIEFINGS and record.status not in AHEAD for record in profile.records)
    return told and all(is_nominal(record) for record in profile.records)


def _speakers(profile: Profile) -> frozenset[tuple[str, ...]]:
    """The names of who speaks at it, without their offices, word by word."""
    told = (match[1] for record in profile.records if (match := _SPEAKER.search(before(record, _BEHIND))))
    names = (name.lower().split() for name in (*told, *(name for _, name in profile.persons)))
    return frozenset(filter(None, (tuple(word for word in name if word not in _no_names()) for name in names)))


def _is_one_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names may be one person's: they end alike, or one has all words of the other ("Wang Yi", "Wang")."""
    return one[-1] == other[-1] or {*one} <= {*other} or {*other} <= {*one}


@cache
def _no_names() -> frozenset[str]:
    return _NOBODY | _DAYS | {"prime", "foreign", "defence", "defense"} | role_nouns()


def _tolls_differ(first: Profile, second: Profile) -> bool:
    """Whether many more are killed in one than in the other, than a toll grows by ("killed millions", "killed 81")."""
    shared = first.labels & second.labels & _DEADLY
    if not shared or ("natural_event" in shared and _weeks_apart(first, second) <= _GROWING) or _at_one(first, second):
        return False
    one, other = ([dead for r in each.records if (dead := _dead(r))] for each in (first, second))
    return bool(one and other) and (max(one) * _TIMES <= min(other) or max(other) * _TIMES <= min(one))


def _weeks_apart(first: Profile, second: Profile) -> int:
    """The whole weeks between two reports; none where a day is not known."""
    return abs(first.report_day - second.report_day) // _WEEK if first.report_day and second.report_day else 0


def _at_one(first: Profile, second: Profile) -> bool:
    """Whether two tellings give one day and one place or country."""
    is_one_day = first.has_day and second.has_day and first.first_day == second.first_day
    return is_one_day and bool(first.places & second.places or first.countries & second.countries)


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
