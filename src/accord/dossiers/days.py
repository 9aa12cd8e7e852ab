"""7. Events → dossiers: days counted from the day asked for."""

from __future__ import annotations

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
