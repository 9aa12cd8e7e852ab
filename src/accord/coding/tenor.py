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
_QUOTE = re.compile('[“”„"«»]')
_OPENING = 10
"""So many words tell the tenor of a content."""
_SHORT = 4
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
    if _DUTY.match(content) and made.frame == "that":
        return "urge"
    if _first_words(content, _OPENING) & _list("guessing"):
        return "assess"
    return "report" if _tells_of_deeds(content) else made.verb_class


def _first_words(content: str, most: int) -> set[str]:
    return {match.group() for match, _ in zip(_WORD.finditer(content.lower()), range(most), strict=False)}


def _tells_of_deeds(content: str) -> bool:
    """Whether a paraphrase hands on what others did: past tense, no word of one's own, nothing quoted or negated."""
    first = _WORD.search(content.lower())
    opening = _first_words(content, _OPENING)
    if first is None or first.group() in _list("own") or opening & _list("negating") or _QUOTE.search(content):
        return False
    return bool(opening & _list("past")) or any(word.endswith("ed") and len(word) > _SHORT for word in opening)


def _shade(content: str, names: tuple[str, ...], most: int = 40) -> str | None:
    """The first list that one of the first words of the content is in."""
    for match, _ in zip(_WORD.finditer(content.lower()), range(most), strict=False):
        for name in names:
            if match.group() in _list(name):
                return name
    return None
