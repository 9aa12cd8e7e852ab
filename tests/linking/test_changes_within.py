"""In a large ledger what is new since a day is found among the reports since then, as it is among all."""

from __future__ import annotations

import random

import pytest
from tests.linking.test_kept_answers import puts_of
from tests.linking.test_upkeep import ledger_of

from accord.api import Ledger
from accord.ledger import record_tables
from accord.linking.held_answers import HELD
from accord.linking.surveys import survey


@pytest.mark.parametrize("since", ["2025-03-06", "2025-03-09", "2025-03-12"])
def test_changes_are_those_found_among_all_reports(monkeypatch: pytest.MonkeyPatch, since: str) -> None:
    file = ledger_of(puts_of(random.Random(4), 40))
    whole = Ledger(file).changes(since=since)
    monkeypatch.setattr(record_tables, "MOST_FROM_NOTHING", 3)
    HELD.clear()
    survey(file)
    ledger = Ledger(file)
    found = ledger.changes(since=since)
    assert {(each.kind, each.about, each.now) for each in found} == {(e.kind, e.about, e.now) for e in whole}
    assert found
    assert not ledger._linked, "nothing but what is new is read"


def test_a_day_of_a_large_ledger_is_answered_as_that_of_a_small_one(monkeypatch: pytest.MonkeyPatch) -> None:
    file = ledger_of(puts_of(random.Random(4), 40))
    day = "2025-03-09"
    small = Ledger(file)
    asked = (small.events(as_of=day), small.plans(as_of=day), small.count_statements(as_of=day))
    monkeypatch.setattr(record_tables, "MOST_FROM_NOTHING", 3)
    HELD.clear()
    large = Ledger(file)
    assert (large.events(as_of=day), large.plans(as_of=day), large.count_statements(as_of=day)) == asked
    assert not large._linked, "held for all readers of the file"
    assert asked[0]
