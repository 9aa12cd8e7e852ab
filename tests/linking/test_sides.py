"""Who takes part in an event: one and the same person stands once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.linking.written import BERG, CHILE, OSLO, Written, day, known

from accord.linking import link
from accord.values import Actor, ActorKind, EventType, Status

MINISTER = Actor(
    id="nor.minister", name="Norwegian minister", kind=ActorKind.PERSON, country="NOR", sector="GOV", role="minister"
)


def parties(role: str) -> set[str]:
    """Who takes part in a visit that one report tells of "a minister" and another of Berg with a role."""
    berg = replace(BERG, role=role) if role else BERG
    told = {"date": day("2025-05-02"), "label": "visit", "recipients": (CHILE,)}
    one = Written("2025-05-03", title="A minister visited Chile on 2 May.").sentence(
        "A minister visited Chile on 2 May."
    )
    one.event("visited", EventType.CONSULT, Status.OCCURRED, actors=(MINISTER,), **told)
    two = Written("2025-05-03", title="Berg visited Chile on 2 May.", publisher="Bay Post")
    two.sentence("Berg visited Chile on 2 May.")
    two.event("visited", EventType.CONSULT, Status.OCCURRED, actors=(berg,), **told)
    (event,) = link(known(one, two)).events
    return {actor.name for actor in (*event.actors, *event.recipients)}


def test_a_minister_who_is_named_stands_by_name() -> None:
    assert parties("Defence Minister") == {"Ida Berg", "Chile"}


@pytest.mark.parametrize("role", ["President", "Prime Minister", "former Defence Minister"])
def test_one_of_another_office_stands_beside(role: str) -> None:
    assert parties(role) == {"Ida Berg", "Norwegian minister", "Chile"}


def test_who_acts_is_told_by_the_report_that_names_them() -> None:
    leaders = Actor(id="~pact-leaders", name="pact leaders", kind=ActorKind.GROUP)
    one = Written("2025-05-01", title="Leaders of the pact are to meet in Oslo on 2 May.")
    one.sentence("Leaders of the pact are to meet in Oslo on 2 May.")
    told = {"label": "summit", "place": OSLO, "date": day("2025-05-02")}
    one.event("are to meet", EventType.CONSULT, Status.PLANNED, actors=(leaders,), **told)
    two = Written("2025-05-03", title="The summit was held in Oslo on 2 May.", publisher="Bay Post")
    two.sentence("The summit was held in Oslo on 2 May.").event("summit", EventType.CONSULT, Status.OCCURRED, **told)
    (event,) = link(known(one, two)).events
    assert [actor.name for actor in event.actors] == ["pact leaders"]
