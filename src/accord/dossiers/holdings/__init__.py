"""7. Events → dossiers: what a kind must hold, as far as reports give it.

A module here gives FINDERS: the name of what is held, and the function that finds it for an edition of a case; and
SHOWN: the name of lines that are no stages (counts, statements by side), and the function that finds them in a case.
"""

from __future__ import annotations

from collections.abc import Callable

from accord.dossiers.case import Case
from accord.dossiers.days import in_full
from accord.dossiers.editions import Edition
from accord.dossiers.holdings import (
    accessions,
    claims,
    commands,
    commitments,
    conversations,
    deliverables,
    documents,
    forces,
    measures,
    meetings,
    offices,
    programmes,
    provocations,
    reviews,
    statement_lines,
    trips,
)
from accord.dossiers.holdings.meetings import place_of
from accord.dossiers.model import Entry

Finder = Callable[[Case, Edition], list[str]]
EntryFinder = Callable[[Case], list[Entry]]

FINDERS: dict[str, Finder] = {
    **meetings.FINDERS,
    **measures.FINDERS,
    **commands.FINDERS,
    **forces.FINDERS,
    **programmes.FINDERS,
    **commitments.FINDERS,
    **reviews.FINDERS,
    **provocations.FINDERS,
    **statement_lines.FINDERS,
    **claims.FINDERS,
    **offices.FINDERS,
    **conversations.FINDERS,
    **documents.FINDERS,
    **trips.FINDERS,
    **accessions.FINDERS,
}

SHOWN: dict[str, EntryFinder] = {
    **measures.SHOWN,
    **commands.SHOWN,
    **forces.SHOWN,
    **programmes.SHOWN,
    **commitments.SHOWN,
    **reviews.SHOWN,
    **provocations.SHOWN,
    **statement_lines.SHOWN,
    **claims.SHOWN,
    **offices.SHOWN,
    **conversations.SHOWN,
    **deliverables.SHOWN,
    **trips.SHOWN,
    **accessions.SHOWN,
}


def find_entries(case: Case) -> tuple[Entry, ...]:
    """The lines of a dossier that are no stages, each once, in the order its kind shows them."""
    return tuple(dict.fromkeys(entry for name in case.kind.shows for entry in SHOWN[name](case)))


def find_holdings(
    case: Case, edition: Edition, following: Edition | None
) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """What reports give of what the kind must hold, and the names of what they do not."""
    held: list[tuple[str, str]] = []
    for name in case.kind.holds:
        held += [(name, value) for value in FINDERS[name](case, edition)]
    unknown = tuple(name for name in case.kind.holds if name not in {label for label, _ in held})
    if following is not None:
        place, day = place_of(following, case.kind), in_full(following.due.value) if following.due else None
        said = ", ".join(part for part in (place.name if place else "", day or "") if part)
        held += [("next", said)] if said else []
    return tuple(dict.fromkeys(held)), unknown
