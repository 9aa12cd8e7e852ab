"""The ablation: one process a mode, told by the setting alone, and one table of what came back."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.board import Row
from benchmarks.drivers import find_drivers

from accord.errors import MissingEncoder
from accord.records import Report
from benchmarks import ablation, documents


def test_each_mode_runs_in_its_own_process(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, list[str]]] = []

    def run(command: list[str], env: dict[str, str], **_: object) -> subprocess.CompletedProcess[str]:
        seen.append((env["ACCORD_DECIDED_BY"], command))
        line = ablation.as_json(Row("status", {"f1": 50.0}, seconds=1.5))
        return subprocess.CompletedProcess(command, 1, f"{line}\nunder a floor: status\n")

    monkeypatch.setattr(subprocess, "run", run)
    rows = ablation.run_modes(Path("gold"), ["status"], ["rules", "both"])
    assert rows == {mode: [Row("status", {"f1": 50.0}, seconds=1.5)] for mode in ("rules", "both")}
    told = [sys.executable, "-m", "benchmarks", "board", "gold", "status", "--json", "--text-only"]
    assert seen == [("rules", told), ("both", told)]


def test_a_run_that_breaks_off_is_no_result(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = subprocess.CompletedProcess([], 1, ablation.as_json(Row("status")))
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: broken)
    with pytest.raises(subprocess.CalledProcessError):
        ablation.run_modes(Path("gold"), [], ["encoder"])


def test_table_shows_what_has_a_floor_and_the_seconds() -> None:
    rows = {
        "rules": [Row("status", {"f1": 50.0, "other": 1.0}, {"f1": 49.0}, seconds=2.0), Row("new", {"r": 3.0})],
        "both": [Row("status", {"f1": 60.0, "other": 1.0}, {"f1": 49.0}, seconds=4.0), Row("new", problem="failed")],
    }
    lines = [line.split() for line in ablation.table(rows).splitlines()]
    assert lines == [
        ["set", "figure", "rules", "both"],
        ["status", "f1", "50.0", "60.0"],
        ["status", "seconds", "2.0", "4.0"],
        ["new", "failed"],
        ["new", "r", "3.0", "-"],
    ]


def test_codes_alone_are_no_text() -> None:
    drivers = find_drivers()
    assert not drivers["actor_codes"].reads_text
    assert drivers["cameo_quad"].reads_text


@pytest.mark.model
def test_a_failure_costs_its_own_report_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails_on_b(doc: object, report: Report) -> tuple[()]:
        if report.text.startswith("B"):
            raise IndexError("out of range")
        return ()

    monkeypatch.setattr(documents, "assemble", fails_on_b)
    reports = [Report(text="A came."), Report(text="B came.")]
    assert [doc.text for doc, _ in documents.code_docs(reports)] == ["A came.", "B came."]
    assert "failed: IndexError: out of range: 'B came.'" in capsys.readouterr().err


@pytest.mark.model
def test_where_a_component_fails_the_parser_still_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> object:
        raise IndexError("out of range")

    monkeypatch.setattr(documents, "parse", fails)
    assert [doc.text for doc in documents.parse_docs([Report(text="A came.")])] == ["A came."]


@pytest.mark.model
def test_without_its_encoder_a_mode_has_no_figures(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ACCORD_DECIDED_BY", "both")
    monkeypatch.setenv("ACCORD_ENCODER", str(tmp_path))
    with pytest.raises(MissingEncoder):
        list(documents.parse_docs([Report(text="A came.")]))
