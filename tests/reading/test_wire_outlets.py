"""Pages in the manner of wires, papers, ministries and think tanks: their day, and what they say where they differ."""

from __future__ import annotations

import sys

import pytest
from tests.reading.outlets import TEXT
from tests.reading.wire_outlets import PRINTED, Printed

from accord.reading.readers.markup import read_markup

LEAST = 0.95
STATED = [each for each in PRINTED if each.day or each.month_day]


def test_the_day_is_right_on_19_of_20_pages_that_state_one() -> None:
    wrong = [each.name for each in STATED if not is_right(each)]
    sys.stdout.write(f"{len(STATED)} pages state a day: {100 * (1 - len(wrong) / len(STATED)):.1f} % right; {wrong}\n")
    assert 1 - len(wrong) / len(STATED) >= LEAST


def is_right(printed: Printed) -> bool:
    (report,) = read_markup(printed.page, "page.html")
    return (report.day, report.month_day, str(report.published_basis)) == (
        printed.day,
        printed.month_day,
        printed.basis,
    )


@pytest.mark.parametrize("printed", PRINTED, ids=lambda printed: printed.name)
def test_no_day_is_silently_wrong(printed: Printed) -> None:
    (report,) = read_markup(printed.page, "page.html")
    assert report.day in (None, printed.day)
    assert report.month_day in (None, printed.month_day)
    assert report.published is None or report.published_words


@pytest.mark.parametrize("printed", PRINTED, ids=lambda printed: printed.name)
def test_a_page_whose_evidence_differs_says_so(printed: Printed) -> None:
    (report,) = read_markup(printed.page, "page.html")
    assert bool(report.notice) == printed.in_doubt


@pytest.mark.parametrize("printed", PRINTED, ids=lambda printed: printed.name)
def test_the_text_is_whole(printed: Printed) -> None:
    (report,) = read_markup(printed.page, "page.html")
    assert all(each in report.text for each in TEXT)
    assert report.title == "Defence ministers agree on spring exercise"
