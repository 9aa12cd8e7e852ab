"""plover_gsr: PLOVER events of single sentences (dyad F1, precision of types)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from accord.coding.foremost import foremost_events, plover_parties
from accord.data.register import bodies
from accord.records import EventRecord, Report
from accord.values import Actor, EventType
from benchmarks.documents import code_docs

NAMES = ("plover_gsr",)

_ACROSS_STATES = frozenset({"IGO", "NGO", "IMG", "ISM", "MNC"})
_MUTUAL = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE, EventType.SUPPORT})


def predict(gold: Path, predictions: Path) -> None:
    """Write the foremost event of every sentence of a gold file."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    reports = [Report(text=row["text"]) for row in rows]
    with predictions.open("w", encoding="utf-8") as lines:
        for row, (doc, records) in zip(rows, code_docs(reports), strict=True):
            events = [record for record in records if isinstance(record, EventRecord)]
            coded = [_line(event) for event in foremost_events(doc, events)]
            lines.write(json.dumps({"id": row["id"], "events": coded}) + "\n")


def _line(event: EventRecord) -> dict[str, object]:
    actors, recipients = plover_parties(event)
    mutual = not recipients and len(actors) > 1 and event.type in _MUTUAL
    return {
        "event": str(event.plover_type or event.type),
        "source": _codes(actors),
        "target": _codes(recipients),
        "reciprocal": mutual,
    }


def _codes(actors: Iterable[Actor]) -> list[dict[str, str]]:
    return [{"code": _country(actor), "sector": actor.sector or ""} for actor in actors if _country(actor)]


def _country(actor: Actor) -> str:
    """The state's code; for those across states their sector, for their troops and officials that of their body."""
    if actor.country:
        return actor.country
    body = bodies().get(actor.id.partition(".")[0])
    of_body = body.sector if body is not None and not body.country else None
    return next((sector for sector in (actor.sector, of_body) if sector in _ACROSS_STATES), None) or ""


def read_figures(output: str) -> dict[str, float]:
    """Dyad F1 and precision, recall and F1 of types, in percent."""
    figures: dict[str, float] = {}
    for line in output.splitlines():
        found = re.match(r"\s*(type|quad|dyad)\s+P\s+([\d.]+)\s+R\s+([\d.]+)\s+F1\s+([\d.]+)", line)
        if found:
            values = [float(value) for value in found.groups()[1:]]
            percent = [round(value * 100, 2) if max(values) <= 1 else value for value in values]
            figures.update(zip((f"{found[1]}_{name}" for name in ("p", "r", "f1")), percent, strict=True))
    return figures
