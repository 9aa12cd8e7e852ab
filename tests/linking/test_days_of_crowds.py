"""A march that is set for a day to come, and those told before it; on own sentences."""

from __future__ import annotations

from typing import Any

import pytest
from tests.linking.written import Written, day

from accord.linking.days_of_crowds import is_another_day
from accord.linking.profiles import Profile, make_profiles
from accord.records import EventRecord
from accord.values import EventType, Status


def march(published: str, sentence: str, mention: str, status: Status, **fields: Any) -> Profile:
    report, made = (
        Written(published)
        .sentence(sentence)
        .event(mention, EventType.PROTEST, status, label="demonstration", **fields)
        .done()
    )
    (found,) = make_profiles([record for record in made if isinstance(record, EventRecord)], {report.id: report})
    return found


TO_COME = march("2025-03-03", "Oslo braces for Friday's march.", "march", Status.PLANNED, date=day("2025-03-07"))
DONE = "The marches have left twelve hurt."


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        pytest.param(march("2025-03-03", DONE, "marches", Status.OCCURRED), True, id="before it"),
        pytest.param(march("2025-03-08", DONE, "marches", Status.OCCURRED), False, id="behind it"),
        pytest.param(
            march("2025-03-03", "Friday's march has its own song.", "march", Status.OCCURRED, date=day("2025-03-07")),
            False,
            id="of its day",
        ),
        pytest.param(march("2025-03-03", "They will march.", "will march", Status.PLANNED), False, id="ahead too"),
    ],
)
def test_a_march_to_come(other: Profile, *, expected: bool) -> None:
    assert is_another_day(TO_COME, other) is expected
    assert is_another_day(other, TO_COME) is expected


def test_marches_that_are_planned_without_a_day() -> None:
    sentence = "More marches are planned after the marches of a week."
    written = Written("2025-03-03").sentence(sentence)
    written.event("More marches", EventType.PROTEST, Status.PLANNED, label="demonstration", reasons=("plan",))
    written.event("the marches", EventType.PROTEST, Status.OCCURRED, label="demonstration")
    report, made = written.done()
    one, other = make_profiles([r for r in made if isinstance(r, EventRecord)], {report.id: report})
    assert is_another_day(one, other)
