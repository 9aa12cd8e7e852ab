"""Adding to a large ledger compares no more than adding to a small one, once its blocks and weeks are full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from benchmarks.generated import make_reports

from accord.ledger.signature_tables import SignatureTables
from accord.ledger.storage import LedgerFile
from accord.linking import upkeep
from accord.linking.upkeep import update

A_DAY = 10
ADDED = 100


def put(file: LedgerFile, first: int, count: int) -> None:
    with file.writing():
        for report, records in make_reports(count, a_day=A_DAY, first=first):
            file.put(report, records, version="1")
    update(file)


def work_of_adding(size: int, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How many pairs meet, are compared, and how many texts are held against each other, for 100 reports more."""
    told: Counter[str] = Counter()

    def counted(name: str, asked: Callable[..., Any], count: Callable[[Any], int]) -> Callable[..., Any]:
        def ask(*given: Any) -> Any:
            found = asked(*given)
            told[name] += count(found)
            return found

        return ask

    file = LedgerFile.open(":memory:")
    put(file, 0, size)
    with monkeypatch.context() as patched:
        patched.setattr(upkeep, "are_others", counted("pairs that meet", upkeep.are_others, lambda _: 1))
        patched.setattr(upkeep, "compare", counted("pairs compared", upkeep.compare, lambda _: 1))
        patched.setattr(SignatureTables, "bodies", counted("texts", SignatureTables.bodies, len))
        put(file, size, ADDED)
    return told


@pytest.mark.slow
def test_what_100_reports_ask_for_does_not_double_with_four_times_the_reports(monkeypatch: pytest.MonkeyPatch) -> None:
    small, large = (work_of_adding(size, monkeypatch) for size in (1_000, 4_000))
    assert len(small) == 3
    assert {name: number for name, number in large.items() if number > 2 * small[name]} == {}
