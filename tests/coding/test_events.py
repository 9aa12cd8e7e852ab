"""The events of a report: words, dates, whose word, later mentions."""

from __future__ import annotations

import itertools
from typing import cast

import pytest
from spacy.language import Language

from accord.coder import pipeline
from accord.coding.assembly import assemble
from accord.parsing.loading import parse
from accord.records import EventRecord, Report
from accord.values import DateBasis, EventType, Polarity, Status

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


def test_a_meeting_named_by_its_month_is_not_dated_by_another(whole: Language) -> None:
    text = (
        "The third session of the Joint Group, in Riga on June 2, closed with the statement that the review was "
        "complete. This is a departure: the December 2024 meeting had intended to write a plan into the drill."
    )
    date = one(whole, text, "December 2024 meeting").date
    assert date is None or not date.value.startswith("2025-06")


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


def test_a_dated_participle_inside_a_denial_is_the_reporters_own(whole: Language) -> None:
    event = one(whole, "Minister Keller denied that Bern would redeploy missiles removed in the 1980s.", "removed")
    assert (event.status, event.attributed_to) == ("occurred", None)


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


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        pytest.param("Keller is scheduled to meet the Chilean minister in Lima on June 14.", "meet", "2025-06-14",
                     id="day-beside-the-verb-that-schedules"),
        pytest.param("Chile and Peru applied to join the alliance in May.", "applied", "2025-05",
                     id="past-day-of-what-is-still-to-come-is-that-of-the-asking"),
        pytest.param("The visit of the minister next week drew protests in Lima.", "visit", None, id="not-beside"),
        pytest.param("The visit next week drew protests in Lima.", "visit", "2025-W24", id="day-beside-the-noun"),
        pytest.param("The talks of Peru and Chile took place in Quito in April 2022.", "talks", "2022-04",
                     id="day-of-the-verb-that-bears-the-noun"),
    ],
)  # fmt: skip
def test_whose_day_it_is(whole: Language, text: str, word: str, day: str | None) -> None:
    event = one(whole, text, word)
    if day is not None:
        assert event.date is not None
        assert (event.date.value, event.date_basis) == (day, DateBasis.STATED)


def test_a_noun_with_a_day_after_the_reports_is_still_ahead(whole: Language) -> None:
    assert one(whole, "The visit on 20 June drew criticism in Chile.", "visit").status is Status.PLANNED


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        pytest.param("Norway said that Chile had attacked the ship.", "attacked", "Norway", id="named"),
        pytest.param("Chile had fired on the boat, fishermen said.", "fired", "fishermen", id="no-actor-of-the-report"),
        pytest.param("Norway condemned the raid on the Chilean embassy.", "raid", None, id="judged-as-known"),
        pytest.param("The base was shelled; Norway said that it had warned Chile.", "shelled", None, id="semicolon"),
    ],
)
def test_the_words_of_the_source(whole: Language, text: str, word: str, source: str | None) -> None:
    event = one(whole, text, word)
    words = text[event.source_span.start : event.source_span.end] if event.source_span else None
    assert words == source
    assert (event.attributed_to is None) is (source is None)


@pytest.mark.parametrize(
    ("text", "word", "countries"),
    [
        pytest.param("Keller's tour is part of a swing that includes visits to Peru and Bolivia, Lima said.",
                     "visits", {"PER", "BOL"}, id="hosts-of-visits"),
        pytest.param("The Chilean minister is expected to continue her engagements in Peru and Bolivia.",
                     "engagements", {"PER", "BOL"}, id="hosts-of-engagements"),
    ],
)  # fmt: skip
def test_hosts_are_the_states_of_the_places(whole: Language, text: str, word: str, countries: set[str]) -> None:
    event = one(whole, text, word)
    assert {actor.country for actor in event.recipients} == countries
    assert event.status in (Status.PLANNED, Status.EXPECTED)


@pytest.mark.parametrize(
    ("text", "label", "countries"),
    [
        pytest.param("Finland joined NATO in April.", "accession", {"FIN"}, id="joined"),
        pytest.param("Palau became the 50th member of the treaty.", "accession", {"PLW"}, id="became-a-member"),
        pytest.param("Palau handed over its instrument of accession to Peru.", "accession", {"PLW"}, id="instrument"),
        pytest.param(
            "Peru's parliament approved the accession of Palau by 90 votes to 3.",
            "legislative_consent",
            {"PER"},
            id="legislature",
        ),
        pytest.param("Palau applied to join the alliance.", "application", {"PLW"}, id="application"),
    ],
)  # fmt: skip
def test_steps_of_an_accession(whole: Language, text: str, label: str, countries: set[str]) -> None:
    event = next(event for event in events(whole, text) if event.label == label)
    assert {actor.country for actor in event.actors} == countries


def test_a_dateline_is_no_party(whole: Language) -> None:
    event = one(whole, "OSLO | Turkey and Greece signed a memorandum on Friday.", "signed")
    assert {actor.country for actor in event.actors} == {"TUR", "GRC"}


def test_a_noun_of_two_days_that_lie_ahead_is_planned(whole: Language) -> None:
    record = one(whole, "He hoped to join by the Bergen summit of 11 and 12 July.", "summit")
    assert (record.status, record.date and record.date.value) == (Status.PLANNED, "2025-07-11/2025-07-12")


def test_what_nobody_should_expect_is_negative(whole: Language) -> None:
    assert one(whole, "Denmark should not expect Norway's support.", "support").polarity == Polarity.NEGATIVE
    assert one(whole, "Denmark should expect Norway's support.", "support").polarity == Polarity.POSITIVE


def test_a_count_of_people_behind_which_their_names_stand_is_theirs(whole: Language) -> None:
    text = "Three foreign ministers — Ida Berg of Norway, Otto Laine of Finland and Ana Rojas of Chile — signed a pact."
    assert {actor.country for actor in one(whole, text, "signed").actors} == {"NOR", "FIN", "CHL"}
