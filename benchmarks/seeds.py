"""Driver: the two founding reports, all kinds of record, and questions on them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from accord.api import Ledger
from accord.coder import code, date_report
from accord.reading import read
from accord.records import (
    ActorRecord,
    AnyRecord,
    EventRecord,
    FigureRecord,
    PlaceRecord,
    Report,
    StatementRecord,
    TimeRecord,
)
from accord.values import Actor
from benchmarks.questions import answer_questions, net_of_seeds

NAMES = ("seeds",)


def gold_files(folder: Path) -> list[Path]:
    """The one gold file."""
    return [path for path in [folder / "dev.json"] if path.exists()]


def predict(gold: Path, predictions: Path) -> None:
    """Code the reports beside the gold file and write their records, and the answers to its questions."""
    told = json.loads(gold.read_text(encoding="utf-8"))
    coded = {name: _records(gold.parent / name) for name in told["reports"]}
    with Ledger.open() as ledger:
        ledger.add([gold.parent / name for name in told["reports"]])
        answers = answer_questions(ledger, told.get("questions", ()), lambda report: Path(report.source or "").name)
    made = {"reports": coded, "answers": answers}
    predictions.write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")


def _records(path: Path) -> dict[str, list[dict[str, Any]]]:
    report = next(iter(read(path)))
    assert isinstance(report, Report)
    text = path.read_bytes().decode("utf-8")
    assert report.text == text, "a plain text file is coded as it stands"
    dated = report if report.published else replace(date_report(report))
    shown: dict[str, list[dict[str, Any]]] = {}
    for record in code(dated):
        kind, line = _line(record)
        shown.setdefault(kind, []).append({"start": record.start, "end": record.end, **line})
    return shown


def _line(record: AnyRecord) -> tuple[str, dict[str, Any]]:
    if isinstance(record, TimeRecord):
        return "times", {"type": record.type, "value": record.value}
    if isinstance(record, ActorRecord):
        members = record.actors()
        countries = sorted({actor.country for actor in members if actor.country})
        sectors = sorted({actor.sector for actor in members if actor.sector})
        return "actors", {"name": _names(members), "country": countries, "sector": sectors, "role": record.role}
    if isinstance(record, PlaceRecord):
        place = record.place
        point = {"lat": place.latitude, "lon": place.longitude}
        return "places", {"name": place.name, "country": list(place.country), **point}
    if isinstance(record, FigureRecord):
        return "figures", _figure(record)
    if isinstance(record, StatementRecord):
        return "statements", {
            "cue": {"start": record.cue.start, "end": record.cue.end} if record.cue else None,
            "speaker": record.source.name if record.source else None,
            "addressee": record.addressee.name if record.addressee else None,
            "directness": record.directness,
            "verb_class": record.verb_class,
        }
    return "events", _event(record)


def _figure(record: FigureRecord) -> dict[str, Any]:
    value = list(record.value) if isinstance(record.value, tuple) else record.value
    return {
        "value": value,
        "unit": record.unit,
        "approximation": record.approximation,
        "status": record.status,
        "owner": record.owner.name if record.owner else None,
        "period": record.period,
    }


def _event(record: EventRecord) -> dict[str, Any]:
    return {
        "type": record.plover_type,
        "mode": record.mode,
        "contexts": list(record.contexts),
        "status": record.status,
        "date": record.date.value if record.date else None,
        "place": record.place.name if record.place else None,
        "actors": _names(record.actors),
        "recipients": _names(record.recipients),
        "attributed_to": record.on_whose_word,
    }


def _names(actors: tuple[Actor, ...]) -> list[str]:
    return [actor.name for actor in actors]


def read_figures(output: str) -> dict[str, float]:
    """F1 with key attributes, kind by kind; of the questions, right less wrong."""
    rows = re.findall(r"^(\w+) +[\d.]+ +[\d.]+ +[\d.]+ +[\d.]+ +([\d.]+) +\d+/", output, re.MULTILINE)
    return {name: 100 * float(value) for name, value in rows} | net_of_seeds(output)
