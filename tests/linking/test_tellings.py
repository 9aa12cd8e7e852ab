"""Which mentions of one report tell one happening."""

from __future__ import annotations

from typing import Any

import pytest
from tests.linking.written import BERG, FINLAND, LAINE, NORWAY, VIRTA, Written, day, known

from accord.data import read_toml
from accord.linking.profiles import make_profiles
from accord.linking.rarity import Rarity
from accord.linking.tellings import find_tellings
from accord.values import Actor, ActorKind, EventType, Status

MEETING, LAUNCH = EventType.CONSULT, EventType.MOBILIZE
DONE, PLANNED = Status.OCCURRED, Status.PLANNED


def told(written: Written) -> list[list[str]]:
    held = known(written)
    profiles = make_profiles(held.events, held.reports)
    tellings, _ = find_tellings(profiles, read_toml("linking.toml")["same_event"], Rarity())
    return [[record.text for record in telling.records] for telling in tellings]


def report(*sentences: tuple[str, list[tuple[str, EventType | None, Status, dict[str, Any]]]]) -> Written:
    written = Written("2025-03-06")
    for words, mentions in sentences:
        written.sentence(words)
        for mention, type_, status, fields in mentions:
            written.event(mention, type_, status, **fields)
    return written


TABLE = [
    pytest.param(
        report(
            (
                "The yearly session is to be held in May.",
                [("session", MEETING, DONE, {}), ("is to be held", None, PLANNED, {})],
            )
        ),
        [["session", "is to be held"]],
        id="a verb that only says it is held",
    ),
    pytest.param(
        report(
            (
                "Berg has put off his flight to Riga, where the harbour summit opens on Friday.",
                [("has put off", None, DONE, {}), ("summit", MEETING, PLANNED, {"label": "summit"})],
            )
        ),
        [["has put off"], ["summit"]],
        id="put off is what it governs, not what is told of the town",
    ),
    pytest.param(
        report(
            (
                "A meeting at which Berg was to prepare a second summit has been put off.",
                [("second summit", MEETING, PLANNED, {"label": "summit"}), ("has been put off", None, DONE, {})],
            )
        ),
        [["second summit"], ["has been put off"]],
        id="the meeting is put off, not what it was to prepare",
    ),
    pytest.param(
        report(
            (
                "The Riga trip of Ida Berg was called off on Friday.",
                [("trip", MEETING, Status.CANCELLED, {"label": "visit", "actors": (BERG,)})],
            ),
            (
                "It was to make up for the trip cancelled in August.",
                [("trip", MEETING, Status.CANCELLED, {"label": "visit", "actors": (BERG,)})],
            ),
        ),
        [["trip"], ["trip"]],
        id="one called off now, one called off in August",
    ),
    pytest.param(
        report(
            (
                "Oslo asked for a meeting on its accession that was to be held in Riga.",
                [
                    ("accession", EventType.COOPERATE, DONE, {"label": "accession"}),
                    ("was to be held", None, PLANNED, {}),
                ],
            )
        ),
        [["accession"], ["was to be held"]],
        id="an accession is not held",
    ),
    pytest.param(
        report(
            (
                "On Monday Oslo had cancelled a visit by the Finnish minister.",
                [
                    ("had cancelled", EventType.SANCTION, DONE, {"label": "suspension", "actors": (NORWAY,)}),
                    ("visit", EventType.CONSULT, Status.CANCELLED, {"label": "visit", "actors": (FINLAND,)}),
                ],
            )
        ),
        [["had cancelled", "visit"]],
        id="who calls off and on which day part no verb from what it calls off",
    ),
    pytest.param(
        report(
            (
                "Oslo has postponed a meeting with Finland.",
                [("has postponed", None, DONE, {}), ("meeting", MEETING, DONE, {})],
            )
        ),
        [["has postponed", "meeting"]],
        id="an active verb looks ahead",
    ),
    pytest.param(
        report(
            (
                "Berg met Laine for the 12th Harbour Safety Forum.",
                [("met", MEETING, DONE, {}), ("12th Harbour Safety Forum", MEETING, DONE, {})],
            )
        ),
        [["met", "12th Harbour Safety Forum"]],
        id="the occasion of a verb",
    ),
    pytest.param(
        report(
            ("The Harbour Safety Forum opens on Monday.", [("Harbour Safety Forum", MEETING, PLANNED, {})]),
            ("Pilots expect much of the HSF session.", [("HSF session", MEETING, PLANNED, {})]),
        ),
        [["Harbour Safety Forum", "HSF session"]],
        id="a name and its initials",
    ),
    pytest.param(
        report(
            ("Berg visited Turku.", [("visited", MEETING, DONE, {"actors": (BERG,)})]),
            ("The visit lasted a day.", [("visit", MEETING, DONE, {})]),
        ),
        [["visited", "visit"]],
        id="a definite noun takes up a verb",
    ),
    pytest.param(
        report(
            ("Norway launched a rocket.", [("launched", LAUNCH, DONE, {"actors": (NORWAY,), "label": "weapons_test"})]),
            ("It was fired from a ship.", [("was fired", LAUNCH, DONE, {"label": "weapons_test"})]),
        ),
        [["launched", "was fired"]],
        id="a rare sort told again",
    ),
    pytest.param(
        report(
            (
                "Norway fired a rocket on Monday.",
                [("fired", LAUNCH, DONE, {"actors": (NORWAY,), "date": day("2025-03-03")})],
            ),
            (
                "It fired another on Saturday.",
                [("fired", LAUNCH, DONE, {"actors": (NORWAY,), "date": day("2025-03-01")})],
            ),
        ),
        [["fired"], ["fired"]],
        id="two days, two firings",
    ),
    pytest.param(
        report(
            ("Berg met Laine.", [("met", MEETING, DONE, {"actors": (BERG,), "recipients": (LAINE,)})]),
            ("Berg met Virta.", [("met", MEETING, DONE, {"actors": (BERG,), "recipients": (VIRTA,)})]),
        ),
        [["met"], ["met"]],
        id="two counterparts, two meetings",
    ),
    pytest.param(
        report(
            ("They did not issue a statement.", [("did not issue a statement", None, Status.DID_NOT_HAPPEN, {})]),
            ("The statement of last year was long.", [("statement", None, DONE, {})]),
        ),
        [["did not issue a statement"], ["statement"]],
        id="what did not come about is not what did",
    ),
    pytest.param(
        report(
            ("The talks ended.", [("talks", MEETING, DONE, {"actors": (NORWAY, FINLAND)})]),
            ("The next talks are in May.", [("talks", MEETING, PLANNED, {"actors": (NORWAY, FINLAND)})]),
        ),
        [["talks"], ["talks"]],
        id="the next of a series",
    ),
]


@pytest.mark.parametrize(("written", "expected"), TABLE)
def test_tellings_of_one_report(written: Written, expected: list[list[str]]) -> None:
    assert told(written) == expected


def test_each_join_says_why() -> None:
    held = known(TABLE[0].values[0])
    profiles = make_profiles(held.events, held.reports)
    _, links = find_tellings(profiles, read_toml("linking.toml")["same_event"], Rarity())
    assert [link.reasons for link in links] == [("“is to be held” says that “session” is held",)]


def test_a_headline_is_joined_by_its_word_and_a_name() -> None:
    written = Written("2025-03-06", title="Thousands march in Turku")
    written.sentence("Thousands march in Turku")
    written.event("march", EventType.PROTEST, DONE, label="demonstration")
    written.sentence("Nearly 5,000 people marched through Turku on Wednesday.")
    written.event("marched", EventType.PROTEST, DONE, label="demonstration", date=day("2025-03-05"))
    assert told(written) == [["march", "marched"]]


def test_a_headline_is_not_joined_with_what_is_still_to_come() -> None:
    written = Written("2025-03-06", title="Thousands march in Turku")
    written.sentence("Thousands march in Turku")
    written.event("march", EventType.PROTEST, DONE, label="demonstration")
    written.sentence("Unions in Turku plan to march again on Sunday.")
    written.event("plan to march", EventType.PROTEST, PLANNED, label="demonstration", date=day("2025-03-09"))
    assert told(written) == [["march"], ["plan to march"]]


def test_a_year_in_both_does_not_join_a_headline() -> None:
    written = Written("2025-03-06", title="Berg ends 2025 party bid")
    written.sentence("Berg ends 2025 party bid")
    written.event("ends 2025 party bid", None, DONE, actors=(BERG,), label="campaign_step")
    written.sentence("Ida Berg had hoped to lead Norway into the 2025 party election.")
    written.event("2025 party election", None, DONE, actors=(BERG,), label="vote")
    assert told(written) == [["ends 2025 party bid"], ["2025 party election"]]


def test_resignations_of_two_persons_are_two() -> None:
    written = Written("2025-03-06")
    aide = Actor(id="~pia-sand", name="Pia Sand", kind=ActorKind.PERSON, sector="GOV")
    written.sentence("Ida Berg resigned on Wednesday.")
    written.event("resigned", EventType.RETREAT, DONE, actors=(BERG,), label="resignation", date=day("2025-03-05"))
    written.sentence("Her aide Pia Sand also resigned.")
    written.event("also resigned", EventType.RETREAT, DONE, actors=(aide,), label="resignation")
    assert told(written) == [["resigned"], ["also resigned"]]


def test_a_headline_is_joined_with_the_sentence_that_tells_it() -> None:
    written = Written("2025-03-06", title="Norway puts off harbour talks")
    written.sentence("Norway puts off harbour talks")
    written.event("harbour talks", MEETING, Status.POSTPONED, actors=(NORWAY,), label="talks")
    written.sentence("Norway has postponed a meeting with Finland that was due next week.")
    written.event("a meeting", MEETING, Status.POSTPONED, actors=(NORWAY,), recipients=(FINLAND,), label="meeting")
    written.sentence("Its ministers held a meeting on fish in May.")
    written.event("held a meeting on fish", MEETING, DONE, actors=(NORWAY,), label="meeting", date=day("2024-05-02"))
    assert told(written) == [["harbour talks", "a meeting"], ["held a meeting on fish"]]
