"""Plans that are put off or called off under a pronoun: own sentences."""

from __future__ import annotations

import pytest

from accord.coder import code
from accord.records import EventRecord, Report
from accord.values import Polarity, Status

pytestmark = pytest.mark.model


def event_of(text: str, word: str) -> EventRecord:
    """The first event with a word."""
    records = code(Report(text=text, published="2025-06-05"), decided_by="rules")
    return next(record for record in records if isinstance(record, EventRecord) and word in record.text)


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Norway was planning to hold its election on Tuesday, but its king postponed it.", "election", "postponed"),
        ("In Norway, which was planning to hold its election soon, the king put it off.", "election", "postponed"),
        (
            "The next round of talks of Norway and Chile was to start on July 12; the office put it back by a month.",
            "round",
            "postponed",
        ),
        ("Norway had planned a summit with Chile for Tuesday and then called it off.", "summit", "cancelled"),
        (
            "Talks between Norway and Chile had been set for Monday. The two sides postponed them until August.",
            "Talks",
            "postponed",
        ),
    ],
)
def test_what_a_pronoun_stands_for_is_put_off(text: str, word: str, status: str) -> None:
    found = event_of(text, word)
    assert found.status is Status(status)
    assert found.polarity is Polarity.POSITIVE


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Norway plans a summit in July. Chile's envoy praised it.", id="another verb"),
        pytest.param("Norway plans a summit in July. It was not postponed.", id="negated"),
        pytest.param("Norway plans a summit in July. Chile delayed its reply.", id="another object"),
        pytest.param("Norway plans a summit in July. The sun shone. Chile called it off.", id="too far"),
        pytest.param("Norway plans a summit in July. Two states put them off.", id="of another number"),
        pytest.param("Norway plans a summit in July. Chile agreed to postpone it.", id="not done yet"),
    ],
)
def test_other_plans_stand(text: str) -> None:
    assert event_of(text, "summit").status is Status.PLANNED


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The summit of Norway and Chile was moved to 20 June.", "summit", ("planned", "2024-06-20")),
        ("The summit of Norway and Chile was brought forward to 17 May.", "summit", ("planned", "2024-05-17")),
        ("On Monday the summit of Norway and Chile was put off until 3 June.", "summit", ("postponed", "2024-06-03")),
        ("The swap of prisoners, originally planned for Monday, took place on Tuesday.", "swap",
         ("occurred", "2024-05-14")),
        ("The drill in Chile, planned for Friday, will begin on Monday.", "drill", ("planned", "2024-05-20")),
        ("The summit in Chile, scheduled for Friday, was called off on Monday.", "summit", ("cancelled", "2024-05-17")),
        ("The meeting held in Oslo on Monday ended in deadlock.", "meeting", ("occurred", "2024-05-13")),
        ("The visit of the envoy, requested by Chile, lasted two hours.", "visit", ("occurred", "../2024-05-15")),
        ("The visit of the envoy, planned for June, angered Chile.", "visit", ("planned", "2024-06")),
    ],
)  # fmt: skip
def test_what_became_of_a_day_that_was_set(text: str, word: str, expected: tuple[str, str]) -> None:
    records = code(Report(text=text, published="2024-05-15"), decided_by="both")
    event = next(record for record in records if isinstance(record, EventRecord) and word in record.text)
    assert (event.status.value, event.date.value if event.date is not None else None) == expected
