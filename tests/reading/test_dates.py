"""The day a report states of itself."""

from __future__ import annotations

import pytest

from accord.reading.dates import find_stated, full_dates, years_that_fit


@pytest.mark.parametrize(
    ("line", "day"),
    [
        pytest.param("Tuesday, 04 November 2025 06:58 AM EST", "2025-11-04T06:58-05:00", id="weekday first, zone"),
        pytest.param("Published : 2025-11-04 18:17", "2025-11-04T18:17", id="labelled ISO without a zone"),
        pytest.param("4 Nov 2025 | Reuters", "2025-11-04", id="day first, publisher after"),
        pytest.param("Nov. 4, 2025, 9:05 p.m. KST", "2025-11-04T21:05+09:00", id="month first, half of the day"),
        pytest.param("Filed 05.12.2024 -- 14.20", "2024-12-05T14:20", id="dots are day first"),
        pytest.param("SEOUL, Nov. 4, 2025 (Agency) -- The two", "2025-11-04", id="dateline with a year"),
        pytest.param("2025年11月4日", "2025-11-04", id="Chinese and Japanese"),
        pytest.param("25/11/2024", "2024-11-25", id="slashes that can be read one way"),
        pytest.param("05/06/2024", None, id="slashes that can be read two ways"),
        pytest.param("31 February 2024", None, id="no such day"),
        pytest.param("3 May 3025", None, id="a year far off"),
        pytest.param("Updated 4 November 2025", None, id="an update is no publication"),
        pytest.param("The treaty was signed on 8 September 1951 in the city.", None, id="a date inside a sentence"),
    ],
)
def test_stated_day(line: str, day: str | None) -> None:
    stated = find_stated(f"{line}\nThe ministers met and talked about many things for a long time.")
    assert (stated.day if stated else None) == day


def test_a_dateline_without_a_year_leaves_the_year_open() -> None:
    stated = find_stated("OSLO, Oct. 18 (Fjord Wire) -- Norway said Friday that")
    assert stated is not None
    assert (stated.day, stated.month_day, stated.words) == (None, "10-18", "OSLO, Oct. 18")


def test_zone_names_of_several_zones_are_not_guessed() -> None:
    assert [found[0] for found in full_dates("4 November 2025 06:58 IST")] == ["2025-11-04T06:58"]


def test_weekday_in_the_opening_picks_the_year() -> None:
    assert years_that_fit("10-18", "Norway said Friday that", {2022, 2023, 2024}) == {2024}


def test_a_leap_day_fits_leap_years_only() -> None:
    assert years_that_fit("02-29", "no weekday here", {2023, 2024}) == {2024}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param(
            "May 2, 2024 (Fjord Times) — Norway's parliament on Tuesday passed a budget", "2024-05-02", id="first"
        ),
        pytest.param(
            "OSLO — Dec. 18, 2024 — The king on Thursday opened a bridge in the north", "2024-12-18", id="dashes"
        ),
        pytest.param("OSLO | 4 May 2024 | The ministers met on Tuesday and agreed", "2024-05-04", id="bars"),
        pytest.param(
            "May 4, 2024 was the day the ministers met in the city to agree on it", None, id="told, not stated"
        ),
    ],
)
def test_a_dateline_of_any_shape_before_the_first_sentence(text: str, day: str | None) -> None:
    stated = find_stated(f"Ministers meet\n\n{text}, and the two said that they would do so again in the spring.")
    assert (stated.day if stated else None) == day
