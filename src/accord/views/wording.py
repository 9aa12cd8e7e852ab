"""8. Ledger → what people see: dates, sides and statuses in words."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence

from accord.ledger.merged import Event, Plan, Verdict
from accord.linking.copies import Copies
from accord.linking.mention_words import is_nominal
from accord.records import FigureRecord, Report, StatementRecord
from accord.values import Actor, DateBasis, Directness, Status, When

STATUS_WORDS = {
    Status.OCCURRED: "occurred",
    Status.ONGOING: "ongoing",
    Status.PLANNED: "planned",
    Status.EXPECTED: "expected",
    Status.PROPOSED: "proposed",
    Status.REQUESTED: "requested",
    Status.POSSIBLE: "possible",
    Status.HYPOTHETICAL: "hypothetical",
    Status.DENIED: "denied",
    Status.DID_NOT_HAPPEN: "did not happen",
    Status.POSTPONED: "postponed",
    Status.CANCELLED: "cancelled",
}
VERDICT_WORDS = {
    Verdict.HELD: "held",
    Verdict.CHANGED: "changed",
    Verdict.PARTLY: "partly done",
    Verdict.ADVANCED: "advanced",
    Verdict.CANCELLED: "cancelled",
    Verdict.REFUSED: "refused",
    Verdict.DID_NOT_HAPPEN: "did not happen",
    Verdict.NOT_SHOWN: "not shown",
    Verdict.POSTPONED: "postponed",
    Verdict.OPEN: "open, not yet due",
    Verdict.OVERDUE: "overdue, no outcome found",
}
QUOTED_WORDS = {Directness.DIRECT: "quoted", Directness.MIXED: "partly quoted", Directness.INDIRECT: "in other words"}
BASIS_WORDS = {
    DateBasis.GIVEN: "date given by the user",
    DateBasis.METADATA: "date from metadata",
    DateBasis.DATELINE: "date from its dateline",
    DateBasis.INFERRED: "date inferred",
    DateBasis.UNKNOWN: "no date known",
}
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "AU": "autumn", "WI": "winter"}
_FULL_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_OPEN_DAY = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")


def day_in_words(value: str | None) -> str:
    """An ISO day, month, year or TIMEX3 value as people write it.

    >>> day_in_words("2025-11-04T06:58-05:00")
    '4 November 2025'
    >>> day_in_words("../2025-11-04")
    'by 4 November 2025'
    """
    if not value:
        return "no day given"
    if value.startswith("../"):
        return f"by {day_in_words(value[3:])}"
    if value.endswith("/.."):
        return f"from {day_in_words(value[:-3])}"
    if "/" in value:
        first, last = value.split("/", 1)
        if _FULL_DAY.fullmatch(first) and _FULL_DAY.fullmatch(last) and first[:7] == last[:7]:
            return f"{int(first[8:])} to {day_in_words(last)}"
        return f"{day_in_words(first)} to {day_in_words(last)}"
    if match := _FULL_DAY.match(value):
        return f"{int(match[3])} {calendar.month_name[int(match[2])]} {match[1]}"
    if match := _OPEN_DAY.match(value):
        day = f"{int(match[2])} " if match[2] else ""
        return f"{day}{calendar.month_name[int(match[1])]}, year not known"
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return f"{calendar.month_name[int(match[2])]} {match[1]}"
    if match := re.fullmatch(r"(\d{3})X?", value):
        return f"the {match[1]}0s"
    if match := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        return f"week {int(match[2])} of {match[1]}"
    if match := re.fullmatch(r"(\d{4})-W(\d\d)-WE", value):
        return f"the weekend of week {int(match[2])} of {match[1]}"
    if match := re.fullmatch(r"(\d{4})-Q(\d)", value):
        return f"quarter {match[2]} of {match[1]}"
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|AU|WI)", value):
        return f"{_SEASONS[match[2]]} {match[1]}"
    return {"PAST_REF": "in the past", "PRESENT_REF": "now", "FUTURE_REF": "in the future"}.get(value, value)


def when_in_words(when: When | None) -> str:
    """A When as people write it; "no day given" when there is none."""
    return day_in_words(when.value if when else None)


def names(actors: Sequence[Actor], most: int = 4) -> str:
    """The actors' names joined with "and"; more than `most` are counted."""
    shown = list(dict.fromkeys(actor.name for actor in actors))
    if len(shown) > most:
        shown = [*shown[:most], f"{len(shown) - most} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}" if shown else ""


def sides(event: Event) -> str:
    """Who did it, and to whom, in words; "→ Norway" where a noun ("an attack") does not say who did it to Norway.

    Before a verb the arrow is left out: whom it is done to is its subject ("Norway: was attacked").
    """
    left, right = names(event.actors), names(event.recipients)
    is_named = is_nominal(event.records[0]) or event.title.lower().startswith(("a ", "an "))
    if not left and right and is_named:
        return f"→ {right}"
    return f"{left} → {right}" if left and right else left or right


def event_in_words(event: Event) -> str:
    """Who did it, to whom, and its title; the title alone where no report says who."""
    who = sides(event)
    return f"{who}: {event.title}" if who else event.title


def status_in_words(event: Event) -> str:
    """The status with the reporter's or someone else's word behind it."""
    words = STATUS_WORDS[event.status]
    sources = {record.on_whose_word for record in event.records if record.status == event.status}
    if "reporter" in sources or not sources:
        return words
    return f"{words}, according to {' and '.join(sorted(sources)[:2])}"


def plan_in_words(plan: Plan) -> str:
    """The verdict on a plan with the day of its outcome."""
    words = VERDICT_WORDS[plan.verdict] + (", late" if plan.late else "")
    return f"{words} ({day_in_words(plan.outcome_date)})" if plan.outcome_date else words


def figure_in_words(figure: FigureRecord) -> str:
    """A figure as printed, with what it measures and what it is."""
    measured = f" {figure.measures}" if figure.measures and figure.measures not in figure.text else ""
    told = (figure.approximation.value, figure.status)
    notes = [word.replace("_", " ") for word in told if word not in ("exact", "actual", "unstated")]
    if figure.period:
        notes.append(f"for {day_in_words(figure.period)}")
    return f"{figure.text}{measured}" + (f" ({', '.join(notes)})" if notes else "")


_BEFORE_SOURCE = ("according to", "in the words of", "in the view of", "per", "citing")
"""Cues that English puts before the one who speaks."""


def speaker_in_words(statement: StatementRecord) -> str:
    """Who speaks, with the report's own cue: "Kari Berg said", "according to the ministry", "no source named"."""
    source = statement.source.name if statement.source else "no source named"
    cue = " ".join((statement.cue_text or "said").split())
    if cue.lower() in _BEFORE_SOURCE:
        return f"{cue.lower()} {source}"
    told = cue if cue.isupper() else cue[:1].lower() + cue[1:]
    return f"{source} {told}" if statement.source else f"{source}: {told}"


def source_in_words(report: Report) -> str:
    """A report as an entry in the list of sources: publisher, title, day and how the day is known."""
    day = day_in_words(report.day) if report.day else _open_day(report)
    parts = [report.publisher or "publisher not named", f"“{report.title}”" if report.title else "no title", day]
    basis = BASIS_WORDS.get(report.published_basis, str(report.published_basis))
    parts.append(f"{basis}: “{report.published_words}”" if report.published_words else basis)
    return ", ".join(parts)


def copies_in_words(copies: Copies, named: Mapping[str, Report]) -> str:
    """Reports made from one text and which of them is the earliest, as one line."""
    listed = ", ".join(
        f"{name} ({', '.join(part for part in (named[name].publisher, named[name].day) if part) or 'undated'})"
        for name in copies.reports
        if name in named
    )
    first = f"the earliest is {copies.first}" if copies.first else "which is the earliest is not known"
    return f"made from one text: {listed}; {first}"


def page_in_words(report: Report | None, start: int) -> str:
    """The page of a printed report on which a place of its text stands; empty where it has no pages.

    >>> page_in_words(Report(text="One Two", pages=(0, 4)), 4)
    'p. 2'
    """
    page = report.page_at(start) if report else None
    return f"p. {page}" if page else ""


def _open_day(report: Report) -> str:
    return day_in_words(f"XXXX-{report.month_day}") if report.month_day else "undated"


def one_line(text: str, most: int = 220) -> str:
    """The text with white space folded, cut at a word when it is longer than `most` characters."""
    folded = re.sub(r"\s+", " ", text).strip()
    return folded if len(folded) <= most else f"{folded[:most].rsplit(' ', 1)[0]} …"


def in_quotes(text: str) -> str:
    """The words in quotation marks, without a second pair around words that a report quotes whole.

    >>> in_quotes("“No differences,”")
    '“No differences,”'
    """
    is_quoted = text[:1] in '“"' and text[-1:] in '”"' and not set(text[1:-1]) & set('“”"')
    return text if is_quoted else f"“{text}”"
