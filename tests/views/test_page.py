"""The brief as a page: whatever a report holds is shown as text, and nothing on the page runs or fetches."""

from __future__ import annotations

import re

import pytest
from lxml import html

from accord.records import Failure, Report
from accord.values import DateBasis
from accord.views.brief_parts import Brief, Line, Reference, Section
from accord.views.page import write_page

HOSTILE = (
    "</div></style></title><script>alert(1)</script><svg onload=alert(2)><iframe src=//x.example></iframe>"
    '<img src=x onerror=alert(3)> "quoted" \'single\' <a href="javascript:alert(4)">link</a> '
    "{{ 7 * 7 }} {% raw %} &lt;b&gt; "
    "<!-- --> <base href=//x.example> <meta http-equiv=refresh content=0>"
)
LINKS = re.compile(r"(?:https?://|#)")


def brief(url: str | None = None) -> Brief:
    report = Report(
        text=f"{HOSTILE} The ministers met. {HOSTILE}",
        title=HOSTILE,
        publisher=HOSTILE,
        byline=HOSTILE,
        url=url,
        published="2025-03-04",
        published_basis=DateBasis.DATELINE,
        published_words=HOSTILE,
        notice=HOSTILE,
        source=HOSTILE,
    )
    start = report.text.index("The ministers met.")
    references = (
        Reference(number=1, report=report.id, start=0, end=start + 18, quote=HOSTILE),
        Reference(number=2, report=report.id, start=start, end=start + 18, quote="The ministers met."),
    )
    line = Line(text=HOSTILE, references=(1, 2), when=HOSTILE, status=HOSTILE, quote=HOSTILE, note=HOSTILE)
    section = Section(id="new", title=HOSTILE, lines=(line,), empty=HOSTILE, note=HOSTILE)
    source = Section(id="sources", title="Sources", lines=(Line(text=HOSTILE, when=report.id),))
    failures = (Failure(source=HOSTILE, stage="reading", reason=HOSTILE),)
    return Brief(
        title=HOSTILE,
        as_of="2025-03-04",
        sections=(section, source),
        references=references,
        reports=(report,),
        failures=failures,
    )


@pytest.fixture(scope="module")
def page() -> html.HtmlElement:
    return html.document_fromstring(write_page(brief("https://example.org/?a=\"'><script>x()</script>")))


def test_no_element_of_a_report_becomes_one_of_the_page(page: html.HtmlElement) -> None:
    assert not {"script", "svg", "iframe", "img", "base", "object", "embed", "form", "link"} & {
        element.tag for element in page.iter() if isinstance(element.tag, str)
    }
    assert [meta.get("http-equiv") for meta in page.iter("meta") if meta.get("http-equiv")] == [
        "Content-Security-Policy"
    ]
    assert len(page.findall(".//style")) == 1
    assert len(page.findall(".//title")) == 1


def test_no_attribute_runs_anything(page: html.HtmlElement) -> None:
    names = {name for element in page.iter() for name in element.attrib}
    assert not {name for name in names if name.startswith("on") or name in ("style", "src", "srcset", "action")}


def test_links_lead_into_the_page_or_to_the_web(page: html.HtmlElement) -> None:
    addresses = [link.get("href") for link in page.iter("a")]
    assert addresses
    assert all(LINKS.match(address) for address in addresses)
    inner = {address[1:] for address in addresses if address.startswith("#")}
    assert inner <= {element.get("id") for element in page.iter()}


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/hostname", "vbscript:x", None])
def test_other_addresses_are_no_links(url: str | None) -> None:
    made = html.document_fromstring(write_page(brief(url)))
    assert all(link.get("href").startswith("#") for link in made.iter("a"))


def test_the_words_are_there_word_for_word(page: html.HtmlElement) -> None:
    (shown,) = page.find_class("report")
    for anchor in shown.find_class("mark"):
        anchor.text = None
    assert shown.text_content() == f"{HOSTILE} The ministers met. {HOSTILE}"


def test_each_reference_opens_its_marked_words(page: html.HtmlElement) -> None:
    anchor = page.get_element_by_id("w2")
    assert anchor.getnext().tag == "mark"
    assert anchor.getnext().text_content() == "The ministers met."


def test_the_policy_forbids_everything_but_the_pages_own_style() -> None:
    text = write_page(brief())
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', text)
    assert re.fullmatch(
        r"default-src 'none'; style-src 'sha256-[\w+/=]{44}'; base-uri 'none'; form-action 'none'", policy
    )


def test_a_page_is_equal_byte_for_byte() -> None:
    assert write_page(brief()) == write_page(brief())
