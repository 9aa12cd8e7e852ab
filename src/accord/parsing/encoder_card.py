"""2. Report → Doc: what the encoder's card says of its heads, read and held against the files beside it."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from accord.errors import DamagedEncoder, MissingEncoder

CARD, WEIGHTS, TOKENIZER = "card.toml", "encoder.onnx", "tokenizer.json"
ADVICE = "Install accord anew, or run on rules alone: --rules-only, or ACCORD_DECIDED_BY=rules."

NEEDED_HEADS = (
    *("trigger", "mention", "source", "cue", "content", "type", "mode", "status", "polarity", "standing"),
    *("certainty", "factuality", "quad", "root", "sentiment"),
)
NEEDED_RELATIONS = ("actor", "recipient", "said_by", "said")
"""What accord's later stages ask of an encoder; it may tell more."""

ANY, SURE = "any", "sure"
_EVEN = 0.5


class Level(StrEnum):
    """What a head tells of."""

    TOKEN = "token"
    SENTENCE = "sentence"


class Form(StrEnum):
    """What a head's numbers are: BIO tags, one of several labels, or a number."""

    TAGS = "tags"
    CLASS = "class"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """One head. `temperature` divides its logits; `thresholds` holds the least probabilities worth believing.

    Of tags, "any" is the least probability of a token to be inside; of a class, "sure" is the one from which on nine in
    ten answers were right on the dev parts.
    """

    name: str
    level: Level
    form: Form
    labels: tuple[str, ...]
    temperature: float = 1.0
    thresholds: dict[str, float] = field(default_factory=dict)

    @property
    def threshold(self) -> float:
        """The least probability worth believing: "any" of tags, "sure" of a class, else one half."""
        return self.thresholds.get(ANY if self.form is Form.TAGS else SURE, _EVEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One relation from an anchor to the tokens of its sentence."""

    name: str
    bias: float = 0.0
    temperature: float = 1.0
    threshold: float = _EVEN


@dataclass(frozen=True, slots=True, kw_only=True)
class EncoderCard:
    """What an encoder tells: its heads and relations in the order of its outputs, and the most word pieces a run."""

    version: str
    pieces: int
    dimensions: int
    files: dict[str, Any]
    heads: tuple[Head, ...]
    relations: tuple[Relation, ...]

    def columns(self, level: Level) -> dict[str, slice]:
        """Which columns of a level's logits are which head's."""
        found, start = {}, 0
        for head in self.heads:
            if head.level == level:
                found[head.name] = slice(start, start + len(head.labels))
                start += len(head.labels)
        return found

    def width(self, level: Level) -> int:
        """How many columns a level's logits have."""
        return sum(len(head.labels) for head in self.heads if head.level == level)


def read_card(folder: Path) -> EncoderCard:
    """The card of a folder. Raises MissingEncoder, or DamagedEncoder, also where it lacks a head that accord needs."""
    path = folder / CARD
    return _read_card(path, _bytes_of(path))


@lru_cache(maxsize=4)
def _read_card(path: Path, content: bytes) -> EncoderCard:
    try:
        card = msgspec.convert(tomllib.loads(content.decode("utf-8")), type=EncoderCard)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise DamagedEncoder(f"{path} cannot be read ({error}). Expected the encoder's card. {ADVICE}") from error
    _check_names(path, "head", NEEDED_HEADS, [head.name for head in card.heads])
    _check_names(path, "relation", NEEDED_RELATIONS, [relation.name for relation in card.relations])
    _check_numbers(path, card)
    return card


def read_file(folder: Path, name: str, card: EncoderCard) -> bytes:
    """The content of a file that the card names; DamagedEncoder where its SHA-256 is not the card's."""
    content = _bytes_of(folder / name)
    expected = _flat(card.files).get(name, "")
    found = hashlib.sha256(content).hexdigest()
    if found != expected:
        wanted = f"SHA-256 {expected[:12]}…" if expected else f"a line for it in {CARD}"
        raise DamagedEncoder(f"{folder / name} has SHA-256 {found[:12]}…. Expected {wanted}. {ADVICE}")
    return content


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise MissingEncoder(f"{path} cannot be read ({reason}). Expected a file of the encoder. {ADVICE}") from error


def _check_names(path: Path, what: str, needed: Iterable[str], given: list[str]) -> None:
    twice = sorted({name for name in given if given.count(name) > 1})
    if twice:
        raise DamagedEncoder(f"{path} lists the {what} {twice[0]} twice. Expected each once. {ADVICE}")
    missing = [name for name in needed if name not in given]
    if missing:
        there = ", ".join(given) or "none"
        raise DamagedEncoder(f"{path} has no {what} {', '.join(missing)}. Expected it beside {there}. {ADVICE}")


def _check_numbers(path: Path, card: EncoderCard) -> None:
    scaled: tuple[Head | Relation, ...] = (*card.heads, *card.relations)
    cold = [each.name for each in scaled if not each.temperature > 0]
    bare = [head.name for head in card.heads if not head.labels]
    tagged = [head.name for head in card.heads if head.form is Form.TAGS and not _is_bio(head.labels)]
    loose = [head.name for head in card.heads if head.form is Form.NUMBER and len(head.labels) != 1]
    for names, what in (
        (cold, "a temperature that is not above 0"),
        (bare, "no labels"),
        (tagged, "labels that are no BIO tags"),
        (loose, "a number of several labels"),
    ):
        if names:
            raise DamagedEncoder(f"{path}: {', '.join(names)} with {what}. Expected the encoder's card. {ADVICE}")
    if card.pieces < 8 or card.dimensions < 1:
        raise DamagedEncoder(
            f"{path}: pieces {card.pieces}, dimensions {card.dimensions}. Expected at least 8 and 1. {ADVICE}"
        )


def _is_bio(labels: tuple[str, ...]) -> bool:
    kinds = {label[1:] for label in labels[1:]}
    return labels[:1] == ("O",) and set(labels[1:]) == {mark + kind for mark in "BI" for kind in kinds}


def _flat(table: Mapping[str, Any], before: str = "") -> dict[str, str]:
    """A table of strings by name; TOML reads a name with a dot as a table in a table unless it is quoted.

    >>> _flat({"encoder": {"onnx": "a"}, "tokenizer.json": "b"})
    {'encoder.onnx': 'a', 'tokenizer.json': 'b'}
    """
    found: dict[str, str] = {}
    for name, value in table.items():
        found |= _flat(value, f"{before}{name}.") if isinstance(value, Mapping) else {f"{before}{name}": str(value)}
    return found
