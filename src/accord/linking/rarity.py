"""6. Records ↔ records: how telling a word is among the reports at hand (inverse document frequency)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from accord.linking.profiles import Profile


class Rarity:
    """The weight of each word: near 0 when most reports use it, higher the fewer do (Spärck Jones 1972)."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        used = {(word, profile.record.report) for profile in profiles for word in profile.context}
        self._counts = Counter(word for word, _ in used)
        self._reports = max(len({report for _, report in used}), 2)
        self._weights: dict[str, float] = {}

    def weight(self, word: str) -> float:
        """The word's weight; a word in one report of many weighs most."""
        known = self._weights.get(word)
        if known is None:
            known = self._weights[word] = math.log(1 + self._reports / (self._counts[word] or 1))
        return known

    def likeness(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Cosine of two sets of words by weight, 0 to 1."""
        shared = one & other
        if not shared:
            return 0.0
        return self._square(shared) / math.sqrt(self._square(one) * self._square(other))

    def overlap(self, one: frozenset[str], other: frozenset[str]) -> float:
        """The shared part of the smaller set by weight, 0 to 1."""
        shared = one & other
        if not shared:
            return 0.0
        return self._sum(shared) / min(self._sum(one), self._sum(other))

    def _square(self, words: frozenset[str]) -> float:
        return math.fsum(self.weight(word) ** 2 for word in words)

    def _sum(self, words: frozenset[str]) -> float:
        return math.fsum(self.weight(word) for word in words)
