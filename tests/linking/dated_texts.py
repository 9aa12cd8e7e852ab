"""Texts with their days as reports, coded and linked, for tests of conflicts."""

from __future__ import annotations

import accord
from accord.ledger.merged import Conflict, Known
from accord.linking import link
from accord.records import Report
from accord.values import DateBasis


def conflicts_of(*texts: tuple[str, str], kind: str | None = None) -> list[Conflict]:
    """The conflicts, or those of one kind, of reports given as (day, text)."""
    reports = [
        Report(text=text, published=day, published_basis=DateBasis.GIVEN, source=f"{day} {place}")
        for place, (day, text) in enumerate(texts)
    ]
    records = tuple(record for report in reports for record in accord.code(report))
    found = link(Known({report.id: report for report in reports}, records)).conflicts
    return [conflict for conflict in found if kind is None or conflict.kind == kind]
