"""The brief of the sample reports, word for word. ACCORD_GOLDEN=write makes it anew: read the difference first."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from accord.api import Ledger
from accord.views.markdown import write_markdown

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = Path(__file__).with_name("golden") / "brief.md"

pytestmark = pytest.mark.model


def brief_of(files: list[Path]) -> str:
    with Ledger.open() as ledger:
        ledger.add(files)
        return write_markdown(ledger.brief())


@pytest.fixture(scope="module")
def written() -> str:
    return brief_of([ROOT / "examples" / "reports"])


def test_the_brief_of_the_sample_reports_is_the_golden_one(written: str) -> None:
    if os.environ.get("ACCORD_GOLDEN") == "write":
        GOLDEN.write_text(written, encoding="utf-8")
    assert written == GOLDEN.read_text(encoding="utf-8")


def test_the_order_of_intake_changes_nothing(written: str) -> None:
    files = sorted((ROOT / "examples" / "reports").iterdir())
    assert brief_of(files[::-1]) == written


def test_reading_twice_changes_nothing(written: str) -> None:
    folder = ROOT / "examples" / "reports"
    assert brief_of([folder, folder]) == written
