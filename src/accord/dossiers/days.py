"""7. Events → dossiers: days counted from the day asked for."""

from __future__ import annotations

import calendar
from datetime import date

from accord.ledger.merged import Known


def today_of(known: Known) -> str:
    """The day asked for, else that of the latest report; empty when there is neither."""
    days = [report.day for report in known.reports.values() if report.day]
    return (known.as_of or max(days, default=""))[:10]


def days_until(day: str, today: str) -> int:
    """Days from one ISO day to another.

    >>> days_until("2025-12-02", "2025-11-04")
    28
    """
    return (date.fromisoformat(day) - date.fromisoformat(today)).days


def before_year(month_day: str, year: int, begins: str = "01-01") -> str:
    """The last such day before a fiscal year begins.

    >>> before_year("12-02", 2026)
    '2025-12-02'
    >>> before_year("02-15", 2026, "04-01")
    '2026-02-15'
    """
    return f"{year if month_day < begins else year - 1}-{month_day}"


def in_full(day: str) -> str:
    """An ISO day, month or year as people write it.

    >>> in_full("2025-12-02")
    '2 December 2025'
    >>> in_full("2025-12")
    'December 2025'
    """
    parts = day.split("-")
    if len(parts) == 1 or not all(part.isdigit() for part in parts):
        return day
    month = calendar.month_name[int(parts[1])] if 1 <= int(parts[1]) <= 12 else parts[1]
    return " ".join([*(str(int(part)) for part in parts[2:3]), month, parts[0]])
