"""Figures that one sentence gives side by side, each with its source; on own texts."""

from __future__ import annotations

import pytest
from tests.linking.test_disputed import conflicts


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "That gave Berg a total by the Post's count of 61 seats to Laine's 40, or 64 seats by Radio Lahti's count.",
            ["61 (the Post)", "64 (Radio Lahti)"],
            id="by two counts",
        ),
        pytest.param(
            "The Oslo Post had Berg at 61 seats, while Radio Lahti gave her 64.",
            ["61 (The Oslo Post)", "64 (Radio Lahti)"],
            id="had her at",
        ),
        pytest.param(
            "The Post put the number of missing boats at 61 and Radio Lahti at 64.",
            ["61 (The Post)", "64 (Radio Lahti)"],
            id="put the number at",
        ),
        pytest.param(
            "According to the union 61 boats are missing, according to the port 75.",
            ["61 (the union)", "75 (the port)"],
            id="according to each",
        ),
        pytest.param(
            "The Post put the tide in metres at 4.25 and Radio Lahti at 4.5.",
            ["4.25 (The Post)", "4.5 (Radio Lahti)"],
            id="parts of a number",
        ),
    ],
)
def test_each_source_has_its_number(text: str, told: list[str]) -> None:
    """Whoever counts stands before or behind the number."""
    (found,) = conflicts(f"OSLO, May 6 - {text}", kind="figure")
    assert [account.value for account in found.accounts] == told


@pytest.mark.parametrize(
    "text",
    [
        "The bank put prices in Norway at 61 and Finland at 64.",
        "Oslo had been hit with 40 rockets and Turku with 60.",
        "The bank put Norway at 5 percent and Finland at 6.",
        "Police put the dead at 61 and the injured at 70.",
        "According to the port 40 cranes stand still, according to the union 60 dockers left.",
    ],
)
def test_numbers_of_two_places_or_far_apart_are_of_two_things(text: str) -> None:
    """A second name may be the place of the second number."""
    assert not conflicts(f"OSLO, May 6 - {text}", kind="figure")
