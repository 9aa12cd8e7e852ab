"""The day a report states of itself."""

from __future__ import annotations

import pytest

from accord.reading.dates import Order, find_stated, full_dates, years_that_fit


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
        pytest.param("MANILA, Philippines – November 4, 2025 – The two", "2025-11-04", id="city and country"),
        pytest.param("KYODO NEWS - Nov 4, 2025 - 18:17 | All, Japan", "2025-11-04", id="agency first"),
        pytest.param("Tue 4 Nov 2025 06.58 EST", "2025-11-04T06:58-05:00", id="points in the time"),
        pytest.param("November 4, 2025 at 18:17 JST", "2025-11-04T18:17+09:00", id="Japanese zone"),
        pytest.param("Nov 4,2025", "2025-11-04", id="no space after the comma"),
        pytest.param("04-Nov-25", "2025-11-04", id="two digits of a year, month by name"),
        pytest.param("Nov 4, '25", "2025-11-04", id="apostrophe before the year"),
        pytest.param("04.11.25", "2025-11-04", id="two digits of a year, points"),
        pytest.param("11/24/25", "2025-11-24", id="two digits of a year, slashes"),
        pytest.param("05/06/25", None, id="two digits of a year, slashes that can be read two ways"),
        pytest.param("Tuesday 05/11/2024", "2024-11-05", id="a weekday tells what slashes mean"),
        pytest.param("Posted : 2025-11-04 18:17 Updated : 2025-11-05 09:00", "2025-11-04T18:17", id="posted first"),
        pytest.param("Updated : 2025-11-05 09:00 Posted : 2025-11-04 18:17", "2025-11-04T18:17", id="posted last"),
        pytest.param("Updated 5 Nov 2025; first published 3 Nov 2025", "2025-11-03", id="first published"),
        pytest.param("Last Update: 2025-11-05 09:00", None, id="last update"),
        pytest.param("Updated date: 4 Nov 2025", None, id="update beside the word date"),
        pytest.param("© 4 November 2025 The Post", None, id="copyright"),
        pytest.param("Embargoed until 4 November 2025", None, id="embargo"),
        pytest.param("Tuesday, 25 November 2025\nPublished: 4 November 2025", "2025-11-04", id="label before masthead"),
        pytest.param("3 hours ago", None, id="hours ago"),
        pytest.param("Published yesterday at 18:17", None, id="yesterday"),
        pytest.param("SEOUL, Nov. 4, 3025 (Agency) -- The two", None, id="dateline of a year far off"),
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


@pytest.mark.parametrize(
    "opening",
    [
        "MOSCOW, November 4. /FJORD/. The",
        "New Delhi, Nov 4 (FNA) The",
        "Islamabad, Nov 04 (FNA): The",
        "Tehran, Nov 4, FNA – The",
        "KYIV. Nov 4 (Fjord Wire) - The",
        "Beijing, 4 Nov. (Fjord Wire) -- The",
        "Nov. 4 (FNA) -- The",
        "HONG KONG, Nov 04 - The",
        "SEOUL, NOV. 4 (Fjord Wire) -- The",
        "WASHINGTON D.C., Nov. 4 (Fjord Wire) -- The",
    ],
)
def test_datelines_of_the_worlds_agencies(opening: str) -> None:
    stated = find_stated(f"Ministers meet\n\n{opening} ministers met and agreed on many things in the city.")
    assert (stated.month_day if stated else None) == "11-04"


@pytest.mark.parametrize("line", ["NATO, Nov 4 meeting to go ahead", "SEOUL TO HOST TALKS NOV. 4", "Talks on Nov. 4"])
def test_a_headlines_day_is_no_dateline(line: str) -> None:
    assert find_stated(f"{line}\n\nThe ministers met and talked.") is None


@pytest.mark.parametrize(("order", "day"), [("day", "2024-06-05"), ("month", "2024-05-06"), (None, None)])
def test_where_a_page_is_from_tells_what_slashes_mean(order: Order | None, day: str | None) -> None:
    stated = find_stated("Published: 05/06/2024\nThe ministers met.", order)
    assert (stated.day if stated else None) == day


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
