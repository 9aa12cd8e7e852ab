"""Plans that the one report which tells them looks back on, and what is called off without having been a plan."""

from __future__ import annotations

import pytest
from tests.linking.written import BERG, FINLAND, LAINE, NORWAY, Written, day, linked

from accord.ledger.merged import Verdict
from accord.linking.past_plans import comes_late, is_given_up_before, looks_back
from accord.records import EventRecord
from accord.values import EventType, Polarity, Status


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


@pytest.mark.parametrize(
    ("told", "mention", "planned"),
    [
        ("closed its ports as scheduled on 4 March", "closed its ports", True),
        ("began a planned closure of its ports on 4 March", "began a planned closure", True),
        ("closed its ports, not as planned, on 4 March", "closed its ports", False),
        ("closed its ports on 4 March", "closed its ports", False),
    ],
)
def test_what_is_told_as_done_as_planned_is_a_plan_held(told: str, mention: str, planned: bool) -> None:
    written = Written("2025-03-05").sentence(f"Norway {told}.")
    fields = {"actors": (NORWAY,), "recipients": (FINLAND,), "label": "closure", "date": day("2025-03-04")}
    written.event(mention, EventType.COERCE, Status.OCCURRED, **fields)
    found = [(plan.verdict, plan.outcome_date) for plan in linked(written).plans]
    assert found == ([(Verdict.HELD, "2025-03-04")] if planned else [])


def test_a_weekday_looked_back_on_may_be_the_one_gone_by() -> None:
    first = Written("2025-03-07").sentence("Norway's parliament is to meet on Monday on the ferry pact.")
    first.event(
        "is to meet", EventType.CONSULT, Status.PLANNED, actors=(NORWAY,), label="meeting", date=day("2025-03-10")
    )
    told = "Norway's parliament was to meet Monday on the ferry pact. It cancelled the session."
    later = Written("2025-03-12", publisher="Second Wire").sentence(told)
    later.event(
        "was to meet", EventType.CONSULT, Status.PLANNED, actors=(NORWAY,), label="meeting", date=day("2025-03-17")
    )
    (plan,) = linked(first, later).plans
    assert plan.due
    assert (plan.verdict, plan.due.value) == (Verdict.CANCELLED, "2025-03-10")


@pytest.mark.parametrize(("told", "count"), [("to step down", 0), ("to step down within a week", 1)])
def test_a_call_on_somebody_to_yield_is_a_plan_only_with_a_deadline(told: str, count: int) -> None:
    written = Written("2025-03-03").sentence(f"Norway's opposition urged the premier {told}.")
    fields = {"actors": (NORWAY,), "recipients": (FINLAND,), "label": "withdrawal"}
    written.event("to step down", EventType.RETREAT, Status.REQUESTED, **fields)
    assert len(linked(written).plans) == count


def test_a_sale_that_is_suspended_was_no_plan() -> None:
    written = Written("2025-03-03").sentence("Norway suspends sale of boats to Finland")
    written.event("sale", EventType.COOPERATE, Status.CANCELLED, actors=(NORWAY,), recipients=(FINLAND,), label="trade")
    assert linked(written).plans == ()


def test_what_must_be_done_by_no_day_is_no_plan_yet() -> None:
    written = Written("2025-03-03").sentence("Norway's parliament must approve the ferry pact with Finland.")
    fields = {"actors": (NORWAY,), "recipients": (FINLAND,), "label": "approval"}
    written.event("must approve the ferry pact", EventType.SUPPORT, Status.PROPOSED, **fields)
    assert linked(written).plans == ()


def test_a_visit_and_its_talks_told_in_one_sentence_are_one_plan() -> None:
    written = Written("2025-03-03").sentence("Berg will visit Oslo on Monday for talks with Laine.")
    visit = {"actors": (BERG,), "recipients": (LAINE,), "date": day("2025-03-10")}
    written.event("will visit", EventType.CONSULT, Status.PLANNED, label="visit", **visit)
    written.event("talks", EventType.CONSULT, Status.PLANNED, label="talks", **visit)
    assert len(linked(written).plans) == 1


@pytest.mark.parametrize(("mention", "count"), [("be withdrawn", 0), ("will be withdrawn", 1)])
def test_what_somebody_wants_done_by_no_day_is_no_plan(mention: str, count: int) -> None:
    written = Written("2025-03-03").sentence(f"Norway says that the border guards in Finland {mention}.")
    fields = {"actors": (NORWAY,), "recipients": (FINLAND,), "label": "withdrawal"}
    written.event(mention, EventType.RETREAT, Status.PLANNED, **fields)
    assert len(linked(written).plans) == count


def test_what_nobody_schedules_is_no_plan() -> None:
    told = ("expects a wave of riots", "braces for riots")
    reports = [Written(f"2025-03-0{3 + at}", publisher=f"Wire {at}") for at, _ in enumerate(told)]
    for written, words in zip(reports, told, strict=True):
        written.sentence(f"Norway {words} in Bergen on Monday.")
        fields = {"actors": (NORWAY,), "label": "riot", "date": day("2025-03-10")}
        written.event("riots", EventType.PROTEST, Status.EXPECTED, **fields)
    assert linked(*reports).plans == ()


@pytest.mark.parametrize(
    ("told", "reasons", "count"),
    [
        pytest.param("Nobody in Oslo remembers the visit that Berg had pledged.", ("pledge",), 1, id="pledged"),
        pytest.param("Berg's visit never took place.", (), 1, id="never held"),
        pytest.param("Berg's visit did no harm to anybody.", (), 0, id="nothing set down"),
    ],
)
def test_what_somebody_had_set_down_and_came_to_nothing_is_a_plan(told: str, reasons: tuple[str], count: int) -> None:
    written = Written("2025-03-05").sentence(told)
    written.event(
        "visit", EventType.CONSULT, Status.DID_NOT_HAPPEN, actors=(BERG,), recipients=(FINLAND,), label="visit",
        polarity=Polarity.NEGATIVE, reasons=reasons,
    )  # fmt: skip
    assert [plan.verdict for plan in linked(written).plans] == [Verdict.DID_NOT_HAPPEN] * count


def test_what_comes_to_nothing_had_no_day_of_the_year_ahead() -> None:
    written = Written("2025-12-12").sentence("The talk that Berg and Laine had booked for 3 September fell through.")
    written.event(
        "talk", EventType.CONSULT, Status.DID_NOT_HAPPEN, actors=(BERG,), recipients=(LAINE,), label="meeting",
        polarity=Polarity.NEGATIVE, reasons=("book", "fall through"), date=day("2026-09-03"),
    )  # fmt: skip
    (plan,) = linked(written).plans
    assert (plan.verdict, plan.due) == (Verdict.DID_NOT_HAPPEN, None)


@pytest.mark.parametrize(
    ("told", "late"),
    [
        ("harbour talks that were opened only in late August", True),
        ("harbour talks that were opened only after two storms", True),
        ("harbour talks that were opened only in Bergen", False),
        ("harbour talks that were held only at night", False),
        ("talks, nine days later than the guild had announced", True),
        ("the twice-delayed talks", True),
        ("talks held in October", False),
    ],
)
def test_words_that_tell_a_thing_as_late(told: str, late: bool) -> None:
    written = Written("2025-11-05").sentence(f"Berg and Laine had {told}.")
    written.event("talks", EventType.CONSULT, Status.OCCURRED, actors=(BERG,), recipients=(LAINE,), label="talks")
    (record,) = (record for record in written.done()[1] if isinstance(record, EventRecord))
    assert comes_late(record) is late


@pytest.mark.parametrize(
    ("told", "earlier"),
    [
        ("a sailing, which was later put off", True),
        ("a sailing cancelled in May", True),
        ("a sailing scrapped in the autumn", True),
        ("a sailing called off in 2017", True),
        ("a sailing called off last week", True),
        ("a sailing called off in protest", False),
        ("a sailing called off last minute", False),
        ("a sailing cancelled in Bergen on Friday", False),
        ("a sailing, which was called by the guild", False),
        ("a motion, which was put to a vote", False),
    ],
)
def test_words_that_tell_a_calling_off_as_of_an_earlier_day(told: str, earlier: bool) -> None:
    assert is_given_up_before(told) is earlier


@pytest.mark.parametrize(("due", "late"), [("2025-03-10", False), ("2025-03-03", True)])
def test_a_part_put_off_makes_nothing_late_that_kept_its_day(due: str, late: bool) -> None:
    fields = {"actors": (NORWAY,), "label": "exercise"}
    words = "the Steel Fjord exercise"
    plan = Written("2025-03-01").sentence(f"Norway will stage {words}.")
    plan.event(words, EventType.MOBILIZE, Status.PLANNED, date=day(due), **fields)
    part = Written("2025-03-02", publisher="Second Wire").sentence(f"Norway put off a leg of {words}.")
    part.event(words, EventType.MOBILIZE, Status.POSTPONED, **fields)
    done = Written("2025-03-11", publisher="Third Wire").sentence(f"Norway held {words}.")
    done.event(words, EventType.MOBILIZE, Status.OCCURRED, date=day("2025-03-10"), **fields)
    (found,) = linked(plan, part, done).plans
    assert (found.verdict, found.late) == (Verdict.HELD, late)
