"""Nouns that a clause leaves to be understood."""

from __future__ import annotations

import pytest
from spacy.language import Language

from accord.mentions.framing import object_of

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "verb", "noun"),
    [
        ("The airport is to be closed on Friday.", "closed", "airport"),
        ("The sailors are expected to be freed on Friday.", "freed", "sailors"),
        ("The pact that is to be signed in May is short.", "signed", "pact"),
        ("Oslo asked the rebels to be moved to Riga.", "moved", None),
        ("The premier came to be met.", "came", None),
    ],
)
def test_what_is_to_be_acted_on_is_the_subject_above(nlp: Language, text: str, verb: str, noun: str | None) -> None:
    doc = nlp(text)
    told = object_of(next(token for token in doc if token.text == verb))
    assert (told.text if told is not None else None) == noun
