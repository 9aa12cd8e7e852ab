"""polnear: who said what. Gold texts → predicted attributions; figures from the set's own scorer."""

from __future__ import annotations

import json
import re
from pathlib import Path

from accord.parsing.found import found
from accord.records import Report
from benchmarks.documents import parse_docs

NAMES = ("polnear",)

_ROW = re.compile(r"^(tokens|exact|linked)\s+(.+?)\s+P ([\d.]+)\s+R ([\d.]+)\s+F1 ([\d.]+)$")


def predict(gold: Path, predictions: Path) -> None:
    """Write a line of attributions for every record of a PolNeAR file."""
    with gold.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    reports = [Report(text=row["text"]) for row in rows]
    with predictions.open("w", encoding="utf-8") as out:
        for row, doc in zip(rows, parse_docs(reports), strict=True):
            attributions = [
                {"source": made.source, "cue": made.cue, "content": made.content}
                for made in found(doc).attributions
                if made.stands_alone
            ]
            out.write(json.dumps({"id": row["id"], "attributions": attributions}) + "\n")


def read_figures(output: str) -> dict[str, float]:
    """The figures of the scorer's output in percent: "linked source F1" is who said what."""
    figures: dict[str, float] = {}
    for line in output.splitlines():
        match = _ROW.match(line.strip())
        if match:
            kind, role, *values = match.groups()
            for measure, value in zip(("P", "R", "F1"), values, strict=True):
                figures[f"{kind} {role} {measure}"] = round(100 * float(value), 2)
    return figures
