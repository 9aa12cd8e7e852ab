"""6. Records ↔ records: one verb in two senses, and deeds of other parties, sides of a trial, groups or towns."""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from math import cos, hypot, radians
from typing import Any

from accord.data import read_toml
from accord.linking.kin_sorts import are_kin
from accord.linking.mention_words import after, before
from accord.linking.profiles import Profile
from accord.records import EventRecord
from accord.values import ActorKind, Place

_PARTY = re.compile(r"\b([A-Z][\w-]+) Party\b")
_OF_PARTIES = frozenset({"nomination", "availability", "campaign_step"})
"""Labels of what each party does by itself."""
_SIDE = re.compile(
    r"\b(?:(defen[cs]e(?: (?:lawyers?|team|attorneys?|counsel))?)|(prosecution|prosecutors?))"
    r"(?! (?:minist|secretar|department|chief|official|force|industr|spending|polic))",
    re.IGNORECASE,
)
_BEFORE = 90
_NEAR = 40
_FORCES = re.compile(r"\b(?:troops?|soldiers|forces|army|military|weapons|arms|tanks)\b", re.IGNORECASE)
_OWN = re.compile(r"(?:\b(?:his|her)|['’]s?)\s+$")
_PEOPLE = frozenset({ActorKind.GROUP})
_FAR_KM = 60.0
_KM_OF_A_DEGREE = 111.2


def why_other_doers(first: Profile, second: Profile) -> str | None:
    """Why two tellings are of another sense, party, side, group or town; None when they may be one."""
    if _are_other_senses(first, second):
        return "another sense of the verb"
    if _are_of_other_parties(first, second):
        return "another party's"
    if _are_of_other_sides(first, second):
        return "of the other side of the trial"
    if _is_own_withdrawal(first, second) or _is_own_withdrawal(second, first):
        return "who leaves a race withdraws no troops"
    if _are_other_groups(first, second):
        return "others gather"
    return "crowds of other towns" if _are_of_other_towns(first, second) else None


def _are_other_senses(first: Profile, second: Profile) -> bool:
    """Whether a verb of many senses is told in two: who "releases" his papers is not "released" from a hospital."""
    one, other = first.labels, second.labels
    if not (one and other) or one & other or first.types & second.types or first.sorts & second.sorts:
        return False
    verbs = [{verb for r in profile.records if (verb := _verb_of(r))} for profile in (first, second)]
    return bool(verbs[0] & verbs[1]) and not are_kin(first, second)


def _verb_of(record: EventRecord) -> str:
    """The verb of many senses that a mention has; "" where it has none."""
    words = record.text.lower().split()
    return next((_senses()[word] for word in words if word in _senses()), "")


@cache
def _senses() -> dict[str, str]:
    listed: dict[str, list[str]] = _settings()["senses"]
    return {form: verb for verb, forms in listed.items() for form in (verb, *forms)}


def _are_of_other_parties(first: Profile, second: Profile) -> bool:
    """Whether both name the party that puts somebody up or stands, and no party is in both."""
    if not first.labels & second.labels & _OF_PARTIES:
        return False
    one, other = ([found for r in p.records if (found := _parties_of(r))] for p in (first, second))
    return any(found.isdisjoint(like) for found, like in product(one, other))


def _parties_of(record: EventRecord) -> frozenset[str]:
    named = [actor.name for actor in record.actors if actor.sector == "PTY" and actor.kind == ActorKind.ORGANISATION]
    told = [before(record, _NEAR), record.text, *named]
    return frozenset(match[1].lower() for text in told for match in _PARTY.finditer(text))


def _are_of_other_sides(first: Profile, second: Profile) -> bool:
    """Whether the defence does one and the prosecution the other, by what stands last before each verb."""
    sides = [{side for r in profile.records if (side := _side_of(r))} for profile in (first, second)]
    return bool(sides[0] and sides[1]) and not sides[0] & sides[1]


def _side_of(record: EventRecord) -> str:
    found = [*_SIDE.finditer(before(record, _BEFORE))]
    return "" if not found else "defence" if found[-1][1] else "prosecution"


def _is_own_withdrawal(one: Profile, other: Profile) -> bool:
    """Whether a person withdraws in one ("her withdrawal") and forces do in the other."""
    if not one.sorts & other.sorts & {"withdrawal"}:
        return False
    is_own = all(
        record.label == "withdrawal"
        and bool(record.actors)
        and all(actor.kind == ActorKind.PERSON for actor in record.actors)
        and bool(_OWN.search(before(record, _NEAR)))
        and not _FORCES.search(f"{record.text}{after(record, _NEAR)}")
        for record in one.records
    )
    return is_own and any(_is_of_forces(record) for record in other.records)


def _is_of_forces(record: EventRecord) -> bool:
    is_force = any(actor.kind == ActorKind.FORCE for actor in record.actors)
    return is_force or bool(_FORCES.search(f"{record.text}{after(record, _NEAR)}"))


def _are_other_groups(first: Profile, second: Profile) -> bool:
    """Whether nobody but groups of people gather in both, and no word of their names is shared."""
    if not first.sorts & second.sorts & {"meeting"} or first.persons or second.persons:
        return False
    actors = [[actor for r in p.records for actor in (*r.actors, *r.recipients)] for p in (first, second)]
    if not all(side and all(actor.kind in _PEOPLE for actor in side) for side in actors):
        return False
    return not first.doers & second.doers and not first.places & second.places


def _are_of_other_towns(first: Profile, second: Profile) -> bool:
    """Whether crowds are to march in one town and have marched in another, not by the word of one day for both."""
    if not first.sorts & second.sorts & {"demonstration"} or first.is_told_as_done == second.is_told_as_done:
        return False
    if first.has_day and second.has_day and first.first_day == second.first_day:
        return False
    towns = [[town for r in p.records if (town := _town_of(r))] for p in (first, second)]
    return all(towns) and all(_km_between(one, other) > _FAR_KM for one, other in product(*towns))


def _town_of(record: EventRecord) -> Place | None:
    place = record.place
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return place if place.radius_km is None or place.radius_km <= _FAR_KM else None


def _km_between(one: Place, other: Place) -> float:
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return 0.0
    north = (one.latitude - other.latitude) * _KM_OF_A_DEGREE
    east = (one.longitude - other.longitude) * _KM_OF_A_DEGREE * cos(radians(one.latitude))
    return hypot(north, east)


def _settings() -> dict[str, Any]:
    found: dict[str, Any] = read_toml("linking.toml")["other_doers"]
    return found
