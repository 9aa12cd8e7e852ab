"""Meetings, visits and calls as reports tell of them: between whom, when and where; own sentences."""

from __future__ import annotations

import pytest

from accord.coder import code
from accord.data import read_toml
from accord.records import EventRecord, Report
from accord.values import Status

pytestmark = pytest.mark.model

KEN, UGA, NOR, PER, CHL = "KEN", "UGA", "NOR", "PER", "CHL"


def told(text: str, word: str, decided_by: str = "both") -> EventRecord:
    """The last event with a word, of a report of Tuesday 10 March 2026."""
    records = code(Report(text=text, published="2026-03-10"), decided_by=decided_by)
    return [record for record in records if isinstance(record, EventRecord) and word in record.text][-1]


def parties(event: EventRecord) -> set[str | None]:
    return {actor.country for actor in (*event.actors, *event.recipients)}


RUTO = "Kenyan President William Ruto met Ugandan President Yoweri Museveni in Nairobi on Monday. "


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Delegations from Kenya and Uganda met in Arusha.", "met", {KEN, UGA}),
        ("Envoys from Lima and Santiago held talks in Quito.", "talks", {PER, CHL}),
        ("The Kenyan-Ugandan summit of 12 January produced no pact.", "summit", {KEN, UGA}),
        ("The Peru-Chile border talks were held on Monday.", "talks", {PER, CHL}),
        (RUTO + "A Ruto-Museveni summit is planned for May.", "summit", {KEN, UGA}),
        ("Kenyan President William Ruto met his Ugandan counterpart on Monday.", "met", {KEN, UGA}),
        ("The Kenyan minister met his Chilean, Peruvian and Norwegian colleagues.", "met", {KEN, CHL, PER, NOR}),
        (RUTO + "The presidents will meet again in May.", "will meet", {KEN, UGA}),
        (RUTO + "The two discussed the border.", "discussed", {KEN, UGA}),
        (RUTO + "They agreed to open the border.", "agreed", {KEN, UGA}),
        (RUTO + "It was their third meeting this year.", "third meeting", {KEN, UGA}),
        (RUTO + "Turkey praised the summit.", "summit", {KEN, UGA}),
        ("Kenya and Uganda held talks on Monday. A second round is planned for May.", "second round", {KEN, UGA}),
        ("Kenya hosted Ugandan President Yoweri Museveni for talks on Monday.", "talks", {KEN, UGA}),
        ("A Kenyan delegation arrived in Kampala on Monday for three days of talks.", "talks", {KEN, UGA}),
        ("Kenyan President William Ruto will be in Oslo on Friday.", "will be", {KEN, NOR}),
        ("A Kenyan delegation is expected in Oslo on Sunday.", "expected", {KEN, NOR}),
        ("Kenya recalled its ambassador to Uganda. The ambassador will return to Kampala.", "return", {KEN, UGA}),
    ],
)
def test_between_whom(text: str, word: str, expected: set[str]) -> None:
    assert parties(told(text, word)) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Norway met Chile on 4 May 2024. The third debate was short.", "debate"),
        ("The four signed a pact in Lima.", "signed"),
        ("The peace talks failed.", "talks"),
    ],
)
def test_what_is_left_open(text: str, word: str) -> None:
    assert parties(told(text, word)) <= {None}


@pytest.mark.parametrize(
    ("text", "word", "day", "place"),
    [
        ("Talks between Chile and Peru, scheduled for 17 March in Lima, have stalled.", "Talks", "2026-03-17", "Lima"),
        ("The fourth meeting of the two, held on 17 January in Lima, was short.", "meeting", "2026-01-17", "Lima"),
        ("The Kenyan minister is due in Oslo on Thursday for talks.", "due", "2026-03-12", "Oslo"),
        ("The Kenyan ministers will be in Oslo on Friday for yearly talks.", "talks", "2026-03-13", "Oslo"),
    ],
)
def test_when_and_where(text: str, word: str, day: str, place: str) -> None:
    event = told(text, word)
    assert event.date is not None
    assert event.place is not None
    assert (event.date.value, event.place.name) == (day, place)


def test_words_that_only_set_an_occasion_are_no_deeds() -> None:
    records = code(Report(text="Talks with Chile, held on 4 March in Lima, failed.", published="2026-03-10"))
    assert not [record for record in records if isinstance(record, EventRecord) and record.text == "held"]


@pytest.mark.parametrize(
    "text",
    [
        "Kenyan President William Ruto became the first African leader to set foot in Norway.",
        "The frigate Tove was the first ship of its kind to visit Peru.",
    ],
)
def test_who_was_the_first_to_do_it_did_it(text: str) -> None:
    assert told(text, "to ").status is Status.OCCURRED


def test_a_first_since_then_is_not_of_that_time() -> None:
    event = told("Kenya and Uganda held the first talks since May 2019 on Monday.", "talks")
    assert event.date is not None
    assert "2019" not in event.date.value


@pytest.mark.parametrize(
    ("table", "word", "expected"),
    [
        ("gathering", "met", {NOR, PER}),
        ("opposite", "met", {KEN, "DNK"}),
        ("taking_up", "talks", {NOR, PER}),
        ("meeting_words", "agreed", {KEN, "DNK"}),
    ],
)
def test_examples_of_word_lists(table: str, word: str, expected: set[str]) -> None:
    example = read_toml("roles.toml")[table]["example"].translate({91: None, 93: None})
    assert parties(told(example, word)) == expected


def test_allies_are_not_whoever_was_named_last() -> None:
    text = (
        "Chile's spy service said on Tuesday that Kenya had sent soldiers to Uganda. President Luis Rojas met his "
        "advisers. Uganda had dismissed such claims. Its spokesman, Amos Okello, called them fake. The matter will "
        "dominate the yearly meeting of the two allies' ministers, which is to be held in Lima."
    )
    assert UGA not in parties(told(text, "meeting"))
