"""7. Events → dossiers: dossiers proposed from what recurs in a ledger, each with the words it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from accord.dossiers.index import Index
from accord.dossiers.model import Dossier
from accord.records import Evidence, Plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion(Plain):
    """A dossier worth keeping: why, told in how many reports, on which words, and its TOML as read_pack takes it."""

    dossier: Dossier
    why: str
    reports: int
    evidence: tuple[Evidence, ...]
    toml: str

    def __str__(self) -> str:
        return f"{self.dossier.title} ({self.dossier.kind}): {self.why}"


def suggest(index: Index, dossiers: Sequence[Dossier] = ()) -> tuple[Suggestion, ...]:
    """What recurs in a ledger and none of the given dossiers follows, the most often told first."""
    return ()
