"""Pages in the manner of outlets of the world: what accord takes for title, publisher, byline, address, day, basis."""

from __future__ import annotations

import sys

import pytest
from tests.reading.outlets import OUTLETS, TEXT, Outlet

from accord.reading.readers.markup import read_markup

LEAST = 0.95


def misread(outlet: Outlet) -> list[str]:
    """What was read otherwise than a reader would: the parts of the identity, each with both values."""
    (report,) = read_markup(outlet.page, "page.html")
    parts = {
        "title": (report.title, outlet.title),
        "publisher": (report.publisher, outlet.publisher),
        "byline": (report.byline, outlet.byline),
        "url": (report.url, outlet.url),
        "day": (report.day, outlet.day),
        "month_day": (report.month_day, outlet.month_day),
        "basis": (str(report.published_basis), outlet.basis),
    }
    return [f"{name}: {found!r} for {right!r}" for name, (found, right) in parts.items() if found != right]


def test_identity_of_pages_is_right_in_19_of_20_parts() -> None:
    wrong = {outlet.name: told for outlet in OUTLETS if (told := misread(outlet))}
    right = 1 - sum(len(told) for told in wrong.values()) / (7 * len(OUTLETS))
    dates = 1 - sum(any(each.startswith("day") for each in told) for told in wrong.values()) / len(OUTLETS)
    figure = f"{100 * right:.1f} % of the parts, {100 * dates:.1f} % of the dates"
    sys.stdout.write(f"{len(OUTLETS)} pages: right are {figure}; {wrong}\n")
    assert right >= LEAST
    assert dates >= LEAST


@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda outlet: outlet.name)
def test_no_day_is_silently_wrong(outlet: Outlet) -> None:
    (report,) = read_markup(outlet.page, "page.html")
    assert report.day in (None, outlet.day)
    assert (report.published is None) == (report.published_basis == "unknown")
    assert report.published is None or report.published_words


@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda outlet: outlet.name)
def test_the_text_is_the_articles_and_whole(outlet: Outlet) -> None:
    (report,) = read_markup(outlet.page, "page.html")
    assert all(each in report.text for each in TEXT)
    assert "not believe" not in report.text
    assert "All rights reserved" not in report.text


def test_a_page_that_contradicts_itself_says_so() -> None:
    (moved,) = [outlet for outlet in OUTLETS if outlet.name.startswith("moved page")]
    (report,) = read_markup(moved.page, "page.html")
    assert report.notice == "its metadata give 2026-02-01, its line under the headline 2025-11-04"
