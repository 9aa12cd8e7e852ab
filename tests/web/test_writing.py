"""What the pages write: reports, judgements and their undoing, notes on warnings."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from accord.api import Ledger
from accord.web.adding import MOST_FILES, safe_name

TEXT = "OSLO, 6 June 2025 (Fjord Wire) -- Norway opened its embassy in Kyiv on Friday, the ministry said."


def wait_for(client: TestClient, address: str, seconds: float = 60) -> dict[str, Any]:
    """What came of a lot, when it is read."""
    for _ in range(int(seconds * 10)):
        told: dict[str, Any] = client.get(f"{address}.json").json()
        if told["done"]:
            return told
        time.sleep(0.1)
    raise AssertionError("the reports were not read")


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports are read in this process: the model is loaded once for all tests."""
    monkeypatch.setenv("ACCORD_WORKERS", "0")
    monkeypatch.setenv("ACCORD_DECIDED_BY", "rules")


@pytest.mark.usefixtures("here")
def test_files_are_added_and_told_of(writing: TestClient, own_ledger: Path) -> None:
    files = [("files", ("../../new.txt", TEXT.encode())), ("files", ("broken.pdf", b"%PDF-1.4 nothing"))]
    answer = writing.post("/add", files=files)
    assert answer.status_code == 303
    told = wait_for(writing, answer.headers["location"])
    assert (told["added"], told["failed"], told["error"]) == (1, 1, None)
    assert [failure["source"] for failure in told["failures"]] == ["broken.pdf"]
    page = writing.get(answer.headers["location"]).text
    assert "broken.pdf" in page
    assert "refresh" not in page
    assert writing.get("/search.json?q=embassy").json()["items"]
    with Ledger.open(own_ledger, write=False) as ledger:
        assert [report.source for report in ledger.reports() if report.source] == ["new.txt"]


@pytest.mark.usefixtures("here")
def test_a_text_is_added_with_the_day_given(writing: TestClient) -> None:
    answer = writing.post("/add", data={"text": "Norway closed its embassy in Oslo.", "published": "2025-06-07"})
    assert wait_for(writing, answer.headers["location"])["added"] == 1
    assert writing.get("/search.json?q=closed").json()["items"][0]["day"] == "2025-06-07"


def test_nothing_given_is_told(writing: TestClient) -> None:
    answer = writing.post("/add", data={"text": " "})
    assert answer.status_code == 400
    assert "No report was given" in answer.text


def test_a_day_that_is_none_is_told(writing: TestClient) -> None:
    assert writing.post("/add", data={"text": TEXT, "published": "soon"}).status_code == 400


def test_too_many_files_are_told(writing: TestClient) -> None:
    files = [("files", (f"{n}.txt", b"x")) for n in range(MOST_FILES + 1)]
    answer = writing.post("/add", files=files)
    assert answer.status_code == 400
    assert str(MOST_FILES) in answer.text


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..\\..\\x.txt", "/etc/passwd", "a/b/../c", "\x00.txt", "." * 400, "é.txt"]
)
def test_a_name_from_a_browser_stays_a_name(name: str) -> None:
    made = safe_name(name)
    assert made not in ("", ".", "..")
    assert not set(made) & set("/\\\x00\n")
    assert len(made) < 120


def test_a_lot_that_was_never_given_is_not_found(writing: TestClient) -> None:
    assert writing.get("/add/none").status_code == 404


def test_a_plan_and_its_outcome_are_judged_and_the_judgement_is_undone(writing: TestClient, own_ledger: Path) -> None:
    with Ledger.open(own_ledger, write=False) as ledger:
        first, second = (event.id for event in ledger.events(main=None)[:2])
    given = {"first": first, "second": second, "answer": "same", "reason": "one visit", "back": "/events"}
    answer = writing.post("/judge", data=given)
    assert (answer.status_code, answer.headers["location"]) == (303, "/events")
    (judged,) = writing.get("/judgements.json").json()["items"]
    assert (judged["answer"], judged["reason"]) == ("same", "one visit")
    assert "one visit" in writing.get("/judgements").text
    assert writing.post("/judgements/undo", data={"name": judged["id"]}).status_code == 303
    assert writing.get("/judgements.json").json()["items"] == []
    assert writing.get("/judgements.json?undone=1").json()["items"][0]["id"] == judged["id"]


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"first": "vnothing", "second": "vnone", "answer": "same"}, 404),
        ({"first": "vnothing", "answer": "same"}, 404),
        ({"first": "vnothing", "second": "vnone", "answer": "perhaps"}, 400),
        ({"first": "vnothing"}, 400),
        ({}, 400),
    ],
)
def test_what_cannot_be_judged_is_told(writing: TestClient, given: dict[str, str], status: int) -> None:
    assert writing.post("/judge", data=given).status_code == status


def test_the_way_back_from_a_write_stays_here(writing: TestClient, own_ledger: Path) -> None:
    with Ledger.open(own_ledger, write=False) as ledger:
        first, second = (event.id for event in ledger.events(main=None)[:2])
    given = {"first": first, "second": second, "answer": "unsure", "back": "https://evil.example/"}
    assert writing.post("/judge", data=given).headers["location"] == "/judgements"


def test_a_warning_is_noted_and_the_note_taken_back(writing: TestClient, own_ledger: Path) -> None:
    with Ledger.open(own_ledger, write=False) as ledger:
        warnings = [warning for state in ledger.dossiers() for warning in state.warnings]
    if not warnings:
        assert writing.post("/acknowledge", data={"warning": "wnone", "reason": "seen"}).status_code == 404
        return
    given = {"warning": warnings[0].id, "reason": "seen"}
    assert writing.post("/acknowledge", data=given).status_code == 303
    assert "seen" in writing.get("/judgements").text
    assert writing.post("/acknowledgements/undo", data={"name": warnings[0].id}).status_code == 303


def test_judgement_buttons_are_there_only_when_writing(
    writing: TestClient, pages: TestClient, own_ledger: Path
) -> None:
    with Ledger.open(own_ledger, write=False) as ledger:
        event = max(ledger.events(), key=lambda event: len(event.reports))
    assert 'action="/judge"' in writing.get(f"/events/{event.id}").text
    assert 'action="/judge"' not in pages.get(f"/events/{event.id}").text
