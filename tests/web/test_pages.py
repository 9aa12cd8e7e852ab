"""Every page as HTML, JSON and CSV; what is told where there is nothing to show."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web.conftest import Opened

from accord.api import Ledger
from accord.web.pages import GROUPS, all_pages


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_every_page_answers_in_three_forms_with_the_same_rows(pages: TestClient, addresses: tuple[str, ...]) -> None:
    for address in addresses:
        stem = "/today" if address == "/" else address
        page, data, sheet = pages.get(address), pages.get(f"{stem}.json"), pages.get(f"{stem}.csv")
        assert (page.status_code, data.status_code, sheet.status_code) == (200, 200, 200), address
        assert page.headers["content-type"] == "text/html; charset=utf-8"
        assert sheet.headers["content-type"] == "text/csv; charset=utf-8"
        assert len(rows_of(sheet.text)) == len(data.json()["items"]), address


def test_a_page_answers_with_json_when_asked(pages: TestClient) -> None:
    assert pages.get("/events", headers={"accept": "application/json"}).json()["title"] == "Events"


def test_every_page_is_listed_or_has_an_id_in_its_address() -> None:
    assert all(page.group in GROUPS or "{name}" in page.path for page in all_pages())


def test_no_two_pages_have_one_address() -> None:
    paths = [page.path for page in all_pages()]
    assert len(set(paths)) == len(paths)


def test_events_are_those_of_the_ledger(pages: TestClient, ledger: Ledger) -> None:
    shown = pages.get("/events.json", params={"all": "1", "per": "1000", "order": "oldest"}).json()
    assert [each["id"] for each in shown["items"]] == [event.id for event in ledger.events()]
    assert shown["total"] == len(ledger.events())


def test_the_newest_come_first_and_those_without_a_day_last(pages: TestClient, ledger: Ledger) -> None:
    shown = pages.get("/events.json", params={"all": "1", "per": "1000"}).json()["items"]
    days = [each["date_earliest"] or each["date_latest"] or "" for each in shown]
    assert sorted(each["id"] for each in shown) == sorted(event.id for event in ledger.events())
    assert days[0] == max(days)
    assert "" not in days[: len([day for day in days if day]) - 1]


def test_pages_of_a_list_hold_each_event_once(pages: TestClient, ledger: Ledger) -> None:
    address: str | None = "/events.json?all=1&per=3"
    found: list[str] = []
    while address:
        told = pages.get(address).json()
        found += [each["id"] for each in told["items"]]
        address = told["next"]
    assert sorted(found) == sorted(event.id for event in ledger.events())


def test_an_event_shows_every_report_that_tells_it(pages: TestClient, ledger: Ledger) -> None:
    event = max(ledger.events(), key=lambda event: len(event.reports))
    page = pages.get(f"/events/{event.id}").text
    for report in event.reports:
        assert f'id="t-{report}"' in page
    assert len(event.reports) > 1


def test_a_report_has_a_mark_and_an_entry_for_each_record(pages: TestClient, ledger: Ledger) -> None:
    report = ledger.reports(newest_first=True)[0]
    page = pages.get(f"/reports/{report.id}").text
    for record in ledger.records(report=report.id):
        assert f'id="{record.id}"' in page
        assert f'id="m-{record.id}"' in page


def test_as_of_a_day_later_reports_are_not_shown_and_links_keep_the_day(pages: TestClient) -> None:
    then = pages.get("/reports.json", params={"as_of": "2025-03-31"}).json()
    assert {each["title"] for each in then["items"]} >= {"Ministers meet in Oslo"}
    assert "The exercise was held" not in {each["title"] for each in then["items"]}
    page = pages.get("/reports", params={"as_of": "2025-03-31"}).text
    assert "As of 31 March 2025" in page
    assert 'href="/events?as_of=2025-03-31"' in page


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/events/vnothing", 404, "event"),
        ("/reports/rnothing", 404, "report"),
        ("/records/xnothing", 404, "record"),
        ("/events?status=planed", 400, "planned"),
        ("/events?since=never", 400, "ISO day"),
        ("/plans?verdict=lost", 400, "verdict"),
        ("/nowhere", 404, "no page"),
        ("/ask?question=%3F", 400, "question"),
    ],
)
def test_what_cannot_be_shown_is_told_in_a_line(pages: TestClient, address: str, status: int, words: str) -> None:
    answer = pages.get(address)
    assert answer.status_code == status
    assert words.lower() in answer.text.lower() or "outcome" in answer.text


@pytest.mark.parametrize("address", ["/events.json?status=planed", "/events/vnothing.json", "/events/vnothing.csv"])
def test_errors_are_problem_json_where_no_page_is_asked_for(pages: TestClient, address: str) -> None:
    answer = pages.get(address)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == answer.status_code
    assert answer.json()["detail"].endswith((".", "?"))


def test_an_empty_ledger_teaches(opened: Opened, tmp_path: Path, addresses: tuple[str, ...]) -> None:
    Ledger.open(tmp_path / "empty.db").close()
    client = opened(tmp_path / "empty.db")
    assert "accord add reports/ --ledger empty.db" in client.get("/").text
    for page in all_pages():
        if "{" not in page.path:
            assert client.get(page.path).status_code == 200, page.path


def test_filters_that_leave_nothing_say_so(pages: TestClient) -> None:
    assert "Show all that is known now" in pages.get("/events?actor=nobody").text


def test_a_ledger_that_is_gone_is_told(opened: Opened, tmp_path: Path) -> None:
    answer = opened(tmp_path / "none.db").get("/")
    assert answer.status_code == 503
    assert "no ledger" in answer.text


def test_pages_follow_what_another_program_adds(opened: Opened, own_ledger: Path) -> None:
    from accord.records import Report

    client = opened(own_ledger)
    before = client.get("/reports.json").json()["total"]
    with Ledger.open(own_ledger, decided_by="rules") as writer:
        writer.add(Report(text="Norway opened its embassy in Kyiv on Friday.", title="New", published="2025-06-06"))
    assert client.get("/reports.json").json()["total"] == before + 1
    assert "New" in client.get("/").text


def test_search_finds_reports_codes_names_and_ids(pages: TestClient, ledger: Ledger) -> None:
    assert "<mark>exercise</mark>" in pages.get("/search?q=exercise").text
    assert "/events?type=CONSULT" in pages.get("/search?q=consult").text
    assert "/actors/" in pages.get("/search?q=Norway").text
    event = ledger.events()[0]
    assert f"/events/{event.id}" in pages.get(f"/search?q={event.id}").text


def test_the_brief_is_handed_on_as_a_page_that_runs_nothing_and_as_markdown(pages: TestClient) -> None:
    page = pages.get("/brief.html")
    assert "sandbox" in page.headers["content-security-policy"]
    assert "unsafe" not in page.headers["content-security-policy"]
    assert page.headers["content-disposition"] == 'attachment; filename="brief.html"'
    assert pages.get("/brief.md").text.startswith("# ")


def test_the_colours_are_the_readers_choice(pages: TestClient) -> None:
    assert pages.get("/theme?set=dark&back=/plans").headers["location"] == "/plans"
    assert 'data-theme="dark"' in pages.get("/plans").text


def test_cells_that_a_spreadsheet_would_run_are_defused(opened: Opened, own_ledger: Path) -> None:
    from accord.records import Report

    with Ledger.open(own_ledger, decided_by="rules") as writer:
        writer.add(Report(text="Norway opened its embassy in Kyiv.", title="=HYPERLINK(1)", published="2025-06-06"))
    assert "'=HYPERLINK(1)" in {row["title"] for row in rows_of(opened(own_ledger).get("/reports.csv").text)}


def test_words_without_an_end_are_broken_everywhere_but_in_tables() -> None:
    from accord.web.templating import static_files

    sheet = next(
        content for name, (content, _) in static_files().items() if name.startswith("accord") and name.endswith("css")
    )
    text = sheet.decode() if isinstance(sheet, bytes) else sheet
    assert "overflow-wrap: anywhere" in text.split("body {")[1].split("}")[0]
    assert "table { overflow-wrap: break-word; }" in text
