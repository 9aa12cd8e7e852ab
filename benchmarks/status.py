"""status: what is done, planned, asked for, denied, put off or called off; events and status, end to end."""

from __future__ import annotations

import json
import re
from pathlib import Path

from accord.errors import PipelineError
from accord.records import EventRecord, Report
from accord.values import DateBasis

NAMES = ("status",)

_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "who", "which"})

_FIGURES = {
    "detection_f1": re.compile(r"^1 detection .*F1 +([\d.]+)", re.M),
    "status_macro_f1": re.compile(r"^2 status .*macro-F1 +([\d.]+)", re.M),
    "end_to_end_f1": re.compile(r"^3 end to end .*F1 +([\d.]+)", re.M),
    "coarse_macro_f1": re.compile(r"^4 coarse .*macro-F1 +([\d.]+)", re.M),
    "named_source": re.compile(r"where a source is named +([\d.]+)"),
    "false_events_off_topic": re.compile(r"^6 off topic +([\d.]+)", re.M),
}


def predict(gold: Path, predictions: Path) -> None:
    """Write a line for each text of a gold file, with the events accord codes in it."""
    from accord.coder import code_many  # loads every stage; the other drivers must not need that

    texts = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    reports = [Report(text=text["text"], published=text["dct"], published_basis=DateBasis.GIVEN) for text in texts]
    with predictions.open("w", encoding="utf-8") as lines:
        for text, report, coded in zip(texts, reports, code_many(reports), strict=True):
            records = () if isinstance(coded, PipelineError) else coded
            events = [_line(record, report.text) for record in records if isinstance(record, EventRecord)]
            lines.write(json.dumps({"id": text["id"], "events": events}) + "\n")


def _line(event: EventRecord, text: str) -> dict[str, object]:
    return {
        "start": event.start,
        "end": event.end,
        "status": event.status.value,
        "polarity": event.polarity.value,
        "type": event.type.value if event.type else None,
        "attributed_to": _words_of_source(event, text),
    }


def _words_of_source(event: EventRecord, text: str) -> str:
    """The words of the source, which the set asks for; the name where they are but a pronoun or are not there."""
    span = event.source_span
    if span is None or text[span.start : span.end].lower() in _PRONOUNS:
        return event.on_whose_word
    return text[span.start : span.end]


def read_figures(output: str) -> dict[str, float]:
    """The figures of the set's scorer; false events are a number a text, the rest percent."""
    return {name: float(found[1]) for name, pattern in _FIGURES.items() if (found := pattern.search(output))}
