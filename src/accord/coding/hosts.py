"""4. Mentions → records: the state whose place it is, as host of a visit or recipient of what is done there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from accord.coding.naming import state_actor
from accord.coding.participants import Participants
from accord.mentions.triggers import Trigger
from accord.values import ActorKind, EventType, Place

_WHOLE_STATES = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT})
_DONE_TO_A_PLACE = frozenset(
    {
        EventType.ASSAULT,
        EventType.AID,
        EventType.COERCE,
        EventType.MOBILIZE,
        EventType.PROTEST,
        EventType.RETREAT,
        EventType.SANCTION,
        EventType.THREATEN,
    }
)
_BY_AUTHORITIES = frozenset(
    {(EventType.COERCE, "arrest"), (EventType.COERCE, "deport"), (EventType.ACCUSE, "investigate")}
)
_MOVED = frozenset({"deployment", "weapons_deployment"})
_POSTINGS = frozenset({"ambassador_returned", "ambassador_recalled"})
_TOURS = frozenset({"engagement"})


def with_authorities(found: Participants, trigger: Trigger, places: Sequence[Place]) -> Participants:
    """The participants with the state where somebody was arrested, if nobody is said to have done it.

    Only its own authorities do so; of places in several states none decides.
    """
    if found.actors or not found.recipients or (trigger.type, trigger.mode) not in _BY_AUTHORITIES:
        return found
    countries = {place.country[0] for place in places if len(place.country) == 1}
    return replace(found, actors=(state_actor(countries.pop()),)) if len(countries) == 1 else found


def _is_done_to_a_place(trigger: Trigger) -> bool:
    return trigger.type in _DONE_TO_A_PLACE or trigger.mode == "investigate"


def with_host(found: Participants, trigger: Trigger, places: Sequence[Place], name: str) -> Participants:
    """The participants of what is called `name`, with the states of its places as recipients of a visit or deed there.

    Only where the words name no recipient. A visitor is not his own host, and a state does nothing to itself.
    """
    is_visit = trigger.mode == "visit" or name in _TOURS or trigger.label in _POSTINGS
    local = all(actor.country is None and actor.id.startswith("~") for actor in found.recipients)
    is_told = found.actors or (trigger.part == "verb" and trigger.label in _MOVED)
    if not local or not places or not (is_visit or (is_told and _is_done_to_a_place(trigger))):
        return found
    countries = dict.fromkeys(place.country[0] for place in places if len(place.country) == 1)
    own = {actor.country for actor in found.actors if is_visit or actor.kind in _WHOLE_STATES}
    hosts = [country for country in countries if country not in own]
    if not hosts:
        return found
    return Participants(found.actors, tuple(state_actor(country) for country in (hosts if is_visit else hosts[:1])))
