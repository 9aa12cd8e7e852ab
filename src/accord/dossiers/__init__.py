"""7. Events → where each tracked thing stands. A stage moves only on evidence, and says on which words."""

from __future__ import annotations

from pathlib import Path

from accord.dossiers.index import Index
from accord.dossiers.model import DossierState
from accord.dossiers.packs import read_pack
from accord.dossiers.stages import find_case, find_state
from accord.ledger.merged import Known, Linked

__all__ = ["find_states"]


def find_states(pack: str | Path, known: Known, linked: Linked) -> tuple[DossierState, ...]:
    """Where the dossiers of a pack stand; those that no record touches are left out."""
    index = Index(known, linked)
    dossiers = {dossier.id: dossier for dossier in read_pack(pack)}
    named = sorted({dossier.belongs_to for dossier in dossiers.values() if dossier.belongs_to})
    wholes = {name: find_case(dossiers[name], index) for name in named}
    states = (find_state(dossier, index, wholes.get(dossier.belongs_to or "")) for dossier in dossiers.values())
    return tuple(state for state in states if state.path or state.entries or state.warnings)
