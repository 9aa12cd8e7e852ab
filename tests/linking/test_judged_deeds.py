"""What one side calls lawful and the other a breach; on own texts."""

from __future__ import annotations

import pytest
from tests.linking.test_disputed import conflicts

DEED = "OSLO, May 6 - Norwegian commandos boarded a Finnish freighter in a raid on Monday. {}"


def test_a_raid_is_defensive_to_one_and_aggression_to_the_other() -> None:
    text = DEED.format(
        "Norway described the raid as defensive. Finland's foreign ministry called the raid an act of aggression."
    )
    (found,) = [c for c in conflicts(text) if c.reason == "two sources judge one deed otherwise"]
    assert [account.value for account in found.accounts] == [
        "defensive (Norway)",
        "the raid an act of aggression (Finland's foreign ministry)",
    ]


@pytest.mark.parametrize(
    "more",
    [
        pytest.param("Norway called the raid defensive. Sweden called the raid justified.", id="both for it"),
        pytest.param("Norway called the raid defensive. Finland called the election illegal.", id="two deeds"),
        pytest.param("Finland called the raid illegal.", id="one judgement"),
        pytest.param(
            "Norway called the raid lawful. Finland considered the bridge illegal.", id="a thing that is no deed"
        ),
    ],
)
def test_no_dispute_over_a_deed(more: str) -> None:
    assert not [c for c in conflicts(DEED.format(more)) if c.reason == "two sources judge one deed otherwise"]


def test_a_pact_is_void_to_one_and_lawful_to_the_other() -> None:
    text = (
        "OSLO, May 6 - The ministers concluded that the pact between Finland and Sweden is null and cannot produce any "
        "legal effect. Finland's foreign ministry called the pact legitimate."
    )
    (found,) = [c for c in conflicts(text) if c.reason == "two sources judge one deed otherwise"]
    assert found.accounts[0].value.endswith("legitimate (Finland's foreign ministry)")
    assert "null" in found.accounts[1].value
