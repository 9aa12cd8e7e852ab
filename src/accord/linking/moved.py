"""6. Records ↔ records: an occasion that was put off is one event, however far its days lie apart.

"The summit planned for 14 November", "Angola put off the summit", "the summit opened on 24 February": what joins them
is the report that says it was put off, or the one that says it comes later than planned.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from accord.data import read_toml
from accord.linking.histories import told_status
from accord.linking.mention_words import after, before
from accord.linking.profiles import Profile, shared_titles
from accord.linking.rarity import Rarity
from accord.values import AHEAD, DONE, Status

_MOST = timedelta(days=300)
_PAST = timedelta(days=7)
_AROUND = 120
_ONE_STORY = 0.12
_ONE_MATTER = 0.15
_LATE = re.compile(
    r"\b(?:later than|(?:first|originally|initially|had been) (?:planned|scheduled|set|due|expected)|twice (?:delayed|"
    r"postponed|put off)|(?:long-)?delayed|after (?:a|several|long) (?:[\w-]+ )?delays?|(?:days?|weeks?|months?) late|"
    r"(?:was|were) (?:meant|supposed) to|postponed|rescheduled|put off|second time)\b",
    re.IGNORECASE,
)


def compare_moved(first: Profile, second: Profile) -> float:
    """1 where a report plans an occasion or puts it off, and a later one puts it off, plans or tells it anew."""
    if first.report_day is None or second.report_day is None or first.record.report == second.record.report:
        return 0.0
    if abs(first.report_day - second.report_day) > _MOST or first.sitting or second.sitting:
        return 0.0
    earlier, later = sorted((first, second), key=_order)
    is_put_off = _is_put_off(earlier)
    if not (is_put_off or _says_moved(later)) or not (is_put_off or _still_lay_ahead(earlier, later)):
        return 0.0
    if not _is_one_occasion(first, second):
        return 0.0
    return float(bool(shared_titles(first, second)) or Rarity().likeness(first.telling, second.telling) >= _ONE_STORY)


def _order(telling: Profile) -> tuple[date, str]:
    return telling.report_day or date.max, telling.record.report


def _still_lay_ahead(earlier: Profile, later: Profile) -> bool:
    """Whether an occasion was planned, and its day not long past when it was put off."""
    if told_status(earlier.records, earlier.report_day)[0] not in AHEAD:
        return False
    if not (_is_put_off(later) and earlier.last_day and later.report_day):
        return True
    return later.report_day - earlier.last_day <= _PAST


def says_moved(tellings: Iterable[Profile]) -> bool:
    """Whether any of several tellings says that the thing was put off or comes later than planned."""
    return any(_says_moved(telling) for telling in tellings)


def are_plans_of_one(first: Profile, second: Profile) -> bool:
    """Whether both look ahead to what is done once for its object (a signing): the later report gives a new day."""
    if _once().isdisjoint(first.sorts & second.sorts):
        return False
    return all(told_status(each.records, each.report_day)[0] in AHEAD for each in (first, second))


def _is_put_off(telling: Profile) -> bool:
    return told_status(telling.records, telling.report_day)[0] == Status.POSTPONED


def _says_moved(telling: Profile) -> bool:
    if _is_put_off(telling) or any(record.status == Status.POSTPONED for record in telling.records):
        return True
    told = [record for record in telling.records if record.status in DONE | AHEAD]
    return any(_LATE.search(f"{before(record, _AROUND)} {after(record, _AROUND)}") for record in told)


def _is_one_occasion(first: Profile, second: Profile) -> bool:
    """Whether two tellings are of one sort of occasion by its name, or by its noun with a party or place in common."""
    if not first.sorts & second.sorts & frozenset(_settings()["sorts"]):
        return False
    if shared_titles(first, second):
        return True
    if first.own_titles and second.own_titles:
        return False
    has_parties = first.countries | second.countries | first.persons | second.persons
    if not has_parties and not first.places & second.places:
        return _is_one_adoption(first, second)
    if not (first.countries & second.countries or first.places & second.places):
        return False
    if first.heads & second.heads & _nouns() or first.persons & second.persons:
        return True
    return bool(first.sorts & second.sorts & _once()) and first.countries == second.countries


def _is_one_adoption(first: Profile, second: Profile) -> bool:
    """Whether two reports of one matter tell, without a party, by one noun what is done once ("the adoption")."""
    if not first.sorts & second.sorts & _once() or not _bare(first.heads) & _bare(second.heads) & _bare(_nouns()):
        return False
    return Rarity().likeness(first.telling, second.telling) >= _ONE_MATTER


def _bare(heads: Iterable[str]) -> frozenset[str]:
    return frozenset(head.removesuffix("ion") for head in heads)


@cache
def _once() -> frozenset[str]:
    """The sorts that are done once for their object, as a signing or a consent is."""
    foreseen = read_toml("linking.toml")["foreseen"]
    return frozenset(sort for sort, most in foreseen["days"].items() if most >= foreseen["once"])


@cache
def _nouns() -> frozenset[str]:
    return frozenset(_settings()["nouns"])


def _settings() -> dict[str, list[str]]:
    found: dict[str, list[str]] = read_toml("linking.toml")["moved"]
    return found
