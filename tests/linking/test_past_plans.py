"""Plans that the one report which tells them looks back on, and what is called off without having been a plan."""

from __future__ import annotations

import pytest
from tests.linking.written import BERG, FINLAND, LAINE, NORWAY, Written, day, linked

from accord.ledger.merged import Verdict
from accord.linking.past_plans import looks_back
from accord.values import EventType, Status


def look_back(told: str, status: Status = Status.OCCURRED, on: str = "2025-03-06") -> Written:
    written = Written("2025-03-04").sentence(f"Berg {told}.")
    return written.event(
        "had been due to meet Laine",
        EventType.CONSULT,
        status,
        actors=(BERG,),
        recipients=(LAINE,),
        label="meeting",
        date=day(on),
    )


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("had been due to sail on Monday", True),
        ("whose visit was planned for Friday", True),
        ("was originally scheduled in June", True),
        ("is due to sail on Monday", False),
        ("sailed on Monday", False),
    ],
)
def test_words_that_look_back_on_a_plan(told: str, expected: bool) -> None:
    assert looks_back(told) is expected


def test_a_plan_of_the_past_is_cancelled_where_its_paragraph_says_so() -> None:
    words = "had been due to meet Laine on Thursday but the ministry pulled the plug on the talks"
    (plan,) = linked(look_back(words)).plans
    assert (plan.verdict, plan.reason) == (Verdict.CANCELLED, "told beside it: “pulled the plug”")


def test_a_plan_of_the_past_of_which_nothing_is_told_is_open() -> None:
    (plan,) = linked(look_back("had been due to meet Laine on Thursday")).plans
    assert plan.verdict == Verdict.OPEN


def test_what_had_been_due_on_the_day_and_was_not_did_not_happen() -> None:
    (plan,) = linked(look_back("had been due to meet Laine today", Status.DID_NOT_HAPPEN, "2025-03-04")).plans
    assert plan.verdict == Verdict.DID_NOT_HAPPEN


@pytest.mark.parametrize(("told", "count"), [("the Bergen stop", 1), ("a costly contract with Finland", 0)])
def test_only_what_can_be_planned_is_a_plan_called_off(told: str, count: int) -> None:
    written = Written("2025-03-04").sentence(f"Norway dropped {told}.")
    written.event("dropped", None, Status.OCCURRED, actors=(NORWAY,), recipients=(FINLAND,))
    assert len(linked(written).plans) == count


def test_what_an_earlier_report_tells_as_done_is_no_plan_when_it_goes_on() -> None:
    words = "the ferry workers' strike in Oslo"
    first = Written("2025-03-03").sentence(f"Thousands joined {words}.")
    first.event(words, EventType.PROTEST, Status.OCCURRED, actors=(NORWAY,), label="strike")
    later = Written("2025-03-05", publisher="Second Wire").sentence(f"Unions would continue {words}.")
    later.event(words, EventType.PROTEST, Status.PLANNED, actors=(NORWAY,), label="strike")
    assert linked(first, later).plans == ()


def test_a_noun_without_a_day_in_one_report_is_no_plan() -> None:
    written = Written("2025-03-03").sentence("Norway spoke of new troop rotations with Finland.")
    written.event(
        "troop rotations",
        EventType.MOBILIZE,
        Status.PLANNED,
        actors=(NORWAY,),
        recipients=(FINLAND,),
        label="deployment",
    )
    assert linked(written).plans == ()


@pytest.mark.parametrize(
    ("told", "late"),
    [
        ("which had twice deferred its vote, approved", True),
        ("after three months of delays approved", True),
        ("which had twice held a hearing, approved", False),
    ],
)
def test_what_is_told_as_long_put_off_is_a_plan_held_late(told: str, late: bool) -> None:
    written = Written("2025-03-20").sentence(f"Norway's parliament, {told} the ferry pact on 18 March.")
    fields = {"actors": (NORWAY,), "recipients": (FINLAND,), "label": "legislative_consent", "date": day("2025-03-18")}
    written.event("approved the ferry pact", EventType.SUPPORT, Status.OCCURRED, **fields)
    found = [(plan.verdict, plan.late, plan.outcome_date) for plan in linked(written).plans]
    assert found == ([(Verdict.HELD, True, "2025-03-18")] if late else [])
