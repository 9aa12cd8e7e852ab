"""Counts of one story that are near each other in size, on own texts."""

from __future__ import annotations

import pytest
from tests.linking.test_running_figures import figures

pytestmark = pytest.mark.model

OPENING = "OSLO - The cholera outbreak in Norway and its neighbours goes on, the Nordic health board said."


@pytest.mark.parametrize(
    ("first", "then", "shown"),
    [
        pytest.param(
            "No fewer than 31 provinces have cholera, by its count.",
            "By its count cholera has come to 36 provinces.",
            ("31", "36"),
            id="places it has spread to",
        ),
        pytest.param(
            "Norway has confirmed 701 infections with cholera.",
            "In Norway's own count 840 infections with cholera are known.",
            ("701", "840"),
            id="whose they are stands before it",
        ),
        pytest.param(
            "Cholera wards have turned away four nurses of the Bergen Sisterhood, the Bergen Sisterhood said.",
            "The Bergen Sisterhood said that seven nurses of its own were turned away at cholera wards.",
            ("four", "seven"),
            id="few, by the same source",
        ),
    ],
)
def test_counts_of_one_thing(first: str, then: str, shown: tuple[str, str]) -> None:
    (found,) = figures(("2025-05-06", f"{OPENING} {first}"), ("2025-05-08", f"{OPENING} {then}"))
    assert [any(value in account.value for account in found.accounts) for value in shown] == [True, True]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        pytest.param(
            "Norway has confirmed 701 infections with cholera.",
            "Finland has confirmed 840 infections with cholera.",
            id="of two countries",
        ),
        pytest.param(
            "The board said 701 Norwegians were ill with cholera.",
            "The board said 840 Finns were ill with cholera.",
            id="of two peoples",
        ),
        pytest.param(
            "The board reported 43 deaths from cholera.",
            "The board reported 40 more deaths from cholera.",
            id="what came on top",
        ),
        pytest.param(
            "Cholera could kill four in every 1,000 infected people.",
            "The board counts 1,100 infected people.",
            id="what a part is of",
        ),
        pytest.param(
            "Cholera could kill up to 500 people, the board fears.",
            "Cholera has killed 43 people, the board said.",
            id="dead that are feared and dead that were counted",
        ),
        pytest.param(
            "In Norway a total of 1,626 cases of cholera have been recorded so far, the board said.",
            "The Turku institute has recorded a total of 2,254 cases of cholera so far.",
            id="of a country and of none told",
        ),
    ],
)
def test_counts_of_two_things(first: str, then: str) -> None:
    assert not figures(("2025-05-06", f"{OPENING} {first}"), ("2025-05-08", f"{OPENING} {then}"))


def test_near_each_other_in_two_stories() -> None:
    other = "TURKU - Finland's ferries stay in port over pay, their union said."
    told = (
        ("2025-05-06", f"{OPENING} By its count 31 provinces have it."),
        ("2025-05-08", f"{other} They sail to 36 provinces."),
    )
    assert not figures(*told)
