"""What the words say of an event: done, planned, asked for, denied, put off and so on (codebook section 4.4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from spacy.tokens import Doc, Token

from accord.mentions.governors import Governor, entries, governor_of
from accord.parsing.clauses import VerbGroup, is_verbal, noun_negation, own_subject, subject_of, verb_group
from accord.values import Polarity, Standing, Status

_DEPTH = 10
_NEGATIVE = frozenset({Status.DENIED, Status.DID_NOT_HAPPEN})
_DONE = frozenset({Status.OCCURRED, Status.ONGOING})
_STATIVE = frozenset(
    "be have remain possess own know believe want need include contain cover consist belong hold depend exist stay "
    "live stand lie face fear hope support oppose require allow ban prohibit mean cost involve run host station".split()
)
_MODALS = {
    "will": Status.PLANNED,
    "'ll": Status.PLANNED,
    "wo": Status.PLANNED,
    "shall": Status.PLANNED,
    "would": Status.HYPOTHETICAL,
    "'d": Status.HYPOTHETICAL,
    "may": Status.POSSIBLE,
    "might": Status.POSSIBLE,
    "could": Status.POSSIBLE,
    "can": Status.POSSIBLE,
    "ca": Status.POSSIBLE,
    "must": Status.PROPOSED,
    "should": Status.PROPOSED,
    "ought": Status.PROPOSED,
}


class TriggerLike(Protocol):
    """The words of an event: character offsets and the index of its head token."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def head(self) -> int: ...


@dataclass(frozen=True, slots=True)
class StatusFinding:
    """What the words around a trigger say of its event.

    `span` is the event's span in characters; `source` the index of the head token of the party on whose word the status
    stands (None: the reporter's); `reasons` the words that decided.
    """

    status: Status
    polarity: Polarity
    standing: Standing
    span: tuple[int, int]
    source: int | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """A status on the way up the tree: `firm` where the event's own words decided it."""

    status: Status
    negative: bool
    firm: bool
    source: Token | None
    reasons: tuple[str, ...]


def find_status(doc: Doc, trigger: TriggerLike) -> StatusFinding:
    """Status, polarity, standing, span and source of the event a trigger names."""
    head = doc[trigger.head]
    reading = _read(head, 0)
    return StatusFinding(
        status=reading.status,
        polarity=Polarity.NEGATIVE if reading.negative else Polarity.POSITIVE,
        standing=_standing(head, reading),
        span=_span(trigger, head),
        source=reading.source.i if reading.source is not None else None,
        reasons=reading.reasons,
    )


def _read(token: Token, depth: int) -> _Reading:
    own = _read_verb(token) if is_verbal(token) else _read_noun(token)
    governor = governor_of(token)
    if governor is None or depth >= _DEPTH:
        return own
    return _combine(token, own, governor, depth)


def _read_verb(verb: Token) -> _Reading:
    group = verb_group(verb)
    status, reasons, firm = _of_group(group)
    negative = group.negation is not None
    if group.negation is not None:
        reasons = (*reasons, group.negation.lower_)
        if status is Status.OCCURRED or status is Status.ONGOING and not _is_state(group):
            status = Status.DID_NOT_HAPPEN
    if status in (Status.PLANNED, Status.HYPOTHETICAL, Status.POSSIBLE) and (condition := _condition(verb)):
        status, reasons = Status.HYPOTHETICAL, (*reasons, condition)
    return _Reading(status, negative, firm, None, reasons)


def _is_state(group: VerbGroup) -> bool:
    return group.tense == "present" and not group.perfect and not group.progressive


def _of_group(group: VerbGroup) -> tuple[Status, tuple[str, ...], bool]:
    if group.modal is not None:
        return _MODALS.get(group.modal, Status.POSSIBLE), (group.modal,), True
    if group.tense == "past":
        return Status.OCCURRED, (), True
    if group.tense == "present":
        if group.perfect:
            return (Status.ONGOING if group.progressive else Status.OCCURRED), (), True
        if group.progressive or group.passive or group.head.lemma_ in _STATIVE:
            return Status.ONGOING, (), True
        return Status.OCCURRED, (), True
    if group.tense == "infinitive":
        return Status.PLANNED, ("to",), False
    if group.tense == "gerund":
        return Status.OCCURRED, (), False
    return Status.OCCURRED, (), False


def _condition(verb: Token) -> str | None:
    """The word that opens a condition on a verb's clause."""
    for child in verb.children:
        if child.dep_ == "advcl":
            for mark in child.lefts:
                if mark.dep_ in ("mark", "advmod") and mark.lower_ in ("if", "unless", "provided"):
                    return mark.lower_
    return None


def _read_noun(noun: Token) -> _Reading:
    negation = noun_negation(noun)
    if negation is not None:
        return _Reading(Status.DID_NOT_HAPPEN, True, True, None, (negation.lower_,))
    table = entries("modifiers")
    for child in noun.lefts:
        entry = table.get((child.lower_, ""))
        if entry is not None and child.dep_ in ("amod", "compound"):
            status = Status(entry.status)
            return _Reading(status, status in _NEGATIVE, True, None, (child.lower_,))
    return _Reading(Status.OCCURRED, False, False, None, ())


def _combine(token: Token, own: _Reading, governor: Governor, depth: int) -> _Reading:
    marked = _by_conjunction(token, own)
    if marked is not None:
        return marked
    entry = governor.entry
    if entry is None:
        return _without_entry(token, own, governor, depth)
    above = _read(governor.token, depth + 1)
    source = _speaker(governor.token) if entry.spoken else above.source
    effect = entry.status
    blocked = above.negative and (above.status in (*_NEGATIVE, Status.PLANNED))
    if blocked:
        effect = entry.negated
    reasons = (*own.reasons, entry.word)
    if effect == "own" or (effect == "fact" and own.firm):
        return _as_reported(own, source, governor, above, reasons)
    if effect == "fact":
        return _Reading(Status.OCCURRED, False, True, source, reasons)
    if not is_verbal(token) and own.firm and (own.negative or effect in ("same", "begun")):
        return own
    if effect in ("same", "begun"):
        status = above.status
        if effect == "begun" and status is Status.OCCURRED:
            status = Status.ONGOING
        if blocked and entry.negated == "same":
            status = Status.OCCURRED
        return _Reading(status, above.negative and not blocked or status in _NEGATIVE, True, source, reasons)
    status = Status(effect)
    negative = status in _NEGATIVE or own.negative or entry.polarity == "neg" or (blocked and status is Status.PLANNED)
    return _Reading(status, negative, True, source, reasons)


def _as_reported(
    own: _Reading, source: Token | None, governor: Governor, above: _Reading, reasons: tuple[str, ...]
) -> _Reading:
    status = own.status
    past = verb_group(governor.token).tense == "past" if is_verbal(governor.token) else False
    if status is Status.HYPOTHETICAL and past and reasons[:1] in (("would",), ("'d",)) and "if" not in reasons:
        status = Status.PLANNED
    return _Reading(status, own.negative, own.firm, own.source or source or above.source, reasons)


def _by_conjunction(token: Token, own: _Reading) -> _Reading | None:
    """The reading of a clause opened by "if" and its kin."""
    if token.dep_ not in ("advcl", "conj"):
        return None
    table = entries("conjunctions")
    for child in token.lefts:
        if child.dep_ in ("mark", "advmod") and (child.lower_, "") in table:
            return _Reading(Status.HYPOTHETICAL, own.negative, True, None, (child.lower_,))
    return None


def _without_entry(token: Token, own: _Reading, governor: Governor, depth: int) -> _Reading:
    if own.firm:
        return own
    if is_verbal(token):
        if governor.complement == "to":
            return _Reading(Status.HYPOTHETICAL, own.negative, True, None, ("to",))
        if governor.complement == "ing" and token.dep_ != "acl":
            above = _read(governor.token, depth + 1)
            return _Reading(above.status, above.negative, True, above.source, above.reasons)
        return own
    return own


def _speaker(governor: Token) -> Token | None:
    if is_verbal(governor):
        return subject_of(governor)
    return next((child for child in governor.lefts if child.dep_ == "poss"), None)


def _standing(head: Token, reading: _Reading) -> Standing:
    if is_verbal(head):
        if head.dep_ == "advcl":
            marks = {child.lower_ for child in head.lefts if child.dep_ in ("mark", "advmod")}
            if marks & {"as", "while", "since", "although", "though", "after", "when"}:
                return Standing.BACKGROUND
            if reading.status is Status.HYPOTHETICAL and "to" in reading.reasons:
                return Standing.PURPOSE
        if head.dep_ == "relcl":
            return Standing.BACKGROUND
        if reading.status is Status.ONGOING and _is_state(verb_group(head)):
            return Standing.STATE
    return Standing.DEED


def _span(trigger: TriggerLike, head: Token) -> tuple[int, int]:
    start, end = trigger.start, max(trigger.end, head.idx + len(head))
    if is_verbal(head):
        group = verb_group(head)
        words = [*group.auxiliaries] if group.own else []
        if group.negation is not None and group.negation.dep_ in ("neg", "advmod") and group.negation.head is head:
            words.append(group.negation)
        start = min([start, *(word.idx for word in words)])
        governor = governor_of(head)
        if governor is not None and governor.entry is not None and governor.entry.joined and head.dep_ == "xcomp":
            outer = verb_group(governor.token) if is_verbal(governor.token) else None
            first = min([governor.token.i, *(word.i for word in (outer.auxiliaries if outer else ()))])
            if own_subject(head) is None and head.i - first <= 8:
                start = min(start, head.doc[first].idx)
    else:
        negation = noun_negation(head)
        if negation is not None:
            start = min(start, negation.idx)
    return start, end
