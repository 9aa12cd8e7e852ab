"""A report full of script, pictures, frames and control characters is shown as the text it is."""

from __future__ import annotations

import re

import nh3
import pytest
from fastapi.testclient import TestClient

from accord.api import Ledger

OWN_TAGS = {"script", "svg", "iframe", "img", "object", "embed", "link"}


def is_harmless(page: str) -> bool:
    """Whether the only scripts and pictures of a page are its own, and no attribute runs anything."""
    scripts = re.findall(r"<script\b[^>]*>", page)
    body = page[page.index("<body") :]
    own = all('src="/static/' in script for script in scripts)
    tags = {tag.lower() for tag in re.findall(r"<([a-zA-Z]+)", body)}
    frames = tags & {"iframe", "object", "embed", "img", "base"}
    handlers = re.findall(r"<[a-zA-Z][^>]*\son\w+\s*=", re.sub(r'"[^"]*"', '""', body))
    links = re.findall(r'(?:href|src|action)="\s*(?:javascript|data|vbscript):', page, re.IGNORECASE)
    styles = re.findall(r"<[a-zA-Z][^>]*\sstyle=", re.sub(r'"[^"]*"', '""', body))
    return own and not frames and not handlers and not links and not styles


def test_no_page_carries_what_a_report_would_run(pages: TestClient, addresses: tuple[str, ...]) -> None:
    for address in addresses:
        page = pages.get(address).text
        assert is_harmless(page), address


def test_pages_of_the_hostile_report_are_harmless(pages: TestClient, ledger: Ledger) -> None:
    (hostile,) = [report for report in ledger.reports() if "script" in (report.title or "")]
    addresses = [f"/reports/{hostile.id}", "/search?q=answer", "/statements?all=", f"/events?report={hostile.id}&all=1"]
    addresses[2] = "/statements"
    for record in ledger.records(report=hostile.id):
        addresses.append(f"/records/{record.id}")
    for address in addresses:
        answer = pages.get(address)
        assert answer.status_code == 200, address
        assert is_harmless(answer.text), address


def test_the_text_is_there_escaped(pages: TestClient, ledger: Ledger) -> None:
    (hostile,) = [report for report in ledger.reports() if "script" in (report.title or "")]
    page = pages.get(f"/reports/{hostile.id}").text
    text = nh3.clean(page[page.index("<main") :], tags=set())
    assert "alert(1)" in text
    assert "{{ 7*7 }}" in text


def test_control_characters_and_changes_of_direction_are_not_shown(pages: TestClient, ledger: Ledger) -> None:
    (hostile,) = [report for report in ledger.reports() if "script" in (report.title or "")]
    page = pages.get(f"/reports/{hostile.id}").text
    assert not set(page) & {"\x1b", "\x07", "\u202e", "\u2066"}


def test_an_address_that_runs_something_is_no_link(pages: TestClient, ledger: Ledger) -> None:
    (hostile,) = [report for report in ledger.reports() if "script" in (report.title or "")]
    assert 'href="javascript' not in pages.get(f"/reports/{hostile.id}").text.lower()


@pytest.mark.parametrize(
    "words", ['"><script>alert(1)</script>', "javascript:alert(1)", "{{ config }}", "\x00\x1b[2J", "%00"]
)
def test_what_is_typed_is_shown_as_text(pages: TestClient, words: str) -> None:
    for address in ("/search", "/events"):
        name = "q" if address == "/search" else "actor"
        answer = pages.get(address, params={name: words})
        assert answer.status_code in (200, 400)
        assert is_harmless(answer.text)


def test_an_unknown_filter_is_told_as_text(pages: TestClient) -> None:
    answer = pages.get("/events", params={"<script>alert(1)</script>": "1"})
    assert answer.status_code == 400
    assert is_harmless(answer.text)
