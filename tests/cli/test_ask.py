"""accord ask: an answer with its words, or that the reports do not settle it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import BODY, Accord


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "one.txt").write_text(BODY, encoding="utf-8")
    return folder


def test_a_folder_is_asked_without_a_ledger(accord: Accord, reports: Path) -> None:
    done = accord("ask", "Where did the foreign ministers meet?", reports)
    answer = json.loads(done.stdout)
    assert done.returncode == 0
    assert answer["settled"]
    assert "Oslo" in answer["text"]
    assert BODY[answer["evidence"][0]["start"] : answer["evidence"][0]["end"]] == answer["evidence"][0]["quote"]


def test_a_ledger_is_asked_as_of_a_day(accord: Accord, reports: Path) -> None:
    accord("add", reports)
    later = json.loads(accord("ask", "Where did the foreign ministers meet?").stdout)
    before = json.loads(accord("ask", "Where did the foreign ministers meet?", "--as-of", "2025-03-03").stdout)
    assert later["settled"]
    assert not before["settled"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["ask", ""], 1, "No question"),
        (["ask", "who " * 200], 1, "at most 500"),
        (["ask", "Who met?", "--ledger", "none.db"], 1, "No ledger"),
        (["ask", "Who met?", "--as-of", "soon"], 1, "No day or moment"),
        (["ask", "Who met?", "reports", "--ledger", "a.db"], 2, "do not go together"),
    ],
    ids=["empty", "long", "no-ledger", "no-day", "both"],
)
def test_bad_input_is_one_line(accord: Accord, arguments: list[str], code: int, words: str) -> None:
    done = accord(*arguments)
    assert done.returncode == code
    assert words in done.stderr
    assert "Traceback" not in done.stderr
