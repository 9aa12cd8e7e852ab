"""Figures as records: what they measure, whose they are, when, on whose word, and how far they are fact."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from spacy.language import Language

from accord.coding.calendar import code_times
from accord.coding.figures import code_figures
from accord.data import read_toml
from accord.mentions.times import accord_times
from accord.parsing.loading import parse
from accord.records import FigureRecord, Report

pytestmark = pytest.mark.model
DAY = "2031-03-07"


def coded(nlp: Language, text: str) -> list[FigureRecord]:
    report = Report(text=text, published=DAY)
    doc = accord_times(parse(report, nlp))
    return code_figures(doc, report, code_times(doc, report), [])


STATUSES = [
    pytest.param("Oslo has 400 tanks.", "actual", id="fact"),
    pytest.param("Oslo will send 400 tanks.", "planned", id="own plan"),
    pytest.param("Oslo asked for 400 tanks.", "requested", id="request"),
    pytest.param("Oslo may send 400 tanks.", "possible", id="possibility"),
    pytest.param("The rebels claimed they had burned 400 tanks.", "claimed", id="claim"),
    pytest.param("The army said it had destroyed 40 tanks.", "claimed", id="own success"),
    pytest.param("Analysts estimate that 400 tanks were lost.", "estimated", id="estimate"),
    pytest.param("Some 90 of a planned 400 tanks arrived.", "planned", id="planned number"),
    pytest.param("Officials mean to reshape the role of 400 guards in Norway.", "actual", id="told in passing"),
]


@pytest.mark.parametrize(("sentence", "expected"), STATUSES)
def test_status_is_read_from_the_words(nlp: Language, sentence: str, expected: str) -> None:
    assert coded(nlp, sentence)[-1].status == expected


@pytest.mark.parametrize("status", ["claimed", "estimated", "planned"])
def test_examples_of_the_data_have_their_status(nlp: Language, status: str) -> None:
    assert coded(nlp, read_toml("figures.toml")["status"]["examples"][status])[-1].status == status


PERIODS = [
    pytest.param("Spending rose 4 percent in 2029.", "2029", id="year in the clause"),
    pytest.param("Oslo will send 400 tanks by 2035.", "../2035", id="due by"),
    pytest.param("Two boats sank on Monday.", "2031-03-03", id="weekday"),
    pytest.param("Two boats sank.", None, id="none given"),
]


@pytest.mark.parametrize(("sentence", "expected"), PERIODS)
def test_period_is_the_date_of_the_clause(nlp: Language, sentence: str, expected: str | None) -> None:
    assert coded(nlp, sentence)[0].period == expected


def test_the_noun_is_what_is_measured_and_the_people_own_it(nlp: Language) -> None:
    figure = coded(nlp, "Around 300 Danish soldiers in Iceland trained.")[0]
    assert figure.measures is not None
    assert figure.measures.startswith("Danish soldiers")
    assert figure.owner_text == "Danish"


def test_source_of_a_statement_vouches_for_the_figure(nlp: Language) -> None:
    figure = coded(nlp, "The ministry said 40 guards had died.")[0]
    assert figure.attributed_to is not None
    assert figure.attributed_to.name == "The ministry"


def test_dates_are_no_figures_and_durations_are(nlp: Language) -> None:
    assert [figure.text for figure in coded(nlp, "It began on 5 May 2029 and lasted 12 days.")] == ["12 days"]


@pytest.mark.parametrize("text", ["", "😀", "“", "5", "12 " * 200, "and one of one in one"])
def test_any_text_passes_and_records_quote_it(nlp: Language, text: str) -> None:
    for figure in coded(nlp, text):
        assert text[figure.start : figure.end] == figure.text
        assert text[figure.evidence.start : figure.evidence.end] == figure.evidence.quote


def test_founding_reports_have_their_landmarks(nlp: Language, shared: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((shared / "seeds").glob("*.txt"))]
    figures = [figure for text in texts for figure in coded(nlp, text)]
    by_value = {(figure.value, figure.unit): figure for figure in figures}
    assert by_value[8.2, "percent"].status == "requested"
    assert by_value[8.2, "percent"].direction == "up"
    assert by_value[10.0, "rounds"].approximation == "about"
    assert by_value[28500.0, "troops"].status == "actual"
    assert json.loads(json.dumps([figure.to_dict() for figure in figures]))
