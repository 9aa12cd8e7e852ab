"""Ledgers to ask: of the own reports beside the tests, and of the two founding reports where they are at hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from accord.api import Ledger
from accord.records import Report

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def own_ledger() -> Iterator[Ledger]:
    with Ledger.open() as ledger:
        ledger.add(HERE / "reports")
        yield ledger


@pytest.fixture(scope="session")
def founding_ledger(shared: Path) -> Iterator[Ledger]:
    with Ledger.open() as ledger:
        ledger.add(sorted((shared / "gold" / "seeds").glob("*.txt")))
        yield ledger


@pytest.fixture(scope="session")
def fresh_founding_ledger(founding_ledger: Ledger) -> Ledger:
    return founding_ledger


@pytest.fixture(scope="session")
def fresh_scm56_ledger(shared: Path) -> Iterator[Ledger]:
    with Ledger.open() as ledger:
        ledger.add([path for path in sorted((shared / "gold/stories/scm56").iterdir()) if path.name != "gold.json"])
        yield ledger


@pytest.fixture(scope="session")
def fresh_raa_ledger(shared: Path) -> Iterator[Ledger]:
    with Ledger.open() as ledger:
        ledger.add([p for p in sorted((shared / "gold/stories/jpn_phl_raa").iterdir()) if p.name != "gold.json"])
        yield ledger


WIKINEWS = (12, 29, 68, 151, 156, 173, 177, 182, 243, 255, 261)
"""Rows of the file of Wikinews reports that are asked about."""


@pytest.fixture(scope="session")
def fresh_wikinews_ledger(shared: Path) -> Iterator[Ledger]:
    lines = (shared / "gold/text-samples/wikinews_2019_2020.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(lines[number]) for number in WIKINEWS]
    with Ledger.open() as ledger:
        ledger.add([Report(text=row["text"], title=row["title"], published=row["date"]) for row in rows])
        yield ledger
