"""A name or description alone, without a report, to its actor."""

from __future__ import annotations

import pytest
from spacy.language import Language

from accord.coding.resolving import resolve_actor

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
