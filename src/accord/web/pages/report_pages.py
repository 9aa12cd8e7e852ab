"""9. Ledger → pages: reports, one report with its records marked in its text, and one record."""

from __future__ import annotations

from accord.api import Ledger
from accord.errors import RecordNotFound
from accord.ledger.merged import Event
from accord.records import AnyRecord, EventRecord
from accord.values import Standing
from accord.views.coded import coded
from accord.web.declaring import Asked, Page, View
from accord.web.filters import BETWEEN, NEWEST, PAGED, PUBLISHER, WORDS
from accord.web.marking_up import ORDER, cut

MOST_MARKED = 100_000
"""Characters of a report that one page shows; all are in its JSON."""
_AROUND = 300


def show_reports(asked: Asked, ledger: Ledger) -> View:
    """Reports by day, and what could not be read."""
    given = {
        "words": asked.text("q"),
        **asked.given("publisher", "since", "until"),
        "as_of": asked.as_of,
    }
    failures = ledger.file.failures() if asked.number("page") == 1 and not asked.set_values else []
    return View(
        items=ledger.reports(**given, **asked.part),
        kind="report",
        total=ledger.count_reports(**given),
        context={"failures": failures[:50], "failed": len(failures)},
    )


def show_report(asked: Asked, ledger: Ledger) -> View:
    """A report's text with its records marked by kind, and each record beside it."""
    report = ledger.report(asked.name)
    records = sorted(ledger.records(report=report.id), key=lambda record: (record.start, record.end))
    shown = [record for record in records if record.end <= MOST_MARKED]
    context = {
        "report": report,
        "paragraphs": cut(report.text[:MOST_MARKED], shown),
        "records": {kind: [record for record in shown if record.kind == kind] for kind in ORDER},
        "is_cut": len(report.text) > MOST_MARKED,
    }
    return View(
        items=records,
        context=context,
        title=report.title or "A report without a title",
        crumbs=(("Reports", "/reports"),),
        more=coded(report, records),
    )


def show_record(asked: Asked, ledger: Ledger) -> View:
    """One record: its words in their sentence, all that was read from them, and why."""
    record = ledger.record(asked.name)
    report = ledger.report(record.report)
    start, end = record.evidence.start, record.evidence.end
    why = ledger.why(record.id, as_of=asked.as_of)
    context = {
        "record": record,
        "report": report,
        "before": report.text[max(0, start - _AROUND) : start],
        "paragraphs": cut(report.text[start:end], [_moved(record, start)]) if start <= record.start else [],
        "after": report.text[end : end + _AROUND],
        "event": _event_of(record, ledger, asked.as_of),
        "is_deed": isinstance(record, EventRecord) and record.standing == Standing.DEED,
        "why": why,
    }
    return View(
        items=[record],
        kind=record.kind,
        context=context,
        title=" ".join(record.text.split())[:160],
        crumbs=(("Reports", "/reports"), (report.title or "The report", f"/reports/{report.id}")),
        more={"record": record.to_dict(), "kind": record.kind, "why": list(why)},
    )


def _moved(record: AnyRecord, by: int) -> AnyRecord:
    """The record with its places counted from the beginning of its sentence."""
    from dataclasses import replace

    evidence = replace(record.evidence, start=0, end=record.evidence.end - by)
    return replace(record, start=record.start - by, end=record.end - by, evidence=evidence)


def _event_of(record: AnyRecord, ledger: Ledger, as_of: str | None) -> Event | None:
    """The event that a record is one of the tellings of."""
    if not isinstance(record, EventRecord):
        return None
    try:
        found = ledger.events(report=record.report, as_of=as_of)
    except RecordNotFound:
        return None
    return next((event for event in found if any(each.id == record.id for each in event.records)), None)


PAGES = (
    Page(
        path="/reports",
        title="Reports",
        template="reports.html.j2",
        make=show_reports,
        filters=(WORDS, PUBLISHER, *BETWEEN, NEWEST, *PAGED),
        group="Sources",
    ),
    Page(path="/reports/{name}", title="Report", template="report.html.j2", make=show_report),
    Page(path="/records/{name}", title="Record", template="record.html.j2", make=show_record),
)
