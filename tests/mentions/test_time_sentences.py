"""Own sentences with every time in them: what is found, of which type, with which value; one kind a group."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from accord.coding.calendar import code_times
from accord.mentions.times import accord_times
from accord.parsing.loading import parse
from accord.records import Report

pytestmark = pytest.mark.model
DAY = "2031-05-14"
GROUPS: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "sentences" / "times.toml").read_text(encoding="utf-8")
)["group"]
ROWS = [pytest.param(row, id=f"{group['name']}: {row['text']}") for group in GROUPS for row in group["sentence"]]


@pytest.mark.parametrize("row", ROWS)
def test_times_of_a_sentence(nlp: Language, row: dict[str, Any]) -> None:
    report = Report(text=row["text"], published=row.get("day", DAY))
    records = code_times(accord_times(parse(report, nlp)), report)
    assert [f"{record.type} {record.value} {record.text}" for record in records] == row["times"]
