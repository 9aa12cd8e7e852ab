"""6. Records ↔ records: what tells a plan as done: a verb, a day gone by, or its name behind the day it was due.

A noun alone names a thing as readily before it happens as behind it ("a candidate for the party's nomination"), so it
settles nothing; "following the talks" and what goes by a name of its own do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from accord.data import read_toml
from accord.ledger.merged import Event, StatusEntry
from accord.linking.histories import arranges, own_status
from accord.linking.mention_names import own_names
from accord.linking.mention_words import before, carries, is_nominal, sorts_marked, sorts_of
from accord.linking.outcome_days import report_day
from accord.linking.past_plans import is_past_plan
from accord.linking.profiles import day_bounds
from accord.records import EventRecord, Report
from accord.values import AHEAD, DONE, DateBasis, Status, When

_KEPT_AWAY = re.compile(
    r"(?:(?:\bnot|n[’']t|\bnever|\bno longer)\s+(?:be\s+)?"
    r"(?:seek|run|stand|contest|attend|join|participat|take part|taking part)\w*"
    r"|\b(?:banned|barred|excluded|disqualified|suspended|expelled|kept) from)\s+(?:[\w’'-]+\s+){0,4}$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ONE_MORE = re.compile(r"\b(?:more|another|further|fresh|additional)\b", re.IGNORECASE)
_SAYS_NOTHING = frozenset({"state of the report"})
"""Reasons of a record that say nothing of whether a thing came about."""
_LONG_GONE = timedelta(days=14)
_SHORT = timedelta(days=8)


class Awaited(NamedTuple):
    """A plan as far as what is told as done can be its outcome: its records, the day it was due, the reports."""

    event: Event
    stated: Sequence[EventRecord]
    due: When | None
    reports: Mapping[str, Report]


def tell_done(entries: Iterable[StatusEntry], plan: Awaited) -> tuple[StatusEntry, ...]:
    """The entries of an event's history that can settle a plan.

    Left out are those that tell it as done by a noun alone, for a day before anybody planned it, or, without a day,
    place or name, long after the day it was due.
    """
    return tuple(entry for entry in entries if entry.status not in DONE or _is_told(entry, plan))


def _is_told(entry: StatusEntry, plan: Awaited) -> bool:
    day = report_day(plan.reports.get(entry.report))
    done = [r for r in plan.event.records if r.report == entry.report and own_status(r, day) in DONE]
    if _was_before(done, plan) or _is_any_of_many(done, plan, day) or _lay_ahead_later(done, plan, day):
        return False
    latest = day_bounds(plan.due)[1]
    if latest and day and latest <= day:
        return True
    return any(asserts(record, day) for record in done)


def _was_before(done: Sequence[EventRecord], plan: Awaited) -> bool:
    """Whether all that a report tells as done has a day before the first report that looks ahead to the plan."""
    first = plan.stated[0]
    announced = report_day(plan.reports.get(first.report))
    latest = day_bounds(plan.due)[1]
    if announced is None or is_past_plan(first) or first.status not in AHEAD | {Status.POSTPONED}:
        return False
    if latest and latest < announced:
        return False
    days = [day_bounds(record.date)[1] for record in done if record.date_basis != DateBasis.BOUNDED]
    return bool(done) and len(days) == len(done) and all(day is not None and day < announced for day in days)


def _lay_ahead_later(done: Sequence[EventRecord], plan: Awaited, told_on: date | None) -> bool:
    """Whether what a report tells without a day is set, in a later report, for the time it was due, still to come."""
    if told_on is None or any(_has_own_day(record) for record in done):
        return False
    latest = max((day for record in plan.stated if (day := _set_on(record, plan))), default=None)
    return latest is not None and told_on < latest


def _has_own_day(record: EventRecord) -> bool:
    first, last = day_bounds(record.date)
    return record.date_basis != DateBasis.BOUNDED and first is not None and first == last


def _set_on(record: EventRecord, plan: Awaited) -> date | None:
    """The day of a report that looks ahead to the very time a plan is due, before that time is over, not one more."""
    if _ONE_MORE.search(record.text):
        return None
    day, latest = report_day(plan.reports.get(record.report)), day_bounds(plan.due)[1]
    is_set = record.status in AHEAD and record.date_basis == DateBasis.STATED and record.date == plan.due
    return day if is_set and day and latest and day <= latest else None


def _is_any_of_many(done: Sequence[EventRecord], plan: Awaited, told_on: date | None) -> bool:
    """Whether what a report tells weeks after a plan's day may be any other of its kind ("they talked")."""
    first, latest = day_bounds(plan.due)
    if not (first and latest and told_on) or latest - first > _SHORT or told_on - latest <= _LONG_GONE:
        return False
    places = {record.place.name for record in plan.stated if record.place}
    names = {name for record in plan.stated for name in own_names(record)}
    return all(
        (record.date is None or record.date_basis == DateBasis.BOUNDED)
        and sorts_of(record) <= sorts_marked("generic")
        and not own_names(record) & names
        and not (record.place and record.place.name in places)
        for record in done
    )


def asserts(record: EventRecord, day: date | None) -> bool:
    """Whether a record says that a thing came about: by a verb, by words beside a noun, or by its day that is past."""
    if arranges(record):
        return False
    if not is_nominal(record) or {*record.reasons} - _SAYS_NOTHING or carries(record) == "held":
        return True
    last = day_bounds(record.date)[1]
    if record.date is None or record.date_basis == DateBasis.BOUNDED:
        return bool(own_names(record)) and not _runs_on(record, day)
    return bool(last and day and last <= day)


def _runs_on(record: EventRecord, day: date | None) -> bool:
    """Whether a name holds the year of its report, in which it may yet come ("the 2020 Oslo vote", told in May)."""
    return any(day is not None and int(year) >= day.year for year in _YEAR.findall(record.text))


def settles_nothing(record: EventRecord) -> bool:
    """Whether what a record says was not ends no plan: somebody only stays away, or there is no sign of it yet."""
    signs: list[str] = read_toml("linking.toml")["past_plans"]["no_sign"]
    is_unseen = record.status == Status.DENIED and not set(signs).isdisjoint(record.reasons)
    return is_unseen or is_kept_away_from(record)


def is_kept_away_from(record: EventRecord) -> bool:
    """Whether somebody only will not take part in it ("will not seek re-election", "did not attend the summit")."""
    return is_nominal(record) and bool(_KEPT_AWAY.search(before(record, 60)))
