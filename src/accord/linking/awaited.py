"""6. Records ↔ records: whether a later report tells what an earlier one looks ahead to, by day, place and those in it.

"Is to be in Oslo next week", "spent Tuesday in Oslo": the verbs have no word in common, and the outcome may be told by
one that names no kind of happening. What joins them is the day that was named, and who, where and what stands beside.
How much of it each case takes is told by [awaited] in data/linking.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from accord.data import read_toml
from accord.linking.held_otherwise import is_held_otherwise
from accord.linking.histories import told_status
from accord.linking.kin_sorts import kin_of
from accord.linking.mention_words import content_words, says_little, sorts_marked
from accord.linking.profiles import Profile, can_join, shared_names, shared_titles
from accord.linking.rarity import Rarity
from accord.records import EventRecord
from accord.values import DONE, DateBasis, Precision, Standing, Status

_WAITING = frozenset({Status.PLANNED, Status.EXPECTED, Status.POSTPONED})
_BEHIND_IT = frozenset({"after", "since", "following"})
_WANTED = frozenset({Status.REQUESTED, Status.PROPOSED})
_ONE_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_MONTH = timedelta(days=31)
_SEASON = timedelta(days=92)
"""What is only asked for or proposed is not awaited for longer."""
_YEAR = timedelta(days=366)
_RAREST = 3
_HAD_BEEN_PLANNED = re.compile(
    r"^(?:(?:had|has|have) been|was|were) (?:to|due|set|scheduled|planned|expected|slated|meant|supposed)\b",
    re.IGNORECASE,
)


def compare_awaited(first: Profile, second: Profile) -> float:
    """1 where the earlier report looks ahead to what the later one tells as done: their days and matter meet."""
    if first.report_day is None or second.report_day is None or first.report_day == second.report_day:
        return 0.0
    if is_held_otherwise(first, second):
        return 1.0
    earlier, later = sorted((first, second), key=lambda profile: profile.report_day or date.max)
    if earlier.sitting or later.sitting or not _are_of_like_sort(earlier, later):
        return 0.0
    asked = _asked(earlier, later)
    if asked is None or not any(_tells_a_deed(record) for record in later.records) or not _waits(earlier, later):
        return 0.0
    asked += 0.0 if can_join(later) else _settings()["asked"]["encoder_only"]
    if _is_of_two_stories(earlier, later):
        return 0.0
    if _are_polls_of_a_day(earlier, later):
        asked = _settings()["asked"]["poll"]
    elif _is_only_placed(earlier, later):
        return 0.0
    return float(_common(first, second) >= asked)


def _are_polls_of_a_day(plan: Profile, later: Profile) -> bool:
    """Whether both tell a poll of one day, which a land seldom holds two of ("the vote of 2 May")."""
    return "election" in plan.sorts & later.sorts and _are_of_one_day(plan, later)


def may_be_awaited(telling: Profile) -> bool:
    """Whether a telling that names no happening by itself ("went off") may be what another report looks ahead to."""
    is_real = any(r.standing == Standing.DEED and r.status != Status.HYPOTHETICAL for r in telling.records)
    return telling.has_day and telling.report_day is not None and is_real


def awaited_keys(telling: Profile) -> frozenset[str]:
    """What two such tellings must share: a month with a place, a person or a country, or a day with a rare word."""
    first, last = telling.first_day, telling.last_day
    if first is None or last is None or last - first > _MONTH:
        return frozenset()
    beside = {name for name, _ in telling.places} | {name for _, name in telling.persons} | telling.countries
    found = {f"awaited {month} / {name}" for month in {f"{day:%Y-%m}" for day in (first, last)} for name in beside}
    if telling.has_day:
        rare = sorted(telling.context, key=lambda word: (-Rarity().weight(word), word))[:_RAREST]
        found |= {f"awaited {first} / {word}" for word in rare}
    return frozenset(found)


def _waits(plan: Profile, later: Profile) -> bool:
    """Whether a report looks ahead to it; what is only asked for or proposed must be told in like words."""
    status = told_status(plan.records, plan.report_day)[0]
    return status in _WAITING or (status in _WANTED and bool(plan.sorts & later.sorts or plan.heads & later.heads))


def _are_of_like_sort(first: Profile, second: Profile) -> bool:
    if not first.sorts or not second.sorts or first.sorts & second.sorts:
        return True
    return bool(kin_of(first) & kin_of(second))


def _tells_a_deed(record: EventRecord) -> bool:
    """Whether a record tells something as done, not what "had been due" to be."""
    if record.status not in DONE or record.standing != Standing.DEED:
        return False
    if says_little(record) and not _is_dated_before(record):
        return False
    return not _HAD_BEEN_PLANNED.search(record.text)


def _is_dated_before(record: EventRecord) -> bool:
    """Whether a bare noun with a day of its own is what something came after ("after the vote of 2 May")."""
    has_day = (
        record.date_basis == DateBasis.STATED and record.date is not None and record.date.precision == Precision.DAY
    )
    return has_day and not _BEHIND_IT.isdisjoint(record.reasons)


def _asked(plan: Profile, later: Profile) -> float | None:
    """How much two tellings must have in common, by how nearly their days meet; None for days that do not."""
    return next(_cases(plan, later), None)


def _cases(plan: Profile, later: Profile) -> Iterator[float]:
    asked: dict[str, float] = _settings()["asked"]
    if plan.report_day is None or later.report_day is None:
        return
    if plan.first_day and plan.last_day:
        is_short = plan.last_day - plan.first_day <= _MONTH
        if later.has_day and later.first_day and later.last_day:
            if later.last_day >= plan.first_day and later.first_day <= plan.last_day and is_short:
                yield asked["on_the_day" if plan.has_day else "within"]
        elif later.first_day is None and plan.first_day <= later.report_day <= plan.last_day + _WEEK:
            yield from [asked["fresh"]] if _is_fresh(plan, later) else ()
    elif plan.first_day is None and later.has_day and later.first_day and _is_named(plan, later):
        longest = _YEAR if told_status(plan.records, plan.report_day)[0] in _WAITING else _SEASON
        is_soon = plan.report_day - _ONE_DAY <= later.first_day <= plan.report_day + longest
        yield from [asked["any_day"]] if is_soon else ()


def _is_fresh(plan: Profile, later: Profile) -> bool:
    """Whether what a report tells without a day may be what was set for the days before it, by a rare sort or words."""
    shared = plan.sorts & later.sorts
    if plan.has_day:
        return bool(shared or plan.heads & later.heads)
    return bool(shared - sorts_marked("generic"))


def _is_named(plan: Profile, later: Profile) -> bool:
    """Whether more than a common verb ("meet") names the two alike: a rare sort, own words, a name."""
    if plan.sorts & later.sorts - sorts_marked("generic") or plan.words & later.words:
        return True
    return bool(shared_titles(plan, later) or shared_names(plan, later))


def _is_only_placed(plan: Profile, later: Profile) -> bool:
    """Whether nothing but a place says that two gatherings of a day are one."""
    shared = plan.sorts & later.sorts
    if not shared or not shared <= sorts_marked("generic"):
        return False
    parties = plan.countries & later.countries or plan.persons & later.persons or plan.words & later.words
    return not (parties or shared_titles(plan, later) or shared_names(plan, later))


def _is_of_two_stories(plan: Profile, later: Profile) -> bool:
    """Whether nobody, no place and no name is in both, and their reports are about different things."""
    if plan.countries & later.countries or plan.persons & later.persons or plan.places & later.places:
        return False
    if shared_titles(plan, later) or shared_names(plan, later) or _is_placed_in_words(plan, later):
        return False
    if _are_of_one_day(plan, later) and plan.heads & later.heads:
        return False
    return Rarity().likeness(plan.telling, later.telling) < float(_settings()["matter"])


def _is_placed_in_words(plan: Profile, later: Profile) -> bool:
    """Whether both name one day, and the words around the one name the place of the other ("the talks in Oslo")."""
    if not _are_of_one_day(plan, later):
        return False
    return any(
        bool(content_words(" ".join(name for name, _ in one.places)) & other.context)
        for one, other in ((plan, later), (later, plan))
    )


def _are_of_one_day(plan: Profile, later: Profile) -> bool:
    return plan.has_day and later.has_day and plan.first_day == later.first_day


def _common(first: Profile, second: Profile) -> float:
    """What they have in common beside the day, each thing as the settings weigh it."""
    weights: dict[str, float] = _settings()["weights"]
    shared = first.sorts & second.sorts
    countries = len(first.countries & second.countries)
    values = {
        "persons": float(bool(first.persons & second.persons)),
        "place": 1.0 if first.places & second.places else 0.5 * _is_placed_in_words(first, second),
        "countries": 1.0 if countries >= 2 else 0.5 if countries else 0.0,
        "names": float(bool(shared_titles(first, second) or shared_names(first, second))),
        "sort": 1.0 if shared - sorts_marked("generic") else 0.5 if shared or kin_of(first) & kin_of(second) else 0.0,
        "heads": float(bool(first.heads & second.heads)),
        "context": Rarity().likeness(first.context, second.context),
    }
    return sum(weights[name] * value for name, value in values.items())


def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = read_toml("linking.toml")["awaited"]
    return settings
