"""Who a cue's words belong to."""

from __future__ import annotations

import pytest
from spacy.language import Language

from accord.mentions.sources import antecedent_of, owner_of, source_of, told_by

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "cue", "head"),
    [
        pytest.param("The envoy said it was over.", "said", "envoy", id="subject"),
        pytest.param("The envoy smiled and said it was over.", "said", "envoy", id="coordination"),
        pytest.param("The envoy left, saying it was over.", "saying", "envoy", id="participle"),
        pytest.param("A statement saying it was over was read.", "saying", "statement", id="participle on a noun"),
        pytest.param("The claim was denied by the bank.", "denied", "bank", id="passive with agent"),
        pytest.param("The envoy went on to say it was over.", "say", "envoy", id="control"),
    ],
)
def test_source(nlp: Language, text: str, cue: str, head: str) -> None:
    doc = nlp(text)
    source = source_of(next(token for token in doc if token.text == cue))
    assert source is not None
    assert source.text == head


def test_passive_without_agent_has_no_source(nlp: Language) -> None:
    doc = nlp("The claim was denied on Monday.")
    assert source_of(doc[3]) is None


def test_owner_with_a_curly_apostrophe(nlp: Language) -> None:
    doc = nlp("The rebels’ vow to fight on was loud.")
    owner = owner_of(doc[3])
    assert owner is not None
    assert owner.text == "rebels"


def test_antecedent_of_a_relative_pronoun(nlp: Language) -> None:
    doc = nlp("She met the envoy, who said it was over.")
    who = next(token for token in doc if token.text == "who")
    antecedent = antecedent_of(who)
    assert antecedent is not None
    assert antecedent.text == "envoy"
    assert antecedent_of(doc[3]) is None


def test_tense_gives_a_verb_back_to_the_speaker(nlp: Language) -> None:
    doc = nlp("The firm said it is late but admitted the ship sank.")
    said, admitted = doc[2], next(token for token in doc if token.text == "admitted")
    assert told_by(admitted) == said or admitted.head == said


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        pytest.param("The paper quoted the envoy as saying that the king was ill.", "saying", "envoy", id="quoted as"),
        pytest.param("Asked about the vote, the envoy said it was fair.", "Asked", None, id="asked: nobody asks"),
        pytest.param(
            "The captain, asked about the leak, said the hull was sound.", "asked", None, id="asked, inserted"
        ),
        pytest.param("The captain asked whether the hull was sound.", "asked", "captain", id="asks himself"),
    ],
)
def test_who_asks_and_who_is_quoted(nlp: Language, text: str, verb: str, expected: str | None) -> None:
    cue = next(token for token in nlp(text) if token.text == verb)
    source = source_of(cue)
    assert (source.text if source is not None else None) == expected
