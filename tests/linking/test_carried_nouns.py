"""Verbs that say what became of a noun, and those that only stand beside one; on own sentences."""

from __future__ import annotations

import pytest
from tests.linking.written import Written

from accord.linking.carried_nouns import is_subject, may_be_object, says_something_else
from accord.records import EventRecord
from accord.values import Status


def records(sentence: str, first: str, second: str) -> tuple[EventRecord, EventRecord]:
    written = Written("2025-03-03").sentence(sentence)
    for mention in (first, second):
        written.event(mention, None, Status.OCCURRED)
    one, other = written.done()[1]
    assert isinstance(one, EventRecord)
    assert isinstance(other, EventRecord)
    return one, other


@pytest.mark.parametrize(
    ("sentence", "verb", "noun", "expected"),
    [
        ("Oslo called off the visit.", "called off", "visit", True),
        ("Oslo will hold on Friday a second hearing.", "will hold", "hearing", True),
        ("Oslo delayed 40 million in fishery aid.", "delayed", "fishery aid", True),
        ("Oslo postponed until after Easter the summit.", "postponed", "summit", True),
        ("Oslo put off because of the storm the vote.", "put off", "vote", True),
        ("Oslo cancelled its loan in protest at the summit.", "cancelled", "summit", False),
        ("Her share dropped sharply before the withdrawal.", "dropped", "withdrawal", False),
        ("His wish to run for mayor led to a walkout.", "to run", "walkout", False),
        ("They hold a majority, but the trial needs more.", "hold", "trial", False),
        ("She holds a flag at a rally in Turku.", "holds", "rally", False),
    ],
)
def test_the_object_of_a_verb(sentence: str, verb: str, noun: str, *, expected: bool) -> None:
    found, named = records(sentence, verb, noun)
    assert may_be_object(named, found) is expected


@pytest.mark.parametrize(
    ("sentence", "noun", "verb", "expected"),
    [
        ("The visit, planned for June, was put off.", "visit", "was put off", True),
        ("At the session, which was held in Turku, all spoke.", "session", "was held", True),
        (
            "According to the harbour conference, the party is set to continue.",
            "conference",
            "is set to continue",
            False,
        ),
        ("After the vote, it was cancelled by the court.", "vote", "was cancelled", True),
        ("After the visit, Oslo was held to its word.", "visit", "was held", False),
        ("Before the unrest: those who hit her are not held to account.", "unrest", "are not held", False),
    ],
)
def test_the_subject_of_a_verb(sentence: str, noun: str, verb: str, *, expected: bool) -> None:
    named, found = records(sentence, noun, verb)
    assert is_subject(named, found) is expected


def test_who_is_held_accountable_is_no_occasion() -> None:
    kept, _ = records("Nobody was held accountable for the raid.", "was held", "raid")
    held, _ = records("The session was held in Turku.", "was held", "session")[::-1]
    assert says_something_else(kept)
    assert not says_something_else(held)
