"""Which words are places, and which of them are used as locations."""

from __future__ import annotations

import pytest
from spacy.language import Language

from accord.mentions.places import PlaceMention, find_places

pytestmark = pytest.mark.model

LOCATIONS = [
    pytest.param("The ministers met in Oslo on Friday.", ["Oslo"], id="city-after-in"),
    pytest.param("Oslo rejected the offer.", [], id="capital-that-acts"),
    pytest.param(
        "She visited the Demilitarized Zone with two generals.", ["the Demilitarized Zone"], id="article-of-the-name"
    ),
    pytest.param("About 300 troops in Norway trained with tanks.", ["Norway"], id="forces-in-a-state"),
    pytest.param("Threats from Norway worry the alliance.", [], id="state-as-source"),
    pytest.param(
        "They toured Panmunjom and Camp Bonifas.", ["Panmunjom", "Camp Bonifas"], id="list-of-security-places"
    ),
    pytest.param(
        "He visited Norway, Sweden and Finland.", ["Norway", "Sweden", "Finland"], id="list-of-states-is-no-container"
    ),
    pytest.param("The fleet sailed through the Taiwan Strait on Monday.", ["the Taiwan Strait"], id="strait"),
    pytest.param("The Washington Post reported the plan.", [], id="newspaper"),
    pytest.param("Paris Hilton met Michael Jordan.", [], id="persons-named-like-places"),
    pytest.param("The drone was aimed at Norway.", [], id="at-a-state-is-its-government"),
    pytest.param("Norway-based firms signed the contract.", [], id="hyphen-makes-a-modifier"),
    pytest.param("The leaders met at the White House in May.", ["the White House"], id="seat-after-at"),
    pytest.param("Brazil signed the Paris Agreement late.", [], id="name-of-a-pact"),
    pytest.param("They met Mr. Lincoln in Oslo, Norway.", ["Oslo"], id="title-and-container"),
    pytest.param("The probe landed on Mars last week.", [], id="heavenly-body"),
]


def locations(mentions: list[PlaceMention]) -> list[str]:
    return [mention.text for mention in mentions if mention.is_location]


@pytest.mark.parametrize(("text", "expected"), LOCATIONS)
def test_names_used_as_locations(nlp: Language, text: str, expected: list[str]) -> None:
    assert locations(find_places(nlp(text))) == expected


def test_described_places_are_marked(nlp: Language) -> None:
    doc = nlp("North Korea fired shells toward its western waters, South Korea said.")
    described = [mention for mention in find_places(doc) if mention.is_described]
    assert [(mention.text, mention.owner) for mention in described] == [("its western waters", "North Korea")]


def test_demonyms_and_names_in_organisations_are_associative(nlp: Language) -> None:
    mentions = find_places(nlp("A Norwegian court heard the University of Oslo."))
    assert {mention.name for mention in mentions if mention.is_associative} >= {"Norwegian"}
    assert locations(mentions) == []


def test_the_larger_place_named_with_a_town_is_its_container(nlp: Language) -> None:
    mentions = find_places(nlp("The plant in Springfield, Illinois closed."))
    assert (mentions[0].name, mentions[0].container) == ("Springfield", "Illinois")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param(" \n\n\t", id="blank"),
        pytest.param("🚢🚢 ⚓", id="emoji"),
        pytest.param("\x00\x01 Seoul\x02", id="control-characters"),
        pytest.param("“", id="lone-quote"),
        pytest.param("the the the in in , , . the peninsula", id="no-verbs"),
        pytest.param("Seoul " * 1500, id="one-name-again-and-again"),
        pytest.param("the peninsula", id="text-that-ends-with-a-description"),
    ],
)
def test_any_text_passes_and_spans_hold_the_words(nlp: Language, text: str) -> None:
    for mention in find_places(nlp(text)):
        assert text[mention.start : mention.end] == mention.text
        assert text[mention.name_start : mention.end] != ""
