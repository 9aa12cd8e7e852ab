"""7. Events → dossiers: views over the records: opinions, friction, sources, quotations, unnamed officials.

A module here gives one view: a function from what a dossier looks at (Scope) to what is seen there (Seen).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from accord.dossiers.index import Index
from accord.dossiers.model import NOTHING, Dossier, DossierState
from accord.dossiers.over_records import friction_signs, officials, opinions_held, remarks, reports_read
from accord.dossiers.over_records.scope import Scope, Seen, find_scope
from accord.dossiers.rules import Kind
from accord.dossiers.warning_ids import with_id

View = Callable[[Scope], Seen]

VIEWS: dict[str, View] = {
    "opinions": opinions_held.find_opinions,
    "friction": friction_signs.find_friction,
    "sources": reports_read.find_reports_read,
    "quotations": remarks.find_remarks,
    "officials": officials.find_officials,
}


def find_view(dossier: Dossier, kind: Kind, index: Index) -> DossierState:
    """What a view shows of the records known: its lines, what it counts, and its warnings."""
    seen = VIEWS[kind.view](find_scope(dossier, kind, index))
    path = tuple(replace(move, stage=dossier.called.get(move.stage, move.stage)) for move in seen.path)
    return DossierState(
        dossier=dossier,
        stage=path[-1].stage if path else NOTHING,
        since=path[-1].reported if path else None,
        path=path,
        holds=seen.holds,
        entries=seen.entries,
        warnings=tuple(with_id(warning, dossier.id) for warning in seen.warnings),
    )
