"""A standing commitment: reaffirmed, qualified, questioned; its wordings by side and day, a purpose never an effect."""

from __future__ import annotations

import pytest
from tests.dossiers.conftest import Tell, stages

pytestmark = pytest.mark.model

SAID = ("2021-03-02", "Poland’s prime minister said the security guarantee to Latvia was firm.")
AGAIN = ("2021-06-10", "Poland’s defence minister reiterated his country’s security guarantee for Latvia.")
ONLY_IF = (
    "2021-09-01",
    "Poland’s defence minister said the security guarantee would hold only if Latvia spent more on its army.",
)

PATHS = [
    pytest.param([SAID, AGAIN], ["declared", "reaffirmed"], id="said, then said again"),
    pytest.param([AGAIN, SAID], ["declared", "reaffirmed"], id="reports out of order"),
    pytest.param([SAID, AGAIN, ONLY_IF], ["declared", "reaffirmed", "qualified"], id="a condition qualifies it"),
    pytest.param(
        [SAID, ONLY_IF, ("2021-10-01", "Poland reaffirmed the security guarantee to Latvia on Friday.")],
        ["declared", "qualified", "reaffirmed"],
        id="reaffirmed after a condition",
    ),
    pytest.param(
        [SAID, ("2021-05-01", "The visit was designed to convey Poland’s security guarantee to Latvia.")],
        ["declared"],
        id="a purpose is no reaffirmation",
    ),
    pytest.param(
        [("2021-05-01", "Latvia urged Poland to reaffirm the security guarantee.")], [], id="what is asked is not given"
    ),
    pytest.param(
        [("2021-05-01", "As Poland renews its security guarantee to Latvia, ships sailed.")], [], id="background"
    ),
    pytest.param(
        [SAID, ("2021-05-01", "Poland withdrew from the Oder Treaty on Monday.")],
        ["declared", "withdrawn"],
        id="withdrawn",
    ),
    pytest.param(
        [SAID, ("2021-05-01", "Poland threatened to withdraw from the Oder Treaty.")],
        ["declared"],
        id="a threat to withdraw is no withdrawal",
    ),
]


@pytest.mark.parametrize(("reports", "expected"), PATHS)
def test_path(tell: Tell, reports: list[tuple[str, str]], expected: list[str]) -> None:
    assert stages(tell("standing_commitment", *reports, pack="examples")) == expected


def test_each_wording_stands_with_its_speaker_and_day_and_a_change_is_marked(tell: Tell) -> None:
    state = tell("standing_commitment", SAID, ONLY_IF, pack="examples")
    assert state is not None
    first, second = state.entries
    assert (first.label, first.side, first.day, first.note) == ("said", "POL", "2021-03-02", "")
    assert second.note == "with a condition: “only if Latvia spent more on its army”; other words than on 2 March 2021"


def test_a_purpose_is_shown_as_the_reports_own_words(tell: Tell) -> None:
    text = "The visit was designed to convey Poland’s security guarantee to Latvia."
    state = tell("standing_commitment", ("2021-05-01", text), pack="examples")
    assert state is not None
    assert [(entry.label, entry.speaker, entry.note) for entry in state.entries] == [
        ("the report's own words", None, "a purpose, never an effect")
    ]


def test_it_holds_wording_giver_and_the_last_reaffirmation(tell: Tell) -> None:
    state = tell("standing_commitment", SAID, AGAIN, pack="examples")
    assert state is not None
    held = dict(state.holds)
    assert held["last reaffirmed"] == "10 June 2021"
    assert "security guarantee for Latvia" in held["wording"]
