"""6. Records ↔ records: how telling a word is among the reports at hand (inverse document frequency)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from accord.linking.profiles import Profile


class Rarity:
    """The weight of each word: near 0 when most reports use it, higher the fewer do (Spärck Jones 1972)."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        used = {(word, profile.record.report) for profile in profiles for word in profile.context}
        self._counts = Counter(word for word, _ in used)
        self._reports = max(len({profile.record.report for profile in profiles}), 2)

    def weight(self, word: str) -> float:
        """The word's weight; a word in one report of many weighs most."""
        return math.log(1 + self._reports / (self._counts[word] or 1))

    def likeness(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Cosine of two sets of words by weight, 0 to 1."""
        shared = sum(self.weight(word) ** 2 for word in sorted(one & other))
        if not shared:
            return 0.0
        return shared / (self._length(one) * self._length(other))

    def overlap(self, one: frozenset[str], other: frozenset[str]) -> float:
        """The shared part of the smaller set by weight, 0 to 1."""
        least = min(self._sum(one), self._sum(other))
        return self._sum(one & other) / least if least else 0.0

    def _length(self, words: frozenset[str]) -> float:
        return math.sqrt(sum(self.weight(word) ** 2 for word in sorted(words)))

    def _sum(self, words: frozenset[str]) -> float:
        return sum(self.weight(word) for word in sorted(words))
