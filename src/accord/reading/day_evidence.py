"""1. Bytes → Report: whether two pieces of evidence for a report's day agree, and what to say where they do not."""

from __future__ import annotations

from datetime import date

from accord.reading.dates import Stated, iso_day

NEAR_DAYS = 4
"""Most days from a dateline to the publication of its report: weeklies and translations take longer, and say so."""


def days_between(one: str, other: str) -> int:
    """How many days the first of two ISO days or moments lies after the other.

    >>> days_between("2025-11-04", "2025-11-06T10:00")
    -2
    """
    return (date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days


def is_far(published: str, month_day: str | None) -> bool:
    """Whether a month and day, in whatever year is nearest, lies further from a day than datelines do.

    >>> is_far("2026-01-02", "12-31"), is_far("2026-01-02", "11-30")
    (False, True)
    """
    if not month_day:
        return False
    year = int(published[:4])
    days = [iso_day(each, int(month_day[:2]), int(month_day[3:])) for each in (year - 1, year, year + 1)]
    return all(abs(days_between(day, published)) > NEAR_DAYS for day in days if day)


def doubt_of_text(published: str | None, stated: Stated | None, source: str) -> str | None:
    """What to say where a text states another day than what came with it; `source` names that, as a subject.

    >>> doubt_of_text("2025-11-20", Stated(words="OSLO, Nov. 4", month_day="11-04"), "its mail gives")
    "its mail gives 2025-11-20, its text 'OSLO, Nov. 4'"
    """
    if not published or stated is None:
        return None
    if stated.day:
        differs = abs(days_between(stated.day, published)) > NEAR_DAYS
    else:
        differs = is_far(published, stated.month_day)
    return f"{source} {published[:10]}, its text '{stated.words[:80]}'" if differs else None
