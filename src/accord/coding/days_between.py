"""4. Mentions → records: the day of a deed told by how long it came before or after another that has one.

"Resigned on Friday, two days after losing the vote", "a day before the summit of 4 May the envoy left": of two deeds so
told the one with a day gives the other its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc, Token

from accord.coding.anchoring import shift_days
from accord.coding.loose_days import comes_before, day_words
from accord.coding.periods import when_of
from accord.mentions.numerals import number_words
from accord.mentions.status import StatusFinding
from accord.mentions.triggers import Trigger
from accord.records import TimeRecord
from accord.values import AHEAD, Precision, Status, TimexType

_UNITS = frozenset({"day", "night"})
"""What is counted: weeks and months before or after a deed give no day."""
_ONE = frozenset({"a", "an", "one", "the"})
_SIDES = {"after": 1, "before": -1}
_DONE = frozenset({Status.OCCURRED, Status.ONGOING})
_DAYS = frozenset({Precision.DAY, Precision.MOMENT})
_DATED = frozenset({TimexType.DATE, TimexType.TIME})
_CLIMB = 4


@dataclass(frozen=True, slots=True)
class Distance:
    """Two event words by their heads, and how many days the first came after the second (before: negative)."""

    event: int
    other: int
    days: int


def days_between(
    doc: Doc, told: Sequence[tuple[Trigger, StatusFinding]], times: dict[int, list[TimeRecord]], dct: str | None
) -> frozenset[int]:
    """Give events without a day the one that follows from a deed so many days away; what comes back are their heads.

    Nothing done is put behind the report's day `dct`, nor anything that lies ahead before it.
    """
    stands = {trigger.head: _stand(finding.status) for trigger, finding in told}
    found = set()
    for distance in _distances(doc, stands):
        for target, source, step in ((distance.event, distance.other, 1), (distance.other, distance.event, -1)):
            day = next((time for time in times.get(source, ()) if _is_day(time)), None)
            if day is None or any(time.when is not None for time in times.get(target, ())):
                continue
            moved = _moved(day, step * distance.days)
            if not _fits(stands[target], moved, dct):
                continue
            times[target] = [*times.get(target, ()), moved]
            found.add(target)
    return frozenset(found)


def due_before(
    doc: Doc, told: Sequence[tuple[Trigger, StatusFinding]], times: dict[int, list[TimeRecord]]
) -> frozenset[int]:
    """Give what is to come before another deed of a known day that day as its term; what comes back are the heads.

    "Agreed to meet again before the summit of 11 July".
    """
    heads = {trigger.head: finding.status for trigger, finding in told}
    found = set()
    for trigger, finding in told:
        if finding.status not in AHEAD or any(time.when is not None for time in times.get(trigger.head, ())):
            continue
        befores = (word for child in (doc[trigger.head], *doc[trigger.head].rights) for word in (child, *child.rights))
        for word in befores:
            other = _behind(word, heads) if word.dep_ == "prep" and comes_before(word) else None
            term = _term(times.get(other, ()), word) if other is not None else None
            if term is not None and trigger.head not in found:
                times[trigger.head] = [*times.get(trigger.head, ()), term]
                found.add(trigger.head)
    return frozenset(found)


def _term(times: Iterable[TimeRecord], word: Token) -> TimeRecord | None:
    """What "before" or "by" makes of the first of some times; a month or more is a term up to its end."""
    for time in times:
        when = time.when
        if time.mod is not None or when is None or not when.earliest or not when.latest:
            continue
        if word.lower_ == "by" or when.precision not in _DAYS | {Precision.INTERVAL}:
            last = when.latest[:10]
            return replace(time, type=TimexType.DATE, value=last, mod="BY", when=when_of(last, "BY"))
        first = when.earliest[:10]
        return replace(time, type=TimexType.DATE, value=first, mod="BEFORE", when=when_of(first, "BEFORE"))
    return None


def _stand(status: Status) -> str | None:
    return "done" if status in _DONE else "ahead" if status in AHEAD else None


def _fits(stand: str | None, moved: TimeRecord, dct: str | None) -> bool:
    """Whether a time may be that of what is done, or lies ahead, on the report's day."""
    when = moved.when
    if stand is None or when is None or when.earliest is None or when.latest is None:
        return False
    if dct is None:
        return True
    return when.earliest[:10] <= dct if stand == "done" else when.latest[:10] >= dct


def _is_day(time: TimeRecord) -> bool:
    when = time.when
    if time.type not in _DATED or time.mod is not None or when is None or when.earliest is None:
        return False
    return when.precision in _DAYS


def _moved(time: TimeRecord, days: int) -> TimeRecord:
    """A time so many days later."""
    earliest = time.when.earliest if time.when is not None else None
    value = shift_days(date.fromisoformat((earliest or time.value)[:10]), days).isoformat()
    return replace(time, type=TimexType.DATE, value=value, when=when_of(value))


def _distances(doc: Doc, heads: Mapping[int, object]) -> Iterator[Distance]:
    for word in doc:
        side = _SIDES.get(word.lower_)
        length = _length_before(word) if side is not None and word.dep_ in ("mark", "prep", "advmod") else None
        if side is None or length is None:
            continue
        other = _behind(word, heads)
        event = _over(word, heads, other) if other is not None else None
        if other is not None and event is not None:
            yield Distance(event, other, side * length)


def _length_before(word: Token) -> int | None:
    """The number of "two days" right before a word; hours and minutes are within the day."""
    if word.i < 1:
        return None
    unit = word.nbor(-1).lemma_.lower()
    if unit in day_words("hours"):
        return 0
    if unit not in _UNITS or word.i < 2:
        return None
    count = word.nbor(-2).lower_
    if count in _ONE:
        return 1 if word.nbor(-1).tag_ == "NN" else None
    number = int(count) if count.isdecimal() else number_words().words.get(count)
    return int(number) if number else None


def _behind(word: Token, heads: Mapping[int, object]) -> int | None:
    """The event that something came before or after: the clause, gerund or noun behind the word."""
    top = word.head if word.dep_ == "mark" else next((c for c in word.rights if c.dep_ in ("pobj", "pcomp")), None)
    if top is None:
        return None
    if top.i in heads:
        return top.i
    return next((each.i for each in top.subtree if each.i in heads and each.i > word.i), None)


def _over(word: Token, heads: Mapping[int, object], other: int) -> int | None:
    """The event whose distance is told: the first one up the tree."""
    token = word.head
    for _ in range(_CLIMB):
        if token.i in heads and token.i != other:
            return token.i
        if token.head == token:
            return None
        token = token.head
    return None
