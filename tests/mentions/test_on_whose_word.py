"""On whose word an event stands."""

from __future__ import annotations

import pytest
from spacy.language import Language

from accord.mentions.on_whose_word import reported_by, speaker_of

pytestmark = pytest.mark.model

REPORTED = [
    pytest.param("Oslo said the convoy left.", "left", "Oslo", id="reported_clause"),
    pytest.param("The convoy left, Oslo said on Monday.", "left", "Oslo", id="reporting_clause_at_the_end"),
    pytest.param("The convoy left on Monday.", "left", None, id="reporter"),
    pytest.param("Oslo said Riga claimed the convoy left.", "left", "Riga", id="innermost"),
]


@pytest.mark.parametrize(("text", "word", "source"), REPORTED)
def test_reported_by(text: str, word: str, source: str | None, nlp: Language) -> None:
    token = next(token for token in nlp(text) if token.text == word)
    found = reported_by(token)
    assert (found.text if found is not None else None) == source


SPEAKERS = [
    pytest.param("Oslo urged calm.", "urged", "Oslo", id="subject"),
    pytest.param("The crew was warned by Oslo.", "warned", "Oslo", id="agent_of_passive"),
    pytest.param("Oslo's proposal was read.", "proposal", "Oslo", id="possessor"),
]


@pytest.mark.parametrize(("text", "word", "source"), SPEAKERS)
def test_speaker_of(text: str, word: str, source: str, nlp: Language) -> None:
    token = next(token for token in nlp(text) if token.text == word)
    found = speaker_of(token)
    assert found is not None
    assert found.text == source
