"""What somebody ordered or sued for, and what a court ruled against it; on own texts."""

from __future__ import annotations

import pytest
from tests.linking.test_disputed import conflicts

from accord.ledger.merged import ConflictVerdict


def overruled(text: str) -> list[list[str]]:
    found = [c for c in conflicts(f"OSLO, May 6 - {text}") if c.reason == "ordered, and overturned by a court"]
    assert all(c.verdict == ConflictVerdict.CHANGE for c in found)
    return [[account.value for account in c.accounts] for c in found]


@pytest.mark.parametrize(
    ("text", "order", "ruling"),
    [
        pytest.param(
            "Governor Ida Berg of Vestland signed an order delaying the ballot until June. The Supreme Court of Norway "
            "ruled Berg lacked authority to move the ballot.",
            "delaying the ballot until June (Governor Ida Berg)",
            "ruled Berg lacked authority to move the ballot (The Supreme Court of Norway)",
            id="lacked authority",
        ),
        pytest.param(
            "Norway banned Finnish ferries from the strait. A court in Oslo later overturned Norway's ban.",
            "banned Finnish ferries from the strait (Norway)",
            "overturned Norway's ban (A court in Oslo)",
            id="overturned",
        ),
        pytest.param(
            "Finland sued the owner of the ferry for the clean-up, but a judge dismissed Finland's lawsuit.",
            "sued the owner of the ferry for the clean-up (Finland)",
            "dismissed Finland's lawsuit (a judge)",
            id="a suit dismissed",
        ),
    ],
)
def test_an_order_and_the_ruling_against_it(text: str, order: str, ruling: str) -> None:
    assert overruled(text) == [[order, ruling]]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Norway appointed Ida Berg to the port office. A judge dismissed Norway's lawsuit over the ferry.",
            id="another matter",
        ),
        pytest.param("Norway banned Finnish ferries. The ferry overturned near Kari.", id="no ruling"),
        pytest.param(
            "Norway banned Finnish ferries from the strait. A court in Oslo later overturned Sweden's ban.",
            id="another's order",
        ),
        pytest.param(
            "Norway sought a loan from Finland. A judge in Oslo dismissed Norway's suit against a bank.",
            id="a suit of its own",
        ),
        pytest.param(
            "Norway ordered 20 trains. A court in Oslo halted Norway's order to shut a school.",
            id="an order of its own",
        ),
    ],
)
def test_what_no_court_overturns(text: str) -> None:
    assert overruled(text) == []
