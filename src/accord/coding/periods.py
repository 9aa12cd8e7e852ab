"""4. mentions → records: a TIMEX3 value or an interval as the days it allows."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from accord.values import Precision, When

Bounds = tuple[date, date, Precision]

_SEASONS = {"SP": ((3, 1), (6, 20)), "SU": ((6, 1), (9, 22)), "FA": ((9, 1), (12, 21)), "WI": ((12, 1), (3, 20))}
"""Meteorological beginning and astronomical end: the days that either count allows."""

_VALUE = re.compile(
    r"""
      (?P<year>\d{4})
    | (?P<decade>\d{3})X?
    | (?P<century>\d{2})(?:XX)?
    | (?P<month>\d{4}-\d{2})(?:-XX)?
    | (?P<day>\d{4}-\d{2}-\d{2})(?:T(?:MO|MI|AF|EV|NI|DT|XX:XX))?
    | (?P<moment>\d{4}-\d{2}-\d{2}T\d{2}(?::\d{2}(?::\d{2})?)?)(?:Z|[+-]\d{2}:?\d{2}|[A-Z]{2,4})?
    | (?P<week>\d{4}-W\d{2})
    | (?P<weekend>\d{4}-W\d{2}-WE)
    | (?P<weekday>\d{4}-W\d{2}-[1-7])
    | (?P<quarter>\d{4}-Q[1-4])
    | (?P<half>\d{4}-H[12])
    | (?P<season>\d{4}-(?:SP|SU|FA|WI))
    | (?P<fiscal>FY\d{4})
    """,
    re.VERBOSE,
)
_UNANCHORED = re.compile(r"XXXX(?:-(?:\d\d|XX)(?:-(?:\d\d|XX))?|-WXX(?:-[1-7])?|-(?:SP|SU|FA|WI))?(?:T.*)?")
_VAGUE = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _year(text: str) -> Bounds:
    return date(int(text), 1, 1), date(int(text), 12, 31), Precision.YEAR


def _decade(text: str) -> Bounds:
    return date(int(text) * 10, 1, 1), date(int(text) * 10 + 9, 12, 31), Precision.DECADE


def _century(text: str) -> Bounds:
    return date(int(text) * 100, 1, 1), date(int(text) * 100 + 99, 12, 31), Precision.CENTURY


def _month(text: str) -> Bounds:
    year, month = int(text[:4]), int(text[5:])
    return date(year, month, 1), _month_end(year, month), Precision.MONTH


def _day(text: str) -> Bounds:
    return date.fromisoformat(text), date.fromisoformat(text), Precision.DAY


def _moment(text: str) -> Bounds:
    day = date.fromisoformat(text[:10])
    return day, day, Precision.MOMENT


def _week(text: str) -> Bounds:
    monday = date.fromisocalendar(int(text[:4]), int(text[6:8]), 1)
    if text.endswith("-WE"):
        return monday + timedelta(5), monday + timedelta(6), Precision.DAY
    if len(text) > 8:
        day = monday + timedelta(int(text[-1]) - 1)
        return day, day, Precision.DAY
    return monday, monday + timedelta(6), Precision.WEEK


def _quarter(text: str) -> Bounds:
    year, number = int(text[:4]), int(text[-1])
    return date(year, 3 * number - 2, 1), _month_end(year, 3 * number), Precision.QUARTER


def _half(text: str) -> Bounds:
    year, first = int(text[:4]), text.endswith("1")
    return date(year, 1 if first else 7, 1), date(year, 6, 30) if first else date(year, 12, 31), Precision.INTERVAL


def _season(text: str) -> Bounds:
    year, (first, last) = int(text[:4]), _SEASONS[text[-2:]]
    return date(year, *first), date(year + (last < first), *last), Precision.SEASON


def _fiscal(text: str) -> Bounds:
    # A fiscal year bears the year in which it begins (Japan, India: April) or ends (United States: October before).
    return date(int(text[2:]) - 1, 4, 1), date(int(text[2:]) + 1, 6, 30), Precision.YEAR


_READERS: dict[str, Callable[[str], Bounds]] = {
    **{"year": _year, "decade": _decade, "century": _century, "month": _month, "day": _day, "moment": _moment},
    **{"week": _week, "weekend": _week, "weekday": _week, "quarter": _quarter, "half": _half, "season": _season},
    "fiscal": _fiscal,
}


def bounds_of(value: str) -> Bounds | None:
    """First and last day and the precision of one anchored value; None for durations, vague and open values."""
    match = _VALUE.fullmatch(value)
    if match is None or match.lastgroup is None:
        return None
    kind = match.lastgroup
    try:
        return _READERS[kind](match.group(kind))
    except (ValueError, OverflowError):
        return None


def _narrowed(bounds: Bounds, mod: str) -> Bounds:
    """The half of a period that "early" or "late" leaves, its middle half for "mid-"."""
    first, last, precision = bounds
    quarter = (last - first).days // 4
    if quarter == 0:
        return bounds
    if mod == "START":
        return first, last - timedelta(2 * quarter), precision
    if mod == "END":
        return first + timedelta(2 * quarter), last, precision
    return first + timedelta(quarter), last - timedelta(quarter), precision


def _interval(value: str) -> When | None:
    left, _, right = value.partition("/")
    first, last = bounds_of(left), bounds_of(right)
    if (first is None and left != "..") or (last is None and right != ".."):
        return None
    if first is not None and last is not None and first[0] > last[1]:
        return None
    return When(
        value=value,
        earliest=first[0].isoformat() if first else None,
        latest=last[1].isoformat() if last else None,
        precision=Precision.INTERVAL,
    )


def _bounded(value: str, bounds: Bounds, mod: str) -> When:
    """An interval open on one side: "since October 2017" is 2017-10/.., "by Friday" ../ that Friday."""
    first, last, _ = bounds
    one = timedelta(1)
    if mod == "SINCE":
        return When(value=f"{value}/..", earliest=first.isoformat(), precision=Precision.INTERVAL)
    if mod == "AFTER":
        start = (last + one).isoformat()
        return When(value=f"{start}/..", earliest=start, precision=Precision.INTERVAL)
    if mod == "BEFORE":
        end = (first - one).isoformat()
        return When(value=f"../{end}", latest=end, precision=Precision.INTERVAL)
    return When(value=f"../{value}", latest=last.isoformat(), precision=Precision.INTERVAL)


_OPEN_MODS = frozenset({"SINCE", "AFTER", "BEFORE", "BY", "UNTIL"})


def when_of(value: str, mod: str | None = None) -> When | None:
    """The earliest and latest day a value allows; None for what is no point or stretch on the calendar (P6M, P1Y).

    `mod` is TIMEX3's START, MID, END, or SINCE, AFTER, BEFORE, BY, UNTIL of the word in front.

    >>> when_of("2025-11").latest
    '2025-11-30'
    >>> when_of("../2025-11-04").earliest is None
    True
    """
    if "/" in value:
        return _interval(value)
    if value in _VAGUE:
        return When(value=value, precision=Precision.VAGUE)
    if _UNANCHORED.fullmatch(value):
        parts = value.split("T")[0].count("-")
        precision = (
            Precision.WEEK if "W" in value and parts == 1 else (Precision.VAGUE, Precision.MONTH, Precision.DAY)[parts]
        )
        return When(value=value, precision=precision)
    bounds = bounds_of(value)
    if bounds is None:
        return None
    if mod in _OPEN_MODS and mod is not None:
        try:
            return _bounded(value, bounds, mod)
        except OverflowError:  # before the first day there is, after the last
            return None
    if mod in ("START", "MID", "END"):
        bounds = _narrowed(bounds, mod or "")
    first, last, precision = bounds
    if precision is Precision.MOMENT:
        return When(value=value, earliest=value[:16], latest=value[:16], precision=precision)
    return When(value=value, earliest=first.isoformat(), latest=last.isoformat(), precision=precision)
