"""What one sentence tells of one attack or one crowd, and waves of protest over many reports."""

from __future__ import annotations

import pytest
from tests.linking.written import FINLAND, NORWAY, Written, day, linked

from accord.ledger.merged import Linked
from accord.values import Actor, ActorKind, EventType, Status

STORY = "The quarrel over the Skagen herring quota and the trawler Havfruen goes on."
CROWD = Actor(id="~fishermen", name="fishermen", kind=ActorKind.GROUP, country="NOR", sector="CVL")


def sizes(made: Linked) -> list[int]:
    return sorted(len(event.records) for event in made.events)


@pytest.mark.parametrize(
    ("words", "effect", "cause", "joined"),
    [
        ("Nine soldiers were killed on Monday in a drone strike.", "were killed", "drone strike", True),
        ("A drone strike on the pier killed nine soldiers.", "killed", "drone strike", True),
        ("A drone strike hit the pier, and mines killed nine soldiers.", "killed", "drone strike", False),
    ],
)
def test_an_attack_and_what_it_did_are_one(words: str, effect: str, cause: str, joined: bool) -> None:
    report = Written("2025-03-02").sentence(words)
    report.event(effect, EventType.ASSAULT, Status.OCCURRED, label="killing", recipients=(NORWAY,))
    report.event(cause, EventType.ASSAULT, Status.OCCURRED, label="drone_strike")
    assert (sizes(linked(report)) == [2]) is joined


def test_what_one_crowd_does_in_a_sentence_is_one() -> None:
    report = Written("2025-03-02").sentence("Fishermen took to the streets and chanted on Sunday.")
    for mention in ("took to the streets", "chanted"):
        report.event(mention, EventType.PROTEST, Status.OCCURRED, label="protest", actors=(CROWD,))
    assert sizes(linked(report)) == [2]


def test_who_struck_and_who_was_struck_are_two_halves() -> None:
    report = Written("2025-03-02").sentence("The attack on the Norwegian pier came at dawn.")
    report.event("attack", EventType.ASSAULT, Status.OCCURRED, label="attack", recipients=(NORWAY,))
    report.sentence("The attack was claimed by a Finnish band.")
    report.event("attack", EventType.ASSAULT, Status.OCCURRED, label="attack", actors=(FINLAND,))
    assert sizes(linked(report)) == [2]


def march(published: str, when: str) -> Written:
    report = Written(published, publisher=f"Wire of {published}").sentence(STORY)
    report.sentence("Fishermen marched through Oslo against the Skagen quota.")
    return report.event("marched", EventType.PROTEST, Status.OCCURRED, label="march", actors=(CROWD,), date=day(when))


def test_marches_of_two_days_are_two() -> None:
    made = linked(march("2025-03-03", "2025-03-02"), march("2025-03-04", "2025-03-03"))
    assert len(made.events) == 2


def test_protests_that_go_on_are_of_no_one_day() -> None:
    reports = []
    for published in ("2025-03-03", "2025-03-05"):
        report = Written(published, publisher=f"Wire of {published}").sentence(STORY)
        report.sentence("The protests against the herring quota in Norway went on.")
        when = {"date": day(published)} if published == "2025-03-05" else {}
        report.event("protests", EventType.PROTEST, Status.ONGOING, label="demonstration", actors=(NORWAY,), **when)
        reports.append(report)
    (event, *others) = linked(*reports).events
    assert others or event.date is None or event.date.value != "2025-03-05"
