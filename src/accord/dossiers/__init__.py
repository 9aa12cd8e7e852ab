"""7. Events → where each tracked thing stands. A stage moves only on evidence, and says on which words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from accord.dossiers.index import Index
from accord.dossiers.model import Dossier, DossierState
from accord.dossiers.packs import read_packs
from accord.dossiers.stages import find_state
from accord.ledger.merged import Known, Linked
from accord.settings import packs as packs_in_use

__all__ = ["find_states", "states_of", "touched"]


def find_states(
    pack: str | Path | Sequence[str | Path] | None, known: Known, linked: Linked
) -> tuple[DossierState, ...]:
    """Where the dossiers of packs stand; those that no record touches are left out."""
    return states_of(read_packs(packs_in_use(pack)), Index(known, linked))


def states_of(dossiers: Iterable[Dossier], index: Index, *, untouched: bool = False) -> tuple[DossierState, ...]:
    """Where dossiers stand by the records of an index; also `untouched` ones, if asked for."""
    states = tuple(find_state(dossier, index) for dossier in dossiers)
    return states if untouched else touched(states)


def touched(states: Iterable[DossierState]) -> tuple[DossierState, ...]:
    """Those of which some record tells."""
    return tuple(state for state in states if state.path or state.entries or state.warnings)
