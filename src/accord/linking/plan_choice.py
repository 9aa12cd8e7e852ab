"""6. Records ↔ records: which events that lie ahead a reader would call plans; the rest stay in the records."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from accord.data import read_toml
from accord.ledger.merged import Event
from accord.linking.histories import is_carried_off
from accord.linking.mention_words import is_nominal, sorts_of
from accord.linking.profiles import SETTLED, day_bounds
from accord.records import EventRecord
from accord.values import AHEAD, ActorKind, DateBasis, EventType, Polarity, Precision, Standing, Status

_ENTRY = "entry_into_force"
_FRAMES = frozenset({"legislature", "pact"})
_MOVED = frozenset({Status.POSTPONED, Status.CANCELLED})
_DEEDS = frozenset(
    {
        EventType.CONSULT,
        EventType.COOPERATE,
        EventType.AID,
        EventType.RETREAT,
        EventType.SANCTION,
        EventType.MOBILIZE,
        EventType.COERCE,
        EventType.ASSAULT,
        EventType.PROTEST,
    }
)


def is_stated(record: EventRecord) -> bool:
    """Whether a record states a plan: something ahead that is to happen, or that was put off or called off."""
    if record.status in _MOVED or is_carried_off(record):
        return True
    if record.polarity == Polarity.NEGATIVE or record.standing in (Standing.STATE, Standing.PURPOSE):
        return False
    return record.status in AHEAD


def is_shown(event: Event, stated: Sequence[EventRecord]) -> bool:
    """Whether a reader would call it a plan: several reports tell it, or it has someone to act and a day, place, kind.

    Infinitives that only colour a sentence ("plans to bolster its defences") have none of these.
    """
    sorts = [sorts_of(record) for record in event.records]
    if any(sorts) and all(sort <= _FRAMES for sort in sorts):
        return False
    if event.main and (len(event.reports) > 1 or event.status in SETTLED):
        return True
    if any(record.label == _ENTRY and _has_day(record) for record in stated):
        return True  # what takes effect on a day has no doer
    if all(_only_colours(record) for record in stated):
        return False
    if not any(_is_somebody(record) for record in event.records):
        return False
    if any(record.label in _labels() for record in stated):
        return True
    return any(
        (_has_day(record) and (record.type in _DEEDS or record.label)) or (record.place and record.type in _DEEDS)
        for record in stated
    )


def _only_colours(record: EventRecord) -> bool:
    """Whether a record only completes another verb ("said it was ready to visit", "visiting forces") and has no day.

    What is asked for or proposed in such words is a plan all the same.
    """
    first = record.text.split(" ", 1)[0].lower()
    hangs = first == "to" or (first.endswith("ing") and not is_nominal(record))
    return hangs and record.status in (Status.PLANNED, Status.EXPECTED) and not _has_day(record)


def _is_somebody(record: EventRecord) -> bool:
    return any(
        actor.country or (actor.kind == ActorKind.ORGANISATION and not actor.id.startswith("~"))
        for actor in (*record.actors, *record.recipients)
    )


def _has_day(record: EventRecord) -> bool:
    if record.date is None or record.date_basis == DateBasis.BOUNDED or record.date.precision == Precision.VAGUE:
        return False
    return all(day_bounds(record.date))


@cache
def _labels() -> frozenset[str]:
    return frozenset(read_toml("linking.toml")["plans"]["labels"])
