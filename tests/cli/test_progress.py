"""Progress of long work: on stderr, with a rate and the time left, never on stdout."""

from __future__ import annotations

from pathlib import Path

import pytest

from accord.cli import progress as module
from accord.cli.progress import Progress
from accord.ledger.intake import Intake


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: now[0])
    return now


@pytest.fixture
def four_files(tmp_path: Path) -> Path:
    for name in "abcd":
        (tmp_path / f"{name}.txt").write_text("x" * 100, encoding="utf-8")
    return tmp_path


def test_short_work_is_silent(four_files: Path, clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress([str(four_files)])
    for number, _ in enumerate(progress.sources(), start=1):
        progress(Intake(reports=number))
    progress.close()
    assert capsys.readouterr() == ("", "")


def test_rate_and_time_left(four_files: Path, clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress([str(four_files)])
    for number, _ in enumerate(progress.sources(), start=1):
        clock[0] += 5
        progress(Intake(reports=number))
    progress.close()
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        "1 report, 0.2 a second, about 15 s left",
        "2 reports, 0.2 a second, about 10 s left",
        "3 reports, 0.2 a second, about 5 s left",
        "4 reports, 0.2 a second",
    ]


def test_a_file_of_many_reports_is_counted_by_its_lines(
    tmp_path: Path, clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "rows.jsonl").write_text('{"text": "a"}\n' * 10, encoding="utf-8")
    progress = Progress([str(tmp_path)])
    clock[0] += 5
    progress(Intake(reports=5))
    assert capsys.readouterr().err == "5 reports, 1.0 a second, about 5 s left\n"


def test_a_terminal_has_a_bar_that_is_cleared(
    four_files: Path, clock: list[float], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module.sys.stderr, "isatty", lambda: True)
    progress = Progress([str(four_files)])
    for number, _ in enumerate(progress.sources(), start=1):
        clock[0] += 5
        progress(Intake(reports=number))
    progress.close()
    err = capsys.readouterr().err
    assert "3 reports, 0.2 a second, about 5 s left" in err
    assert "━" in err
    assert err.endswith("\x1b[1A\x1b[2K")


def test_a_long_file_is_judged_by_its_beginning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_SAMPLE", 1400)
    (tmp_path / "rows.jsonl").write_text('{"text": "a"}\n' * 1000, encoding="utf-8")
    assert Progress([str(tmp_path)])._expected == 1000


def test_few_short_texts_stay_in_this_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ACCORD_WORKERS", raising=False)
    for name in ("a.txt", "b.md"):
        (tmp_path / name).write_text("x" * 100, encoding="utf-8")
    few = Progress([str(tmp_path)])
    assert (few.workers(), few.workers(3)) == (0, 3)
    monkeypatch.setenv("ACCORD_WORKERS", "1")
    assert (few.workers(), few.workers(0)) == (1, 0)
    monkeypatch.delenv("ACCORD_WORKERS")
    (tmp_path / "b.md").rename(tmp_path / "b.pdf")
    assert Progress([str(tmp_path)]).workers() > 0


def test_what_is_not_there_or_is_no_file_is_passed_on_to_reading(tmp_path: Path) -> None:
    (tmp_path / "gone").symlink_to("nowhere")
    assert list(Progress([str(tmp_path), "-", "nosuch"]).sources()) == [str(tmp_path / "gone"), "-", "nosuch"]
