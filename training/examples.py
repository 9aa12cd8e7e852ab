"""Training examples: one sentence with its tokens and the labels of the heads that its set has labels for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import msgspec

from training.heads import BY_NAME

UNMARKED = -1
"""The tag of a token that a set says nothing of: no loss is taken there."""

SENTENCE = (-1, -1)
"""The anchor of a relation that holds for the sentence as a whole."""

Offsets = tuple[int, int]


class Span(msgspec.Struct, frozen=True):
    """A span of tokens (end exclusive) with the labels that heads have for it: a class by name, a number as itself."""

    start: int
    end: int
    labels: dict[str, str | float]


class Link(msgspec.Struct, frozen=True):
    """An anchor and the tokens that each relation leads to; every other token of the sentence is not led to."""

    start: int
    end: int
    tokens: dict[str, list[int]]


class Example(msgspec.Struct):
    """One sentence. `marks` holds the token spans of source and target where the set tells of a pair."""

    set: str
    text: str
    offsets: list[Offsets]
    tags: dict[str, list[int]] = {}
    spans: list[Span] = []
    links: list[Link] = []
    sentence: dict[str, str] = {}
    marks: list[tuple[int, int]] = []


@dataclass
class Sentence:
    """A sentence while its labels are being gathered; places are characters of the text it was cut from."""

    text: str
    start: int
    offsets: list[Offsets]
    _tags: dict[str, list[int]] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    sentence: dict[str, str] = field(default_factory=dict)
    marks: list[tuple[int, int]] = field(default_factory=list)

    def covers(self, start: int, end: int) -> bool:
        """Whether a span of the whole text lies in this sentence."""
        return self.start <= start and end <= self.start + len(self.text)

    def tokens(self, start: int, end: int) -> tuple[int, int] | None:
        """The tokens that a span of the whole text touches; None when it touches none of this sentence's."""
        start, end = start - self.start, end - self.start
        touched = [number for number, (one, other) in enumerate(self.offsets) if one < end and other > start]
        return (touched[0], touched[-1] + 1) if touched else None

    def tag(self, head: str, spans: Iterable[tuple[int, int, str]], *, outside: bool = True) -> None:
        """BIO tags of a head from spans of the whole text ("" as their kind where the head has but one).

        Of spans that overlap the longer counts. With `outside` false the rest is left unmarked.
        """
        labels = BY_NAME[head].labels
        row = self._tags.setdefault(head, [0 if outside else UNMARKED] * len(self.offsets))
        taken: set[int] = set()
        for start, end, kind in sorted(spans, key=lambda each: (each[0] - each[1], each[0])):
            found = self.tokens(start, end)
            if found is None or not taken.isdisjoint(range(*found)):
                continue
            taken.update(range(*found))
            dash = f"-{kind}" if kind and kind != "O" else ""
            for token in range(*found):
                mark = "O" if kind == "O" else ("B" if token == found[0] else "I") + dash
                row[token] = labels.index(mark)

    def leave_unmarked(self, head: str, start: int, end: int) -> None:
        """Takes the tags of a head away from a span of the whole text."""
        found = self.tokens(start, end)
        if found is not None and head in self._tags:
            for token in range(*found):
                self._tags[head][token] = UNMARKED

    def example(self, set_: str) -> Example:
        """The finished example."""
        return Example(set_, self.text, self.offsets, self._tags, self.spans, self.links, self.sentence, self.marks)


def is_unseen(id_: str, share: int) -> bool:
    """Whether a text is kept out of training: one in `share`, by the SHA-1 of its id."""
    return int(hashlib.sha1(id_.encode(), usedforsecurity=False).hexdigest(), 16) % share == 0


def joined(tokens: Sequence[str]) -> Sentence:
    """A sentence from tokens alone, with a space between them."""
    offsets, position = [], 0
    for token in tokens:
        offsets.append((position, position + len(token)))
        position += len(token) + 1
    return Sentence(" ".join(tokens), 0, offsets)


def labelled(examples: Iterable[Sentence], set_: str) -> Iterator[Example]:
    """Examples of the sentences that hold at least one token."""
    return (sentence.example(set_) for sentence in examples if sentence.offsets)
