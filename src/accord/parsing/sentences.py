"""2. Report → Doc: sentence boundaries that the layout of a report gives away before the parser runs."""

from __future__ import annotations

import re
from statistics import median

from spacy.language import Language
from spacy.tokens import Doc

_TERMINAL = ".!?:;\"'”’»)]…"
_WRAP_WIDTH = 100
_WRAPPED_SHARE = 0.5


def is_hard_wrapped(text: str) -> bool:
    """Whether the lines of a text are broken at a width (mail, old wires) and not at the ends of paragraphs.

    >>> is_hard_wrapped("One line.\\nAnother line.\\nA third line.")
    False
    """
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 4 or max(map(len, lines)) > _WRAP_WIDTH or median(map(len, lines)) < 45:
        return False
    unfinished = sum(1 for line in lines[:-1] if line.rstrip()[-1] not in _TERMINAL)
    return unfinished / (len(lines) - 1) >= _WRAPPED_SHARE


def paragraph_starts(text: str) -> set[int]:
    """Offsets at which a new paragraph begins: after a blank line, or after any line break of unwrapped text.

    >>> sorted(paragraph_starts("Head\\n\\nBody here."))
    [0, 6]
    """
    breaks = r"\n\s*\n\s*" if is_hard_wrapped(text) else r"\n\s*"
    return {0} | {match.end() for match in re.finditer(breaks, text) if match.end() < len(text)}


MOST_TOKENS = 400
"""A text without a full stop is cut here: later steps go through a sentence more than once."""
_STOPS = frozenset({".", "!", "?", "…"})
_ABBREVIATIONS = frozenset({"u.s.", "u.k.", "u.n."})


@Language.component("accord_sentences", assigns=["token.is_sent_start"])
def accord_sentences(doc: Doc) -> Doc:
    """Start a sentence at every paragraph, never between "U.S." and a small letter; the parser decides the rest."""
    starts = paragraph_starts(doc.text)
    run = 0
    for token in doc:
        run = 0 if token.idx in starts or token.text in _STOPS else run + 1
        if token.idx in starts or run == MOST_TOKENS:
            token.is_sent_start = True
            run = 0
        elif token.is_space or (token.i and doc[token.i - 1].lower_ in _ABBREVIATIONS and token.text[0].islower()):
            token.is_sent_start = False
    return doc
