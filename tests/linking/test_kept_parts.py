"""Parts and wholes kept as reports come are those of all reports at once, whatever the order, batches and days."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.linking.test_kept_answers import known_of
from tests.linking.test_upkeep import Put, answer, ledger_of
from tests.linking.written import BERG, LAINE, NORWAY, OSLO, TURKU, VIRTA, Written, day

from accord.ledger.event_tables import EventQuery
from accord.ledger.judgements import About, Answer, Judgement, anchor_of
from accord.ledger.merged import Linked
from accord.ledger.storage import LedgerFile
from accord.linking import link
from accord.linking.answers import find_events
from accord.linking.asking import keep_judgements, undo
from accord.linking.kept import judgements_of
from accord.linking.upkeep import update
from accord.values import EventType, Status

SEEDS = st.integers(min_value=0, max_value=100_000)
HELD = {"type_": EventType.CONSULT, "status": Status.OCCURRED}


def written(dice: random.Random, number: int) -> Written:
    """A report of some days of March that tells a visit, talks in it, a stop of it, or a tour that holds it."""
    made = Written(f"2025-03-{dice.randint(8, 14):02d}", publisher=f"Wire {number}")
    host = dice.choice((LAINE, VIRTA))
    on = {"date": day(f"2025-03-{dice.randint(5, 7):02d}")} if dice.random() < 0.7 else {}
    visit = {**HELD, "label": "visit", "actors": (BERG,), "place": TURKU, **on}
    talks = {**HELD, "label": "talks", "actors": (BERG, host), **on}
    for _ in range(dice.randint(1, 2)):
        match dice.randrange(6):
            case 0:
                made.sentence(f"Berg and {host.name} held talks during the visit to Turku.")
                made.event("held talks", **talks).event("visit", **visit)
            case 1:
                made.sentence("The trip to Turku was part of a tour of the north.")
                made.event("trip", **visit)
                made.event("tour", **{**HELD, "label": "visit", "actors": (BERG,), "place": OSLO, **on})
            case 2:
                made.sentence(f"The tour of the north included talks with {host.name}.")
                made.event("tour", **{**HELD, "label": "visit", "actors": (BERG,)}).event("talks", **talks)
            case 3:
                made.sentence("Berg arrived in Turku.").event("arrived", **visit)
            case 4:
                made.sentence(f"Berg met {host.name} in Turku.")
                made.event("met", **talks)
            case _:
                made.sentence("Berg of Norway made a visit to Turku.")
                made.event("visit", **{**visit, "actors": (BERG, NORWAY)})
    return made


def puts_of(dice: random.Random, count: int) -> list[Put]:
    puts = []
    for number in range(count):
        report, records = written(dice, number).done()
        if number % 4 == 0:
            report = replace(report, url=f"https://example.org/{number % 8}", id="")
            records = tuple(replace(r, evidence=replace(r.evidence, report=report.id), id="") for r in records)
        puts.append((report, records, "1"))
    return puts


def judgements_on(dice: random.Random, linked: Linked, count: int) -> list[Judgement]:
    made = []
    for number in range(count):
        first, second = (dice.choice(event.records) for event in dice.sample(linked.events, 2))
        answer_ = dice.choice((Answer.SAME, Answer.DIFFERENT, Answer.PART))
        anchors = {"first": anchor_of(first), "second": anchor_of(second)}
        made.append(
            Judgement(about=About.LINK, answer=answer_, by="Kari", at=f"2025-04-01T0{number}:00:00Z", **anchors)
        )
    return made


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_kept_parts_are_those_found_from_nothing(seed: int) -> None:
    dice = random.Random(seed)
    puts = [put for put in puts_of(dice, 16) if not put[0].url]
    file = ledger_of(dice.sample(puts, len(puts)), dice.randint(1, 5))
    assert answer(file) == link(known_of(file))
    assert {event.id: event for event in find_events(file, EventQuery())} == {
        event.id: event for event in answer(file).events
    }


@settings(max_examples=20, deadline=None)
@given(SEEDS)
def test_newer_versions_of_pages_give_the_same_parts_in_any_batches(seed: int) -> None:
    dice = random.Random(seed)
    puts = puts_of(dice, 14)
    assert answer(ledger_of(puts, dice.randint(1, 5))) == answer(ledger_of(puts))


@settings(max_examples=30, deadline=None)
@example(1835)  # two judgements make one event part of another
@given(SEEDS)
def test_parts_follow_judgements_and_their_undoing(seed: int) -> None:
    dice = random.Random(seed)
    puts = [put for put in puts_of(dice, 10) if not put[0].url]
    file = ledger_of(puts, 4)
    before = answer(file)
    judged = judgements_on(dice, before, 3)
    keep_judgements(file, judged)
    update(file)
    assert answer(file) == link(known_of(file), judgements_of(file))
    for judgement in judged:
        undo(file, judgement.id)
    update(file)
    assert answer(file) == before


@settings(max_examples=20, deadline=None)
@given(SEEDS)
def test_parts_as_of_a_day_are_those_of_a_ledger_of_that_day(seed: int) -> None:
    puts = puts_of(random.Random(seed), 12)
    file = ledger_of(puts, 3)
    for on in sorted({put[0].day for put in puts if put[0].day}):
        then = ledger_of([put for put in puts if put[0].day and put[0].day <= on])
        assert answer(file, on) == answer(then, on)


@settings(max_examples=20, deadline=None)
@given(SEEDS)
def test_parts_of_readings_that_were_replaced_leave_nothing(seed: int) -> None:
    dice = random.Random(seed)
    puts = puts_of(dice, 10)
    again = [
        (report, tuple(record for record in records if dice.random() < 0.6), "2")
        for report, records, _ in dice.sample(puts, 4)
    ]
    anew = {put[0].id: put for put in again}
    direct = [anew.get(put[0].id, put) for put in puts]
    assert answer(ledger_of([*puts, *again], dice.randint(1, 4))) == answer(ledger_of(direct))


def test_the_reports_of_the_properties_hold_what_they_are_about() -> None:
    events = answer(ledger_of(puts_of(random.Random(3), 30))).events
    by_id = {event.id: event for event in events}
    told = [event for event in events if event.whole]
    assert len(told) >= 3
    assert any(by_id[event.whole].whole for event in told if event.whole)
    assert all(event.id in by_id[event.whole].parts for event in told if event.whole)


@pytest.mark.parametrize(
    ("table", "column"), [("telling_part", "whole"), ("event_telling", "event"), ("event_part", "whole")]
)
def test_what_keeping_parts_asks_is_answered_from_an_index(table: str, column: str) -> None:
    file = LedgerFile.open(":memory:")
    rows = file.links._rows(f"EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE {column} = 1")
    assert "INDEX" in rows[0][3]
