"""The pages in a real Chromium: every page, the keyboard alone, no script, no other host, large print, paper, axe."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.web.browser import chromium, served
from tests.web.conftest import TOKEN

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.enable_socket, pytest.mark.slow]
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def site(ledger_path: Path, _socket_allowed: None) -> Iterator[str]:
    with served(ledger_path) as address:
        yield address


@pytest.fixture(scope="module")
def _socket_allowed() -> None:
    import pytest_socket

    pytest_socket.enable_socket()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def is_too_wide(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"))


def test_every_page_opens_without_an_error_or_another_host(page: Page, site: str, addresses: tuple[str, ...]) -> None:
    asked: list[str] = []
    told: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    for address in addresses:
        answer = page.goto(site + address)
        assert answer is not None
        assert answer.status == 200, address
        assert page.locator("h1").count() == 1, address
    assert told == []
    assert {url for url in asked if not url.startswith((site, "data:"))} == set()


def test_every_link_of_the_navigation_leads_to_a_page(page: Page, site: str) -> None:
    page.goto(site)
    links = page.locator("nav.rail a").evaluate_all("links => links.map(link => link.href)")
    assert len(links) >= 10
    for link in links:
        page.goto(site)
        page.locator(f"nav.rail a[href='{link.removeprefix(site)}']").click()
        page.wait_for_load_state()
        assert page.locator("nav.rail [aria-current=page]").count() == 1, link


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, site: str, addresses: tuple[str, ...], colours: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=colours)
    page = context.new_page()
    found: dict[str, list[str]] = {}
    for address in addresses:
        page.goto(site + address)
        results = axe.run(page, options=RULES)
        if results.violations_count:
            violations = results.response["violations"]
            found[address] = [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in violations]
    context.close()
    assert found == {}


@pytest.mark.parametrize("width", [320, 390, 768])
def test_no_page_scrolls_sideways(browser: Browser, site: str, addresses: tuple[str, ...], width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    wide = []
    for address in addresses:
        page.goto(site + address)
        if is_too_wide(page):
            wide.append(address)
    context.close()
    assert wide == []


def test_at_400_percent_nothing_is_lost(browser: Browser, site: str, addresses: tuple[str, ...]) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 256}, device_scale_factor=4)
    page = context.new_page()
    for address in addresses:
        page.goto(site + address)
        assert not is_too_wide(page), address
        assert page.locator("main h1").is_visible(), address
    context.close()


def test_pages_work_without_script(browser: Browser, site: str, addresses: tuple[str, ...]) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    for address in addresses:
        answer = page.goto(site + address)
        assert answer is not None
        assert answer.status == 200
        assert page.locator("main h1").is_visible()
    page.goto(f"{site}/events")
    page.locator("summary", has_text="Filters").click()
    page.get_by_label("Status").select_option("occurred")
    page.get_by_role("button", name="Apply").click()
    assert "status=occurred" in page.url
    page.locator("summary", has_text="Menu").click()
    page.get_by_role("link", name="Reports", exact=True).first.click()
    assert page.url.endswith("/reports")
    context.close()


def test_a_record_of_a_report_opens_by_its_mark_without_script(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/reports")
    page.locator("a.lead").first.click()
    mark = page.locator("a.m").first
    name = (mark.get_attribute("href") or "").removeprefix("#")
    mark.click()
    assert page.locator(f"li[id='{name}']").is_visible()
    context.close()


def test_a_mark_shows_its_record_beside_the_text_which_stays(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 400})
    page.goto(f"{site}/reports")
    page.locator("a.lead", has_text="Ministers meet").click()
    before = page.evaluate("scrollY")
    mark = page.locator("a.m").first
    name = (mark.get_attribute("href") or "").removeprefix("#")
    mark.click()
    entry = page.locator(f"li[id='{name}']")
    assert "is-shown" in (entry.get_attribute("class") or "")
    assert entry.evaluate("entry => entry.contains(document.activeElement)")
    assert page.evaluate("scrollY") == before


def test_the_keyboard_alone_goes_from_the_list_to_an_event_and_its_words(page: Page, site: str) -> None:
    page.goto(f"{site}/events")
    page.keyboard.press("Tab")
    assert page.locator(".skip").is_visible()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("j")
    assert page.locator(".entry.is-here").count() == 1
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/v*")
    page.get_by_role("link", name="record", exact=True).first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/records/*")


def test_every_control_can_be_reached_and_shows_its_focus(page: Page, site: str) -> None:
    page.goto(f"{site}/events")
    seen = set()
    for _ in range(100):
        page.keyboard.press("Tab")
        told = page.evaluate(
            "(() => { const e = document.activeElement; const s = getComputedStyle(e);"
            " return [e.tagName, e.name || e.textContent.trim().slice(0, 20), s.outlineStyle] })()"
        )
        if told[0] == "BODY":  # past the last one, the browser's own bar
            break
        assert told[2] != "none", told
        seen.add(told[1])
    assert {"q", "as_of", "actor", "status", "since", "Apply"} <= seen


def test_keys_search_and_help_and_escape(page: Page, site: str) -> None:
    page.goto(f"{site}/events")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("?")
    assert page.locator("dialog.help").is_visible()
    page.keyboard.press("Escape")
    page.locator("dialog.help").wait_for(state="detached")


def test_a_line_opens_beside_the_list_and_gives_the_focus_back(page: Page, site: str) -> None:
    page.goto(f"{site}/events")
    page.keyboard.press("j")
    page.keyboard.press("o")
    page.locator(".panel h1").wait_for()
    assert page.url == f"{site}/events"
    page.keyboard.press("Escape")
    assert page.locator(".panel").count() == 0
    assert page.evaluate("document.activeElement.className") == "lead"


def test_lines_are_narrowed_as_one_types(page: Page, site: str) -> None:
    page.goto(f"{site}/events?all=1")
    before = page.locator(".entry:visible").count()
    page.get_by_label("Narrow these lines").fill(page.locator(".entry a.lead").first.inner_text())
    assert 0 < page.locator(".entry:visible").count() < before


def test_the_colours_chosen_stay(page: Page, site: str) -> None:
    page.goto(f"{site}/events?status=occurred")
    page.get_by_role("button", name="Dark colours").click()
    assert page.url.endswith("status=occurred")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(17, 20, 23)"


def test_on_paper_there_is_no_navigation_and_all_words(page: Page, site: str) -> None:
    page.goto(f"{site}/events")
    page.emulate_media(media="print")
    for hidden in (".top", "nav.rail", ".filters", ".forms"):
        assert not page.locator(hidden).first.is_visible(), hidden
    assert page.locator(".entry .said").first.is_visible()
    assert page.pdf().startswith(b"%PDF")


def test_a_hostile_report_runs_nothing(page: Page, site: str) -> None:
    fired: list[str] = []
    page.on("dialog", lambda dialog: (fired.append(dialog.message), dialog.dismiss()))
    page.goto(f"{site}/search?q=answer")
    page.locator("a.lead").first.click()
    page.wait_for_load_state()
    for link in page.locator("aside.records a.lead").all()[:5]:
        link.click()
    assert fired == []
    assert page.locator("main iframe, main img, main script").count() == 0


def test_an_event_is_judged_by_click_and_undone(browser: Browser, own_ledger: Path) -> None:
    with served(own_ledger, token=TOKEN) as site:
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{site}/enter/{TOKEN}")
        page.goto(f"{site}/judgements")
        page.locator(".doubt").first.get_by_label("Why").fill("two meetings")
        page.locator(".doubt").first.get_by_role("button", name="Different").click()
        assert page.url.endswith("/judgements")
        assert "two meetings" in page.locator("main").inner_text()
        page.get_by_role("button", name="Undo").first.click()
        assert "two meetings" not in page.locator("main").inner_text()
        context.close()


def test_reports_are_added_from_the_browser(browser: Browser, own_ledger: Path, tmp_path: Path) -> None:
    file = tmp_path / "new.txt"
    file.write_text("OSLO, 6 June 2025 (Fjord Wire) -- Norway opened its embassy in Kyiv on Friday.", encoding="utf-8")
    with served(own_ledger, token=TOKEN) as site:
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{site}/enter/{TOKEN}")
        page.goto(f"{site}/add")
        page.get_by_label("Choose files").set_input_files(str(file))
        page.get_by_role("button", name="Add").click()
        page.get_by_text("What came of them").wait_for(timeout=90_000)
        assert page.get_by_role("row", name="added 1").count() == 1
        page.goto(f"{site}/search?q=embassy")
        assert page.locator(".entry").count() == 1
        context.close()
