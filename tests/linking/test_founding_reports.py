"""What linking makes of the two founding reports: the talks, the plan for industry, the firings, the visit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from accord.api import Ledger
from accord.ledger.merged import Event, Verdict
from accord.values import Status

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def ledger(shared: Path) -> Iterator[Ledger]:
    with Ledger.open() as made:
        made.add(shared / "seeds")
        yield made


def event_with(ledger: Ledger, words: str, as_of: str | None = None) -> Event:
    """The event one of whose mentions holds these words; the first by its day."""
    found = [event for event in ledger.linked(as_of).events if any(words in record.text for record in event.records)]
    assert found, f"no event holds {words!r}"
    return found[0]


def test_the_talks_are_one_event_told_by_both_reports_and_held(ledger: Ledger) -> None:
    talks = event_with(ledger, "annual security talks")
    assert talks.id == event_with(ledger, "Security Consultative Meeting").id
    assert talks.id == event_with(ledger, "SCM session").id
    assert len(talks.reports) == 2
    assert talks.main
    (plan,) = [plan for plan in ledger.plans() if plan.event.id == talks.id]
    assert (plan.verdict, plan.due.value if plan.due else None) == (Verdict.HELD, "2025-11-04")


def test_the_announcement_is_not_shown(ledger: Ledger) -> None:
    words = "slated to announce an expansion"
    talks = event_with(ledger, "annual security talks")
    stated = [plan for plan in ledger.plans() if any(words in record.evidence.quote for record in plan.stated)]
    (plan,) = [plan for plan in stated if plan.event.id != talks.id]
    assert plan.verdict == Verdict.NOT_SHOWN
    assert "without it" in plan.reason


def test_no_joint_statement_and_nothing_joined_with_it(ledger: Ledger) -> None:
    event = event_with(ledger, "joint statement")
    assert (event.status, len(event.records)) == (Status.DID_NOT_HAPPEN, 1)


def test_the_rise_was_asked_for_and_never_approved(ledger: Ledger) -> None:
    plans = [plan for plan in ledger.plans() if any("8.2%" in record.evidence.quote for record in plan.stated)]
    assert plans
    assert all(plan.verdict == Verdict.OPEN for plan in plans)


def test_two_firings(ledger: Ledger) -> None:
    first, second = event_with(ledger, "fired similar rounds"), event_with(ledger, "firing around 10")
    assert first.id != second.id
    assert [event.date.value for event in (first, second) if event.date] == ["2025-11-01", "2025-11-03"]


def test_the_visit_is_one_event_of_both_reports_and_not_the_talks(ledger: Ledger) -> None:
    visit = event_with(ledger, "visited")
    assert visit.id == event_with(ledger, "arrived").id
    assert len(visit.reports) == 2
    assert visit.id != event_with(ledger, "annual security talks").id
    assert visit.title.startswith("visited the Demilitarized Zone")


def test_as_of_the_day_before_only_the_first_report_counts(ledger: Ledger) -> None:
    linked = ledger.linked(as_of="2025-11-03")
    assert {report for event in linked.events for report in event.reports} == {
        report.id for report in ledger.reports() if report.day == "2025-11-03"
    }
    talks = event_with(ledger, "Security Consultative Meeting", as_of="2025-11-03")
    (plan,) = [plan for plan in linked.plans if plan.event.id == talks.id]
    assert plan.verdict == Verdict.OPEN


def test_denied_and_transfer(ledger: Ledger) -> None:
    assert event_with(ledger, "transferring wartime operational control").status == Status.PROPOSED
    assert event_with(ledger, "pursuing its own nuclear program").status == Status.DENIED
    assert event_with(ledger, "removed").status == Status.OCCURRED
