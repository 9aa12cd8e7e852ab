"""3. Document → mentions: what a weapon or a ship is called, and what a clause with "what" calls it."""

from __future__ import annotations

import re

from spacy.tokens import Token

_NUMBERED = re.compile(r"(?<=[^\W\d_]{3})-?\d+[A-Za-z]?$")
_CALLING = frozenset({"call", "describe", "term", "name", "dub", "say"})


def without_number(name: str) -> str:
    """A name without the number that its maker adds to it.

    >>> without_number("agni-5"), without_number("shahab3"), without_number("talks")
    ('agni', 'shahab', 'talks')
    """
    return _NUMBERED.sub("", name)


def what_is_called(clause: Token) -> Token | None:
    """What a clause with "what" only gives a name: "fired what it called an Agni-5"."""
    if clause.lemma_.lower() not in _CALLING or clause.left_edge.lower_ != "what":
        return None
    wanted = (child for child in clause.rights if child.dep_ in ("oprd", "dobj", "attr", "ccomp", "pobj", "nsubj"))
    return next((child for child in wanted if child.pos_ in ("NOUN", "PROPN")), None)
