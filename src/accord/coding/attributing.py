"""4. Mentions → records: on whose word an event stands, with the words that name the source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from accord.coding.actor_index import ActorIndex
from accord.mentions.attributions import noun_phrase
from accord.mentions.own_words import time_hint
from accord.mentions.status import StatusFinding
from accord.mentions.triggers import Trigger
from accord.parsing.found import text_of
from accord.records import StatementRecord
from accord.values import Actor, ActorKind, Span, Status

_PRONOUNS = frozenset({"PRON", "DET"})
_JUDGING = frozenset({"criticise", "praise", "support", "assess", "describe"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})


@dataclass(frozen=True, slots=True)
class Word:
    """The party on whose word an event stands, and where its words are; both None for the report itself."""

    actor: Actor | None = None
    span: Span | None = None


def word_of(
    doc: Doc, trigger: Trigger, finding: StatusFinding, index: ActorIndex, statements: Sequence[StatementRecord]
) -> Word:
    """On whose word an event stands: its governing source's, else that of the innermost statement that holds it."""
    if _is_known_fact(doc, trigger, finding, statements):
        return Word()
    if finding.source is not None:
        word = _of_source(doc[finding.source], index)
        if word.actor is not None:
            return word
    statement = _innermost(trigger, statements)
    if statement is None or (finding.source is None and _is_presupposed(doc, trigger, statement)):
        return Word()
    return Word(statement.source, statement.source_span)


def _of_source(token: Token, index: ActorIndex) -> Word:
    """The actor a source's head names; one that no mention covers stays a local actor under its own words."""
    record = index.covering(token)
    if record is not None:
        return Word(next(iter(index.named_by(token)), record.as_actor()), Span(start=record.start, end=record.end))
    if token.pos_ in _PRONOUNS:
        return Word(next(iter(index.named_by(token)), None))
    first, last = noun_phrase(token)
    owners = index.named_by(token)
    if owners and token.pos_ == "PROPN":
        return Word(owners[0], Span(start=first, end=last))
    name = " ".join(text_of(token.doc)[first:last].split())
    kind = ActorKind.GROUP if token.tag_ in ("NNS", "NNPS") else ActorKind.PERSON
    country = owners[0].country if owners else None
    return Word(Actor(id="~" + name.lower(), name=name, kind=kind, country=country), Span(start=first, end=last))


def _innermost(trigger: Trigger, statements: Iterable[StatementRecord]) -> StatementRecord | None:
    """The shortest statement in whose content an event is told."""
    innermost: StatementRecord | None = None
    for statement in statements:
        if not any(span.start <= trigger.start < span.end for span in statement.content):
            continue
        if statement.cue is not None and statement.cue.start <= trigger.start < statement.cue.end:
            continue
        if innermost is None or statement.end - statement.start < innermost.end - innermost.start:
            innermost = statement
    return innermost


def _is_known_fact(doc: Doc, trigger: Trigger, finding: StatusFinding, statements: Iterable[StatementRecord]) -> bool:
    """Whether a dated participle says of what it speaks when it was done ("denied keeping the arms shipped in 1994").

    Such a clause only tells which thing is meant, so it is the reporter's, unless it is quoted.
    """
    head = doc[trigger.head]
    if head.dep_ != "acl" or head.tag_ not in ("VBN", "VBD") or finding.status is not Status.OCCURRED:
        return False
    quotes = (quote for statement in statements for quote in statement.quotes)
    return time_hint(head) in ("dated", "earlier") and not any(q.start <= trigger.start < q.end for q in quotes)


def _is_presupposed(doc: Doc, trigger: Trigger, statement: StatementRecord) -> bool:
    """Whether a statement judges what is known ("condemned the raid"): that it happened, the report itself says."""
    head = doc[trigger.head]
    effort = head.head if head.dep_ == "acl" and head.tag_ == "VB" else None
    if (trigger.part != "noun" and effort is None) or statement.verb_class not in _JUDGING:
        return False
    if any(quote.start <= trigger.start < quote.end for quote in statement.quotes):
        return False
    return any(child.lower_ in _POINTING or child.dep_ == "poss" for child in (effort or head).lefts)
