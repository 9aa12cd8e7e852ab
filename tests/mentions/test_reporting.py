"""Every sense of reporting.toml is found in its own example sentence."""

from __future__ import annotations

import pytest
from spacy.language import Language

from accord.mentions.attributions import find_attributions
from accord.mentions.reporting import (
    CueKind,
    Sense,
    adjective_senses,
    idioms,
    lookup,
    noun_senses,
    phrase_senses,
    verb_senses,
    words,
)

CLASSES = frozenset(
    {"assert", "emphasise", "praise", "urge", "deny", "affirm", "promise", "acknowledge", "support", "criticise"}
    | {"report", "signal", "describe", "explain", "assess", "allege"}
)


def all_senses() -> list[Sense]:
    listed = [sense for table in (verb_senses(), noun_senses()) for senses in table.values() for sense in senses]
    several = [idiom.sense for row in idioms().values() for idiom in row]
    return [*listed, *adjective_senses().values(), *phrase_senses().values(), *several]


def test_classes_are_those_of_the_codebook() -> None:
    assert {sense.verb_class for sense in all_senses()} <= CLASSES


@pytest.mark.model
def test_examples(nlp: Language) -> None:
    senses = all_senses()
    failed = []
    for sense, doc in zip(senses, nlp.pipe(sense.example for sense in senses), strict=True):
        found = [
            one for one in find_attributions(doc) if one.lemma == sense.lemma and one.verb_class == sense.verb_class
        ]
        if not found or not (found[0].source or sense.kind is CueKind.EVIDENCE):
            failed.append(f"{sense.lemma} ({sense.verb_class}): {sense.example}")
    assert not failed


@pytest.mark.model
def test_lookup_mends_the_lemma_of_hoping(nlp: Language) -> None:
    doc = nlp("She was hoping that it would end.")
    assert lookup(doc[2])[0].lemma == "hope"


def test_word_lists_hold_small_letters() -> None:
    assert "will" in words("unreal")
    assert all(word == word.lower() for word in words("labels"))
