"""6. Records ↔ records: which reports of a ledger were made from one text, and which of them is the earliest."""

from __future__ import annotations

from collections.abc import Iterable

from accord.ledger.storage import LedgerFile
from accord.linking.copies import Copies, find_copies, group_copies, in_time
from accord.linking.upkeep import linking_version
from accord.records import Report


def find_shared_texts(file: LedgerFile, as_of: str | None = None) -> dict[str, Copies]:
    """For each report known by a day that has copies, these; read from the kept links where they are current."""
    known = {report.id: report for report in file.reports(as_of=as_of)}
    if file.links.is_current(linking_version()):
        pairs = [pair for pair in file.links.copies() if known.keys() >= set(pair)]
        return _by_report(group_copies(pairs), known)
    return _by_report(find_copies(known.values()), known)


def find_copies_of(file: LedgerFile, report: Report) -> Copies | None:
    """The copies of one report, itself among them; None where it has none."""
    if not file.links.is_current(linking_version()):
        return find_shared_texts(file).get(report.id)
    links = file.links
    groups = group_copies(links.copies_among(links.copied_with(links.keys_of([report.id]))))
    known = {name: file.report(name) for group in groups for name in group}
    return _by_report(groups, known).get(report.id)


def _by_report(groups: Iterable[tuple[str, ...]], known: dict[str, Report]) -> dict[str, Copies]:
    found = (in_time(group, known) for group in groups)
    return {name: copies for copies in found for name in copies.reports}
