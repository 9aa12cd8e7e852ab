"""Days, sides and statuses in words."""

from __future__ import annotations

import pytest
from tests.linking.written import NORWAY, Written, linked

from accord.records import Evidence, Report, Span, StatementRecord
from accord.values import Actor, ActorKind, DateBasis, EventType, Status
from accord.views.wording import day_in_words, names, one_line, sides, source_in_words, speaker_in_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        pytest.param("2025-11-04", "4 November 2025", id="day"),
        pytest.param("2025-11-04T06:58-05:00", "4 November 2025", id="moment"),
        pytest.param("2025-11", "November 2025", id="month"),
        pytest.param("../2025-11-04", "by 4 November 2025", id="on or before"),
        pytest.param("2025-11-04/..", "from 4 November 2025", id="on or after"),
        pytest.param("2025-11-01/2025-11-04", "1 to 4 November 2025", id="interval"),
        pytest.param("199X", "the 1990s", id="decade"),
        pytest.param("2025-Q3", "quarter 3 of 2025", id="quarter"),
        pytest.param("XXXX-11-03", "3 November, year not known", id="year left open"),
        pytest.param("XXXX-11", "November, year not known", id="month whose year is left open"),
        pytest.param("2025-11-03/2025-11-04", "3 to 4 November 2025", id="days of one month"),
        pytest.param("PAST_REF", "in the past", id="vague"),
        pytest.param(None, "no day given", id="none"),
    ],
)
def test_days(value: str | None, words: str) -> None:
    assert day_in_words(value) == words


def actor(name: str) -> Actor:
    return Actor(id=name.lower(), name=name, kind=ActorKind.STATE)


def test_names_are_joined_and_counted() -> None:
    assert names([actor("Norway")]) == "Norway"
    assert names([actor("Norway"), actor("Finland"), actor("Norway")]) == "Norway and Finland"
    assert names([actor(name) for name in "ABCDEF"]) == "A, B, C, D and 2 more"


def test_a_source_says_how_its_day_is_known() -> None:
    report = Report(
        text="x",
        publisher="Fjord Wire",
        published="2025-03-04",
        published_basis=DateBasis.INFERRED,
        published_words="w",
    )
    assert source_in_words(report) == "Fjord Wire, no title, 4 March 2025, date inferred: “w”"
    assert "undated, no date known" in source_in_words(Report(text="x"))


def test_long_words_are_cut_at_a_word() -> None:
    assert one_line("one\n two   three") == "one two three"
    assert one_line("one two three", 9) == "one two …"


@pytest.mark.parametrize(
    ("cue", "source", "words"),
    [
        ("said", "Kari Berg", "Kari Berg said"),
        ("According to", "the ministry", "according to the ministry"),
        ("Asked", "Kari Berg", "Kari Berg asked"),
        (None, None, "no source named: said"),
    ],
)
def test_who_speaks_is_told_as_english_tells_it(cue: str | None, source: str | None, words: str) -> None:
    evidence = Evidence(report="r1", start=0, end=4, quote="Well")
    actor = Actor(id="~one", name=source, kind=ActorKind.PERSON) if source else None
    record = StatementRecord(
        start=0, end=4, text="Well", evidence=evidence, content=(Span(start=0, end=4),), cue_text=cue, source=actor
    )
    assert speaker_in_words(record) == words


def test_a_noun_does_not_make_the_struck_side_the_doer() -> None:
    struck = Written("2025-03-06").sentence("A spokesman said that an attack on Norway failed.")
    struck.event("attack", EventType.ASSAULT, Status.OCCURRED, recipients=(NORWAY,))
    expelled = Written("2025-03-06").sentence("Norway was expelled on Thursday.")
    expelled.event("was expelled", EventType.SANCTION, Status.OCCURRED, recipients=(NORWAY,))
    assert sides(linked(struck).events[0]) == "→ Norway"
    assert sides(linked(expelled).events[0]) == "Norway"
