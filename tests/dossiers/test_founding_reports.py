"""The two founding reports: a meeting and a budget, followed from the one to the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from accord.api import Ledger
from accord.dossiers.model import DossierState

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def ledger(shared: Path) -> Ledger:
    """A ledger of both reports, the second of which has no date of its own."""
    ledger = Ledger.open()
    ledger.add(shared / "seeds")
    return ledger


def state(ledger: Ledger, name: str, as_of: str) -> DossierState:
    return next(state for state in ledger.dossiers(as_of=as_of) if state.dossier.id == name)


def test_the_meeting_is_scheduled_on_the_third(ledger: Ledger) -> None:
    meeting = state(ledger, "scm", "2025-11-03")
    held = dict(meeting.holds)
    assert meeting.stage == "scheduled"
    assert meeting.due is not None
    assert meeting.due.value == "2025-11-04"
    assert held["chairs"] == "Pete Hegseth and Ahn Gyu-back"
    assert "ordinal" in meeting.unknown
    assert "place" in meeting.unknown
    assert [move.stage for move in meeting.path] == ["scheduled"]


def test_the_meeting_is_held_on_the_fourth_without_a_statement(ledger: Ledger) -> None:
    meeting = state(ledger, "scm", "2025-11-04")
    words = {report.id: report.text for report in ledger.reports()}
    held = dict(meeting.holds)
    assert (meeting.stage, held["place"]) == ("held", "Seoul")
    assert "annual security talks" in meeting.path[-1].evidence.quote
    assert "ordinal" in meeting.unknown
    warnings = {warning.number: warning for warning in meeting.warnings}
    assert sorted(warnings) == [3, 7, 12]
    missing = warnings[7].evidence[0]
    assert words[missing.report][missing.start : missing.end] == missing.quote
    assert missing.report == meeting.path[-1].report


def test_the_budget_is_in_preparation_on_the_third(ledger: Ledger) -> None:
    budget = state(ledger, "defense-budget", "2025-11-03")
    rates = [value for name, value in budget.holds if name == "rate"]
    assert budget.stage == "guideline"
    assert any(rate.startswith("significant increase") for rate in rates)
    assert any(rate.startswith("largest budget boost in years for 2026") for rate in rates)
    assert [warning.number for warning in budget.warnings] == [4, 4, 11, 12]


def test_the_budget_is_presented_and_not_enacted_on_the_fourth(ledger: Ledger) -> None:
    budget = state(ledger, "defense-budget", "2025-11-04")
    reasons = [value for name, value in budget.holds if name == "reasons"]
    assert [move.stage for move in budget.path] == ["guideline", "presented"]
    assert ("rate", "8.2% rise in defense funding for 2026 (requested)") in budget.holds
    assert len(reasons) == 2
    assert "missile programs" in reasons[0]
    assert reasons[0].endswith("officials)")
    assert "weaponry" in reasons[1]
    assert reasons[1].endswith("(Lee Jae-myung)")
    assert any("28 days" in warning.text and "2 December 2025" in warning.text for warning in budget.warnings)


def test_a_later_vote_closes_the_budget_with_another_rate(shared: Path) -> None:
    from accord.records import Report
    from accord.values import DateBasis

    ledger = Ledger.open()
    ledger.add(shared / "seeds")
    vote = "The National Assembly on 2 December passed a budget with a 7.5% rise in defense spending."
    ledger.add(Report(text=vote, published="2025-12-03", published_basis=DateBasis.GIVEN))
    budget = state(ledger, "defense-budget", "2025-12-03")
    assert (budget.stage, budget.since, budget.due) == ("enacted", "2025-12-02", None)
    assert any("7.5% against 8.2%" in warning.text for warning in budget.warnings)
    assert not any(warning.number == 11 for warning in budget.warnings)


def test_the_meeting_of_the_story_before(shared: Path) -> None:
    ledger = Ledger.open()
    ledger.add(shared / "gold" / "stories" / "scm56")
    meeting = state(ledger, "scm", "2024-10-31")
    held = dict(meeting.holds)
    assert (meeting.stage, held["ordinal"], held["next"]) == ("next set", "56", "Seoul, 2025")
    assert next(move.day for move in meeting.path if move.stage == "held") == "2024-10-30"
    assert held["place"] == "Pentagon"
