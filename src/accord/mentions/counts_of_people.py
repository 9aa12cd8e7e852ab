"""3. Document → mentions: counts that stand alone for those named before ("the two met", "talks between the three")."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

_COUNTS = frozenset({"two", "three", "four", "five"})
_OPENING = frozenset({"the", "all"})
_AMONG = frozenset({"between", "of", "among"})


def find_counts(doc: Doc, taken: set[int]) -> Iterator[Token]:
    """The number words with no noun behind them that act, or that something is between or of."""
    for number in doc[1:]:
        before = number.nbor(-1)
        if number.lower_ not in _COUNTS or before.lower_ not in _OPENING or {number.i, before.i} & taken:
            continue
        acts = number.dep_ == "nsubj" or (number.dep_ == "pobj" and number.head.lower_ in _AMONG)
        if acts and not any(number.rights):
            yield number
