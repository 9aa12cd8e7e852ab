"""directed_sentiment: who blames or endorses whom, from events whose actor is one entity and recipient the other."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

from accord.records import ActorRecord, AnyRecord, EventRecord, Report
from accord.values import Actor, EventType, Polarity
from benchmarks.documents import code_docs

NAMES = ("directed_sentiment",)

_SIGNS = dict.fromkeys((EventType.SUPPORT,), "positive") | dict.fromkeys(
    (EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.PROTEST, EventType.SANCTION, EventType.COERCE,
     EventType.ASSAULT),
    "negative",
)  # fmt: skip
"""The types that blame or endorse; the other types say nothing of it."""
_OPPOSITE = {"positive": "negative", "negative": "positive"}
_ALL = re.compile(r"^all +n \d+ +micro-F1 ([\d.]+) +macro-F1 ([\d.]+) +macro-F1 of the four ([\d.]+)", re.M)

Span = tuple[int, int]


def predict(gold: Path, predictions: Path) -> None:
    """Write the label of every pair of a gold file."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    marked = [_spans(row["marked"], row["p"], row["q"]) for row in rows]
    reports = [Report(text=text) for text, _, _ in marked]
    with predictions.open("w", encoding="utf-8") as lines:
        for row, (_, p, q), (_, records) in zip(rows, marked, code_docs(reports), strict=True):
            lines.write(json.dumps({"id": row["id"], "label": _label(records, p, q)}) + "\n")


def _spans(marked: str, p: str, q: str) -> tuple[str, Span, Span]:
    """A marked sentence without its brackets, and where p and q stand (which may come in either order)."""
    places = {}
    for name, words in (("p", p), ("q", q)):
        start = marked.find(f"[{words}]")
        start -= marked[:start].count("[") + marked[:start].count("]")
        places[name] = (start, start + len(words))
    return re.sub(r"[\[\]]", "", marked), places["p"], places["q"]


def _sign(event: EventRecord) -> str | None:
    """The sign of an event's type; consent, which PLOVER's manual counts as SUPPORT, endorses."""
    endorses = event.plover_type is EventType.SUPPORT and event.type is EventType.AGREE
    return _SIGNS.get(EventType.SUPPORT if endorses else event.type) if event.type else None


def _label(records: Sequence[AnyRecord], p: Span, q: Span) -> str:
    """The sign of the first event that runs from one entity to the other, neutral where none does."""
    first, second = _ids(records, p), _ids(records, q)
    for event in records:
        sign = _sign(event) if isinstance(event, EventRecord) else None
        if not isinstance(event, EventRecord) or sign is None:
            continue
        if event.polarity is Polarity.NEGATIVE:
            sign = _OPPOSITE[sign]
        if _is_of(event.actors, first) and _is_of(event.recipients, second):
            return f"p_{sign}_to_q"
        if _is_of(event.actors, second) and _is_of(event.recipients, first):
            return f"q_{sign}_to_p"
    return "neutral"


def _ids(records: Sequence[AnyRecord], span: Span) -> set[str]:
    """The actors that the mentions over a span name."""
    start, end = span
    mentions = (record for record in records if isinstance(record, ActorRecord))
    return {actor.id for one in mentions if one.start < end and start < one.end for actor in one.actors()}


def _is_of(actors: Sequence[Actor], ids: set[str]) -> bool:
    return any(actor.id in ids for actor in actors)


def read_figures(output: str) -> dict[str, float]:
    """Micro- and macro-F1 in percent, and macro-F1 of the four classes that are not neutral."""
    found = _ALL.search(output)
    names = ("micro_f1", "macro_f1", "four_macro_f1")
    return (
        {name: round(100 * float(value), 2) for name, value in zip(names, found.groups(), strict=True)} if found else {}
    )
