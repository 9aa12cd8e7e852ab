"""Words from a printed report are shown with the page they stand on."""

from __future__ import annotations

from accord.records import Report
from accord.views.brief_parts import Brief, Reference
from accord.views.markdown import write_markdown
from accord.views.page import marked_text

REPORT = Report(text="The ministers met.\nThey agreed.", format="pdf", pages=(0, 19))
WORDS = Reference(number=1, report=REPORT.id, start=19, end=31, quote="They agreed.")


def test_a_reference_names_the_page_in_markdown() -> None:
    brief = Brief(title="Talks", as_of=None, sections=(), references=(WORDS,), reports=(REPORT,))
    assert f"(`{REPORT.id}`, p. 2, 19–31)" in write_markdown(brief)


def test_a_mark_names_the_page_in_html() -> None:
    assert 'href="#r1">1 p. 2</a>' in marked_text(REPORT, (WORDS,))


def test_a_report_without_pages_names_none() -> None:
    report = Report(text=REPORT.text, id=REPORT.id)
    assert 'href="#r1">1</a>' in marked_text(report, (WORDS,))
