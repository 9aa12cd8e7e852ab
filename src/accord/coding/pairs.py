"""4. Mentions → records: the event type between two given spans of a sentence ("A condemned B")."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from accord.coding.plover import manual_type
from accord.mentions.status import find_status
from accord.mentions.triggers import Trigger, find_triggers
from accord.mentions.weighing import NONE, Chosen, pooled, weights
from accord.parsing.encoder import read_pair
from accord.parsing.found import found
from accord.values import EventType, Status

_YIELD = "YIELD"


@dataclass(frozen=True, slots=True)
class PairFinding:
    """What stands between a source and a target: the type, and PLOVER's own (a future CONSULT is an AGREE)."""

    type: EventType | None
    plover_type: EventType | None
    status: Status | None
    trigger: str
    decided_by: str = "rules"


def code_pair(doc: Doc, source: Span, target: Span) -> PairFinding:
    """The event that links two spans: the trigger nearest to the path between them in the tree."""
    best: tuple[float, Trigger] | None = None
    triggers = [trigger for trigger in find_triggers(doc, everything=True) if trigger.type is not None]
    typed = {trigger.head for trigger in triggers}
    for trigger in triggers:
        cost = _cost(doc, _bearer(doc[trigger.head], typed), source, target)
        if best is None or cost < best[0]:
            best = (cost, trigger)
    finding = _of_trigger(doc, best[1]) if best is not None else PairFinding(None, None, None, "")
    return _weighed(doc, finding, read_pair(doc, source, target).get("root", {}))


def _of_trigger(doc: Doc, trigger: Trigger) -> PairFinding:
    finding = find_status(doc, trigger)
    manual = manual_type(trigger.plover or trigger.type, finding.status, finding.polarity, finding.reasons)
    return PairFinding(trigger.type, manual, finding.status, trigger.text)


def root_of(type_: EventType | None) -> str:
    """The root code of a type where CONCEDE and RETREAT are one (YIELD); "NONE" for none."""
    if type_ is None:
        return NONE
    return _YIELD if type_ in (EventType.CONCEDE, EventType.RETREAT) else type_.value


def _weighed(doc: Doc, finding: PairFinding, scores: Mapping[str, float]) -> PairFinding:
    """A finding with its root code weighed against what the encoder reads in the marked sentence."""
    rules = root_of(finding.plover_type)
    root, who = pooled(weights().root, rules, scores, found(doc).decides)
    if who is not Chosen.ENCODER or root == rules:
        return replace(finding, decided_by=who.value)
    type_ = EventType.CONCEDE if root == _YIELD else EventType(root)
    return PairFinding(type_, type_, finding.status, finding.trigger, who.value)


def _bearer(head: Token, typed: Container[int]) -> Token:
    """The verb that does what a noun names, where it has no type itself ("ordered the release of"), else the word."""
    verb = head.head
    return verb if head.dep_ == "dobj" and verb.pos_ == "VERB" and verb.i not in typed else head


def _cost(doc: Doc, head: Token, source: Span, target: Span) -> float:
    """How far an event word is from linking source and target: steps in the tree, and words between."""
    steps = _steps(head, source.root) + _steps(head, target.root)
    inside = any(span.start <= head.i < span.end for span in (source, target))
    between = min(source.end, target.end) <= head.i < max(source.start, target.start)
    return steps + (4 if inside else 0) - (1.5 if between else 0) + 0.01 * abs(head.i - source.root.i)


def _steps(one: Token, other: Token) -> int:
    """The number of arcs between two tokens of a tree; 12 when they share none."""
    ways = {token.i: count for count, token in enumerate((one, *one.ancestors))}
    for count, token in enumerate((other, *other.ancestors)):
        if token.i in ways:
            return count + ways[token.i]
    return 12
