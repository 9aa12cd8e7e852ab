"""Mode and contexts of an event: the frame's own, else what the words of its clause speak of."""

from __future__ import annotations

import pytest
from spacy.language import Language

from accord.codebook.event_frames import canonical, read
from accord.coding.event_types import Coding, code_type
from accord.mentions.triggers import find_triggers
from accord.parsing.found import found
from accord.values import EventType


def coded(nlp: Language, text: str, word: str) -> Coding:
    doc = nlp(text)
    return next(code_type(doc, trigger) for trigger in find_triggers(doc, everything=True) if word in trigger.text)


MODES = {
    "The envoys of Peru asked Chile to lift the siege.": ("asked", "yield"),
    "The envoys of Peru asked Chile for a loan.": ("asked", "assist"),
    "The envoys of Peru urged the general to resign.": ("urged", "change"),
    "The envoys of Peru urged Chile to hold a summit.": ("urged", "meet"),
    "The rebels rejected a meeting with the governor.": ("rejected", "meet"),
    "The militia threatened to bomb the bridge.": ("threatened", "violence"),
    "The rebels attacked the convoy with rockets.": ("attacked", "heavy-weapons"),
    "The rebels attacked the convoy with drones.": ("attacked", "drone"),
    "The five ministers met at a conference in Lima.": ("met", "multilateral"),
}


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), MODES.items(), ids=MODES)
def test_words_of_the_clause_tell_the_mode_where_the_frame_has_none(
    nlp: Language, text: str, expected: tuple[str, str]
) -> None:
    word, mode = expected
    assert coded(nlp, text, word).mode == mode


@pytest.mark.model
def test_of_an_act_of_speech_only_what_is_behind_it_counts(nlp: Language) -> None:
    assert coded(nlp, "After the meeting the envoy asked Chile for patience.", "asked").mode is None


@pytest.mark.model
def test_the_mode_of_a_frame_stands_whatever_the_clause_speaks_of(nlp: Language) -> None:
    assert coded(nlp, "The premier phoned the mediator of the conference.", "phoned").mode == "phone"


@pytest.mark.model
def test_the_nearest_word_counts(nlp: Language) -> None:
    coding = coded(nlp, "Peru asked Chile to stop the shelling before the summit.", "asked")
    assert coding.mode == "yield"


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("The envoy of Peru visited the centrifuges.", "cbrn"),
        ("The envoy of Peru condemned the massacre of villagers.", "human_rights"),
        ("The envoy of Peru praised the harvest of opium eradicated.", "illegal_drugs"),
        ("The envoy of Peru condemned the ransomware.", "cyber"),
    ],
)
def test_words_of_the_clause_tell_the_context(nlp: Language, text: str, context: str) -> None:
    doc = nlp(text)
    contexts = [code_type(doc, trigger).contexts for trigger in find_triggers(doc, everything=True)]
    assert context in contexts[0]


@pytest.mark.parametrize(("file", "kind"), [("modes.toml", "mode"), ("contexts.toml", "context")])
def test_a_word_speaks_of_one_mode_of_a_type_and_of_one_context(file: str, kind: str) -> None:
    told: dict[tuple[str, str], str] = {}
    for row in read(file)[kind]:
        for word in row.get("words", ()):
            key = (row.get("type", ""), canonical(word))
            assert told.setdefault(key, row["code"]) == row["code"], key


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Oman and India held a joint exercise off Muscat. The drills ended on Monday.", "joint_exercise"),
        ("Oman held an exercise off Muscat. The drills ended on Monday.", "exercise"),
        ("Oman and India held a joint exercise. Iran held an exercise. The drills ended on Monday.", "exercise"),
    ],
)
def test_an_exercise_told_of_again_is_the_one_told_of_last(nlp: Language, text: str, label: str) -> None:
    doc = nlp(text)
    found(doc).triggers = tuple(find_triggers(doc, everything=True))
    drills = next(trigger for trigger in found(doc).triggers if "drills" in trigger.text)
    assert code_type(doc, drills).label == label


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        ("Minsk wanted the sanctions lifted.", "lifted", "easing"),
        ("The start of joint air and sea patrols by Oman was praised.", "patrols", "joint_exercise"),
    ],
)
def test_what_is_wanted_done_and_what_is_joint_in_several_ways(nlp: Language, text: str, word: str, label: str) -> None:
    assert coded(nlp, text, word).label == label


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Chile ratified the treaty on Monday.", "ratified"),
        ("Peru's parliament approved the pact with Chile on Monday.", "approved"),
        ("The senate of Peru gave its consent to the treaty.", "consent"),
    ],
)
def test_consent_to_a_pact_is_agreement_and_support_by_the_manual_of_plover(
    nlp: Language, text: str, word: str
) -> None:
    coding = coded(nlp, text, word)
    assert (coding.type, coding.plover) == (EventType.AGREE, EventType.SUPPORT)
