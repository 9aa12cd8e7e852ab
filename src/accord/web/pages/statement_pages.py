"""9. Ledger → pages: who said what, by person and topic, with changes of wording."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from accord.api import Ledger
from accord.dossiers.said import NOBODY, Said, mark_changes
from accord.records import Report, StatementRecord
from accord.web.declaring import Asked, Page, View
from accord.web.filters import ABOUT, BETWEEN, NEWEST, PAGED, REPORT, SOURCE
from accord.web.pages.event_pages import reports_of

MOST_COMPARED = 300
"""Statements of one person or topic whose wording is compared on one page."""


def show_statements(asked: Asked, ledger: Ledger) -> View:
    """Statements by the day of their reports; of one person or topic also how each differs from the one before."""
    given = asked.given("source", "about", "report", "since", "until") | {"as_of": asked.as_of}
    found = ledger.statements(**given, **asked.part)
    total = ledger.count_statements(**given)
    reports = reports_of(ledger, [record.report for record in found])
    is_followed = bool(given["source"] or given["about"]) and total <= MOST_COMPARED
    changes = _changes(ledger, given) if is_followed else {}
    context = {"reports": reports, "changes": changes, "is_followed": is_followed, "speakers": _speakers(found)}
    return View(items=found, kind="statement", total=total, context=context)


def _changes(ledger: Ledger, given: Mapping[str, Any]) -> dict[str, Said]:
    """How each statement differs from what its speaker said in an earlier report, by its id."""
    records = ledger.statements(**given)
    days = reports_of(ledger, [record.report for record in records])
    ordered = sorted(records, key=lambda record: (days[record.report].published or "9", record.report, record.start))
    marked = mark_changes([_said(record, days[record.report]) for record in ordered])
    return {each.record: each for each in marked if each.change}


def _said(record: StatementRecord, report: Report) -> Said:
    name = record.source.name if record.source else NOBODY
    return Said(
        side=(record.source.country or name) if record.source else NOBODY,
        speaker=name,
        is_party=False,
        day=report.day,
        words=" ".join(record.text.split()),
        directness=record.directness,
        report=record.report,
        record=record.id,
        evidence=record.evidence,
    )


def _speakers(records: Sequence[StatementRecord]) -> list[tuple[str, str, int]]:
    """Who speaks on this page, by id, with the name and how often; the most frequent first."""
    counted: dict[str, tuple[str, int]] = {}
    for record in records:
        if record.source:
            name, number = counted.get(record.source.id, (record.source.name, 0))
            counted[record.source.id] = (name, number + 1)
    listed = sorted(counted.items(), key=lambda each: (-each[1][1], each[1][0]))
    return [(key, name, number) for key, (name, number) in listed[:12]]


PAGES = (
    Page(
        path="/statements",
        title="Statements",
        template="statements.html.j2",
        make=show_statements,
        filters=(SOURCE, ABOUT, *BETWEEN, NEWEST, REPORT, *PAGED),
        group="Words",
    ),
)
