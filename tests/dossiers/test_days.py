"""Days counted from the day asked for."""

from __future__ import annotations

import pytest

from accord.dossiers.days import before_year, days_until, in_full, today_of
from accord.ledger.merged import Known
from accord.records import Report


@pytest.mark.parametrize(
    ("deadline", "year", "begins", "day"),
    [
        pytest.param("12-02", 2026, "01-01", "2025-12-02", id="in the year before"),
        pytest.param("02-15", 2026, "04-01", "2026-02-15", id="fiscal year from April, deadline in February"),
        pytest.param("10-30", 2026, "04-01", "2025-10-30", id="fiscal year from April, deadline in autumn"),
    ],
)
def test_a_deadline_is_the_last_such_day_before_the_fiscal_year(
    deadline: str, year: int, begins: str, day: str
) -> None:
    assert before_year(deadline, year, begins) == day


def test_days_left_and_days_past() -> None:
    assert (days_until("2025-12-02", "2025-11-04"), days_until("2025-12-02", "2025-12-05")) == (28, -3)


@pytest.mark.parametrize(
    ("day", "words"),
    [("2025-12-02", "2 December 2025"), ("2025-12", "December 2025"), ("2025", "2025"), ("2025-W08", "2025-W08")],
)
def test_a_day_in_words(day: str, words: str) -> None:
    assert in_full(day) == words


def test_today_is_the_day_asked_for_else_that_of_the_latest_report() -> None:
    reports = {day: Report(text="x", published=day, publisher=day) for day in ("2021-03-01", "2021-03-04T10:00+01:00")}
    assert today_of(Known(reports, (), "2021-03-02")) == "2021-03-02"
    assert today_of(Known(reports, ())) == "2021-03-04"
    assert today_of(Known({}, ())) == ""
