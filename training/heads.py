"""The heads of the encoder: what each one tells, for which unit, and its labels in their order."""

from __future__ import annotations

from dataclasses import dataclass

from accord.parsing.encoder_card import Form
from accord.values import EventType, Polarity, Standing, Status


@dataclass(frozen=True, slots=True)
class Head:
    """One head. Level "token": a row of logits for each word piece; "sentence": one row, read off [CLS]."""

    name: str
    level: str
    form: Form
    labels: tuple[str, ...]


MENTIONS = (
    "person",
    "state",
    "government",
    "organisation",
    "force",
    "group",
    "place",
    "time",
    "quantity",
    "role",
)
"""Kinds of mention; `role` is a role noun without a name ("the defence minister")."""

OTHER = "OTHER"
"""The type of an event that PLOVER leaves out."""

NONE = "NONE"

MODES = (
    *("withdraw", "visit", "disapprove", "multilateral", "troops", "weapons", "restrict", "yield", "discontinue"),
    *("ceasefire", "release", "arrest", "meet", "seize", "assist", "change", "allege", "third-party", "aerial"),
    *("investigate", "access", "resign", "heavy-weapons", "expel", "firearms", "demo", "deport", "riot", "violence"),
    *("strike", "convict", "explosives", "phone", "disarm", "obstruct", "drone", "destroy", "targeted"),
    *("martial-law", "abduct", "unconventional", "vandalize", "boycott", "censor", "crowd-control", "police"),
    *("curfew", "misinformation", "cyber", "hunger", "beat", "suicide-attack", "withhold", "torture", "territory"),
    *("relations", "militia"),
)
"""The modes of PLOVER that the training data hold."""

CERTAINTIES = ("planned", "happened", "negated", "uncertain")
"""The four states of NewsReader's guidelines, after FactBank."""

QUADS = (NONE, "VERBAL_COOPERATION", "MATERIAL_COOPERATION", "VERBAL_CONFLICT", "MATERIAL_CONFLICT")

ROOTS = (
    *("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    *("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
"""The root codes of the set plv, where CONCEDE and RETREAT are one (YIELD)."""

SENTIMENTS = ("neutral", "p_positive_to_q", "q_positive_to_p", "p_negative_to_q", "q_negative_to_p")


def _bio(*kinds: str) -> tuple[str, ...]:
    return ("O", *(f"{mark}-{kind}" for kind in kinds for mark in "BI"))


HEADS = (
    Head("trigger", "token", Form.TAGS, ("O", "B", "I")),
    Head("mention", "token", Form.TAGS, _bio(*MENTIONS)),
    Head("source", "token", Form.TAGS, ("O", "B", "I")),
    Head("cue", "token", Form.TAGS, ("O", "B", "I")),
    Head("content", "token", Form.TAGS, ("O", "B", "I")),
    Head("type", "token", Form.CLASS, (*(each.value for each in EventType), OTHER)),
    Head("mode", "token", Form.CLASS, (*MODES, NONE)),
    Head("status", "token", Form.CLASS, tuple(each.value for each in Status)),
    Head("polarity", "token", Form.CLASS, tuple(each.value for each in Polarity)),
    Head("standing", "token", Form.CLASS, tuple(each.value for each in Standing)),
    Head("certainty", "token", Form.CLASS, CERTAINTIES),
    Head("factuality", "token", Form.NUMBER, ("factuality",)),
    Head("quad", "sentence", Form.CLASS, QUADS),
    Head("root", "sentence", Form.CLASS, ROOTS),
    Head("sentiment", "sentence", Form.CLASS, SENTIMENTS),
)
BY_NAME = {head.name: head for head in HEADS}

RELATIONS = ("actor", "recipient", "said_by", "said")
"""From an anchor to a token: a trigger's actor and recipient, a cue's source (said_by) and content (said)."""


def columns(level: str) -> dict[str, slice]:
    """Which columns of a level's logits are which head's."""
    found, start = {}, 0
    for head in HEADS:
        if head.level == level:
            found[head.name] = slice(start, start + len(head.labels))
            start += len(head.labels)
    return found


def width(level: str) -> int:
    """How many columns a level's logits have."""
    return sum(len(head.labels) for head in HEADS if head.level == level)
