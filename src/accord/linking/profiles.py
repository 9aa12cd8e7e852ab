"""6. Records ↔ records: what linking compares of an event record, worked out once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from accord.data import read_toml
from accord.records import EventRecord, Report
from accord.values import ActorKind, EventType, Precision, Status, When

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_ORDINAL = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)\b", re.IGNORECASE)
_DAY_STEP = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Profile:
    """One event record as linking sees it."""

    record: EventRecord
    report_day: str | None
    countries: frozenset[str]
    persons: frozenset[str]
    bodies: frozenset[str]
    sorts: frozenset[str]
    words: frozenset[str]
    context: frozenset[str]
    names: frozenset[str]
    ordinals: frozenset[int]
    first_day: date | None
    last_day: date | None

    @property
    def type(self) -> EventType | None:
        """The type of the thing itself."""
        return self.record.type

    @property
    def has_day(self) -> bool:
        """Whether it is dated to a day or two."""
        return (
            self.first_day is not None and self.last_day is not None and self.last_day - self.first_day <= 2 * _DAY_STEP
        )


def make_profiles(records: Iterable[EventRecord], reports: Mapping[str, Report]) -> list[Profile]:
    """A profile for each record, in the order of (report day, report id, start, id)."""
    made = [make_profile(record, reports.get(record.report)) for record in records]
    return sorted(made, key=lambda p: (p.report_day or "9999", p.record.report, p.record.start, p.record.id))


def make_profile(record: EventRecord, report: Report | None = None) -> Profile:
    """What linking compares of one record."""
    sides = (*record.actors, *record.recipients)
    first, last = _bounds(record.date)
    own_names = {stem(word) for actor in sides for word in actor.name.lower().split()}
    words = content_words(record.text)
    around = _around(record)
    return Profile(
        record=record,
        report_day=report.day if report else None,
        countries=frozenset(actor.country for actor in sides if actor.country),
        persons=frozenset(actor.id for actor in sides if actor.kind == ActorKind.PERSON),
        bodies=frozenset(actor.id for actor in sides if actor.kind in (ActorKind.ORGANISATION, ActorKind.FORCE)),
        sorts=find_sorts(record.text),
        words=words - own_names,
        context=content_words(around) | words,
        names=proper_names(_reach(record)),
        ordinals=ordinals(record.text),
        first_day=first,
        last_day=last,
    )


_AROUND = 90
_REACH = 25


def _around(record: EventRecord) -> str:
    """The words around a mention in its sentence: what else is told with it."""
    start, end = record.start - record.evidence.start, record.end - record.evidence.start
    quote = record.evidence.quote
    left, right = max(0, start - _AROUND), end + _AROUND
    cut = quote[left:right]
    return cut if not left else cut.partition(" ")[2]


def _reach(record: EventRecord) -> str:
    """The mention with the few words at its edges that may belong to its name."""
    start, end = record.start - record.evidence.start, record.end - record.evidence.start
    return record.evidence.quote[max(0, start - _REACH) : end + _REACH]


def find_sorts(text: str) -> frozenset[str]:
    """The sorts of happening that a mention's words name (data/linking.toml).

    >>> sorted(find_sorts("held talks"))
    ['meeting']
    """
    sorts = _sorts()
    stems = {stem(word.lower()) for word in _WORD.findall(text)} | {word.lower() for word in _WORD.findall(text)}
    return frozenset(sorts[word] for word in stems if word in sorts)


@cache
def _sorts() -> dict[str, str]:
    listed: dict[str, list[str]] = read_toml("linking.toml")["sorts"]
    return {word: name for name, words in listed.items() for word in words}


def content_words(text: str) -> frozenset[str]:
    """The stems of a mention's content words.

    >>> sorted(content_words("the visit to the island bases"))
    ['bas', 'island', 'visit']
    """
    empty = _empty_words()
    lowered = (word.lower() for word in _WORD.findall(text))
    return frozenset(stem(word) for word in lowered if word not in empty and len(word) > 2)


@cache
def _empty_words() -> frozenset[str]:
    return frozenset(read_toml("linking.toml")["empty_words"])


@cache
def _number_words() -> dict[str, int]:
    words: list[str] = read_toml("linking.toml")["ordinal_words"]
    return {word: number for number, word in enumerate(words, start=2)}


def stem(word: str) -> str:
    """A word without its commonest English endings; enough to join "signed" with "signing".

    >>> stem("signing"), stem("signed"), stem("talks")
    ('sign', 'sign', 'talk')
    """
    for ending in ("ments", "ment", "ations", "ation", "ings", "ing", "ied", "ies", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def proper_names(text: str) -> frozenset[str]:
    """Proper names of two words or more inside a mention, with their initials; and acronyms.

    >>> sorted(proper_names("the annual Security Consultative Meeting"))
    ['SCM', 'security consultative meeting']
    """
    found: set[str] = set()
    for run in re.findall(r"(?:[A-Z][\w’'-]+(?:\s+(?:of|for|on|and)\s+(?=[A-Z])|\s+)?){2,}", text):
        words = [word for word in run.split() if word[:1].isupper()]
        if len(words) >= 2:
            found.add(" ".join(words).lower())
            found.add("".join(word[0] for word in words))
    found.update(re.findall(r"\b[A-Z]{3,6}\b", text))
    found.update(match.lower() for match in re.findall(r"\b[A-Z]\w+-\d+\b", text))
    return frozenset(found)


def ordinals(text: str) -> frozenset[int]:
    """The ordinals in a mention ("56th", "fourth"), which tell the sittings of a series apart."""
    found = {int(number) for number in _ORDINAL.findall(text)}
    words = _number_words()
    return frozenset(found | {words[word] for word in text.lower().split() if word in words})


def _bounds(when: When | None) -> tuple[date | None, date | None]:
    if when is None or when.precision == Precision.VAGUE:
        return None, None
    return _day(when.earliest), _day(when.latest)


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


SETTLED = frozenset(
    {Status.OCCURRED, Status.ONGOING, Status.DID_NOT_HAPPEN, Status.CANCELLED, Status.POSTPONED, Status.DENIED}
)
"""Statuses that say what became of a plan."""
