"""Dossiers of packs that are made for the tests, over ledgers in memory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from accord.api import Ledger
from accord.dossiers.model import DossierState
from accord.records import Report
from accord.values import DateBasis

PACKS = Path(__file__).parent / "packs"

Tell = Callable[..., DossierState | None]


def _path(pack: str) -> Path | str:
    folder, file = PACKS / pack, PACKS / f"{pack}.toml"
    return folder if folder.is_dir() else file if file.exists() else pack


@pytest.fixture
def tell() -> Tell:
    """Where a dossier of the Nordic pack stands after reports given as (day, text), by a day if one is asked for."""

    def told(
        dossier: str, *reports: tuple[str | None, str], as_of: str | None = None, pack: str = "nordic"
    ) -> DossierState | None:
        ledger = Ledger.open()
        ledger.add(
            Report(
                text=text,
                published=day,
                published_basis=DateBasis.GIVEN if day else DateBasis.UNKNOWN,
                publisher=f"Paper {place}",
            )
            for place, (day, text) in enumerate(reports)
        )
        found = ledger.dossiers(as_of=as_of, pack=_path(pack))
        return next((state for state in found if state.dossier.id == dossier), None)

    return told


def stages(state: DossierState | None) -> list[str]:
    """The stages on a dossier's path, in order."""
    return [move.stage for move in state.path] if state else []


def warned(state: DossierState | None) -> list[int]:
    """The numbers of a dossier's warnings."""
    return [warning.number for warning in state.warnings] if state else []
