"""Capitalised words that are no person: things, places, bodies. Brackets hold the persons that must be found."""

from __future__ import annotations

import re

import pytest
from spacy.language import Language

from accord.data import read_toml
from accord.mentions.actors import find_actors
from accord.mentions.organisations import find_organisations, sector_of_organisation

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("The tanker Anna Keller sank off Norway.", id="a ship after its noun"),
        pytest.param("MV Anna Keller sank off Norway.", id="a ship after its mark"),
        pytest.param("Traffic stopped on Anna Keller Avenue.", id="a street"),
        pytest.param("Photo: Anna Keller.", id="a credit"),
        pytest.param("The airline Anna Nord grounded its jets.", id="a company after its noun"),
        pytest.param("The actress [Doris Day] died on Monday.", id="a family name that is also a noun"),
    ],
)
def test_persons_and_things(nlp: Language, sentence: str) -> None:
    text, expected = re.sub(r"[\[\]]", "", sentence), re.findall(r"\[(.*?)\]", sentence)
    persons = [m for m in find_actors(nlp(text)) if m.sense == "person"]
    assert [text[m.start : m.end] for m in persons] == expected


@pytest.mark.parametrize(
    ("text", "name", "sector"),
    [
        pytest.param("The Danish airline Nordfly grounded its jets.", "Nordfly", "BUS", id="by the noun before it"),
        pytest.param("The Northern Herald reported it.", "Northern Herald", "JRN", id="by its last word"),
    ],
)
def test_organisations_have_the_sector_their_words_give(nlp: Language, text: str, name: str, sector: str) -> None:
    doc = nlp(text)
    found = {text[n.start : n.end]: sector_of_organisation(doc, n) for n in find_organisations(doc, set())}
    assert found.get(name) == sector


def test_south_american_is_not_of_the_united_states(nlp: Language) -> None:
    assert find_actors(nlp("South American trade grew.")) == []


def test_lists_are_in_small_letters() -> None:
    listed = read_toml("roles.toml")["no_persons"]
    words = [word for entry in listed.values() if isinstance(entry, list) for word in entry]
    assert words == [word.lower() for word in words]
