"""Visits and strikes that were to begin on a day and are put off or called off: they have that day."""

from __future__ import annotations

import pytest

from accord.coder import code
from accord.records import EventRecord, Report

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentence", "word", "status", "day"),
    [
        (
            "A visit by the premier of Togo that was to begin on Thursday has been put off.",
            "visit",
            "postponed",
            "2024-05-16",
        ),
        (
            "The minister of Togo cancelled a visit to Chile due to start on Thursday.",
            "visit",
            "cancelled",
            "2024-05-16",
        ),
        (
            "A strike by miners in Togo that was to have begun on Thursday has been called off.",
            "strike",
            "cancelled",
            "2024-05-16",
        ),
        ("Togo called off a drill that was to have taken place in May.", "drill", "cancelled", "2024-05"),
    ],
)
def test_what_is_called_off_has_the_day_of_its_beginning(sentence: str, word: str, status: str, day: str) -> None:
    told = [each for each in code(Report(text=sentence, published="2024-05-15")) if isinstance(each, EventRecord)]
    event = next(each for each in told if word in each.text)
    assert (event.status.value, event.date.value if event.date else None) == (status, day)
    assert not any(each.status.value == "planned" for each in told)


def test_a_day_of_other_talks_is_not_that_of_the_meeting_called_off() -> None:
    text = "A meeting in Oslo about the talks that are to begin on Thursday was called off."
    told = [each for each in code(Report(text=text, published="2024-05-15")) if isinstance(each, EventRecord)]
    days = {each.text: each.date.value if each.date else None for each in told}
    assert days["meeting"] is None
