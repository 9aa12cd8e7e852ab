"""cameo_roles: the words that name source and target of a sentence's foremost event, token by token."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from accord.coding.foremost import foremost_events
from accord.coding.sentence_roles import RoleSpan, read_sentence_roles
from accord.records import ActorRecord, EventRecord, Report
from accord.values import Actor, Form
from benchmarks.documents import code_docs

NAMES = ("cameo_roles",)

_ROW = re.compile(r"^all +(S|T|R|all) .*exact .*?F1 ([\d.]+) +overlap .*F1 ([\d.]+)", re.M)
_ROLES = {"S": "source", "T": "target", "R": "both", "all": "all"}


def predict(gold: Path, predictions: Path) -> None:
    """Write the spans of source and target of every sentence of a gold file."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    reports = [Report(text=" ".join(row["tokens"])) for row in rows]
    with predictions.open("w", encoding="utf-8") as lines:
        for row, (doc, records) in zip(rows, code_docs(reports), strict=True):
            events = foremost_events(doc, [record for record in records if isinstance(record, EventRecord)])
            mentions = [record for record in records if isinstance(record, ActorRecord)]
            read = read_sentence_roles(doc)
            if read is not None:
                spans = [_as_asked(doc, each, row["tokens"]) for each in read]
            else:
                spans = _spans(events[0], mentions, row["tokens"]) if events else []
            lines.write(json.dumps({"id": row["id"], "spans": spans}) + "\n")


def _as_asked(doc: Doc, span: RoleSpan, tokens: Sequence[str]) -> list[Any]:
    words = doc[span.start : span.end]
    return [*_covered(words.start_char, words.end_char, tokens), {v: k for k, v in _ROLES.items()}[span.role]]


def _spans(event: EventRecord, mentions: Sequence[ActorRecord], tokens: Sequence[str]) -> list[list[Any]]:
    """The spans by token; who meets, and the several actors of an event that has no recipient, are both (R)."""
    is_mutual = event.label == "meeting" or (len(event.actors) > 1 and not event.recipients)
    source, target = ("R", "R") if is_mutual and len({*event.actors, *event.recipients}) > 1 else ("S", "T")
    sides = [(event.actors, source), (event.recipients, target)]
    found = {_tokens_of(record, tokens): role for actors, role in sides for record in _named(actors, event, mentions)}
    return _joined([[*where, role] for where, role in sorted(found.items())], tokens)


def _joined(spans: list[list[Any]], tokens: Sequence[str]) -> list[list[Any]]:
    """The set takes "Chad and Mali" as one span where both are R."""
    made: list[list[Any]] = []
    for begin, end, role in spans:
        if made and role == made[-1][2] == "R" and tokens[made[-1][1] : begin] == ["and"]:
            made[-1][1] = end
        else:
            made.append([begin, end, role])
    return made


def _named(actors: Iterable[Actor], event: EventRecord, mentions: Sequence[ActorRecord]) -> list[ActorRecord]:
    """The mention of each actor that is nearest to the event; a name or noun rather than a pronoun."""
    found = []
    for actor in actors:
        same = [record for record in mentions if actor.id in {each.id for each in record.actors()}]
        nearest = min(same, key=lambda record: (record.form is Form.PRONOUN, _gap(record, event)), default=None)
        if nearest is not None:
            found.append(nearest)
    return found


def _gap(record: ActorRecord, event: EventRecord) -> int:
    return max(record.start - event.end, event.start - record.end, 0)


def _tokens_of(record: ActorRecord, tokens: Sequence[str]) -> tuple[int, int]:
    """The first of the set's tokens that a mention covers, and the one behind its last."""
    return _covered(record.start, record.end, tokens)


def _covered(start: int, end: int, tokens: Sequence[str]) -> tuple[int, int]:
    position, covered = 0, []
    for index, token in enumerate(tokens):
        if position < end and position + len(token) > start:
            covered.append(index)
        position += len(token) + 1
    return covered[0], covered[-1] + 1


def read_figures(output: str) -> dict[str, float]:
    """F1 in percent over all records, by role: exact spans ("source_f1") and any overlap ("source_overlap_f1")."""
    figures: dict[str, float] = {}
    for role, exact, overlap in _ROW.findall(output):
        figures[f"{_ROLES[role]}_f1"] = round(100 * float(exact), 2)
        figures[f"{_ROLES[role]}_overlap_f1"] = round(100 * float(overlap), 2)
    return figures
