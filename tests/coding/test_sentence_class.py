"""The class of a sentence coded by itself: every row of the data by its own example, and what must not be struck."""

from __future__ import annotations

from typing import Any

import pytest

from accord.codebook.event_frames import read
from accord.coder import pipeline
from accord.coding.assembly import assemble
from accord.coding.sentence_class import code_sentence_class, is_mere_statement
from accord.parsing.loading import parse
from accord.records import EventRecord, Report

pytestmark = pytest.mark.model

ROWS = read("sentence_classes.toml")


def class_of(text: str) -> str | None:
    report = Report(text=text, published="2025-06-02")
    doc = parse(report, pipeline(decided_by="rules"))
    return code_sentence_class(doc, [record for record in assemble(doc, report) if isinstance(record, EventRecord)])


@pytest.mark.parametrize("row", ROWS["statement"], ids=lambda row: row["example"])
def test_a_mere_statement_has_no_class(row: dict[str, Any]) -> None:
    doc = parse(Report(text=row["example"]), pipeline(decided_by="rules"))
    assert is_mere_statement(doc[:].root)
    assert class_of(row["example"]) is None


@pytest.mark.parametrize("row", ROWS["event"], ids=lambda row: row["example"])
def test_an_event_has_the_class_of_its_row(row: dict[str, Any]) -> None:
    assert (class_of(row["example"]) or "none") == row["class"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Rebels attacked the barracks in Goma.", "material conflict", id="attack"),
        pytest.param("Oslo said that rebels attacked the barracks in Goma.", "material conflict", id="attack-told-of"),
        pytest.param("Norway sent aid to Malawi.", "material cooperation", id="aid"),
        pytest.param("Oslo condemned the attack on Goma.", "verbal conflict", id="criticism"),
        pytest.param("Harare rejected the plan of Lusaka.", "verbal conflict", id="rejection-of-no-accusation"),
        pytest.param("Oslo expressed support for Lima.", "verbal cooperation", id="support-is-more-than-sympathy"),
        pytest.param("Norway and Chile agreed to hold talks.", "verbal cooperation", id="agreement-to-act"),
        pytest.param("Algiers denied access to the inspectors.", "verbal conflict", id="refusal-is-no-denial"),
        pytest.param("The weather in Oslo was mild.", None, id="nothing"),
    ],
)
def test_class_of_a_sentence(text: str, expected: str | None) -> None:
    assert class_of(text) == expected
