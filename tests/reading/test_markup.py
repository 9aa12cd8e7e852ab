"""Saved web pages: their text, their own day and name, and pages made to harm."""

from __future__ import annotations

import json
import time
from contextlib import suppress

import pytest

from accord.errors import UnreadableReport
from accord.reading.readers.markup import read_markup, text_of
from accord.records import Report
from accord.values import DateBasis

BODY = (
    "The foreign ministers of Norway and Finland met in Oslo on Tuesday and agreed to hold an exercise in spring. "
    "They said that the two countries would work together for the security of the north of Europe."
)
META_ISSUED = '<meta name="dc.date.issued" content="2025-03-04">'
META_DAY = '<meta name="date" content="2025-03-04">'
ASIDE = '<aside><time datetime="2024-01-01"></time>{}</aside>'
TIMED = "<time>4 March 2025</time><p>"
ARTICLE = f"<article><h1>Ministers meet</h1><p>{BODY}</p><p>{BODY}</p></article>"


def page(head: str = "", body: str = ARTICLE) -> Report:
    (report,) = read_markup(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>", "page.html")
    return report


def article(day: str, kind: object = "NewsArticle") -> dict[str, object]:
    return {"@type": kind, "datePublished": day}


def linked(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(fields)}</script>'


@pytest.mark.parametrize(
    ("head", "published"),
    [
        pytest.param(
            '<meta content="2025-03-04T10:00:00Z" property="article:published_time">',
            "2025-03-04T10:00+00:00",
            id="meta",
        ),
        pytest.param(linked(**article("2025-03-04")), "2025-03-04", id="JSON-LD"),
        pytest.param(
            linked(**{"@graph": [article("2025-03-04", ["ReportageNewsArticle"])]}), "2025-03-04", id="JSON-LD graph"
        ),
        pytest.param(
            META_ISSUED + linked(**article("2025-03-04T09:00+01:00")),
            "2025-03-04T09:00+01:00",
            id="the hour from the second source",
        ),
        pytest.param(META_ISSUED + linked(**article("2025-03-06T09:00")), "2025-03-04", id="no hour of another day"),
        pytest.param(META_DAY + linked(**article("2025-03-03")), "2025-03-03", id="a loose name comes last"),
        pytest.param(linked(**article("2011-01-01", "WebSite")), None, id="a site's own age is not the article's"),
        pytest.param(
            '<meta property="article:modified_time" content="2025-03-09">', None, id="changed is not published"
        ),
        pytest.param('<meta name="date" content="2025-02-31">', None, id="no such day"),
        pytest.param('<script type="application/ld+json">{broken</script>', None, id="broken JSON-LD"),
    ],
)
def test_day(head: str, published: str | None) -> None:
    assert page(head).published == published


@pytest.mark.parametrize(
    ("body", "published"),
    [
        pytest.param(
            f'<time datetime="2025-03-04">4 March</time>{ARTICLE}', "2025-03-04", id="the one time of the page"
        ),
        pytest.param(ASIDE.format('<time datetime="2024-01-02"></time>') + ARTICLE, None, id="times of other articles"),
        pytest.param(ASIDE.format("") + ARTICLE.replace("<p>", TIMED, 1), "2025-03-04", id="time in the article"),
        pytest.param(ARTICLE.replace("<p>", "<p>4 March 2025</p><p>", 1), "2025-03-04", id="shown date"),
    ],
)
def test_day_that_the_page_shows(body: str, published: str | None) -> None:
    assert page("", body).published == published


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        pytest.param('<meta property="og:site_name" content="Fjord Post">', "Fjord Post", id="og:site_name"),
        pytest.param(
            linked(**{"@type": "NewsArticle", "publisher": {"name": "Fjord Post"}}), "Fjord Post", id="JSON-LD"
        ),
        pytest.param("<title>Ministers meet | Fjord Post</title>", "Fjord Post", id="page title"),
        pytest.param("<title>Ministers meet</title>", None, id="none"),
    ],
)
def test_publisher(head: str, publisher: str | None) -> None:
    assert page(head).publisher == publisher


def test_address_is_the_canonical_one_and_only_of_the_web() -> None:
    assert page('<link href="https://example.org/a" rel="canonical">').url == "https://example.org/a"
    assert page('<link href="javascript:alert(1)" rel="canonical">').url is None


def test_a_page_whose_main_text_is_short_is_read() -> None:
    report = page("<title>Talks</title>", "<p>Norway and Finland met in Oslo.</p>")
    assert report.text == "Talks\n\nNorway and Finland met in Oslo."
    assert report.published_basis == DateBasis.UNKNOWN


def test_a_page_nested_too_deep_for_the_parser_keeps_its_words() -> None:
    deep = "<div>" * 10_000 + BODY + "</div>" * 10_000
    assert page("", deep).text == BODY
    assert text_of(f"{'<b>' * 10_000}a<script>x()</script> &amp; b") == "a & b"


def test_entities_of_a_page_are_not_read_from_files() -> None:
    text = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><html><body><p>{BODY} &x; end</p></body></html>'
    (report,) = read_markup(text, "page.html")
    assert report.text.endswith("&x; end")


@pytest.mark.parametrize("text", ["<html><body><script>x()</script></body></html>", "<html>", "<div></div>"])
def test_a_page_without_text_is_said(text: str) -> None:
    with pytest.raises(UnreadableReport, match="without text"):
        list(read_markup(text, "page.html"))


@pytest.mark.parametrize("piece", ["<", "<script ", "<time ", "<meta ", "<title>", "<!--", "<?", "<p ", "&#1"])
def test_a_page_of_one_thing_over_and_over_takes_linear_time(piece: str) -> None:
    begun = time.monotonic()
    with suppress(UnreadableReport):
        list(read_markup(f"<html><body>{piece * (200_000 // len(piece))}", "page.html"))
    assert time.monotonic() - begun < 5


@pytest.mark.slow
def test_a_page_of_five_megabytes_is_read() -> None:
    body = "".join(f"<p>{BODY} Number {number}.</p>" for number in range(22_000))
    assert "Number 21999." in page("<title>Long</title>", f"<article>{body}</article>").text
