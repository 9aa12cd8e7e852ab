"""7. Events → dossiers: which sentences may name a dossier, by one look-up of words, not a search of all texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_WORD = re.compile(r"\w+")
_KEY = re.compile(r"[a-z0-9]+")
_ODD = re.compile("[\u0130\u0131\u017f\u212a]")
"""Letters that stand for i, s and k where case does not count (Unicode case folding); `lower` leaves some of them."""


class WordIndex:
    """Texts by their words: built once, asked for every dossier.

    What it gives is more than the texts that hold a name, never fewer: the pattern of names decides.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._count = len(texts)
        self._by_word: dict[str, list[int]] = {}
        self._odd: set[int] = set()
        for place, text in enumerate(texts):
            if _ODD.search(text):
                self._odd.add(place)
            for word in set(_WORD.findall(text.lower())):
                self._by_word.setdefault(word, []).append(place)

    def holding(self, names: Iterable[str]) -> list[int]:
        """The places of the texts that may hold one of some names, in order."""
        places: set[int] = set()
        for name in names:
            found = self._places(name)
            if found is None:
                return list(range(self._count))
            places |= found
        return sorted(places)

    def _places(self, name: str) -> set[int] | None:
        """Where the rarest word of a name stands that has to stand whole; None where the name has no such word."""
        keys = keys_of(name)
        if not keys:
            return None
        found = [[self._by_word.get(form, []) for form in forms] for forms in keys]
        rarest = min(found, key=lambda lists: sum(map(len, lists)))
        return {place for places in rarest for place in places} | self._odd


def keys_of(name: str) -> list[tuple[str, ...]]:
    """The words of a name that a text with the name has between word boundaries, each in the forms it may have.

    A word at a gap ("...") may be part of a longer one there, and the last word may have a plural.

    >>> keys_of("defense chiefs ... annual meeting")
    [('defense',), ('chiefs',), ('annual',), ('meeting', 'meetings')]
    """
    found: list[tuple[str, ...]] = []
    parts = name.lower().replace("’", "'").split("...")
    for number, part in enumerate(parts):
        for match in _WORD.finditer(part):
            word = match.group()
            opens = match.start() > 0 or number == 0
            closes = match.end() < len(part) or number == len(parts) - 1
            if not (opens and closes and _KEY.fullmatch(word)):
                continue
            is_last = number == len(parts) - 1 and match.end() == len(part)
            found.append((word, f"{word}s") if is_last else (word,))
    return found
