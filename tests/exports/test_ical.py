"""Plans as a calendar, read by icalendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import icalendar
import pytest
from tests.exports.given_events import REPORT, GivenLedger, day, event, plan, record, when
from tests.exports.written import text_of, written

import accord
from accord.exports.ical import when_of
from accord.ledger.merged import Plan, Verdict
from accord.records import Report
from accord.values import Precision, Status, When


def entries(*plans: Plan, reports: list[Report] | None = None, **asked: object) -> list[icalendar.Event]:
    ledger = GivenLedger(held_plans=list(plans), held_reports=reports or [REPORT])
    calendar = icalendar.Calendar.from_ical(text_of("ical", ledger, **asked))
    return list(calendar.walk("VEVENT"))


def test_a_plan_due_on_a_day_takes_the_whole_day_and_is_tentative() -> None:
    entry = entries(plan(day("2025-05-06")))[0]
    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (date(2025, 5, 6), date(2025, 5, 7))
    assert str(entry["status"]) == "TENTATIVE"
    assert str(entry["summary"]) == "Norway: met Finland"


@pytest.mark.parametrize(
    ("value", "start"),
    [
        ("2025-05-06T09:30+02:00", datetime(2025, 5, 6, 7, 30, tzinfo=UTC)),
        ("2025-05-06T09:30", datetime(2025, 5, 6, 9, 30)),
    ],
)
def test_a_moment_has_its_hour_and_a_zone_only_where_the_words_give_one(value: str, start: datetime) -> None:
    entry = entries(plan(when(value, "2025-05-06", "2025-05-06", Precision.MOMENT)))[0]
    assert entry.decoded("dtstart") == start
    assert "dtend" not in entry


def test_a_stretch_of_days_takes_them_all() -> None:
    entry = entries(plan(when("2025-05-06/2025-05-08", "2025-05-06", "2025-05-08", Precision.INTERVAL)))[0]
    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (date(2025, 5, 6), date(2025, 5, 9))


def test_a_deadline_stands_on_its_day_and_says_so() -> None:
    entry = entries(plan(when("../2025-05-06", None, "2025-05-06", Precision.INTERVAL)))[0]
    assert entry.decoded("dtstart") == date(2025, 5, 6)
    assert str(entry["summary"]).startswith("By this day: ")


@pytest.mark.parametrize(
    ("due", "reason"),
    [
        (None, "plans without a day"),
        (when("2025-05", "2025-05-01", "2025-05-31", Precision.MONTH), "plans of which only the month is known"),
        (when("2025-W19", "2025-05-05", "2025-05-11", Precision.WEEK), "plans of which only the week is known"),
        (when("2025", "2025-01-01", "2025-12-31", Precision.YEAR), "plans of which only the year is known"),
        (when("XXXX-05-06", None, None, Precision.DAY), "plans without a day"),
        (
            when("2025-05-06/..", "2025-05-06", None, Precision.INTERVAL),
            "plans of which only the first day they may fall on is known",
        ),
    ],
)
def test_a_plan_whose_day_is_not_known_is_left_out_and_counted(due: When | None, reason: str) -> None:
    done = written("ical", GivenLedger(held_plans=[plan(due)]))
    assert done.left_out == {reason: 1}
    assert b"VEVENT" not in (done.content or b"")


@pytest.mark.parametrize(
    ("verdict", "status", "title"),
    [
        (Verdict.HELD, "CONFIRMED", "Norway"),
        (Verdict.CANCELLED, "CANCELLED", "Cancelled: "),
        (Verdict.POSTPONED, "TENTATIVE", "Postponed: "),
        (Verdict.OVERDUE, "TENTATIVE", "Overdue: "),
        (Verdict.DID_NOT_HAPPEN, "CANCELLED", "Did not happen: "),
    ],
)
def test_an_outcome_shows_in_status_and_title(verdict: Verdict, status: str, title: str) -> None:
    entry = entries(plan(day("2025-05-06"), verdict))[0]
    assert str(entry["status"]) == status
    assert str(entry["summary"]).startswith(title)


@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_outcome_has_a_status(verdict: Verdict) -> None:
    assert len(entries(plan(day("2025-05-06"), verdict))) == 1


def test_an_entry_keeps_its_uid_when_a_later_report_states_the_plan_too() -> None:
    first = record("Norway will meet Finland.", status=Status.PLANNED)
    later = record("They will meet.", report="r0", status=Status.PLANNED)
    reports = [REPORT, Report(text="They will meet.", published="2025-04-01", id="r0")]
    alone = plan(day("2025-05-06"), stated=first)
    both = Plan(id="p9", event=alone.event, stated=(later, first), verdict=Verdict.OPEN, due=alone.due)
    assert entries(alone)[0]["uid"] == entries(both, reports=reports)[0]["uid"]


def test_two_plans_with_one_statement_are_one_entry_and_the_other_is_counted() -> None:
    done = written("ical", GivenLedger(held_plans=[plan(day("2025-05-06")), plan(day("2025-05-07"))]))
    assert done.rows == {"plans": 1}
    assert done.left_out == {"plans first stated in the same words as another": 1}


def test_words_of_a_report_break_no_line_of_the_calendar() -> None:
    hostile = record("Fine.\r\nEND:VEVENT\r\nBEGIN:VALARM\x07;,\\", status=Status.PLANNED)
    found = entries(plan(day("2025-05-06"), stated=hostile))
    assert len(found) == 1
    assert found[0].subcomponents == []
    assert "END:VEVENT BEGIN:VALARM" in str(found[0]["description"])


def test_quotations_are_in_it_unless_not_wanted() -> None:
    told, bare = (entries(plan(day("2025-05-06")), quotes=quotes)[0] for quotes in (True, False))
    assert "“Norway will meet Finland.” (Fjord Wire, 2025-03-04)" in str(told["description"])
    assert "Norway will" not in str(bare["description"])


def test_the_samples_open_and_count_what_is_left_out(samples: accord.Ledger) -> None:
    done = samples.export("ical")
    calendar = icalendar.Calendar.from_ical(done.content or b"")
    assert len(calendar.walk("VEVENT")) == done.rows["plans"]
    assert done.rows["plans"] + sum(done.left_out.values()) == len(samples.plans())
    assert all(entry.get("uid") and entry.get("dtstamp") for entry in calendar.walk("VEVENT"))


def test_a_calendar_without_plans_is_one() -> None:
    assert entries() == []


def test_an_interval_longer_than_a_month_is_no_stretch_of_days() -> None:
    assert isinstance(when_of(when("2025-01-01/2025-12-31", "2025-01-01", "2025-12-31", Precision.INTERVAL)), str)


def test_a_part_says_of_what_it_is_part() -> None:
    whole = event(id="v2", title="visit to Oslo", parts=("v1",))
    part = plan(day("2025-05-06"))
    ledger = GivenLedger([whole], held_plans=[replace(part, event=replace(part.event, whole="v2"))])
    entry = icalendar.Calendar.from_ical(text_of("ical", ledger)).walk("VEVENT")[0]
    assert str(entry["description"]).startswith("Part of: Norway: visit to Oslo.\n")
