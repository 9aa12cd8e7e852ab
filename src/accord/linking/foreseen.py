"""6. Records ↔ records: whether one report looks ahead to what another tells: one kind of act on one object.

"Hopes to sign a trade pact by the next summit" and "signed the trade pact": the plan names no day and fewer parties, so
that days, persons and words alone would keep the two apart. Which kinds of act a plan waits for, and how many days it
waits, is told by [foreseen] in data/linking.toml; kinds that come again soon (launches, deployments) wait less.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import Any

from accord.data import read_toml
from accord.linking.histories import told_status
from accord.linking.mention_words import after, before, root, sorts_marked, stem
from accord.linking.profiles import SETTLED, Profile
from accord.linking.rarity import Rarity
from accord.values import AHEAD, ActorKind, Status

_OBJECT = 40
"""Characters behind a mention in which its object is named."""
_TELLING = 2
"""Words of the object in both that say that it is one, whatever else the reports are about."""
_LONGEST = timedelta(days=400)
"""Between an act and a report that takes it up in passing."""
_WAITING = AHEAD | {Status.POSTPONED}


def compare_foreseen(first: Profile, second: Profile) -> float:
    """1 where the earlier report looks ahead to an act, and the later one tells the same act on the same object."""
    if first.report_day is None or second.report_day is None or first.record.report == second.record.report:
        return 0.0
    earlier, later = sorted((first, second), key=_when_told)
    if earlier.sitting or later.sitting:  # "future exercises", "the next talks": another one of a series
        return 0.0
    most = max((_days()[sort] for sort in first.sorts & second.sorts if sort in _days()), default=0)
    if not most or abs(first.report_day - second.report_day) > timedelta(days=most):
        return 0.0
    if not any(record.status in AHEAD | SETTLED for record in later.records) or not _looks_ahead(earlier):
        return 0.0
    return float(_have_one_object(earlier, later))


def compare_recalled(first: Profile, second: Profile) -> float:
    """1 where the later report takes up, without a party or a day, what the earlier one tells of one object.

    "More than five months after it was signed" is the signing that a report of the same matter told; the act is one
    that is done once for its object, and the words that tell it as done name nobody who might have done another.
    """
    if first.report_day is None or second.report_day is None or first.record.report == second.record.report:
        return 0.0
    earlier, later = sorted((first, second), key=_when_told)
    if later.countries or later.has_day or later.persons or not later.is_told_as_done or later.sitting:
        return 0.0
    if not first.sorts & second.sorts & _once() or abs(first.report_day - second.report_day) > _LONGEST:
        return 0.0
    if not earlier.countries or not (earlier.is_told_as_done or _looks_ahead(earlier)):
        return 0.0
    return float(_have_one_object(earlier, later))


def is_done_once(first: Profile, second: Profile) -> bool:
    """Whether two such reports speak of what is done once for its object, as a signing or an entry into force is."""
    if _once().isdisjoint(first.sorts & second.sorts):
        return False
    return compare_foreseen(first, second) > 0 or compare_recalled(first, second) > 0


@cache
def _once() -> frozenset[str]:
    """The sorts that are done once for their object."""
    return frozenset(sort for sort, days in _days().items() if days >= _settings()["once"])


def _when_told(profile: Profile) -> tuple[date, str]:
    return profile.report_day or date.max, profile.record.report


def _looks_ahead(profile: Profile) -> bool:
    """Whether what its report says of it is that it lies ahead, nouns that only name it left aside."""
    return told_status(profile.records, profile.report_day)[0] in _WAITING


def _have_one_object(first: Profile, second: Profile) -> bool:
    """Whether two acts are on one object, as far as words show: a name or words in common, and one matter."""
    named = bool(first.titles & second.titles) or bool(_long(first.names & second.names))
    if "naming" in first.sorts & second.sorts and not (named or first.persons & second.persons):
        return False  # parties and states name many
    one, other = _object_words(first), _object_words(second)
    if one and other and not one & other and not named:
        return False
    matters = _matters(first), _matters(second)
    if _exclude_each_other(one, other) or _are_other_things(*matters):
        return False
    if "handover" in first.sorts & second.sorts and _hand_over_other_things(first, second):
        return False
    if (first.sorts & second.sorts) <= sorts_marked("generic") and not (
        named or _is_particular(first, second, matters)
    ):
        return False
    alike = 1.0 if len(one & other) >= _TELLING else Rarity().likeness(first.telling, second.telling)
    if not first.countries or not second.countries:
        return bool(alike >= _settings()["matter_without_parties"])
    shared = first.countries & second.countries
    if shared not in (first.countries, second.countries):
        return False
    return bool(alike >= _settings()["matter"])


def _is_particular(first: Profile, second: Profile, matters: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Whether acts of a sort that many do (to vote, to help) have more in common: what is decided, who does it.

    "Urged supporters to vote" and "voted for the war" have not.
    """
    return bool(
        matters[0] & matters[1] or _doers(first) & _doers(second) or len(first.countries & second.countries) >= 2
    )


def _doers(profile: Profile) -> frozenset[str]:
    """The bodies and persons that do it, as known beyond one report."""
    return frozenset(
        actor.id
        for record in profile.records
        for actor in record.actors
        if actor.kind in (ActorKind.ORGANISATION, ActorKind.PERSON) and not actor.id.startswith("~")
    )


def _are_other_things(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both name what is acted on, and no kind of it in common."""
    return bool(one and other) and not one & other


def _hand_over_other_things(first: Profile, second: Profile) -> bool:
    """Whether what is handed over is told of one at least, and is not of one kind: captives are no town."""
    one, other = kinds_handed(first), kinds_handed(second)
    return bool(one or other) and not one & other and not _object_words(first) & _object_words(second)


def kinds_handed(profile: Profile) -> frozenset[str]:
    """What kind of thing a handover is of, told behind it or before it ("the base was handed over")."""
    told = " ".join(f"{before(r, _OBJECT)} {r.text} {after(r, _OBJECT)}" for r in profile.records).lower()
    return _kinds_in(told, "handed")


def _matters(profile: Profile) -> frozenset[str]:
    """What kind of thing its mentions and the words behind them name as acted on: a treaty, a budget, a nominee."""
    told = " ".join(f"{record.text} {after(record, _OBJECT)}" for record in profile.records).lower()
    return _kinds_in(told, "matters")


def _kinds_in(told: str, kinds: str) -> frozenset[str]:
    """The kinds of thing, of a list of the settings, that words name."""
    words = frozenset(re.findall(r"[a-z]+", told))
    listed: dict[str, list[str]] = _settings()[kinds]
    return frozenset(name for name, nouns in listed.items() if not words.isdisjoint(nouns))


def _exclude_each_other(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two objects are of kinds that nothing is both of: "a short-range missile", "a long-range missile"."""
    for kinds in _settings()["exclusive"]:
        left, right = one & frozenset(map(root, kinds)), other & frozenset(map(root, kinds))
        if left and right and not left & right:
            return True
    return False


def _long(names: frozenset[str]) -> frozenset[str]:
    return frozenset(name for name in names if " " in name)


def _object_words(profile: Profile) -> frozenset[str]:
    """The roots of the words of its mentions that say what is acted on: not the act itself, nor that it lies ahead.

    An act may go by several phrases: "takes effect" and "enters into force" name no object.
    """
    return frozenset(word for word in profile.heads if word not in _act_words())


@cache
def _act_words() -> frozenset[str]:
    listed: dict[str, dict[str, list[str]]] = read_toml("linking.toml")["sorts"]
    told = {word for entry in listed.values() for word in entry.get("words", ())}
    told |= {word for entry in listed.values() for phrase in entry.get("phrases", ()) for word in phrase.split()}
    acts = told | set(_settings()["ahead_words"])
    return frozenset({form for word in acts for form in (root(word), stem(word))})


def _days() -> dict[str, int]:
    days: dict[str, int] = _settings()["days"]
    return days


def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = read_toml("linking.toml")["foreseen"]
    return settings
