"""8. Records → the answer to a question: its words, at most 40, with the report's own words in quotes."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence

from accord.asking.answer import MOST_WORDS
from accord.records import ActorRecord, Evidence, FigureRecord, StatementRecord
from accord.values import Actor, ActorKind, Approximation, FigureKind, When

_NO_OFFICE = ("counterpart", "mr", "ms", "mrs", "dr", "sir", "dame", "prof", "professor", "sen", "rep", "gen")
_TOLD_STATUSES = ("requested", "proposed", "estimated", "claimed")
_LEAST_QUOTE = 4
_VOTE = re.compile(r"\d+(?:\s*[-–]\s*|(?: votes)? to )\d+")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_HEDGED = {
    Approximation.ABOUT: "an approximate figure",
    Approximation.AT_LEAST: "at least",
    Approximation.AT_MOST: "at most",
    Approximation.MORE_THAN: "more than that",
    Approximation.LESS_THAN: "less than that",
    Approximation.BETWEEN: "a range",
}


def with_quote(told: str, evidence: Evidence, start: int | None = None, end: int | None = None) -> str:
    """An answer's words, followed by as many of the report's around a stretch of it as 40 words allow."""
    room = MOST_WORDS - len(told.split()) - 1
    quote = cut(evidence, start, end, room) if room >= _LEAST_QUOTE else ""
    told = told.rstrip(" .")
    if quote and fold_marks(quote) == fold_marks(told):
        return f"“{quote}”"
    return f"{told}: “{quote}”" if quote else f"{told}."


def fold_marks(text: str) -> str:
    """Letters and digits alone, small."""
    return re.sub(r"\W+", " ", text).strip().lower()


def cut(evidence: Evidence, start: int | None, end: int | None, most: int) -> str:
    """At most so many words of a sentence, around a stretch of the report; "…" marks what is left out."""
    words = list(re.finditer(r"\S+", evidence.quote))
    if len(words) <= most:
        return _clean(evidence.quote)
    low = (start if start is not None else evidence.start) - evidence.start
    high = (end if end is not None else evidence.start) - evidence.start
    first = next((n for n, word in enumerate(words) if word.end() > low), 0)
    last = next((n for n, word in enumerate(words) if word.end() >= high), first)
    last = min(last, first + most - 3)
    spare = most - 2 - (last - first + 1)
    lead = min(first, spare // 2)
    tail = min(len(words) - 1 - last, spare - lead)
    lead = min(first, spare - tail)
    shown = _clean(evidence.quote[words[first - lead].start() : words[last + tail].end()])
    return ("… " if first - lead else "") + shown + (" …" if last + tail < len(words) - 1 else "")


def _clean(text: str) -> str:
    folded = " ".join(text.split()).strip()
    if folded.count("“") < folded.count("”"):
        folded = folded.replace("”", "", 1) if folded.endswith("”") else "“" + folded
    return folded.rstrip(",;")


def day_words(value: str | None) -> str:
    """An ISO day, month, year or decade as people write it; "" for what names none.

    >>> day_words("2025-11-04"), day_words("2017-10"), day_words("199X")
    ('4 November 2025', 'October 2017', 'the 1990s')
    """
    if not value or value.startswith("../"):
        return ""
    if value.endswith("/.."):
        told = day_words(value[:-3])
        return f"since {told}" if told else ""
    if "/" in value:
        first, last = (day_words(part) for part in value.split("/", 1))
        return f"{first} to {last}" if first and last else ""
    if match := _DAY.match(value):
        time = f", {value[11:16]}" if len(value) >= 16 and value[10] == "T" and value[11].isdigit() else ""
        return f"{int(match[3])} {calendar.month_name[int(match[2])]} {match[1]}{time}"
    if match := re.fullmatch(_MONTH, value):
        return f"{calendar.month_name[int(match[2])]} {match[1]}" if 1 <= int(match[2]) <= 12 else ""
    if match := re.fullmatch(r"(\d{3})X", value):
        return f"the {match[1]}0s"
    seasons = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return f"{seasons[match[2]]} {match[1]}"
    if match := re.fullmatch(r"(\d{4})-Q(\d)", value):
        return f"quarter {match[2]} of {match[1]}"
    return value if re.fullmatch(r"\d{4}", value) else ""


def when_words(when: When | None) -> str:
    """A When as people write it; "" where it has no day, month or year."""
    return day_words(when.value) if when else ""


def name_words(actor: Actor, mentions: Sequence[ActorRecord] = ()) -> str:
    """An actor with its office as the reports give it: "Defense Minister Ana Kovac"."""
    if actor.kind is not ActorKind.PERSON:
        return actor.name
    role = actor.role or next((each.role for each in mentions if each.actor == actor.id and each.role), None)
    if not role or role.lower() in actor.name.lower() or role.lower().rstrip(".") in _NO_OFFICE:
        return actor.name
    return f"{actor.name} ({role})"


def join(names: Sequence[str]) -> str:
    """Names as a list of words.

    >>> join(["Oslo", "Riga", "Bonn"])
    'Oslo, Riga and Bonn'
    """
    told = list(dict.fromkeys(name for name in names if name))
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}" if told else ""


def figure_words(figure: FigureRecord) -> str:
    """A figure as printed, with what it counts and how it is hedged."""
    told = _vote_words(figure) or " ".join(figure.text.split())
    known = fold_marks(told)
    noun = ""
    if figure.figure_kind is FigureKind.COUNT or figure.figure_kind is FigureKind.CHANGE:
        noun = figure.measures or figure.unit or ""
    if fold_marks(noun) in known or noun == "percent":
        noun = ""
    status = figure.status if figure.status in _TOLD_STATUSES else ""
    notes = ", ".join(note for note in (_HEDGED.get(figure.approximation, ""), status) if note)
    return f"{told} {noun}".strip() + (f" ({notes})" if notes else "")


def _vote_words(figure: FigureRecord) -> str:
    """Both sides of a vote, of which the figure is one: "19-0", "97 votes to 64"."""
    if figure.figure_kind is not FigureKind.VOTE:
        return ""
    place = figure.start - figure.evidence.start
    found = [m for m in _VOTE.finditer(figure.evidence.quote) if m.start() <= place < m.end()]
    return found[0][0] if found else ""


def said_words(statement: StatementRecord) -> str:
    """The cue of a statement, as printed."""
    return " ".join((statement.cue_text or "said").split())
