"""6. Records ↔ records: public occasions of one state, told by kind and time: its election, a trial, a new government.

"The May 30 elections", "went to the polls", "the country's first pluralist vote": such tellings share few words, but a
state has one at a time. What joins them is the state, the kind and days that do not gainsay each other.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import Any

from accord.data import read_toml
from accord.linking.histories import told_status
from accord.linking.mention_words import after, before
from accord.linking.profiles import Profile
from accord.linking.rarity import Rarity
from accord.records import EventRecord
from accord.values import AHEAD, DONE, ActorKind, DateBasis, Standing, Status

_ONE_DAY = timedelta(days=1)
_MONTH = timedelta(days=31)
_OTHER = "other "
"""Before the kind of what its own words take out of it ("another trial"): it is met by none."""
_OF_SOMEBODY = re.compile(r"^ of (?:the |Mr |Ms |Mrs |Dr )?(?:\w+ ){0,3}[A-Z][\w’'-]+ [A-Z]|^ of (?:Mr|Ms|Mrs) ")
_CHOSEN = re.compile(
    r"^ (?:[A-Z][\w’'.-]+ ){1,4}(?:as )?(?:its |the |new |interim )*(?:president|premier|prime|speaker|chair)"
)
_NAME = re.compile(r"\b[A-Z][a-z]{3,}")
_ANY = re.compile(r"\b(?:an?|any|such|no)\s+$", re.IGNORECASE)
"""Before a noun that names none in particular: "a trial would need two thirds"."""
_LOOKING_AHEAD = AHEAD | {Status.POSTPONED}


def compare_public(first: Profile, second: Profile) -> float:
    """1 where two tellings are of one kind of public occasion in one state, at times that allow one of it."""
    kinds = {kind for kind in kinds_of(first) & kinds_of(second) if not kind.startswith(_OTHER)}
    if not kinds or not first.countries & second.countries or _belong_to_several(first, second):
        return 0.0
    kind = min(kinds)
    if _are_others(first, second, kind) or not _times_meet(first, second, kind):
        return 0.0
    dated = first.first_day and second.first_day
    is_one_report = first.record.report == second.record.report
    alike = is_one_report or Rarity().likeness(first.telling, second.telling) >= _settings()["story"]
    return float(bool(dated) or alike)


def are_other_kinds(first: Profile, second: Profile) -> bool:
    """Whether the two are public occasions of kinds that nothing is both of, or of two persons.

    A poll is no chamber's choice, and a local election not that of the parliament.
    """
    one, other = kinds_of(first), kinds_of(second)
    if not one or not other:
        return False
    return not one & other or any(_are_others(first, second, kind) for kind in one & other)


def public_keys(telling: Profile) -> frozenset[str]:
    """What two tellings of a public occasion share: its kind and its state."""
    return frozenset(f"public {kind} / {country}" for kind in kinds_of(telling) for country in telling.countries)


def kinds_of(telling: Profile) -> frozenset[str]:
    """The kinds of public occasion that the mentions of a telling name."""
    if telling.labels.isdisjoint(_labels()):
        return frozenset()
    return frozenset(kind for record in telling.records if (kind := _kind_of(record)))


def _kind_of(record: EventRecord) -> str | None:
    if record.label not in _labels() or record.standing in (Standing.PURPOSE, Standing.STATE):
        return None
    if record.date_basis != DateBasis.STATED and _ANY.search(before(record, 12)):
        return None
    if record.label in ("vote", "election") and _is_choice(record):
        return "choice"
    for name, kind in _kinds().items():
        if name == "choice" or record.label not in kind["labels"]:
            continue
        told = f"{record.text}{after(record, kind['behind'])}" if "behind" in kind else record.text
        if kind["not_words"] is not None and kind["not_words"].search(told):
            return f"{_OTHER}{name}" if kind["words"].search(told) else None
        if kind["words"].search(told):
            return name
    return None


def _is_choice(record: EventRecord) -> bool:
    """Whether a chamber or a party chooses somebody: "parliament elected Mr Berg", "the election of Ms Dahl"."""
    behind = after(record, 80)
    if record.label == "vote":
        return bool(_OF_SOMEBODY.search(behind)) and "elect" in record.text.lower()
    chosen = any(actor.kind is ActorKind.PERSON for actor in record.recipients)
    return chosen or any(actor.sector == "LEG" for actor in record.actors) or bool(_CHOSEN.search(behind))


def _belong_to_several(first: Profile, second: Profile) -> bool:
    return len(first.countries) > 2 or len(second.countries) > 2


def _are_others(first: Profile, second: Profile, kind: str) -> bool:
    if _kinds().get(kind, {}).get("person"):
        return bool(first.persons and second.persons and not first.persons & second.persons)
    if kind != "poll":
        return False
    listed = _settings()["kinds_of_polls"]
    one, other = (_words_of(profile) & frozenset(listed["apart"]) for profile in (first, second))
    many = frozenset(listed["many"])
    if (one ^ other) & many or (one & other & many and _may_be_any(first, second)):
        return True
    return bool(one) and bool(other) and not one & other


def _may_be_any(first: Profile, second: Profile) -> bool:
    """Whether two reports name what a season has many of ("primaries"), one without a day, with no name in common."""
    if first.record.report == second.record.report or (first.first_day and second.first_day):
        return False
    one, other = ({name for r in profile.records for name in _NAME.findall(r.text)} for profile in (first, second))
    return not one & other


@cache
def set_long_before() -> frozenset[str]:
    """Labels of what a law or a court sets for a day: told as held, it was held then unless somebody says not."""
    return frozenset(_settings()["set_long_before"])


def _words_of(profile: Profile) -> frozenset[str]:
    return frozenset(word for r in profile.records for word in re.findall(r"[a-z-]+", r.text.lower()))


def _times_meet(first: Profile, second: Profile, kind: str) -> bool:
    """Whether one occasion may lie in the times that two tellings speak of."""
    one, other = _reach(first, kind), _reach(second, kind)
    return one is not None and other is not None and max(one[0], other[0]) <= min(one[1], other[1])


def _reach(profile: Profile, kind: str) -> tuple[date, date] | None:
    """The first and last day that an occasion may have: those told, else the time before or behind the report."""
    day = profile.report_day
    status = told_status(profile.records, day)[0]
    if profile.first_day and profile.last_day:
        if day and status in AHEAD and profile.last_day - profile.first_day > _MONTH:
            return day - _ONE_DAY, profile.last_day
        return profile.first_day - _ONE_DAY, profile.last_day + _ONE_DAY
    if day is None:
        return None
    if status in _LOOKING_AHEAD:
        return day - _ONE_DAY, day + timedelta(days=_kinds()[kind]["ahead"])
    if status is Status.ONGOING:
        return day - timedelta(days=_kinds()[kind]["back"]), day + timedelta(days=_kinds()[kind]["ahead"])
    if status in DONE:
        return day - timedelta(days=_kinds()[kind]["back"]), day + _ONE_DAY
    return None


@cache
def _kinds() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for name, row in _settings()["kind"].items():
        without = row.get("not_words")
        found[name] = {
            **row,
            "words": re.compile(row["words"], re.IGNORECASE),
            "not_words": re.compile(without, re.IGNORECASE) if without else None,
        }
    return found


@cache
def _labels() -> frozenset[str]:
    return frozenset(label for kind in _settings()["kind"].values() for label in kind["labels"])


def _settings() -> dict[str, Any]:
    found: dict[str, Any] = read_toml("public_occasions.toml")
    return found
