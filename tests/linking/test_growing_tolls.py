"""Dead and injured told together, which both grow from one day to the next; on own texts."""

from __future__ import annotations

import pytest

import accord
from accord.ledger.merged import Known
from accord.linking.compared_figures import find_figure_conflicts
from accord.records import Report

OPENING = "TURKU - Crowds went on fighting the guards over the Turku harbour law, and the ferries lay still. "


def figures(*texts: str) -> list[list[str]]:
    """The accounts of figures in reports of one day after the other, no event of which is joined."""
    reports = [
        Report(text=f"{OPENING}{text}", published=f"2025-05-{day:02d}") for day, text in enumerate(texts, start=6)
    ]
    records = tuple(record for report in reports for record in accord.code(report))
    known = Known({report.id: report for report in reports}, records)
    return [[account.value for account in each.accounts] for each in find_figure_conflicts([], known)]


def test_both_grow() -> None:
    """Neither sentence says of what they died: that both grow, in one story, says it."""
    told = figures(
        "Three people died and 610 were injured on the quay, a doctor said.",
        "Nine people have been killed and nearly 840 injured, according to the ministry.",
    )
    assert ["Three people (doctor)", "Nine people (ministry)"] in told
    assert ["610 people (doctor)", "nearly 840 people (ministry)"] in told


@pytest.mark.parametrize(
    "later",
    [
        pytest.param("A bomb killed nine people and wounded 840, according to the ministry.", id="a bomb"),
        pytest.param("In Lahti nine people were killed and 840 injured, according to the ministry.", id="another town"),
        pytest.param("Nine people were killed and 40 injured, according to the ministry.", id="fewer injured"),
        pytest.param("Another nine people died and 840 were injured, according to the ministry.", id="nine more"),
    ],
)
def test_tolls_of_two_deeds(later: str) -> None:
    """An attack, what happened in another town, or what adds to a toll has a toll of its own."""
    first = "Three people died and 610 were injured in Turku, a doctor said."
    assert not [told for told in figures(first, later) if any("ine people" in value for value in told)]
