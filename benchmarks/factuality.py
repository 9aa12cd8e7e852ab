"""factuality: did the event happen, as a number from -3 (certainly not) to 3 (certainly), for events given."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from accord.mentions.factuality import Question, factuality
from accord.records import Report
from benchmarks.documents import parse_docs

NAMES = ("factuality_uds_ih2", "factuality_meantime", "factuality_uw", "factuality_megaveridicality")

_SYSTEM = re.compile(r"^system .*MAE ([\d.]+) +r (-?[\d.]+) .*macro-F1 ([\d.]+)", re.M)


def predict(gold: Path, predictions: Path) -> None:
    """Write a number for every event of a gold file, in its order."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    by_now = any(row["id"].startswith("udsih2") for row in rows[:1])
    question = Question.BY_NOW if by_now else Question.VOUCHED
    reports = [Report(text=row["text"]) for row in rows]
    with predictions.open("w", encoding="utf-8") as lines:
        for row, doc in zip(rows, parse_docs(reports), strict=True):
            starts = _starts(row)
            numbers = []
            for event in row["events"]:
                start = starts[event["token_begin"]]
                last = event["token_end"] - 1
                end = starts[last] + len(row["tokens"][last])
                numbers.append(factuality(doc, start, end, question))
            lines.write(json.dumps({"id": row["id"], "factuality": numbers}) + "\n")


def _starts(row: dict[str, Any]) -> list[int]:
    starts, position = [], 0
    for token in row["tokens"]:
        found = row["text"].find(token, position)
        position = found if found >= 0 else position
        starts.append(position)
        position += len(token)
    return starts


def read_figures(output: str) -> dict[str, float]:
    """MAE as it is; r and the three-way macro-F1 in percent."""
    found = _SYSTEM.search(output)
    if found is None:
        return {}
    return {"mae": float(found[1]), "r": 100 * float(found[2]), "macro_f1": 100 * float(found[3])}
