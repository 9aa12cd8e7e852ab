"""4. Mentions → records: what a statement does (its verb_class), by its cue, and where that is plain by its content."""

from __future__ import annotations

import re
from functools import cache

from accord.data import read_toml
from accord.mentions.attributions import Attribution

_WORD = re.compile(r"[^\W\d_]+")
_NO = re.compile(
    r"[“\"‘']?(?:there (?:is|are|was|were|has been|have been|had been) )?(no|not|never|nothing|none|nobody|neither)\b",
    re.IGNORECASE,
)
_OWN_WILL = re.compile(
    r"[“\"‘']?(it|he|she|they|we|i)"
    r"(([’']ll| will| would| shall)\b(?! (?:not|like|consider|reconsider)\b)"
    r"| (is|are|was|were) (ready|prepared|willing|determined) to\b)",
    re.IGNORECASE,
)
_DUTY = re.compile(r"(\S+\s+){1,8}(must|should|ought)\b", re.IGNORECASE)
_EXPRESSING = frozenset({"express", "voice", "convey"})
_SHADES = ("praise", "criticise", "support", "assess", "promise")


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(read_toml("reporting.toml")["tenor"][name])


def tenor_of(made: Attribution, content: str) -> str:
    """The verb_class of codebook section 5."""
    if made.lemma in _EXPRESSING:
        return _shade(content, _SHADES, most=6) or made.verb_class
    if made.lemma in _list("naming"):
        return _shade(content, ("criticise", "praise")) or made.verb_class
    if made.lemma not in _list("plain"):
        return made.verb_class
    if made.frame == "to":
        return "urge"
    if _NO.match(content):
        return "deny"
    if _OWN_WILL.match(content):
        return "promise"
    return "urge" if _DUTY.match(content) and made.frame == "that" else made.verb_class


def _shade(content: str, names: tuple[str, ...], most: int = 40) -> str | None:
    """The first list that one of the first words of the content is in."""
    for match, _ in zip(_WORD.finditer(content.lower()), range(most), strict=False):
        for name in names:
            if match.group() in _list(name):
                return name
    return None
