"""Every frame of the codebook against its own example sentence."""

from __future__ import annotations

import pytest
from spacy.language import Language

from accord.codebook.event_frames import Frame, canonical, frames, word_class
from accord.mentions.triggers import find_triggers


def _id(frame: Frame) -> str:
    return f"{frame.type or 'none'}-{frame.label}-{frame.words[0]}"


@pytest.mark.model
@pytest.mark.parametrize("frame", [pytest.param(frame, id=_id(frame)) for frame in frames()])
def test_the_example_of_a_frame_has_its_type(nlp: Language, frame: Frame) -> None:
    start, end = frame.example.index("["), frame.example.index("]") - 1
    doc = nlp(frame.example.replace("[", "").replace("]", ""))
    found = [trigger for trigger in find_triggers(doc, everything=True) if trigger.start < end and start < trigger.end]
    if frame.is_speech:
        assert not found
        return
    assert found
    assert found[0].type is frame.type
    assert found[0].label is not None
    if frame.mode:
        assert found[0].mode == frame.mode


def test_every_frame_has_words_an_example_and_a_label() -> None:
    for frame in frames():
        assert frame.words
        assert "[" in frame.example
        assert frame.label


@pytest.mark.parametrize(
    ("british", "american"),
    [("recognise", "recognize"), ("mobilisation", "mobilization"), ("defence", "defense"), ("armour", "armor")],
)
def test_spellings_meet(british: str, american: str) -> None:
    assert canonical(british) == canonical(american)


@pytest.mark.parametrize("lemma", ["exercise", "promise", "raise"])
def test_words_that_always_end_in_ise_stay(lemma: str) -> None:
    assert canonical(lemma) == lemma


def test_a_class_is_written_out() -> None:
    assert "missile" in word_class("arms")
