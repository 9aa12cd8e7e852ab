"""Figures of one thing in reports of other days, on own texts: totals that grow, sums of money, lengths, shares."""

from __future__ import annotations

import pytest

import accord
from accord.ledger.merged import Conflict, ConflictVerdict, Known
from accord.linking import link
from accord.records import Report
from accord.values import DateBasis

pytestmark = pytest.mark.model


def figures(*told: tuple[str, str]) -> list[Conflict]:
    """The conflicts on figures of reports, each given as (day, text)."""
    reports = [
        Report(text=text, published=day, published_basis=DateBasis.GIVEN, source=f"own {place}")
        for place, (day, text) in enumerate(told)
    ]
    records = tuple(record for report in reports for record in accord.code(report))
    return [c for c in link(Known({r.id: r for r in reports}, records)).conflicts if c.kind == "figure"]


@pytest.mark.parametrize(
    ("told", "shown", "verdict"),
    [
        pytest.param(
            (
                (
                    "2025-05-06",
                    "TURKU, May 6 - The cholera outbreak in Finland goes on, the health ministry said. To date 53 "
                    "cholera related deaths have been recorded in the outbreak.",
                ),
                (
                    "2025-05-27",
                    "TURKU, May 27 - Finland said its cholera outbreak is over, the health ministry announced. In the "
                    "outbreak a total of 81 people with cholera had lost their lives.",
                ),
            ),
            ("53", "81"),
            ConflictVerdict.CHANGE,
            id="a toll that grows",
        ),
        pytest.param(
            (
                ("2025-05-06", "OSLO, May 6 - Norway and Finland share a border of 1,300 kilometres."),
                ("2026-02-03", "OSLO, Feb. 3 - Norway said its border with Finland runs for 830 miles."),
            ),
            ("1,300", "830"),
            ConflictVerdict.PRECISION,
            id="a length in two units",
        ),
        pytest.param(
            (
                (
                    "2025-05-06",
                    "OSLO, May 6 - Norway's parliament is expected to be told of the sale of frigates to Finland, "
                    "worth about $20bn.",
                ),
                (
                    "2025-05-20",
                    "OSLO, May 20 - Norway's parliament did not object to the sale of frigates to Finland for $23 "
                    "billion.",
                ),
            ),
            ("$20bn", "$23 billion"),
            ConflictVerdict.CHANGE,
            id="the worth of a sale",
        ),
    ],
)
def test_figures_of_one_thing(
    told: tuple[tuple[str, str], ...], shown: tuple[str, ...], verdict: ConflictVerdict
) -> None:
    (found,) = figures(*told)
    assert all(words in account.value for words, account in zip(shown, found.accounts, strict=True))
    assert found.verdict == verdict


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(
            (
                ("2025-05-06", "OSLO, May 6 - A total of 80 people in Oslo have died of the flu in Norway so far."),
                ("2025-05-07", "OSLO, May 7 - A total of 36 people in Bergen have died of the flu in Norway so far."),
            ),
            id="tolls of two towns",
        ),
        pytest.param(
            (
                ("2025-05-06", "OSLO, May 6 - Norway will buy frigates worth $20 million from Finland."),
                ("2025-05-20", "LIMA, May 20 - Peru paid $23 million for schools in the hills."),
            ),
            id="sums of two deals",
        ),
        pytest.param(
            (
                ("2025-05-06", "OSLO, May 6 - The flu jab rate in Norway has reached 92% of the children."),
                ("2025-05-20", "OSLO, May 20 - Norway called for a flu jab rate of 100% of the children."),
            ),
            id="a share that is wished for",
        ),
    ],
)
def test_other_figures_are_left(told: tuple[tuple[str, str], ...]) -> None:
    assert figures(*told) == []
