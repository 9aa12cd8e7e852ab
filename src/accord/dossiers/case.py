"""7. Events → dossiers: what is known of one dossier when its holdings and warnings are looked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from accord.dossiers.editions import Edition
from accord.dossiers.index import Index
from accord.dossiers.model import Dossier
from accord.dossiers.rules import Kind
from accord.dossiers.told import Told


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A dossier with its kind, the records that tell of it, its editions, and the one it stands at.

    `whole` is the case of the dossier it belongs to: of a statement its meeting.
    """

    dossier: Dossier
    kind: Kind
    index: Index
    told: Sequence[Told]
    editions: Sequence[Edition]
    current: Edition
    whole: Case | None = None

    @property
    def today(self) -> str:
        """The day asked for, else that of the latest report."""
        return self.index.today
