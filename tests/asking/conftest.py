"""Ledgers to ask: of the own reports beside the tests, and of the two founding reports where they are at hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from accord.api import Ledger

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
