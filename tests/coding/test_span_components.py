"""Actors, times, places, figures as components of any pipeline: what they leave in a Doc, need, and how they score."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from accord.coder import pipeline
from accord.coding import span_components
from accord.parsing.loading import find_model

pytestmark = pytest.mark.model
TEXT = "On Tuesday 300 soldiers crossed the river near Oslo."
TOLD = {
    "accord_actors": [("soldiers", "force", "~soldiers")],
    "accord_times": [("Tuesday", "DATE", "2031-05-13")],
    "accord_places": [("Oslo", "PLACE", "3143244")],
    "accord_figures": [("300", "count", "300 soldiers")],
}


@pytest.fixture(scope="module", params=sorted(span_components.SPANNED))
def alone(request: pytest.FixtureRequest) -> tuple[str, Language]:
    """The stock model with one component, and that component's name."""
    nlp = spacy.load(find_model())
    nlp.add_pipe(request.param, config={"published": "2031-05-14"})
    return request.param, nlp


def rows(doc: Doc, name: str) -> list[tuple[str, str, str]]:
    return [(span.text, span.label_, span.kb_id_) for span in doc.spans[name]]


def test_one_component_alone_gives_spans_with_label_and_value(alone: tuple[str, Language]) -> None:
    name, nlp = alone
    assert rows(nlp(TEXT), name) == TOLD[name]


def test_each_span_bears_its_record(alone: tuple[str, Language]) -> None:
    name, nlp = alone
    doc = nlp(TEXT)
    assert [span._.accord_record.text for span in doc.spans[name]] == [words for words, _, _ in TOLD[name]]


def test_what_a_component_needs_is_in_the_stock_model(alone: tuple[str, Language]) -> None:
    name, nlp = alone
    analysis = nlp.analyze_pipes()
    assert analysis["problems"][name] == []
    assert {"doc._.accord", "doc.spans"} <= set(analysis["summary"][name]["assigns"])
    assert analysis["summary"][name]["requires"]


def test_evaluate_scores_spans_and_values(alone: tuple[str, Language]) -> None:
    name, nlp = alone
    words, label, value = TOLD[name][0]
    start = TEXT.index(words)
    right = [(start, start + len(words), label, value)]
    scores = nlp.evaluate([Example.from_dict(nlp.make_doc(TEXT), {"spans": {name: right}})])
    assert (scores[f"{name}_f"], scores[f"{name}_value_f"]) == (1.0, 1.0)
    off = [(start, start + len(words), label, "other")]
    scores = nlp.evaluate([Example.from_dict(nlp.make_doc(TEXT), {"spans": {name: off}})])
    assert (scores[f"{name}_f"], scores[f"{name}_value_f"]) == (1.0, 0.0)


def test_examples_without_such_spans_are_not_scored(alone: tuple[str, Language]) -> None:
    name, nlp = alone
    scores = nlp.evaluate([Example.from_dict(nlp.make_doc(TEXT), {})])
    assert scores[f"{name}_f"] is None
    assert f"{name}_value_f" not in scores


@pytest.mark.parametrize("name", sorted(span_components.SPANNED))
def test_a_blank_pipeline_is_told_what_is_missing_and_passes_text(name: str) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe(name)
    assert nlp.analyze_pipes()["problems"][name]
    assert name in nlp(TEXT).spans


def test_every_toponym_where_asked() -> None:
    nlp = spacy.load(find_model())
    nlp.add_pipe("accord_places", config={"all_toponyms": True})
    doc = nlp("Norway rejected the offer.")
    assert [span.text for span in doc.spans["accord_places"]] == ["Norway"]


def test_without_a_day_dates_stay_relative() -> None:
    nlp = spacy.load(find_model())
    nlp.add_pipe("accord_times")
    assert rows(nlp("They met on Tuesday."), "accord_times") == [("Tuesday", "DATE", "XXXX-WXX-2")]


def test_accords_own_pipeline_makes_no_spans() -> None:
    assert not span_components.SPANNED & set(pipeline(decided_by="rules")(TEXT).spans)


_IN_A_FRESH_PROCESS = """
import sys
import spacy
nlp = spacy.load({model!r})
assert not [module for module in sys.modules if module == "accord.coder"]
nlp.add_pipe({name!r}, config={{"published": "2031-05-14"}})
doc = nlp({text!r})
print([(span.text, span.label_, span.kb_id_) for span in doc.spans[{name!r}]])
"""


@pytest.mark.parametrize("name", sorted(span_components.SPANNED))
def test_spacy_finds_a_component_by_name_without_an_import_of_accord(name: str) -> None:
    script = _IN_A_FRESH_PROCESS.format(model=find_model(), name=name, text=TEXT)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == str(TOLD[name]), done.stderr[-600:]


def test_each_spanned_component_is_an_entry_point_of_spacy() -> None:
    offered = {each.name: each.value for each in entry_points(group="spacy_factories")}
    assert set(offered) >= span_components.SPANNED
    assert all(offered[name].startswith("accord.") for name in span_components.SPANNED)
