"""What is counted as reports come is what all reports give at once, whatever their order, batches and versions."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from benchmarks.generated_whole import make_whole_reports
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.linking.test_kept_answers import known_of, puts_of
from tests.linking.test_upkeep import Put, ledger_of

from accord.api import Ledger
from accord.ledger.storage import LedgerFile
from accord.linking import link
from accord.linking.tallying import count_days, find_actors, find_dealings, find_places

SEEDS = st.integers(min_value=0, max_value=100_000)


def whole_puts(dice: random.Random, count: int) -> list[Put]:
    """Reports with statements and figures; some of them versions of one page."""
    puts: list[Put] = []
    for number, (report, records) in enumerate(make_whole_reports(count, a_day=6, first=dice.randrange(1000))):
        if number % 3 == 0:
            report = replace(report, url=f"https://example.org/{number % 4}", id="")
            records = tuple(
                replace(record, evidence=replace(record.evidence, report=report.id), id="") for record in records
            )
        puts.append((report, records, "1"))
    return puts


def check(file: LedgerFile) -> None:
    known = known_of(file)
    linked = link(known)
    ledger = Ledger(file)
    seen = find_actors(linked.events, known)
    assert list(ledger.actors()) == seen
    assert list(ledger.dealings()) == find_dealings(linked.events, seen)
    assert list(ledger.places()) == find_places(linked.events)
    assert list(ledger.event_days(by="day", main=None)) == count_days(linked.events, "day")
    held = ledger.overview()
    ledger.linked()
    assert held == ledger.overview()


@settings(max_examples=15, deadline=None)
@given(SEEDS)
def test_kept_counts_are_those_of_all_reports_at_once(seed: int) -> None:
    dice = random.Random(seed)
    puts = [*whole_puts(dice, 8), *puts_of(dice, 8)]
    dice.shuffle(puts)
    check(ledger_of(puts, dice.randint(1, 5)))


@settings(max_examples=10, deadline=None)
@given(SEEDS)
def test_readings_that_take_the_place_of_others_leave_no_count_behind(seed: int) -> None:
    dice = random.Random(seed)
    puts = [*whole_puts(dice, 6), *puts_of(dice, 8)]
    again = [(report, dice.sample(records, len(records) // 2), "2") for report, records, _ in dice.sample(puts, 5)]
    check(ledger_of([*puts, *again], dice.randint(1, 4)))  # type: ignore[list-item]


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return Ledger(ledger_of(whole_puts(random.Random(3), 60)))


@pytest.mark.parametrize(
    "asked",
    [
        {"actor": "FRA"},
        {"since": "2015-03-02"},
        {"until": "2015-03-02", "since": "2015-01-10"},
        {"actor": "CHN", "until": "2016-01-01"},
    ],
)
@pytest.mark.parametrize(
    "ask",
    [
        lambda ledger, asked: ledger.dealings(**asked),
        lambda ledger, asked: ledger.places(**asked),
        lambda ledger, asked: ledger.event_days(by="month", main=None, **asked),
        lambda ledger, asked: ledger.event_days(by="year", **asked),
        lambda ledger, asked: ledger.dealings(limit=3, offset=1, **asked),
        lambda ledger, asked: ledger.places(limit=2, **asked),
    ],
)
def test_each_question_reads_what_it_would_count(
    ledger: Ledger, ask: Callable[[Ledger, dict[str, str]], object], asked: dict[str, str]
) -> None:
    days = sorted(report.day for report in ledger.reports() if report.day)
    asked = {name: days[20] if name == "since" else days[40] if name == "until" else it for name, it in asked.items()}
    kept = ask(ledger, asked)
    from_memory = Ledger(ledger.file)
    from_memory.linked()
    assert kept == ask(from_memory, asked)


@pytest.mark.parametrize("asked", [{"words": "ba"}, {"kind": "person"}, {"newest_first": True}, {"words": "ke LI"}])
def test_actors_are_found_alike_from_file_and_memory(ledger: Ledger, asked: dict[str, str]) -> None:
    from_memory = Ledger(ledger.file)
    from_memory.linked()
    assert ledger.actors(**asked) == from_memory.actors(**asked)  # type: ignore[arg-type]
    assert ledger.actors(**asked)  # type: ignore[arg-type]
