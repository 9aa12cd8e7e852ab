"""The landmarks of the two founding reports, each with its words (issue: the whole way). Needs the shared folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from accord.api import Ledger
from accord.ledger.merged import Event, Plan, Verdict
from accord.records import EventRecord, FigureRecord, Report
from accord.values import Approximation, DateBasis, Status

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def ledger(request: pytest.FixtureRequest) -> Iterator[Ledger]:
    shared: Path = request.getfixturevalue("shared")
    with Ledger.open() as opened:
        opened.add(shared / "seeds")
        yield opened


@pytest.fixture(scope="module")
def earlier(ledger: Ledger) -> Report:
    return next(report for report in ledger.reports() if report.published_basis == DateBasis.INFERRED)


@pytest.fixture(scope="module")
def later(ledger: Ledger) -> Report:
    return next(report for report in ledger.reports() if report.published_basis == DateBasis.DATELINE)


def records(ledger: Ledger, *words: str) -> list[EventRecord]:
    """The event records whose own words hold all of the words."""
    return [
        record
        for event in ledger.linked().events
        for record in event.records
        if all(word.casefold() in record.text.casefold() for word in words)
    ]


def event_of(ledger: Ledger, record: EventRecord) -> Event:
    return next(event for event in ledger.linked().events if record in event.records)


def plan_of(ledger: Ledger, event: Event) -> Plan | None:
    return next((plan for plan in ledger.plans() if plan.event.id == event.id), None)


def test_the_undated_report_is_dated_by_its_text_and_says_so(earlier: Report, ledger: Ledger) -> None:
    assert earlier.published == "2025-11-03"
    assert earlier.published_words
    line = next(line for line in ledger.brief().section("sources").lines if line.when == earlier.id)
    assert "inferred" in line.text


def test_the_user_may_date_it_otherwise(shared: Path) -> None:
    with Ledger.open() as opened:
        opened.add(shared / "seeds", published="2025-11-02")
        assert "2025-11-02" in {report.day for report in opened.reports()}
        assert {report.published_basis for report in opened.reports()} == {DateBasis.GIVEN, DateBasis.DATELINE}


def test_the_talks_are_one_event_planned_in_one_report_and_held_in_the_other(
    ledger: Ledger, earlier: Report, later: Report
) -> None:
    (talks,) = {event_of(ledger, record).id for record in records(ledger, "annual security talks")}
    event = next(event for event in ledger.linked().events if event.id == talks)
    assert {entry.report: entry.status for entry in event.history} == {
        earlier.id: Status.PLANNED,
        later.id: Status.OCCURRED,
    }
    plan = plan_of(ledger, event)
    assert plan is not None
    assert (plan.verdict, plan.late) == (Verdict.HELD, False)
    assert plan.due is not None
    assert plan.due.value == "2025-11-04"
    assert event.main
    assert {actor.id for actor in event.participants} >= {"pete-hegseth", "ahn-gyu-back"}


def test_the_joint_statement_was_not_issued(ledger: Ledger, later: Report) -> None:
    (record,) = records(ledger, "issue", "joint statement")
    assert (record.status, record.report) == (Status.DID_NOT_HAPPEN, later.id)
    assert "did not issue" in record.text


def test_the_announcement_is_planned_and_not_shown(ledger: Ledger) -> None:
    announced = records(ledger, "slated to announce")
    assert announced
    assert {record.status for record in announced} <= {Status.PLANNED, Status.EXPECTED}
    plans = [plan for record in announced if (plan := plan_of(ledger, event_of(ledger, record)))]
    assert {plan.verdict for plan in plans} == {Verdict.NOT_SHOWN}


def test_the_rise_is_asked_of_parliament_never_approved(ledger: Ledger) -> None:
    (figure,) = [figure for figure in ledger.figures() if "8.2" in figure.text]
    assert (figure.value, figure.unit, figure.status) == (8.2, "percent", "requested")
    rise = records(ledger, "rise") + records(ledger, "approve")
    assert rise
    assert {record.status for record in rise} == {Status.REQUESTED}
    assert not any(
        plan.verdict == Verdict.HELD for record in rise if (plan := plan_of(ledger, event_of(ledger, record)))
    )


def test_the_troops_keep_their_hedge(ledger: Ledger) -> None:
    troops = [figure for figure in ledger.figures() if figure.value == 28500]
    assert len(troops) == 2
    assert {figure.approximation for figure in troops} == {Approximation.ABOUT}
    assert {figure.status for figure in troops} == {"actual"}


def firing(ledger: Ledger, day: str) -> EventRecord:
    found = [
        record
        for record in records(ledger, "fir")
        if record.date and record.date.value == day and record.type == "MOBILIZE"
    ]
    assert len(found) == 1, day
    return found[0]


def test_two_firings_and_the_ten_rounds_with_the_second_alone(ledger: Ledger) -> None:
    first, second = firing(ledger, "2025-11-01"), firing(ledger, "2025-11-03")
    assert event_of(ledger, first).id != event_of(ledger, second).id
    assert first.on_whose_word == "reporter"
    assert "Joint Chiefs" in second.on_whose_word
    figures = {figure.id: figure for figure in ledger.figures()}
    assert [figures[name].value for name in second.figures] == [10]
    assert first.figures == ()


def test_the_denial_is_a_denial_and_the_removal_in_it_a_fact(ledger: Ledger) -> None:
    denied = {record.status for word in ("pursuing", "redeploying") for record in records(ledger, word)}
    assert denied == {Status.DENIED}
    (removal,) = records(ledger, "removed")
    assert removal.status == Status.OCCURRED
    assert removal.date is not None
    assert removal.date.value == "199X"
    assert event_of(ledger, removal).records == (removal,)


def test_two_titles_are_one_office_and_one_man(ledger: Ledger) -> None:
    (titles,) = [c for c in ledger.conflicts() if c.kind == "title" and c.subject == "Pete Hegseth"]
    assert {account.value.split()[-2].casefold() for account in titles.accounts} == {"war", "defense"}
    assert titles.verdict == "naming"


def test_the_legs_are_planned_and_nothing_is_shown_of_them(ledger: Ledger) -> None:
    legs = [
        record
        for event in ledger.linked().events
        for record in event.records
        if {"JPN", "MYS", "VNM"} <= {actor.country for actor in (*record.actors, *record.recipients)}
    ]
    assert legs
    assert {record.status for record in legs} <= {Status.PLANNED, Status.EXPECTED}
    for record in legs:
        plan = plan_of(ledger, event_of(ledger, record))
        assert plan is None or plan.verdict in (Verdict.OPEN, Verdict.NOT_SHOWN)


def test_would_examine_is_possible(ledger: Ledger) -> None:
    (record,) = records(ledger, "would examine")
    assert record.status == Status.POSSIBLE


def test_as_of_the_third_nothing_of_the_later_report_appears(ledger: Ledger, later: Report) -> None:
    brief = ledger.brief(as_of="2025-11-03")
    assert {reference.report for reference in brief.references}.isdisjoint({later.id})
    assert [report.id for report in brief.reports] != []
    assert all(report.id != later.id for report in brief.reports)
    shown = " ".join(line.text + line.quote for section in brief.sections for line in section.lines)
    for word in ("8.2", "artillery", "joint statement", "War Secretary"):
        assert word not in shown


def test_every_figure_of_the_brief_opens_its_words(ledger: Ledger) -> None:
    brief = ledger.brief()
    texts = {report.id: report.text for report in brief.reports}
    assert all(texts[item.report][item.start : item.end] == item.quote for item in brief.references)
    assert all(isinstance(figure, FigureRecord) for figure in ledger.figures())
