"""Drivers of re3d and directed_sentiment: entities by type, and who blames or endorses whom."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import directed_sentiment, re3d

RE3D = (
    "Person             gold   398  exact P 0.6 R 0.4 F1 0.5447   overlap P 0.8 R 0.6 F1 0.6889\n"
    "Vehicle            gold    38  exact P 0.0 R 0.0 F1 0.0000   overlap P 0.0 R 0.0 F1 0.0000\n"
    "MICRO              gold  2546  exact P 0.5 R 0.4 F1 0.4887   overlap P 0.6 R 0.5 F1 0.6214   any type P 1\n"
)
SENTIMENT = "all     n 9  micro-F1 0.6927  macro-F1 0.2814  macro-F1 of the four 0.1493   neutral 0.800\n"


def test_figures_of_entities() -> None:
    figures = re3d.read_figures(RE3D)
    assert figures == {"person_f1": 54.47, "person_overlap_f1": 68.89, "micro_f1": 48.87, "micro_overlap_f1": 62.14}


def test_figures_of_sentiment() -> None:
    figures = directed_sentiment.read_figures(SENTIMENT)
    assert figures == {"micro_f1": 69.27, "macro_f1": 28.14, "four_macro_f1": 14.93}


@pytest.mark.model
def test_entities(tmp_path: Path) -> None:
    text = "President Harald Lund of Norway met his Chilean troops in Lima on Monday."
    gold, predictions = tmp_path / "gold.jsonl", tmp_path / "predictions.jsonl"
    gold.write_text(json.dumps({"id": "a", "text": text}) + "\n")
    re3d.predict(gold, predictions)
    entities = json.loads(predictions.read_text())["entities"]
    told = {(text[entity["begin"] : entity["end"]], entity["type"]) for entity in entities}
    assert {("Harald Lund", "Person"), ("Lima", "Location"), ("Monday", "Temporal")} <= told
    assert "his" not in {words for words, _ in told}


@pytest.mark.model
@pytest.mark.parametrize(
    ("marked", "p", "q", "label"),
    [
        pytest.param("[Norway] condemned [Chile].", "Norway", "Chile", "p_negative_to_q", id="blames"),
        pytest.param("[Norway] was condemned by [Chile].", "Norway", "Chile", "q_negative_to_p", id="is-blamed"),
        pytest.param("[Norway] praised [Chile].", "Norway", "Chile", "p_positive_to_q", id="endorses"),
        pytest.param("[Norway] met [Chile].", "Norway", "Chile", "neutral", id="meets"),
        pytest.param("[Chile] condemned [Norway].", "Norway", "Chile", "q_negative_to_p", id="p-behind-q"),
    ],
)
def test_sentiment(tmp_path: Path, marked: str, p: str, q: str, label: str) -> None:
    gold, predictions = tmp_path / "gold.jsonl", tmp_path / "predictions.jsonl"
    gold.write_text(json.dumps({"id": "a", "marked": marked, "p": p, "q": q}) + "\n")
    directed_sentiment.predict(gold, predictions)
    assert json.loads(predictions.read_text()) == {"id": "a", "label": label}
