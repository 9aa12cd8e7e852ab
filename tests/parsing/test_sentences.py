"""Names cut short by a full stop end no sentence."""

from __future__ import annotations

import pytest
from spacy.language import Language

from accord.data import read_toml

pytestmark = pytest.mark.model
DATA = read_toml("abbreviations.toml")["before_names"]


@pytest.mark.parametrize("text", DATA["examples"])
def test_an_abbreviated_title_or_given_name_goes_on(nlp: Language, text: str) -> None:
    assert [sentence.text for sentence in nlp(text).sents] == [text]


@pytest.mark.parametrize("text", DATA["cut"])
def test_a_surname_that_looks_like_one_ends_its_sentence(nlp: Language, text: str) -> None:
    assert len(list(nlp(text).sents)) == 2
