"""6. Records ↔ records: the year of a report that states only day and month, from dated reports of like matters."""

from __future__ import annotations

import calendar
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from accord.reading import with_date
from accord.reading.dates import iso_day, weekdays_named, years_that_fit
from accord.records import Report
from accord.values import DateBasis

_NEAR_DAYS = 60
_NEAR_DAYS_BY_WEEKDAY = 200
_SHARED_NAMES = 3
_OWN_NAMES = 2
"""Least names that only the reports of one of several years share with a report, for that year to be its own."""
_DAYS_AND_MONTHS = frozenset({*calendar.day_name, *calendar.month_name})
_YEAR_FROM = "; the year from "
Dated = tuple[str, date, frozenset[str]]
Near = dict[int, dict[str, frozenset[str]]]
"""For each year the reports that lie near the day in it, by id, with the names they share with the undated one."""


def settle_years(reports: Collection[Report]) -> list[Report]:
    """The reports whose year others settle, or settle otherwise or no more than before, as they are dated now.

    A year that was settled earlier is asked for again: what was added since may fit another one.
    """
    opened = [(report, open_year(report)) for report in reports]
    if not any(stated for _, stated in opened):
        return []
    dated = _dated(reports)
    found = ((report, _full_year(stated, dated) or stated) for report, stated in opened if stated is not None)
    return [now for report, now in found if now != report]


def open_year(report: Report) -> Report | None:
    """A report as it states its day, without a year that others gave it; None where it states more, or no day."""
    if report.month_day and not report.published:
        return report
    words, by_others, _ = (report.published_words or "").partition(_YEAR_FROM)
    if not (by_others and report.published) or report.published_basis != DateBasis.INFERRED:
        return None
    return replace(
        report,
        published=None,
        published_basis=DateBasis.UNKNOWN,
        published_words=words,
        month_day=report.published[5:10],
    )


def full_year(report: Report, others: Iterable[Report]) -> Report | None:
    """A report dated without a year, with the one year that dated reports of the same matters give it; else None.

    A year counts when the day then lies within 60 days of a report that states its date and shares at least three names
    with this one, and falls on a weekday the report opens with where it opens with one; then within 200 days of it.
    Of several such years one is right where only its reports share further names (of the ministers then in office).
    """
    return _full_year(report, _dated(others)) if report.month_day else None


def _full_year(report: Report, dated: Sequence[Dated]) -> Report | None:
    near = _near(report, dated)
    years = list(near) if len(near) == 1 else list(_by_own_names(near))
    if len(years) != 1:
        return None
    told = sorted(near[years[0]])[:3]
    basis = f"{report.published_words}{_YEAR_FROM}{', '.join(told)}"
    if len(near) > 1:
        basis += f", which alone share {', '.join(sorted(_own_names(years[0], near))[:3])}"
    return with_date(report, f"{years[0]}-{report.month_day}", DateBasis.INFERRED, basis)


def _dated(reports: Iterable[Report]) -> tuple[Dated, ...]:
    """The id, day and names of the reports that state their day themselves."""
    return tuple(
        (report.id, date.fromisoformat(report.day), _names(report.text))
        for report in reports
        if report.day and report.published_basis != DateBasis.INFERRED
    )


def _near(report: Report, dated: Sequence[Dated]) -> Near:
    month_day = report.month_day or ""
    names = _names(report.text)
    most = _NEAR_DAYS_BY_WEEKDAY if weekdays_named(report.text) else _NEAR_DAYS
    near: Near = {}
    for name, stated, own in dated:
        shared = names & own
        if len(shared) < _SHARED_NAMES or name == report.id:
            continue
        for year in years_that_fit(month_day, report.text, {stated.year - 1, stated.year, stated.year + 1}):
            day = iso_day(year, int(month_day[:2]), int(month_day[3:]))
            if day and abs((date.fromisoformat(day) - stated).days) <= most:
                near.setdefault(year, {})[name] = shared
    return near


def _by_own_names(near: Near) -> Iterator[int]:
    """The years whose reports share names that those of no other year share, where no other year has such names."""
    owned = {year: _own_names(year, near) for year in near}
    for year, names in owned.items():
        if len(names) >= _OWN_NAMES and not any(owned[other] for other in owned if other != year):
            yield year


def _own_names(year: int, near: Mapping[int, Mapping[str, frozenset[str]]]) -> frozenset[str]:
    shared = {each: frozenset().union(*reports.values()) for each, reports in near.items()}
    return shared[year].difference(*(names for other, names in shared.items() if other != year))


def _names(text: str) -> frozenset[str]:
    """The capitalised words of a text that do not only begin a sentence; days and months are no names."""
    return frozenset(re.findall(r"(?<=[a-z,] )[A-Z][a-z]{3,}", text)) - _DAYS_AND_MONTHS
