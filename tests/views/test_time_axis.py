"""Planned and done on one axis: its spans, lanes, bars and words."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

import pytest

from accord.errors import InputError
from accord.ledger.tallies import DayCount
from accord.values import Status
from accord.views.time_axis import LANES, MOST_YEARS, Span, draw_axis, in_lanes, lane_of

SVG = "{http://www.w3.org/2000/svg}"
COUNTS = (
    DayCount(start="2025-11", status=Status.OCCURRED, events=5),
    DayCount(start="2025-11", status=Status.PLANNED, events=2),
    DayCount(start="2025-12", status=Status.CANCELLED, events=1),
)


def bars(drawn: str) -> list[str]:
    classes = [each.get("class") or "" for each in ElementTree.fromstring(drawn).iter(f"{SVG}rect")]
    return [each.removeprefix("bar ") for each in classes if each.startswith("bar ")]


@pytest.mark.parametrize(
    ("text", "since", "until", "by", "wider"),
    [
        (None, None, None, "year", None),
        ("2025", "2025-01-01", "2025-12-31", "month", ""),
        ("2024-02", "2024-02-01", "2024-02-29", "day", "2024"),
        ("2025-11-04", "2025-11-04", "2025-11-04", "day", "2025-11"),
    ],
)
def test_a_span_has_its_days_its_unit_and_the_one_around_it(
    text: str | None, since: str | None, until: str | None, by: str, wider: str | None
) -> None:
    span = Span.read(text)
    assert (span.since, span.until, span.axis.by, span.wider) == (since, until, by, wider)
    assert str(span) == (text or "")


@pytest.mark.parametrize(
    "text", ["yesterday", "2025-13", "2025-02-30", "25", "2025-1", "2025-11-04-01", "²025", "0000"]
)
def test_what_is_no_time_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(InputError, match=r"Expected a year, month or day: 2025, 2025-11 or 2025-11-04\.") as told:
        Span.read(text)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("2025", "2024", "2026"),
        ("2025-01", "2024-12", "2025-02"),
        ("2024-02-29", "2024-02-28", "2024-03-01"),
        ("9999-12", "9999-11", None),
        ("0001", None, "0002"),
        ("", None, None),
    ],
)
def test_the_spans_beside_it_pass_the_ends_of_months_and_years(
    text: str, before: str | None, after: str | None
) -> None:
    span = Span.read(text)
    assert (span.beside(-1), span.beside(1)) == (before, after)


def test_every_status_stands_in_one_lane() -> None:
    assert {lane_of(status) for status in Status} == set(LANES)


def test_events_are_counted_by_unit_and_lane() -> None:
    assert in_lanes(COUNTS) == {"2025-11": {"done": 5, "ahead": 2}, "2025-12": {"not": 1}}


def test_planned_and_done_stand_on_one_axis_in_lanes_with_their_words() -> None:
    drawn = draw_axis(COUNTS, Span.read("2025"))
    lanes = [
        each.text for each in ElementTree.fromstring(drawn).iter(f"{SVG}text") if "lane" in (each.get("class") or "")
    ]
    assert sorted(bars(drawn)) == ["ahead", "done", "not"]
    assert lanes == ["● happened", "○ planned or foreseen", "✕ did not happen"]


def test_what_is_only_possible_has_a_lane_where_there_is_any() -> None:
    drawn = draw_axis([*COUNTS, DayCount(start="2025-12", status=Status.POSSIBLE, events=1)], Span.read("2025"))
    assert "◌ only possible" in drawn


def test_units_lead_to_a_closer_view_and_say_what_is_in_them() -> None:
    drawn = draw_axis(COUNTS, Span.read("2025"), link=lambda unit: f"/timeline?at={unit}")
    links = {each.get("href"): each.get("aria-label") for each in ElementTree.fromstring(drawn).iter(f"{SVG}a")}
    assert links == {
        "/timeline?at=2025-11": "November 2025: happened 5, planned or foreseen 2",
        "/timeline?at=2025-12": "December 2025: did not happen 1",
    }


def test_the_newest_report_parts_what_was_from_what_is_to_come() -> None:
    assert "newest report, 4 November 2025" in draw_axis(COUNTS, Span.read("2025"), today="2025-11-04")
    assert "newest report" not in draw_axis(COUNTS, Span.read("2024"), today="2025-11-04")


def test_the_whole_axis_is_told_in_words() -> None:
    description = next(ElementTree.fromstring(draw_axis(COUNTS, Span.read("2025"))).iter(f"{SVG}desc")).text
    assert description == "November 2025: happened 5, planned or foreseen 2; December 2025: did not happen 1."


def test_a_month_has_all_its_days_and_a_year_all_its_months() -> None:
    assert len(Span.read("2024-02").units(())) == 29
    assert len(Span.read("2025").units(())) == 12


def test_of_very_many_years_the_last_are_drawn_and_the_rest_is_counted() -> None:
    counts = [DayCount(start=str(year), status=Status.OCCURRED, events=1) for year in range(1900, 2026)]
    drawn = draw_axis(counts, Span())
    assert len(bars(drawn)) == MOST_YEARS
    assert f"{126 - MOST_YEARS} earlier events are left out" in drawn


def test_nothing_known_is_said() -> None:
    assert "No event has a day here." in draw_axis((), Span())


def test_equal_counts_give_an_equal_picture() -> None:
    assert draw_axis(COUNTS, Span.read("2025")) == draw_axis(list(COUNTS), Span.read("2025"))


def test_names_of_many_years_have_room() -> None:
    counts = [DayCount(start=str(year), status=Status.OCCURRED, events=1) for year in range(1990, 2026)]
    texts = ElementTree.fromstring(draw_axis(counts, Span())).iter(f"{SVG}text")
    named = [float(each.get("x") or 0) for each in texts if each.get("class") == "unit"]
    assert len(named) > 8
    assert all(later - earlier > 34 for earlier, later in pairwise(named))
