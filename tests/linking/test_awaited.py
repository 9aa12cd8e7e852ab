"""What a later report tells on the day that an earlier one names is one event with it, whatever words tell it."""

from __future__ import annotations

from typing import Any

import pytest
from tests.linking.written import BERG, FINLAND, LAINE, NORWAY, OSLO, TURKU, Written, day

from accord.linking.apart import why_apart
from accord.linking.awaited import awaited_keys, compare_awaited
from accord.linking.profiles import Profile, make_profiles
from accord.records import EventRecord
from accord.values import EventType, Status


def profile(published: str, sentence: str, mention: str, status: Status, **fields: Any) -> Profile:
    report, records = (
        Written(published).sentence(sentence).event(mention, fields.pop("type", None), status, **fields).done()
    )
    (made,) = make_profiles([record for record in records if isinstance(record, EventRecord)], {report.id: report})
    return made


PLAN = ("2025-03-03", "Berg is to be in Oslo for talks on Friday.", "is to be in Oslo", Status.PLANNED)


def plan(**fields: Any) -> Profile:
    return profile(*PLAN, **{"actors": (BERG,), "place": OSLO, "date": day("2025-03-07"), **fields})


def spent(published: str = "2025-03-09", **fields: Any) -> Profile:
    told = (published, "Berg spent Friday in Oslo.", "spent", Status.OCCURRED)
    return profile(*told, **{"actors": (BERG,), "place": OSLO, "date": day("2025-03-07"), **fields})


def elsewhere() -> Profile:
    told = ("2025-03-09", "Laine opened a bridge in Turku on Friday.", "opened a bridge", Status.OCCURRED)
    return profile(*told, actors=(LAINE,), place=TURKU, date=day("2025-03-07"))


def test_the_day_the_place_and_the_person_make_it_one() -> None:
    assert compare_awaited(plan(), spent()) == 1
    assert awaited_keys(plan()) & awaited_keys(spent())


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(spent(date=day("2025-03-14")), id="another day"),
        pytest.param(spent("2025-03-03"), id="a report of the same day"),
        pytest.param(elsewhere(), id="others elsewhere"),
    ],
)
def test_it_is_another(other: Profile) -> None:
    assert compare_awaited(plan(), other) == 0


def test_what_had_been_due_is_not_told_as_done() -> None:
    told = ("2025-03-09", "Berg had been due in Oslo on Friday.", "had been due", Status.OCCURRED)
    assert compare_awaited(plan(), profile(*told, actors=(BERG,), place=OSLO, date=day("2025-03-07"))) == 0


def test_what_is_asked_for_must_be_told_in_like_words() -> None:
    asked = ("2025-03-03", "Norway asked that Berg be in Oslo on Friday.", "be in Oslo", Status.REQUESTED)
    wish = profile(*asked, actors=(BERG,), place=OSLO, date=day("2025-03-07"))
    assert compare_awaited(wish, spent()) == 0


def test_a_place_alone_does_not_make_two_gatherings_one() -> None:
    first = profile(
        "2025-03-03",
        "A summit is planned in Oslo on Friday.",
        "summit",
        Status.PLANNED,
        type=EventType.CONSULT,
        label="summit",
        place=OSLO,
        date=day("2025-03-07"),
    )
    second = profile(
        "2025-03-08",
        "Norway and Finland met in Oslo on Friday.",
        "met",
        Status.OCCURRED,
        type=EventType.CONSULT,
        label="meeting",
        actors=(NORWAY, FINLAND),
        place=OSLO,
        date=day("2025-03-07"),
    )
    assert compare_awaited(first, second) == 0


def test_elections_of_two_countries_are_two_though_their_months_meet() -> None:
    told = ("2025-03-03", "The bid for elections in May failed.", "elections in May", Status.PLANNED)
    bid = profile(*told, label="election", date=day("2025-05"))
    held = ("2025-05-12", "Finland held its election on Sunday.", "held its election", Status.OCCURRED)
    assert compare_awaited(bid, profile(*held, label="election", actors=(FINLAND,), date=day("2025-05-11"))) == 0


def test_what_is_asked_for_is_not_awaited_for_a_year() -> None:
    def asked(published: str) -> Profile:
        told = (published, "Norway asked Berg to sign the Turku treaty.", "to sign the Turku treaty", Status.REQUESTED)
        return profile(*told, label="agreement_signed", actors=(BERG,), recipients=(NORWAY,))

    signed = profile(
        "2025-03-09",
        "Berg signed the Turku treaty with Norway on Friday.",
        "signed the Turku treaty",
        Status.OCCURRED,
        label="agreement_signed",
        actors=(BERG,),
        recipients=(NORWAY,),
        date=day("2025-03-07"),
    )
    assert compare_awaited(asked("2025-02-20"), signed) == 1
    assert compare_awaited(asked("2024-06-20"), signed) == 0


def test_the_fall_of_one_who_dismisses_others_is_another_event() -> None:
    asked = ("2025-03-03", "Protesters want Berg to resign.", "to resign", Status.REQUESTED)
    fall = profile(*asked, type=EventType.RETREAT, label="resignation", actors=(BERG,))
    fired = ("2025-03-05", "Berg fired the cabinet.", "fired the cabinet", Status.OCCURRED)
    cabinet = profile(*fired, type=EventType.SANCTION, label="dismissal_from_office", actors=(BERG,))
    by_others = profile(*fired, type=EventType.SANCTION, label="dismissal_from_office", actors=(LAINE,))
    assert why_apart(fall, cabinet) == why_apart(cabinet, fall) == "others leave"
    assert why_apart(fall, by_others) != "others leave"


def test_the_results_of_two_candidates_are_two() -> None:
    won = ("2025-03-03", "Berg secured a majority in the north.", "secured a majority", Status.OCCURRED)
    again = ("2025-03-05", "Laine secured a majority on Sunday.", "secured a majority", Status.OCCURRED)
    berg, laine = (
        profile(*told, label="election_result", actors=(who,)) for told, who in ((won, BERG), (again, LAINE))
    )
    assert why_apart(berg, laine) is not None
    assert why_apart(berg, profile(*again, label="election_result", actors=(BERG,))) is None


def test_the_place_of_the_one_in_the_words_of_the_other_on_the_very_day() -> None:
    again = ("2025-03-03", "They will try again in Oslo on Friday.", "will try", Status.PLANNED)
    ahead = profile(*again, place=OSLO, date=day("2025-03-07"))
    failed = (
        "2025-03-09",
        "Friday's second round on the herring quarrel in Oslo also failed.",
        "failed",
        Status.OCCURRED,
    )
    assert compare_awaited(ahead, profile(*failed, date=day("2025-03-07"))) == 1
    assert compare_awaited(ahead, profile(*failed, date=day("2025-03-06"))) == 0


def test_own_words_on_the_very_day_though_the_reports_tell_of_other_things() -> None:
    ahead = ("2025-03-03", "The Steel Tide drill will go on as planned.", "drill", Status.PLANNED)
    told = ("2025-03-09", "Few of them held a drill, but there were songs.", "held a drill", Status.OCCURRED)
    fields = {"type": EventType.MOBILIZE, "date": day("2025-03-07")}
    assert compare_awaited(profile(*ahead, **fields), profile(*told, **fields)) == 1
    assert compare_awaited(profile(*ahead, **fields), profile(*told, **{**fields, "date": day("2025-03-08")})) == 0
