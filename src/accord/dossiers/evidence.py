"""7. Events → dossiers: what a record gives evidence of: the rule it meets, its day, place and number in a series."""

from __future__ import annotations

import re
from dataclasses import dataclass

from accord.dossiers.index import Sentence
from accord.dossiers.model import Dossier
from accord.dossiers.packs import Kind, Rule
from accord.dossiers.told import Nearness, Told
from accord.dossiers.wordlists import words
from accord.records import EventRecord
from accord.values import AHEAD, DONE, DateBasis, FigureKind, Place, Polarity, Precision, Status, When

_PREDICATE_GAP = 60


@dataclass(frozen=True, slots=True)
class Facts:
    """What a record says of one edition: when (None where it gives no hold), where, which of the series."""

    when: When | None
    place: Place | None
    ordinal: int | None
    is_next: bool

    @property
    def day(self) -> str | None:
        """The one day it names, as ISO."""
        return exact_day(self.when)


def exact_day(when: When | None) -> str | None:
    """The day of a When that is known to the day, else None."""
    if when is None or when.precision not in (Precision.DAY, Precision.MOMENT) or not when.latest:
        return None
    return when.latest[:10] if when.earliest and when.earliest[:10] == when.latest[:10] else None


def status_of(record: EventRecord) -> Status:
    """The status of a record with its negation: a deed that was not done, a plan that is off."""
    if record.polarity == Polarity.NEGATIVE:
        if record.status in DONE:
            return Status.DID_NOT_HAPPEN
        if record.status in AHEAD:
            return Status.CANCELLED
    return record.status


def find_facts(told: Told) -> Facts:
    """The day, place and ordinal of what a record tells, its own or those of the verb its name is the subject of."""
    record, sentence = told.record, told.sentence
    predicate = _predicate(told)
    when = _when(record)
    if predicate is not None and exact_day(when) is None:
        when = _when(predicate) or when
    place = record.place or (predicate.place if predicate else None)
    start = record.start - sentence.start
    before = sentence.quote[max(0, start - 12) : start].split()
    opening = [*before[-1:], *record.text.split()[:3]]
    marks = words()["next"]["before"]
    return Facts(when, place, _ordinal(told), any(word.casefold() in marks for word in opening))


def _when(record: EventRecord) -> When | None:
    return None if record.date_basis in (DateBasis.BOUNDED, DateBasis.UNKNOWN) else record.date


def _predicate(told: Told) -> EventRecord | None:
    """The verb of which a named thing is the subject, where both have records: "The Forum | will be held in May"."""
    if told.name is None or told.nearness != Nearness.WORDS:
        return None
    end = max(told.record.end - told.sentence.start, told.name[1])
    later = [record for record in told.sentence.events if record.start - told.sentence.start >= end]
    if not later:
        return None
    first = min(later, key=lambda record: record.start)
    near = first.start - told.sentence.start - end <= _PREDICATE_GAP
    starts = words()["predicate"]["starts"]
    return first if near and first.text.split()[0].casefold() in starts else None


def _ordinal(told: Told) -> int | None:
    """Which of the series it is: "the 56th" before the name, or of the same record."""
    if told.name is None:
        return None
    start, end = told.sentence.start + told.name[0], told.sentence.start + told.name[1]
    for figure in told.sentence.figures:
        is_rank = figure.figure_kind == FigureKind.ORDINAL and isinstance(figure.value, float | int)
        between = told.sentence.quote[figure.end - told.sentence.start : told.name[0]]
        is_near = (
            figure.start <= start and len(between) <= 40 and not re.search(r"[,;]|\b(?:of|for|at|in|to)\b", between)
        )
        if is_rank and (is_near or start <= figure.start < end) and not isinstance(figure.value, tuple):
            return int(figure.value or 0) or None
    return None


def meets(rule: Rule, told: Told) -> bool:
    """Whether a record is what a rule asks for, its editions and speakers aside."""
    record = told.record
    text, sentence = record.text.casefold(), told.sentence.quote.casefold()
    return (
        told.nearness <= Nearness[rule.within.upper()]
        and (not rule.status or status_of(record) in rule.status)
        and (not rule.types or record.type in rule.types)
        and (not rule.labels or record.label in rule.labels)
        and (not rule.words or any(re.search(rf"\b{re.escape(word)}", text) for word in rule.words))
        and (not rule.near or any(word in sentence for word in rule.near))
        and not any(word in sentence for word in rule.lacks)
        and (not rule.sectors or bool(_sectors(record) & set(rule.sectors)))
        and (rule.dated is None or rule.dated == (find_facts(told).day is not None))
    )


def _sectors(record: EventRecord) -> set[str]:
    return {actor.sector for actor in (*record.actors, *record.recipients) if actor.sector}


def is_on_word_of_party(dossier: Dossier, record: EventRecord, sentence: Sentence) -> bool:
    """Whether a party says, asks or does it: what another state asks of a party is no step of the party's."""
    parties = set(dossier.parties)
    if not parties:
        return True
    if record.attributed_to is not None and record.attributed_to.country:
        return record.attributed_to.country in parties
    asking = [
        actor.country
        for other in sentence.events
        if other.type == "REQUEST" and other is not record and other.start <= record.start
        for actor in other.actors
        if actor.country
    ]
    return not asking or bool(set(asking) & parties)


def is_by_the_parties(dossier: Dossier, kind: Kind, told: Told) -> bool:
    """Whether a record that does not name the dossier is of its parties, together, or speaks of "the meeting"."""
    acting = {actor.country for actor in (*told.record.actors, *told.record.recipients) if actor.country}
    parties = set(dossier.parties)
    if acting - parties:
        return False
    if len(acting & parties) >= min(2, len(parties)):
        return True
    definite = "|".join(words()["later_mention"]["before"])
    return bool(re.search(rf"\b(?:{definite}) (?:{'|'.join(kind.generic)})\b", told.sentence.quote, re.IGNORECASE))
