"""6. Records ↔ records: the year of a report that states only day and month, from dated reports of like matters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from accord.reading import with_date
from accord.reading.dates import iso_day, weekdays_named, years_that_fit
from accord.records import Report
from accord.values import DateBasis

_NEAR_DAYS = 60
_NEAR_DAYS_BY_WEEKDAY = 200
_SHARED_NAMES = 3


def full_year(report: Report, others: Iterable[Report]) -> Report | None:
    """A report dated without a year, with the one year that dated reports of the same matters give it; else None.

    A year counts when the day then lies within 60 days of a report that states its date and shares at least three names
    with this one, and falls on a weekday the report opens with where it opens with one; then within 200 days of it.
    """
    if not report.month_day:
        return None
    names = _names(report.text)
    near = _NEAR_DAYS_BY_WEEKDAY if weekdays_named(report.text) else _NEAR_DAYS
    years: set[int] = set()
    words: set[str] = set()
    for other in others:
        if not other.day or other.published_basis == DateBasis.INFERRED or other.id == report.id:
            continue
        if len(names & _names(other.text)) < _SHARED_NAMES:
            continue
        stated = date.fromisoformat(other.day)
        for year in years_that_fit(report.month_day, report.text, {stated.year - 1, stated.year, stated.year + 1}):
            day = iso_day(year, int(report.month_day[:2]), int(report.month_day[3:]))
            if day and abs((date.fromisoformat(day) - stated).days) <= near:
                years.add(year)
                words.add(other.id)
    if len(years) != 1:
        return None
    basis = f"{report.published_words}; the year from {', '.join(sorted(words)[:3])}"
    return with_date(report, f"{years.pop()}-{report.month_day}", DateBasis.INFERRED, basis)


def _names(text: str) -> frozenset[str]:
    """The capitalised words of a text that do not only begin a sentence."""
    return frozenset(re.findall(r"(?<=[a-z,] )[A-Z][a-z]{3,}", text))
