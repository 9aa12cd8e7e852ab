"""8. Records → the answer to a question: the day, or the report, that a question asks about."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from accord.asking.asking_words import words_of_questions
from accord.ledger.merged import Known

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_DAY_MONTH = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([A-Za-z]{3,9})\.?(?:,?\s+(\d{4}))?")
_MONTH_DAY = re.compile(r"\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedDay:
    """The day as of which a question asks, and the one report it asks about (by its day); None where it names none."""

    as_of: str | None = None
    report_day: str | None = None


def take_out_days(text: str, known: Known) -> tuple[str, AskedDay]:
    """A question without the words that say as of when it asks, and that day."""
    days = sorted({report.day for report in known.reports.values() if report.day})
    for pattern in words_of_questions()["as_of"]:
        match = re.search(pattern, text, re.IGNORECASE)
        day = find_day(match["day"], days) if match else None
        if match and day:
            return _without(text, match), AskedDay(as_of=day)
    for pattern in words_of_questions()["in_report"]:
        match = re.search(pattern, text, re.IGNORECASE)
        told = match and (match["day"] or match["later"])
        day = find_day(told, days) if told else None
        if match and day in days:
            is_lead = match[0].split()[0].lower() not in ("does", "did")
            return (_without(text, match) if is_lead else text), AskedDay(report_day=day)
    return text, AskedDay()


def find_day(text: str, days: list[str]) -> str | None:
    """The ISO day that words name; a day without a year is in the year that has reports nearest to it.

    >>> find_day("the 3 November report", ["2025-11-03"])
    '2025-11-03'
    """
    if match := _ISO.search(text):
        return _valid(int(match[1]), int(match[2]), int(match[3]))
    for pattern, day_place, month_place in ((_DAY_MONTH, 1, 2), (_MONTH_DAY, 2, 1)):
        for match in pattern.finditer(text):
            month = _MONTHS.get(match[month_place].lower())
            if month:
                years = [int(match[3])] if match[3] else sorted({int(day[:4]) for day in days}, reverse=True)
                made = [found for year in years if (found := _valid(year, month, int(match[day_place])))]
                return min(made, key=lambda day: min((_apart(day, other) for other in days), default=0), default=None)
    return None


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _apart(one: str, other: str) -> int:
    return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)


def _without(text: str, match: re.Match[str]) -> str:
    rest = f"{text[: match.start()]} {text[match.end() :]}"
    rest = re.sub(r"\s+([,?.])", r"\1", " ".join(rest.split())).lstrip(" ,")
    rest = re.sub(r",\?", "?", rest)
    return rest[:1].upper() + rest[1:] if re.search(r"\w", rest) else text
