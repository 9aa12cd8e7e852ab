"""factuality: did the event happen, as a number from -3 (certainly not) to 3 (certainly), for events given."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from accord.mentions.status import StatusFinding, find_status_of_span
from accord.records import Report
from accord.values import Polarity, Status
from benchmarks.documents import parse_docs

NAMES = ("factuality_uds_ih2", "factuality_meantime", "factuality_uw", "factuality_megaveridicality")

_SYSTEM = re.compile(r"^system .*MAE ([\d.]+) +r (-?[\d.]+) .*macro-F1 ([\d.]+)", re.M)

NEWS_SCALE = {
    Status.OCCURRED: 3.0,
    Status.ONGOING: 3.0,
    Status.PLANNED: 2.0,
    Status.EXPECTED: 1.5,
    Status.PROPOSED: 0.7,
    Status.REQUESTED: 0.7,
    Status.POSSIBLE: 0.8,
    Status.HYPOTHETICAL: 0.5,
    Status.DENIED: -2.0,
    Status.DID_NOT_HAPPEN: -2.6,
    Status.POSTPONED: -0.5,
    Status.CANCELLED: -2.0,
}
"""Sets that rate a certain future high, as the guidelines of FactBank do."""

TODAY_SCALE = NEWS_SCALE | {
    Status.OCCURRED: 2.4,
    Status.ONGOING: 2.2,
    Status.PLANNED: -1.2,
    Status.EXPECTED: -1.2,
    Status.PROPOSED: -1.1,
    Status.REQUESTED: -1.1,
    Status.POSSIBLE: -0.9,
    Status.HYPOTHETICAL: -0.9,
    Status.DID_NOT_HAPPEN: -2.4,
    Status.POSTPONED: -1.5,
}
"""It Happened asks whether the event has happened by now: what is still to come is rated below nought."""


def predict(gold: Path, predictions: Path) -> None:
    """Write a number for every event of a gold file, in its order."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    scale = TODAY_SCALE if any(row["id"].startswith("udsih2") for row in rows[:1]) else NEWS_SCALE
    reports = [Report(text=row["text"]) for row in rows]
    with predictions.open("w", encoding="utf-8") as lines:
        for row, doc in zip(rows, parse_docs(reports), strict=True):
            starts = _starts(row)
            numbers = []
            for event in row["events"]:
                start = starts[event["token_begin"]]
                last = event["token_end"] - 1
                finding = find_status_of_span(doc, start, starts[last] + len(row["tokens"][last]))
                numbers.append(number_of(finding, scale))
            lines.write(json.dumps({"id": row["id"], "factuality": numbers}) + "\n")


def _starts(row: dict[str, Any]) -> list[int]:
    starts, position = [], 0
    for token in row["tokens"]:
        found = row["text"].find(token, position)
        position = found if found >= 0 else position
        starts.append(position)
        position += len(token)
    return starts


def number_of(finding: StatusFinding, scale: dict[Status, float]) -> float:
    """A finding on a set's scale; what is negated but still ahead or open stands below nought."""
    number = scale[finding.status]
    if finding.polarity is Polarity.NEGATIVE and finding.status not in (Status.DENIED, Status.DID_NOT_HAPPEN):
        return -abs(number) if number else -1.0
    return number


def read_figures(output: str) -> dict[str, float]:
    """MAE as it is; r and the three-way macro-F1 in percent."""
    found = _SYSTEM.search(output)
    if found is None:
        return {}
    return {"mae": float(found[1]), "r": 100 * float(found[2]), "macro_f1": 100 * float(found[3])}
