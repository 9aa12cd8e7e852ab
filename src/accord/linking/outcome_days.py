"""6. Records ↔ records: when a plan was carried out or given up, and whether elsewhere, as reports tell it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from accord.ledger.merged import Event
from accord.linking.headline_places import find_headline
from accord.linking.mention_words import after, before, says_little
from accord.linking.past_plans import is_given_up_before
from accord.linking.profiles import day_bounds
from accord.linking.public_occasions import set_long_before
from accord.records import EventRecord, Report
from accord.values import AHEAD, DONE, DateBasis, Precision, Standing, Status, When

Sentences = Mapping[tuple[str, int], Sequence[tuple[EventRecord, Event]]]
"""The mentions told in each sentence (report, start of the sentence), each with its event."""
_ONE_DAY = timedelta(days=1)
_FRESH = timedelta(days=7)
_FAR_AHEAD = timedelta(days=120)
_LONG_KNOWN = timedelta(days=120)
_NEAR = 40
_BEHIND = re.compile(
    r"\b(?:after|since|following|before|ahead of|until|part of)\s+(?:[\w'’.-]+\s+){0,3}$", re.IGNORECASE
)
"""Words before a noun that has another day than the deed beside it ("signed on Monday, a week after the summit")."""
_SAYS = re.compile(
    r"\b(?:announc|said|says|told|confirm|declar|stat(?:es|ed)|inform|decid|cancel|call(?:s|ed) off|scrap)", re.I
)
"""Verbs of who gives a plan up, or says that it is."""
_TOWN, _WIDE = 60, 1000
"""Kilometres within which a place tells where a gathering is; the reach of a place without one."""
_LEAD = 300
"""Characters of a report, behind its headline, in which its news is told."""


def first_done(records: Iterable[EventRecord]) -> date | None:
    """The first day that a report gives for the deed, to the day."""
    days = []
    for record in records:
        first, last = day_bounds(record.date)
        if record.date_basis != DateBasis.BOUNDED and first and last and last - first <= 2 * _ONE_DAY:
            days.append(first)
    return min(days, default=None)


def find_planned_day(
    stated: Iterable[EventRecord], records: Sequence[EventRecord], reports: Mapping[str, Report]
) -> str | None:
    """The last day planned, where a report tells the deed as done in the week behind it, or in a time that holds it."""
    telling = min((day for r in records if (day := report_day(reports.get(r.report)))), default=None)
    spans = [day_bounds(r.date) for r in records if r.date_basis != DateBasis.BOUNDED]
    planned = [
        first
        for record in stated
        if record.status in AHEAD and record.date_basis != DateBasis.BOUNDED
        for first, last in [day_bounds(record.date)]
        if first and last and last - first <= _ONE_DAY
    ]
    if telling is None or not planned:
        return None
    is_held_then = any(first and last and first <= planned[-1] <= last for first, last in spans)
    fresh = _LONG_KNOWN if any(record.label in set_long_before() for record in records) else _FRESH
    return planned[-1].isoformat() if is_held_then or timedelta(0) <= telling - planned[-1] <= fresh else None


def find_day_beside(
    records: Iterable[EventRecord], reports: Mapping[str, Report], sentences: Sentences, announced: str
) -> date | None:
    """The one day that the sentence of a deed without a day gives another deed ("began drills on Monday").

    No day before the one on which the plan was announced is that of its outcome, nor one behind a report that tells it.
    """
    records = list(records)
    first = min((day for record in records if (day := report_day(reports.get(record.report)))), default=None)
    for record in records:
        told = report_day(reports.get(record.report))
        if record.standing == Standing.BACKGROUND or record.status == Status.ONGOING or told is None:
            continue  # What goes on has not the day of what is done in it.
        if record.date_basis == DateBasis.STATED:
            continue  # "Groups who call the 2031 vote stolen met on Saturday": the vote has a time of its own.
        if _BEHIND.search(before(record, _NEAR)):
            continue
        beside = (other for other, _ in sentences.get((record.report, record.evidence.start), ()))
        days = {day for other in beside if other.status in DONE and (day := first_done([other]))}
        day = days.pop() if len(days) == 1 else None
        if day and first and announced <= day.isoformat() and day <= first and told - day <= _FRESH:
            return day
    return None


def find_day_announced(
    records: Iterable[EventRecord], reports: Mapping[str, Report], sentences: Sentences
) -> str | None:
    """The day on which a report has somebody say that a plan was given up ("said on Friday that it was cancelled")."""
    for record in records:
        told = report_day(reports.get(record.report))
        beside = (other for other, _ in sentences.get((record.report, record.evidence.start), ()))
        days = {
            day
            for other in beside
            if other.status in DONE and _SAYS.search(other.text) and (day := first_done([other]))
        }
        announced = days.pop() if len(days) == 1 else None
        if told and announced and timedelta(0) <= told - announced <= _FRESH:
            return announced.isoformat()
    return None


def own_day(event: Event) -> str | None:
    """The day that an event told as done is listed under, where reports and not its plans alone give it."""
    when = event.date
    if event.status not in DONE or when is None or when.precision not in (Precision.DAY, Precision.MOMENT):
        return None
    first, _ = day_bounds(when)
    if any(record.status in AHEAD and day_bounds(record.date)[0] == first for record in event.records):
        return None
    return first.isoformat() if first else None


def find_day_of_news(due: When | None, records: Iterable[EventRecord], reports: Mapping[str, Report]) -> str | None:
    """The day of the report that tells the deed as its news: in its headline or first sentences, without a day.

    What was due weeks before is no news of the day.
    """
    latest = day_bounds(due)[1]
    for record in records:
        report = reports.get(record.report)
        is_news = record.status == Status.OCCURRED and record.standing == Standing.DEED and not says_little(record)
        is_news = is_news and record.date_basis != DateBasis.STATED
        day = report_day(report)
        if report is None or day is None or not is_news or record.start >= _LEAD + find_headline(report)[1]:
            continue
        if latest is None or day - latest <= _FRESH:
            return day.isoformat()
    return None


def find_day_given_up(due: When | None, records: Iterable[EventRecord], told_on: str | None) -> str | None:
    """The day a plan was given up: that of the report that tells of it, unless it looks back on an earlier one.

    It looks back where it says so, or tells of it long after the day that was planned ("was cancelled in August").
    """
    latest = day_bounds(due)[1]
    looks_back = latest and told_on and date.fromisoformat(told_on) - latest > _FRESH
    background = any(r.standing == Standing.BACKGROUND or is_given_up_before(_beside(r)) for r in records)
    return None if background or looks_back else told_on


def _beside(record: EventRecord) -> str:
    return f"{record.text}{after(record, _NEAR)}"


def find_other_town(stated: Iterable[EventRecord], done: Iterable[EventRecord]) -> str | None:
    """The town where it was done, if the plan names another one and nobody who tells it done names that."""
    planned, held = (
        {r.place.name: r.place for r in records if r.place and (r.place.radius_km or _WIDE) <= _TOWN}
        for records in (stated, done)
    )
    if not planned or not held or planned.keys() & held.keys():
        return None
    return next(iter(held))


def report_day(report: Report | None) -> date | None:
    """The day of a report, None where nobody knows it."""
    return date.fromisoformat(report.day) if report and report.day else None


def find_due(event: Event, stated: Sequence[EventRecord], reports: Mapping[str, Report]) -> When | None:
    """The day the first dated plan names: what was promised first is what lateness is counted from.

    A plan told without a day takes the one that another record of its report gives the same event.
    """
    for record in stated:
        beside = [
            other
            for other in event.records
            if other.report == record.report and _is_ahead(other, reports.get(other.report))
        ]
        for dated in (record, *sorted(beside, key=lambda other: (other.start, other.id))):
            when = dated.date
            if _is_read_ahead(dated, reports.get(dated.report)) or _is_day_of_delay(dated, reports.get(dated.report)):
                continue
            if when and dated.date_basis != DateBasis.BOUNDED and when.precision != Precision.VAGUE:
                return when
    return None


def _is_read_ahead(record: EventRecord, report: Report | None) -> bool:
    """Whether the day of what came to nothing lies so far ahead that it can only be that of the year before."""
    first, day = day_bounds(record.date)[0], report_day(report)
    return record.status == Status.DID_NOT_HAPPEN and bool(first and day and first - day > _FAR_AHEAD)


def _is_day_of_delay(record: EventRecord, report: Report | None) -> bool:
    """Whether a day gone by is that on which somebody put a thing off ("on 3 May they postponed the drill")."""
    last, day = day_bounds(record.date)[1], report_day(report)
    return record.label == "delay" and record.status in DONE and bool(last and day and last <= day)


def _is_ahead(record: EventRecord, report: Report | None) -> bool:
    first, _ = day_bounds(record.date)
    day = report.day if report else None
    return bool(first and day and first.isoformat() >= day)
