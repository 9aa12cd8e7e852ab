"""The brief's page in a real browser: no fault that axe finds in light or dark, no script, one page first on paper."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import pytest_socket
from pypdf import PdfReader

pytest.importorskip("playwright", reason="playwright is not installed")

from tests.web.browser import chromium

from accord.ledger.merged import Verdict
from accord.views.brief import make_brief
from accord.views.brief_parts import Outcome, Pin
from accord.views.page import write_page

from .samples import sample

pytestmark = [pytest.mark.enable_socket, pytest.mark.slow]
PINS = (
    Pin(name="Oslo", latitude=59.9, longitude=10.7, count=3),
    Pin(name="Riga", latitude=56.9, longitude=24.1, count=1),
)
OUTCOMES = (Outcome(verdict=Verdict.HELD, count=3), Outcome(verdict=Verdict.OVERDUE, count=2))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    pytest_socket.enable_socket()
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("page") / "brief.html"
    path.write_text(write_page(replace(make_brief(*sample()), pins=PINS, outcomes=OUTCOMES)), encoding="utf-8")
    return path.as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault(browser: Any, address: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    page = browser.new_context(color_scheme=scheme, bypass_csp=True).new_page()
    page.goto(address)
    assert [(each["id"], each["nodes"][0]["html"]) for each in axe.run(page).response["violations"]] == []


def test_the_policy_is_kept_and_nothing_is_asked_for(browser: Any, address: str) -> None:
    page = browser.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("request", lambda request: told.append(request.url))
    page.goto(address)
    assert told == [address]


def test_it_fits_a_narrow_window(browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 700})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_on_paper_the_first_page_is_one(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    first, second = (
        each.extract_text() for each in PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages[:2]
    )
    assert "What must be known" in first
    assert "What came of plans" in first
    assert second.startswith("New since")
