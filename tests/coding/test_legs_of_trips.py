"""Who makes the visits that a trip includes; own sentences, reported on Friday 8 March 2024."""

from __future__ import annotations

from typing import cast

import pytest
from spacy.language import Language

from accord.coder import pipeline
from accord.coding.assembly import assemble
from accord.parsing.loading import parse
from accord.records import EventRecord, Report

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def whole() -> Language:
    return pipeline()


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("Defence Minister Anna Berg's tour will include stops in Oslo and Rome.", "stops", ["Anna Berg"]),
        (
            "Defence Minister Anna Berg's trip to Norway is part of a tour that includes visits to Chile and Peru.",
            "visits",
            ["Anna Berg"],
        ),
        ("The programme includes visits to Chile and Peru.", "visits", []),
        ("The shipyard's plan includes visits by Danish sailors.", "visits", ["Danish sailors"]),
    ],
)
def test_the_legs_of_a_trip_are_made_by_who_makes_the_trip(
    whole: Language, text: str, word: str, who: list[str]
) -> None:
    report = Report(text=text, published="2024-03-08")
    records = assemble(parse(report, whole), report)
    event = next(cast(EventRecord, r) for r in records if r.kind == "event" and word in cast(EventRecord, r).text)
    assert [actor.name for actor in event.actors] == who
