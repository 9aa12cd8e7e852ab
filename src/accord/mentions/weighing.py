"""3. Document → mentions: what rules and encoder say weighed against each other (weights in data/weighing.toml).

A label's weight is the log of the encoder's probability for it times `encoder`, and for the rules' own label a bonus on
top: how much the rules' word of that label is worth, learned on texts whose labels are known. The heaviest label wins.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import msgspec

from accord.data import read_toml
from accord.settings import DecidedBy

_LEAST = 1e-4
_EVEN = 0.5
NONE = "NONE"
"""What a table of bonuses calls the rules' silence."""


@dataclass(frozen=True, slots=True)
class Pool:
    """The weights of one question: what the encoder's log-probability counts, and the bonus of each rules' answer.

    `named` is added where the rules name the words that speak for their answer. An answer of the encoder's that is less
    likely than `sure`, or for a noun than `sure_of_noun` or `sure_of_known` (a noun that an earlier sentence may have
    told of), does not overrule them.
    """

    encoder: float
    rules: Mapping[str, float]
    named: float = 0.0
    sure: float = 0.0
    sure_of_noun: float = 0.0
    sure_of_known: float = 0.0


@dataclass(frozen=True, slots=True)
class Weights:
    """All weights, by question.

    `alone` holds for what is there or not (trigger, actor, recipient, cue) the least probability of what only the
    encoder sees, `missing_actor` that of an actor where the rules found nobody. Of triggers, `bare` is that of a word
    which the codebook knows to name no event, `bearing` where an event hangs on it, and `ruled` that below which what
    the rules found falls. `factuality` is the encoder's share in that number.
    """

    status: Pool
    type: Pool
    polarity: Pool
    root: Pool
    quad: Pool
    alone: Mapping[str, float]
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


def pooled(
    pool: Pool, rules: str, encoder: Mapping[str, float], decides: DecidedBy, *, named: bool = False, sure: str = "sure"
) -> tuple[str, Chosen]:
    """The heaviest label, and who chose it: both where they agree.

    `named` says that the rules go by words of the sentence, `sure` which of the pool's certainties holds here.

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
    bonus = pool.rules.get(rules, 0.0) + (pool.named if named else 0.0)
    scores = {
        label: pool.encoder * math.log(max(probability, _LEAST)) + (bonus if label == rules else 0.0)
        for label, probability in encoder.items()
    }
    if rules not in scores:
        scores[rules] = pool.encoder * math.log(_LEAST) + bonus
    heaviest = max(scores, key=lambda label: scores[label])
    if encoder.get(heaviest, 0.0) < getattr(pool, sure):
        heaviest = rules
    return heaviest, Chosen.RULES if heaviest == rules else Chosen.ENCODER


def stands(question: str, probability: float, decides: DecidedBy, *, ruled: bool = False) -> bool:
    """Whether a trigger, actor, recipient or cue is there: what the rules found is, else the encoder must be sure.

    Where the encoder alone decides, it is there when likelier than not.
    """
    if decides is DecidedBy.ENCODER:
        return probability >= _EVEN
    return ruled or (decides is DecidedBy.BOTH and probability >= weights().alone[question])
