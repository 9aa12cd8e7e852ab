"""Drivers of the CAMEO sets: classes and roles out of records, figures out of the scorers' print."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import cameo_quad, cameo_roles

QUAD = "all     n 20  accuracy 0.5000  macro-F1 0.4321  MATERIAL_CONFLICT 0.750  NONE 0.100\nunseen  n 4\n"
ROLES = (
    "all     S   gold    3  exact P 0.5000 R 0.5000 F1 0.5000   overlap P 1.0000 R 1.0000 F1 0.9000\n"
    "all     all gold    5  exact P 0.5000 R 0.5000 F1 0.4000   overlap P 1.0000 R 1.0000 F1 0.8000\n"
    "unseen  S   gold    3  exact P 0.1000 R 0.1000 F1 0.1000   overlap P 1.0000 R 1.0000 F1 0.1000\n"
)


def predicted(driver: Any, folder: Path, row: dict[str, Any]) -> dict[str, Any]:
    gold, predictions = folder / "gold.jsonl", folder / "predictions.jsonl"
    gold.write_text(json.dumps(row) + "\n")
    driver.predict(gold, predictions)
    line: dict[str, Any] = json.loads(predictions.read_text())
    return line


def test_figures_of_classes_leave_the_unseen_part_out() -> None:
    figures = cameo_quad.read_figures(QUAD)
    assert figures == {"macro_f1": 43.21, "accuracy": 50.0, "material_conflict_f1": 75.0, "none_f1": 10.0}


def test_figures_of_roles() -> None:
    figures = cameo_roles.read_figures(ROLES)
    assert figures == {"source_f1": 50.0, "source_overlap_f1": 90.0, "all_f1": 40.0, "all_overlap_f1": 80.0}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "quad"),
    [
        pytest.param("Rebels attacked the barracks in Goma.", "MATERIAL_CONFLICT", id="a-class-as-the-set-spells-it"),
        pytest.param("Rome urged Tunis to act.", "NONE", id="none"),
    ],
)
def test_predicted_class(tmp_path: Path, text: str, quad: str) -> None:
    assert predicted(cameo_quad, tmp_path, {"id": "a", "text": text}) == {"id": "a", "quad": quad}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "spans"),
    [
        pytest.param("Norway criticized Chile 's government .", [[0, 1, "S"], [2, 5, "T"]], id="source-and-target"),
        pytest.param("Norway and Chile signed an agreement .", [[0, 3, "R"]], id="both-in-a-row"),
        pytest.param("Norway met Chile on Monday .", [[0, 1, "R"], [2, 3, "R"]], id="both-apart"),
        pytest.param("It rained .", [], id="no-event"),
    ],
)
def test_predicted_spans(tmp_path: Path, text: str, spans: list[list[Any]]) -> None:
    assert predicted(cameo_roles, tmp_path, {"id": "a", "tokens": text.split()}) == {"id": "a", "spans": spans}
