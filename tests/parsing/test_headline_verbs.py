"""Headlines whose verb the tagger takes for a noun: own headlines, with the verb and its object, or none."""

from __future__ import annotations

import pytest
from spacy.language import Language

from accord.parsing.headline_verbs import find_headline_verb
from accord.parsing.loading import parse
from accord.records import Report

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("headline", "verb", "lemma", "object_"),
    [
        ("Norway halts aid to Denmark", "halts", "halt", "aid"),
        ("Norway nixes talks", "nixes", "nix", "talks"),
        ("Norway fires missile into sea", "fires", "fire", "missile"),
        ("Norway rebuffs Danish offer", "rebuffs", "rebuff", "offer"),
        ("Norway eyes Danish missiles", "eyes", "eye", "missiles"),
        ("Norway, Denmark denounce troop deployment", "denounce", "denounce", "deployment"),
        ("Police fire tear gas at miners in Oslo", "fire", "fire", "gas"),
        ("Judge orders release of Danish envoy", "orders", "order", "release"),
    ],
)
def test_a_verb_taken_for_a_noun_heads_its_headline(
    nlp: Language, headline: str, verb: str, lemma: str, object_: str
) -> None:
    doc = parse(Report(text=headline), nlp)
    found = next(token for token in doc if token.text == verb)
    assert (found.pos_, found.dep_, found.lemma_) == ("VERB", "ROOT", lemma)
    assert [child.text for child in found.children if child.dep_ == "dobj"] == [object_]


@pytest.mark.parametrize(
    "line",
    [
        "Danish raids kill 20 in Norway",
        "Norway fires destroy homes",
        "Police raid kills two in Oslo",
        "Court orders ignored by Danish miners",
        "Danish test flight fails",
        "Danish minister's visit plans",
        "Norway strikes enter second week",
        "The aid that Norway halts.",
    ],
)
def test_nouns_of_headlines_stay_nouns(nlp: Language, line: str) -> None:
    doc = parse(Report(text=line), nlp)
    assert all(find_headline_verb(sentence) is None for sentence in doc.sents)


def test_only_the_headline_changes(nlp: Language) -> None:
    text = "Norway halts aid to Denmark\n\nThe minister halted it on Monday. Denmark was told."
    doc = parse(Report(text=text), nlp)
    alone = parse(Report(text="The minister halted it on Monday. Denmark was told."), nlp)
    behind = [(token.text, token.tag_, token.dep_) for token in doc[6:] if not token.is_space]
    assert behind == [(token.text, token.tag_, token.dep_) for token in alone]


def test_names_stay_where_they_were(nlp: Language) -> None:
    doc = parse(Report(text="Norway halts aid to Denmark"), nlp)
    assert doc.ents[0].text == "Norway"
