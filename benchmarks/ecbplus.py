"""Driver: same event across reports, mentions given (ECB+): every mention coded, all records linked."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from accord.coding.given_spans import code_triggers
from accord.ledger.merged import Known
from accord.linking import link
from accord.records import EventRecord, Report
from benchmarks.documents import parse_docs

NAMES = ("ecbplus",)

_WAYS = ("--keep-singletons", "--drop-singletons")
_CONLL = re.compile(r"CoNLL_F1 ([\d.]+)")


def predict(gold: Path, predictions: Path) -> None:
    """Write the event of every mention of a gold file."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    write_events(*code_rows(rows), predictions)


def write_events(records: dict[str, EventRecord], reports: dict[str, Report], predictions: Path) -> None:
    """Links the records of mentions and writes the event of each."""
    linked = link(Known(reports=reports, records=tuple(records.values())))
    home = {record.id: event.id for event in linked.events for record in event.records}
    with predictions.open("w", encoding="utf-8") as lines:
        for name, record in records.items():
            lines.write(json.dumps({"mention_id": name, "cluster": home[record.id]}) + "\n")


def code_rows(rows: list[dict[str, Any]]) -> tuple[dict[str, EventRecord], dict[str, Report]]:
    """The record of every mention of a set of documents by the mention's id, and the reports by theirs."""
    placed = [_place_tokens(row) for row in rows]
    reports = [Report(text=text, source=row["doc_id"]) for row, (text, _) in zip(rows, placed, strict=True)]
    records: dict[str, EventRecord] = {}
    for row, (_, starts), doc in zip(rows, placed, parse_docs(reports), strict=True):
        spans = [_span(doc, mention, starts) for mention in row["event_mentions"]]
        coded = code_triggers(doc, spans)
        records |= {mention["mention_id"]: record for mention, record in zip(row["event_mentions"], coded, strict=True)}
    return records, {report.id: report for report in reports}


def _place_tokens(row: dict[str, Any]) -> tuple[str, dict[int, list[tuple[int, int]]]]:
    """The text of a document and where each token of its sentences stands in it."""
    text = ""
    places: dict[int, list[tuple[int, int]]] = {}
    for sentence in row["sentences"]:
        text += "\n" if text else ""
        places[sentence["sent_id"]] = []
        for number, token in enumerate(sentence["tokens"]):
            text += " " if number else ""
            places[sentence["sent_id"]].append((len(text), len(text) + len(token)))
            text += token
    return text, places


def _span(doc: Any, mention: dict[str, Any], places: dict[int, list[tuple[int, int]]]) -> Any:
    tokens = [places[mention["sent_id"]][token] for token in mention["tokens"]]
    return doc.char_span(min(tokens)[0], max(tokens)[1], alignment_mode="expand")


def score(scorer: Path, gold: list[Path], predictions: list[Path]) -> str:
    """What the scorer prints with singletons kept, then what it prints without."""
    runs = [[sys.executable, str(scorer), str(gold[0]), str(predictions[0]), way] for way in _WAYS]
    return "".join(subprocess.run(run, capture_output=True, text=True, check=True).stdout for run in runs)


def read_figures(output: str) -> dict[str, float]:
    """CoNLL F1 (percent) with singletons and without."""
    found = [float(figure) for figure in _CONLL.findall(output)]
    return dict(zip(("conll_f1", "conll_f1_without_singletons"), found, strict=True))
