"""5. Records → the ledger: what taking in a report did, its readings, and how much a ledger holds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from accord.ledger.versions import is_newer
from accord.records import Report
from accord.values import DateBasis


class Outcome(StrEnum):
    """What taking in a report did: added it, changed nothing, or put it in the place of an earlier one."""

    ADDED = "added"
    KNOWN = "known"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One coding of a report: the version of the code, the date it went by, how many records it gave."""

    generation: int
    version: str
    published: str | None
    published_basis: DateBasis
    records: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What a ledger holds now: reports, older versions of their pages, undated reports, open failures, records."""

    reports: int
    superseded: int
    undated: int
    failures: int
    records: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReport:
    """A report as kept, with its present reading: key, version of the code, date it was coded by, generation."""

    report: Report
    reading: int
    version: str
    coded_as_of: str | None
    generation: int

    def stands(self, report: Report, version: str) -> bool:
        """Whether its records are those of the report as dated, under that version or a later one."""
        return self.coded_as_of == report.published and not is_newer(version, self.version)
