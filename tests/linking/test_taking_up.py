"""Which nouns take up something told before in the same report, and which bring something of their own."""

from __future__ import annotations

from typing import Any

import pytest
from tests.linking.written import CHILE, NORWAY, Written, known

from accord.linking.apart import why_apart
from accord.linking.profiles import make_profiles
from accord.linking.taking_up import find_taken_up
from accord.values import Actor, ActorKind, EventType, Status

RAID, POLL, TALK = EventType.ASSAULT, None, EventType.CONSULT
DONE, PLANNED = Status.OCCURRED, Status.PLANNED


def taken_up(*sentences: tuple[str, str, EventType | None, Status]) -> list[tuple[str, str]]:
    """What takes up what, in a report of sentences with one mention each."""
    written = Written("2025-03-06")
    sides: dict[str, Any] = {"actors": (NORWAY,), "recipients": (CHILE,)}
    for words, mention, type_, status in sentences:
        written.sentence(words).event(mention, type_, status, **sides)
    held = known(written)
    return [(later.record.text, earlier.record.text) for _, earlier, later, _ in find_taken_up(_profiles(held))]


def _profiles(held: Any) -> list[Any]:
    return make_profiles(held.events, held.reports)


RAIDED = ("Norway bombed a Chilean depot at dawn.", "bombed", RAID, DONE)


def test_a_definite_noun_takes_up_a_verb_of_its_sort() -> None:
    assert taken_up(RAIDED, ("Nobody claimed the attack.", "attack", RAID, DONE)) == [("attack", "bombed")]


@pytest.mark.parametrize(
    ("sentence", "mention"),
    [
        pytest.param("Chile recalled the rocket attack of an earlier year.", "rocket attack", id="words of its own"),
        pytest.param("Chile recalled the May 31 attack.", "May 31 attack", id="a day of its own"),
        pytest.param("Chile counted the attacks since spring.", "attacks", id="several, where one was told"),
        pytest.param("The depot that exploded had stood empty.", "exploded", id="a verb in a relative clause"),
    ],
)
def test_what_brings_something_of_its_own_takes_up_nothing(sentence: str, mention: str) -> None:
    assert taken_up(RAIDED, (sentence, mention, RAID, DONE)) == []


def test_a_year_in_both_mentions_parts_two_elections() -> None:
    earlier = ("It was founded before the 2016 presidential election.", "2016 presidential election", POLL, DONE)
    later = ("It has grown since the 2020 presidential election.", "2020 presidential election", POLL, DONE)
    assert taken_up(earlier, later) == []


@pytest.mark.parametrize(("year", "taken"), [("2021", []), ("2025", [("2025 county election", "elections")])])
def test_a_year_that_is_not_the_reports_is_that_of_another(year: str, taken: list[tuple[str, str]]) -> None:
    told = ("Norway and Chile held elections.", "elections", POLL, DONE)
    assert taken_up(told, (f"The {year} county election was calm.", f"{year} county election", POLL, DONE)) == taken


def test_far_on_in_a_long_text_another_word_takes_up_nothing() -> None:
    between = " ".join(["Rain fell on the fjords and nobody minded it much."] * 60)
    far = (f"{between}\nNobody claimed the attack.", "attack", RAID, DONE)
    assert taken_up(RAIDED, far) == []


def test_plans_of_the_one_who_was_struck_are_not_the_strike_on_him() -> None:
    held = known(
        Written("2025-03-06")
        .sentence("Norway bombed a Chilean depot at dawn.")
        .event("bombed", RAID, DONE, actors=(NORWAY,), recipients=(CHILE,))
        .sentence("Chile had planned to bomb Norwegian ports.")
        .event("to bomb", RAID, PLANNED, actors=(CHILE,), recipients=(NORWAY,))
    )
    assert why_apart(*_profiles(held)) == "done by whom the other says it was done to"


def test_what_is_backed_is_another_thing() -> None:
    held = known(
        Written("2025-03-06")
        .sentence("Norway could not support the application for now.")
        .event("could not support", EventType.SUPPORT, Status.DID_NOT_HAPPEN, actors=(NORWAY,))
        .sentence("Norway agreed to support the port's new lighthouse.")
        .event("to support", EventType.SUPPORT, PLANNED, actors=(NORWAY,))
    )
    assert why_apart(*_profiles(held)) == "said of another thing"


def test_a_noun_that_only_says_when_is_not_what_it_dates() -> None:
    sides: dict[str, Any] = {"actors": (NORWAY,), "recipients": (CHILE,)}
    held = known(
        Written("2025-03-06")
        .sentence("Norway and Chile agreed to meet again before the summit in Oslo.")
        .event("to meet", TALK, PLANNED, **sides)
        .event("summit", TALK, PLANNED, **sides)
    )
    assert find_taken_up(_profiles(held)) == []


def test_a_summit_is_not_that_somebody_met_one_person() -> None:
    person = Actor(id="eeva-virta", name="Eeva Virta", kind=ActorKind.PERSON, country="FIN", sector="GOV")
    written = Written("2025-03-06").sentence("Their leaders had met Eeva Virta for four hours.")
    written.event("had met", TALK, DONE, recipients=(person,), label="meeting")
    written.sentence("Norway agreed to the quota at the summit.").event("summit", TALK, DONE, label="summit")
    held = known(written)
    assert find_taken_up(_profiles(held)) == []
