"""3. Document → mentions: where "be" tells that somebody stays somewhere, which is a visit."""

from __future__ import annotations

from spacy.tokens import Token

from accord.mentions.framing import find_frame


def is_stay(be: Token) -> bool:
    """Whether "be" tells of a stay at a time or for something ("will be in Rome on Friday", "is in Rome for talks")."""
    words = list(be.children)
    if any(child.dep_ in ("attr", "acomp", "xcomp", "ccomp", "expl") for child in words):
        return False
    is_timed = any(child.ent_type_ in ("DATE", "TIME") for word in words for child in (word, *word.rights))
    is_told = any(child.tag_ == "MD" or (child.lower_ == "for" and child.dep_ == "prep") for child in words)
    return (is_timed or is_told) and find_frame(be, "verb") is not None
