"""6. Records ↔ records: tellings that name nobody, or one side, but the place or the day.

"The summit in Oslo", "the 14 May vote", "the protests": a report names an occasion of its story by where or when it
was, or as what everybody speaks of.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from functools import cache
from typing import Any

from accord.data import read_toml
from accord.linking.mention_words import root
from accord.linking.next_sittings import is_next_sitting
from accord.linking.profiles import Profile
from accord.linking.rarity import Rarity
from accord.values import AHEAD, DateBasis, Precision, Status

_WAVE = timedelta(days=10)
_SOON = timedelta(days=31)
_WEEK = timedelta(days=7)
_MEETINGS = frozenset({"meeting", "visit"})


def compare_occasion(first: Profile, second: Profile) -> float:
    """1 where two reports of one story tell a gathering at one town or building, of one party or by one noun."""
    shared = first.sorts & second.sorts & frozenset(_settings()["at_a_place"])
    if not shared or not _may_be_one(first, second) or first.sitting or second.sitting:
        return 0.0
    if not narrow_places(first) & narrow_places(second):
        return 0.0
    has_party = bool(first.countries & second.countries or first.persons & second.persons)
    return float(has_party or is_named_by_place(first, second))


def is_named_by_place(first: Profile, second: Profile) -> bool:
    """Whether both call it by a noun of which a place has one at a time ("the Oslo summit")."""
    nouns = frozenset(_settings()["nouns"])
    return bool(first.heads & second.heads & nouns and narrow_places(first) & narrow_places(second))


def meet_otherwise(first: Profile, second: Profile) -> bool:
    """Whether many gather in one ("leaders gather in Oslo") and two persons meet in the other."""
    return any(_gathers_many(one) and len(other.persons) > 1 for one, other in ((first, second), (second, first)))


def _gathers_many(profile: Profile) -> bool:
    verbs = frozenset(_settings()["gathering_verbs"])
    return not profile.persons and any(not verbs.isdisjoint(record.text.lower().split()) for record in profile.records)


def compare_one_day(first: Profile, second: Profile) -> float:
    """1 where two reports of one story tell what goes by one label on one day, and no day holds many of.

    Of a meeting of one person a month will do where the other report gives its day.
    """
    if _meet_in_month(first, second) or _meet_in_month(second, first):
        return float(_may_be_one(first, second))
    if not first.labels & second.labels or not first.has_day or first.first_day != second.first_day:
        return 0.0
    if (first.labels | second.labels) & common_labels() or first.last_day != second.last_day:
        return 0.0
    return float(_may_be_one(first, second))


def _meet_in_month(one: Profile, other: Profile) -> bool:
    """Whether one tells a person's meeting of a day and the other one of a month that holds it."""
    if not one.sorts & other.sorts & _MEETINGS or not one.labels & other.labels or not one.persons & other.persons:
        return False
    if not (one.has_day and one.first_day and other.first_day and other.last_day) or other.has_day:
        return False
    return other.first_day <= one.first_day <= other.last_day and other.last_day - other.first_day <= _SOON


def compare_wave(first: Profile, second: Profile) -> float:
    """1 where two reports of one story, days apart, name without a day what goes on for weeks ("the protests")."""
    if not first.sorts & second.sorts & frozenset(_settings()["waves"]) or not _may_be_one(first, second):
        return 0.0
    if not (_goes_on(first) and _goes_on(second)) or not _lie_within(first, second, _WAVE):
        return 0.0
    if Rarity().likeness(first.telling, second.telling) < float(_settings()["matter_of_waves"]):
        return 0.0
    return float(names_crowds(first) and names_crowds(second) and not _is_elsewhere(first, second))


def _goes_on(profile: Profile) -> bool:
    """Whether a telling has no day, or only one since when it goes on."""
    if all(record.status in AHEAD for record in profile.records):
        return False
    if profile.first_day is None or profile.last_day is None:
        return True
    is_lasting = any(record.status is Status.ONGOING for record in profile.records)
    return not profile.has_day and (is_lasting or profile.last_day - profile.first_day > _WEEK)


def names_crowds(profile: Profile) -> bool:
    """Whether a mention of a telling is a plural noun for what crowds do ("the protests")."""
    return any(record.text.lower().endswith(tuple(_settings()["crowds"])) for record in profile.records)


def compare_next(first: Profile, second: Profile) -> float:
    """1 where two reports of one story look ahead, weeks apart, to what comes once in years ("the elections").

    So it is where one looks ahead to the next meeting of sides that the other tells.
    """
    if is_next_sitting(first, second):
        return 1.0
    if not first.sorts & second.sorts & frozenset(_settings()["next"]) or not _may_be_one(first, second):
        return 0.0
    if not all(record.status in AHEAD for p in (first, second) for record in p.records):
        return 0.0
    kinds, many = (frozenset(map(root, _settings()[name])) for name in ("kinds", "many"))
    if (first.heads | second.heads) & many or _are_other_kinds(first.heads & kinds, second.heads & kinds):
        return 0.0
    if not _lie_within(first, second, _SOON):
        return 0.0
    return float(not _is_elsewhere(first, second))


def _are_other_kinds(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and not one & other


def _lie_within(first: Profile, second: Profile, most: timedelta) -> bool:
    if first.report_day is None or second.report_day is None:
        return False
    return abs(first.report_day - second.report_day) <= most


def _is_elsewhere(first: Profile, second: Profile) -> bool:
    """Whether the countries in which two tellings lie, or that take part in them, have none in common."""
    one, other = _countries_of(first), _countries_of(second)
    return bool(one) and bool(other) and not one & other


def _countries_of(profile: Profile) -> set[str]:
    placed = {code for _, codes in profile.places for code in codes.split("/") if code}
    return placed or set(profile.countries)


def narrow_places(profile: Profile) -> frozenset[str]:
    """The towns, buildings and sites where a telling lies; countries and seas are too wide to tell an occasion by."""
    most = _settings()["most_km"]
    places = (record.place for record in profile.records)
    return frozenset(p.name for p in places if p is not None and (p.radius_km is None or p.radius_km <= most))


def _may_be_one(first: Profile, second: Profile) -> bool:
    """Whether two reports of one story speak of it, and neither names only persons or countries the other lacks."""
    if first.record.report == second.record.report:
        return False
    if any(one and other and not one & other for one, other in _parties(first, second)):
        return False
    return Rarity().likeness(first.telling, second.telling) >= float(_settings()["matter"])


def _parties(first: Profile, second: Profile) -> Iterable[tuple[frozenset[Any], frozenset[Any]]]:
    yield first.countries, second.countries
    yield first.persons, second.persons


def compare_directed(first: Profile, second: Profile) -> float:
    """1 where two reports tell by one label, no common one, what one country did to the same other."""
    if first.record.report == second.record.report or first.sorts or second.sorts:
        return 0.0
    if not first.labels & second.labels or (first.labels | second.labels) & common_labels():
        return 0.0
    one, other = _direction(first), _direction(second)
    return float(one is not None and one == other)


def _direction(profile: Profile) -> tuple[str, str] | None:
    """The one country that does it and the one other that it is done to; None where it is not one of each."""
    sides = [
        {actor.country for record in profile.records for actor in getattr(record, side) if actor.country}
        for side in ("actors", "recipients")
    ]
    if any(len(side) != 1 for side in sides) or sides[0] == sides[1]:
        return None
    return sides[0].pop(), sides[1].pop()


@cache
def common_labels() -> frozenset[str]:
    """Labels of what a report tells over and over, each time another."""
    return frozenset(_settings()["common_labels"])


def _settings() -> dict[str, Any]:
    found: dict[str, Any] = read_toml("linking.toml")["occasions"]
    return found


def are_of_other_days(first: Profile, second: Profile) -> bool:
    """Whether the words of both state one day each, and these are two."""
    days = [
        {
            record.date.earliest[:10]
            for record in profile.records
            if record.date and record.date.earliest and record.date_basis is DateBasis.STATED
            if record.date.precision in (Precision.DAY, Precision.MOMENT)
        }
        for profile in (first, second)
    ]
    return all(days) and not days[0] & days[1]
