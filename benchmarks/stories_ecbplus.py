"""Driver: same story: which reports are about one matter (B-cubed)."""

from __future__ import annotations

import json
import re
from pathlib import Path

import accord

NAMES = ("stories-ecbplus",)
READS_TEXT = False

_B_CUBED = re.compile(r"^B-cubed +P ([\d.]+) +R ([\d.]+) +F1 ([\d.]+)", re.M)


def predict(gold: Path, predictions: Path) -> None:
    """Write the story of every report of a gold file."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    reports = [accord.Report(text=row["text"], title=row["title"], source=row["doc_id"]) for row in rows]
    home = {report: number for number, story in enumerate(accord.find_stories(reports)) for report in story}
    with predictions.open("w", encoding="utf-8") as lines:
        for row, report in zip(rows, reports, strict=True):
            lines.write(json.dumps({"doc_id": row["doc_id"], "cluster": home[report.id]}) + "\n")


def read_figures(output: str) -> dict[str, float]:
    """B-cubed precision, recall and F1 (percent)."""
    found = _B_CUBED.search(output)
    return {f"b_cubed_{name}": float(found[at]) for at, name in enumerate(("p", "r", "f1"), start=1)} if found else {}
