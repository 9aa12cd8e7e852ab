"""Verb groups and the heads of events."""

from __future__ import annotations

import pytest
from spacy.language import Language

from accord.parsing.clauses import event_head, verb_group

pytestmark = pytest.mark.model

GROUPS = [
    pytest.param("Riga will sign the pact.", "sign", ("modal", "will", False), id="modal"),
    pytest.param("Riga did not sign the pact.", "sign", ("past", None, True), id="did_not"),
    pytest.param("Nobody signed the pact.", "signed", ("past", None, True), id="negative_subject"),
    pytest.param("Riga reached no agreement.", "reached", ("past", None, True), id="negative_object"),
    pytest.param("Riga not only signed the pact but praised it.", "signed", ("past", None, False), id="not_only"),
    pytest.param("Riga will meet them and sign it.", "sign", ("modal", "will", False), id="shared_auxiliary"),
    pytest.param("The rebels let go 40 soldiers on Saturday.", "go", ("past", None, False), id="let go"),
    pytest.param("Not everyone signed the pact.", "signed", ("past", None, False), id="not_everyone"),
]


@pytest.mark.parametrize(("text", "word", "expected"), GROUPS)
def test_verb_group(text: str, word: str, expected: tuple[str, str | None, bool], nlp: Language) -> None:
    group = verb_group(next(token for token in nlp(text) if token.text == word))
    assert (group.tense, group.modal, group.negation is not None) == expected


HEADS = [
    pytest.param("The envoy is expected to meet them.", "is expected to meet", "meet", id="raising"),
    pytest.param(
        "Riga has no intention of meeting them.", "has no intention of meeting", "meeting", id="noun_of_gerund"
    ),
    pytest.param("The long talks went on.", "The long talks", "talks", id="noun"),
]


@pytest.mark.parametrize(("text", "stretch", "head"), HEADS)
def test_event_head(text: str, stretch: str, head: str, nlp: Language) -> None:
    start = text.index(stretch)
    doc = nlp(text)
    assert doc[event_head(doc, start, start + len(stretch))].text == head
