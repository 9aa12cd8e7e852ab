"""cameo_quad: none, or one of four quad classes, for a sentence."""

from __future__ import annotations

import json
import re
from pathlib import Path

from accord.coding.sentence_class import code_sentence_class
from accord.records import EventRecord, Report
from benchmarks.documents import code_docs

NAMES = ("cameo_quad",)

_ALL = re.compile(r"^all +n \d+ +accuracy ([\d.]+) +macro-F1 ([\d.]+) +(.*)$", re.M)
_CLASS = re.compile(r"([A-Z_]+) ([\d.]+)")


def predict(gold: Path, predictions: Path) -> None:
    """Write the class of every sentence of a gold file."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    reports = [Report(text=row["text"]) for row in rows]
    with predictions.open("w", encoding="utf-8") as lines:
        for row, (doc, records) in zip(rows, code_docs(reports), strict=True):
            events = [record for record in records if isinstance(record, EventRecord)]
            quad = code_sentence_class(doc, events) or "none"
            lines.write(json.dumps({"id": row["id"], "quad": quad.upper().replace(" ", "_")}) + "\n")


def read_figures(output: str) -> dict[str, float]:
    """Macro-F1, accuracy and the F1 of each class over all records, in percent."""
    found = _ALL.search(output)
    if found is None:
        return {}
    figures = {"macro_f1": float(found[2]), "accuracy": float(found[1])}
    figures |= {f"{name.lower()}_f1": float(value) for name, value in _CLASS.findall(found[3])}
    return {name: round(100 * value, 2) for name, value in figures.items()}
