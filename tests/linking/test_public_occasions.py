"""Elections, trials and new governments of one state, told in other words by several reports."""

from __future__ import annotations

import pytest
from tests.linking.written import BERG, CHILE, FINLAND, NORWAY, Written, day, linked

from accord.ledger.merged import Verdict
from accord.values import Actor, EventType, Precision, Status, When

MAY = When(value="2025-05", earliest="2025-05-01", latest="2025-05-31", precision=Precision.MONTH)


def told(published: str, sentence: str, mention: str, status: Status, **fields: object) -> Written:
    written = Written(published, publisher=f"Wire of {published}").sentence(sentence)
    return written.event(mention, None, status, **{"actors": (NORWAY,), "label": "vote", **fields})


PLANNED = told(
    "2025-03-03", "Norway is to hold early elections in May, its king said.", "elections", Status.PLANNED, date=MAY
)


def held(sentence: str, mention: str, on: str, actor: Actor = NORWAY) -> Written:
    return told("2025-05-12", sentence, mention, Status.OCCURRED, date=day(on), actors=(actor,))


def test_an_election_foreseen_for_a_month_is_the_vote_on_a_day_of_it() -> None:
    done = held("Fishermen queued when Norway went to the polls on Sunday.", "went to the polls", "2025-05-11")
    (plan,) = linked(PLANNED, done).plans
    assert (plan.verdict, plan.outcome_date) == (Verdict.HELD, "2025-05-11")


@pytest.mark.parametrize(
    "other",
    [
        held("Chile went to the polls on Sunday.", "went to the polls", "2025-05-11", CHILE),
        held("Norway looked back on the January elections.", "January elections", "2025-01-12"),
        held("Norway held a referendum on ferries on Sunday.", "referendum", "2025-05-11"),
        held("Norway held local elections on Sunday.", "local elections", "2025-05-11"),
    ],
)
def test_another_state_time_or_kind_of_poll_is_another(other: Written) -> None:
    assert len(linked(PLANNED, other).events) == 2


def test_a_chambers_choice_is_no_election_of_the_people() -> None:
    sentence = "Norway marked the election of Ms Ida Berg as speaker on Sunday."
    assert len(linked(PLANNED, held(sentence, "election", "2025-05-11")).events) == 2


def trial(published: str, sentence: str, mention: str, status: Status, *accused: Actor) -> Written:
    written = Written(published, publisher=f"Wire of {published}").sentence(sentence)
    sides = {"actors": (NORWAY,), "recipients": accused}
    return written.event(mention, EventType.SANCTION, status, label="trial", **sides)


def test_a_trial_is_told_from_the_accuseds_next_one() -> None:
    first = trial(
        "2025-03-03", "Norway will put Ida Berg on trial for fraud.", "put Ida Berg on trial", Status.PLANNED, BERG
    )
    other = trial(
        "2025-03-05", "Ida Berg faces another trial in Norway for theft.", "another trial", Status.PLANNED, BERG
    )
    assert len(linked(first, other).events) == 2


def test_governments_of_two_states_are_two() -> None:
    fields = {"label": "government_formed"}
    one = told("2025-03-03", "Norway is to form a government.", "form a government", Status.PLANNED, **fields)
    other = told(
        "2025-03-04",
        "Finland formed a government.",
        "formed a government",
        Status.OCCURRED,
        actors=(FINLAND,),
        **fields,
    )
    assert len(linked(one, other).events) == 2


def test_of_the_primaries_of_a_season_each_has_its_own_day() -> None:
    due = told("2025-05-01", "Norway has primary elections on 20 May.", "primary elections", Status.PLANNED,
               date=day("2025-05-20"))  # fmt: skip
    earlier = held("Norway held primary elections on Tuesday.", "held primary elections", "2025-05-06")
    found = linked(due, earlier)
    assert [(plan.verdict, plan.outcome_date) for plan in found.plans if plan.verdict == Verdict.HELD] == []
    any_of_them = told("2025-05-22", "Norway uses primary elections to choose a mayor.", "primary elections",
                       Status.OCCURRED)  # fmt: skip
    assert all(len(event.reports) == 1 for event in linked(earlier, any_of_them).events)
