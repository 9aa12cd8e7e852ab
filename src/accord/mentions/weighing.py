"""3. Document → mentions: what rules and encoder say weighed against each other (weights in data/weighing.toml).

A label's weight is the log of the encoder's probability for it times `encoder`, and for the rules' own label a bonus on
top: how much the rules' word of that label is worth, learned on texts whose labels are known. The heaviest label wins.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

import msgspec

from accord.data import read_toml
from accord.mentions.triggers import Trigger
from accord.settings import DecidedBy

_LEAST = 1e-4
NONE = "NONE"
"""What a table of bonuses calls the rules' silence."""


@dataclass(frozen=True, slots=True)
class Pool:
    """The weights of one question: what the encoder's log-probability counts, and the bonus of each rules' answer."""

    encoder: float
    rules: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Detection:
    """Whether something is there: an event, a participant, a cue.

    What only the encoder proposes needs `alone` as its probability. What a kind of rule found stands, unless `rules`
    has a bonus for that kind: then where the encoder's log-odds times `encoder` and the bonus are above nought.
    """

    alone: float
    encoder: float = 1.0
    rules: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Weights:
    """All weights, by question."""

    status: Pool
    type: Pool
    polarity: Pool
    root: Pool
    quad: Pool
    trigger: Detection
    actor: Detection
    recipient: Detection
    cue: Detection
    factuality: Mapping[str, float]


class Chosen(StrEnum):
    """Who decided."""

    RULES = "rules"
    ENCODER = "encoder"
    BOTH = "both"


@cache
def weights() -> Weights:
    """The weights of data/weighing.toml."""
    return msgspec.convert(read_toml("weighing.toml"), type=Weights)


def pooled(pool: Pool, rules: str, encoder: Mapping[str, float], decides: DecidedBy) -> tuple[str, Chosen]:
    """The heaviest label, and who chose it: both where they agree.

    >>> pooled(Pool(1.0, {"a": 1.0}), "a", {"a": 0.3, "b": 0.7}, DecidedBy.BOTH)
    ('a', <Chosen.RULES: 'rules'>)
    >>> pooled(Pool(1.0, {"a": 0.5}), "a", {"a": 0.1, "b": 0.9}, DecidedBy.BOTH)
    ('b', <Chosen.ENCODER: 'encoder'>)
    """
    if not encoder or decides is DecidedBy.RULES:
        return rules, Chosen.RULES
    best = max(encoder, key=lambda label: encoder[label])
    if decides is DecidedBy.ENCODER:
        return best, Chosen.ENCODER
    if best == rules:
        return rules, Chosen.BOTH
    bonus = pool.rules.get(rules, 0.0)
    scores = {
        label: pool.encoder * math.log(max(probability, _LEAST)) + (bonus if label == rules else 0.0)
        for label, probability in encoder.items()
    }
    if rules not in scores:
        scores[rules] = pool.encoder * math.log(_LEAST) + bonus
    heaviest = max(scores, key=lambda label: scores[label])
    return heaviest, Chosen.RULES if heaviest == rules else Chosen.ENCODER


def stands(detection: Detection, rules: str | None, probability: float, decides: DecidedBy) -> bool:
    """Whether something is there, by what kind of rule found it (None: no rule) and the encoder's probability.

    >>> stands(Detection(0.8, 1.0, {"verb": 2.0}), "verb", 0.2, DecidedBy.BOTH)
    True
    >>> stands(Detection(0.8, 1.0, {"verb": 2.0}), "verb", 0.02, DecidedBy.BOTH)
    False
    >>> stands(Detection(0.8), None, 0.7, DecidedBy.BOTH)
    False
    """
    if decides is DecidedBy.RULES:
        return rules is not None
    if decides is DecidedBy.ENCODER:
        return probability >= 0.5
    if rules is None:
        return probability >= detection.alone
    if rules not in detection.rules:
        return True
    odds = min(max(probability, _LEAST), 1 - _LEAST)
    return detection.encoder * math.log(odds / (1 - odds)) + detection.rules[rules] > 0


def kind_of(trigger: Trigger) -> str:
    """What kind of rule found a trigger: its part of speech, and how much the codebook knows of it.

    Bare is a verb that the codebook does not list, listed one without a PLOVER type, typed one with it.
    """
    known = "typed" if trigger.type is not None else "listed" if trigger.has_frame else "bare"
    return f"{trigger.part}_{known}"
