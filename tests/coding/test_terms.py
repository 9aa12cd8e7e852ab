"""Lengths of time that say when something is to come: the examples of the word list."""

from __future__ import annotations

import pytest

from accord.coder import code
from accord.data import read_toml
from accord.records import EventRecord, Report
from accord.values import DateBasis

pytestmark = pytest.mark.model

EXAMPLES = [(row["text"], row["word"], row["date"]) for row in read_toml("times.toml")["terms"]["examples"]]


@pytest.mark.parametrize(("text", "word", "date"), EXAMPLES)
def test_a_term_counts_from_the_day_of_the_report(text: str, word: str, date: str) -> None:
    records = code(Report(text=text, published="2025-06-02"))
    event = next(each for each in records if isinstance(each, EventRecord) and word in each.text)
    assert (event.date.value if event.date else "") == date
    assert not date or event.date_basis is DateBasis.INFERRED


def test_without_a_day_of_the_report_no_term_is_counted() -> None:
    records = code(Report(text=EXAMPLES[0][0]))
    assert all(each.date is None for each in records if isinstance(each, EventRecord))
