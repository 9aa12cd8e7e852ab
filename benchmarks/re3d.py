"""re3d: entities of defence and security documents, from the records of actors, places, times and figures."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from accord.coding.gazetteer import code_places
from accord.data.place_names import demonyms
from accord.records import ActorRecord, AnyRecord, FigureRecord, PlaceRecord, Report, TimeRecord
from accord.values import ActorKind, FigureKind, Form
from benchmarks.documents import code_docs

NAMES = ("re3d",)

_ROW = re.compile(
    r"^(\w+) +gold +\d+ +exact P [\d.]+ R [\d.]+ F1 ([\d.]+) +overlap P [\d.]+ R [\d.]+ F1 ([\d.]+)", re.M
)
_SHOWN = {"MICRO": "micro", "Organisation": "organisation", "Location": "location", "Person": "person",
          "Nationality": "nationality", "Temporal": "temporal", "Quantity": "quantity"}  # fmt: skip
_COUNTED = frozenset({FigureKind.COUNT, FigureKind.MEASURE, FigureKind.SHARE, FigureKind.RATE, FigureKind.AGE})
_POSSESSIVE = frozenset({"his", "her", "its", "their", "our", "my"})
"""Not entities of the set, which marks "he" and "we"."""

Entity = tuple[int, int, str]


def predict(gold: Path, predictions: Path) -> None:
    """Write the entities of every document of a gold file."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    reports = [Report(text=row["text"]) for row in rows]
    with predictions.open("w", encoding="utf-8") as lines:
        for row, report, (doc, records) in zip(rows, reports, code_docs(reports), strict=True):
            told = [*records, *code_places(doc, report, all_toponyms=True)]
            found = sorted({entity for record in told for entity in _entities(record)})
            entities = [{"begin": begin, "end": end, "type": kind} for begin, end, kind in found]
            lines.write(json.dumps({"id": row["id"], "entities": entities}) + "\n")


def _entities(record: AnyRecord) -> Iterator[Entity]:
    """A record in the set's types; the set marks a name inside its title as well, and of a figure the number."""
    if isinstance(record, ActorRecord):
        if record.form is Form.PRONOUN and record.text.lower() in _POSSESSIVE:
            return
        kind = _kind_of(record)
        yield record.start, record.end, kind
        if record.form is Form.TITLE_NAME and record.head is not None:
            yield record.head.start, record.head.end, kind
    elif isinstance(record, PlaceRecord):
        yield record.start, record.end, "Location"
    elif isinstance(record, TimeRecord):
        yield record.start, record.end, "Temporal"
    elif isinstance(record, FigureRecord):
        if record.figure_kind is FigureKind.MONEY:
            yield record.start, record.end, "Money"
        elif record.figure_kind in _COUNTED:
            core = record.core or record.text
            start = record.start + max(record.text.find(core), 0)
            yield start, start + len(core), "Quantity"


def _kind_of(record: ActorRecord) -> str:
    if record.actor_kind is ActorKind.STATE and record.form is not Form.PRONOUN:
        return "Nationality" if record.text.lower() in demonyms() else "Location"
    return "Person" if record.actor_kind is ActorKind.PERSON else "Organisation"


def read_figures(output: str) -> dict[str, float]:
    """F1 in percent by type and over all: exact span and type ("micro_f1"), and any overlap ("micro_overlap_f1")."""
    figures: dict[str, float] = {}
    for name, exact, overlap in _ROW.findall(output):
        if name in _SHOWN:
            figures[f"{_SHOWN[name]}_f1"] = round(100 * float(exact), 2)
            figures[f"{_SHOWN[name]}_overlap_f1"] = round(100 * float(overlap), 2)
    return figures
