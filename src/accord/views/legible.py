"""8. Ledger → what people see: letters that no font at hand can show, in letters that every font has.

Korean syllables are romanised (Revised Romanization, letter by letter), signs told by name, all else by code point.
What is put in their place stands in ⟨ ⟩, so that nobody takes it for the report's spelling.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set

_FIRST_SYLLABLE, _SYLLABLES = 0xAC00, 11_172
_INITIALS, _VOWELS, _FINALS = (
    letters.replace("-", "").split(" ")
    for letters in (
        "g kk n d tt r m b pp s ss - j jj ch k t p h",
        "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i",
        "- k k k n n n t l k m l l l p l m p p t t ng t t k t p t",
    )
)
_UNSEEN = frozenset({"Cf", "Cc", "Cs", "Co", "Cn", "Mn"})
"""Categories of characters that show nothing by themselves: left out where no font has them."""


def legible(text: str, missing: Set[str]) -> str:
    """The text with each run of missing characters put in other letters.

    >>> legible("met 김정은 in Seoul", set("김정은"))
    'met ⟨Gimjeongeun⟩ in Seoul'
    """
    if not missing:
        return text
    pattern = re.compile(f"[{re.escape(''.join(sorted(missing)))}]+")
    return pattern.sub(lambda found: _told(found[0]), text)


def romanised(text: str) -> str:
    """Korean syllables letter by letter in Latin letters; all else as it is.

    >>> romanised("서울")
    'seoul'
    """
    return "".join(_syllable(char) for char in text)


def _syllable(char: str) -> str:
    place = ord(char) - _FIRST_SYLLABLE
    if not 0 <= place < _SYLLABLES:
        return char
    initial, rest = divmod(place, 588)
    vowel, final = divmod(rest, 28)
    return _INITIALS[initial] + _VOWELS[vowel] + _FINALS[final]


def _told(run: str) -> str:
    seen = [char for char in run if unicodedata.category(char) not in _UNSEEN]
    if not seen:
        return ""
    parts = ["".join(_syllable(char) for char in seen if _is_korean(char)).capitalize()]
    parts += [_name(char) for char in seen if not _is_korean(char)]
    return f"⟨{' '.join(part for part in parts if part)}⟩"


def _is_korean(char: str) -> bool:
    return _FIRST_SYLLABLE <= ord(char) < _FIRST_SYLLABLE + _SYLLABLES


def _name(char: str) -> str:
    if unicodedata.category(char).startswith("S"):
        return unicodedata.name(char, f"U+{ord(char):04X}").lower()
    return f"U+{ord(char):04X}"
