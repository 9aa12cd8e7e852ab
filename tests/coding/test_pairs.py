"""The event between two spans that a caller names."""

from __future__ import annotations

import pytest

import accord
from accord.coder import pipeline
from accord.parsing.loading import parse
from accord.values import EventType, Status

pytestmark = pytest.mark.model


def pair(text: str, source: str, target: str) -> accord.PairFinding:
    doc = parse(accord.Report(text=text, published="2025-06-02"), pipeline(decided_by="rules"))
    spans = [doc.char_span(text.index(words), text.index(words) + len(words)) for words in (source, target)]
    assert all(span is not None for span in spans)
    return accord.code_pair(doc, *spans)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "source", "target", "type_", "status", "trigger"),
    [
        ("Norway condemned Chile.", "Norway", "Chile", EventType.ACCUSE, Status.OCCURRED, "condemned"),
        ("Chile was silent, but Norway praised Peru.", "Norway", "Peru", EventType.SUPPORT, Status.OCCURRED, "praised"),
        ("Norway plans to invade Chile.", "Norway", "Chile", EventType.ASSAULT, Status.PLANNED, "invade"),
        ("Chile was criticized by Norway.", "Norway", "Chile", EventType.ACCUSE, Status.OCCURRED, "criticized"),
    ],
)
def test_the_trigger_nearest_to_both(
    text: str, source: str, target: str, type_: EventType, status: Status, trigger: str
) -> None:
    found = pair(text, source, target)
    assert (found.type, found.status, found.trigger) == (type_, status, trigger)


def test_plover_counts_a_coming_meeting_as_an_agreement() -> None:
    found = pair("Norway will meet Chile on Friday.", "Norway", "Chile")
    assert (found.type, found.plover_type) == (EventType.CONSULT, EventType.AGREE)


def test_a_sentence_without_an_event_has_no_type() -> None:
    found = pair("Norway is north of Denmark.", "Norway", "Denmark")
    assert (found.type, found.status, found.trigger) == (None, None, "")
