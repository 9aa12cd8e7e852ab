"""4. mentions → records: the day on which a named day falls in a year, or a numbered one next."""

from __future__ import annotations

from calendar import monthrange
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


def next_with(number: int, start: date) -> date:
    """The first day of some number in its month from a day on: "expires on the 22nd", written on the 25th.

    >>> next_with(22, date(2024, 1, 25)).isoformat(), next_with(31, date(2024, 4, 2)).isoformat()
    ('2024-02-22', '2024-05-31')
    """
    day = start
    while day.day != number or day < start:
        last = monthrange(day.year, day.month)[1]
        if day.day < number <= last:
            return day.replace(day=number)
        day = day.replace(day=last) + timedelta(1)
    return day
