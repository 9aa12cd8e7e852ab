"""plv: the PLOVER type between a marked source and target (macro-F1 of root codes and quad classes)."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Span

from accord.coding.pairs import code_pair
from accord.records import Report
from benchmarks.documents import parse_docs

NAMES = ("plv",)

_MARK = re.compile(r"</?[st]>")
_NO_EVENT = "NONE"


def predict(gold: Path, predictions: Path) -> None:
    """Write the type of every pair of a gold file."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    texts = [_spans(row["marked"]) for row in rows]
    reports = [Report(text=text) for text, _ in texts]
    with predictions.open("w", encoding="utf-8") as lines:
        for row, (_, marks), doc in zip(rows, texts, parse_docs(reports), strict=True):
            lines.write(json.dumps({"id": row["id"], "event": _code(doc, marks)}) + "\n")


def _spans(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """A marked sentence without its marks, and where its source and target stand."""
    text, last = "", 0
    starts: dict[str, int] = {}
    marks: dict[str, tuple[int, int]] = {}
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        name = mark[0].strip("</>")
        if mark[0].startswith("</"):
            marks.setdefault(name, (starts[name], len(text)))
        else:
            starts[name] = len(text)
    return text + marked[last:], marks


def _code(doc: Doc, marks: dict[str, tuple[int, int]]) -> str:
    source, target = (_span(doc, marks.get(name, (0, len(doc.text)))) for name in ("s", "t"))
    found = code_pair(doc, source, target)
    return str(found.plover_type or _NO_EVENT)


def _span(doc: Doc, where: tuple[int, int]) -> Span:
    found: Any = doc.char_span(*where, alignment_mode="expand")
    return found if found is not None else doc[:]


def read_figures(output: str) -> dict[str, float]:
    """Macro-F1 (percent) of root codes and quad classes: "root", "quad"; with "unseen_" before them where printed."""
    figures: dict[str, float] = {}
    prefix = ""
    for line in output.splitlines():
        if "unseen" in line:
            prefix = "unseen_"
        for name in ("root", "quad"):
            found = re.search(rf"\b{name}\b.*macro-F1\s+([\d.]+)", line)
            if found:
                value = float(found[1])
                figures[prefix + name] = round(value * 100 if value <= 1 else value, 2)
    return figures
