"""What is another one of its kind: a meeting weeks behind its day, another person's resignation."""

from __future__ import annotations

from typing import Any

import pytest
from tests.linking.written import BERG, LAINE, NORWAY, OSLO, Written, day, linked

from accord.linking.apart import FAR_IN_TIME, why_apart
from accord.linking.profiles import Profile, make_profiles
from accord.records import EventRecord
from accord.values import Actor, ActorKind, EventType, Precision, Status, When

MEETING = EventType.CONSULT
HALE = Actor(id="mona-hale", name="Mona Hale", kind=ActorKind.PERSON, country="NOR", sector="GOV")
BERG_ALONE = Actor(id="~berg", name="Berg", kind=ActorKind.PERSON, country="NOR", sector="GOV")
HALE_ALONE = Actor(id="~hale", name="Hale", kind=ActorKind.PERSON, country="NOR", sector="GOV")


def profile(published: str, sentence: str, mention: str, status: Status, **fields: Any) -> Profile:
    type_ = fields.pop("type", MEETING)
    report, records = Written(published).sentence(sentence).event(mention, type_, status, **fields).done()
    (made,) = make_profiles([record for record in records if isinstance(record, EventRecord)], {report.id: report})
    return made


def will_meet() -> Profile:
    sides = {"actors": (BERG,), "recipients": (LAINE,), "place": OSLO, "label": "meeting"}
    words = "Berg will meet Laine in Oslo on 15 January."
    return profile("2025-01-02", words, "will meet", Status.PLANNED, date=day("2025-01-15"), **sides)


@pytest.mark.parametrize(
    ("published", "words", "mention", "fields", "why"),
    [
        ("2025-02-08", "Berg met Laine for five hours.", "met", {}, FAR_IN_TIME),
        ("2025-01-20", "Berg met Laine for five hours.", "met", {}, None),
        ("2025-02-08", "Berg met Laine in Oslo for five hours.", "met", {"place": OSLO}, None),
        ("2025-02-08", "Nothing came of the meeting of Berg and Laine.", "meeting", {}, None),
    ],
)
def test_a_meeting_told_without_a_day_weeks_later_is_another(
    published: str, words: str, mention: str, fields: dict[str, Any], why: str | None
) -> None:
    sides = {"actors": (BERG,), "recipients": (LAINE,), "label": "meeting"}
    assert why_apart(will_meet(), profile(published, words, mention, Status.OCCURRED, **sides, **fields)) == why


def leaving(sentence: str, mention: str, actor: Actor) -> Profile:
    fields = {"type": EventType.RETREAT, "label": "resignation", "actors": (actor,)}
    return profile("2025-03-04", sentence, mention, Status.OCCURRED, **fields)


@pytest.mark.parametrize(("actor", "apart"), [(HALE, True), (HALE_ALONE, True), (BERG, False), (BERG_ALONE, False)])
def test_each_resigns_for_themselves(actor: Actor, apart: bool) -> None:
    one = leaving("Berg resigned on Monday.", "resigned", BERG_ALONE)
    other = leaving(f"The resignation of {actor.name} came late.", "resignation", actor)
    assert (why_apart(one, other) is not None) is apart


def test_two_who_resign_in_one_report_are_two() -> None:
    report = Written("2025-03-04").sentence("Berg announced his resignation on Monday.")
    fields = {"label": "resignation"}
    report.event("announced his resignation", EventType.RETREAT, Status.OCCURRED, actors=(BERG_ALONE,), **fields)
    report.sentence("Mona Hale, who runs his office, also announced her resignation.")
    report.event("announced her resignation", EventType.RETREAT, Status.OCCURRED, actors=(HALE,), **fields)
    assert sorted(len(event.records) for event in linked(report).events) == [1, 1]


def test_the_next_one_of_a_month_is_that_of_the_month() -> None:
    report = Written("2025-03-04").sentence("Norway's next harbour vote is set for May.")
    may = When(value="2025-05", earliest="2025-05-01", latest="2025-05-31", precision=Precision.MONTH)
    fields = {"label": "vote", "actors": (NORWAY,), "date": may}
    report.event("next harbour vote", None, Status.PLANNED, **fields)
    report.sentence("Berg will not run in the harbour vote of May.")
    report.event("harbour vote", None, Status.PLANNED, **fields)
    assert [len(event.records) for event in linked(report).events] == [2]
