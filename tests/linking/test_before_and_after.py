"""Two mentions of one sentence of which one says when the other was are two events."""

from __future__ import annotations

import pytest
from tests.linking.written import FINLAND, NORWAY, Written

from accord.linking.apart import why_apart
from accord.linking.before_and_after import is_before_or_after
from accord.linking.profiles import Profile, make_profiles
from accord.records import EventRecord
from accord.values import EventType, Status


def two(sentence: str, first: str, second: str) -> list[Profile]:
    written = Written("2025-03-06").sentence(sentence)
    for mention in (first, second):
        written.event(mention, EventType.CONSULT, Status.PLANNED, label="meeting", actors=(NORWAY, FINLAND))
    report, records = written.done()
    return make_profiles([each for each in records if isinstance(each, EventRecord)], {report.id: report})


@pytest.mark.parametrize(
    ("sentence", "first", "second"),
    [
        ("Norway and Finland will meet again before the Turku summit.", "will meet", "summit"),
        ("Norway spoke with Finland after their long meeting.", "spoke", "meeting"),
    ],
)
def test_what_says_when_the_other_is_is_another(sentence: str, first: str, second: str) -> None:
    one, other = two(sentence, first, second)
    assert is_before_or_after(one, other)
    assert is_before_or_after(other, one)
    assert why_apart(one, other) == "one is told as before or after the other"


@pytest.mark.parametrize(
    ("sentence", "first", "second"),
    [
        ("Norway and Finland will meet in Turku for a summit.", "will meet", "summit"),
        ("Norway met Finland after lunch, and the meeting went well.", "met", "meeting"),
    ],
)
def test_what_does_not_may_be_one(sentence: str, first: str, second: str) -> None:
    one, other = two(sentence, first, second)
    assert not is_before_or_after(one, other)
