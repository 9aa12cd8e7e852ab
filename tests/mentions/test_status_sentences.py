"""Events and their status in sentences written for it, by phenomenon (status_sentences.toml)."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from accord.coder import code
from accord.records import EventRecord, Report

pytestmark = pytest.mark.model

ROWS = tomllib.loads(Path(__file__).with_name("status_sentences.toml").read_text(encoding="utf-8"))
_MARK = re.compile(r"\[([^|\]]+)\|([\w/]+)\]")
GAP = pytest.mark.xfail(strict=True, reason="the event is not found, or its idiom is not known")
SENTENCES = [(name, text) for name, texts in ROWS["sentences"].items() for text in texts]


def unmarked(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The plain text, and the start, end and status of each event that the brackets mark."""
    text, marks, last = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        marks.append((len(text), len(text) + len(mark[1]), mark[2]))
        text += mark[1]
        last = mark.end()
    return text + marked[last:], marks


@pytest.mark.parametrize(
    ("phenomenon", "marked"),
    [pytest.param(*row, marks=[GAP] if row[0] == "known_gap" else [], id=row[1][:60]) for row in SENTENCES],
)
def test_status_of(phenomenon, marked):
    text, marks = unmarked(marked)
    events = [each for each in code(Report(text=text, published="2025-04-01")) if isinstance(each, EventRecord)]
    for start, end, expected in marks:
        told = [each.status.value for each in events if each.start < end and start < each.end]
        assert len(told) == 1, phenomenon
        assert told[0] in expected.split("/"), phenomenon
