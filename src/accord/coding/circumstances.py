"""4. Mentions → records: when and where an event is, and which figures belong to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from spacy.tokens import Doc, Token

from accord.mentions.status import StatusFinding
from accord.mentions.triggers import Trigger
from accord.records import FigureRecord, PlaceRecord, Record, Report, TimeRecord
from accord.values import DateBasis, Place, Precision, Status, TimexType, When

R = TypeVar("R", bound=Record)
_DEPTH = 25
_REACH = 4
_COMPLEMENTS = frozenset({"dobj", "xcomp", "pobj", "prep", "pcomp", "acl"})


@dataclass(slots=True)
class Owners:
    """For each trigger head the records that hang on it in the tree."""

    times: dict[int, list[TimeRecord]]
    places: dict[int, list[PlaceRecord]]
    figures: dict[int, list[FigureRecord]]


def find_owners(
    doc: Doc,
    triggers: Sequence[Trigger],
    times: Iterable[TimeRecord],
    places: Iterable[PlaceRecord],
    figures: Iterable[FigureRecord],
) -> Owners:
    """Which trigger owns which time, place and figure: the first trigger on the way up the tree."""
    heads = {trigger.head: trigger.head for trigger in triggers}
    heads.update({trigger.noun: trigger.head for trigger in triggers if trigger.noun is not None})
    return Owners(_owned(doc, heads, times), _owned(doc, heads, places), _owned(doc, heads, figures))


def _owned(doc: Doc, heads: dict[int, int], records: Iterable[R]) -> dict[int, list[R]]:
    owned: dict[int, list[R]] = {}
    for record in records:
        span = doc.char_span(record.start, record.end, alignment_mode="expand")
        if span is None:
            continue
        owner = _owner(span.root, heads)
        if owner is not None:
            owned.setdefault(owner, []).append(record)
    return owned


def _owner(token: Token, heads: dict[int, int]) -> int | None:
    for _ in range(_DEPTH):
        if token.i in heads:
            return heads[token.i]
        if token.head is token:
            return None
        token = token.head
    return None


def date_of(trigger: Trigger, finding: StatusFinding, owners: Owners, report: Report) -> tuple[When | None, DateBasis]:
    """When an event is, and on what that rests; (None, UNKNOWN) where the report gives no hold."""
    for record in owners.times.get(trigger.head, ()):
        if record.when is not None and record.type in (TimexType.DATE, TimexType.TIME) and record.mod is None:
            return record.when, DateBasis.STATED
    for record in owners.times.get(trigger.head, ()):
        if record.when is not None and record.type in (TimexType.DATE, TimexType.TIME):
            return record.when, DateBasis.STATED
    if finding.status is Status.OCCURRED and report.dct:
        bound = When(value=f"../{report.dct}", earliest=None, latest=report.dct, precision=Precision.INTERVAL)
        return bound, DateBasis.BOUNDED
    return None, DateBasis.UNKNOWN


def places_of(trigger: Trigger, owners: Owners) -> list[Place]:
    """Where an event is: the places that hang on its trigger, the first of them its own."""
    return [record.place for record in owners.places.get(trigger.head, ())]


def reached_places(doc: Doc, trigger: Trigger, owners: Owners) -> list[Place]:
    """The places of an event, else those of the event it governs ("cancelled a visit to Haiti")."""
    own = places_of(trigger, owners)
    if own:
        return own
    for head, records in owners.places.items():
        if _governs(doc[trigger.head], doc[head]):
            return [record.place for record in records]
    return []


def _governs(governor: Token, token: Token) -> bool:
    for _ in range(_REACH):
        if token.dep_ not in _COMPLEMENTS or token.head is token:
            return False
        token = token.head
        if token.i == governor.i:
            return True
    return False


def figures_of(trigger: Trigger, owners: Owners) -> tuple[str, ...]:
    """The ids of the figures in an event's own clause."""
    return tuple(record.id for record in owners.figures.get(trigger.head, ()))
