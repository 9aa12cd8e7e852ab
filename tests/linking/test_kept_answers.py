"""Events and plans kept for questions are those made of all reports from nothing, and each question finds its own."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.linking.test_upkeep import Put, answer, ledger_of
from tests.linking.written import BERG, CHILE, FINLAND, LAINE, NORWAY, Written, day

from accord.api import Ledger
from accord.ledger.event_tables import _RECORDS, EventQuery
from accord.ledger.merged import Known, Verdict
from accord.ledger.plan_tables import PlanQuery
from accord.ledger.storage import LedgerFile
from accord.ledger.tables import Part
from accord.linking import link
from accord.linking.answers import find_events, find_plans, is_asked_for
from accord.linking.upkeep import update
from accord.values import EventType, Standing, Status

SEEDS = st.integers(min_value=0, max_value=100_000)
FILLER = (
    "The harbour masters of the northern coast keep long books of every ship that enters, what she carries, who owns "
    "her and where she goes next, and lend them to whoever asks at the gate in winter."
)
SIDES = ((NORWAY, FINLAND), (NORWAY, CHILE), (BERG, LAINE))


def written(dice: random.Random, number: int) -> Written:
    """A report of some days of March that plans, tells or calls off talks, or plans in the words of another plan."""
    on = f"2025-03-{dice.randint(3, 18):02d}"
    made = Written(f"2025-03-{dice.randint(1, 14):02d}", publisher=f"Wire {number}")
    sides = dice.choice(SIDES)
    names = " and ".join(actor.name for actor in sides)
    talks = f"the {dice.choice(('Grey Seal', 'Red Cod', 'Blue Tug'))} talks"
    given = {"actors": sides, "label": "meeting"}
    match dice.randrange(6):
        case 0:
            made.sentence(f"{names} plan to approve a rise of harbour fees on {on} after {talks}.")
            made.event("to approve a rise", EventType.COOPERATE, Status.PLANNED, date=day(on), **given)
            made.event("a rise", EventType.SANCTION, Status.PLANNED, actors=sides, label="sanction")
            made.event(talks, EventType.CONSULT, Status.PLANNED, date=day(on), **given)
        case 1 | 2:
            made.sentence(f"{names} will hold {talks}.")
            made.event(f"hold {talks}", EventType.CONSULT, Status.PLANNED, date=day(on), **given)
        case 3:
            made.sentence(f"{names} called off {talks}.")
            made.event(f"called off {talks}", EventType.CONSULT, Status.CANCELLED, date=day(on), **given)
        case 4 if number % 2:  # The deed beside it gives the talks their day.
            made.sentence(f"{names} held {talks} and docked the fleets.")
            made.event(f"held {talks}", EventType.CONSULT, Status.OCCURRED, **given)
            made.event("docked", EventType.MOBILIZE, Status.OCCURRED, date=day(on), actors=sides, label="deployment")
        case 4:
            made.sentence(f"{names} held {talks}.")
            made.event(f"held {talks}", EventType.CONSULT, Status.OCCURRED, date=day(on), **given)
        case _:
            made.sentence(f"{names} like {talks}, and some hold them dear.")
            made.event("hold", None, Status.HYPOTHETICAL, standing=Standing.STATE)
    return made.sentence(FILLER) if dice.random() < 0.5 else made


def puts_of(dice: random.Random, count: int) -> list[Put]:
    puts = []
    for number in range(count):
        report, records = written(dice, number).done()
        if number % 4 == 0:
            report = replace(report, url=f"https://example.org/{number % 8}", id="")
            records = tuple(
                replace(record, evidence=replace(record.evidence, report=report.id), id="") for record in records
            )
        puts.append((report, records, "1"))
    return puts


def known_of(file: LedgerFile) -> Known:
    return Known({report.id: report for report in file.reports()}, tuple(file.records()), None, 0)


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_kept_events_and_plans_are_those_made_from_nothing(seed: int) -> None:
    dice = random.Random(seed)
    file = ledger_of(puts_of(dice, 14), dice.randint(1, 5))
    made = link(known_of(file))
    kept = answer(file)
    assert kept.events == made.events
    assert kept.plans == made.plans
    assert kept == made


@settings(max_examples=20, deadline=None)
@given(SEEDS)
def test_readings_that_take_the_place_of_others_leave_no_plan_behind(seed: int) -> None:
    dice = random.Random(seed)
    puts = puts_of(dice, 12)
    again = [(report, dice.sample(records, len(records) // 2), "2") for report, records, _ in dice.sample(puts, 5)]
    file = ledger_of([*puts, *again], dice.randint(1, 4))  # type: ignore[list-item]
    assert answer(file) == link(known_of(file))


def test_the_reports_of_the_property_hold_what_it_is_about() -> None:
    """Plans settled, open and overdue, plans doubled by others, events that copies tell."""
    file = ledger_of(puts_of(random.Random(1), 60))
    plans = {plan.verdict for plan in find_plans(file, PlanQuery())}
    assert {Verdict.HELD, Verdict.OPEN, Verdict.OVERDUE} <= plans
    assert file._rows("SELECT count(*) FROM plan WHERE doubled")[0][0] > 0
    assert any(event.support.shared for event in find_events(file, EventQuery()))


@pytest.fixture(scope="module")
def kept() -> LedgerFile:
    return ledger_of(puts_of(random.Random(1), 60))


@pytest.mark.parametrize(
    "query",
    [
        EventQuery(),
        EventQuery(main=True),
        EventQuery(main=False),
        EventQuery(names=frozenset({"CHL"})),
        EventQuery(names=frozenset({"ida-berg", "Otto Laine"}), main=True),
        EventQuery(type="CONSULT", status="occurred"),
        EventQuery(type="meeting"),
        EventQuery(since="2025-03-06"),
        EventQuery(until="2025-03-06"),
        EventQuery(since="2025-03-05", until="2025-03-08", names=frozenset({"NOR"})),
    ],
)
@pytest.mark.parametrize("part", [Part(), Part(3), Part(3, 2), Part(4, 1, True), Part(None, 2, True), Part(0)])
def test_each_question_about_events_reads_what_it_asks_for(kept: LedgerFile, query: EventQuery, part: Part) -> None:
    asked = [event for event in link(known_of(kept)).events if query.is_met_by(event)]
    assert asked
    assert find_events(kept, query, part) == list(part.of(asked))


def test_the_events_of_a_report_are_those_it_tells(kept: LedgerFile) -> None:
    for report in kept.reports():
        told = find_events(kept, EventQuery(report=report.id))
        assert [event.id for event in told] == [event.id for event in answer(kept).events if report.id in event.reports]


@pytest.mark.parametrize(
    "query",
    [
        PlanQuery(),
        PlanQuery(names=frozenset({"CHL"})),
        PlanQuery(verdict="open"),
        PlanQuery(verdict="overdue"),
        PlanQuery(verdict="held"),
        PlanQuery(since="2025-03-08"),
        PlanQuery(until="2025-03-08"),
    ],
)
@pytest.mark.parametrize("part", [Part(), Part(2), Part(2, 1, True)])
def test_each_question_about_plans_reads_what_it_asks_for(kept: LedgerFile, query: PlanQuery, part: Part) -> None:
    asked = [plan for plan in link(known_of(kept)).plans if is_asked_for(plan, query)]
    assert find_plans(kept, query, part) == list(part.of(asked))


def test_the_ledger_answers_alike_from_its_file_and_from_memory() -> None:
    with Ledger.open() as ledger:
        for report, records, version in puts_of(random.Random(9), 20):
            ledger.file.put(report, records, version=version)  # type: ignore[arg-type]
        update(ledger.file)
        read = (
            ledger.events(limit=3, newest_first=True),
            ledger.plans(actor="NOR", limit=2),
            ledger.timeline(actor="NOR"),
        )
        assert None not in ledger._linked, "nothing but what was asked for is read"
        ledger.linked()
        held = (
            ledger.events(limit=3, newest_first=True),
            ledger.plans(actor="NOR", limit=2),
            ledger.timeline(actor="NOR"),
        )
        assert read == held
        assert all(read)


def asked(ledger: Ledger) -> tuple[object, ...]:
    newest = ledger.events(limit=3, newest_first=True)
    return newest, ledger.plans(actor="NOR", limit=2), ledger.timeline(actor="NOR")


@pytest.mark.parametrize(
    ("query", "index"),
    [
        (EventQuery(main=True), "event_main (main=?)"),
        (EventQuery(), "event_day"),
        (EventQuery(names=frozenset({"CHL"})), "PRIMARY KEY (name=?)"),
        (EventQuery(report="r1"), "event_sentence"),
    ],
)
def test_a_page_is_read_by_an_index(kept: LedgerFile, query: EventQuery, index: str) -> None:
    condition, values = query.condition()
    asked = f"EXPLAIN QUERY PLAN SELECT id FROM event WHERE {condition} {Part(50).sql('day', 'id')}"
    steps = [row[3] for row in kept._rows(asked, (*values, 50, 0))]
    assert any(index in step for step in steps), steps
    assert not any(step == "SCAN event" for step in steps), steps


def test_records_are_looked_up_and_reports_not_gone_through(kept: LedgerFile) -> None:
    asked = f"EXPLAIN QUERY PLAN {_RECORDS.format('?, ?')}"
    steps = [row[3] for row in kept._rows(asked, ("e1", "e2"))]
    assert all(step.startswith("SEARCH") for step in steps), steps
    assert not any("AUTOMATIC" in step for step in steps), steps
