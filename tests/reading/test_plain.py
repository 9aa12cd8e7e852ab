"""Title, publisher, byline and day from the head of a text file."""

from __future__ import annotations

import textwrap

import pytest

from accord.errors import UnreadableReport
from accord.reading.readers.plain import read_plain
from accord.records import Report
from accord.values import DateBasis

BODY = (
    "The foreign ministers of Norway and Finland met in Oslo on Tuesday and agreed to hold an exercise in spring. "
    "They said that the two countries would work together for the security of the north of Europe."
)
WRAPPED = textwrap.fill(BODY, 68)


def read_one(text: str) -> Report:
    (report,) = read_plain(text, "file")
    return report


@pytest.mark.parametrize(
    ("head", "title", "publisher", "day"),
    [
        pytest.param(
            "Ministers meet in Oslo\nBy Kari Dahl\nMarch 4, 2025\n\n",
            "Ministers meet in Oslo",
            None,
            "2025-03-04",
            id="byline is no title",
        ),
        pytest.param(
            "FJORD POST\n\nMinisters meet in Oslo\n\n4 March 2025\n\n",
            "Ministers meet in Oslo",
            "Fjord Post",
            "2025-03-04",
            id="masthead",
        ),
        pytest.param(
            "Ministers meet in Oslo after a long night of talks\nFjord Post\n4 March 2025\n\n",
            "Ministers meet in Oslo after a long night of talks",
            "Fjord Post",
            "2025-03-04",
            id="outlet between headline and day",
        ),
        pytest.param(
            "Fjord Post | 4 March 2025\n\nMinisters meet\n\n",
            "Ministers meet",
            "Fjord Post",
            "2025-03-04",
            id="outlet beside the date",
        ),
        pytest.param(
            "# Ministers meet in Oslo\n\n*4 March 2025*\n\n",
            "Ministers meet in Oslo",
            None,
            "2025-03-04",
            id="Markdown heading",
        ),
        pytest.param(
            "(2nd LD) Ministers meet\n\nOSLO, 4 March 2025 (Fjord Wire) -- ",
            "Ministers meet",
            "Fjord Wire",
            "2025-03-04",
            id="take before the headline",
        ),
        pytest.param(
            "Ministers meet\n\nBy the Fjord & Sea Review defence desk\n4 March 2025\n\n",
            "Ministers meet",
            "Fjord & Sea Review",
            "2025-03-04",
            id="outlet named by its desk",
        ),
        pytest.param(
            "From: kari@example.org\nDate: Tue, 04 Mar 2025 10:00:00 +0100\nSubject: Ministers meet\n\n",
            "Ministers meet",
            None,
            "2025-03-04",
            id="mail",
        ),
        pytest.param("Oslo, 4 March 2025 - ", None, None, "2025-03-04", id="dateline in small letters"),
        pytest.param("BRUSSELS (AP) — ", None, "AP", None, id="agency of two letters"),
        pytest.param("", None, None, None, id="no head"),
    ],
)
def test_head(head: str, title: str | None, publisher: str | None, day: str | None) -> None:
    report = read_one(head + BODY)
    assert (report.title, report.publisher, report.day) == (title, publisher, day)
    assert report.text == head + BODY


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("Ministers to meet on 12 May 2025\n\n", id="on a day"),
        pytest.param("Treaty of 8 September 1951\n\n", id="of a day"),
        pytest.param("12 May 2025 talks called off\n\n", id="the day first"),
        pytest.param("Ministers meet in Oslo\nUpdated: 5 March 2025\n\n", id="only updated"),
        pytest.param("Ministers meet in Oslo\n05/06/2024\n\n", id="two readings"),
        pytest.param("Ministers meet in Oslo\nMarch 2025\n\n", id="a month is no day"),
    ],
)
def test_a_date_that_is_not_the_reports_own_is_left(head: str) -> None:
    assert read_one(head + BODY).published is None


def test_a_date_in_the_headline_does_not_stand_before_the_dateline() -> None:
    report = read_one(f"Ministers to meet on 12 May 2025\n\nOSLO, 4 March 2025 (Fjord Wire) -- {BODY}")
    assert report.published == "2025-03-04"


def test_a_wrapped_first_line_is_no_title() -> None:
    assert read_one(f"{WRAPPED}\n\n{WRAPPED}").title is None
    assert read_one(f"Ministers meet in Oslo\n\n{WRAPPED}").title == "Ministers meet in Oslo"


def test_byline() -> None:
    assert read_one(f"Ministers meet\nBy Kari Dahl\n\n{BODY}").byline == "Kari Dahl"


def test_front_matter_is_metadata() -> None:
    head = (
        '---\ntitle: "Ministers meet"\ndate: 2025-03-04\npublisher: Fjord Wire\nauthor: Kari Dahl\ntags: [a]\n---\n\n'
    )
    report = read_one(head + BODY)
    assert report.text == f"Ministers meet\n\n{BODY}"
    assert (report.title, report.publisher, report.byline) == ("Ministers meet", "Fjord Wire", "Kari Dahl")
    assert (report.published, report.published_basis) == ("2025-03-04", DateBasis.METADATA)


def test_a_rule_of_dashes_is_no_front_matter() -> None:
    text = f"---\n\n{BODY}\n\n---\n"
    assert read_one(text).text == text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(f"---\ndate: someday\n---\n{BODY}", "which is none", id="no date"),
        pytest.param("---\ntitle: A\n---\n", "no text", id="no text"),
    ],
)
def test_bad_front_matter_is_said(text: str, message: str) -> None:
    with pytest.raises(UnreadableReport, match=message):
        read_one(text)
