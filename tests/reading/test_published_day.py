"""A report made in Python states a day or a moment, or none."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from accord.api import Ledger
from accord.errors import InputError
from accord.records import Report

TEXT = "Norway and Finland met in Oslo."


@pytest.mark.parametrize(
    "given",
    ["2025-05", "2025", "2025-02-30", "soon", "2025-5-1", "20250501", "2025-05-01T25:00", "2025-05-01x", 20250501],
)
def test_what_is_no_day_is_told_in_a_line(given: str) -> None:
    with pytest.raises(InputError) as raised:
        Report(text=TEXT, published=given)
    assert str(raised.value).startswith(f"No day '{given}' as published. Expected an ISO day or moment such as ")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    "given", [None, "2025-05-01", "2025-05-01T10:00", "2025-05-01T10:00:00Z", "2025-05-01T10:00:00.5+02:00"]
)
def test_days_moments_and_none_are_kept_as_given(given: str | None) -> None:
    assert Report(text=TEXT, published=given).published == given


def test_a_dictionary_is_asked_likewise() -> None:
    told = Report(text=TEXT, published="2025-05-01").to_dict()
    assert Report.from_dict(told).day == "2025-05-01"
    with pytest.raises(InputError, match="No day '2025-05' as published"):
        Report.from_dict(told | {"published": "2025-05"})


def test_what_an_older_ledger_holds_counts_as_undated(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with Ledger.open(path) as ledger:
        ledger.file.put(Report(text=TEXT, published="2025-05-01"), [], version="1")
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE report SET published = '2025-05'")
    connection.close()
    with Ledger.open(path) as ledger:
        (report,) = ledger.reports()
        assert (report.published, report.day) == (None, None)
        assert ledger.conflicts() == ()
