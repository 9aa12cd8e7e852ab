"""An occasion of two sides told for another day or town than the one set: one, within days and by one office."""

from __future__ import annotations

import pytest
from tests.linking.written import FINLAND, NORWAY, OSLO, TURKU, Written, day, linked

from accord.data import read_toml
from accord.ledger.merged import Verdict
from accord.linking.held_otherwise import _offices
from accord.linking.mention_words import root
from accord.linking.outcome_days import find_other_town
from accord.records import EventRecord
from accord.values import Actor, ActorKind, EventType, Place, Status

MINISTERS = tuple(
    Actor(id=f"{country}.foreign-minister", name="foreign minister", kind=ActorKind.PERSON, country=country)
    for country in ("NOR", "FIN")
)
PRESIDENTS = tuple(
    Actor(id=f"{country}.president", name="president", kind=ActorKind.PERSON, country=country)
    for country in ("NOR", "FIN")
)


def due(sides: tuple[Actor, Actor] = MINISTERS) -> Written:
    written = Written("2025-05-10").sentence(
        "The two foreign ministers will meet in Oslo on 14 May over the cod quota."
    )
    return written.event(
        "will meet", EventType.CONSULT, Status.PLANNED, actors=sides, label="meeting", place=OSLO,
        date=day("2025-05-14"),
    )  # fmt: skip


def met(on: str, sides: tuple[Actor, Actor] = MINISTERS, label: str = "meeting") -> Written:
    written = Written("2025-06-01", publisher="Second Wire")
    written.sentence("Otherwise than planned, the ministers met at Turku over the cod quota.")
    return written.event(
        "met", EventType.CONSULT, Status.OCCURRED, actors=sides, label=label, place=TURKU, date=day(on)
    )


def test_a_meeting_held_days_later_in_another_town_is_the_one_that_was_due() -> None:
    (plan,) = linked(due(), met("2025-05-16")).plans
    assert (plan.verdict, plan.outcome_date) == (Verdict.CHANGED, "2025-05-16")


@pytest.mark.parametrize(
    "later",
    [
        pytest.param(met("2025-05-30"), id="weeks later"),
        pytest.param(met("2025-05-16", PRESIDENTS), id="others met"),
        pytest.param(met("2025-05-16", MINISTERS, "phone_call"), id="by telephone"),
        pytest.param(met("2025-05-16", (MINISTERS[0], NORWAY)), id="one side"),
    ],
)
def test_another_time_office_or_way_is_another(later: Written) -> None:
    assert all(len(event.reports) == 1 for event in linked(due(), later).events)


def test_states_that_name_no_office_are_held_against_each_other_as_they_stand() -> None:
    states = (NORWAY, FINLAND)
    (plan,) = linked(due(states), met("2025-05-16", states)).plans
    assert plan.verdict == Verdict.CHANGED


def test_talks_of_one_day_that_moved_to_another_town_are_one() -> None:
    first = Written("2025-03-04").sentence("Peace talks between Norway and the guilds will open in Oslo on 20 March.")
    first.event(
        "Peace talks", EventType.CONSULT, Status.PLANNED, actors=(NORWAY,), label="meeting", place=OSLO,
        date=day("2025-03-20"),
    )  # fmt: skip
    later = Written("2025-03-21", publisher="Second Wire").sentence(
        "Norway and the guilds opened peace talks in Turku."
    )
    later.event(
        "opened peace talks", EventType.CONSULT, Status.OCCURRED, actors=(NORWAY,), label="meeting", place=TURKU,
        date=day("2025-03-20"),
    )  # fmt: skip
    assert [(plan.verdict, plan.outcome_date) for plan in linked(first, later).plans] == [(Verdict.HELD, "2025-03-20")]


def told_at(status: Status, *places: Place) -> list[EventRecord]:
    written = Written("2025-03-04")
    for place in places:
        written.sentence("A round of cod talks was told.")
        written.event("round of cod talks", EventType.CONSULT, status, actors=(NORWAY,), label="talks", place=place)
    return [record for record in written.done()[1] if isinstance(record, EventRecord)]


@pytest.mark.parametrize(
    ("planned", "held", "expected"),
    [
        pytest.param((OSLO,), (TURKU,), "Turku", id="another"),
        pytest.param((OSLO,), (OSLO,), None, id="the same"),
        pytest.param((OSLO,), (TURKU, OSLO), None, id="one of two tells the same"),
        pytest.param((OSLO, TURKU), (TURKU,), None, id="one of two planned"),
        pytest.param((), (TURKU,), None, id="no town planned"),
        pytest.param((OSLO,), (), None, id="no town told"),
    ],
)
def test_another_town_is_one_that_no_telling_shares(
    planned: tuple[Place, ...], held: tuple[Place, ...], expected: str | None
) -> None:
    found = find_other_town(told_at(Status.PLANNED, *planned), told_at(Status.OCCURRED, *held))
    assert found == expected


@pytest.mark.parametrize("office", ["secretary", "secretaries", "committee", "committees", "deputy", "deputies"])
def test_offices_are_known_in_both_numbers(office: str) -> None:
    assert root(office) in _offices()


@pytest.mark.parametrize("office", ["secretary", "secretaries", "deputy", "deputies", "ministers"])
def test_offices_of_the_next_sitting_are_known_in_both_numbers(office: str) -> None:
    assert root(office) in read_toml("linking.toml")["next_sittings"]["offices"]
