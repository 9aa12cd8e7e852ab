"""Taking reports in by workers: the same ledger as in one process, and a bad report costs itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from accord.api import Ledger
from accord.ledger.dumping import dump
from accord.records import Failure
from accord.working import crew as module
from accord.working.worker import Job, Limits

BODY = (
    "OSLO, 4 March 2025 (Fjord Wire) -- The foreign ministers of Norway and Finland met in Oslo on Tuesday. "
    "Norway said that the two countries will hold an exercise with 3,000 troops in May."
)
UNDATED = (
    "The foreign ministers of Norway and Sweden met in Oslo on Tuesday, May 6, 2025. They agreed to meet again in June."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    (made / "a.txt").write_text(f"Ministers meet\n\n{BODY}\n", encoding="utf-8")
    (made / "b.txt").write_text(f"Exercise in May\n\n{BODY.replace('3,000', '2,500')}\n", encoding="utf-8")
    (made / "c.txt").write_text(UNDATED, encoding="utf-8")
    (made / "d.txt").write_text(f"Ministers meet\n\n{BODY}\n", encoding="utf-8")
    (made / "empty.txt").write_bytes(b"")
    rows: list[dict[str, Any]] = [{"text": f"{BODY} Row {n}.", "date": f"2025-03-0{n + 1}"} for n in range(6)]
    rows.insert(3, {"title": "no text"})
    rows.append({"text": f"{UNDATED} It was the last."})
    (made / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return made


@pytest.mark.model
@pytest.mark.parametrize("decided_by", ["rules", "both"])
def test_workers_make_the_same_ledger_as_one_process(folder: Path, decided_by: str) -> None:
    dumps, told = [], []
    for workers in (0, 2):
        with Ledger.open(decided_by=decided_by) as ledger:
            told.append([str(ledger.add(folder, workers=workers)), str(ledger.add(folder, workers=workers))])
            dumps.append(dump(ledger.file))
    assert told[0] == told[1]
    assert told[0][0] == "13 reports: 10 added, 1 known, 2 failed"
    assert dumps[0] == dumps[1]


@pytest.fixture
def odd(monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers and coders that die of some texts, with short limits."""

    def of(name: str) -> Job:
        return Job(name=name, place=f"tests.working.odd_tasks:{name}")

    monkeypatch.setattr(module, "reading_job", lambda: of("reader"))
    monkeypatch.setattr(module, "coding_job", lambda how: of("coder"))
    limits = Limits(seconds=2, megabytes=300)
    monkeypatch.setattr("accord.api.crew_of", lambda workers, how: module.Workers(workers, how, limits))


@pytest.mark.usefixtures("odd")
def test_a_report_that_kills_its_worker_costs_itself_alone(tmp_path: Path) -> None:
    words = ["calm one", "kill it", "calm two", "slow it", "fail it", "undated kill", "calm three"]
    days = [None if word.startswith("undated") else "2025-03-04" for word in words]
    rows = [{"text": f"Text of {word}.", "date": day} for word, day in zip(words, days, strict=True)]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with Ledger.open() as ledger:
        intake = ledger.add(tmp_path, workers=2)
        assert str(intake) == "7 reports: 3 added, 4 failed"
        why = {failure.source.rpartition(" ")[2]: (failure.stage, failure.reason) for failure in intake.failed}
        kept = ledger.file.failures()
        assert {report.text for report in ledger.reports()} == {f"Text of calm {n}." for n in ("one", "two", "three")}
    assert why["2"][0] == "coding"
    assert "SIGKILL" in why["2"][1]
    assert "more than 2 s" in why["4"][1]
    assert why["5"] == ("coding.events", "ValueError: no such type")
    assert why["6"][0] == "dating"
    assert {failure.reason for failure in kept} == {reason for _, reason in why.values()}


@pytest.mark.usefixtures("odd")
def test_a_source_that_kills_its_reader_costs_what_is_left_of_it(tmp_path: Path) -> None:
    for name in ("a.jsonl", "kill.jsonl", "m.jsonl", "slow.jsonl", "z.jsonl"):
        rows = [{"text": f"Text {number} of {name[0]}.", "date": "2025-03-04"} for number in range(3)]
        (tmp_path / name).write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with Ledger.open() as ledger:
        intake = ledger.add(tmp_path, workers=1)
    assert str(intake) == "13 reports: 11 added, 2 failed"
    killed, slow = intake.failed
    assert isinstance(killed, Failure)
    assert killed.source == str(tmp_path / "kill.jsonl")
    assert "SIGKILL" in killed.reason
    assert killed.reason.endswith("What is left is not read.")
    assert slow.source == str(tmp_path / "slow.jsonl")
    assert "more than 2 s" in slow.reason
