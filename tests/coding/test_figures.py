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


MEASURES = [
    pytest.param("He put the size of the garrison at 40,000.", "size of the garrison", id="what is put at a figure"),
    pytest.param("They will keep the forces there at their present level of 4,500.", "forces", id="noun of the unit"),
    pytest.param("The bill is 12 million won, which is 8 percent more than before.", None, id="no relative pronoun"),
    pytest.param("It rose above 7,000 kilometers.", None, id="no personal pronoun"),
    pytest.param("Trade growth of 3.1 percent was reported.", "Trade growth", id="no hanging preposition"),
    pytest.param("Norway would be the third partner and the first in the region.", None, id="no preposition alone"),
    pytest.param("Norway paid 600 million yen.", None, id="the payer is not measured"),
    pytest.param("The missile flew 90 km (56 miles).", "missile", id="a conversion measures what the first does"),
    pytest.param("Some 300 men are there and 900 will be sent.", None, id="no number"),
    pytest.param("The treaty was signed in the fourth month of talks.", "month of talks", id="time ranked"),
    pytest.param("The army, which has 300 tanks, refused.", "tanks", id="own noun"),
]


@pytest.mark.parametrize(("sentence", "expected"), MEASURES)
def test_what_is_measured_is_a_noun_phrase_or_nothing(nlp: Language, sentence: str, expected: str | None) -> None:
    assert coded(nlp, sentence)[-1].measures == expected


OWNERS = [
    pytest.param("This week's fire destroyed 14 boats.", None, id="a week owns nothing"),
    pytest.param("OSLO/BERGEN | Norway sent 40 tanks.", None, id="places of a dateline"),
    pytest.param("Around 900 Danish soldiers took 14 boats.", "Danish soldiers", id="without its own number"),
]


@pytest.mark.parametrize(("sentence", "expected"), OWNERS)
def test_owner_is_a_party_without_its_number(nlp: Language, sentence: str, expected: str | None) -> None:
    assert coded(nlp, sentence)[-1].owner_text == expected


def test_names_put_to_a_paper_are_no_estimate(nlp: Language) -> None:
    assert coded(nlp, "They put their names to the 12th agreement.")[-1].status == "actual"
    assert coded(nlp, "They put the toll at 61.")[-1].status == "estimated"


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
