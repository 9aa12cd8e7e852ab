"""7. Events → dossiers: the reports of a large ledger that may tell of a dossier, by its words or by who takes part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from accord.dossiers.index import Index
from accord.dossiers.model import Dossier
from accord.dossiers.word_index import keys_of
from accord.ledger.storage import LedgerFile
from accord.linking.held_answers import HELD
from accord.linking.within import known_within

MOST = 200
"""Reports of each dossier that are read in a large ledger, by its names and again by its sides: the newest ones."""


def find_reports(dossier: Dossier, file: LedgerFile, as_of: str | None) -> set[str]:
    """The newest reports known by a time that may tell of a dossier: those with its words, or with both its sides."""
    words = words_of((*dossier.names, *dossier.terms))
    found = set(file.pages.holding(words, as_of, MOST)) if words else set[str]()
    if dossier.sides and (dossier.by_sides or not dossier.names):
        found |= set(file.pages.of_sides(dossier.sides, as_of, MOST))
    return found


def words_of(names: Iterable[str]) -> str:
    """The query for reports that may hold one of some names: all words of a name that have to stand whole.

    >>> words_of(["annual ... meeting", "the Group"])
    '("annual" AND ("meeting" OR "meetings")) OR ("the" AND ("group" OR "groups"))'
    """
    asked = [" AND ".join(_any_of(forms) for forms in keys) for name in names if (keys := keys_of(name))]
    return " OR ".join(f"({words})" for words in asked)


def _any_of(forms: Sequence[str]) -> str:
    quoted = [f'"{form}"' for form in forms]
    return quoted[0] if len(quoted) == 1 else f"({' OR '.join(quoted)})"


def index_within(file: LedgerFile, dossiers: Sequence[Dossier], as_of: str | None, *, hold: bool = True) -> Index:
    """The index of the reports of a large ledger that may tell of some dossiers; held for all that read the file."""

    def make() -> Index:
        reports = {name for dossier in dossiers for name in find_reports(dossier, file, as_of)}
        known, linked = known_within(file, reports, as_of)
        return Index(known, linked, today=(as_of or file.links.events.last_day())[:10])

    return HELD.get(asked_of(file, dossiers, as_of), make) if hold else make()


def asked_of(file: LedgerFile, dossiers: Iterable[Dossier], *asked: object) -> tuple[object, ...]:
    """By what an answer on dossiers of a file is held."""
    return (str(file.path), tuple(dossier.id for dossier in dossiers), *asked)
