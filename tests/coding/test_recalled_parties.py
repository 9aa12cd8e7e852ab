"""Whom a later noun takes up, and when it names another deed: own sentences."""

from __future__ import annotations

import pytest

from accord.coder import code
from accord.data import read_toml
from accord.records import EventRecord, Report

pytestmark = pytest.mark.model

NOR, CHL = "NOR", "CHL"
NOBODY: set[str] = set()


def parties(text: str, word: str, decided_by: str = "rules") -> set[str | None]:
    """The states on either side of the last event with a word."""
    records = code(Report(text=text, published="2025-06-02"), decided_by=decided_by)
    event = [record for record in records if isinstance(record, EventRecord) and word in record.text][-1]
    return {actor.country for actor in (*event.actors, *event.recipients)}


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Norway attacked Chile on Sunday. The attack failed.", "attack", {NOR, CHL}),
        ("Norway attacked Chile on Sunday. The second attack failed.", "attack", NOBODY),
        ("Norway attacked Chile on Sunday. The attacks of the last year had failed.", "attacks", NOBODY),
        ("Norway met Chile on 4 May 2024. The meeting was short.", "meeting", {NOR, CHL}),
        ("Norway met Chile on 4 May 2024. The third debate was short.", "debate", NOBODY),
        ("Norway met Chile on 4 May 2024. The debate was short.", "debate", NOBODY),
    ],
)
def test_a_noun_takes_up_what_it_can_mean(text: str, word: str, expected: set[str]) -> None:
    assert parties(text, word) == expected


@pytest.mark.parametrize(("table", "word"), [("another", "attack"), ("particular_meetings", "debate")])
def test_examples_of_word_lists(table: str, word: str) -> None:
    assert parties(read_toml("roles.toml")[table]["example"], word) == NOBODY


def test_who_a_pronoun_leaves_open_is_not_the_subject_of_the_next_clause() -> None:
    text = "As they tried to storm the embassy, Norwegian police fired tear gas."
    records = code(Report(text=text, published="2025-06-02"), decided_by="both")
    event = next(record for record in records if isinstance(record, EventRecord) and "storm" in record.text)
    assert NOR not in {actor.country for actor in event.actors}
