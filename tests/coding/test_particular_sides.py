"""Sides told in words of one deed alone: members, lists, suspects, what is handed over, complaints; own sentences."""

from __future__ import annotations

import pytest

from accord.coder import code
from accord.records import EventRecord, Report

pytestmark = pytest.mark.model


def sides(text: str, word: str) -> tuple[set[str], set[str]]:
    """Who does the first event with a word, and to whom, by state or name."""
    records = code(Report(text=text, published="2019-06-12"), decided_by="rules")
    event = next(record for record in records if isinstance(record, EventRecord) and word in record.text)
    doers, others = ({actor.country or actor.name for actor in side} for side in (event.actors, event.recipients))
    return doers, others


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Palau became the 33rd member of NATO on Monday.", "became", ({"PLW"}, {"NATO"})),
        ("Palau became NATO's newest member on Monday.", "became", ({"PLW"}, {"NATO"})),
        ("The removal of Chile from Japan's whitelist hurt traders.", "removal", ({"JPN"}, {"CHL"})),
        ("The ministry welcomed Chile's removal from the whitelist.", "removal", (set(), {"CHL"})),
        ("Chile requested the extradition of nine suspects from Peru and Norway.", "requested",
         ({"CHL"}, {"PER", "NOR"})),
        ("Chile handed over the remains of twelve soldiers to Peru.", "handed", ({"CHL"}, {"PER"})),
        ("Chile filed a complaint with the World Trade Organization against Japan.", "filed", ({"CHL"}, {"JPN"})),
    ],
)  # fmt: skip
def test_sides_that_only_these_words_tell(text: str, word: str, expected: tuple[set[str], set[str]]) -> None:
    assert sides(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Palau became the ninth member of the cast.", "became", ({"PLW"}, set())),
        ("Chile handed over the islands to Peru.", "handed", ({"CHL"}, {"PER"})),
        ("Chile accused Peru of spying on ships of Norway.", "accused", ({"CHL"}, {"PER"})),
    ],
)
def test_other_sides_stay(text: str, word: str, expected: tuple[set[str], set[str]]) -> None:
    assert sides(text, word) == expected


def test_who_was_removed_from_a_list_did_not_remove_it() -> None:
    text = "Chile remains outside the list from which it was removed on Monday."
    records = code(Report(text=text, published="2019-06-12"), decided_by="both")
    event = next(record for record in records if isinstance(record, EventRecord) and "removed" in record.text)
    assert (event.label, event.actors, [actor.country for actor in event.recipients]) == ("delisting", (), ["CHL"])


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Chile was the last ally to ratify the protocol.", "ratify", {"CHL"}),
        ("Palau became the first country to recognise the council.", "recogn", {"PLW"}),
        ("Chile was the only member to oppose the plan.", "oppose", {"CHL"}),
    ],
)
def test_who_is_the_last_or_first_to_do_it_does_it(text: str, word: str, expected: set[str]) -> None:
    assert sides(text, word)[0] == expected


def test_what_a_chamber_approves_is_a_text_and_not_the_chamber_named_before() -> None:
    text = "Chile's parliament voted for the pact in March. Peru's parliament approved it on 4 June by 80 votes to 9."
    assert sides(text, "approved") == ({"PER"}, set())
