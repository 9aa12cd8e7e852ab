"""Quotation marks of every style in any mixture: nothing fails, spans are words of the text, what follows is read."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from accord.mentions.attributions import find_attributions
from accord.mentions.quotations import find_quotations

_MARKS = st.sampled_from(
    ["“", "”", '"', "‘", "’", "'", "«", "»", "„", "‟", "‹", "›", "``", "''", "「", "」", "『", "＂"]
)
_WORDS = st.sampled_from(
    ["we will stay", "Keller said", ", ", ". ", " ", "\n", "\n\n", "it isn’t so", "the ’90s", ": ", "(a)"]
)
_TEXTS = st.lists(st.one_of(_MARKS, _WORDS), max_size=30).map("".join)


@given(_TEXTS)
def test_quotations_stand_in_order_within_the_text(text: str) -> None:
    found = find_quotations(text)
    assert all(0 <= one.start < one.inner_start <= one.end <= len(text) for one in found)
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))


@pytest.mark.model
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_TEXTS)
def test_no_mixture_loses_the_rest_of_the_report(nlp: Language, text: str) -> None:
    rest = "The ministry said that the port was open."
    whole = f"{text}\n\n{rest}"
    made = find_attributions(nlp(whole))
    for one in made:
        assert all(0 <= start < end <= len(whole) for start, end in (*one.source, *one.cue, *one.content))
    assert any(whole[slice(*one.content[0])] == "that the port was open" for one in made)
