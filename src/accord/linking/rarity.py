"""6. Records ↔ records: how telling a word is, by how few of many news reports use it (data/word_rarity.toml)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache, lru_cache

from accord.data import read_toml


class Rarity:
    """The weight of each word: near 0 where most reports use it, higher the fewer do (Spärck Jones 1972).

    The weights are those of a bundled table, not of the reports at hand: what is compared of two records depends on
    these two alone, so that a ledger that grows keeps what it has compared.
    """

    @property
    def most(self) -> float:
        """The weight of the rarest words."""
        return _table()[1]

    def weight(self, word: str) -> float:
        """The word's weight; a word that the table lacks weighs most."""
        weights, rarest = _table()
        return weights.get(word, rarest)

    def likeness(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Cosine of two sets of words by weight, 0 to 1."""
        shared = one & other
        if not shared:
            return 0.0
        return _square(shared) / math.sqrt(_square(one) * _square(other))

    def overlap(self, one: frozenset[str], other: frozenset[str]) -> float:
        """The shared part of the smaller set by weight, 0 to 1."""
        shared = one & other
        if not shared:
            return 0.0
        return self._sum(shared) / min(self._sum(one), self._sum(other))

    def most_telling(self, words: Mapping[str, int], count: int) -> frozenset[str]:
        """The words that weigh most, each by its rarity and by how often it stands."""
        ordered = sorted(words, key=lambda word: (-(1 + math.log(words[word])) * self.weight(word), word))
        return frozenset(ordered[:count])

    def _sum(self, words: frozenset[str]) -> float:
        return math.fsum(self.weight(word) for word in words)


@cache
def _table() -> tuple[dict[str, float], float]:
    """The weight of each word of the bundled table, and that of words it lacks."""
    table = read_toml("word_rarity.toml")
    weights = {word: float(weight) for weight, words in table["bands"].items() for word in words.split()}
    return weights, float(table["rarest"])


@lru_cache(maxsize=20_000)
def _square(words: frozenset[str]) -> float:
    weights, rarest = _table()
    return math.fsum(weights.get(word, rarest) ** 2 for word in words)
