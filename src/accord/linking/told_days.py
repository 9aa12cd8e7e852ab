"""6. Records ↔ records: the day of news that no sentence dates, from the report that leads with it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache

from accord.linking.mention_words import before, is_nominal, says_little
from accord.linking.occasions import names_crowds
from accord.linking.profiles import Profile
from accord.records import EventRecord, Report
from accord.values import DateBasis, Polarity, Precision, Standing, Status, When

_SENTENCE = 90
"""How long a line of a report must be to be its first sentence, not a headline, byline or day."""
_PARAGRAPHS = 2
_DATELINE = 60
"""How far behind the start of its line the first sentence may begin, behind a dateline."""
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY_WORD = re.compile(rf"\b({'|'.join(_DAYS)}|yesterday|today|tonight)\b(?!['’]s)", re.IGNORECASE)
_PERFECT = ("has ", "have ", "had ", "having ", "is ", "are ", "to ")
_ASIDE = re.compile(
    r"\b(?:after|before|since|when|while|because|until|if|although|whether|who|which|that|whose|where)\b[^,;:]*$",
    re.IGNORECASE,
)
"""Words before a verb that put it in a clause beside the news: "met after rebels took the town"."""
_CLAUSE = 90
_FRESH = 3
"""How many days back a weekday of the first sentence is still that of the news."""


def day_of_news(group: Sequence[Profile], reports: Mapping[str, Report]) -> When | None:
    """About when something was done that no report dates: by the first report that leads with it, else None.

    A dated report tells in its headline and first sentences, in the past, what is new: the day that the first sentence
    names ("on Monday", "yesterday"), else the report's own or the day before it.
    """
    if all(names_crowds(telling) for telling in group):
        return None  # What goes on for weeks is not of the day on which a report leads with it.
    told = sorted(
        (telling.report_day, report.id, report)
        for telling in group
        if telling.report_day is not None and (report := reports.get(telling.record.report)) is not None
        if any(_leads(record, report) for record in telling.records)
    )
    for day, _, report in told:
        if report.published_basis in (DateBasis.INFERRED, DateBasis.UNKNOWN):
            continue
        named = _day_named(_first_sentence(report), day)
        first, last = (named, named) if named else (day - timedelta(1), day)
        value = first.isoformat() if named else f"{first.isoformat()}/{last.isoformat()}"
        return When(value=value, earliest=first.isoformat(), latest=last.isoformat(), precision=Precision.DAY)
    return None


def _leads(record: EventRecord, report: Report) -> bool:
    """Whether a record tells something done as the news of its report, by a verb of its own."""
    if record.status != Status.OCCURRED or record.polarity == Polarity.NEGATIVE or record.standing != Standing.DEED:
        return False
    words = record.text.lower()
    # "Admits sinking the ferry" tells the day of the admission, not of the sinking.
    is_gerund = any(word.endswith("ing") for word in words.split(" ")[:2])
    if is_nominal(record) or says_little(record) or words.startswith(_PERFECT) or is_gerund:
        return False
    if not (_is_headline(record, report) or _opens_report(record, report)):
        return False
    return not _ASIDE.search(before(record, _CLAUSE))


def _is_headline(record: EventRecord, report: Report) -> bool:
    """Whether a record stands in the title, or in a line above the first sentence where another was taken for it."""
    quote, title = record.evidence.quote.strip(), (report.title or "").strip()
    lines = _first_lines(report.text, title)
    return (bool(title) and quote in title) or (bool(lines) and record.evidence.end <= lines[0][0])


def _opens_report(record: EventRecord, report: Report) -> bool:
    """Whether a record stands in the first sentence of one of the first two paragraphs."""
    starts = [start for start, _ in _first_lines(report.text, report.title or "")]
    return any(0 <= record.evidence.start - start <= _DATELINE for start in starts)


@cache
def _first_lines(text: str, title: str) -> tuple[tuple[int, int], ...]:
    """Where the first lines of a text begin and end that are long enough for a sentence and are not its title."""
    found: list[tuple[int, int]] = []
    start = 0
    for line in text.splitlines(keepends=True):
        if len(line.strip()) >= _SENTENCE and not (title and title in line):
            found.append((start + len(line) - len(line.lstrip()), start + len(line)))
        start += len(line)
        if len(found) == _PARAGRAPHS:
            break
    return tuple(found)


def _first_sentence(report: Report) -> str:
    lines = _first_lines(report.text, report.title or "")
    line = report.text[slice(*lines[0])] if lines else ""
    stop = re.search(r"[.!?][\"”]?\s+(?=[A-Z])", line[_DATELINE:])
    return line[: _DATELINE + stop.start()] if stop else line


def _day_named(sentence: str, report_day: date) -> date | None:
    """The day that the first word for one in a report's first sentence names, not after the report nor long before it.

    A weekday more than some days back is as likely one ahead, or that of a place where it is a day later.
    """
    match = _DAY_WORD.search(sentence)
    if match is None:
        return None
    word = match[1].lower()
    back = (report_day.weekday() - _DAYS.index(word)) % 7 if word in _DAYS else int(word == "yesterday")
    return report_day - timedelta(back) if back <= _FRESH else None
