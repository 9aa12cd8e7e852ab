"""Names cut short by a full stop end no sentence; a report begins behind its dateline."""

from __future__ import annotations

import pytest
from spacy.language import Language

from accord.data import read_toml

pytestmark = pytest.mark.model
DATA = read_toml("abbreviations.toml")["before_names"]


@pytest.mark.parametrize("text", DATA["examples"])
def test_an_abbreviated_title_or_given_name_goes_on(nlp: Language, text: str) -> None:
    assert [sentence.text for sentence in nlp(text).sents] == [text]


@pytest.mark.parametrize("text", DATA["cut"])
def test_a_surname_that_looks_like_one_ends_its_sentence(nlp: Language, text: str) -> None:
    assert len(list(nlp(text).sents)) == 2


@pytest.mark.parametrize(
    "dateline", ["OSLO, June 6 - ", "ADDIS ABABA, 6 June 2025 -- ", "ARLINGTON, Va., Oct. 30, 2024 — "]
)
def test_a_report_begins_behind_its_dateline(nlp: Language, dateline: str) -> None:
    told = "Envoys of Norway and Chile will meet in Bergen on Monday, both ministries said."
    assert [sentence.text for sentence in nlp(dateline + told).sents][-1] == told


def test_a_day_within_a_sentence_is_no_dateline(nlp: Language) -> None:
    text = "Talks in Oslo on June 6 - the third this year - ended late."
    assert len(list(nlp(text).sents)) == 1


@pytest.mark.parametrize("line", ["Turkey lifts its objection to Finland and Norway", "OSLO | Norway signed a pact."])
def test_a_small_letter_or_a_stroke_starts_no_sentence(nlp: Language, line: str) -> None:
    assert len(list(nlp(f"Published: 29 June 2025\n\n{line}\n\nNorway said so.").sents)) == 3
