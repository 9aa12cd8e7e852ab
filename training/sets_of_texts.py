"""The sets whose texts are cut into sentences first: joint, status and polnear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import tee
from typing import Any

from accord.coding.plover import manual_type
from accord.values import EventType, Polarity, Status
from training.cutting import cut
from training.examples import Link, Sentence, Span
from training.heads import MODES, NONE, OTHER

Row = dict[str, Any]

_CERTAINTY = {
    Status.OCCURRED: "happened",
    Status.ONGOING: "happened",
    Status.PLANNED: "planned",
    Status.EXPECTED: "planned",
    Status.PROPOSED: "uncertain",
    Status.REQUESTED: "uncertain",
    Status.POSSIBLE: "uncertain",
    Status.HYPOTHETICAL: "uncertain",
    Status.DENIED: "negated",
    Status.DID_NOT_HAPPEN: "negated",
    Status.CANCELLED: "negated",
}


def _cut(records: Iterator[Row]) -> Iterator[tuple[Row, list[Sentence]]]:
    first, second = tee(records)
    return zip(first, cut(record["text"] for record in second), strict=True)


def read_joint(records: Iterator[Row]) -> Iterator[Sentence]:
    """Triggers with all they have, mentions and statements."""
    for record, sentences in _cut(records):
        actors = {actor["id"]: actor for actor in record["actors"]}
        for sentence in sentences:
            _tag_mentions(sentence, record)
            _tag_statements(sentence, [each for each in record["statements"] if each.get("content")])
            events = [event for event in record["events"] if sentence.covers(event["start"], event["end"])]
            _mark_events(sentence, events, actors)
            yield sentence
            yield from _pairs(sentence, events, actors)


def read_status(records: Iterator[Row]) -> Iterator[Sentence]:
    """Triggers with type, status and polarity."""
    for record, sentences in _cut(records):
        for sentence in sentences:
            _mark_events(
                sentence, [each for each in record["events"] if sentence.covers(each["start"], each["end"])], None
            )
            yield sentence


def read_polnear(records: Iterator[Row]) -> Iterator[Sentence]:
    """Source, cue and content of every attribution."""
    for record, sentences in _cut(records):
        for sentence in sentences:
            _tag_statements(sentence, record["attributions"])
            yield sentence


def _tag_mentions(sentence: Sentence, record: Row) -> None:
    spans = []
    for actor in record["actors"]:
        kind = actor["kind"]
        if kind == "person" and actor["text"].split()[-1].islower() and len(actor["text"].split()) > 1:
            kind = "role"
        spans.append((actor["start"], actor["end"], kind))
    for name, kind in (("times", "time"), ("places", "place"), ("figures", "quantity")):
        spans += [(each["start"], each["end"], kind) for each in record[name]]
    sentence.tag("mention", [span for span in spans if sentence.covers(*span[:2])])


def _touching(sentence: Sentence, spans: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """The token spans that spans of the text have in a sentence; they may run on beyond it."""
    end = sentence.start + len(sentence.text)
    held = [
        sentence.tokens(max(one, sentence.start), min(other, end))
        for one, other in spans
        if one < end and other > sentence.start
    ]
    return [each for each in held if each is not None]


def _tag_statements(sentence: Sentence, statements: Sequence[Row]) -> None:
    spans: dict[str, list[tuple[int, int, str]]] = {"source": [], "cue": [], "content": []}
    end = sentence.start + len(sentence.text)
    for statement in statements:
        for head, known in spans.items():
            for one, other in statement.get(head) or []:
                if one < end and other > sentence.start:
                    known.append((max(one, sentence.start), min(other, end), ""))
        cues = _touching(sentence, statement.get("cue") or [])
        if cues:
            tokens = {
                name: sorted(
                    {token for span in _touching(sentence, statement.get(head) or []) for token in range(*span)}
                )
                for name, head in (("said_by", "source"), ("said", "content"))
            }
            sentence.links.append(Link(cues[0][0], cues[-1][1], tokens))
    for head, known in spans.items():
        sentence.tag(head, known)


def _mark_events(sentence: Sentence, events: Sequence[Row], actors: dict[str, Row] | None) -> None:
    sentence.tag("trigger", [(event["start"], event["end"], "") for event in events])
    for event in events:
        found = sentence.tokens(event["start"], event["end"])
        if found is None:
            continue
        status = Status(event["status"])
        labels: dict[str, str | float] = {
            "type": event["type"] or OTHER,
            "status": status.value,
            "polarity": event["polarity"],
        }
        if status in _CERTAINTY:
            labels["certainty"] = "negated" if event["polarity"] == "neg" else _CERTAINTY[status]
        if "mode" in event and event["type"]:
            labels["mode"] = event["mode"] if event["mode"] in MODES else NONE
        if event.get("standing"):
            labels["standing"] = event["standing"]
        sentence.spans.append(Span(*found, labels))
        if actors is not None:
            tokens = {role: _tokens_of(sentence, event[f"{role}s"], actors) for role in ("actor", "recipient")}
            sentence.links.append(Link(*found, tokens))


def _tokens_of(sentence: Sentence, ids: Sequence[str], actors: dict[str, Row]) -> list[int]:
    spans = [(actors[each]["start"], actors[each]["end"]) for each in ids if each in actors]
    return sorted({token for span in _touching(sentence, spans) for token in range(*span)})


def _pairs(sentence: Sentence, events: Sequence[Row], actors: dict[str, Row]) -> Iterator[Sentence]:
    """For each event with one actor and one recipient in the sentence, that pair marked, with its root code."""
    for event in events:
        ends = [actors.get(event[role][0]) if len(event[role]) == 1 else None for role in ("actors", "recipients")]
        if (
            not event["type"]
            or None in ends
            or not all(sentence.covers(end["start"], end["end"]) for end in ends if end)
        ):
            continue
        marks = [sentence.tokens(end["start"], end["end"]) for end in ends if end]
        type_ = manual_type(EventType(event["type"]), Status(event["status"]), Polarity(event["polarity"]))
        if type_ is None or None in marks or set(range(*marks[0])) & set(range(*marks[1])):  # type: ignore[misc]
            continue
        pair = Sentence(sentence.text, sentence.start, sentence.offsets)
        pair.marks = [mark for mark in marks if mark is not None]
        pair.sentence["root"] = "YIELD" if type_.value in ("CONCEDE", "RETREAT") else type_.value
        yield pair
