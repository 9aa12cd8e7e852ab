"""1. Bytes → Report: the day a report states of itself, in the forms of wires, newspapers and web pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_YEAR}[-/.](?P<number>\d{{1,2}})[-/.]{_DAY}(?!\d)",
        rf"\b{_YEAR}(?P<number>\d\d)(?P<day>\d\d)(?:\b(?![-.\d])|(?=T?\d{{6}}Z?\b))",
        rf"\b{_DAY}[\s-]+{_MONTH}[\s,-]+{_YEAR}\b",
        rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}\b",
        rf"\b(?P<day>\d{{1,2}})\.\s?(?P<number>\d{{1,2}})\.\s?{_YEAR}\b",
        rf"\b(?P<day>\d{{1,2}})/(?P<number>\d{{1,2}})/{_YEAR}\b",
        rf"\b{_YEAR}年\s*(?P<number>\d{{1,2}})月\s*(?P<day>\d{{1,2}})日",
    )
)
_SLASHED = _FORMS[5]
_CLOCK = re.compile(
    r"(?<![\d.:])(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::[0-5]\d(?:[.,]\d{1,9})?)?\s*(?P<half>[ap]\.?m\.?)?"
    r"\s*\(?(?P<zone>Z\b|[A-Z]{2,4}\b|[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
ZONES = {
    "Z": "+00:00",
    "UTC": "+00:00",
    "GMT": "+00:00",
    "EST": "-05:00",
    "EDT": "-04:00",
    "CST": None,
    "CDT": "-05:00",
    "MST": "-07:00",
    "MDT": "-06:00",
    "PST": None,
    "PDT": "-07:00",
    "BST": "+01:00",
    "CET": "+01:00",
    "CEST": "+02:00",
    "EET": "+02:00",
    "EEST": "+03:00",
    "MSK": "+03:00",
    "IST": None,
    "HKT": "+08:00",
    "SGT": "+08:00",
    "PHT": "+08:00",
    "KST": "+09:00",
    "JST": "+09:00",
    "AEST": "+10:00",
    "AEDT": "+11:00",
}
"""Offsets of zone names; None where a name stands for several zones: not guessed."""

_DATELINE = re.compile(
    rf"^\W{{0,3}}(?P<city>[A-Z][\w.'’/ -]{{2,40}}?(?:,\s*[A-Z][\w. ]{{1,20}})?)"
    rf"(?:,\s*|\s+|\s*\(|\s*(?:--?|–|—|/|\|)\s*)(?:\([^)]{{2,40}},\s*)?(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
    rf"(?:{_MONTH}\s+{_DAY}|(?P<day2>\d{{1,2}})\s+{_MONTH.replace('month', 'month2')})\b(?:,?\s+{_YEAR})?",
)
_LABEL = re.compile(
    r"\b(?:published|posted|filed|issued|released|released?\s+on|date|dated|first\s+published|publication\s+date)\b[\s:]*",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\b(?:updated|last\s+modified|modified|retrieved|accessed|copyright|©)\b", re.IGNORECASE)
_OF_NAMES = frozenset({"of", "the", "and", "for", "by", "de", "la", "del", "van", "von"})
_LINKED = re.compile(
    r"\b(?:on|of|in|for|from|by|until|till|since|before|after|between|to|and|at|the|than|with)$", re.IGNORECASE
)
_DATELINE_END = re.compile(r"[)\s]*(?:\([^()]{2,60}\)\s*)?(?:--?|–|—)\s")
_HEAD_LINES = 12
_SHORT_LINE = 100
_OPENING = 60
MIN_YEAR, MAX_YEAR = 1945, 2100


@dataclass(frozen=True, slots=True)
class Stated:
    """A date a text states of itself: an ISO day or moment, or only month and day, and the words it was read from."""

    words: str
    day: str | None = None
    month_day: str | None = None


def iso_day(year: int, month: int, day: int) -> str | None:
    """The ISO day, None when there is no such day or its year lies outside 1945 to 2100."""
    if not MIN_YEAR <= year <= MAX_YEAR:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def month_number(name: str) -> int:
    """1 to 12 for an English month name or its abbreviation.

    >>> month_number("Sept.")
    9
    """
    return _MONTHS.index(name[:3].lower()) + 1


def full_dates(text: str) -> Iterator[tuple[str, int, int]]:
    """Every full date in a text as (ISO day or moment, start, end); forms that are ambiguous are left out.

    >>> [found[0] for found in full_dates("Thu, Oct 31, 2024 1:05 AM EDT")]
    ['2024-10-31T01:05-04:00']
    >>> list(full_dates("05/06/2024"))
    []
    """
    taken: list[tuple[int, int]] = []
    for form in _FORMS:
        for match in form.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            day = _day_of(match, form is _SLASHED)
            if day is None:
                continue
            moment, end = _with_clock(day, text, match.end())
            taken.append((match.start(), end))
            yield moment, match.start(), end


def _day_of(match: re.Match[str], slashed: bool) -> str | None:
    groups = match.groupdict()
    month = month_number(groups["month"]) if groups.get("month") else int(groups["number"])
    day = int(groups["day"])
    if slashed and day <= 12 and month <= 12 and day != month:
        return None  # 05/06 is May in Boston and June in London
    if slashed and month > 12:
        month, day = day, month
    return iso_day(int(groups["year"]), month, day)


def _with_clock(day: str, text: str, end: int) -> tuple[str, int]:
    match = _CLOCK.search(text, end, end + 30)
    if match is None or not re.fullmatch(r"[\s,|T@/–—-]*(?:at\s+)?(?:--?\s*)?", text[end : match.start()]):
        return day, end
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower().startswith("p") else 0)
    zone = (match["zone"] or "").upper()
    offset = ZONES.get(zone) or ""
    if zone[:1] in "+-" and zone:
        offset = f"{zone[:3]}:{zone[-2:]}"
    stop = match.end() if offset else match.end("half") if match["half"] else match.end("minute")
    return f"{day}T{hour:02d}:{match['minute']}{offset}", stop


def find_stated(text: str) -> Stated | None:
    """The date a report's own head states: a line of its own, a label, or a dateline before the first sentence.

    >>> find_stated("SEOUL, Oct. 18 (Han River Wire) -- South Korea said").month_day
    '10-18'
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()][:_HEAD_LINES]
    partial: Stated | None = None
    for line in lines:
        stated = _from_line(line)
        if stated is None:
            continue
        if stated.day:
            return stated
        partial = partial or stated
    return partial


def _from_line(line: str) -> Stated | None:
    dateline = _DATELINE.match(line)
    if dateline and (dateline["city"].split(",")[0].isupper() or _DATELINE_END.match(line, dateline.end())):
        return _from_dateline(dateline)
    opening = next(iter(full_dates(line[:_OPENING])), None)
    if opening and opening[1] <= 2 and _DATELINE_END.match(line, opening[2]):
        return Stated(words=line[: opening[2]].lstrip("*_#( "), day=opening[0])
    is_sentence = len(line) > _SHORT_LINE or (len(line) > 40 and line.endswith((".", "?", "!", ".”", '."')))
    if is_sentence and not _LABEL.match(line):
        return None
    updated = _UPDATED.search(line)
    for moment, start, end in full_dates(line):
        if (updated and updated.start() < start) or _is_told(line, start, end):
            continue
        return Stated(words=(line[:end] if start < 30 else line[start:end]).lstrip("*_# "), day=moment)
    return None


def _is_told(line: str, start: int, end: int) -> bool:
    """Whether a date is part of what a headline tells ("Ministers to meet on 12 May 2025"), not the report's own."""
    if _LABEL.match(line):
        return False
    before, after = line[:start].rstrip(" (*_"), line[end:].lstrip(" )*_")
    is_joined = re.search(r"[\w’']$", before) is not None
    loose = [word for word in re.findall(r"[^\W\d_]+", before) if word.islower() and word not in _OF_NAMES]
    return bool(is_joined and (loose or _LINKED.search(before))) or re.match(r"[a-z]{2,}", after) is not None


def _from_dateline(match: re.Match[str]) -> Stated | None:
    month = month_number(match["month"] or match["month2"])
    day = int(match["day"] or match["day2"])
    words = match.group().strip(" (")
    if match["year"]:
        full = iso_day(int(match["year"]), month, day)
        return Stated(words=words, day=full) if full else None
    if iso_day(2024, month, day) is None:
        return None
    return Stated(words=words, month_day=f"{month:02d}-{day:02d}")


def weekdays_named(text: str) -> set[int]:
    """The weekdays (Monday is 0) that a text's opening names.

    >>> weekdays_named("The spy service said Friday that")
    {4}
    """
    words = set(re.findall(r"[a-z]+", text[:600].lower()))
    return {number for number, name in enumerate(_WEEKDAYS) if name in words}


def years_that_fit(month_day: str, opening: str, years: set[int]) -> set[int]:
    """The years in which a month and day agree with a weekday named in a report's opening (or the day after)."""
    named = weekdays_named(opening)
    fitting = set()
    for year in years:
        day = iso_day(year, int(month_day[:2]), int(month_day[3:]))
        if day is None:
            continue
        stated = date.fromisoformat(day)
        if not named or named & {stated.weekday(), (stated - timedelta(days=1)).weekday()}:
            fitting.add(year)
    return fitting
