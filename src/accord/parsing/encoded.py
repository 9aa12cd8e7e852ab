"""2. Report → Doc: what the encoder told of a document, to be asked by token, span, pair of spans and sentence."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from accord.parsing.encoder_card import EncoderCard, Form, Head, Level, Relation

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSpan:
    """A span that a head of tags found: its kind (the head's name where the head has one kind), tokens and score.

    `end` is the token behind the last; `score` is the mean probability of its tokens to be inside such a span.
    """

    label: str
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Raw:
    """What came out of the encoder for a document, one row a token or sentence; rows that were not read are zeros.

    `tokens` are logits [tokens, columns], `sentences` logits [sentences, columns]; `anchors` and `others` are the two
    sides of the relations [tokens, relations × dimensions], `sentence_anchors` the anchors' side of each sentence
    itself. `read` says which tokens were read (no blanks), `read_sentences` which sentences.
    """

    tokens: Floats
    sentences: Floats
    anchors: Floats
    others: Floats
    sentence_anchors: Floats
    read: Flags
    read_sentences: Flags

    @classmethod
    def empty(cls, card: EncoderCard, tokens: int, sentences: int) -> Raw:
        """Nothing read yet."""
        width = len(card.relations) * card.dimensions
        return cls(
            tokens=np.zeros((tokens, card.width(Level.TOKEN)), np.float32),
            sentences=np.zeros((sentences, card.width(Level.SENTENCE)), np.float32),
            anchors=np.zeros((tokens, width), np.float32),
            others=np.zeros((tokens, width), np.float32),
            sentence_anchors=np.zeros((sentences, width), np.float32),
            read=np.zeros(tokens, np.bool_),
            read_sentences=np.zeros(sentences, np.bool_),
        )


class Encoded:
    """What the encoder told of one document. Spans are given as first token and the token behind the last.

    Probabilities are calibrated (logits over the head's temperature). Where nothing was read, a class is {}, a number
    None, a probability 0.0 and a list empty: unknown, never a finding. An unknown head or relation raises LookupError.
    """

    __slots__ = ("_columns", "_heads", "_probabilities", "_relations", "_sides", "card", "raw", "starts")

    def __init__(self, card: EncoderCard, raw: Raw, starts: list[int]) -> None:
        self.card, self.raw, self.starts = card, raw, starts
        self._heads = {head.name: head for head in card.heads}
        self._relations = {relation.name: at for at, relation in enumerate(card.relations)}
        self._columns = card.columns(Level.TOKEN) | card.columns(Level.SENTENCE)
        self._probabilities: dict[str, Floats] = {}
        self._sides: dict[tuple[str, tuple[int, int]], Floats | None] = {}

    def head(self, name: str) -> Head:
        """A head's labels, temperature and thresholds."""
        if name not in self._heads:
            raise LookupError(f"No head '{name}'. Expected one of {', '.join(self._heads)}.")
        return self._heads[name]

    def relation(self, name: str) -> Relation:
        """A relation's threshold, bias and temperature."""
        return self.card.relations[self._relation(name)]

    def was_read(self, sentence: int) -> bool:
        """Whether a sentence (counted from 0) went through the encoder."""
        return bool(self.raw.read_sentences[sentence])

    def bounds(self, sentence: int) -> tuple[int, int]:
        """The first token of a sentence, and the one behind its last."""
        last = sentence + 1 >= len(self.starts)
        return self.starts[sentence], len(self.raw.read) if last else self.starts[sentence + 1]

    def tags(self, head: str, sentence: int) -> Floats:
        """The probability of each of a head's labels for each token of a sentence: [tokens, labels]."""
        start, end = self.bounds(sentence)
        found: Floats = self._tag_probabilities(head)[start:end]
        return found

    def inside(self, head: str, token: int) -> float:
        """How likely a token is part of any span of a head of tags; 0.0 where it was not read."""
        return float(1 - self._tag_probabilities(head)[token, 0]) if self.raw.read[token] else 0.0

    def spans(self, head: str, threshold: float | None = None) -> list[FoundSpan]:
        """The spans that a head of tags finds in the document, in the order of the text.

        A token is inside where it is so with at least the threshold (the card's, where none is given); it begins a span
        after a token outside, where its kind changes, or where B is likelier than I.
        """
        known = self._head(head, Form.TAGS)
        probabilities = self._tag_probabilities(head)
        kinds, begins, insides = _kinds(known, probabilities)
        inside = self.raw.read & (1 - probabilities[:, 0] >= (known.threshold if threshold is None else threshold))
        best = insides.argmax(1)
        found: list[FoundSpan] = []
        rows: list[int] = []
        previous = None
        sentence_starts = set(self.starts)
        for token in np.flatnonzero(self.raw.read).tolist():
            kind = int(best[token]) if inside[token] else None
            goes_on = kind is not None and kind == previous and not begins[token, kind] and token not in sentence_starts
            if rows and not goes_on:
                found.append(_span(kinds, int(best[rows[0]]), rows, insides))
                rows = []
            if kind is not None:
                rows.append(token)
            previous = kind
        return [*found, _span(kinds, int(best[rows[0]]), rows, insides)] if rows else found

    def classify(self, head: str, start: int, end: int) -> dict[str, float]:
        """The probability of each of a head's labels for a span: from the mean of its tokens' logits."""
        known = self._head(head, Form.CLASS, Level.TOKEN)
        logits = self._mean_logits(head, start, end)
        return {} if logits is None else _by_label(known, logits)

    def number(self, head: str, start: int, end: int) -> float | None:
        """A head's number for a span: the mean of its tokens'."""
        self._head(head, Form.NUMBER, Level.TOKEN)
        logits = self._mean_logits(head, start, end)
        return None if logits is None else float(logits[0])

    def sentence(self, head: str, sentence: int) -> dict[str, float]:
        """The probability of each of a head's labels for a sentence."""
        known = self._head(head, Form.CLASS, Level.SENTENCE)
        if not self.was_read(sentence):
            return {}
        return _by_label(known, self.raw.sentences[sentence, self._columns[head]])

    def related_tokens(self, relation: str, anchor: tuple[int, int] | int) -> tuple[int, Floats]:
        """The first token of the anchor's sentence, and for each of its tokens how likely the relation leads to it.

        The anchor is a span of tokens in one sentence, or the number of a sentence that is itself the anchor.
        """
        sentence = anchor if isinstance(anchor, int) else self._sentence_of(*anchor)
        if sentence is None:
            return 0, np.zeros(0, np.float32)
        start, end = self.bounds(sentence)
        side = self._side(relation, anchor)
        if side is None:
            return start, np.zeros(end - start, np.float32)
        found = _sigmoid(self._scores(relation, side, start, end))
        return start, np.where(self.raw.read[start:end], found, np.float32(0))

    def related(self, relation: str, anchor: tuple[int, int] | int, start: int, end: int) -> float:
        """How likely the relation leads from the anchor to a span: the mean over its tokens; 0.0 across sentences."""
        sentence = anchor if isinstance(anchor, int) else self._sentence_of(*anchor)
        side = self._side(relation, anchor)
        if side is None or sentence is None or self._sentence_of(start, end) != sentence:
            return 0.0
        found = _sigmoid(self._scores(relation, side, start, end))[self.raw.read[start:end]]
        return float(_mean(found)) if found.size else 0.0

    def _head(self, name: str, form: Form, level: Level | None = None) -> Head:
        known = self.head(name)
        if known.form is not form or (level is not None and known.level is not level):
            wanted = f"{form.value} of the level {level.value}" if level else form.value
            raise LookupError(
                f"The head '{name}' is {known.form.value} of the level {known.level.value}, not {wanted}."
            )
        return known

    def _relation(self, name: str) -> int:
        if name not in self._relations:
            raise LookupError(f"No relation '{name}'. Expected one of {', '.join(self._relations)}.")
        return self._relations[name]

    def _tag_probabilities(self, name: str) -> Floats:
        if name not in self._probabilities:
            head = self._head(name, Form.TAGS, Level.TOKEN)
            self._probabilities[name] = _softmax(self.raw.tokens[:, self._columns[name]], head.temperature)
        return self._probabilities[name]

    def _mean_logits(self, head: str, start: int, end: int) -> Floats | None:
        rows = self.raw.tokens[start:end, self._columns[head]][self.raw.read[start:end]]
        return _mean(rows) if len(rows) else None

    def _sentence_of(self, start: int, end: int) -> int | None:
        """Which sentence a span lies in; None where it lies in two or is no span of the document."""
        if not 0 <= start < end <= len(self.raw.read):
            return None
        sentence = bisect_right(self.starts, start) - 1
        return sentence if end <= self.bounds(sentence)[1] else None

    def _side(self, relation: str, anchor: tuple[int, int] | int) -> Floats | None:
        """The anchor's side of a relation: the mean of its tokens' rows, or the sentence's own."""
        at, size = self._relation(relation), self.card.dimensions
        columns = slice(at * size, (at + 1) * size)
        if isinstance(anchor, int):
            own: Floats = self.raw.sentence_anchors[anchor, columns]
            return own if self.was_read(anchor) else None
        if (relation, anchor) not in self._sides:
            start, end = anchor
            rows = self.raw.anchors[start:end, columns][self.raw.read[start:end]]
            self._sides[relation, anchor] = _mean(rows) if len(rows) else None
        return self._sides[relation, anchor]

    def _scores(self, relation: str, side: Floats, start: int, end: int) -> Floats:
        at, size = self._relation(relation), self.card.dimensions
        known = self.card.relations[at]
        dots = self.raw.others[start:end, at * size : (at + 1) * size] @ side
        found: Floats = (dots / np.float32(sqrt(size)) + np.float32(known.bias)) / np.float32(known.temperature)
        return found


def sentence_classes(card: EncoderCard, logits: Floats) -> dict[str, dict[str, float]]:
    """The probability of each label of every sentence-level head, from one row of sentence logits."""
    columns = card.columns(Level.SENTENCE)
    return {
        head.name: _by_label(head, logits[columns[head.name]])
        for head in card.heads
        if head.level is Level.SENTENCE and head.form is Form.CLASS
    }


def _kinds(head: Head, probabilities: Floats) -> tuple[list[str], Flags, Floats]:
    """The kinds of a head's spans, where each rather begins than goes on, and how likely a token is inside each."""
    firsts = [at for at, label in enumerate(head.labels) if label[0] == "B"]
    nexts = [head.labels.index("I" + head.labels[at][1:]) for at in firsts]
    kinds = [head.labels[at][2:] or head.name for at in firsts]
    return (
        kinds,
        probabilities[:, firsts] >= probabilities[:, nexts],
        probabilities[:, firsts] + probabilities[:, nexts],
    )


def _span(kinds: list[str], kind: int, rows: list[int], insides: Floats) -> FoundSpan:
    return FoundSpan(label=kinds[kind], start=rows[0], end=rows[-1] + 1, score=float(insides[rows, kind].mean()))


def _by_label(head: Head, logits: Floats) -> dict[str, float]:
    return dict(zip(head.labels, _softmax(logits[None], head.temperature)[0].tolist(), strict=True))


def _mean(rows: Floats) -> Floats:
    """The mean of some rows: of one row itself, as most spans are one token and `ndarray.mean` has much ceremony."""
    found: Floats = rows[0] if len(rows) == 1 else rows.mean(0)
    return found


def _softmax(logits: Floats, temperature: float) -> Floats:
    scaled = logits / np.float32(temperature)
    raised: Floats = np.exp(scaled - scaled.max(1, keepdims=True)) if scaled.size else scaled
    found: Floats = raised / raised.sum(1, keepdims=True)
    return found


def _sigmoid(scores: Floats) -> Floats:
    found: Floats = np.float32(1) / (np.float32(1) + np.exp(-np.clip(scores, -60, 60)))
    return found
