"""6. Records ↔ records: which events that lie ahead a reader would call plans; the rest stay in the records."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from accord.data import read_toml
from accord.ledger.merged import Event
from accord.linking.histories import is_carried_off
from accord.linking.mention_names import own_names
from accord.linking.mention_words import (
    after,
    before,
    carries,
    content_words,
    is_nominal,
    ordinals,
    own_words,
    sorts_marked,
    sorts_of,
)
from accord.linking.past_plans import comes_late, is_as_planned, is_past_plan, is_unkept
from accord.linking.private_people import is_private
from accord.linking.profiles import SETTLED, day_bounds
from accord.records import EventRecord
from accord.values import AHEAD, DONE, ActorKind, DateBasis, EventType, Polarity, Precision, Standing, Status

_DONE_LATE = frozenset(
    {EventType.CONSULT, EventType.SUPPORT, EventType.AGREE, EventType.COOPERATE, EventType.AID, EventType.MOBILIZE}
)
_SIDES = 2
"""Countries that tell a happening from others of its sort."""
_MATTER = 2
"""Words that tell what is helped or backed, beside the verb."""
_OBJECT = 40
"""Characters behind a verb in which its object is named."""
_OCCASION = re.compile(
    r"^(?:\s[\w'’-]+){0,4}\s(?:stop|leg|visit|trip|tour|talks|meetings?|summit|session|drills?|exercises?|vote|launch|plans?)\b",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"\b(?:until|deadline|ultimatum|within (?:a|an|\w+) (?:hours?|days?|weeks?|months?))\b", re.IGNORECASE
)
_DERIVED = re.compile(r"^(?:[\w-]+ )?[a-z]+(?:(?:t|s)ion|ment)s?$", re.IGNORECASE)
"""A noun for a deed, with an adjective or noun before it ("troop rotations")."""
_OF_A_YEAR = re.compile(r"(?:19|20)\d\d\b")
_HOW = re.compile(r"\b(?:how|why)\s+(?:[\w’'-]+\s+){0,5}$", re.IGNORECASE)
_RARE = frozenset(
    {"weapons_test", "agreement_signed", "ceasefire", "accession", "prisoner_exchange", "entry_into_force"}
)
_ANY = re.compile(r"(?:any |all |other |no )?(?:future|further|more|additional) (?:[\w-]+ ){0,2}\w+s$", re.IGNORECASE)
_DELAY = "delay"
_ENTRY = "entry_into_force"
_FRAMES = frozenset({"legislature", "pact"})
_COARSE = frozenset({Precision.YEAR, Precision.DECADE, Precision.CENTURY})
_LOOKED_BACK = frozenset({Status.OCCURRED, Status.DID_NOT_HAPPEN})
_MOVED = frozenset({Status.POSTPONED, Status.CANCELLED})
_GATHERINGS = frozenset({EventType.CONSULT, EventType.AGREE, EventType.COOPERATE})
_SPONTANEOUS = frozenset({"riot", "accident", "collision", "natural_event", "outbreak"})
"""Labels of what nobody schedules, however much it is expected."""
_SAID_AGAINST = frozenset({EventType.REJECT, EventType.ACCUSE, EventType.THREATEN})
_YIELDING = frozenset({EventType.RETREAT, EventType.CONCEDE})
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
    """Whether a record states a plan: something ahead, put off or called off, or done as had been planned."""
    if record.status in _MOVED or is_carried_off(record):
        return record.standing != Standing.PURPOSE  # "sought to shut down debate" calls nothing off
    if record.status in _LOOKED_BACK and is_past_plan(record):
        return True
    if is_as_planned(record) or is_unkept(record):
        return True
    if record.status == Status.OCCURRED and comes_late(record) and record.type in _DONE_LATE and not is_nominal(record):
        return True
    if record.polarity == Polarity.NEGATIVE or record.standing in (Standing.STATE, Standing.PURPOSE):
        return False
    return record.status in AHEAD and not (_is_by_rule(record) or _is_of_any_kind(record) or is_private(record))


def _is_by_rule(record: EventRecord) -> bool:
    """Whether a thing is only needed or striven for, by no day: "the law requires consent", "to win the seat"."""
    if record.status not in (Status.REQUESTED, Status.PROPOSED) or _has_day(record):
        return False
    word = next(iter(record.reasons), "")
    if word in _listed("striving"):
        return record.type not in _GATHERINGS
    is_consent = record.type in (EventType.SUPPORT, EventType.AGREE)
    return word in _listed("required") or (word in _listed("needing") and not is_consent)


def _is_of_any_kind(record: EventRecord) -> bool:
    """Whether a plural noun without a day means whatever may come of its kind ("order in future debates")."""
    is_noun = is_nominal(record) or record.text.lower().startswith("no ")
    return is_noun and bool(_ANY.match(record.text)) and not _has_day(record)


def is_only_owed(event: Event, stated: Sequence[EventRecord]) -> bool:
    """Whether nothing but a duty, advice or a wish is told, by no day: "the Senate must approve it" plans nothing yet.

    Nor does a noun of one report that is no occasion ("the coming troop rotations").
    """
    if all(record.status == Status.PROPOSED and not _has_day(record) for record in stated):
        return True
    is_framed = not any(_has_day(record) and not _is_coarse(record) for record in event.records)
    if is_framed and all(_is_frame(record) or _is_manner(record) for record in stated):
        return True
    return len(event.reports) == 1 and all(_is_bare_noun(record) or _is_wish(record) for record in stated)


def is_vaguely_done(stated: Sequence[EventRecord], done: Sequence[EventRecord], day: str | None = None) -> bool:
    """Whether a plan and what is told as done have no day, and nothing in common but a sort and at most one country.

    "Help is on its way" and "the enormous effort is helping" are no plan and its outcome; nor, whatever their days, are
    "he will support the right to protest" and "supporting reform" of one person.
    """
    countries = _countries(stated) & _countries(done)
    shared = _particulars(stated) & _particulars(done)
    if all(record.label in _listed("vague") for record in stated):
        named = _ids_of(stated, {ActorKind.ORGANISATION}).union(*(own_names(record) for record in stated))
        return not shared & named and len(shared & _words_of(stated)) < _MATTER and len(countries) < _SIDES
    return not day and not (shared - countries) and len(countries) < _SIDES


def _words_of(records: Sequence[EventRecord]) -> set[str]:
    """The names, ordinals and own words that records tell a happening by."""
    found: set[str] = set()
    for record in records:
        own = own_words(record.text) if len(content_words(record.text)) > 1 else ()
        found |= {*own_names(record), *own, *map(str, ordinals(record.text))}
    return found


def _countries(records: Sequence[EventRecord]) -> set[str]:
    sides = (actor for record in records for actor in (*record.actors, *record.recipients))
    return {actor.country for actor in sides if actor.country}


def _particulars(records: Sequence[EventRecord]) -> set[str]:
    """The known bodies and persons, names, ordinals and own words that records tell a happening by."""
    return _words_of(records) | _ids_of(records, {ActorKind.ORGANISATION, ActorKind.PERSON})


def _ids_of(records: Sequence[EventRecord], kinds: set[ActorKind]) -> set[str]:
    sides = (actor for record in records for actor in (*record.actors, *record.recipients))
    return {actor.id for actor in sides if actor.kind in kinds}


def _is_bare_noun(record: EventRecord) -> bool:
    is_noun = is_nominal(record) or _DERIVED.search(record.text) is not None
    return is_noun and not (record.type in _GATHERINGS or record.label in _RARE or _has_day(record))


def _is_frame(record: EventRecord) -> bool:
    """Whether a noun names an occasion by its year alone ("a candidate for the 2020 election")."""
    return is_nominal(record) and bool(_OF_A_YEAR.match(record.text)) and (not _has_day(record) or _is_coarse(record))


def _is_coarse(record: EventRecord) -> bool:
    """Whether a day is known to no more than a year: the year of an occasion's name tells not when it is."""
    return record.date is not None and record.date.precision in _COARSE


def _is_manner(record: EventRecord) -> bool:
    """Whether it is only told how or why a thing is to be done, by no day ("how members will be elected")."""
    return bool(_HOW.search(before(record, _OBJECT))) and not _has_day(record)


def _is_wish(record: EventRecord) -> bool:
    """Whether what somebody should do is told without a day: "that the guards be withdrawn"."""
    return record.text.lower().startswith("be ") and not _has_day(record)


def is_shown(event: Event, stated: Sequence[EventRecord]) -> bool:
    """Whether a reader would call it a plan: several reports tell it, or it has someone to act and a day, place, kind.

    Infinitives that only colour a sentence ("plans to bolster its defences") have none of these.
    """
    sorts = [sorts_of(record) for record in event.records]
    if any(sorts) and all(sort <= _FRAMES for sort in sorts):
        return False
    if all(record.label in _SPONTANEOUS for record in stated) or _is_bare_delay(event):
        return False
    if not _is_of_something(event) or all(
        _is_demand(record) or _is_breaking_off(record) or _is_yielding(record) for record in stated
    ):
        return False
    if event.main and (len(event.reports) > 1 or event.status in SETTLED):
        return True
    if not any(_has_day(record) or _is_said_of_somebody(record) or is_unkept(record) for record in stated):
        return False
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


def _is_bare_delay(event: Event) -> bool:
    """Whether nothing but a delay is told, and not of what or to when ("Laine deferred it again", "delays burial")."""
    return all(record.label == _DELAY and not sorts_of(record) for record in event.records) and not any(
        _has_day(record) for record in event.records
    )


def _is_demand(record: EventRecord) -> bool:
    """Whether somebody is only asked to yield, by no day: calls on a president to go are no plan, an ultimatum is."""
    is_undated = record.date is None and not _DEADLINE.search(record.evidence.quote)
    return is_undated and record.status == Status.REQUESTED and record.type in _YIELDING


def _is_breaking_off(record: EventRecord) -> bool:
    """Whether what is called off went on rather than lay ahead: a sale that is suspended, patrols that stop."""
    if record.status != Status.CANCELLED or record.label in _labels() or is_carried_off(record):
        return False
    return record.date is None and record.type not in (EventType.CONSULT, EventType.AGREE)


def _is_yielding(record: EventRecord) -> bool:
    """Whether what is dropped is a refusal, a charge or a threat: who drops an objection calls off no plan."""
    if record.type == EventType.CONCEDE:
        return carries(record) == "called_off"
    return record.status == Status.CANCELLED and record.type in _SAID_AGAINST


def _is_of_something(event: Event) -> bool:
    """Whether what was called off can be planned: "dropped the Bergen stop" can, "dropped a contract" cannot."""
    return not all(
        carries(record) == "called_off" and record.status in DONE and not _OCCASION.search(after(record, _OBJECT))
        for record in event.records
    )


def _is_said_of_somebody(record: EventRecord) -> bool:
    """Whether a plan without a day is told by a verb of somebody who has it, or by a noun for a rare deed.

    "New rotations", "to loosen its grip" tell none; "expects a nuclear test" and "will elect a mayor" do.
    """
    if is_nominal(record) or _DERIVED.search(record.text):
        is_ahead = record.status in (Status.PLANNED, Status.EXPECTED)
        return is_ahead and record.label in _RARE and not sorts_of(record) & sorts_marked("generic")
    hangs = record.text.lower().startswith("to ")
    return record.label in _labels() if hangs and record.status == Status.REQUESTED else not hangs


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
    return _listed("labels")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(read_toml("linking.toml")["plans"][name])
