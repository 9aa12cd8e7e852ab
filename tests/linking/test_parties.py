"""Same event on own stories: two sides told apart, sittings and clashes that stay apart."""

from __future__ import annotations

import pytest
from tests.linking.test_stories import read_own

from accord.api import Ledger


@pytest.fixture(scope="module")
def events() -> list[set[tuple[str, str]]]:
    """Each event as the reports and words of its records."""
    reports = [report for report, _ in read_own()]
    names = {report.id: str(report.source) for report in reports}
    with Ledger.open() as ledger:
        ledger.add(reports)
        return [{(names[r.report], r.text) for r in event.records} for event in ledger.linked().events]


def reports_of(events: list[set[tuple[str, str]]], report: str, words: str) -> set[str]:
    """The reports of the event that one report tells in these words."""
    return next({name for name, _ in event} for event in events if (report, words) in event)


def test_a_signing_of_which_each_report_names_one_side_is_one(events: list[set[tuple[str, str]]]) -> None:
    assert {"yard-2", "yard-3"} <= reports_of(events, "yard-2", "signed a contract")


def test_a_meeting_planned_by_one_side_and_told_by_the_other_is_one(events: list[set[tuple[str, str]]]) -> None:
    assert reports_of(events, "clash-6", "met") == {"clash-5", "clash-6"}


def test_two_clashes_at_one_place_stay_apart(events: list[set[tuple[str, str]]]) -> None:
    assert reports_of(events, "clash-1", "clashed") == {"clash-1", "clash-2"}
    assert reports_of(events, "clash-3", "clashed") == {"clash-3", "clash-4"}


def test_two_rounds_of_talks_stay_apart(events: list[set[tuple[str, str]]]) -> None:
    assert reports_of(events, "truce-2", "opened a first round") == {"truce-1", "truce-2"}
    second = next(event for event in events if ("truce-4", "held their second round") in event)
    assert ("truce-2", "opened a first round") not in second
