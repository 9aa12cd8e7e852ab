"""The organisations of states that take part in an event: by name, by a body of theirs, or by somebody of theirs."""

from __future__ import annotations

from collections.abc import Iterable

from accord.data.register import bodies, persons
from accord.values import Actor, ActorKind

_OF_MANY_STATES = "IGO"
"""The sector of organisations of states (PLOVER's agent codes)."""


def find_organisations(actors: Iterable[Actor], day: str | None) -> tuple[str, ...]:
    """The organisations ("nato", "un") for which actors act, sorted; `day` (ISO) says who held which office.

    A body ("un.unhcr"), a force ("nato.kfor"), somebody a report calls theirs, and a holder of one of their offices.
    """
    found = (_organisation_of(actor, day) for actor in actors if not actor.country)
    return tuple(sorted({name for name in found if name}))


def _organisation_of(actor: Actor, day: str | None) -> str | None:
    if actor.kind == ActorKind.PERSON and actor.id in persons():
        held = (post for post in persons()[actor.id].posts if day is None or post.held_on(day))
        return next((post.office.split(".")[0] for post in held if post.sector == _OF_MANY_STATES), None)
    name = actor.id.split(".")[0]
    return name if name in bodies() and bodies()[name].sector == _OF_MANY_STATES else None
