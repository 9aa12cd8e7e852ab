"""Links kept as reports come are those of a ledger linked from nothing, whatever the order, batches and days."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest
from benchmarks.generated import make_report
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.ledger.merged import Known, Linked
from accord.ledger.storage import LedgerFile
from accord.linking import blocks, link
from accord.linking.answers import find_links
from accord.linking.upkeep import linking_version, update
from accord.records import Record, Report

Put = tuple[Report, tuple[Record, ...], str]
SEEDS = st.integers(min_value=0, max_value=100_000)


@pytest.fixture(autouse=True, params=[2, blocks.NEAREST])
def narrow_blocks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With two neighbours a block, nearly every block is a giant one."""
    monkeypatch.setattr(blocks, "NEAREST", request.param)
    if request.param == 2:
        monkeypatch.setattr(blocks, "NEAREST_UNDATED", 3)


def answer(file: LedgerFile, as_of: str | None = None) -> Linked:
    reports = {report.id: report for report in file.reports(as_of=as_of)}
    return find_links(file, Known(reports, tuple(file.records(as_of=as_of)), as_of, 0))


def ledger_of(puts: Iterable[Put], every: int = 1000) -> LedgerFile:
    file = LedgerFile.open(":memory:")
    for number, (report, records, version) in enumerate(puts, 1):
        file.put(report, records, version=version)
        if number % every == 0:
            update(file)
    update(file)
    assert file.links.is_current(linking_version())
    return file


def reports_of(dice: random.Random, count: int) -> list[Put]:
    """Reports of a few days that tell few happenings, some of them newer versions of one page, some undated."""
    puts = []
    for number in dice.sample(range(40), count):
        report, records = make_report(number, a_day=8)
        if number % 5 == 0:
            page = f"https://example.org/{number % 10}"
            report, records = moved(replace(report, url=page, id=""), records)
        if number % 11 == 0:
            report = replace(report, published=None)
        puts.append((report, records, "1"))
    return puts


def moved(report: Report, records: Sequence[Record]) -> tuple[Report, tuple[Record, ...]]:
    """The records as those of this report."""
    told = [replace(r, evidence=replace(r.evidence, report=report.id), id="") for r in records]
    return report, tuple(told)


@settings(max_examples=30, deadline=None)
@given(SEEDS)
def test_any_order_and_batches_give_what_a_rebuild_gives(seed: int) -> None:
    dice = random.Random(seed)
    puts = reports_of(dice, 16)
    pages = [put for put in puts if put[0].url]
    shuffled = dice.sample(puts, len(puts))
    # Two versions of a page of one day stand in the order in which they were read.
    places = [place for place, put in enumerate(shuffled) if put[0].url]
    for place, put in zip(places, pages, strict=True):
        shuffled[place] = put
    assert answer(ledger_of(shuffled, dice.randint(1, 5))) == answer(ledger_of(puts))


@settings(max_examples=20, deadline=None)
@given(SEEDS)
def test_kept_links_are_those_linked_from_nothing(seed: int) -> None:
    dice = random.Random(seed)
    puts = [put for put in reports_of(dice, 16) if not put[0].url]
    file = ledger_of(dice.sample(puts, len(puts)), 3)
    held = Known({r.id: r for r in file.reports()}, tuple(file.records()), None, 0)
    assert answer(file) == link(held)


@settings(max_examples=20, deadline=None)
@given(SEEDS)
def test_as_of_a_day_is_the_answer_of_a_ledger_of_that_day(seed: int) -> None:
    dice = random.Random(seed)
    puts = reports_of(dice, 16)
    file = ledger_of(puts, 4)
    for day in sorted({put[0].day for put in puts if put[0].day}):
        then = ledger_of([put for put in puts if put[0].day and put[0].day <= day])
        assert answer(file, day) == answer(then, day)


@settings(max_examples=20, deadline=None)
@given(SEEDS)
def test_a_reading_that_takes_the_place_of_another_leaves_nothing_of_it(seed: int) -> None:
    dice = random.Random(seed)
    puts = reports_of(dice, 14)
    again = []
    for report, records, _ in dice.sample(puts, 5):
        kept = tuple(record for record in records if dice.random() < 0.6)
        again.append((report, kept, "2"))
    anew = {report.id: (report, records, version) for report, records, version in again}
    direct = [anew.get(put[0].id, put) for put in puts]
    assert answer(ledger_of([*puts, *again], dice.randint(1, 4))) == answer(ledger_of(direct))


def test_nothing_is_left_to_link_after_an_update() -> None:
    file = ledger_of(reports_of(random.Random(7), 6))
    assert (update(file), file.links.count_pending()) == (0, 0)


def test_links_of_other_code_are_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    file = ledger_of(reports_of(random.Random(7), 6))
    before = answer(file)
    monkeypatch.setattr("accord.linking.upkeep.linking_version", lambda: "other")
    assert update(file) == 6
    assert answer(file) == before
    assert file.links.version() == "other"
