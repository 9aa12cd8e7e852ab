"""Figures of defence news: gold sentences into reports, FigureRecords into prediction lines."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from accord.coder import code_many
from accord.records import FigureRecord, Report

NAMES = ("figures",)


def _line(record: FigureRecord) -> dict[str, Any]:
    owner = record.owner_text or (record.owner.name if record.owner else None)
    return {
        "start": record.start,
        "end": record.end,
        "value": list(record.value) if isinstance(record.value, tuple) else record.value,
        "unit": record.unit,
        "kind": str(record.figure_kind),
        "approximation": str(record.approximation),
        "direction": record.direction,
        "measures": record.measures,
        "owner": owner,
        "period": record.period,
        "status": record.status,
        "attributed_to": record.attributed_to.name if record.attributed_to else None,
    }


def predict(gold: Path, predictions: Path) -> None:
    """Write the scorer's prediction lines for every sentence of a gold file, from its text and day alone."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    reports = [Report(text=row["text"], published=row["dct"]) for row in rows]
    with predictions.open("w", encoding="utf-8") as out:
        for row, records in zip(rows, code_many(reports), strict=True):
            figures = (
                [_line(record) for record in records if isinstance(record, FigureRecord)]
                if isinstance(records, tuple)
                else []
            )
            out.write(json.dumps({"id": row["id"], "figures": figures}, ensure_ascii=False) + "\n")


def read_figures(output: str) -> dict[str, float]:
    """F1 of value, value and unit, and all (percent), and the share of traps left alone, from the scorer's output."""
    figures = {}
    for name in ("value", "value+unit", "full"):
        match = re.search(rf"^{re.escape(name)}\s+.*f1 ([\d.]+)", output, re.MULTILINE)
        if match:
            figures[f"{name} F1"] = float(match.group(1))
    traps = re.search(r"^traps\s.*share ([\d.]+)", output, re.MULTILINE)
    if traps:
        figures["free of traps"] = round(100 - float(traps.group(1)), 1)
    return figures
