"""3. Doc → mentions: attributions as rules and encoder together see them: dropped, kept, proposed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from accord.mentions.attributions import Attribution, CharSpan, find_attributions, nested
from accord.mentions.reporting import CueKind, lookup
from accord.mentions.weighing import stands, weights
from accord.parsing.encoded import Encoded, FoundSpan
from accord.parsing.found import found

_LEAST_PROPOSED = 0.3
_GAP = 2
"""Content goes on over so many tokens that the encoder leaves out: commas and quotation marks."""

FRAME = "encoder"


def weighed_attributions(doc: Doc, ruled: Sequence[Attribution]) -> list[Attribution]:
    """The attributions that stand, and those that only the encoder sees, in the order of their cues."""
    known = found(doc)
    encoded = known.encoded
    if encoded is None:
        return list(ruled)
    kept: list[Attribution] = []
    covered: set[int] = set()
    for made in ruled:
        tokens = [token for span in made.cue for token in _tokens(doc, span)]
        covered.update(tokens)
        probability = likeliest_cue(encoded, tokens)
        if probability is None or stands(weights().cue, made.kind.value, probability, known.decides):
            kept.append(made)
    for span in encoded.spans("cue", _LEAST_PROPOSED):
        if covered.isdisjoint(range(span.start, span.end)) and stands(weights().cue, None, span.score, known.decides):
            kept += _proposed(doc, encoded, span)
    return nested(kept)


@Language.component("accord_attribution_proposals")
def accord_attribution_proposals(doc: Doc) -> Doc:
    """Weigh the attributions on `doc._.accord` against what the encoder says; without one they stay as they are."""
    known = found(doc)
    if known.encoded is not None:
        known.attributions = tuple(weighed_attributions(doc, known.attributions))
    return doc


def attributions_of(doc: Doc) -> Sequence[Attribution]:
    """The attributions that the components have put on a document; those of the rules where none have run."""
    known = found(doc)
    return known.attributions if known.attributions or known.encoded is not None else find_attributions(doc)


def likeliest_cue(encoded: Encoded, tokens: Sequence[int]) -> float | None:
    """How likely the likeliest of some tokens is part of a cue; None where the encoder read none of them."""
    read = [token for token in tokens if encoded.raw.read[token]]
    return max(encoded.inside("cue", token) for token in read) if read else None


def _tokens(doc: Doc, span: CharSpan) -> range:
    held = doc.char_span(*span, alignment_mode="expand")
    return range(held.start, held.end) if held is not None else range(0)


def _proposed(doc: Doc, encoded: Encoded, cue: FoundSpan) -> Iterator[Attribution]:
    """The attribution of a cue: its content and source as the encoder links them; none without content."""
    content = list(_stretches(encoded, "said", cue))
    if not content:
        return
    sources = list(_stretches(encoded, "said_by", cue))
    head = doc[cue.start : cue.end].root
    senses = lookup(head)
    yield Attribution(
        source=tuple(_characters(doc, *span) for span in sources[:1]),
        cue=(_characters(doc, cue.start, cue.end),),
        content=tuple(_characters(doc, *span) for span in content),
        lemma=head.lemma_.lower(),
        verb_class=senses[0].verb_class if senses else "assert",
        kind=senses[0].kind if senses else CueKind.EVIDENCE,
        frame=FRAME,
        source_head=doc[sources[0][0] : sources[0][1]].root.idx if sources else None,
    )


def _stretches(encoded: Encoded, relation: str, cue: FoundSpan) -> Iterator[tuple[int, int]]:
    """The stretches of tokens that a relation leads to from a cue, small gaps closed, the cue itself left out."""
    first, scores = encoded.related_tokens(relation, (cue.start, cue.end))
    led = first + np.flatnonzero(scores >= encoded.relation(relation).threshold)
    tokens = [int(token) for token in led if not cue.start <= token < cue.end]
    start = previous = None
    for token in tokens:
        if start is None or previous is None:
            start = token
        elif token - previous > _GAP + 1 or previous < cue.start <= token:
            yield start, previous + 1
            start = token
        previous = token
    if start is not None and previous is not None:
        yield start, previous + 1


def _characters(doc: Doc, start: int, end: int) -> CharSpan:
    while end - 1 > start and doc[end - 1].is_space:
        end -= 1
    last = doc[end - 1]
    return doc[start].idx, last.idx + len(last)
