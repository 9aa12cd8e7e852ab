"""Events told as part of others: what holds what, what keeps them apart, and what becomes of a person's word."""

from __future__ import annotations

import pytest
from tests.linking.written import BERG, CHILE, LAINE, NORWAY, OSLO, TURKU, Written, day, known, linked

from accord.api import Ledger
from accord.ledger.judgements import About, Answer, Judgement, anchor_of
from accord.ledger.merged import Event, Linked, LinkKind, Verdict
from accord.linking import link
from accord.linking.parts import BOTH_WAYS, NEARER, OTHER_DAYS, find_refused
from accord.records import Report
from accord.values import DateBasis, EventType, Status

HELD = {"type_": EventType.CONSULT, "status": Status.OCCURRED}
VISIT = {**HELD, "label": "visit", "actors": (BERG,), "place": TURKU}
TALKS = {**HELD, "label": "talks", "actors": (BERG, LAINE)}


def event(found: Linked, words: str) -> Event:
    """The event told with these words."""
    return next(each for each in found.events if any(record.text == words for record in each.records))


def visit_with_talks(published: str = "2025-03-06", **on: object) -> Written:
    return (
        Written(published)
        .sentence("Berg and Laine held talks during the visit to Turku.")
        .event("held talks", **{**TALKS, **on})
        .event("visit", **{**VISIT, "date": day("2025-03-05")})
    )


def test_the_talks_of_a_visit_are_part_of_it() -> None:
    found = linked(visit_with_talks())
    talks, visit = event(found, "held talks"), event(found, "visit")
    assert (talks.whole, talks.parts) == (visit.id, ())
    assert (visit.whole, visit.parts) == (None, (talks.id,))


def test_a_part_says_why_and_how_surely() -> None:
    told = event(linked(visit_with_talks()), "held talks").part_link
    assert told is not None
    assert (told.kind, told.score) == (LinkKind.PART, 4.0)
    assert told.reasons == ("“held talks” is told as part of “visit”: “during …”",)


def test_what_several_reports_tell_so_is_one_part_with_all_reasons() -> None:
    other = Written("2025-03-07", publisher="Baltic Post").sentence("The visit to Turku included talks with Laine.")
    other.event("visit", **VISIT).event("talks", **{**TALKS, "date": day("2025-03-05")})
    talks = event(linked(visit_with_talks(date=day("2025-03-05")), other), "held talks")
    assert talks.part_link is not None
    assert [reason.rpartition(": ")[2] for reason in talks.part_link.reasons] == ["“included”", "“during …”"]


def test_a_part_on_another_day_than_its_whole_is_none() -> None:
    found = linked(visit_with_talks(date=day("2025-03-01")))
    talks = event(found, "held talks")
    assert talks.whole is None
    assert [reason for _, _, reason in find_refused(talks, found)] == [OTHER_DAYS]


def test_what_others_do_meanwhile_is_no_part() -> None:
    found = linked(visit_with_talks(actors=(CHILE,)))
    assert event(found, "held talks").whole is None


def test_what_is_told_both_ways_round_is_neither() -> None:
    one = Written("2025-03-06").sentence("The visit included a stop in Turku.")
    one.event("visit", **{**VISIT, "place": OSLO}).event("stop", **VISIT)
    other = Written("2025-03-06", publisher="Baltic Post").sentence("The stop included a visit to Oslo.")
    other.event("stop", **VISIT).event("visit", **{**VISIT, "place": OSLO})
    found = linked(one, other)
    assert all(each.whole is None for each in found.events)
    assert {reason for each in found.events for _, _, reason in find_refused(each, found)} == {BOTH_WAYS}


def test_of_two_wholes_the_nearer_one_holds_a_part() -> None:
    made = visit_with_talks().sentence("The visit to Turku was part of a tour of the north.")
    made.event("visit", **{**VISIT, "date": day("2025-03-05")}).event("tour", **{**VISIT, "place": OSLO})
    made.sentence("The tour of the north included talks with Laine.").event("tour", **{**VISIT, "place": OSLO})
    made.event("talks", **{**TALKS, "date": day("2025-03-05")})
    found = linked(made)
    talks, visit, tour = (event(found, words) for words in ("talks", "visit", "tour"))
    assert (talks.whole, visit.whole, tour.whole) == (visit.id, tour.id, None)
    assert [(whole.id, reason) for whole, _, reason in find_refused(talks, found)] == [(tour.id, NEARER)]


def test_a_part_and_its_whole_of_one_sort_are_two_events() -> None:
    made = Written("2025-03-06").sentence("The trip to Turku was part of a tour of the north.")
    made.event("trip", **VISIT).event("tour", **{**VISIT, "place": OSLO})
    found = linked(made)
    assert event(found, "trip").id != event(found, "tour").id


def test_that_a_part_was_held_settles_no_plan_of_the_whole() -> None:
    ahead = Written("2025-03-03").sentence("Berg is to pay a visit to Turku on 5 March.")
    planned = {**VISIT, "status": Status.PLANNED, "date": day("2025-03-05")}
    ahead.event("visit", **planned)
    later = Written("2025-03-06", publisher="Baltic Post").sentence("Berg and Laine held talks during a planned visit.")
    later.event("held talks", **TALKS).event("visit", **planned)
    plan = next(plan for plan in linked(ahead, later).plans if plan.event.label == "visit")
    assert plan.verdict in (Verdict.OPEN, Verdict.OVERDUE)


def test_an_arrival_is_that_of_the_whole_and_not_of_its_part() -> None:
    made = Written("2025-03-06").sentence("The trip to Turku was part of a tour of the north.")
    made.event("trip", **VISIT).event("tour", **{**VISIT, "place": None})
    other = Written("2025-03-06", publisher="Baltic Post").sentence("Berg arrived in Turku.").event("arrived", **VISIT)
    found = linked(made, other)
    assert event(found, "arrived").id != event(found, "trip").id


def judged(found: Linked, answer: Answer, first: str, second: str) -> Judgement:
    one, other = (anchor_of(event(found, words).records[0]) for words in (first, second))
    return Judgement(about=About.LINK, answer=answer, first=one, second=other, by="Kari", at="2025-04-01T00:00:00Z")


def test_a_person_who_calls_them_different_undoes_a_part() -> None:
    told = known(visit_with_talks())
    said = judged(link(told), Answer.DIFFERENT, "held talks", "visit")
    assert event(link(told, [said]), "held talks").whole is None


def test_a_person_may_call_one_event_part_of_another() -> None:
    other = (
        Written("2025-03-06").sentence("Norway fired a rocket.").event("fired", None, Status.OCCURRED, label="launch")
    )
    told = known(visit_with_talks(), other)
    said = judged(link(told), Answer.PART, "fired", "visit")
    found = link(told, [said])
    fired = event(found, "fired")
    assert fired.whole == event(found, "visit").id
    assert fired.part_link is not None
    assert (fired.part_link.decided_by, fired.part_link.reasons) == ("Kari", ("judged a part by Kari on 2025-04-01",))


TEXT = (
    "Norwegian president Kari Berg visited Finland on Wednesday. During the visit to Finland, she met Finnish "
    "president Eero Salo in Helsinki. The visit ended on Wednesday."
)


@pytest.mark.model
def test_why_tells_the_whole_and_the_parts() -> None:
    ledger = Ledger.open()
    ledger.add([Report(text=TEXT, published="2021-03-04", published_basis=DateBasis.GIVEN)])
    met = next(each for each in ledger.events() if each.records[0].text == "met")
    whole = next(each for each in ledger.events() if each.id == met.whole)
    assert any(line.startswith(f"part of {whole.id}") for line in ledger.why(met.id))
    assert any(line.startswith(f"has as a part {met.id}") for line in ledger.why(whole.id))
    assert NORWAY.country in whole.countries
