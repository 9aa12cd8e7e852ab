"""Dev texts → what rules say, what the encoder says, and what is right, question by question."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from accord.coder import pipeline
from accord.coding.actor_index import ActorIndex
from accord.coding.assembly import assemble
from accord.coding.identities import code_actors
from accord.coding.pairs import code_pair, root_of
from accord.coding.participants import find_participants
from accord.coding.sentence_class import QUADS, rules_class
from accord.mentions.attribution_proposals import likeliest_cue
from accord.mentions.proposals import likeliest
from accord.mentions.relevance import relevant_sentences
from accord.mentions.status import find_status
from accord.mentions.triggers import Trigger
from accord.parsing.encoded import Encoded
from accord.parsing.encoder import load_encoder
from accord.parsing.found import found
from accord.parsing.loading import parse, parse_many
from accord.records import EventRecord, Report
from accord.settings import encoder_folder
from accord.values import DateBasis
from training.heads import OTHER
from training.sets import read_plv, rows

Row = dict[str, Any]
_LEAST = 1e-3
_PROPOSED = 0.3


@dataclass(frozen=True, slots=True)
class Answer:
    """One question with a label: the rules' answer, the encoder's probabilities, and the right one."""

    rules: str
    encoder: Mapping[str, float]
    gold: str


@dataclass(frozen=True, slots=True)
class Sighting:
    """One thing that may be there: whether the rules found it, how likely the encoder holds it, whether it is there."""

    ruled: bool
    encoder: float
    gold: bool


def collect(gold: Path) -> tuple[dict[str, list[Answer]], dict[str, list[Sighting]]]:
    """All answers and sightings of the dev parts of joint and status."""
    answers: dict[str, list[Answer]] = {name: [] for name in ("status", "type", "polarity")}
    sightings: dict[str, list[Sighting]] = {name: [] for name in ("trigger", "actor", "recipient", "cue")}
    for row, doc in _read([gold / "joint" / "dev.jsonl", gold / "status" / "dev.jsonl"]):
        encoded = found(doc).encoded
        if encoded is None:
            raise ValueError("The encoder did not run. Expected its weights in the package.")
        triggers = list(found(doc).triggers)
        _of_events(row, doc, encoded, triggers, answers)
        _of_triggers(row, doc, encoded, triggers, sightings["trigger"])
        if "actors" in row:
            _of_participants(row, doc, encoded, triggers, sightings)
    for row, doc in _read([gold / "polnear" / "dev.jsonl"]):
        _of_cues(row, doc, sightings["cue"])
    answers["root"] = list(_of_pairs(gold / "plv" / "dev.jsonl"))
    answers["quad"] = list(_of_sentences(gold / "cameo_quad" / "dev.jsonl"))
    return answers, sightings


def _of_pairs(path: Path) -> Iterator[Answer]:
    nlp = pipeline(decided_by="rules")
    encoder = load_encoder(encoder_folder())
    for row in rows(path):
        for pair in read_plv(iter([row])):
            doc = parse(Report(text=pair.text), nlp)
            spans = [
                doc.char_span(pair.offsets[one][0], pair.offsets[other - 1][1], alignment_mode="expand")
                for one, other in pair.marks
            ]
            if None in spans:
                continue
            rules = root_of(code_pair(doc, *spans).plover_type)
            yield Answer(rules, encoder.read_pair(doc, *spans)["root"], pair.sentence["root"])


def _of_sentences(path: Path) -> Iterator[Answer]:
    encoder = load_encoder(encoder_folder())
    for row in rows(path):
        report = Report(text=row["text"])
        doc = parse(report, pipeline(decided_by="rules"))
        events = [record for record in assemble(doc, report) if isinstance(record, EventRecord)]
        encoded = encoder.read(doc)
        rules = QUADS[rules_class(doc, events)]
        yield Answer(rules, encoded.sentence("quad", 0), row["quad"])


def _of_cues(row: Row, doc: Doc, seen: list[Sighting]) -> None:
    encoded = found(doc).encoded
    if encoded is None:
        return
    known = [span for each in row["attributions"] for span in each["cue"]]

    def is_cue(start: int, end: int) -> bool:
        return any(one < end and start < other for one, other in known)

    covered: set[int] = set()
    for made in found(doc).attributions:
        span = doc.char_span(*made.cue[0], alignment_mode="expand")
        if span is None:
            continue
        covered.update(range(span.start, span.end))
        probability = likeliest_cue(encoded, range(span.start, span.end))
        if probability is not None:
            seen.append(Sighting(True, _bounded(probability), is_cue(*made.cue[0])))
    for each in encoded.spans("cue", _PROPOSED):
        if covered.isdisjoint(range(each.start, each.end)):
            words = doc[each.start : each.end]
            seen.append(Sighting(False, _bounded(each.score), is_cue(words.start_char, words.end_char)))


def _read(paths: list[Path]) -> Iterator[tuple[Row, Doc]]:
    rows = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    reports = [
        Report(text=row["text"], published=row.get("dct") or row["date"], published_basis=DateBasis.GIVEN)
        for row in rows
    ]
    encoder = load_encoder(encoder_folder())
    for row, doc in zip(rows, parse_many(reports, pipeline(decided_by="rules")), strict=True):
        found(doc).encoded = encoder.read(doc)
        yield row, doc


def _match(row: Row, start: int, end: int) -> Row | None:
    held = [event for event in row["events"] if event["start"] < end and start < event["end"]]
    return max(held, key=lambda event: min(end, event["end"]) - max(start, event["start"]), default=None)


def _of_events(row: Row, doc: Doc, encoded: Encoded, triggers: list[Trigger], answers: dict[str, list[Answer]]) -> None:
    for trigger in triggers:
        finding = find_status(doc, trigger)
        event = _match(row, trigger.start, trigger.end)
        span = doc.char_span(*finding.span, alignment_mode="expand")
        if event is None or span is None:
            continue
        for question, rules, right in (
            ("status", finding.status.value, event["status"]),
            ("type", trigger.type.value if trigger.type else OTHER, event["type"] or OTHER),
            ("polarity", finding.polarity.value, event["polarity"]),
        ):
            probabilities = encoded.classify(question, span.start, span.end)
            if probabilities:
                answers[question].append(Answer(rules, probabilities, right))


def _of_triggers(row: Row, doc: Doc, encoded: Encoded, triggers: list[Trigger], seen: list[Sighting]) -> None:
    covered = set()
    for trigger in triggers:
        span = doc.char_span(trigger.start, trigger.end, alignment_mode="expand")
        if span is None:
            continue
        covered.update(range(span.start, span.end))
        probability = likeliest(encoded, span)
        if probability is None:
            continue
        is_event = _match(row, trigger.start, trigger.end) is not None
        seen.append(Sighting(True, _bounded(probability), is_event))
    told = {id(_match(row, trigger.start, trigger.end)) for trigger in triggers}
    central = {token.i for sentence, is_central in relevant_sentences(doc) if is_central for token in sentence}
    for each in encoded.spans("trigger", _PROPOSED):
        if each.start not in central or not covered.isdisjoint(range(each.start, each.end)):
            continue
        event = _match(row, doc[each.start].idx, doc[each.end - 1].idx + len(doc[each.end - 1]))
        seen.append(Sighting(False, _bounded(each.score), event is not None and id(event) not in told))


def _bounded(probability: float) -> float:
    return min(max(probability, _LEAST), 1 - _LEAST)


def _of_participants(
    row: Row, doc: Doc, encoded: Encoded, triggers: list[Trigger], seen: dict[str, list[Sighting]]
) -> None:
    report = found(doc).report or Report(text=doc.text)
    actors = code_actors(doc, report)
    index = ActorIndex(doc, actors)
    known = {actor["id"]: actor for actor in row["actors"]}
    for trigger in triggers:
        event = _match(row, trigger.start, trigger.end)
        span = doc.char_span(trigger.start, trigger.end, alignment_mode="expand")
        if event is None or span is None:
            continue
        told = find_participants(doc, trigger, index)
        sentence = span.root.sent
        for record in actors:
            place = doc.char_span(record.start, record.end, alignment_mode="expand")
            if place is None or not sentence.start <= place.start < sentence.end:
                continue
            for role, named in (("actor", told.actors), ("recipient", told.recipients)):
                ids = {actor.id for actor in named}
                ruled = any(actor.id in ids for actor in record.actors())
                gold = any(
                    known[each]["start"] < record.end and record.start < known[each]["end"]
                    for each in event[f"{role}s"]
                )
                probability = encoded.related(role, (span.start, span.end), place.start, place.end)
                seen[role].append(Sighting(ruled, _bounded(probability), gold))
