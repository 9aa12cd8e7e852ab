"""4. mentions → records: the day on which a named day falls in a year."""

from __future__ import annotations

from datetime import date, timedelta


def _easter(year: int) -> date:
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def day_in(name: str, year: int) -> date:
    """A named day in a year: MM-DD, days from Easter ("easter-2"), or which weekday of a month ("11/4/4")."""
    if name.startswith("easter"):
        return _easter(year) + timedelta(int(name[6:]))
    if "/" in name:
        month, which, weekday = (int(part) for part in name.split("/"))
        first = date(year, month, 1)
        return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (which - 1))
    return date(year, int(name[:2]), int(name[3:]))
