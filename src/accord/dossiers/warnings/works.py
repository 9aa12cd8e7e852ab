"""7. Events → dossiers: warnings of works (3): a ship called a warship here and a supply ship there."""

from __future__ import annotations

from accord.dossiers.case import Case
from accord.dossiers.model import DossierState, Warning
from accord.dossiers.wordlists import any_of
from accord.records import Evidence


def _two_sorts(case: Case, state: DossierState) -> list[Warning]:
    """One item that a report calls a warship and another (or the same) a supply, cargo or support ship."""
    found = []
    for edition in case.editions:
        called: dict[bool, tuple[str, Evidence]] = {}
        for step in edition.steps if edition.item else ():
            quote, record = step.told.sentence.quote, step.told.record
            for is_for_war in (True, False):
                match = any_of("sort_of_ship", "war" if is_for_war else "supply").search(quote)
                if match and edition.item and edition.item in quote:
                    called.setdefault(is_for_war, (match.group(0), record.evidence))
        if len(called) > 1:
            (war, first), (supply, second) = called[True], called[False]
            text = f"{edition.item} is called “{war}” and “{supply}”: the two are not the same sort of ship."
            found.append(Warning(number=3, text=text, evidence=(first, second)))
    return found


FINDERS = (_two_sorts,)
