"""6. Records ↔ records: whether two records can have the same parties: the countries on both sides, the chambers."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

from accord.data import read_toml
from accord.linking.mention_words import stem
from accord.linking.profiles import Profile
from accord.linking.rarity import Rarity
from accord.values import EventType

NO_COUNTRY = "no country in common"
PARTIES = frozenset({"meeting", "visit", "signing", "exercise", "agreeing", "negotiation"})
"""Sorts of happening that take two sides."""
_DECIDED = frozenset(
    {"approval", "entry", "notes", "handover", "prisoners", "truce", "naming", "leaving", "impeachment"}
)
"""Sorts that a story has once on a day: told by one report of one state and by another of the other, or misread."""
FORCE = frozenset({"attack", "shootdown", "taking"})
"""Sorts of which a report may tell one side alone."""
TWO_SIDED = PARTIES | _DECIDED
"""Sorts that a report may tell by either side alone."""
ONE_SIDED = frozenset(
    {EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.THREATEN, EventType.ACCUSE, EventType.REJECT}
)
"""Types of what one side does to another; meetings and agreements are told from either side."""
DONE_BY_ONE = ONE_SIDED | {EventType.MOBILIZE, EventType.RETREAT, EventType.AID, EventType.REQUEST, EventType.SUPPORT}
"""Types of what a country does by itself, sorts that take two sides left aside."""
_ALIKE = 0.4
"""Least likeness of the words around two mentions that name one side each."""
_PERSON = frozenset({"a person"})
_STORY = 0.12
_ONE_MATTER = 0.08
"""Least likeness of what two reports are about."""


def compare_countries(first: Profile, second: Profile) -> float:
    """The shared part of the countries on both sides (Dice), less for one alone; -1 when none is shared.

    0 where each names one side of the same thing.
    """
    if not first.countries or not second.countries:
        return 0.0
    shared = len(first.countries & second.countries)
    part = 2 * shared / (len(first.countries) + len(second.countries))
    if shared:
        return part if shared >= 2 else 0.5 * part
    return 0.0 if names_one_side_each(first, second) or are_two_halves(first, second) else -1.0


def are_two_halves(first: Profile, second: Profile) -> bool:
    """Whether of two deeds of force one only tells who did it and the other only to whom: "an attack on Oslo's ship",
    "the attack was claimed by Lima"."""
    if not first.sorts & second.sorts & FORCE:
        return False
    return any(
        not _countries(one, "actors") and not _countries(other, "recipients")
        for one, other in ((first, second), (second, first))
    )


def _countries(profile: Profile, side: str) -> set[str]:
    return {actor.country for record in profile.records for actor in getattr(record, side) if actor.country}


def names_one_side_each(first: Profile, second: Profile) -> bool:
    """Whether two reports tell an act of two sides on one stated day and name one of them each.

    "Norway signed the contract in Cadiz on Tuesday" and "Spain signed the contract with the navy on Tuesday": the same
    day alone is not enough, the words around must be much alike too.
    """
    shared = first.sorts & second.sorts & (PARTIES | _DECIDED)
    if not shared or first.record.report == second.record.report:
        return False
    if len(first.countries) != 1 or len(second.countries) != 1 or not (first.has_day and second.has_day):
        return False
    one_day = first.first_day == second.first_day and _is_one_day(first) and _is_one_day(second)
    if not one_day:
        return False
    if shared & _DECIDED and first.labels & second.labels and _is_one_story(first, second):
        return True
    return Rarity().likeness(first.context, second.context) >= _ALIKE


def tell_once(telling: Profile) -> bool:
    """Whether a telling is of a sort that a story has once on a day: there a misread party may be outvoted."""
    return bool(telling.sorts & _DECIDED)


def _is_one_story(first: Profile, second: Profile) -> bool:
    return Rarity().likeness(first.telling, second.telling) >= _STORY


def day_keys(telling: Profile) -> frozenset[str]:
    """What a telling must share with one that may name the other side alone: sort and stated day."""
    if len(telling.countries) != 1 or not _is_one_day(telling):
        return frozenset()
    return frozenset(f"{sort} / day {telling.first_day}" for sort in telling.sorts & (PARTIES | _DECIDED))


def _is_one_day(profile: Profile) -> bool:
    return bool(profile.first_day and profile.last_day and profile.last_day - profile.first_day < timedelta(days=1))


def compare_bodies(first: Profile, second: Profile) -> float:
    """1 where one chamber of one country decides on one treaty in both: it gives its consent once."""
    if "approval" not in first.sorts & second.sorts or not first.countries & second.countries:
        return 0.0
    bodies = first.approvers - _PERSON
    if not bodies or bodies != second.approvers - _PERSON:
        return 0.0
    if not all((profile.context | profile.telling) & _pact_words() for profile in (first, second)):
        return 0.0
    is_one = first.record.report == second.record.report
    return float(is_one or Rarity().likeness(first.telling, second.telling) >= _ONE_MATTER)


def approvers_differ(first: Profile, second: Profile) -> bool:
    """Whether a consent is given by other bodies: a president, a senate and a lower house each give their own.

    "Both chambers must approve it" is the whole of which each consent is a part, and stays by itself.
    """
    one, other = first.approvers, second.approvers
    if "approval" not in first.sorts & second.sorts:
        return False
    countries = _legislating(first), _legislating(second)
    if all(countries) and not countries[0] & countries[1]:
        return True
    if not one or not other:
        return False
    bodies = one - _PERSON, other - _PERSON
    return bodies[0] != bodies[1] if all(bodies) else not one & other


def _legislating(profile: Profile) -> frozenset[str]:
    """The countries whose legislature decides."""
    doers = (actor for record in profile.records for actor in record.actors)
    return frozenset(actor.country for actor in doers if actor.sector == "LEG" and actor.country)


@cache
def _pact_words() -> frozenset[str]:
    """The words, cut to their stems, by which a text tells that a treaty is decided on."""
    listed: list[str] = read_toml("linking.toml")["sorts"]["pact"]["words"]
    return frozenset({*listed, *(stem(word) for word in listed)})
