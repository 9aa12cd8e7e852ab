"""Figures of one report that a second source, or a correction, gives otherwise; on own texts."""

from __future__ import annotations

import re

import pytest
from tests.linking.test_disputed import conflicts

from accord.ledger.merged import ConflictVerdict


@pytest.mark.parametrize(
    ("text", "values", "verdict"),
    [
        pytest.param(
            "OSLO, May 6 - The talks lasted three hours and 20 minutes, Norway's delegation said. Finland's foreign "
            'ministry spoke of "just over two hours".',
            ["three hours and 20 minutes (Norway)", "just over two hours (Finland)"],
            ConflictVerdict.CONFLICT,
            id="a length of time in two units",
        ),
        pytest.param(
            "OSLO, May 6 - Seven rifles were taken from the boat, a Norwegian official said. A senator who was briefed "
            "told a radio station it was eight.",
            ["Seven rifles", "eight"],
            ConflictVerdict.CONFLICT,
            id="it was eight",
        ),
        pytest.param(
            "OSLO, May 6 - The Norwegian army said the rocket had a range of 80 km, a distance since raised to 120.",
            ["80 km", "120"],
            ConflictVerdict.CHANGE,
            id="put right later",
        ),
        pytest.param(
            "OSLO, May 6 - Norwegian officials said the north would be given 12 more seats, but Prime Minister Ida "
            "Berg said the government would offer 20 seats.",
            ["12 seats", "20 seats"],
            ConflictVerdict.CONFLICT,
            id="two sources in one sentence",
        ),
    ],
)
def test_two_figures_of_one_report(text: str, values: list[str], verdict: ConflictVerdict) -> None:
    (found,) = conflicts(text, kind="figure")
    shown = [re.split(r" [(\[]", account.value)[0] for account in found.accounts]
    assert shown == [value.split(" (")[0] for value in values]
    assert found.verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "OSLO, May 6 - Six sailors were killed in the attack and seven more were injured, Norway's navy said.",
            id="killed and injured",
        ),
        pytest.param(
            "OSLO, May 6 - Norway sent 300 soldiers to the island. Finland has 5 boats there, an official said.",
            id="two things",
        ),
        pytest.param(
            "OSLO, May 6 - The march drew 300 people, the union said. Police also counted 300.", id="the same figure"
        ),
    ],
)
def test_no_conflict(text: str) -> None:
    assert not conflicts(text, kind="figure")
