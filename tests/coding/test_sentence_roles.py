"""Source and target of a sentence as a whole."""

from __future__ import annotations

import pytest

from accord.coder import pipeline
from accord.coding.sentence_roles import read_sentence_roles
from accord.parsing.loading import parse
from accord.records import Report

pytestmark = pytest.mark.model


def roles(text: str, mode: str = "both") -> set[tuple[str, str]] | None:
    doc = parse(Report(text=text), pipeline(decided_by=mode))
    read = read_sentence_roles(doc)
    return None if read is None else {(each.role, doc[each.start : each.end].text) for each in read}


def test_who_acts_and_who_is_acted_on():
    told = roles("Peru accused Bolivia of arming the rebels.")
    assert ("source", "Peru") in told
    assert ("target", "Bolivia") in told


@pytest.mark.parametrize(
    ("text", "role", "spans"),
    [
        pytest.param("Peru and Chile sanctioned Bolivia.", "source", {"Peru", "Chile"}, id="sources-in-a-row"),
        pytest.param(
            "Peru attacked Bolivian soldiers, police officers and farmers.",
            "target",
            {"Bolivian soldiers", "police officers", "farmers"},
            id="targets-in-a-row",
        ),
        pytest.param(
            "The army arrested at least 19 foreign students.", "target", {"at least 19 foreign students"}, id="counted"
        ),
        pytest.param("Peruvian police arrested a Danish student.", "target", {"a Danish student"}, id="with-article"),
        pytest.param(
            "The Peruvian Liberation Front ( PLF ) shelled an army camp.",
            "source",
            {"The Peruvian Liberation Front ( PLF )"},
            id="bracket-closed",
        ),
    ],
)
def test_spans_are_whole_noun_groups(text: str, role: str, spans: set[str]):
    assert {words for found, words in roles(text) if found == role} == spans


def test_those_who_do_it_to_each_other_are_one_span():
    assert roles("Peru and Chile signed a trade agreement.") == {("both", "Peru and Chile")}


def test_by_rules_alone_there_is_no_such_reading():
    assert roles("Peru accused Bolivia of arming the rebels.", "rules") is None


def test_no_text_no_roles():
    assert roles("", "both") in (None, set())
