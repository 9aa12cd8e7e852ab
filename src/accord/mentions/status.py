"""What the words say of an event: done, planned, asked for, denied, put off and so on (codebook section 4.4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from spacy.tokens import Doc, Token

from accord.mentions.governors import governor_of, word_class
from accord.mentions.modality import read_event
from accord.mentions.on_whose_word import reported_by
from accord.mentions.own_words import Reading, is_recurrent, is_state
from accord.parsing.clauses import event_head, is_verbal, noun_negation, own_subject, verb_group
from accord.values import Polarity, Standing, Status

_BACKGROUND = frozenset({"as", "while", "since", "although", "though", "because", "given"})


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


def find_status(doc: Doc, trigger: TriggerLike) -> StatusFinding:
    """Status, polarity, standing, span and source of the event a trigger names."""
    head = _innermost(doc, trigger)
    reading = read_event(head)
    source = reading.source if reading.source is not None else reported_by(head)
    return StatusFinding(
        status=reading.status,
        polarity=Polarity.NEGATIVE if reading.negative else Polarity.POSITIVE,
        standing=_standing(head, reading),
        span=_span(trigger, head),
        source=source.i if source is not None else None,
        reasons=reading.reasons,
    )


@dataclass(frozen=True, slots=True)
class _Stretch:
    start: int
    end: int
    head: int


def find_status_of_span(doc: Doc, start: int, end: int) -> StatusFinding:
    """The same for a stretch of text whose event head is not known yet."""
    return find_status(doc, _Stretch(start, end, event_head(doc, start, end)))


def _innermost(doc: Doc, trigger: TriggerLike) -> Token:
    """The head of a trigger, or in "had been due to see", "was to begin" the verb that says what was to be done."""
    head = doc[trigger.head]
    if head.dep_ == "acomp" and head.lower_ == "due":  # in "was due in Oslo" it is the verb that says when
        head = head.head
    if head.lemma_ != "be":
        return head
    over = [head, *(child for child in head.rights if child.dep_ == "acomp")]
    done = (verb for word in over for verb in word.rights if verb.dep_ == "xcomp" and is_verbal(verb))
    return next((verb for verb in done if trigger.start < verb.idx < trigger.end), head)


def _standing(head: Token, reading: Reading) -> Standing:
    if not is_verbal(head):
        return Standing.STATE if is_recurrent(head) and reading.status is Status.ONGOING else Standing.DEED
    if reading.status is Status.HYPOTHETICAL and reading.reasons[-1:] == ("to",):
        return Standing.PURPOSE
    group = verb_group(head)
    if head.dep_ == "advcl":
        marks = {child.lower_ for child in head.lefts if child.dep_ in ("mark", "advmod")}
        if marks & _BACKGROUND:
            return Standing.BACKGROUND
    if head.dep_ == "relcl" and group.perfect and group.tense == "past":
        return Standing.BACKGROUND
    is_lasting = group.passive or head.lemma_ == "be" or head.lemma_ in word_class("stative")
    if reading.status is Status.ONGOING and is_state(group) and is_lasting:
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
            for_what = outer is not None and outer.passive and governor.token.lemma_ in word_class("purposive")
            if own_subject(head) is None and head.i - first <= 8 and not for_what:
                start = min(start, head.doc[first].idx)
    else:
        negation = noun_negation(head)
        if negation is not None:
            start = min(start, negation.idx)
    return start, end
