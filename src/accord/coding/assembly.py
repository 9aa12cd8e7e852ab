"""4. Mentions → records: one document → all its records, each with evidence."""

from __future__ import annotations

from spacy.tokens import Doc

from accord.coding.calendar import code_times
from accord.coding.events import code_events
from accord.coding.figures import code_figures
from accord.coding.gazetteer import code_places
from accord.coding.identities import code_actors
from accord.coding.statements import code_statements
from accord.reading.boilerplate import find_zones
from accord.records import AnyRecord, Report


def assemble(doc: Doc, report: Report) -> tuple[AnyRecord, ...]:
    """All records of a parsed report with its mentions found, in the order of the text within each kind."""
    times = code_times(doc, report)
    actors = code_actors(doc, report)
    places = code_places(doc, report, actors)
    figures = code_figures(doc, report, times, actors)
    statements = code_statements(doc, report, actors)
    events = code_events(doc, report, times, actors, places, figures, statements)
    told: tuple[AnyRecord, ...] = (*times, *actors, *places, *figures, *statements, *events)
    skipped = find_zones(report.text)
    return tuple(
        record
        for record in told
        if not _is_in_notice(record, report) and not any(zone.start <= record.start < zone.end for zone in skipped)
    )


def _is_in_notice(record: AnyRecord, report: Report) -> bool:
    """Whether a record was read from the notice at the head of a report, which is no part of what it says."""
    if not report.notice:
        return False
    start = report.text.find(report.notice)
    return start >= 0 and start <= record.start < start + len(report.notice)
