"""5. Records → the ledger: what was known at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from accord.errors import InputError
from accord.records import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """A time to ask about: a column of `report` and the last value it may have. Without a column, now: everything."""

    column: str | None = None
    value: str = ""

    @property
    def condition(self) -> str:
        """The SQL condition a report known by then meets, with one parameter."""
        return f"{self.column} <= ?" if self.column else "? = ''"


def read_as_of(text: str | None) -> AsOf:
    """The time a user gives: a day (its end, in each report's own zone) or a moment (UTC where no zone is given).

    >>> read_as_of("2025-11-03T09:00+09:00").value
    '2025-11-03T00:00:00.000000Z'
    """
    if text is None:
        return AsOf()
    try:
        if len(text) == len("2025-11-03"):
            return AsOf(column="day", value=date.fromisoformat(text).isoformat())
        return AsOf(column="instant", value=_utc(datetime.fromisoformat(text)))
    except (TypeError, ValueError, OverflowError):
        raise InputError(
            f"No day or moment '{text}'. Expected an ISO day such as 2025-11-03 or a moment such as 2025-11-03T14:00Z."
        ) from None


def is_day(text: str) -> bool:
    """Whether a text is an ISO day such as 2025-11-03, and nothing else."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def day_of(report: Report) -> str | None:
    """The calendar day a report states; None for what is no day, which counts as undated."""
    try:
        return date.fromisoformat(report.day).isoformat() if report.day else None
    except ValueError:
        return None


def instant_of(report: Report) -> str | None:
    """The moment from which a report surely was known, in UTC: of a day without a time, its end."""
    day = day_of(report)
    if not day or not report.published:
        return None
    if len(report.published) > len(day):
        try:
            return _utc(datetime.fromisoformat(report.published))
        except (ValueError, OverflowError):
            pass
    return f"{day}T23:59:59.999999Z"


def _utc(moment: datetime) -> str:
    plain = moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
    return f"{plain.isoformat(timespec='microseconds')}Z"
