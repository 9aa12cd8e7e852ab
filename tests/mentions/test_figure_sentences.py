"""Own sentences with every figure in them: words, value, unit, kind and hedge; one kind a group."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from accord.mentions.quantities import QuantityMention, find_quantities
from accord.mentions.times import accord_times
from accord.values import Approximation, FigureKind

pytestmark = pytest.mark.model
GROUPS: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "sentences" / "figures.toml").read_text(encoding="utf-8")
)["group"]
ROWS = [pytest.param(row, id=f"{group['name']}: {row['text']}") for group in GROUPS for row in group["sentence"]]


def told(text: str, figure: QuantityMention) -> str:
    """A figure as "words = value unit kind [approximation] [direction]"."""
    value = figure.value
    ends = value if isinstance(value, tuple) else (value,)
    number = "-".join("?" if end is None else f"{round(end, 4):.15g}" for end in ends)
    parts = [number, figure.unit or "-", str(figure.kind)]
    if figure.approximation is not Approximation.EXACT and figure.kind is not FigureKind.SUPERLATIVE:
        parts.append(str(figure.approximation))
    if figure.direction:
        parts.append(figure.direction)
    return f"{text[figure.start : figure.end]} = {' '.join(parts)}"


@pytest.mark.parametrize("row", ROWS)
def test_figures_of_a_sentence(nlp: Language, row: dict[str, Any]) -> None:
    doc = accord_times(nlp(row["text"]))
    assert [told(doc.text, figure) for figure in find_quantities(doc)] == row["figures"]
