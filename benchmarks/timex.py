"""Time expressions: gold of TempEval-3's format into reports, TimeRecords into prediction lines."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from accord.coding.calendar import code_times
from accord.mentions import times as _times  # noqa: F401  (registers accord_times)
from accord.mentions.times import accord_times
from accord.parsing.loading import parse_many
from accord.records import Report, TimeRecord

NAMES = ("timex_meantime", "timex_te3_platinum")


def _spelled(value: str) -> str:
    """TIMEX3 as TempEval-3 spells it: a decade is 199, a century 19, where the codebook writes 199X and 19XX."""
    return value.rstrip("X") if re.fullmatch(r"\d\d(?:\dX|XX)", value) else value


def _line(record: TimeRecord) -> dict[str, Any]:
    return {"begin": record.start, "end": record.end, "type": str(record.type), "value": _spelled(record.value)}


def predict(gold: Path, predictions: Path) -> None:
    """Write the scorer's prediction lines for every text of a gold file, from its text and date alone."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    reports = [Report(text=row["text"], published=row["dct"]) for row in rows]
    with predictions.open("w", encoding="utf-8") as out:
        for row, doc, report in zip(rows, parse_many(reports), reports, strict=True):
            records = code_times(accord_times(doc), report)
            line = {"id": row["id"], "timexes": [_line(record) for record in records]}
            out.write(json.dumps(line, ensure_ascii=False) + "\n")


def read_figures(output: str) -> dict[str, float]:
    """Value F1 and strict F1 in percent, from what the scorer prints."""
    figures = {}
    for name in ("value", "strict"):
        match = re.search(rf"^{name}\s.*F1 ([\d.]+)", output, re.MULTILINE)
        if match:
            figures[f"{name} F1"] = round(float(match.group(1)) * 100, 2)
    return figures
