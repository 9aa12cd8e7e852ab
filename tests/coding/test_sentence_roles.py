"""Source and target of a sentence as a whole."""

from __future__ import annotations

import pytest

from accord.coding.sentence_roles import read_sentence_roles
from accord.parsing.loading import parse
from accord.pipeline import pipeline
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


def test_by_rules_alone_there_is_no_such_reading():
    assert roles("Peru accused Bolivia of arming the rebels.", "rules") is None


def test_no_text_no_roles():
    assert roles("", "both") in (None, set())
