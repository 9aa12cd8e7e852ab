"""7. Events → dossiers: warnings of days told by relation (5): known only so, at odds, or differing between reports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from accord.dossiers.case import Case
from accord.dossiers.days import days_until, in_full
from accord.dossiers.editions import Edition, Step
from accord.dossiers.evidence import exact_day
from accord.dossiers.holdings.commitments import clause_from
from accord.dossiers.index import Index, Sentence
from accord.dossiers.model import DossierState, Warning
from accord.dossiers.wordlists import any_of, words
from accord.records import EventRecord

NUMBER = 5
DATED = frozenset({"date", "time", "legs"})
"""Kinds that hold one of these owe a word when no report gives the day."""
LEAST = {"day": 1, "days": 2, "weeks": 7, "months": 28}
"""Days that must lie between two things of which one is told so many days before the other."""


@dataclass(frozen=True, slots=True)
class Relation:
    """ "fired on Saturday, days before Lee met Xi": what came first, what came then, and the words between."""

    first: EventRecord
    then: EventRecord
    words: str
    least: int


def _relations(sentence: Sentence) -> Iterator[Relation]:
    """The pairs of events of a sentence of which one is told days before, or after, the other."""
    for match in re.finditer(words()["relation"]["far"], sentence.quote, re.IGNORECASE):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        before = [e for e in sentence.events if e.end <= start + 1 and exact_day(e.date)]
        after = [e for e in sentence.events if e.start >= end]
        if not before or not after:
            continue
        rest = clause_from(sentence.quote, match.start())
        first, then = before[-1], after[0]
        if match["side"].casefold() == "after":
            first, then = then, first
        yield Relation(first, then, rest, LEAST[match["unit"].casefold()])


def day_of(record: EventRecord, index: Index) -> str | None:
    """The day of a record: its own, else that of another record of its event."""
    own = exact_day(record.date)
    event = index.event_of.get(record.id)
    days = [exact_day(other.date) for other in event.records] if event else []
    return own or next((day for day in days if day), None)


def _deeds(edition: Edition, case: Case) -> list[Step]:
    return [step for step in edition.steps if step.rule.stage in case.kind.done and step.told.of is None]


def _at_odds(case: Case, state: DossierState) -> list[Warning]:
    """A relation of days that the days of its two things do not allow."""
    found = {}
    for edition in case.editions:
        own = {step.told.record.id for step in edition.steps}
        events = {event.id for record in own if (event := case.index.event_of.get(record))}
        for sentence in _sentences_of(events, case):
            for relation in _relations(sentence):
                pair = (relation.first, relation.then)
                if not any(_event_id(record, case.index) in events or record.id in own for record in pair):
                    continue
                first, then = (day_of(record, case.index) for record in pair)
                if first and then and days_until(then, first) < relation.least:
                    shown = f"both {in_full(first)}" if first == then else f"{in_full(first)} and {in_full(then)}"
                    text = f"“{relation.words}” does not fit the days that reports give: {shown}."
                    found[text] = Warning(number=NUMBER, text=text, evidence=(relation.first.evidence,))
    return list(found.values())


def _event_id(record: EventRecord, index: Index) -> str | None:
    event = index.event_of.get(record.id)
    return event.id if event else None


def _sentences_of(events: set[str], case: Case) -> Iterator[Sentence]:
    """The sentences that tell of events, each once."""
    seen = set()
    for event in case.index.linked.events:
        for record in event.records if event.id in events else ():
            key = (record.report, record.evidence.start)
            if key not in seen and key in case.index.sentences:
                seen.add(key)
                yield case.index.sentences[key]


def _only_by_relation(case: Case, state: DossierState) -> list[Warning]:
    """A deed of which no report gives the day: told by relation to another thing, or by its place in the text."""
    deeds = _deeds(case.current, case)
    if not DATED & set(case.kind.holds) or not deeds or any(step.facts.day for step in deeds):
        return []
    if any(move.day and move.edition == state.path[-1].edition for move in state.path if move.stage in case.kind.done):
        return []
    if any(day_of(step.told.record, case.index) for step in deeds):
        return []
    for step in deeds:
        for relation in _relations(step.told.sentence):
            if step.told.record in (relation.first, relation.then):
                text = f"Its day is known only by relation: “{relation.words}”."
                return [Warning(number=NUMBER, text=text, evidence=(step.told.record.evidence,))]
    step = min(deeds, key=lambda step: step.moment)
    if any_of("relation", "within").search(step.told.sentence.quote[: step.told.start]):
        # "During the visit, they met": of the visit's day.
        return []
    others = [event for event in step.told.sentence.events if event is not step.told.record and exact_day(event.date)]
    by = min(
        (s.told.record.date.latest[:10] for s in deeds if s.told.record.date and s.told.record.date.latest), default=""
    )
    text = f"No report gives its day; it was over by {in_full(by)}." if by else "No report gives its day."
    if others:
        text += f" The day in its sentence is that of another deed: “{others[0].text}”."
    evidence = tuple(dict.fromkeys(s.told.record.evidence for s in deeds))
    return [Warning(number=NUMBER, text=text, evidence=evidence)]


def _differing(case: Case, state: DossierState) -> list[Warning]:
    """Reports that give different days for one deed."""
    if not DATED & set(case.kind.holds):
        return []
    days: dict[str, Step] = {}
    for step in sorted(_deeds(case.current, case), key=lambda step: step.moment):
        if step.rule.stage == case.kind.done[0] and step.facts.day:
            days.setdefault(step.facts.day, step)
    reports = {step.told.sentence.report.id for step in days.values()}
    if len(days) < 2 or len(reports) < 2:
        return []
    shown = " and ".join(in_full(day) for day in sorted(days))
    text = f"Reports differ on its day: {shown}."
    return [Warning(number=NUMBER, text=text, evidence=tuple(step.told.record.evidence for step in days.values()))]


FINDERS = (_at_odds, _only_by_relation, _differing)
