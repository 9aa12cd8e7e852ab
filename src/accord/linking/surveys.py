"""6. Records ↔ records: conflicts kept for pages, found by spans of reports as these change.

A ledger of up to MOST_FROM_NOTHING reports is one span, gone through whenever it changes: what is kept is what all
reports give at once. In a larger one figures, names, titles and remarks are compared within two months: each span is 62
days, begins 31 days behind the one before, and keeps what begins in its first 31 days. It is gone through anew when a
tenth of it has changed, so that what an addition costs does not grow with the ledger; until then a page shows what was
found last.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

import msgspec

from accord.ledger.conflict_query import day_of
from accord.ledger.event_tables import first_day_of
from accord.ledger.merged import Conflict, Event, Known
from accord.ledger.storage import LedgerFile
from accord.ledger.survey_tables import ConflictRow, Span, SurveyTables
from accord.linking.conflicts import find_conflicts
from accord.linking.judged_conflicts import apply_judgements
from accord.linking.kept import as_json, judgements_of
from accord.linking.kept_events import read_events

EVERYTHING = ""
UNDATED = "undated"
_STEP = 31
_LONG = 62
_CHANGED = 0.1
"""The part of a large ledger's span that has changed when it is gone through anew."""
_conflict = msgspec.json.Decoder(Conflict)


def touch(surveys: SurveyTables, reports: Collection[int]) -> None:
    """Notes that reports have changed, or what they tell, in the spans that hold them."""
    spans: Counter[str] = Counter()
    for day in surveys.days_of(reports):
        spans.update((EVERYTHING, *_spans_of(day)))
    surveys.touch(spans)


def survey(file: LedgerFile, *, everything: bool = False) -> int:
    """Goes through the spans that have changed, the newest first; how many these were.

    With `everything` also those of a large ledger of which less than a tenth has changed.
    """
    surveys = file.links.surveys
    if not file.pages.is_large:
        return sum(_go_through(file, span.span) for span in surveys.spans() if span.span == EVERYTHING and span.touched)
    if (whole := surveys.span(EVERYTHING)) and whole.reports is not None:
        with file.writing():
            surveys.forget(EVERYTHING)
    due = [span for span in surveys.spans() if span.span != EVERYTHING and (_is_due(span) or everything)]
    return sum(_go_through(file, span.span) for span in reversed(due) if span.touched)


def is_surveyed(file: LedgerFile) -> bool:
    """Whether conflicts are read as kept: all are there, or the ledger is too large to wait for the others."""
    if file.pages.is_large:
        return True
    whole = file.links.surveys.span(EVERYTHING)
    return whole is not None and whole.touched == 0 and whole.reports is not None


def read_conflicts(rows: Iterable[str]) -> list[Conflict]:
    """The conflicts of rows."""
    return [_conflict.decode(row) for row in rows]


def _is_due(span: Span) -> bool:
    return bool(span.touched) and (span.reports is None or span.touched >= _CHANGED * span.reports)


def _go_through(file: LedgerFile, span: str) -> int:
    surveys = file.links.surveys
    with file.writing():
        reports = surveys.standing(_days_of(span), is_dated=span != UNDATED)
        found = find_in(file, reports)
        days = surveys.days({name for conflict in found for account in conflict.accounts for name in account.reports})
        own = [conflict for conflict in found if span in (EVERYTHING, _home(conflict, days))]
        surveys.put(span, len(reports), [_row(conflict, span, days) for conflict in own])
    return 1


def find_in(file: LedgerFile, reports: Sequence[tuple[int, str]]) -> tuple[Conflict, ...]:
    """The conflicts among some reports (key, id) and in the events they tell, with what people judged of them."""
    told = {key for keys in file.links.events.told_in([key for key, _ in reports]).values() for key in keys}
    events: list[Event] = [*read_events(file.links, file.links.events.read(told)).values()]
    events.sort(key=lambda event: (first_day_of(event), event.id))
    known = Known(
        {name: file.report(name) for _, name in reports},
        tuple(record for _, name in reports for record in file.records(report=name)),
    )
    return apply_judgements(find_conflicts(events, known), judgements_of(file))


def _row(conflict: Conflict, span: str, days: dict[str, str]) -> ConflictRow:
    return ConflictRow(
        id=conflict.id,
        span=span,
        kind=conflict.kind,
        verdict=conflict.verdict,
        subject=conflict.subject,
        event=conflict.event,
        day=day_of(conflict, days),
        body=as_json(conflict),
    )


def _home(conflict: Conflict, days: dict[str, str]) -> str:
    """The span that keeps a conflict: the one in whose first days its first report falls."""
    told = [days[report] for account in conflict.accounts for report in account.reports if report in days]
    return _start_of(date.fromisoformat(min(told))) if told else UNDATED


def _spans_of(day: str | None) -> tuple[str, ...]:
    if day is None:
        return (UNDATED,)
    on = date.fromisoformat(day)
    return tuple(_start_of(each) for each in (on, on - timedelta(days=_STEP)) if each.toordinal() >= _STEP)


def _start_of(day: date) -> str:
    return date.fromordinal(max(day.toordinal() // _STEP * _STEP, 1)).isoformat()


def _days_of(span: str) -> tuple[str, str] | None:
    if span in (EVERYTHING, UNDATED):
        return None
    return span, (date.fromisoformat(span) + timedelta(days=_LONG)).isoformat()
