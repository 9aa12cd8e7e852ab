"""Who did it, by whom; and what a source said first and put right later; on own texts."""

from __future__ import annotations

import pytest
from tests.linking.test_disputed import conflicts

from accord.ledger.merged import ConflictVerdict

CLAIMED = "HELSINKI, May 6 - The Kari Liberation Front claimed responsibility for the attack on the port of Turku. {}"


def test_a_group_claims_what_a_state_blames_on_another() -> None:
    (found,) = conflicts(CLAIMED.format("Finland blamed Norway for the attack."), kind="attribution")
    values = [account.value for account in found.accounts]
    assert values[0].endswith("Kari Liberation Front (its own claim)")
    assert values[1] == "Norway (Finland)"
    assert found.verdict == ConflictVerdict.CONFLICT


def test_two_reports_of_one_deed_that_name_a_doer_in_common() -> None:
    one = CLAIMED.format("Finland blamed Norway for the attack.")
    other = "OSLO, May 6 - Sweden blamed Norway for the attack on the port of Turku on Tuesday."
    (found,) = conflicts(one, other, kind="attribution")
    by_doer = {account.value.rsplit(" (", 1)[0]: account for account in found.accounts}
    assert by_doer["Norway"].value in ("Norway (Finland, Sweden)", "Norway (Sweden, Finland)")
    assert len(by_doer["Norway"].reports) == 2


@pytest.mark.parametrize(
    "more",
    [
        pytest.param("The port of Turku is closed.", id="nobody else is named"),
        pytest.param("Finland blamed Norway for the delay of the talks.", id="blamed for something else"),
        pytest.param("Finland blamed the weather for the crash of a ferry.", id="no actor, another deed"),
    ],
)
def test_no_other_doer(more: str) -> None:
    assert not conflicts(CLAIMED.format(more), kind="attribution")


@pytest.mark.parametrize(
    ("sentence", "first", "later"),
    [
        pytest.param(
            "Norway's army first named Turku as the harbour and later corrected itself to Kotka.",
            "Turku",
            "Kotka, corrected",
            id="corrected itself",
        ),
        pytest.param(
            "Norway's army initially reported a drone, then spoke of two balloons.",
            "a drone",
            "two balloons, later",
            id="then spoke of",
        ),
        pytest.param(
            "Norway at first counted two boats, one of them near Kotka, before concluding that there had been one.",
            "two boats",
            "there had been one, later",
            id="before concluding",
        ),
    ],
)
def test_what_was_put_right(sentence: str, first: str, later: str) -> None:
    (found,) = [c for c in conflicts(f"OSLO, May 6 - {sentence}") if c.reason.startswith("told so at first")]
    assert found.accounts[0].value.startswith(f"{first}, at first")
    assert found.accounts[1].value.startswith(later)
    assert found.verdict == ConflictVerdict.CHANGE


def test_two_steps_are_no_correction() -> None:
    text = "OSLO, May 6 - Norway's minister first visited Turku and later flew to Kotka."
    assert not conflicts(text)
