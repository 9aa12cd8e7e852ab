"""An occasion that was put off, a visit and its talks, a deed awaited: what joins and what stays ahead."""

from __future__ import annotations

import pytest
from tests.linking.written import CHILE, FINLAND, NORWAY, OSLO, TURKU, Written, day, linked

from accord.linking.histories import is_given_up, own_status
from accord.linking.moved import compare_moved, says_moved
from accord.linking.profiles import Profile, make_profile, make_profiles
from accord.records import EventRecord
from accord.values import EventType, Place, Status


def told(published: str, sentence: str, mention: str, status: Status, **fields: object) -> Written:
    written = Written(published, publisher=f"Wire of {published}").sentence(sentence)
    return written.event(mention, EventType.CONSULT, status, **fields)


def only(written: Written) -> EventRecord:
    _, (record,) = written.done()
    assert isinstance(record, EventRecord)
    return record


def test_a_summit_put_off_is_one_event() -> None:
    both = (NORWAY, FINLAND)
    story = "of fishing states on herring quotas in Turku"
    plan = told(
        "2025-03-03",
        f"Norway and Finland will hold a summit {story} on 14 May.",
        "summit",
        Status.PLANNED,
        actors=both,
        date=day("2025-05-14"),
    )
    moved = told(
        "2025-05-05",
        f"The summit of Norway and Finland {story} was postponed.",
        "summit",
        Status.POSTPONED,
        actors=both,
    )
    held = told(
        "2025-09-02",
        f"Norway and Finland held a summit {story} on Monday, later than planned.",
        "summit",
        Status.OCCURRED,
        actors=both,
        date=day("2025-09-01"),
    )
    (event,) = linked(plan, moved, held).events
    assert [entry.status for entry in event.history] == [Status.PLANNED, Status.POSTPONED, Status.OCCURRED]
    assert len(linked(plan, held).events) == 1
    other = told(
        "2025-09-02",
        "Norway and Finland held a summit on Arctic cables in Oslo on Monday.",
        "summit",
        Status.OCCURRED,
        actors=both,
        date=day("2025-09-01"),
    )
    assert len(linked(plan, other).events) == 2


def test_a_visit_ahead_and_its_talks_are_one_event() -> None:
    both = (NORWAY, CHILE)
    ahead = told(
        "2025-03-03",
        "Norway's minister is to visit Chile on 5 March.",
        "is to visit",
        Status.PLANNED,
        actors=both,
        date=day("2025-03-05"),
    )
    talks = told(
        "2025-03-06",
        "Norway and Chile held talks on Wednesday.",
        "talks",
        Status.OCCURRED,
        actors=both,
        date=day("2025-03-05"),
    )
    later = told(
        "2025-03-20",
        "Norway and Chile held talks on Wednesday.",
        "talks",
        Status.OCCURRED,
        actors=both,
        date=day("2025-03-19"),
    )
    assert len(linked(ahead, talks).events) == 1
    assert len(linked(ahead, later).events) == 2


def test_what_waits_for_a_deed_does_not_tell_it_as_done() -> None:
    waiting = told(
        "2025-03-03", "It takes effect after both houses have approved it.", "have approved", Status.OCCURRED
    )
    assert own_status(only(waiting), None) == Status.PLANNED
    done = told("2025-03-03", "Both houses have approved it.", "have approved", Status.OCCURRED)
    assert own_status(only(done), None) == Status.OCCURRED


def test_what_will_not_be_is_given_up() -> None:
    assert is_given_up(only(told("2025-03-03", "She will not visit Oslo.", "visit", Status.CANCELLED))) is False
    assert is_given_up(only(told("2025-03-03", "She will not visit Oslo.", "will not visit", Status.DID_NOT_HAPPEN)))


def in_force(published: str, *sentences: str, **fields: object) -> Written:
    """A report whose last words but one tell that a pact comes into force."""
    written = Written(published, publisher=f"Wire of {published}")
    for sentence in sentences:
        written.sentence(sentence)
    mention = "enters into force" if "enters into force" in sentences[-1] else "takes effect"
    return written.event(mention, None, Status.PLANNED, label="entry_into_force", **fields)


def test_an_entry_into_force_is_awaited_for_more_than_a_year() -> None:
    """What is done once for its object stays one, told without a party at first and with a day at last."""
    story = "the ferry pact of Norway and Finland on pilots, crews and harbour dues in Turku"
    signed = in_force(
        "2024-02-20", f"Ministers signed {story}.", "It takes effect after both parliaments have approved it."
    )
    on_the_day = {"date": day("2025-03-20")}
    says = f"Norway and Finland said {story} enters into force on 20 March."
    dated = in_force("2025-03-05", says, actors=(NORWAY, FINLAND), **on_the_day)
    (event,) = linked(signed, dated).events
    assert [entry.status for entry in event.history] == [Status.PLANNED, Status.PLANNED]
    says = "Chile said its treaty on smugglers and cable thieves enters into force on 20 March."
    other = in_force("2025-03-05", says, actors=(CHILE,), **on_the_day)
    assert len(linked(signed, other).events) == 2


def test_two_sorts_that_both_lie_ahead_are_one_by_day_and_place() -> None:
    both = (NORWAY, FINLAND)
    where = "in Turku on 14 May on herring quotas"
    plan = told(
        "2025-05-05",
        f"Ministers of Norway and Finland will meet {where}.",
        "will meet",
        Status.PLANNED,
        actors=both,
        date=day("2025-05-14"),
        place=TURKU,
    )
    trip = {"actors": (NORWAY,), "recipients": (FINLAND,), "place": TURKU}
    same = told(
        "2025-05-05", f"A minister of Norway is to visit Finland {where}.", "is to visit", Status.PLANNED,
        date=day("2025-05-14"), **trip,
    )  # fmt: skip
    later = told(
        "2025-05-06", f"A minister of Norway is to visit Finland {where}.", "is to visit", Status.PLANNED,
        date=day("2025-05-20"), **trip,
    )  # fmt: skip
    assert len(linked(plan, same).events) == 1
    assert len(linked(plan, later).events) == 2


def test_words_that_say_an_occasion_comes_late() -> None:
    for words in ("two days late", "after a long delay", "which was meant to open in May"):
        plan = told(
            "2025-03-03", "Norway and Finland will hold a summit on 14 May.", "summit", Status.PLANNED,
            actors=(NORWAY, FINLAND), date=day("2025-05-14"),
        )  # fmt: skip
        held = told(
            "2025-05-17", f"Norway and Finland held a summit on 16 May, {words}.", "summit", Status.OCCURRED,
            actors=(NORWAY, FINLAND), date=day("2025-05-16"),
        )  # fmt: skip
        assert says_moved([make_profile(record, report) for report, (record,) in [held.done()]]), words
        assert not says_moved([make_profile(record, report) for report, (record,) in [plan.done()]])


def consent(published: str, sentence: str, mention: str, status: Status, on: str) -> Profile:
    dated = {"actors": (NORWAY,), "label": "ratification", "date": day(on)}
    report, (record,) = told(published, f"{sentence} Berths in Turku are short.", mention, status, **dated).done()
    assert isinstance(record, EventRecord)
    return make_profiles([record], {report.id: report})[0]


def test_a_consent_given_later_than_planned_is_the_one_planned() -> None:
    vote = ("2025-03-03", "Norway's Storting will vote on the berths on 25 March.", "will vote", Status.PLANNED)
    plan = consent(*vote, "2025-03-25")
    given = "Norway's parliament ratified the agreement on berths"
    late = ("2025-04-09", f"{given}, two weeks later than planned.", "ratified", Status.OCCURRED)
    on_time = ("2025-04-09", f"{given}.", "ratified", Status.OCCURRED)
    assert compare_moved(plan, consent(*late, "2025-04-08")) == 1
    assert compare_moved(plan, consent(*on_time, "2025-04-08")) == 0


@pytest.mark.parametrize(
    ("town", "expected"), [pytest.param(TURKU, 1, id="one town"), pytest.param(OSLO, 0, id="another town")]
)
def test_a_summit_without_parties_is_known_by_its_town(town: Place, expected: float) -> None:
    ahead = told(
        "2025-03-03", "The summit on cod is set for 25 March.", "summit", Status.PLANNED, label="summit", place=TURKU,
        date=day("2025-03-25"),
    )  # fmt: skip
    moved = told(
        "2025-03-20", "Storms put off the summit on cod.", "summit", Status.POSTPONED, label="summit", place=town
    )
    plan, later = (
        make_profiles([only(written)], {written.done()[0].id: written.done()[0]})[0] for written in (ahead, moved)
    )
    assert compare_moved(plan, later) == expected
