"""meantime: planned, happened, negated or uncertain, for the event mentions given."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from accord.mentions.proposals import weighed_status
from accord.mentions.status import StatusFinding, find_status_of_span
from accord.records import Report
from accord.values import Polarity, Standing, Status
from benchmarks.documents import parse_docs

NAMES = ("meantime",)
SCORER = "score_status.py"

_FUTURE = frozenset(
    {Status.PLANNED, Status.EXPECTED, Status.PROPOSED, Status.REQUESTED, Status.HYPOTHETICAL, Status.POSTPONED}
)
_UNSURE = frozenset({Status.POSSIBLE, Status.HYPOTHETICAL})
_STATUS = re.compile(r"^status +n \d+ +accuracy ([\d.]+) +macro_F1 ([\d.]+)", re.M)


def predict(gold: Path, predictions: Path) -> None:
    """Write time, certainty and polarity of every event mention of a gold file."""
    documents = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    with predictions.open("w", encoding="utf-8") as lines:
        for document in documents:
            for row in _predict_document(document):
                lines.write(json.dumps(row) + "\n")


def _predict_document(document: dict[str, Any]) -> list[dict[str, str]]:
    words = {sentence["sent_id"]: sentence["tokens"] for sentence in document["sentences"]}
    reports = [Report(text=" ".join(tokens)) for tokens in words.values()]
    docs = dict(zip(words, parse_docs(reports), strict=True))
    rows = []
    for mention in document["event_mentions"]:
        tokens = words[mention["sent_id"]]
        first, last = min(mention["tokens"]), max(mention["tokens"])
        start = len(" ".join(tokens[:first])) + (first > 0)
        end = start + len(" ".join(tokens[first : last + 1]))
        doc = docs[mention["sent_id"]]
        finding, _ = weighed_status(doc, find_status_of_span(doc, start, end))
        rows.append({"mention_id": mention["mention_id"], **_marks(finding)})
    return rows


def _marks(finding: StatusFinding) -> dict[str, str]:
    is_unsure = finding.status in _UNSURE and finding.standing is not Standing.PURPOSE
    return {
        "time": "FUTURE" if finding.status in _FUTURE else "NON_FUTURE",
        "certainty": "POSSIBLE" if is_unsure else "CERTAIN",
        "polarity": "NEG" if finding.polarity is Polarity.NEGATIVE else "POS",
    }


def read_figures(output: str) -> dict[str, float]:
    """Accuracy and macro-F1 of the derived status."""
    found = _STATUS.search(output)
    return {"accuracy": float(found[1]), "macro_f1": float(found[2])} if found else {}
