"""What became of the plans of each state and body: counted by what reports say, never from silence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from tests.linking.written import (
    BERG,
    CHILE,
    FINLAND,
    LAINE,
    NORWAY,
    TROOPS,
    Written,
    day,
    held_talks,
    linked,
    planned_talks,
)

from accord.linking.plan_keepers import OUTCOMES, PlanKeeper, find_plan_keepers
from accord.values import Actor, ActorKind, EventType, Status

UNION = Actor(id="nordic-union", name="Nordic Union", kind=ActorKind.ORGANISATION, country=None, sector="IGO")
ANNOUNCED = "will hold a drill"


def drill(
    published: str, words: str, status: Status, on: str | None = None, by: Iterable[Actor] = (NORWAY,)
) -> Written:
    actors = tuple(by)
    written = Written(published, publisher=f"Wire of {published}")
    written.sentence(f"{actors[0].name} {words} called Operation Grey Seal off Bergen.")
    dated = {"date": day(on)} if on else {}
    return written.event(
        f"{words} called Operation Grey Seal",
        EventType.MOBILIZE,
        status,
        actors=actors,
        label="exercise",
        **dated,
    )


def keepers(*written: Written, as_of: str | None = None) -> dict[str, PlanKeeper]:
    return {keeper.actor: keeper for keeper in find_plan_keepers(linked(*written, as_of=as_of).plans)}


def test_talks_that_were_held_are_kept_by_both_sides() -> None:
    found = keepers(planned_talks(), held_talks())
    assert {name: str(keeper) for name, keeper in found.items()} == {
        "FIN": "Finland: 1 plan, 1 held",
        "NOR": "Norway: 1 plan, 1 held",
    }
    (plan,) = linked(planned_talks(), held_talks()).plans
    assert found["NOR"].counts[0].plans == (plan.id,)


@pytest.mark.parametrize(
    ("later", "outcome", "settled"),
    [
        pytest.param(("2025-03-06", "held a drill", Status.OCCURRED, "2025-03-05"), "held", 1, id="held"),
        pytest.param(("2025-03-21", "held a drill", Status.OCCURRED, "2025-03-20"), "late", 1, id="late"),
        pytest.param(("2025-03-04", "cancelled a drill", Status.CANCELLED, None), "cancelled", 1, id="cancelled"),
        pytest.param(
            ("2025-03-06", "did not hold a drill", Status.DID_NOT_HAPPEN, None),
            "did_not_happen",
            1,
            id="did not happen",
        ),
        pytest.param(("2025-03-04", "put off a drill", Status.POSTPONED, None), "postponed", 1, id="put off"),
    ],
)
def test_what_a_report_says_is_counted(later: tuple[str, str, Status, str | None], outcome: str, settled: int) -> None:
    found = keepers(drill("2025-03-03", ANNOUNCED, Status.PLANNED, "2025-03-05"), drill(*later), as_of="2025-03-25")
    assert (found["NOR"].number(outcome), found["NOR"].plans, found["NOR"].settled) == (1, 1, settled)


def test_a_plan_put_on_another_day_is_changed() -> None:
    def forum(published: str, on: str) -> Written:
        words = "meet Laine at the Harbour Safety Forum"
        written = Written(published, publisher=published).sentence(f"Berg is to {words}.")
        return written.event(
            words, EventType.CONSULT, Status.PLANNED, actors=(BERG,), recipients=(LAINE,), date=day(on),
            label="recurring_meeting",
        )  # fmt: skip

    found = keepers(forum("2025-03-03", "2025-03-05"), forum("2025-03-04", "2025-03-19"))
    assert [keeper.number("changed") for keeper in found.values()] == [1, 1]


@pytest.mark.parametrize(("as_of", "outcome"), [("2025-03-04", "open"), ("2025-04-20", "overdue")])
def test_silence_settles_nothing(as_of: str, outcome: str) -> None:
    (keeper,) = keepers(drill("2025-03-03", ANNOUNCED, Status.PLANNED, "2025-03-05"), as_of=as_of).values()
    assert (keeper.number(outcome), keeper.settled) == (1, 0)


@pytest.mark.parametrize("status", [Status.REQUESTED, Status.PROPOSED, Status.EXPECTED])
def test_what_others_ask_for_or_foresee_is_no_plan_of_anybody(status: Status) -> None:
    asked = drill("2025-03-03", "has to hold a drill", status, "2025-03-05")
    assert linked(asked).plans
    assert keepers(asked) == {}


def test_forces_and_persons_count_to_their_state_and_a_body_stands_for_itself() -> None:
    forces = drill("2025-03-03", ANNOUNCED, Status.PLANNED, "2025-03-05", by=(TROOPS, BERG))
    assert sorted(keepers(forces)) == ["FIN", "NOR"]
    body = drill("2025-03-03", ANNOUNCED, Status.PLANNED, "2025-03-05", by=(UNION,))
    assert [(keeper.actor, keeper.name) for keeper in keepers(body).values()] == [("nordic-union", "Nordic Union")]


def test_a_deed_done_to_a_state_is_no_plan_of_it() -> None:
    written = Written("2025-03-03").sentence("Norway will send 40 tents to Chile on 9 March.")
    written.event(
        "will send 40 tents", EventType.AID, Status.PLANNED, actors=(NORWAY,), recipients=(CHILE,),
        date=day("2025-03-09"), label="aid",
    )  # fmt: skip
    assert sorted(keepers(written)) == ["NOR"]


def test_those_with_most_plans_come_first_and_numbers_are_those_of_the_plans() -> None:
    found = find_plan_keepers(
        linked(
            planned_talks(),
            held_talks(),
            drill("2025-03-03", ANNOUNCED, Status.PLANNED, "2025-03-05", by=(FINLAND,)),
        ).plans
    )
    assert [(keeper.actor, keeper.plans) for keeper in found] == [("FIN", 2), ("NOR", 1)]
    for keeper in found:
        assert keeper.plans == sum(count.number for count in keeper.counts)
        assert all(count.number == len(count.plans) and count.outcome in OUTCOMES for count in keeper.counts)


def test_bodies_judged_the_same_are_one_keeper() -> None:
    other = replace(UNION, id="~union-of-the-north", name="Union of the North")
    assert "~union-of-the-north" not in keepers(
        drill("2025-03-03", ANNOUNCED, Status.PLANNED, "2025-03-05", by=(other,))
    )
    second = replace(other, id="northern-union")
    plans = linked(
        drill("2025-03-03", ANNOUNCED, Status.PLANNED, "2025-03-05", by=(UNION,)),
        drill("2025-06-03", ANNOUNCED, Status.PLANNED, "2025-06-05", by=(second,)),
    ).plans
    assert [keeper.plans for keeper in find_plan_keepers(plans)] == [1, 1]
    same = {"nordic-union": ("", "nordic-union"), "northern-union": ("", "nordic-union")}
    (keeper,) = find_plan_keepers(plans, same)
    assert (keeper.actor, keeper.plans) == ("nordic-union", 2)
