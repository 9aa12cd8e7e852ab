"""Whether a stop of a trip was made: a later report that does not tell of it may still come before it."""

from __future__ import annotations

import pytest

from accord.api import Ledger
from accord.records import Report

pytestmark = pytest.mark.model

PLANNED = (
    "Norway's defence minister Kari Berg arrived in Oslo on Monday. Her trip is part of a tour that includes visits to "
)
LATER = "Norway's defence minister Kari Berg met the Finnish president Alexander Stubb in Oslo on Tuesday."


@pytest.mark.parametrize("places", ["Riga, Tallinn and Warsaw", "Latvia, Estonia and Poland"])
def test_a_stop_without_a_day_is_left_open(places: str) -> None:
    with Ledger.open() as ledger:
        ledger.add(
            [Report(text=f"{PLANNED}{places}.", published="2025-03-03"), Report(text=LATER, published="2025-03-04")]
        )
        answer = ledger.ask(f"Did Berg visit {places.rsplit(' ', 1)[1]}?")
    assert not answer.settled
    assert answer.text.startswith("Not known: it was only planned")
