"""6. Records ↔ records: the letters of two names, and whether one is a slip of the other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_LEAST_TO_SWAP = 5
_LEAST_CONSONANTS = 4
_VOWELS = re.compile(r"[aeiouy]+")
_DOUBLED = re.compile(r"(\w)\1")


def is_a_letter_off(one: str, other: str) -> bool:
    """Whether two words with one first letter differ by one letter added, left out or in another's place.

    Two letters that change places are one slip too.

    >>> is_a_letter_off("lindt", "lind"), is_a_letter_off("lind", "lund"), is_a_letter_off("lind", "bind")
    (True, True, False)
    >>> is_a_letter_off("lindtberg", "lintdberg")
    True
    """
    if one[:1] != other[:1] or one == other or min(len(one), len(other)) < 3:
        return False
    if len(one) == len(other):
        apart = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        return len(apart) == 1 or _are_swapped(one, other, apart)
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _are_swapped(one: str, other: str, apart: Sequence[int]) -> bool:
    """Whether two words differ only in two letters next to each other that change places, or one apart."""
    if len(apart) != 2 or apart[1] - apart[0] > 2 or len(one) < _LEAST_TO_SWAP:
        return False
    first, last = apart
    return one[first] == other[last] and one[last] == other[first]


@lru_cache(maxsize=20_000)
def letters_of(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, without accents."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return tuple(re.findall(r"\w+", plain.casefold()))


def with_marks(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, with the accents it is printed with.

    >>> with_marks("SÖDER”") == with_marks("Söder"), with_marks("Soder") == with_marks("Söder")
    (True, False)
    """
    return tuple(re.findall(r"\w+", unicodedata.normalize("NFC", name).casefold()))


def have_same_consonants(one: str, other: str) -> bool:
    """Whether two long words differ in their vowels and doubled letters only, as two ways to spell a foreign name do.

    >>> have_same_consonants("mohammed", "muhammad"), have_same_consonants("lindqvist", "lindqvest")
    (True, True)
    >>> have_same_consonants("lind", "lund"), have_same_consonants("mina", "mona")
    (False, False)
    """
    left, right = (_DOUBLED.sub(r"\1", _VOWELS.sub("", word)) for word in (one, other))
    return one[:1] == other[:1] and left == right and len(left) >= _LEAST_CONSONANTS
