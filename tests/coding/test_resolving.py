"""A name or description alone, without a report, to its actor."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from accord.coding.resolving import resolve_actor
from accord.values import ActorKind

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("name", "context", "country", "sector"),
    [
        pytest.param("the Norwegian parliament", "", "NOR", "LEG", id="description"),
        pytest.param("the defense ministry", "Danish", "DNK", "GOV", id="state from the context"),
        pytest.param("Kremlin", "", "RUS", "GOV", id="seat"),
        pytest.param("Oslo", "", "NOR", "GOV", id="capital"),
        pytest.param("a former Danish minister", "", "DNK", "ELI", id="former"),
        pytest.param("Danish police", "", "DNK", "COP", id="police"),
    ],
)
def test_resolve_actor(nlp: Language, name: str, context: str, country: str, sector: str) -> None:
    actor = resolve_actor(name, date="2024-01-01", context=context)
    assert actor is not None
    assert (actor.country, actor.sector) == (country, sector)


def test_resolve_actor_leaves_strangers_open(nlp: Language) -> None:
    assert resolve_actor("Quentin Bramblewick") is None


OPEN: dict[str, str] = {}
"""Ideas of actor_codes.toml that are not met yet, with what is missing."""


def _rows() -> Iterator[Any]:
    path = Path(__file__).parent / "sentences" / "actor_codes.toml"
    for table, rows in tomllib.loads(path.read_text(encoding="utf-8")).items():
        for idea, *row in rows:
            missing = OPEN.get(idea)
            marks = [pytest.mark.xfail(strict=True, reason=missing)] if missing else []
            yield pytest.param(*row, id=f"{table}: {idea}", marks=marks)


@pytest.mark.parametrize(("name", "context", "day", "country", "sectors"), list(_rows()))
def test_state_and_sector(nlp: Language, name: str, context: str, day: str, country: str, sectors: str) -> None:
    actor = resolve_actor(name, date=day, context=context)
    whole = actor is None or actor.kind is ActorKind.STATE or actor.id.endswith(".public")
    sector = "" if whole or actor is None else actor.sector or ""
    assert (actor.country or "" if actor else "") == country
    assert sector in (sectors.split() or [""])
