"""A ledger of the sample reports, read once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import accord

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[accord.Ledger]:
    """The ledger of examples/reports, in a file."""
    path = tmp_path_factory.mktemp("ledger") / "samples.db"
    with accord.open(path) as made:
        made.add(ROOT / "examples" / "reports")
    with accord.open(path, write=False) as ledger:
        yield ledger
