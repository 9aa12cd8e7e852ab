"""Speakers set off by layout."""

from __future__ import annotations

import pytest
from spacy.language import Language

from accord.mentions.contents import Page
from accord.mentions.labelled_lines import labelled_lines, signed_quotations

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Keller: The talks will go on", [("Keller", "The talks will go on")], id="headline"),
        pytest.param(
            "Keller on Fishing: The talks will go on", [("Keller", "The talks will go on")], id="name and topic"
        ),
        pytest.param(
            "KELLER: We never left.\nMAYOR: Who told you?",
            [("KELLER", "We never left"), ("MAYOR", "Who told you?")],
            id="transcript",
        ),
        pytest.param("Update: The talks will go on", [], id="label of the desk"),
        pytest.param("the mayor then added this: we will stay here", [], id="sentence with a colon"),
        pytest.param("PARIS: The talks will go on", [], id="dateline"),
    ],
)
def test_labelled_lines(nlp: Language, text: str, expected: list[tuple[str, str]]) -> None:
    found = [(text[slice(*source)], text[slice(*content)]) for source, _, content in labelled_lines(Page(nlp(text)))]
    assert found == expected


def test_signed_quotation(nlp: Language) -> None:
    text = "“They never answered our letters.” – Anna Keller, mayor"
    ((source, cue, content),) = signed_quotations(Page(nlp(text)))
    assert (text[slice(*source)], text[slice(*cue)]) == ("Anna Keller", "–")
    assert content == (0, 34)
