"""5. Records → the ledger: what taking in a report did, its readings, and how much a ledger holds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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
