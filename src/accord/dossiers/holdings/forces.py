"""7. Events → dossiers: what a deployment holds: its dated counts with their hedges, its floor, changes not made."""

from __future__ import annotations

import re
from collections.abc import Iterator

from accord.dossiers.case import Case
from accord.dossiers.days import in_full
from accord.dossiers.editions import Edition
from accord.dossiers.evidence import status_of
from accord.dossiers.model import Entry
from accord.dossiers.told import Nearness, Told
from accord.dossiers.wordlists import any_of, words
from accord.records import EventRecord, FigureRecord
from accord.values import AHEAD, DONE, Approximation, FigureKind, Status

COUNT, FLOOR, CHANGE, PAST = "count", "floor by law", "change", "earlier count"
"""What a number of troops may be the number of."""


def counts_of(case: Case) -> Iterator[tuple[Told, FigureRecord, str]]:
    """The numbers of people of a deployment, each with what it counts, in the order of reports."""
    found = [told for told in case.told if isinstance(told.of, FigureRecord) and told.nearness <= Nearness.REACH]
    for told in sorted(found, key=lambda told: (told.sentence.report.published or "", told.record.start)):
        figure = told.of
        if isinstance(figure, FigureRecord) and figure.figure_kind == FigureKind.COUNT and _is_of_people(figure):
            yield told, figure, sort_of(figure, told)


def _is_of_people(figure: FigureRecord) -> bool:
    return (
        (figure.unit or figure.measures) in words()["people"]["units"]
        and not isinstance(figure.value, tuple)
        and bool(figure.value)
    )


def sort_of(figure: FigureRecord, told: Told) -> str:
    """What a number of troops counts: those there, a floor by law, a change, or those of an earlier time."""
    quote = told.sentence.quote
    after = quote[figure.end - told.sentence.start :][:24]
    below = figure.approximation == Approximation.LESS_THAN or any_of("floor", "before").search(quote)
    if any_of("floor", "after").match(after) or (below and any_of("floor", "law").search(quote)):
        return FLOOR
    is_size = (figure.measures or "").startswith("strong")
    if figure.status in (*AHEAD, Status.POSSIBLE, Status.HYPOTHETICAL, Status.DENIED) and not is_size:
        return CHANGE
    of = [event for event in told.sentence.events if figure.id in event.figures and not is_size]
    if any(_is_change(event) for event in of) or any_of("people", "more").search(figure.text):
        return CHANGE
    if any(any_of("people", "moved").match(event.trigger) for event in of):
        return CHANGE
    year = re.fullmatch(r"(?:\.\./)?(\d{4})(?:-\d\d){0,2}", figure.period or "")
    reported = told.sentence.report.day
    return PAST if year and reported and int(year.group(1)) < int(reported[:4]) - 1 else COUNT


def _is_change(event: EventRecord) -> bool:
    """Whether an event changes a number: a withdrawal or a sending, not that troops "are stationed"."""
    is_there = event.label == "deployment" and event.status == Status.ONGOING
    return event.label in words()["people"]["changes"] and not is_there


def as_of(figure: FigureRecord, told: Told) -> str | None:
    """The day, month or year a count is of: its own, else that of its report."""
    period = figure.period if figure.period and re.fullmatch(r"\d{4}(?:-\d\d){0,2}", figure.period) else None
    return period or told.sentence.report.day


def _in_words(figure: FigureRecord) -> str:
    unit = figure.unit or ""
    return figure.text if unit in figure.text else f"{figure.text} {unit}".strip()


def _counts(case: Case) -> list[Entry]:
    """Each count with its hedge and the day it is of; a floor by law and what is only a change apart."""
    found = []
    for told, figure, sort in counts_of(case):
        hedge = "" if figure.approximation == Approximation.EXACT else figure.approximation.replace("_", " ")
        period = figure.period is not None and as_of(figure, told) == figure.period
        notes = [hedge, "" if period else "as of the report"] if sort == COUNT else [hedge]
        if sort == CHANGE:
            notes.append("not made" if figure.status not in ("actual", "claimed") else "told as made")
        speaker = figure.attributed_to.name if figure.attributed_to else None
        note = ", ".join(note for note in notes if note)
        found.append(
            Entry(
                label=sort,
                text=_in_words(figure),
                speaker=speaker,
                day=as_of(figure, told),
                note=note,
                evidence=(figure.evidence,),
            )
        )
    return found


def _changes_not_made(case: Case) -> list[Entry]:
    """Withdrawals and moves that are only planned, weighed, denied or asked for."""
    found = []
    for told in case.told:
        record, status = told.record, status_of(told.record)
        is_change = record.label in words()["people"]["changes"]
        of_law = any(f.approximation == Approximation.LESS_THAN for f in told.sentence.figures)
        if told.of is None and is_change and status not in DONE and told.nearness <= Nearness.SENTENCE and not of_law:
            speaker = record.attributed_to
            found.append(
                Entry(
                    label="change not made",
                    text=record.text,
                    side=speaker.country if speaker else None,
                    speaker=speaker.name if speaker else None,
                    day=told.sentence.report.day,
                    note=status.replace("_", " "),
                    evidence=(record.evidence,),
                )
            )
    return found


def _last(case: Case, *sorts: str) -> tuple[Told, FigureRecord] | None:
    found = [(told, figure) for told, figure, sort in counts_of(case) if sort in sorts]
    return found[-1] if found else None


def _force(case: Case, edition: Edition) -> list[str]:
    last = _last(case, COUNT)
    owner = last[1].owner if last else None
    return [owner.name] if owner else []


def _number(case: Case, edition: Edition) -> list[str]:
    """The latest count as it is said, each wording once."""
    last = _last(case, COUNT)
    if last is None:
        return []
    same = [
        f for _, f, sort in counts_of(case) if sort == COUNT and f.value == last[1].value and f.report == last[1].report
    ]
    return list(dict.fromkeys(_in_words(figure) for figure in same))


def _as_of(case: Case, edition: Edition) -> list[str]:
    last = _last(case, COUNT)
    day = as_of(last[1], last[0]) if last else None
    return [in_full(day)] if day else []


def _place(case: Case, edition: Edition) -> list[str]:
    found = [step.facts.place.name for step in edition.steps if step.facts.place]
    found += [place.place.name for told, _, _ in counts_of(case) for place in told.sentence.places]
    return list(dict.fromkeys(found))[:1]


def _floor(case: Case, edition: Edition) -> list[str]:
    last = _last(case, FLOOR)
    return [_in_words(last[1])] if last else []


FINDERS = {"force": _force, "number": _number, "as of": _as_of, "stationed in": _place, "floor by law": _floor}
SHOWN = {"counts": _counts, "changes not made": _changes_not_made}
