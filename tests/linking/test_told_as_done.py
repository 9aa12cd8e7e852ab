"""What tells a plan as done, and on which day: verbs, days gone by and names, not a bare noun or the day beside it."""

from __future__ import annotations

from datetime import date

import pytest
from tests.linking.written import BERG, FINLAND, NORWAY, Written, day, linked

from accord.ledger.merged import Verdict
from accord.linking.plan_choice import is_vaguely_done
from accord.linking.told_as_done import asserts, settles_nothing
from accord.records import EventRecord
from accord.values import EventType, Status


def announced(on: str | None = None) -> Written:
    when = {"date": day(on)} if on else {}
    written = Written("2025-03-01").sentence("Norway will hold a trade round with Finland.")
    return written.event(
        "will hold a trade round", EventType.CONSULT, Status.PLANNED, actors=(NORWAY,), recipients=(FINLAND,),
        label="talks", **when,
    )  # fmt: skip


def told(words: str, mention: str, published: str = "2025-03-07") -> Written:
    written = Written(published, publisher="Second Wire").sentence(words)
    return written.event(
        mention, EventType.CONSULT, Status.OCCURRED, actors=(NORWAY,), recipients=(FINLAND,), label="talks"
    )


@pytest.mark.parametrize(
    ("words", "mention", "due", "expected"),
    [
        ("Norway held the trade round with Finland.", "held the trade round", None, Verdict.HELD),
        ("Traders read of the trade round with Finland.", "trade round", None, Verdict.OPEN),
        ("Traders read of the trade round with Finland.", "trade round", "2025-03-05", Verdict.HELD),
    ],
)
def test_a_noun_alone_settles_no_plan_before_its_day(
    words: str, mention: str, due: str | None, expected: Verdict
) -> None:
    found = [plan for plan in linked(announced(due), told(words, mention)).plans if len(plan.event.reports) == 2]
    assert [plan.verdict for plan in found] == [expected]


def test_what_stands_behind_after_has_not_the_day_of_the_deed_beside_it() -> None:
    later = told("Both signed a pact on Thursday, days after the trade round with Finland.", "trade round")
    later.event("signed a pact", EventType.AGREE, Status.OCCURRED, date=day("2025-03-06"), label="agreement_signed")
    found = [plan for plan in linked(announced("2025-03-03"), later).plans if len(plan.event.reports) == 2]
    assert [(plan.verdict, plan.late, plan.outcome_date) for plan in found] == [(Verdict.HELD, False, "2025-03-03")]


@pytest.mark.parametrize(
    ("words", "mention", "when", "expected"),
    [
        pytest.param("Norway held a trade round with Finland on 3 March.", "held a trade round", "2025-03-03",
                     Verdict.HELD, id="after it was announced"),
        pytest.param("Norway held a trade round with Finland in February.", "held a trade round", "2025-02-20",
                     Verdict.OPEN, id="before anybody announced it"),
    ],
)  # fmt: skip
def test_what_was_done_before_it_was_announced_is_not_the_outcome(
    words: str, mention: str, when: str, expected: Verdict
) -> None:
    later = Written("2025-03-07", publisher="Second Wire").sentence(words)
    later.event(
        mention, EventType.CONSULT, Status.OCCURRED, actors=(NORWAY,), recipients=(FINLAND,), label="talks",
        date=day(when),
    )  # fmt: skip
    assert {plan.verdict for plan in linked(announced(), later).plans} == {expected}


@pytest.mark.parametrize(("on", "expected"), [("2025-03-09", Verdict.OPEN), ("2025-03-05", Verdict.HELD)])
def test_what_a_later_report_sets_for_the_same_day_still_to_come_was_not_done_yet(on: str, expected: Verdict) -> None:
    early = told("Norway held the trade round with Finland.", "held the trade round", on)
    again = Written("2025-03-11", publisher="Third Wire").sentence("Norway will hold the trade round with Finland.")
    again.event(
        "will hold the trade round", EventType.CONSULT, Status.PLANNED, actors=(NORWAY,), recipients=(FINLAND,),
        label="talks", date=day("2025-03-14" if expected is Verdict.OPEN else "2025-03-25"),
    )  # fmt: skip
    due = "2025-03-14" if expected is Verdict.OPEN else "2025-03-05"
    found = [plan.verdict for plan in linked(announced(due), early, again).plans if len(plan.event.reports) > 1]
    assert found
    assert set(found) == {expected}


def test_one_more_at_the_same_time_does_not_undo_what_was_held() -> None:
    early = told("Norway held the trade round with Finland.", "held the trade round", "2025-03-09")
    again = Written("2025-03-11", publisher="Third Wire").sentence(
        "Norway will hold one more trade round with Finland."
    )
    again.event(
        "will hold one more trade round", EventType.CONSULT, Status.PLANNED, actors=(NORWAY,), recipients=(FINLAND,),
        label="talks", date=day("2025-03-14"),
    )  # fmt: skip
    found = [
        plan.verdict for plan in linked(announced("2025-03-14"), early, again).plans if len(plan.event.reports) > 1
    ]
    assert Verdict.HELD in found


def test_talks_told_without_a_day_weeks_after_those_due_may_be_others() -> None:
    later = told("Norway and Finland talked for five hours about a trade round.", "talked", "2025-04-10")
    assert {plan.verdict for plan in linked(announced("2025-03-05"), later).plans} <= {Verdict.OPEN, Verdict.OVERDUE}


def test_who_schedules_a_thing_has_not_held_it() -> None:
    later = told("Norway scheduled the trade round with Finland for the spring.", "scheduled the trade round")
    assert {plan.verdict for plan in linked(announced("2025-04-05"), later).plans} <= {Verdict.OPEN, Verdict.OVERDUE}


@pytest.mark.parametrize("words", ["The storm delayed burials.", "Norway was accused of a delay."])
def test_a_delay_of_nothing_that_was_set_is_no_plan(words: str) -> None:
    written = Written("2025-03-07").sentence(words)
    written.event("delay", None, Status.OCCURRED, actors=(NORWAY,), label="delay")
    assert not linked(written).plans


@pytest.mark.parametrize(
    ("words", "mention", "count"),
    [
        ("Norway says that it helped.", "helped", 0),
        ("Norway helped with the ferry inquiry.", "helped with the ferry inquiry", 1),
    ],
)
def test_a_like_word_without_a_day_is_not_what_came_of_a_plan(words: str, mention: str, count: int) -> None:
    fields = {"actors": (NORWAY,), "label": "assistance"}
    first = Written("2025-03-01").sentence("Norway would help with the ferry inquiry.")
    first.event("help with the ferry inquiry", EventType.AID, Status.PLANNED, **fields)
    later = Written("2025-03-02", publisher="Second Wire").sentence(words)
    later.event(mention, EventType.AID, Status.OCCURRED, **fields)
    assert sum(plan.verdict == Verdict.HELD for plan in linked(first, later).plans) == count


@pytest.mark.parametrize(
    ("words", "vague"),
    [
        pytest.param("Brokers spoke of aid.", True, id="nobody named"),
        pytest.param("Brokers spoke of aid to the IMF.", False, id="a body of three letters"),
    ],
)
def test_a_body_named_in_both_is_no_country(words: str, vague: bool) -> None:
    def records(status: Status) -> list[EventRecord]:
        written = Written("2025-03-01").sentence(words)
        written.event("aid", EventType.AID, status, label="assistance")
        return [record for record in written.done()[1] if isinstance(record, EventRecord)]

    assert is_vaguely_done(records(Status.PLANNED), records(Status.OCCURRED)) is vague


def test_who_drops_an_objection_calls_off_no_plan() -> None:
    written = Written("2025-03-01").sentence("Norway dropped its objections to the pact.")
    written.event("objections", EventType.REJECT, Status.CANCELLED, actors=(NORWAY,), label="rejection")
    assert not linked(written).plans


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Berg cancelled a visit to Oslo.", "2025-03-01"),
        ("Berg's visit called off in protest at the tolls was to be long.", "2025-03-01"),
        ("Berg spoke of a visit to Oslo, which was cancelled.", None),
        ("Berg spoke of the visit called off in 2024.", None),
    ],
)
def test_what_is_told_in_passing_was_not_called_off_that_day(words: str, expected: str | None) -> None:
    written = Written("2025-03-01").sentence(words)
    written.event("visit", EventType.CONSULT, Status.CANCELLED, actors=(NORWAY,), recipients=(FINLAND,), label="visit")
    assert [plan.outcome_date for plan in linked(written).plans] == [expected]


def test_a_reason_for_its_countries_says_nothing_of_whether_it_was() -> None:
    later = Written("2025-03-07", publisher="Second Wire").sentence("Traders read of the trade round with Finland.")
    later.event(
        "trade round", EventType.CONSULT, Status.OCCURRED, actors=(NORWAY,), recipients=(FINLAND,), label="talks",
        reasons=("state of the report",),
    )  # fmt: skip
    found = [plan for plan in linked(announced(), later).plans if len(plan.event.reports) == 2]
    assert [plan.verdict for plan in found] == [Verdict.OPEN]


@pytest.mark.parametrize(("published", "expected"), [("2025-05-02", False), ("2026-05-02", True)])
def test_a_name_with_the_year_of_its_report_may_yet_come(published: str, expected: bool) -> None:
    written = Written(published).sentence("The paper writes of the 2025 Oslo Games and of herring.")
    _, (record,) = written.event("2025 Oslo Games", None, Status.OCCURRED, actors=(NORWAY,)).done()
    assert isinstance(record, EventRecord)
    assert asserts(record, date.fromisoformat(published)) == expected


@pytest.mark.parametrize(("reasons", "expected"), [(("indication",), True), (("deny",), False)])
def test_no_sign_of_a_thing_is_no_refusal(reasons: tuple[str, ...], expected: bool) -> None:
    report = Written("2025-03-07").sentence("Norway gave no indication of a trade round with Finland.")
    report.event("trade round", EventType.CONSULT, Status.DENIED, actors=(NORWAY,), label="talks", reasons=reasons)
    (event,) = linked(report).events
    assert settles_nothing(event.records[0]) is expected


def test_help_of_one_person_told_without_a_day_is_no_outcome() -> None:
    def records(words: str, mention: str, status: Status) -> list[EventRecord]:
        written = Written("2025-03-01").sentence(words)
        written.event(mention, EventType.SUPPORT, status, label="endorsement", actors=(BERG,))
        return [record for record in written.done()[1] if isinstance(record, EventRecord)]

    ahead = records("Berg will support the right to march.", "will support", Status.PLANNED)
    done = records("Berg was supporting reform.", "was supporting", Status.OCCURRED)
    assert is_vaguely_done(ahead, done, "2025-03-02")
