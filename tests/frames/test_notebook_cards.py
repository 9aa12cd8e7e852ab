"""Collections and records as a notebook shows them."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

import accord
from accord import Collection
from accord.frames.notebook_cards import MOST_ROWS
from accord.records import Evidence, FigureRecord, Report, StatementRecord
from accord.values import FigureKind, Span

HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">'


class Tags(HTMLParser):
    """The elements of a piece of HTML, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: dict[str, str | None] = {}
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= dict(attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


def statement(quote: str) -> StatementRecord:
    words = Evidence(report="r1", start=0, end=len(quote), quote=quote)
    return StatementRecord(start=0, end=len(quote), text=quote, evidence=words, content=(Span(start=0, end=5),))


def test_a_record_shows_its_words_as_a_quotation() -> None:
    html = Tags(statement("The talks went well.")._repr_html_())
    assert "blockquote" in html.tags
    assert "The talks went well." in html.text


@pytest.mark.parametrize("shown", [statement(HOSTILE), Collection([statement(HOSTILE)])])
def test_what_a_report_says_is_text_and_never_markup(shown: object) -> None:
    html = Tags(shown._repr_html_())  # type: ignore[attr-defined]
    assert "script" not in html.tags
    assert "img" not in html.tags
    assert "<script>alert(1)</script>" in html.text


def test_control_characters_and_overrides_of_direction_are_gone() -> None:
    assert "\u202e" not in statement("abc\u202edef\x07")._repr_html_()


def test_an_address_leads_to_a_page_of_the_web_alone() -> None:
    good = Collection([Report(text="One.", url="https://example.org/a?b=1&c=2", id="r1")])._repr_html_()
    assert Tags(good).attributes["href"] == "https://example.org/a?b=1&c=2"
    bad = Collection([Report(text="One.", url="javascript:alert(1)", id="r1")])._repr_html_()
    assert "href" not in Tags(bad).attributes


def test_a_long_collection_shows_its_first_rows_and_says_how_many_there_are() -> None:
    reports = Collection(Report(text=f"Number {number}.", id=f"r{number}") for number in range(1200))
    html = Tags(reports._repr_html_())
    assert html.tags.count("tr") == MOST_ROWS + 1
    assert f"1,200 reports, the first {MOST_ROWS} shown" in html.text


def test_an_empty_collection_says_so() -> None:
    assert "No plans." in Collection([], kind="plan")._repr_html_()


def test_colours_are_those_of_the_notebook() -> None:
    html = statement("Quiet.")._repr_html_()
    assert "color:inherit" in html
    assert "#" not in html.split("</style>")[0]


def test_large_numbers_are_readable() -> None:
    words = Evidence(report="r1", start=0, end=6, quote="28,500")
    figure = FigureRecord(
        start=0, end=6, text="28,500", evidence=words, value=28500.0, unit="troops", figure_kind=FigureKind.COUNT
    )
    assert '<td class="n">28,500</td>' in Collection([figure])._repr_html_()


def test_every_answer_of_the_samples_can_be_shown(samples: accord.Ledger) -> None:
    for answer in (
        samples.events(),
        samples.dossiers(),
        samples.records(),
        samples.plan_keepers(),
        samples.search("Oslo"),
    ):
        assert "<table>" in answer._repr_html_() or not answer
    assert "blockquote" in samples.events(main=True)[0]._repr_html_()
    assert "accession" in samples.dossier("sweden-accession")._repr_html_()


def test_on_a_terminal_a_collection_is_a_line_each(samples: accord.Ledger) -> None:
    lines = repr(samples.events()).splitlines()
    assert lines[0] == f"{len(samples.events())} events, the first 10 shown"
    assert len(lines) == 11
    assert lines[1].startswith("  2022-02-24 Russia → Ukraine ASSAULT")


def test_whole_texts_of_reports_do_not_flood_a_terminal(samples: accord.Ledger) -> None:
    assert len(repr(samples.reports())) < 1500
