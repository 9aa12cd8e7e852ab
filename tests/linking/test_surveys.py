"""Conflicts kept by spans of reports: those of all at once where the ledger is small, within two months where large."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.linking.test_kept_answers import known_of, puts_of
from tests.linking.test_kept_tallies import whole_puts
from tests.linking.test_upkeep import Put, ledger_of

from accord.api import Ledger
from accord.ledger import record_tables
from accord.ledger.storage import LedgerFile
from accord.linking import link
from accord.linking.surveys import is_surveyed, survey
from accord.linking.upkeep import update

SEEDS = st.integers(min_value=0, max_value=100_000)


@contextmanager
def large_from(reports: int) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(record_tables, "MOST_FROM_NOTHING", reports)
        yield


def kept(file: LedgerFile) -> dict[str, object]:
    return {conflict.id: conflict for conflict in Ledger(file).conflicts()}


def mixed(dice: random.Random) -> list[Put]:
    puts = [*whole_puts(dice, 10), *puts_of(dice, 8)]
    dice.shuffle(puts)
    return puts


@settings(max_examples=10, deadline=None)
@given(SEEDS)
def test_in_a_small_ledger_kept_conflicts_are_those_of_all_reports(seed: int) -> None:
    dice = random.Random(seed)
    puts = mixed(dice)
    file = ledger_of(puts[:12], 3)
    survey(file)
    for report, records, version in puts[12:]:
        file.put(report, records, version=version)  # type: ignore[arg-type]
    update(file)
    assert not is_surveyed(file)
    assert survey(file) == 1
    assert is_surveyed(file)
    assert list(Ledger(file).conflicts()) == list(link(known_of(file)).conflicts)


@settings(max_examples=10, deadline=None)
@given(SEEDS)
def test_in_a_large_ledger_batches_and_order_change_no_conflict(seed: int) -> None:
    dice = random.Random(seed)
    puts = mixed(dice)
    with large_from(3):
        one = ledger_of(puts, 20)
        survey(one, everything=True)
        dice.shuffle(puts)
        other = LedgerFile.open(":memory:")
        for number, (report, records, version) in enumerate(puts):
            other.put(report, records, version=version)  # type: ignore[arg-type]
            if number % 5 == 4:
                update(other)
                survey(other)
        update(other)
        survey(other, everything=True)
        assert kept(one) == kept(other)


def test_in_a_large_ledger_what_is_near_in_time_is_found() -> None:
    puts = puts_of(random.Random(4), 20)
    with large_from(3):
        file = ledger_of(puts)
        survey(file)
        found = link(known_of(file)).conflicts
        assert found
        assert kept(file) == {conflict.id: conflict for conflict in found}


def test_a_ledger_that_grows_large_drops_what_was_found_in_one_span() -> None:
    file = ledger_of(puts_of(random.Random(4), 20))
    survey(file)
    small = kept(file)
    with large_from(3):
        assert survey(file) > 0
        assert file._rows("SELECT DISTINCT span FROM conflict WHERE span = ''") == []
        assert kept(file) == small
        assert survey(file) == 0


def test_a_span_waits_until_a_tenth_of_it_has_changed() -> None:
    with large_from(3):
        file = ledger_of(puts_of(random.Random(4), 40))
        survey(file)
        span = max(file.links.surveys.spans(), key=lambda span: (span.reports or 0) * bool(span.span))
        assert span.reports
        assert span.reports > 20
        file.links.surveys.touch({span.span: 2})
        assert survey(file) == 0
        assert survey(file, everything=True) == 1
        file.links.surveys.touch({span.span: span.reports // 10 + 1})
        assert survey(file) == 1


@pytest.mark.parametrize(
    "asked", [{}, {"verdict": "conflict"}, {"kind": "date"}, {"since": "2025-03-08"}, {"newest_first": True}]
)
def test_each_question_finds_the_conflicts_it_would_in_memory(asked: dict[str, str]) -> None:
    file = ledger_of(puts_of(random.Random(4), 30))
    whole = Ledger(file)
    whole.linked()
    survey(file)
    ledger = Ledger(file)
    assert ledger.conflicts(**asked) == whole.conflicts(**asked)  # type: ignore[arg-type]
    asked.pop("newest_first", None)
    assert ledger.count_conflicts(**asked) == whole.count_conflicts(**asked)  # type: ignore[arg-type]
    some = ledger.conflicts()[0]
    assert ledger.conflict(some.id[:8]) == some
    assert ledger.why(some.id) == whole.why(some.id)
    assert None not in ledger._linked


def test_a_judged_conflict_is_kept_as_judged() -> None:
    file = ledger_of(puts_of(random.Random(4), 30))
    survey(file)
    ledger = Ledger(file)
    first = ledger.conflicts()[0]
    ledger.judge_one(first.id, "same", by="Ida", at="2025-11-03T14:00Z")
    survey(file)
    assert first.id not in kept(file)
