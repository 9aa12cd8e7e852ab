"""3. Doc → mentions: sources and borders of content that the rules read, set right where the encoder is sure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from spacy.tokens import Doc, Span, Token

from accord.mentions.attributions import Attribution, CharSpan, noun_phrase
from accord.mentions.contents import hangs_over
from accord.mentions.sources import antecedent_of, settles_source
from accord.parsing.encoded import Encoded, Floats

TokenSpan = tuple[int, int]

_GAP = 2
"""A stretch goes on over so many tokens that the encoder leaves out: commas and quotation marks."""

_UNLIKELY, _SAID, _SURE = 0.2, 0.6, 0.7
"""Below the first a word is no part of source or content; from the second on the next word is still content, from the
third on the encoder's source counts. On polnear dev the moved borders of content are nearer 3 times in 4."""

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_AUXILIARY = frozenset({"aux", "auxpass", "neg"})
_MARKED = frozenset({"quote", "line"})
"""Frames in which quotation marks or a line's end say where content ends."""


@dataclass(frozen=True, slots=True)
class Linked:
    """What the encoder links to one cue in its sentence: for each token from `first` on how likely it is linked."""

    first: int
    scores: Floats
    cue: TokenSpan
    threshold: float

    def of(self, span: TokenSpan) -> float:
        """How likely a span is linked, the mean of its tokens; 0.0 where it stands outside the cue's sentence."""
        low, high = max(span[0] - self.first, 0), max(span[1] - self.first, 0)
        rows = self.scores[low:high]
        return float(rows.mean()) if rows.size else 0.0

    def reads(self, token: int) -> bool:
        """Whether a token stands in the cue's sentence."""
        return 0 <= token - self.first < len(self.scores)

    def at(self, token: int) -> float:
        """How likely a token of the cue's sentence is linked."""
        return float(self.scores[token - self.first])

    def is_cue(self, token: int) -> bool:
        """Whether a token is one of the cue."""
        return self.cue[0] <= token < self.cue[1]

    def stretches(self) -> Iterator[TokenSpan]:
        """The stretches of tokens that are linked, small gaps closed, the cue itself left out."""
        led = self.first + np.flatnonzero(self.scores >= self.threshold)
        start = previous = None
        for token in (int(token) for token in led):
            if self.is_cue(token):
                continue
            if start is None or previous is None:
                start = token
            elif token - previous > _GAP + 1 or previous < self.cue[0] <= token:
                yield start, previous + 1
                start = token
            previous = token
        if start is not None and previous is not None:
            yield start, previous + 1


def linked(encoded: Encoded, relation: str, cue: TokenSpan) -> Linked:
    """What a relation ("said_by", "said") leads to from a cue."""
    first, scores = encoded.related_tokens(relation, cue)
    return Linked(first, scores, cue, encoded.relation(relation).threshold)


def corrected(doc: Doc, encoded: Encoded, made: Attribution) -> Attribution:
    """An attribution of the rules with source and borders of content that the encoder is sure of."""
    cue = tokens_of(doc, made.cue[0])
    if cue is None:
        return made
    if not any(settles_source(doc[token]) for token in range(*cue)):
        made = _with_source(doc, made, linked(encoded, "said_by", cue))
    return _with_content(doc, made, linked(encoded, "said", cue))


def _with_source(doc: Doc, made: Attribution, by: Linked) -> Attribution:
    """With the source that the encoder is sure of where the rules found none, or one that it thinks unlikely."""
    ruled = tokens_of(doc, made.source[0]) if made.source else None
    if ruled is not None and (not by.reads(ruled[0]) or by.of(ruled) >= _UNLIKELY):
        span = characters_of(doc, ruled[0], _moved_end(doc, by, ruled, grows=False))
        holds_head = made.source_head is not None and made.source_head < span[1]
        return replace(made, source=(span,)) if holds_head and span[1] < made.source[0][1] else made
    likely = [(by.of(span), span) for span in by.stretches()]
    if not likely or max(likely)[0] < _SURE:
        return made
    span = max(likely)[1]
    head = head_of(doc[span[0] : span[1]])
    antecedent = antecedent_of(head)
    return replace(
        made,
        source=(characters_of(doc, *span),),
        source_head=head.idx,
        antecedent=noun_phrase(antecedent) if antecedent is not None else None,
    )


def _with_content(doc: Doc, made: Attribution, said: Linked) -> Attribution:
    """With its content's first and last word moved to where the encoder is sure that what is said begins and ends."""
    stretches = [tokens_of(doc, span) for span in made.content]
    first, last = stretches[0], stretches[-1]
    if first is None or last is None:
        return made
    start = _moved_start(doc, said, first)
    end = _moved_end(doc, said, last, grows=made.frame not in _MARKED)
    while end > last[0] + 1 and end != last[1] and (hangs_over(doc[end - 1]) or doc[end - 1].text == ","):
        end -= 1
    content = list(made.content)
    if start != first[0]:
        content[0] = (characters_of(doc, start, first[1])[0], content[0][1])
    if end != last[1]:
        content[-1] = (content[-1][0], characters_of(doc, last[0], end)[1])
    return replace(made, content=tuple(content))


def _moved_start(doc: Doc, said: Linked, stretch: TokenSpan) -> int:
    start = stretch[0]
    while said.reads(start - 1) and said.at(start - 1) >= _SAID and not said.is_cue(start - 1):
        start -= 1
    if start < stretch[0]:
        return start
    while start < stretch[1] and said.reads(start) and (said.at(start) < _UNLIKELY or doc[start].is_punct):
        start += 1
    while start > stretch[0] and doc[start - 1].is_punct and doc[start - 1].is_quote:
        start -= 1
    return start if start < stretch[1] and _has_words(doc, stretch[0], start) else stretch[0]


def _moved_end(doc: Doc, said: Linked, stretch: TokenSpan, *, grows: bool) -> int:
    end = stretch[1]
    governor = doc[said.cue[0] : said.cue[1]].root.head.i
    while grows and said.reads(end) and not said.is_cue(end):
        if end == governor or (doc[end].head.i == governor > end and doc[end].dep_ in _AUXILIARY):
            # "the claim that the town had fallen could not be checked": what is said of the claim is no part of it.
            break
        is_mark = doc[end].is_punct and said.reads(end + 1) and said.at(end + 1) >= _SAID
        if not is_mark and said.at(end) < _SAID:
            break
        end += 1
    if end > stretch[1]:
        return end
    while end > stretch[0] and said.reads(end - 1) and (said.at(end - 1) < _UNLIKELY or doc[end - 1].is_punct):
        end -= 1
    # Cut only at a mark: inside a clause the rules' word on where it ends is better.
    if end == stretch[0] or end == stretch[1] or not doc[end].is_punct or not _has_words(doc, end, stretch[1]):
        return stretch[1]
    return end + 1 if doc[end].is_quote else end


def _has_words(doc: Doc, start: int, end: int) -> bool:
    return sum(not token.is_punct and not token.is_space for token in doc[start:end]) > 1


def head_of(span: Span) -> Token:
    """The head of a noun phrase: its last noun where the parser hung the words of it apart."""
    root = span.root
    if root.pos_ in _NOMINAL:
        return root
    return next((token for token in reversed(span) if token.pos_ in _NOMINAL), root)


def tokens_of(doc: Doc, span: CharSpan) -> TokenSpan | None:
    """The tokens that hold some characters; None where no tokens do."""
    held = doc.char_span(*span, alignment_mode="expand")
    return (held.start, held.end) if held is not None and len(held) else None


def characters_of(doc: Doc, start: int, end: int) -> CharSpan:
    """The characters of some tokens, without white space at their end."""
    while end - 1 > start and doc[end - 1].is_space:
        end -= 1
    last = doc[end - 1]
    return doc[start].idx, last.idx + len(last)
