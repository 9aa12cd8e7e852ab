"""Days of announcing, and terms that are no day of a deed; own sentences, reported on Wednesday 12 June 2019."""

from __future__ import annotations

import pytest

from accord.coder import code
from accord.records import EventRecord, Report
from accord.values import DateBasis

pytestmark = pytest.mark.model
MONDAY = "2019-06-10"


def event_of(text: str, word: str, decided_by: str = "rules") -> EventRecord:
    records = code(Report(text=text, published="2019-06-12"), decided_by=decided_by)
    return next(record for record in records if isinstance(record, EventRecord) and word in record.text)


def value_of(text: str, word: str) -> str | None:
    date = event_of(text, word).date
    return date.value if date else None


def test_what_was_announced_as_done_has_the_day_of_the_word_by_inference() -> None:
    event = event_of("Chile announced on Monday that it had reached a deal with Peru.", "had reached")
    assert event.date is not None
    assert (event.date.value, event.date_basis) == (MONDAY, DateBasis.INFERRED)


def test_an_own_deed_has_the_day_of_the_word_in_the_plain_past_too() -> None:
    event = event_of("Chile announced on Monday that it left the pact with Peru.", "left")
    assert event.date is not None
    assert (event.date.value, event.date_basis) == (MONDAY, DateBasis.INFERRED)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Chile announced on Monday that Peru left the pact.", "left"),
        ("Chile announced on Monday that it had signed a deal with Peru in May.", "signed"),
        ("Chile announced on Monday that it would sign a deal with Peru.", "sign"),
        ("Chile complained on Monday that Peru had broken the deal.", "broken"),
    ],
)
def test_what_has_its_own_time_or_is_ahead_or_only_complained_of_has_not(text: str, word: str) -> None:
    assert value_of(text, word) != MONDAY


def test_a_row_that_announces_is_meant_by_they() -> None:
    assert value_of("Chile and Peru announced on Monday that they left the pact.", "left") == MONDAY


@pytest.mark.parametrize(
    "text",
    [
        "Chile's navy announced on Monday that they left the harbour.",
        "Chile and Peru announced on Monday that it left the pact.",
        "Kari Berg announced on Monday that it left the pact with Peru.",
        "Chile announced on Monday that she left the pact with Peru.",
        "Chile reported on Monday that it left the pact with Peru.",
    ],
)
def test_a_pronoun_that_does_not_agree_is_of_another(text: str) -> None:
    assert value_of(text, "left") != MONDAY


def test_what_is_prolonged_until_a_day_was_not_done_on_it() -> None:
    assert value_of("Chile extended the pact with Peru until January 31.", "extended") == "../2019-06-12"


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Chile said on Monday it would quit the pact.", "quit", None),
        ("Chile agreed to buy nine jets from Peru on Monday.", "agreed", MONDAY),
        ("Norway invited Palau to join the alliance on Monday.", "join", None),
        ("Chile agreed to meet Peru on Friday.", "meet", "2019-06-14"),
        ("Chile agreed to join the talks on Friday.", "join", "2019-06-14"),
    ],
)
def test_a_weekday_is_that_of_the_word_given_unless_the_deed_is_for_a_day(
    text: str, word: str, expected: str | None
) -> None:
    assert value_of(text, word) == expected


def test_a_participle_behind_a_noun_says_when_it_was_done() -> None:
    date = event_of("The curbs on exports, imposed on June 3, hurt Peru.", "curbs", "both").date
    assert date is not None
    assert date.value == "2019-06-03"
