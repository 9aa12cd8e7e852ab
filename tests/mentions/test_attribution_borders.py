"""Sources and borders of content that the encoder is sure of, with its numbers written by hand."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest
from spacy.language import Language

from accord.mentions.attribution_borders import Linked, corrected
from accord.mentions.attributions import find_attributions
from accord.parsing.encoded import Encoded

pytestmark = pytest.mark.model


def encoded(words: list[str], *, said: str, said_by: str, weak: float = 0.0) -> Encoded:
    """An encoder that links the words of two phrases to any cue, and everything else with a weak probability."""
    scores = {
        "said": np.array([0.95 if word in said.split() else weak for word in words], np.float32),
        "said_by": np.array([0.95 if word in said_by.split() else weak for word in words], np.float32),
    }
    told = SimpleNamespace(
        related_tokens=lambda relation, cue: (0, scores[relation]), relation=lambda name: SimpleNamespace(threshold=0.5)
    )
    return cast(Encoded, told)


def mended(nlp: Language, text: str, lemma: str, *, said: str, said_by: str, weak: float = 0.0) -> tuple[str, str]:
    doc = nlp(text)
    made = next(one for one in find_attributions(doc) if one.lemma == lemma)
    told = encoded([token.text for token in doc], said=said, said_by=said_by, weak=weak)
    one = corrected(doc, told, made)
    return " … ".join(text[a:b] for a, b in one.source), " … ".join(text[a:b] for a, b in one.content)


def test_content_ends_where_what_is_said_ends(nlp: Language) -> None:
    source, content = mended(
        nlp, "The envoy praised the crew of the ferry.", "praise", said="the crew", said_by="The envoy"
    )
    assert (source, content) == ("The envoy", "the crew of the ferry"), "cut only at a mark"


def test_content_is_cut_at_a_mark(nlp: Language) -> None:
    text = "The envoy said the port was open, whatever others thought of it."
    _, content = mended(nlp, text, "say", said="the port was open", said_by="The envoy")
    assert content == "the port was open"


def test_content_goes_on_as_far_as_it_is_said(nlp: Language) -> None:
    text = "The envoy praised the crew, the pilots and the port."
    doc = nlp(text)
    made = next(one for one in find_attributions(doc) if one.lemma == "praise")
    short = replace(made, content=((18, 26),))
    told = encoded([token.text for token in doc], said="the crew pilots and port", said_by="The envoy")
    one = corrected(doc, told, short)
    assert text[slice(*one.content[0])] == "the crew, the pilots and the port"


def test_marks_of_a_quotation_stay(nlp: Language) -> None:
    text = "“We stay,” the envoy said."
    assert mended(nlp, text, "say", said="We stay", said_by="the envoy")[1] == "“We stay,”"


@pytest.mark.parametrize(
    ("said_by", "weak", "expected"),
    [
        pytest.param("The mayor", 0.0, "The mayor", id="sure of another, the rules’ unlikely"),
        pytest.param("The mayor", 0.4, "the clerk", id="the rules’ may be"),
        pytest.param("", 0.0, "the clerk", id="sure of none"),
    ],
)
def test_source(nlp: Language, said_by: str, weak: float, expected: str) -> None:
    text = "The mayor met the clerk, who said that the port was open."
    doc = nlp(text)
    made = next(one for one in find_attributions(doc) if one.lemma == "say")
    at = text.index("the clerk")
    ruled = replace(made, source=((at, at + 9),))
    told = encoded([token.text for token in doc], said="that port was open", said_by=said_by, weak=weak)
    one = corrected(doc, told, ruled)
    assert text[slice(*one.source[0])] == expected


def test_source_is_cut_at_a_mark(nlp: Language) -> None:
    text = "Keller, speaking to a crowd in the harbour, said the port was open."
    source, _ = mended(nlp, text, "say", said="the port was open", said_by="Keller")
    assert source == "Keller"


def test_stretches_close_small_gaps_and_leave_the_cue_out() -> None:
    scores = np.array([0.9, 0.1, 0.9, 0.9, 0.9, 0.0, 0.0, 0.0, 0.9], np.float32)
    assert list(Linked(10, scores, (13, 14), 0.5).stretches()) == [(10, 13), (14, 15), (18, 19)]


def test_outside_its_sentence_nothing_is_linked() -> None:
    assert Linked(10, np.ones(3, np.float32), (11, 12), 0.5).of((20, 22)) == 0.0
