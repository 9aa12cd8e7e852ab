"""A contested claim with both its sides; and a series of statements: speaker, carrier, words, target."""

from __future__ import annotations

import pytest
from tests.dossiers.conftest import Tell, stages

from accord.dossiers.model import DossierState

pytestmark = pytest.mark.model

RUMOR = ("2021-03-01", "There are rumors that Latvia is building a secret reactor.")
ALLEGED = ("2021-03-02", "Poland alleged that Latvia was building a secret reactor.")
DENIED = ("2021-03-04", "Latvia’s foreign minister denied that Latvia was building a secret reactor.")
SHOWN = ("2021-04-04", "Inspectors confirmed that Latvia builds a secret reactor.")

PATHS = [
    pytest.param([RUMOR, ALLEGED, DENIED], ["circulating", "attributed", "denied"], id="in order"),
    pytest.param([DENIED, ALLEGED, RUMOR], ["circulating", "attributed", "denied"], id="reports out of order"),
    pytest.param([ALLEGED, DENIED, SHOWN], ["attributed", "denied", "corroborated"], id="contradicted"),
    pytest.param(
        [SHOWN, ("2021-05-04", "Poland withdrew the claim that Latvia builds a secret reactor.")],
        ["corroborated", "settled"],
        id="undone",
    ),
    pytest.param([DENIED], ["denied"], id="a denial alone"),
]


@pytest.mark.parametrize(("reports", "expected"), PATHS)
def test_path(tell: Tell, reports: list[tuple[str, str]], expected: list[str]) -> None:
    assert stages(tell("contested_claim", *reports, pack="examples")) == expected


def test_a_claim_holds_who_claims_and_who_denies(tell: Tell) -> None:
    state = tell("contested_claim", ALLEGED, DENIED, pack="examples")
    assert state is not None
    held = dict(state.holds)
    assert held["claimant"] == "Poland"
    assert "denier" in held
    assert {entry.label for entry in state.entries} == {"claim", "denial"}


def test_a_rumor_has_no_claimant(tell: Tell) -> None:
    text = "Latvia’s foreign minister denied rumors of a secret reactor."
    state = tell("contested_claim", ("2021-03-04", text), pack="examples")
    assert state is not None
    assert "claimant" in state.unknown
    assert state.entries[0].note == "told as “rumors”; nobody is named for it"


def texts(state: DossierState | None, number: int) -> list[str]:
    return [warning.text for warning in state.warnings if warning.number == number] if state else []


def test_a_claim_told_without_its_denial(tell: Tell) -> None:
    state = tell("contested_claim", DENIED, ALLEGED, pack="examples")
    assert [text.split(":")[0] for text in texts(state, 6)] == [
        "A report of 2 March 2021 tells the claim without its denial by Minister of Foreign Affairs of Latvia"
    ]


def test_a_denial_without_a_claimant(tell: Tell) -> None:
    assert texts(tell("contested_claim", DENIED, pack="examples"), 6)[0].startswith("Only its denial")


def test_a_rumor_that_stands_alone(tell: Tell) -> None:
    found = texts(tell("contested_claim", RUMOR, pack="examples"), 6)
    assert found == ["Told as “rumors”: nobody is named for it, and no answer is reported."]


def test_a_statement_keeps_speaker_carrier_words_and_target(tell: Tell) -> None:
    text = "Latvia’s vice minister Juris Berzins dismissed the talks as a “paper boat” in a statement carried by LETA."
    state = tell("statement_series", ("2021-03-04", text), pack="examples")
    assert state is not None
    held = dict(state.holds)
    assert (held["speaker"], held["carrier"], held["quoted words"]) == ("Juris Berzins", "LETA", "paper boat")
    assert held["target"] == "the talks"


def test_the_state_as_speaker_is_said(tell: Tell) -> None:
    state = tell("statement_series", ("2021-03-04", "Latvia criticised the talks as a “paper boat”."), pack="examples")
    assert state is not None
    assert state.entries[0].note.endswith("the state as speaker: no person is named")


def test_the_same_words_told_of_two_things(tell: Tell) -> None:
    state = tell(
        "statement_series",
        ("2021-03-04", "Latvia dismissed the talks as a “paper boat”."),
        ("2021-03-05", "Latvia’s vice minister Juris Berzins dismissed the gas deal as a “paper boat”."),
        pack="examples",
    )
    assert texts(state, 3) == [
        "The words “paper boat” are told of “the talks” and “the gas deal” and put in the mouth of "
        "Latvia and Juris Berzins."
    ]


def test_what_is_only_threatened_by_others_is_no_statement(tell: Tell) -> None:
    state = tell("statement_series", ("2021-03-04", "Poland prepares for Latvian threats."), pack="examples")
    assert state is None or state.entries == ()
