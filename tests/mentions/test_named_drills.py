"""Exercises that a text calls by name alone; own sentences."""

from __future__ import annotations

import pytest
from spacy.language import Language

from accord.mentions.named_drills import named_drills

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        pytest.param("Oslo said Cobra Gold will begin on Monday.", ["Gold"], id="known"),
        pytest.param("Oslo said Cobra Gold will be held at sea.", ["held"], id="known, and held: the verb tells it"),
        pytest.param("Oslo said Zapad-2021 was put off.", ["Zapad-2021"], id="known, with a year"),
        pytest.param("Exercise Amber Lantern will proceed from 12 March.", ["Lantern"], id="exercise"),
        pytest.param(
            "Amber Lantern began on Monday. The Amber Lantern drills were short.", ["Lantern"], id="named before drills"
        ),
        pytest.param(
            "Oslo is host to drills called Amber Lantern. It put Amber Lantern off.", ["Lantern"], id="called"
        ),
        pytest.param("Amber Lantern, the yearly war games, will begin on Monday.", [], id="told beside it"),
        pytest.param("The delegates spoke of Cobra Gold.", [], id="spoken of"),
        pytest.param("The Air Force will begin the Air Force exercise in May.", [], id="a body"),
        pytest.param("The Black Sea began to freeze. The Black Sea drills ended.", [], id="a sea"),
    ],
)
def test_names_that_stand_for_an_exercise(nlp: Language, text: str, ends: list[str]) -> None:
    doc = nlp(text)
    assert [doc[index].text for index in sorted(named_drills(doc))] == ends
