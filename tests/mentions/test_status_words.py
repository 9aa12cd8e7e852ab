"""Every example of status.toml reads as its row says."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from spacy.language import Language

from accord.data import read_toml
from accord.mentions.status import find_status

SECTIONS = ("verbs", "nouns", "adjectives", "modifiers", "prepositions", "conjunctions", "predicates")
OPEN_EFFECTS = ("own", "fact", "same", "begun", "ended", "stopped")


@dataclass(frozen=True)
class Marked:
    """A trigger given by its characters."""

    start: int
    end: int
    head: int


def rows() -> list[object]:
    """A parameter for each example: the row's status, the example, the expected status where the row fixes it."""
    table = read_toml("status.toml")
    return [
        pytest.param(row, example, id=example.replace("[", "").replace("]", ""))
        for section in SECTIONS
        for row in table[section]
        for example in row.get("examples", [])
    ]


@pytest.mark.model
@pytest.mark.parametrize(("row", "example"), rows())
def test_example(row: dict[str, object], example: str, nlp: Language) -> None:
    start = example.index("[")
    text = example.replace("[", "").replace("]", "")
    end = example.index("]") - 1
    doc = nlp(text)
    head = doc.char_span(start, end, alignment_mode="expand").root.i
    finding = find_status(doc, Marked(start, end, head))
    if row["status"] not in OPEN_EFFECTS:
        assert finding.status == row["status"], finding
    assert text[slice(*finding.span)].endswith(text[start:end])


def test_every_row_has_an_example() -> None:
    table = read_toml("status.toml")
    assert [row["words"][0] for section in SECTIONS for row in table[section] if not row.get("examples")] == []


def test_no_word_is_listed_twice_in_a_row() -> None:
    table = read_toml("status.toml")
    doubled = [
        word for section in SECTIONS for row in table[section] for word in row["words"] if row["words"].count(word) > 1
    ]
    assert doubled == []
