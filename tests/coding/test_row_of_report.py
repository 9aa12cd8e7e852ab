"""Which states "both countries" are: the one row of states that a report joins, however far back; own sentences."""

from __future__ import annotations

import pytest

from accord.coder import code
from accord.records import EventRecord, Report

pytestmark = pytest.mark.model

OPENING = "Norway met Chile and Cuba on Monday. The weather was fine. Peru objected. "


def receivers(text: str) -> set[str | None]:
    """The states on the receiving side of the last event."""
    events = [each for each in code(Report(text=text, published="2025-06-02")) if isinstance(each, EventRecord)]
    return {actor.country for actor in events[-1].recipients}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Norwegian ministers accused both countries.", {"CHL", "CUB"}, id="both"),
        pytest.param("Norwegian ministers accused the two countries.", {"CHL", "CUB"}, id="the two"),
    ],
)
def test_both_are_the_row_named_before(text: str, expected: set[str]) -> None:
    assert receivers(OPENING + text) == expected


def test_whoever_accuses_both_is_neither() -> None:
    text = (
        OPENING
        + "Fiji trades with Kenya and Laos. The day was long. Rain fell. Norwegian ministers accused both countries."
    )
    accused = receivers(text)
    assert accused
    assert "NOR" not in accused
