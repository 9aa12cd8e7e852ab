"""Each plan and what came of it, by the day asked for; silence is never an outcome."""

from __future__ import annotations

import pytest
from tests.linking.written import BERG, FINLAND, LAINE, NORWAY, Written, day, held_talks, linked, planned_talks

from accord.ledger.merged import Plan, Verdict
from accord.values import EventType, Polarity, Precision, Status, When


def plan_of(*written: Written, as_of: str | None = None) -> Plan:
    (plan,) = linked(*written, as_of=as_of).plans
    return plan


def report(published: str, sentence: str, mention: str, status: Status, on: str | None = None) -> Written:
    written = Written(published, publisher=f"Wire of {published}").sentence(sentence)
    dated = {"date": day(on)} if on else {}
    return written.event(
        mention, EventType.CONSULT, status, actors=(BERG,), recipients=(LAINE,), label="recurring_meeting", **dated
    )


ANNOUNCED = (
    "2025-03-03",
    "Berg is to meet Laine at the Harbour Safety Forum.",
    "meet Laine at the Harbour Safety Forum",
)
LATER = "Berg and Laine held the Harbour Safety Forum."


@pytest.mark.parametrize(
    ("later", "verdict", "late"),
    [
        pytest.param(("2025-03-06", LATER, Status.OCCURRED, "2025-03-05"), Verdict.HELD, False, id="held"),
        pytest.param(("2025-04-16", LATER, Status.OCCURRED, "2025-04-15"), Verdict.HELD, True, id="late"),
        pytest.param(("2025-03-05", LATER, Status.POSTPONED, None), Verdict.POSTPONED, False, id="put off"),
        pytest.param(("2025-03-05", LATER, Status.CANCELLED, None), Verdict.CANCELLED, False, id="cancelled"),
        pytest.param(
            ("2025-03-06", LATER, Status.DID_NOT_HAPPEN, None), Verdict.DID_NOT_HAPPEN, False, id="did not happen"
        ),
        pytest.param(("2025-03-04", LATER, Status.PLANNED, "2025-03-19"), Verdict.CHANGED, False, id="another day"),
    ],
)
def test_verdicts(later: tuple[str, str, Status, str | None], verdict: Verdict, late: bool) -> None:
    first = report(*ANNOUNCED, Status.PLANNED, "2025-03-05")
    published, sentence, status, on = later
    plan = plan_of(first, report(published, sentence, "held the Harbour Safety Forum", status, on))
    assert (plan.verdict, plan.late) == (verdict, late)
    assert plan.due
    assert plan.due.value == "2025-03-05"
    if status == Status.OCCURRED:
        assert plan.outcome_date == on


def test_put_off_then_held_is_late() -> None:
    plan = plan_of(
        report(*ANNOUNCED, Status.PLANNED, "2025-03-05"),
        report("2025-03-04", LATER, "held the Harbour Safety Forum", Status.POSTPONED),
        report("2025-04-16", LATER, "held the Harbour Safety Forum", Status.OCCURRED, "2025-04-15"),
    )
    assert (plan.verdict, plan.late, plan.outcome_date) == (Verdict.HELD, True, "2025-04-15")


def test_silence_is_open_until_its_day_and_overdue_after_it() -> None:
    first = report(*ANNOUNCED, Status.PLANNED, "2025-03-05")
    assert plan_of(first, as_of="2025-03-04").verdict == Verdict.OPEN
    overdue = plan_of(first, as_of="2025-03-20")
    assert overdue.verdict == Verdict.OVERDUE
    assert "no report tells an outcome" in overdue.reason


def test_a_report_of_the_occasion_without_the_plan_is_not_shown() -> None:
    sentence = "Berg and Laine are to announce a pilot pact after the Harbour Safety Forum."
    first = Written("2025-03-03").sentence(sentence)
    first.event("announce a pilot pact", None, Status.PLANNED, actors=(BERG, LAINE), label="announcement")
    first.event(
        "Harbour Safety Forum", EventType.CONSULT, Status.PLANNED, actors=(BERG, LAINE), label="recurring_meeting"
    )
    held = report("2025-03-06", LATER, "held the Harbour Safety Forum", Status.OCCURRED, "2025-03-05")
    plans = {plan.event.label: plan for plan in linked(first, held).plans}
    assert plans["announcement"].verdict == Verdict.NOT_SHOWN
    assert "covers the occasion" in plans["announcement"].reason
    assert plans["recurring_meeting"].verdict == Verdict.HELD


def test_a_request_that_nobody_answered_stays_open() -> None:
    written = Written("2025-03-03").sentence("Norway asked its parliament to approve a rise.")
    written.event("to approve a rise", None, Status.REQUESTED, actors=(NORWAY,), label="approval")
    assert plan_of(written).verdict == Verdict.OPEN


def test_an_infinitive_that_colours_a_sentence_is_no_plan() -> None:
    filler = "Snow fell over the whole coast and ferries stood still for most of the long cold day. " * 6
    written = Written("2025-03-03").sentence(filler).sentence("Norway wants to bolster trust with Finland.")
    written.event("to bolster trust", None, Status.PLANNED, actors=(NORWAY,), recipients=(FINLAND,))
    assert linked(written).plans == ()


def test_as_of_the_day_of_the_plan_its_outcome_is_unknown() -> None:
    assert plan_of(planned_talks(), as_of="2025-03-03").verdict == Verdict.OPEN
    assert plan_of(planned_talks(), held_talks(), as_of="2025-03-06").verdict == Verdict.HELD


def test_a_deed_with_a_future_look_in_the_same_report_is_no_plan() -> None:
    written = Written("2025-03-06").sentence("The two met on Wednesday to hold the Harbour Safety Forum.")
    written.event("met", EventType.CONSULT, Status.OCCURRED, actors=(BERG, LAINE), date=day("2025-03-05"))
    written.event("hold the Harbour Safety Forum", EventType.CONSULT, Status.PLANNED, actors=(BERG, LAINE))
    assert all(event.status != Status.PLANNED or len(event.records) == 1 for event in linked(written).events)


def test_held_without_a_day_of_its_own_was_held_on_the_day_planned() -> None:
    plan = plan_of(
        report(*ANNOUNCED, Status.PLANNED, "2025-03-05"),
        report("2025-03-06", LATER, "held the Harbour Safety Forum", Status.OCCURRED),
    )
    assert (plan.verdict, plan.late, plan.outcome_date) == (Verdict.HELD, False, "2025-03-05")


def test_told_weeks_later_as_held_has_no_day() -> None:
    plan = plan_of(
        report(*ANNOUNCED, Status.PLANNED, "2025-03-05"),
        report("2025-03-29", LATER, "held the Harbour Safety Forum", Status.OCCURRED),
    )
    assert plan.outcome_date is None


def test_a_plan_given_up_ends_on_the_day_of_the_report_that_tells_it() -> None:
    plan = plan_of(
        report(*ANNOUNCED, Status.PLANNED, "2025-03-05"),
        report("2025-03-04", LATER, "held the Harbour Safety Forum", Status.CANCELLED),
    )
    assert (plan.verdict, plan.outcome_date) == (Verdict.CANCELLED, "2025-03-04")


def test_what_a_country_does_once_is_late_however_long_it_took() -> None:
    def joining(published: str, sentence: str, mention: str, status: Status, on: str) -> Written:
        written = Written(published, publisher=f"Wire of {published}").sentence(sentence)
        fields = {"actors": (FINLAND,), "label": "accession", "date": day(on)}
        return written.event(mention, EventType.COOPERATE, status, **fields)

    hoped = joining("2024-01-10", "Finland hopes to enter by May.", "hopes to enter", Status.EXPECTED, "2024-05-01")
    done = joining("2025-02-04", "Finland became the ninth member.", "became", Status.OCCURRED, "2025-02-03")
    plan = plan_of(hoped, done)
    assert (plan.verdict, plan.late, plan.outcome_date) == (Verdict.HELD, True, "2025-02-03")


def test_done_in_part_by_its_words() -> None:
    plan = plan_of(
        report(*ANNOUNCED, Status.PLANNED, "2025-03-05"),
        report(
            "2025-03-06",
            "Berg and Laine held the Harbour Safety Forum only in part.",
            "held the Harbour Safety Forum",
            Status.OCCURRED,
            "2025-03-05",
        ),
    )
    assert (plan.verdict, plan.outcome_date) == (Verdict.PARTLY, "2025-03-05")


def test_told_before_its_day_that_it_will_not_happen_is_given_up() -> None:
    plan = plan_of(
        report(*ANNOUNCED, Status.PLANNED, "2025-03-05"),
        report("2025-03-04", LATER, "held the Harbour Safety Forum", Status.DID_NOT_HAPPEN),
    )
    assert (plan.verdict, plan.outcome_date) == (Verdict.CANCELLED, "2025-03-04")


def test_a_plan_that_a_later_report_says_will_not_be_is_cancelled() -> None:
    first = report(*ANNOUNCED, Status.PLANNED, "2025-03-05")
    words = "will not meet Laine at the Harbour Safety Forum"
    given_up = Written("2025-03-04", publisher="Second Wire").sentence(f"Berg {words}.")
    given_up.event(
        words,
        EventType.CONSULT,
        Status.PLANNED,
        polarity=Polarity.NEGATIVE,
        actors=(BERG,),
        recipients=(LAINE,),
        label="recurring_meeting",
    )
    plan = plan_of(first, given_up)
    assert (plan.verdict, plan.outcome_date) == (Verdict.CANCELLED, "2025-03-04")


def test_the_day_of_a_deed_without_one_is_that_of_the_verb_beside_it() -> None:
    first = report(*ANNOUNCED, Status.PLANNED)
    told = Written("2025-03-07", publisher="Second Wire")
    told.sentence("Berg and Laine began on Thursday the Harbour Safety Forum.")
    told.event("began", None, Status.OCCURRED, date=day("2025-03-06"))
    told.event(
        "Harbour Safety Forum",
        EventType.CONSULT,
        Status.OCCURRED,
        actors=(BERG,),
        recipients=(LAINE,),
        label="recurring_meeting",
    )
    found = [plan for plan in linked(first, told).plans if plan.verdict == Verdict.HELD]
    assert [plan.outcome_date for plan in found] == ["2025-03-06"]


def test_news_at_the_head_of_a_report_is_of_its_day() -> None:
    later = report("2025-03-09", LATER, "held the Harbour Safety Forum", Status.OCCURRED)
    assert plan_of(report(*ANNOUNCED, Status.PLANNED), later).outcome_date == "2025-03-09"


def test_told_long_after_its_day_as_called_off_it_has_no_day() -> None:
    later = report("2025-09-20", LATER, "held the Harbour Safety Forum", Status.CANCELLED)
    plan = plan_of(report(*ANNOUNCED, Status.PLANNED, "2025-03-05"), later)
    assert (plan.verdict, plan.outcome_date) == (Verdict.CANCELLED, None)


def test_who_keeps_away_does_not_undo_it() -> None:
    first = report(*ANNOUNCED, Status.PLANNED, "2025-03-05")
    words = "Harbour Safety Forum"
    away = report("2025-03-04", f"Berg and Laine would not attend the {words}.", words, Status.DID_NOT_HAPPEN)
    assert plan_of(first, away, as_of="2025-03-04").verdict == Verdict.OPEN


def test_held_in_a_month_that_holds_the_day_planned_is_held_on_that_day() -> None:
    in_march = When(value="2025-03", earliest="2025-03-01", latest="2025-03-31", precision=Precision.MONTH)
    told = Written("2025-06-02", publisher="Second Wire").sentence(LATER.replace(".", " in March."))
    told.event(
        "held the Harbour Safety Forum",
        EventType.CONSULT,
        Status.OCCURRED,
        actors=(BERG,),
        recipients=(LAINE,),
        label="recurring_meeting",
        date=in_march,
    )
    plan = plan_of(report(*ANNOUNCED, Status.PLANNED, "2025-03-05"), told)
    assert (plan.verdict, plan.outcome_date) == (Verdict.HELD, "2025-03-05")


def test_the_cause_of_a_deed_is_no_part_of_it() -> None:
    first = report(*ANNOUNCED, Status.PLANNED, "2025-03-05")
    told = "Berg and Laine held the Harbour Safety Forum, in part because of the storm."
    later = report("2025-03-06", told, "held the Harbour Safety Forum", Status.OCCURRED, "2025-03-05")
    assert plan_of(first, later).verdict == Verdict.HELD


def test_an_announcement_in_a_report_that_names_a_later_day_is_still_ahead() -> None:
    written = Written("2025-03-04").sentence("Berg announced his resignation on Monday. Berg is to go on 20 March.")
    fields = {"actors": (BERG,), "label": "resignation"}
    written.event("announced his resignation", EventType.RETREAT, Status.OCCURRED, date=day("2025-03-03"), **fields)
    written.event("is to go", EventType.RETREAT, Status.PLANNED, date=day("2025-03-20"), **fields)
    later = Written("2025-03-21", publisher="Second Wire").sentence("Berg resigned on Thursday as minister of ports.")
    later.event("resigned", EventType.RETREAT, Status.OCCURRED, date=day("2025-03-20"), **fields)
    plan = plan_of(written, later)
    assert (plan.verdict, plan.outcome_date) == (Verdict.HELD, "2025-03-20")


def test_a_plan_called_off_in_several_reports_ends_with_the_first_of_them() -> None:
    plan = plan_of(
        report(*ANNOUNCED, Status.PLANNED, "2025-03-15"),
        report("2025-03-05", LATER, "held the Harbour Safety Forum", Status.CANCELLED),
        report("2025-03-07", LATER, "held the Harbour Safety Forum", Status.CANCELLED),
    )
    assert (plan.verdict, plan.outcome_date) == (Verdict.CANCELLED, "2025-03-05")


@pytest.mark.parametrize("headline", [None, "The Harbour Safety Forum is off."])
def test_a_plan_that_somebody_says_is_called_off_ends_on_the_day_they_say_it(headline: str | None) -> None:
    words = "Harbour Safety Forum"
    fields = {"actors": (BERG,), "recipients": (LAINE,), "label": "recurring_meeting"}
    off = Written("2025-03-12", publisher="Second Wire")
    if headline:
        off = off.sentence(headline).event(words, EventType.CONSULT, Status.CANCELLED, **fields)
    off = off.sentence(f"Berg announced on Monday that the {words} was off.")
    off.event("announced", None, Status.OCCURRED, actors=(BERG,), date=day("2025-03-10"))
    off.event(words, EventType.CONSULT, Status.CANCELLED, **fields)
    found = [plan for plan in linked(report(*ANNOUNCED, Status.PLANNED, "2025-03-15"), off).plans if plan.due]
    assert [(plan.verdict, plan.outcome_date) for plan in found] == [(Verdict.CANCELLED, "2025-03-10")]


def test_the_day_on_which_somebody_puts_a_thing_off_is_not_its_own() -> None:
    written = Written("2025-03-20").sentence("On 3 March Norway and Finland postponed the Coastal Flying Event.")
    sides = {"actors": (NORWAY,), "recipients": (FINLAND,), "label": "delay"}
    written.event("postponed", EventType.CONSULT, Status.OCCURRED, date=day("2025-03-03"), **sides)
    assert [(plan.due, plan.verdict) for plan in linked(written).plans] == [(None, Verdict.POSTPONED)]


def test_what_is_set_when_the_day_has_gone_by_is_the_next_of_its_kind() -> None:
    def meeting(published: str, on: str) -> Written:
        return report(published, "The envoys of Norway are to meet Laine.", "are to meet", Status.PLANNED, on)

    verdicts = [
        plan.verdict for plan in linked(meeting("2025-03-03", "2025-03-05"), meeting("2025-03-07", "2025-03-12")).plans
    ]
    assert Verdict.CHANGED not in verdicts
    moved = plan_of(
        report(*ANNOUNCED, Status.PLANNED, "2025-03-05"),
        report("2025-03-07", *ANNOUNCED[1:], Status.PLANNED, "2025-03-12"),
    )
    assert moved.verdict == Verdict.CHANGED
