"""7. Events → dossiers: the legs of a trip: one edition a country, the trip as a whole beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from accord.dossiers.editions import FIRST, Edition, Step
from accord.dossiers.model import Dossier
from accord.dossiers.rules import Kind
from accord.values import Place

_TIED = re.compile(r"[,\s]*(?:and|or|then|to|in|as well as|before|the|finally|followed by|,|\s)*")


def by_place(kind: Kind, steps: Sequence[Step], dossier: Dossier) -> list[Edition]:
    """The legs of a trip in their order, done before pending; what is said of the trip as a whole comes first."""
    named = [step for step in steps if step.told.name is not None]
    reports = {step.told.sentence.report.id for step in named}
    own = {
        code for step in steps if step.told.sentence.report.id in reports for p in places_of(step) for code in p.country
    }
    trip = Edition()
    legs: list[Edition] = []
    for step in sorted(steps, key=lambda step: step.moment):
        places = [place for place in places_of(step) if place.country]
        if step.told.name is None and not (
            _is_near(step, named, dossier.every or kind.every) and own & {c for p in places for c in p.country}
        ):
            continue
        for place in places:
            leg = _leg_of(place, step, legs, dossier.every or kind.every)
            leg.takes(replace(step, facts=replace(step.facts, place=place)), kind)
        # Of a trip with legs, a deed at no place tells of none; meetings on the way need no place.
        if not places and (step.rule.stage != kind.done[0] or "leg pending" not in kind.stages):
            trip.takes(step, kind)
    legs.sort(key=lambda leg: (not leg.is_done, leg.order if leg.is_done else min(s.moment for s in leg.steps)[0]))
    is_over = any(step.rule.stage in kind.done[1:] for step in trip.steps)
    return [leg for leg in ([*legs, trip] if is_over else [trip, *legs]) if leg.steps]


def places_of(step: Step) -> list[Place]:
    """The places a record is at: its own, and those its words go on to ("in Japan, Malaysia and Vietnam")."""
    own, sentence = step.told.record.place, step.told.sentence
    if own is None:
        return []
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
