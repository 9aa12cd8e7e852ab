"""An election that somebody claims to have won and others give to another; on own texts."""

from __future__ import annotations

import pytest
from tests.linking.test_disputed import conflicts

_REASON = "one claims an election that others give to another"


def winners(*texts: str) -> list[list[str]]:
    found = conflicts(*(f"OSLO, May 6 - {text}" for text in texts))
    return [[account.value for account in c.accounts] for c in found if c.reason == _REASON]


@pytest.mark.parametrize(
    ("text", "claim", "result"),
    [
        pytest.param(
            "Norwegian broadcasters called the election for Ida Berg, the Norwegian opposition leader. Norwegian "
            'President Otto Laine said, "I won this election."',
            "I won this election (Otto Laine)",
            "Ida Berg (Norwegian broadcasters)",
            id="claimed by the loser",
        ),
        pytest.param(
            "Norwegian marchers claimed the election had been stolen from Norwegian President Otto Laine. Norwegian "
            "Finance Minister Ida Berg won the election.",
            "the election had been stolen from Norwegian President Otto Laine (Norwegian marchers)",
            "Ida Berg",
            id="claimed for the loser",
        ),
    ],
)
def test_two_are_said_to_have_won(text: str, claim: str, result: str) -> None:
    assert winners(text) == [[claim, result]]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Norwegian President Otto Laine said he had won the election. Laine was declared the winner.",
            id="one winner",
        ),
        pytest.param(
            "Norwegian President Otto Laine said he had won the primary election. Norwegian Finance Minister Ida Berg "
            "won the presidential primary election in Kari.",
            id="primaries",
        ),
        pytest.param(
            "Norwegian President Otto Laine said he had won the election. Finnish President Ida Berg won the election.",
            id="two countries",
        ),
        pytest.param(
            "Norwegian President Otto Laine said he had won the vote of confidence. Norwegian Finance Minister Ida "
            "Berg won the election.",
            id="a vote of confidence",
        ),
        pytest.param(
            "Norwegian President Otto Laine said he had won the election. Norwegian Finance Minister Ida Berg won the "
            "2017 election.",
            id="two years",
        ),
    ],
)
def test_no_rivals_for_one_election(text: str) -> None:
    assert winners(text) == []
