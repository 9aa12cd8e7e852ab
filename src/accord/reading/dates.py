"""1. Bytes → Report: the day a report states of itself, in the forms of wires, newspapers and web pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_SHORT_YEAR = r"(?P<short>\d\d)(?![\d:/]|\.\d)(?:\b|$)"
_YEAR_END = r"(?:\b|(?=\d{1,2}:\d\d\b))"
"""The end of a year, or the hour that a page prints right behind it: "November 4, 20256:58 AM"."""
_JUCHE = re.compile(r"Juche", re.IGNORECASE)
_JUCHE_ZERO = 1911
"""Years of the North Korean calendar count from 1912 as the first."""
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\d./-]){_YEAR}[-/.](?P<number>\d{{1,2}})[-/.]{_DAY}(?!\d)",
        rf"\b{_YEAR}(?P<number>\d\d)(?P<day>\d\d)(?:\b(?![-.\d])|(?=T?\d{{6}}Z?\b))",
        rf"\b{_DAY}(?:[\s-]+|\s+(?:day\s+)?of\s+){_MONTH}[\s,-]+{_YEAR}{_YEAR_END}",
        rf"(?<![^\W\d_]){_MONTH}\s*{_DAY}(?:\s*,\s*|\s+){_YEAR}{_YEAR_END}",
        rf"\b(?P<day>\d{{1,2}})\.\s?(?P<number>\d{{1,2}})\.\s?{_YEAR}\b",
        rf"\b(?P<day>\d{{1,2}})/(?P<number>\d{{1,2}})/{_YEAR}\b",
        r"\bJuche\s?(?P<juche>\d{2,3})\s?(?:\(\d{4}\))?\.\s?(?P<number>\d{1,2})\.\s?(?P<day>\d{1,2})(?!\d)",
        rf"\b{_YEAR}年\s*(?P<number>\d{{1,2}})月\s*(?P<day>\d{{1,2}})日",
        rf"\b{_DAY}[\s-]+{_MONTH}[\s,-]+['’]?{_SHORT_YEAR}",
        rf"\b{_MONTH}\s+{_DAY},\s+['’]{_SHORT_YEAR}",
        rf"(?<![\d/.])(?P<day>\d\d)\.(?P<number>\d\d)\.{_SHORT_YEAR}",
        rf"(?<![\d/.])(?P<day>\d{{1,2}})/(?P<number>\d{{1,2}})/{_SHORT_YEAR}",
    )
)
_SLASHED = frozenset(form for form in _FORMS if ")/(?P<number>" in form.pattern)
_WEEKDAY = r"(?P<weekday>Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[a-z]{3,6})?"
_WEEKDAY_BEFORE = re.compile(rf"\b{_WEEKDAY}\.?,?\s*$", re.IGNORECASE)
_WEEKDAY_AFTER = re.compile(rf"\s*[,(]?\s*{_WEEKDAY}\b", re.IGNORECASE)
_CENTURY_TURN = 69
"""Years of two digits from here on are of the 20th century (POSIX strptime, %y)."""
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

_NAMED_DAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+"
_DATELINE = re.compile(
    rf"^\W{{0,3}}(?:[A-Z][\w. ]{{1,20}}\)\s*(?:--?|–|—)\s*)?"
    rf"(?P<city>[A-Z][\w.'’/ -]{{2,40}}?(?:,\s*[A-Z][\w. ]{{1,20}})?)(?:\s*\([A-Z][^()\d]{{1,30}}\)\s*(?:--?|–|—)\s*)?"
    rf"(?:(?<=[–—-]\s)|,\s*|\s+|\s*\(|\s*(?:--?|–|—|/|\|)\s*)(?:\([^)]{{2,40}},\s*)?(?:{_NAMED_DAY})?"
    rf"(?:(?i:{_MONTH})\s+{_DAY}|(?P<day2>\d{{1,2}})\s+(?i:{_MONTH.replace('month', 'month2')}))\b"
    rf"(?:,?\s+{_YEAR}|(?!\.?,?\s+\d{{3,}}))(?!\.?\s+[a-z])",
)
_BARE_DATELINE = re.compile(rf"^\W{{0,3}}{_MONTH}\s+{_DAY}(?=\s+\([A-Z][^()\d]{{1,40}}\)\s*(?:--?|–|—)\s)")
_LABEL = re.compile(
    r"\b(?:published|posted|filed|issued|released|released?\s+on|date|dated|first\s+published|publication\s+date"
    r"|publish(?:ed)?\s+date|date\s+(?:of\s+publication|published|posted|issued)|created|uploaded|written)\b[\s:]*",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"(?:first\s+)?(?:publi|posted|filed|issued|released|uploaded|date\s+(?:of\s+)?p)", re.IGNORECASE
)
_UPDATED = re.compile(
    r"(?:\b(?:updated?|last\s+(?:update|change|check|review)\w*|(?:last\s+)?modified|corrected|amended|revised|reviewed"
    r"|retrieved|accessed|archived|captured|saved|printed|downloaded|viewed|today(?:\s+is)?|copyright|as\s+of|embargoed"
    r"|expires?|deadline|valid|until|comments?|event|next)\b|©|\(c\))(?:[\s:]*\b(?:date|time|on|at|until|till))*[\s:]*",
    re.IGNORECASE,
)
_OF_NAMES = frozenset({"of", "the", "and", "for", "by", "de", "la", "del", "van", "von"})
_DESK_LINE = re.compile(r"Source\s*:.{2,60}Editor\s*:", re.IGNORECASE)
_LINKED = re.compile(
    r"\b(?:on|of|in|for|from|by|until|till|since|before|after|between|to|and|at|the|than|with)$", re.IGNORECASE
)
_DATELINE_END = re.compile(
    r"\.?(?:,\s*[A-Z][\w .]{1,30}?)?[)\s]*(?:\([^()]{2,60}\)\s*)?(?:--?|–|—)\s"  # Nov. 4 (Agency) --
    r"|[.,]?\s*/[A-Z][\w .-]{1,30}/[.:\s]"  # November 4. /AGENCY/.
    r"|\.?\s*\([A-Z][\w .-]{1,30}\)(?:\s*:)?\s+[\"“‘']?[A-Z]"  # Nov 4 (AGENCY): The
)
_AMERICAN = re.compile(r"(?<!\d)\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?\s*\(?(?:E[SD]?T|P[SD]?T|[CM]DT)\b", re.IGNORECASE)
_HEAD_LINES = 12
_SHORT_LINE = 100
_LONG_LINE = 1000
_OPENING = 60
MIN_YEAR, MAX_YEAR = 1945, 2100


Order = Literal["day", "month"]
"""Which comes first in 05/06/2024."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A date a text states of itself: an ISO day or moment, or only month and day, and the words it was read from.

    `is_labelled` where the text calls it the day of publication.
    """

    words: str
    day: str | None = None
    month_day: str | None = None
    is_labelled: bool = False


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


def full_dates(text: str, order: Order | None = None) -> Iterator[tuple[str, int, int]]:
    """Every full date in a text as (ISO day or moment, start, end); forms that are ambiguous are left out.

    05/06/2024 is ambiguous unless `order` or a weekday beside it tells.

    >>> [found[0] for found in full_dates("Thu, Oct 31, 2024 1:05 AM EDT")]
    ['2024-10-31T01:05-04:00']
    >>> list(full_dates("05/06/2024"))
    []
    >>> [found[0] for found in full_dates("Wednesday 05/06/2024")]
    ['2024-06-05']
    """
    taken: list[tuple[int, int]] = []
    for form in _FORMS:
        for match in form.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            day = _slashed_day(match, order) if form in _SLASHED else _day_of(match)
            if day is None:
                continue
            moment, end = _with_clock(day, text, match.end())
            taken.append((match.start(), end))
            yield moment, match.start(), end


def _day_of(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    month = month_number(groups["month"]) if groups.get("month") else int(groups["number"])
    return iso_day(_year(groups), month, int(groups["day"]))


def _year(groups: Mapping[str, str | None]) -> int:
    if groups.get("juche"):
        return int(groups["juche"] or 0) + _JUCHE_ZERO
    if groups.get("year"):
        return int(groups["year"] or 0)
    short = int(groups["short"] or 0)
    return short + (1900 if short >= _CENTURY_TURN else 2000)


def _slashed_day(match: re.Match[str], order: Order | None) -> str | None:
    """The day of a date in slashes: 05/06 is May in Boston and June in London, so None where nothing tells."""
    year, first, second = _year(match.groupdict()), int(match["day"]), int(match["number"])
    readings = {"day": iso_day(year, second, first), "month": iso_day(year, first, second)}
    days = {day for day in readings.values() if day}
    if len(days) == 1:
        return days.pop()
    named = _WEEKDAY_BEFORE.search(match.string, max(0, match.start() - 14), match.start())
    named = named or _WEEKDAY_AFTER.match(match.string, match.end())
    if named:
        weekday = next(number for number, name in enumerate(_WEEKDAYS) if name.startswith(named["weekday"].lower()))
        days = {day for day in days if date.fromisoformat(day).weekday() == weekday}
        return days.pop() if len(days) == 1 else None
    return readings[order] if order else None


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


def find_stated(text: str, order: Order | None = None) -> Stated | None:
    """The date a report's own head states: a line of its own, a label, or a dateline before the first sentence.

    A line that says "Published" comes before the others; `order` says how the place writes 05/06/2024.

    >>> find_stated("SEOUL, Oct. 18 (Han River Wire) -- South Korea said").month_day
    '10-18'
    """
    lines = _with_labels([line.strip() for line in text.split("\n") if line.strip()][:_HEAD_LINES])
    order = order or _told_order(lines)
    found = [stated for line in lines if (stated := _from_line(line, order)) is not None]
    full = [stated for stated in found if stated.day]
    if found and not full and (dated := by_own_calendar(text, found[0])):
        return dated
    return next((stated for stated in full if stated.is_labelled), next(iter(full or found), None))


def by_own_calendar(text: str, opening: Stated) -> Stated | None:
    """The day of a dateline without a year, where the last line gives it in the calendar of the place.

    >>> find_stated("Pyongyang, November 4 (NCA) -- Troops met.\\nwww.nca.example (Juche114.11.4.)").day
    '2025-11-04'
    """
    last = text.rstrip()[-_SHORT_LINE:].rsplit("\n", 1)[-1]
    found = next((each for each in full_dates(last) if _JUCHE.match(last, each[1])), None)
    if found is None or found[0][5:10] != opening.month_day:
        return None
    return Stated(words=f"{opening.words}, {last[found[1] : found[2]]}", day=found[0])


def _with_labels(lines: list[str]) -> list[str]:
    """The lines, a label that stands alone before what it labels ("Updated", then the day on a line of its own)."""
    joined: list[str] = []
    for line in lines:
        before = joined[-1].rstrip(" :") if joined else ""
        if before and (_LABEL.fullmatch(before) or _UPDATED.fullmatch(before)):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined


def _told_order(lines: list[str]) -> Order | None:
    """Month first where a time of day in a short line of the head is in a zone of North America, else nothing told.

    >>> find_stated("Press Briefing, 4/12/2013\\n12:25 P.M. EDT").day
    '2013-04-12'
    """
    short = "\n".join(line for line in lines if len(line) <= _SHORT_LINE)
    return "month" if _AMERICAN.search(short) else None


def _from_line(line: str, order: Order | None) -> Stated | None:
    dateline = _DATELINE.match(line)
    if dateline and _is_dateline(dateline, line):
        return _from_dateline(dateline)
    bare = _BARE_DATELINE.match(line)
    if bare:
        return _open_year(month_number(bare["month"]), int(bare["day"]), bare.group())
    opening = next(iter(full_dates(line[:_OPENING], order)), None)
    if opening and opening[1] <= 2 and _DATELINE_END.match(line, opening[2]):
        return Stated(words=line[: opening[2]].lstrip("*_#( "), day=opening[0])
    is_sentence = len(line) > _SHORT_LINE or (len(line) > 40 and line.endswith((".", "?", "!", ".”", '."')))
    if is_sentence and not _LABEL.match(line) and not _UPDATED.match(line):
        return None
    return _from_short_line(line, order)


def _from_short_line(line: str, order: Order | None) -> Stated | None:
    """The first date of a line that is not of an update, a copyright, a meeting told; one labelled before others."""
    is_own, after, found = True, 0, []
    for moment, start, end in sorted(full_dates(line[:_LONG_LINE], order), key=lambda each: each[1]):
        between, after = line[after:start], end
        label = max((match.end() for match in _LABEL.finditer(between)), default=-1)
        other = max((match.end() for match in _UPDATED.finditer(between)), default=-1)
        if max(label, other) >= 0:
            is_own = label > other
        if not is_own or (label < 0 and _is_told(line, start, end)):
            continue
        named = [match for match in _LABEL.finditer(between) if _PUBLISHED.match(match.group())]
        words = line[:end] if start < 30 and other < 0 else line[start:end]
        found.append(Stated(words=words.lstrip("*_# "), day=moment, is_labelled=bool(named)))
    return next((stated for stated in found if stated.is_labelled), next(iter(found), None))


def _is_dateline(dateline: re.Match[str], line: str) -> bool:
    """Whether a city in capitals stands before the date, or a dash or an agency ends it."""
    month = dateline["month"] or dateline["month2"]
    if dateline["city"].split(",")[0].isupper() and not (month.isupper() and month.casefold() != "may"):
        return True
    return _DATELINE_END.match(line, dateline.end()) is not None


def _is_told(line: str, start: int, end: int) -> bool:
    """Whether a date is part of what a headline tells ("Ministers to meet on 12 May 2025"), not the report's own."""
    if _LABEL.match(line) or _DESK_LINE.match(line):
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
    return _open_year(month, day, words)


def _open_year(month: int, day: int, words: str) -> Stated | None:
    is_day = iso_day(2024, month, day) is not None  # a leap year: 29 February may be meant
    return Stated(words=words, month_day=f"{month:02d}-{day:02d}") if is_day else None


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
