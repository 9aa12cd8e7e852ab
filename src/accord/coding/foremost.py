"""4. Mentions → records: the events a sentence is about, as a coder of single sentences would list them."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from accord.records import EventRecord
from accord.values import Actor, EventType, Standing

_COSTS = {
    "ROOT": 0.0, "conj": 0.4, "ccomp": 0.3, "parataxis": 0.5, "xcomp": 0.6, "dobj": 0.7, "nsubj": 0.9, "nsubjpass": 0.7,
    "prep": 0.7, "pobj": 0.3, "attr": 0.6, "pcomp": 0.5, "acl": 1.5, "relcl": 2.0, "advcl": 1.6, "appos": 1.5,
    "agent": 0.6,
}  # fmt: skip
_DEFAULT_COST = 1.0


def foremost_events(doc: Doc, events: Sequence[EventRecord], limit: int = 1) -> list[EventRecord]:
    """The typed events that lie nearest to the main clauses of their sentences, with parties on both sides first."""
    ranked = sorted(
        (event for event in events if event.type is not None), key=lambda event: (_rank(doc, event), event.start)
    )
    by_sentence: dict[int, int] = {}
    kept = []
    for event in ranked:
        sentence = event.evidence.start
        if by_sentence.get(sentence, 0) < limit:
            by_sentence[sentence] = by_sentence.get(sentence, 0) + 1
            kept.append(event)
    return sorted(kept, key=lambda event: event.start)


def plover_parties(event: EventRecord) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Who acts and who receives under `plover_type`: "Oslo said Lima must pay" is Oslo's REQUEST to Lima."""
    asked = event.plover_type is EventType.REQUEST and event.type is not EventType.REQUEST
    if asked and event.attributed_to is not None and event.actors and event.attributed_to not in event.actors:
        return (event.attributed_to,), event.actors
    return event.actors, event.recipients


def _rank(doc: Doc, event: EventRecord) -> float:
    span = doc.char_span(event.start, event.end, alignment_mode="expand")
    if span is None:
        return 99.0
    depth = _depth(span.root)
    missing = 0.8 * (not event.actors) + 0.5 * (not event.recipients and len(event.actors) < 2)
    aside = 0.8 if event.standing in (Standing.BACKGROUND, Standing.PURPOSE) else 0.0
    return depth + missing + aside


def _depth(token: Token) -> float:
    """How far a token lies from the root, dear steps (relative and adverbial clauses) counting more."""
    total = 0.0
    for _ in range(30):
        if token.head == token:
            return total
        total += _COSTS.get(token.dep_, _DEFAULT_COST)
        token = token.head
    return total
