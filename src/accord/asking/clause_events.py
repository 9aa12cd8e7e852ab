"""8. Records → the answer to a question: what a passage tells that its records left out, read from its clauses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from accord.asking.asking_words import exact_keys, is_light
from accord.asking.passages import Passage
from accord.records import ActorRecord, EventRecord
from accord.values import Actor, Polarity, Status

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BESIDE = "asking, a noun beside another verb"
"""Says of a read event that its clause is about something else: it tells when and where, not whether."""
_AHEAD = ("will", "shall", "would", "'ll", "wo")
_MAY = ("may", "might", "can", "could", "should", "must")
_PLANS = (
    "plan",
    "due",
    "set",
    "expect",
    "schedule",
    "intend",
    "slate",
    "be",
    "agree",
    "promise",
    "hope",
    "want",
    "ask",
    "urge",
    "offer",
)


def read_events(
    doc: Doc, passage: Passage, words: Iterable[str], taken: list[tuple[int, int]]
) -> Iterator[EventRecord]:
    """An event for each verb or noun among the words that no record covers, with the status its clause shows."""
    keys = frozenset[str]().union(*(exact_keys(word) for word in words)) if words else frozenset()
    for token in doc:
        start = passage.evidence.start + token.idx
        if (
            token.pos_ not in ("VERB", "NOUN", "PROPN")
            or not (exact_keys(token.text) | exact_keys(token.lemma_)) & keys
        ):
            continue
        if any(low <= start < high for low, high in taken):
            continue
        verb = token if token.pos_ == "VERB" else _verb_over(token)
        status, polarity = status_of(verb if verb is not None else token)
        is_borne = (verb is not None and verb.i == token.i) or (verb is not None and is_light(verb.text))
        yield EventRecord(
            start=start,
            end=start + len(token.text),
            text=token.text,
            evidence=passage.evidence,
            trigger=token.text,
            type=None,
            status=status,
            polarity=polarity,
            actors=_actors(verb, ("nsubj", "agent"), passage) if verb is not None else (),
            recipients=_actors(verb, ("dobj", "nsubjpass", "dative"), passage) if verb is not None else (),
            decided_by="asking" if is_borne else BESIDE,
        )


def status_of(token: Token) -> tuple[Status, Polarity]:
    """The status that a verb's own words show: negated, ahead, possible, asked for, or done."""
    helpers = {child.lower_ for child in token.children if child.dep_ in ("aux", "auxpass", "neg")}
    negative = any(child.dep_ == "neg" for child in token.children)
    polarity = Polarity.NEGATIVE if negative else Polarity.POSITIVE
    if helpers & set(_AHEAD):
        return Status.PLANNED, polarity
    if helpers & set(_MAY):
        return Status.POSSIBLE, polarity
    if "to" in helpers:
        is_plan = token.head.lemma_.lower() in _PLANS and token.dep_ in ("xcomp", "ccomp", "advcl", "acl")
        return (Status.PLANNED if is_plan else Status.HYPOTHETICAL), polarity
    if token.dep_ in ("pcomp",) or (token.tag_ == "VBG" and not helpers):
        return Status.POSSIBLE, polarity
    if negative:
        return Status.DID_NOT_HAPPEN, polarity
    return (Status.ONGOING if token.tag_ in ("VBZ", "VBP") else Status.OCCURRED), polarity


def _verb_over(token: Token) -> Token | None:
    """The verb in whose clause a noun stands."""
    head = token
    while head.head.i != head.i:
        head = head.head
        if head.pos_ in ("VERB", "AUX"):
            return head
    return head if head.pos_ in ("VERB", "AUX") else None


def _actors(verb: Token, roles: tuple[str, ...], passage: Passage) -> tuple[Actor, ...]:
    """The actors mentioned at a verb's subject or object; those of the verb before it where it has none of its own."""
    holders = [child for child in verb.children if child.dep_ in roles]
    if verb.dep_ == "relcl" and any(child.lower_ in ("who", "which", "that") for child in holders):
        holders = [verb.head]
    if not holders and verb.dep_ in ("conj", "xcomp", "advcl") and "nsubj" in roles:
        return _actors(verb.head, roles, passage)
    spans = [(h.left_edge.idx, _end_of(h)) for h in holders]
    start = passage.evidence.start
    found: dict[str, Actor] = {}
    for record in passage.records:
        if isinstance(record, ActorRecord) and any(low <= record.start - start < high for low, high in spans):
            for actor in record.actors():
                found.setdefault(actor.id, actor)
    return tuple(found.values())


def _end_of(holder: Token) -> int:
    """Where a phrase ends, the clauses on it left out."""
    ends = [child.left_edge.idx for child in holder.children if child.dep_ in ("relcl", "acl", "advcl")]
    whole = holder.right_edge.idx + len(holder.right_edge.text)
    return min([*ends, whole])
