"""The sets: gold files → examples. Each reader gives the labels its set has and no others."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from training.cutting import tokenized
from training.examples import SENTENCE, Example, Link, Sentence, Span, is_unseen, joined, labelled
from training.heads import SENTIMENTS
from training.sets_of_mentions import read_figures, read_meantime, read_re3d
from training.sets_of_texts import read_joint, read_polnear, read_status

Row = dict[str, Any]


def rows(path: Path) -> Iterator[Row]:
    """The records of a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def read_factuality(records: Iterator[Row]) -> Iterator[Sentence]:
    """How sure it is that each event happened, from -3 to 3."""
    for record in records:
        sentence = joined(record["tokens"])
        for event in record["events"]:
            labels: dict[str, str | float] = {"factuality": float(event["factuality"])}
            sentence.spans.append(Span(event["token_begin"], event["token_end"], labels))
        yield sentence


def read_synthetic(records: Iterator[Row]) -> Iterator[Sentence]:
    """The type a story was asked for, on its first words; weak."""
    for record in records:
        sentence = tokenized(record["text"][:420])
        sentence.sentence["root"] = _root(record["event"])
        yield sentence


def _root(event: str) -> str:
    return "YIELD" if event.upper() in ("CONCEDE", "RETREAT") else event.upper()


def _marked(marked: str, opening: tuple[str, str], closing: tuple[str, str]) -> Sentence:
    """A sentence whose source and target are marked in the text itself."""
    text, places, rest = "", {}, marked
    signs = {sign: (number, True) for number, sign in enumerate(opening)}
    while rest:
        found = [(rest.find(sign), sign) for sign in {*opening, *closing} if sign in rest]
        if not found:
            text += rest
            break
        at, sign = min(found)
        text, rest = text + rest[:at], rest[at + len(sign) :]
        if sign in signs and opening[0] != opening[1]:
            places[signs[sign][0]] = (len(text), len(text))
        elif sign in opening:
            places[len(places)] = (len(text), len(text))
        else:
            number = max((each for each, (one, other) in places.items() if one == other), default=None)
            if number is not None:
                places[number] = (places[number][0], len(text))
    sentence = tokenized(text)
    spans = [sentence.tokens(*places.get(number, (0, 0))) for number in (0, 1)]
    sentence.marks = [span for span in spans if span is not None]
    return sentence


def read_plv(records: Iterator[Row]) -> Iterator[Sentence]:
    """The root code of a marked pair, and (without marks) the quad class of the sentence."""
    for record in records:
        sentence = _marked(record["marked"], ("<s>", "<t>"), ("</s>", "</t>"))
        if len(sentence.marks) == 2:
            sentence.sentence["root"] = _root(record["event"])
            yield sentence


def read_sentiment(records: Iterator[Row]) -> Iterator[Sentence]:
    """Who speaks well or ill of whom, of a marked pair."""
    for record in records:
        sentence = _marked(record["marked"], ("[", "["), ("]", "]"))
        first = record["marked"].find("[" + record["p"] + "]") < record["marked"].find("[" + record["q"] + "]")
        if len(sentence.marks) == 2 and record["label"] in SENTIMENTS:
            sentence.marks = sentence.marks if first else sentence.marks[::-1]
            sentence.sentence["sentiment"] = record["label"]
            yield sentence


def read_quad(records: Iterator[Row]) -> Iterator[Sentence]:
    """The class of a sentence, or none."""
    for record in records:
        sentence = tokenized(record["text"])
        sentence.sentence["quad"] = record["quad"]
        yield sentence


def read_roles(records: Iterator[Row]) -> Iterator[Sentence]:
    """Source and target of a sentence's event, hung on the sentence since the set marks no trigger."""
    for record in records:
        sentence = joined(record["tokens"])
        ends = {"actor": "SR", "recipient": "TR"}
        tokens = {
            name: [number for number, tag in enumerate(record["tags"]) if tag[-1] in letters and tag != "O"]
            for name, letters in ends.items()
        }
        sentence.links.append(Link(*SENTENCE, tokens))
        yield sentence


READERS: dict[str, Callable[[Iterator[Row]], Iterator[Sentence]]] = {
    "joint": read_joint,
    "status": read_status,
    "figures": read_figures,
    "meantime": read_meantime,
    "re3d": read_re3d,
    "factuality_uds_ih2": read_factuality,
    "factuality_megaveridicality": read_factuality,
    "plover_synthetic": read_synthetic,
    "polnear": read_polnear,
    "plv": read_plv,
    "cameo_quad": read_quad,
    "cameo_roles": read_roles,
    "directed_sentiment": read_sentiment,
}


def read_set(
    name: str, gold: Path, unseen_share: int, *, measured_only: bool = False
) -> tuple[list[Example], list[Example]]:
    """The examples of a set to train on, and those to measure on.

    A set with a train part is trained on that and measured on its dev part; one with a dev part alone keeps a share of
    it unseen.
    """
    folder = gold / name
    reader = READERS[name]
    train, dev = folder / "train.jsonl", folder / "dev.jsonl"
    if train.exists():
        measured = rows(dev) if dev.exists() else iter(())
        return list(labelled(reader(rows(train)), name)), list(labelled(reader(measured), name))
    if measured_only:
        return [], list(labelled(reader(rows(dev)), name))
    seen, unseen = [], []
    for record in rows(dev):
        id_ = str(record.get("id") or record["doc_id"])
        (unseen if is_unseen(id_, unseen_share) else seen).append(record)
    return list(labelled(reader(iter(seen)), name)), list(labelled(reader(iter(unseen)), name))
