"""7. Events → dossiers: the legs of a trip: one edition a country, the trip as a whole beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from accord.dossiers.editions import FIRST, Edition, Step
from accord.dossiers.model import Dossier
from accord.dossiers.rules import Kind
from accord.values import Actor, ActorKind, Place

_TIED = re.compile(r"[,\s]*(?:and|or|then|to|in|as well as|before|the|finally|followed by|,|\s)*")


def by_place(kind: Kind, steps: Sequence[Step], dossier: Dossier) -> list[Edition]:
    """The legs of a trip in their order, done before pending; what is said of the trip as a whole comes first."""
    named = [step for step in steps if step.told.name is not None]
    reports = {step.told.sentence.report.id for step in named}
    beside = [step for step in steps if step.told.sentence.report.id in reports]
    own = {code for step in beside for place in places_of(step) for code in place.country}
    days = dossier.every or kind.every
    trip = Edition()
    legs: list[Edition] = []
    for step in sorted(steps, key=lambda step: step.moment):
        places = [place for place in (*places_of(step), *_taken_in(step)) if _is_abroad(place, dossier)]
        is_told = step.told.name is not None or _is_near(step, named, days)
        if not is_told or (step.told.name is None and own.isdisjoint(code for p in places for code in p.country)):
            continue
        for place in places:
            _leg_of(place, step, legs, days).takes(_at(place, step, kind), kind)
        if step.rule.stage == OVER or _took(step) or (not places and _needs_no_place(step, kind)):
            trip.takes(step, kind)
    legs.sort(key=lambda leg: (not leg.is_done, leg.order if leg.is_done else min(s.moment for s in leg.steps)[0]))
    is_over = any(step.rule.stage in kind.done for step in trip.steps)
    return [leg for leg in ([*legs, trip] if is_over else [trip, *legs]) if leg.steps]


OVER = "trip done"
"""The stage of a trip of which all legs are over."""


def _needs_no_place(step: Step, kind: Kind) -> bool:
    """Whether a step at no place tells of the trip: a deed of a trip with legs does not, a meeting on the way does."""
    return step.rule.stage != kind.done[0] or "leg pending" not in kind.stages


_TOOK = re.compile(r" (?:that|which) (?:has |had |also |already )*(?:took|taken) (?:him|her|them|the \w+) to\b")


def _took(step: Step) -> bool:
    """Whether a trip is told by where it has gone so far: "an Andean tour that took her to Peru and Chile"."""
    name = step.told.name
    return name is not None and _TOOK.match(step.told.sentence.quote, name[1]) is not None


def _taken_in(step: Step) -> list[Place]:
    """The places that a sentence gives of a trip it tells as over: "ended a tour that took her to Chile and Peru"."""
    if step.rule.stage != OVER and not _took(step):
        return []
    end = step.told.name[1] if step.told.name else step.told.end
    sentence = step.told.sentence
    found = [record.place for record in sentence.places if record.start - sentence.start >= end]
    states = [actor for record in sentence.actors if record.start - sentence.start >= end for actor in record.actors()]
    return [*found, *_as_places(states)]


def _as_places(actors: Iterable[Actor]) -> list[Place]:
    """States that are gone to: "took her to Chile" names Chile as one who receives."""
    return [Place(name=a.name, country=(a.country,)) for a in actors if a.kind == ActorKind.STATE and a.country]


def _is_abroad(place: Place, dossier: Dossier) -> bool:
    """Whether a place is no home of the one who travels: who returns to Washington is on no leg."""
    home = set(dossier.parties) if len(dossier.parties) == 1 else set()
    return bool(set(place.country) - home)


def _at(place: Place, step: Step, kind: Kind) -> Step:
    """A step at one place; where the whole trip is over, the legs it took in are done, on days it does not give."""
    facts = replace(step.facts, place=place)
    if step.rule.stage != OVER and not (_took(step) and place in _taken_in(step)):
        return replace(step, facts=facts)
    return replace(step, rule=replace(step.rule, stage=kind.done[0]), facts=replace(facts, when=None))


def places_of(step: Step) -> list[Place]:
    """The places a record is at: its own, and those its words go on to ("in Japan, Malaysia and Vietnam")."""
    own, sentence = step.told.record.place, step.told.sentence
    if own is None:
        return _as_places(step.told.record.recipients)
    found: list[Place] = []
    end = 0
    for record in sentence.places:
        if found and not _TIED.fullmatch(sentence.quote[end - sentence.start : record.start - sentence.start]):
            break
        if found or (record.place.name == own.name and record.end > step.told.record.start):
            found.append(record.place)
            end = record.end
    return found or [own]


def _is_near(step: Step, named: Sequence[Step], days: int) -> bool:
    """Whether a record is reported about when the trip is, or in no dated report."""
    own = date.fromisoformat(step.reported)
    return any(
        FIRST in (step.reported, other.reported) or abs((own - date.fromisoformat(other.reported)).days) <= days
        for other in named
    )


def _leg_of(place: Place, step: Step, legs: list[Edition], days: int) -> Edition:
    for leg in legs:
        if leg.countries & set(place.country) and _is_near(step, leg.steps, days):
            leg.countries |= set(place.country)
            if leg.place is None or (place.radius_km or 0) > (leg.place.radius_km or 0):
                leg.place = place
            return leg
    leg = Edition(place=place, countries=set(place.country))
    legs.append(leg)
    return leg
