"""Attributions that only the encoder sees, and that without it the rules' own stand as they are."""

from __future__ import annotations

import pytest

from accord.coder import pipeline
from accord.mentions.attribution_proposals import FRAME, attributions_of, weighed_attributions
from accord.mentions.attributions import find_attributions
from accord.mentions.reporting import CueKind
from accord.parsing.found import found
from accord.parsing.loading import parse
from accord.records import Report

pytestmark = pytest.mark.model

TEXTS = (
    "The minister said the talks would go on. Oslo argues that the treaty binds both sides.",
    "Officials in Lima were adamant the border would stay shut, according to two diplomats.",
    "For the envoy it is a scandal that nobody was charged.",
)


@pytest.mark.parametrize("text", TEXTS)
def test_without_an_encoder_the_rules_attributions_stand(text):
    doc = parse(Report(text=text), pipeline(decided_by="rules"))
    assert list(attributions_of(doc)) == find_attributions(doc)
    assert weighed_attributions(doc, find_attributions(doc)) == find_attributions(doc)


@pytest.mark.parametrize("text", TEXTS)
def test_the_encoder_leaves_plain_attributions_standing(text):
    doc = parse(Report(text=text), pipeline(decided_by="both"))
    cues = {made.cue for made in found(doc).attributions}
    assert {made.cue for made in find_attributions(doc)} <= cues


@pytest.mark.parametrize("text", TEXTS)
def test_spans_of_what_it_proposes_are_words_of_the_text_and_leave_the_cue_out(text):
    doc = parse(Report(text=text), pipeline(decided_by="both"))
    for made in found(doc).attributions:
        for start, end in (*made.source, *made.cue, *made.content):
            assert 0 <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()
        if made.frame == FRAME:
            assert made.content
            assert all(end <= made.cue[0][0] or start >= made.cue[0][1] for start, end in made.content)


def test_each_says_who_decided():
    doc = parse(Report(text=TEXTS[0] + " " + TEXTS[1]), pipeline(decided_by="both"))
    decided = {made.lemma: made.decided_by for made in found(doc).attributions}
    assert decided["say"] == "both"
    assert set(decided.values()) <= {"rules", "both", "encoder"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("“We will never sell the harbour,” the mayor shot back.", CueKind.SPEECH, id="words quoted"),
        pytest.param("The captain harrumphed that the bridge would hold.", CueKind.SPEECH, id="a clause of his"),
    ],
)
def test_a_cue_no_list_holds_is_speech_where_its_words_are(text, kind):
    doc = parse(Report(text=text), pipeline(decided_by="both"))
    (made,) = found(doc).attributions
    assert (made.frame, made.kind, made.decided_by) == (FRAME, kind, "encoder")


def test_a_line_that_a_name_and_a_colon_open_stands_by_its_layout():
    text = "KELLER: We will stay in the harbour.\n\nRUIZ: Nobody asked you to leave it."
    doc = parse(Report(text=text), pipeline(decided_by="both"))
    lines = [made for made in found(doc).attributions if made.frame == "line"]
    assert [text[slice(*made.source[0])] for made in lines] == ["KELLER", "RUIZ"]
