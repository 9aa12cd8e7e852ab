"""The events of a report: words, dates, whose word, later mentions."""

from __future__ import annotations

import itertools
from typing import cast

import pytest
from spacy.language import Language

from accord.coding.assembly import assemble
from accord.parsing.loading import parse
from accord.pipeline import pipeline
from accord.records import EventRecord, Report
from accord.values import DateBasis, EventType, Status

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def whole() -> Language:
    return pipeline()


def events(whole: Language, text: str, day: str | None = "2025-06-05") -> list[EventRecord]:
    report = Report(text=text, published=day)
    records = assemble(parse(report, whole), report)
    found = [cast(EventRecord, record) for record in records if record.kind == "event"]
    for event in found:
        assert text[event.start : event.end] == event.text
        assert event.evidence.start <= event.start < event.end <= event.evidence.end
    return found


def one(whole: Language, text: str, word: str) -> EventRecord:
    return next(event for event in events(whole, text) if word in event.text)


def test_spans_never_overlap(whole: Language) -> None:
    text = "Norway refused to sign the treaty and urged Chile to call off a visit that Peru had planned to make."
    found = events(whole, text)
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))


def test_a_date_in_the_clause_is_the_events_own(whole: Language) -> None:
    event = one(whole, "The Norwegian minister visited Chile on 2 June 2025, and Peru protested.", "visited")
    assert event.date is not None
    assert (event.date.value, event.date_basis) == ("2025-06-02", DateBasis.STATED)


def test_a_past_event_without_a_date_is_bounded_by_the_report(whole: Language) -> None:
    event = one(whole, "The Norwegian army attacked a base in Chile.", "attacked")
    assert event.date is not None
    assert event.date.value == "../2025-06-05"


def test_an_undated_report_bounds_nothing(whole: Language) -> None:
    found = events(whole, "The Norwegian army attacked a base in Chile.", day=None)
    assert found[0].date is None


def test_what_is_asked_for_stands_on_the_word_of_who_asks(whole: Language) -> None:
    text = "Norway urged Chile to release the sailors."
    assert one(whole, text, "urged").on_whose_word == "reporter"
    released = one(whole, text, "release")
    assert (released.on_whose_word, released.status) == ("Norway", Status.REQUESTED)


def test_a_later_mention_takes_over_the_day(whole: Language) -> None:
    text = "The Norwegian minister visited Chile on 2 June 2025. The visit pleased the government."
    later = next(event for event in events(whole, text) if event.text.endswith("visit"))
    assert later.date is not None
    assert (later.date.value, later.date_basis) == ("2025-06-02", DateBasis.INFERRED)


def test_a_figure_stays_with_its_own_event(whole: Language) -> None:
    text = "North Korea fired 12 rockets into the sea on Monday and launched more rockets on Tuesday."
    first, second = [event for event in events(whole, text) if event.type is EventType.MOBILIZE][:2]
    assert len(first.figures) == 1
    assert second.figures == ()


def test_the_same_report_gives_the_same_events(whole: Language) -> None:
    text = "Norway and Chile held talks in Lima on Monday."
    assert events(whole, text) == events(whole, text)
