"""4. mentions → records: the day of an undated report, from what its text tells as past and as still to come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Doc, Token

from accord.data import read_toml
from accord.mentions.tense import Tense
from accord.mentions.times import TimeMention
from accord.parsing.found import found, text_of
from accord.reading.dates import full_dates

_UPDATED = re.compile(r"(?:last\s+)?updated?\b[^\n]{4,80}$", re.IGNORECASE | re.MULTILINE)
_ENTRY = re.compile(r"^\W{0,3}\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\b\.?)?(?=\s)", re.IGNORECASE | re.MULTILINE)
_HEAD = 400
_ENTRIES = 3
_NEAR = timedelta(7)
"""How soon the first day announced must follow the last day told as past, for the report to be of that last day."""


@dataclass(frozen=True, slots=True)
class _Day:
    """A calendar day of the text, its year None when the text leaves it out."""

    month: int
    day: int
    year: int | None
    weekday: int | None
    words: str

    def on(self, year: int) -> date | None:
        """The day in a year; None for 29 February of most, for days that never are, and for the wrong weekday."""
        try:
            made = date(self.year or year, self.month, self.day)
        except ValueError:
            return None
        return made if self.weekday in (None, made.isoweekday()) else None


@dataclass(frozen=True, slots=True)
class _Years:
    """What a text says about the year it was written in: one it gives away, and bounds."""

    told: int | None = None
    words: str = ""
    earliest: int | None = None
    latest: int | None = None

    def allows(self, year: int) -> bool:
        return (self.earliest is None or self.earliest <= year) and (self.latest is None or year <= self.latest)


def _day(mention: TimeMention) -> _Day:
    month, day, year, weekday = (mention.slots.get(slot) for slot in ("month", "day", "year", "weekday"))
    return _Day(
        int(month or 0), int(day or 0), int(year) if year else None, int(weekday) if weekday else None, mention.text
    )


def _days(times: Iterable[TimeMention], tense: Tense) -> list[_Day]:
    """The days that stand in clauses of one tense."""
    made = []
    for mention in times:
        if (
            mention.read == "date"
            and mention.tense is tense
            and mention.signal not in ("since", "before", "until", "after")
        ):
            made.append(_day(mention))
    return made


def _governors(token: Token, limit: int = 10) -> Iterator[Token]:
    for _ in range(limit):
        if token.head == token:
            return
        token = token.head
        yield token


def _planned_year(doc: Doc, mention: TimeMention) -> bool:
    """Whether a year is that of a budget still being planned."""
    words = read_toml("times.toml")["inference"]
    if mention.signal != "for":
        return False
    verb = next(
        (each for each in _governors(doc[mention.token]) if each.lemma_.lower() in words["planning_verbs"]), None
    )
    if verb is None or any(child.tag_ == "VBD" for child in (verb, *verb.children)):
        return False
    between = doc[min(verb.i, mention.token) : max(verb.i, mention.token)]
    return any(token.lemma_.lower() in words["budget_nouns"] for token in between)


def _year_of(mention: TimeMention) -> int | None:
    year = mention.slots.get("year")
    return int(year) if isinstance(year, int) and 1500 <= year < 2200 else None


def _years(doc: Doc, times: Iterable[TimeMention]) -> _Years:
    """What the years of a text say about its own; told only when no two of them disagree."""
    coming: dict[int, str] = {}
    past: list[int] = []
    ahead: list[int] = []
    for mention in times:
        year = _year_of(mention)
        if year is None:
            continue
        if mention.read == "year" and _planned_year(doc, mention):
            coming[year - 1] = f"for {mention.text}"
        elif mention.tense is Tense.PAST or mention.signal == "since":
            past.append(year)
        elif mention.tense is Tense.FUTURE:
            ahead.append(year)
    earliest, latest = max(past, default=None), min(ahead, default=None)
    if len(coming) == 1:
        year, words = next(iter(coming.items()))
        return _Years(told=year, words=words, earliest=earliest, latest=latest)
    return _Years(earliest=earliest, latest=latest)


def _agreeing_year(times: Iterable[TimeMention], years: _Years) -> tuple[int, str] | None:
    """The one year within the bounds in which every weekday of the text falls on its day ("Monday, November 3")."""
    if years.earliest is None or years.latest is None or years.latest - years.earliest > 60:
        return None
    pairs = [_day(m) for m in times if m.read == "date" and "weekday" in m.slots and "year" not in m.slots]
    span = range(years.earliest, years.latest + 1)
    fitting = [year for year in span if pairs and all(day.on(year) is not None for day in pairs)]
    return (fitting[0], pairs[0].words) if len(fitting) == 1 else None


def _between(past: list[_Day], ahead: list[_Day], year: int) -> tuple[date, _Day, _Day] | None:
    """The last day told as past, with the first one announced, when it is not after it and near it."""
    done = [(when, day) for day in past if (when := day.on(year)) is not None]
    coming = [(when, day) for day in ahead if (when := day.on(year)) is not None]
    last = max(done, key=lambda pair: pair[0], default=None)
    first = min(coming, key=lambda pair: pair[0], default=None)
    if last is None or first is None or not timedelta(0) <= first[0] - last[0] <= _NEAR:
        return None
    return last[0], last[1], first[1]


def _last_update(text: str) -> tuple[str, str] | None:
    """The day on which the head of a page of entries, each behind a time of day, says that it was last updated."""
    line = _UPDATED.search(text[:_HEAD])
    if line is None or len(_ENTRY.findall(text)) < _ENTRIES:
        return None
    day = next((day for day, _, _ in full_dates(line.group())), None)
    return (day[:10], line.group().strip()) if day else None


def infer_dct(doc: Doc) -> tuple[str, str] | None:
    """The day an undated report was written and the words it rests on; None where the text does not give it away.

    The day is the latest one told in the past tense, provided that the earliest day announced as still to come is the
    same or follows within a week ("visited on November 3", "is scheduled to meet on November 4"). Its year is the one
    the text gives with such a day; else the year before a budget year still being planned ("is preparing a rise in
    spending for 2026"); else the only year, between a past and a coming one that the text names, in which a weekday
    agrees with its day ("Monday, November 3"). Two answers are none, and so is
    one against a bound ("since October 2017").

    A page kept up to date by the hour, its entries each behind a time of day, is of the day of its last update.
    """
    updated = _last_update(text_of(doc))
    if updated is not None:
        return updated
    times = found(doc).times
    past, ahead = _days(times, Tense.PAST), _days(times, Tense.FUTURE)
    if not past or not ahead:
        return None
    stated = {day.year for day in (*past, *ahead) if day.year is not None}
    years = _years(doc, times)
    basis = ""
    if stated:
        year = max(stated)
    elif years.told is not None:
        year, basis = years.told, years.words
    else:
        agreed = _agreeing_year(times, years)
        if agreed is None:
            return None
        year, basis = agreed
    found_day = _between(past, ahead, year)
    if found_day is None or not years.allows(found_day[0].year):
        return None
    day, last, first = found_day
    if stated and year not in (last.year, first.year):
        return None
    words = [last.words, first.words, basis]
    return day.isoformat(), " … ".join(dict.fromkeys(word for word in words if word))
