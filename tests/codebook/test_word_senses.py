"""One word in two senses: pairs of own sentences, and parliamentary consent under one label whatever its words."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from spacy.language import Language

from accord.codebook.codebooks import bundled
from accord.mentions.frame_examples import find_trigger
from accord.values import EventType

pytestmark = pytest.mark.model

FILES = ("word_senses.toml", "daily_senses.toml")
ROWS = [row for name in FILES for row in tomllib.loads(Path(__file__).with_name(name).read_text("utf-8"))["sense"]]
SENTENCES = [(row[side], row[f"{side}_type"]) for row in ROWS for side in ("apart", "usual")]
CASES = [pytest.param(sentence, type_, id=sentence) for sentence, type_ in SENTENCES]
CONSENT = [
    "The upper house [gave] its final approval to the pact with Chile.",
    "Parliament [gave] its consent to the treaty in June.",
    "The senate [concurred] in the ratification of the defence pact.",
    "Nineteen senators [voted] for the treaty with Peru.",
    "The senate [voted] to ratify the agreement.",
    "The lower house [passed] the bill on Friday.",
    "The agreement was [approved] by the Diet on Friday.",
    "The treaty was [ratified] by both houses of parliament.",
    "The bill [cleared] the senate on Friday.",
    "The committee [endorsed] the accord without a vote.",
    "[Parliamentary approval] of the pact is due in June.",
    "Manila awaits the [concurrence] of the senate.",
]


@pytest.mark.parametrize(("sentence", "type_"), CASES)
def test_a_word_has_the_type_of_its_sense(nlp: Language, sentence: str, type_: str) -> None:
    trigger, _ = find_trigger(nlp, sentence, bundled())
    if type_ == "no event":
        assert trigger is None
        return
    assert trigger is not None
    assert trigger.type == (None if type_ == "none" else EventType(type_))


@pytest.mark.parametrize("sentence", CONSENT)
def test_consent_of_a_parliament_has_one_label(nlp: Language, sentence: str) -> None:
    trigger, _ = find_trigger(nlp, sentence, bundled())
    assert trigger is not None
    assert (trigger.type, trigger.label) == (EventType.SUPPORT, "legislative_consent")


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Rome [ratified] the treaty in May.", "ratification"),
        ("The cabinet [approved] the treaty on Friday.", "approval"),
        ("Many farmers [voted] for the senator.", "vote_in_favour"),
    ],
)
def test_consent_of_others_keeps_its_own(nlp: Language, sentence: str, label: str) -> None:
    trigger, _ = find_trigger(nlp, sentence, bundled())
    assert trigger is not None
    assert trigger.label == label
