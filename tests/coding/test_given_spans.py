"""Events of spans that a caller names."""

from __future__ import annotations

import pytest

from accord.coder import pipeline
from accord.coding.given_spans import code_trigger, code_triggers
from accord.parsing.loading import parse
from accord.records import Report
from accord.values import DateBasis, EventType, Status

TEXT = "Norway signed a contract with Spain in Cadiz on Tuesday. A strike followed, and the ship sank."


@pytest.fixture(scope="module")
def doc() -> object:
    report = Report(text=TEXT, published="2025-06-17", published_basis=DateBasis.GIVEN)
    return parse(report, pipeline(decided_by="rules"))


def test_a_span_keeps_its_place_and_gets_type_sides_and_status(doc: object) -> None:
    span = doc.char_span(TEXT.index("signed"), TEXT.index("signed") + 6)  # type: ignore[attr-defined]
    record = code_trigger(doc, span)
    assert (record.text, record.start, record.status) == ("signed", TEXT.index("signed"), Status.OCCURRED)
    assert record.type is EventType.AGREE
    assert {actor.country for actor in (*record.actors, *record.recipients)} == {"NOR", "ESP"}


def test_a_word_that_no_list_has_is_a_record_without_a_type(doc: object) -> None:
    span = doc.char_span(TEXT.index("sank"), TEXT.index("sank") + 4)  # type: ignore[attr-defined]
    assert code_trigger(doc, span).type is None


def test_a_record_for_each_span_in_their_order(doc: object) -> None:
    spans = [doc.char_span(TEXT.index(word), TEXT.index(word) + len(word)) for word in ("sank", "strike", "signed")]  # type: ignore[attr-defined]
    assert [record.text for record in code_triggers(doc, spans)] == ["sank", "strike", "signed"]  # type: ignore[arg-type]
