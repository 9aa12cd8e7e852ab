"""The brief as data, and what it looks like."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from tests.linking.test_parts import visit_with_talks

from accord.ledger.merged import Event, Known
from accord.linking import link
from accord.values import Status
from accord.views.brief import make_brief, with_parts_behind
from accord.views.brief_parts import Brief
from accord.views.markdown import write_markdown
from accord.views.page import write_page

from .samples import FIRST, SECOND, sample


@pytest.fixture
def brief() -> Brief:
    return make_brief(*sample())


def test_sections_come_in_the_order_a_reader_asks(brief: Brief) -> None:
    names = [section.id for section in brief.sections]
    assert names == [
        "foremost",
        "new",
        "happened",
        "plans",
        "due",
        "said",
        "figures",
        "conflicts",
        "dossiers",
        "sources",
    ]


def test_one_event_of_two_reports_is_one_line_with_both_references(brief: Brief) -> None:
    (line,) = brief.section("happened").lines
    reports = {item.report for item in brief.references if item.number in line.references}
    assert reports == {FIRST.id, SECOND.id}
    assert line.status == "occurred"


def test_a_plan_says_what_came_of_it(brief: Brief) -> None:
    (line,) = brief.section("plans").lines
    assert "held" in line.status


def test_every_reference_quotes_its_report(brief: Brief) -> None:
    texts = {report.id: report.text for report in brief.reports}
    assert brief.references
    for item in brief.references:
        assert texts[item.report][item.start : item.end] == item.quote


def test_a_brief_of_nothing_says_so() -> None:
    from accord.ledger.merged import Known, Linked

    empty = make_brief(Known({}, ()), Linked())
    assert empty.title == "No reports"
    assert all(section.empty and not section.lines for section in empty.sections)


def test_markdown_escapes_what_markdown_would_obey(brief: Brief) -> None:
    written = write_markdown(brief)
    assert "<script>" not in written
    assert "\\[bold\\]" in written


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.policy = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.ids += [given["id"]] if given.get("id") else []
        self.links += [given["href"]] if given.get("href") else []
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"] or ""


def test_the_page_runs_nothing_and_fetches_nothing(brief: Brief) -> None:
    page = Page(write_page(brief))
    assert not {"script", "img", "iframe", "link", "object", "b"} & set(page.tags)
    assert "default-src 'none'" in page.policy
    assert "script" not in page.policy
    assert all(link.startswith("#") for link in page.links)


def test_every_reference_opens_its_words(brief: Brief) -> None:
    text = write_page(brief)
    page = Page(text)
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links} <= set(page.ids)
    for item in brief.references:
        assert f"w{item.number}" in page.ids
    assert len(re.findall("<mark>", text)) >= len(brief.references)


def told(name: str, **fields: Any) -> Event:
    return Event(records=(), id=name, title=name, type=None, label=None, status=Status.OCCURRED, **fields)


def test_a_part_comes_behind_its_whole_and_a_minor_one_with_it() -> None:
    visit = told("visit", parts=("talks", "dinner"))
    talks = told("talks", whole="visit")
    dinner = told("dinner", whole="visit")
    vote = told("vote")
    found = with_parts_behind([talks, vote, visit], [dinner, told("else", whole="far")])
    assert [(event.id, whole and whole.id) for event, whole in found] == [
        ("vote", None),
        ("visit", None),
        ("talks", "visit"),
        ("dinner", "visit"),
    ]


def test_wholes_that_hold_each_other_are_told_once() -> None:
    one, other = told("one", whole="other", parts=("other",)), told("other", whole="one", parts=("one",))
    assert sorted(event.id for event, _ in with_parts_behind([one, other], [])) == ["one", "other"]


def test_the_line_of_a_part_says_of_what() -> None:
    made = visit_with_talks().done()
    known = Known({made[0].id: made[0]}, made[1], None, 0)
    lines = make_brief(known, link(known)).section("happened").lines
    assert [line.note for line in lines if "part of: " in line.note] == ["part of: the visit to Turku"]
