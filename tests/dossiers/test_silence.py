"""Warnings of attachment (9), of silence (10), and of a side or a clause left out (7): right, or not at all."""

from __future__ import annotations

import pytest
from tests.dossiers.conftest import Tell, warned

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "owed"),
    [
        pytest.param(
            "Kenyan President William Ruto met Rwandan President Paul Kagame, "
            "who urged dialogue between Ethiopia and Eritrea.",
            True,
            id="two persons before it",
        ),
        pytest.param(
            "Kenyan President William Ruto, who urged dialogue between Ethiopia and Eritrea, flew home.",
            False,
            id="one person before it",
        ),
        pytest.param(
            "Kenyan President William Ruto urged dialogue between Ethiopia and Eritrea.", False, id="no relative clause"
        ),
    ],
)
def test_who_of_two_persons(tell: Tell, text: str, owed: bool) -> None:
    state = tell("border-talks", ("2025-03-04", text), pack="encounters")
    assert state is not None
    found = [warning.text for warning in state.warnings if warning.number == 9]
    assert bool(found) == owed
    if owed:
        assert found == ["Attachment in doubt: “who urged” is read as Paul Kagame; William Ruto stands before it too."]


def test_talks_asked_of_nobody_named(tell: Tell) -> None:
    text = "Eritrea fired shells on Monday, a day after Kenyan President William Ruto urged dialogue with Ethiopia."
    state = tell("border-talks", ("2025-03-04", text), pack="encounters")
    assert state is not None
    assert [warning.text for warning in state.warnings if warning.number == 9] == [
        "Whom the talks with Ethiopia are asked of is not in the words of the report."
    ]


def test_before_the_meeting_is_told_nothing_is_silent(tell: Tell) -> None:
    text = "Norway and Sweden will announce a coastal radar after the Baltic Security Forum on 3 March 2021."
    assert 10 not in warned(tell("radar-announcement", ("2021-03-01", text), pack="encounters"))


def test_a_report_without_the_meeting_is_not_silent_on_the_plan(tell: Tell) -> None:
    plan = "Norway and Sweden will announce a coastal radar after the Baltic Security Forum on 3 March 2021."
    state = tell("radar-announcement", ("2021-03-01", plan), ("2021-03-04", "Rain fell on Oslo."), pack="encounters")
    assert state is not None
    assert state.stage == "slated"
    assert 10 not in warned(state)


def test_a_side_that_spoke_and_is_silent(tell: Tell) -> None:
    state = tell(
        "border-talks",
        (
            "2024-05-02",
            "Eritrea said the border talks with Ethiopia were going well. Ethiopia said the border talks were useful.",
        ),
        ("2025-05-02", "Ethiopia said the border talks with Eritrea had to go on."),
        pack="encounters",
    )
    assert state is not None
    texts = [warning.text for warning in state.warnings if warning.number == 7]
    assert texts == ["Silent where it used to speak: ERI on 2 May 2024 last, ETH on 2 May 2025."]


def test_two_sides_that_both_speak_are_not_silent(tell: Tell) -> None:
    state = tell(
        "border-talks",
        (
            "2024-05-02",
            "Eritrea said the border talks with Ethiopia were going well. Ethiopia said the border talks were useful.",
        ),
        (
            "2025-05-02",
            "Ethiopia said the border talks with Eritrea had to go on. Eritrea said the border talks were over.",
        ),
        pack="encounters",
    )
    assert 7 not in warned(state)


def test_a_clause_left_out(tell: Tell) -> None:
    state = tell(
        "forum-statement",
        (
            "2021-03-04",
            "Norway and Sweden issued a joint communique after the Baltic Security Forum. The communique of the Baltic "
            "Security Forum made no mention of sea cables, Norway and Sweden said.",
        ),
        pack="encounters",
    )
    assert state is not None
    assert any(warning.text == "A clause is left out, by the report." for warning in state.warnings)
