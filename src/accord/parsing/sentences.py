"""2. Report → Doc: sentence boundaries that the layout of a report gives away before the parser runs."""

from __future__ import annotations

import re
from functools import cache
from statistics import median
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from accord.data import read_toml

_TERMINAL = ".!?:;\"'”’»)]…"
_WRAP_WIDTH = 100
_WRAPPED_SHARE = 0.5
_STARTS, _GOES_ON = np.array([1, -1]).astype(np.uint64)
"""How spaCy's arrays say that a token starts a sentence, and that it starts none."""


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


_MONTH = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_DATELINE = re.compile(
    r"^[ \t]*(?:[A-Z][\w’'.-]*[ /,]+){1,5}"
    rf"(?:(?:{_MONTH})[a-z]*\.? \d{{1,2}}|\d{{1,2}} (?:{_MONTH})[a-z]*\.?)(?:,? \d{{4}})?\s*(?:--|[—–-])\s+(?=\S)",
    re.MULTILINE,
)


def dateline_ends(text: str) -> set[int]:
    """Offsets at which a report begins behind a dateline with a day and no agency, where the parser loses its way.

    >>> sorted(dateline_ends("OSLO, June 6 - Norway and Chile signed."))
    [15]
    """
    return {match.end() for match in _DATELINE.finditer(text)}


MOST_TOKENS = 400
"""A text without a full stop is cut here: later steps go through a sentence more than once."""
_HELD = 15
"""Tokens behind a dateline among which only a full stop ends the sentence."""
_STOPS = frozenset({".", "!", "?", "…"})
_ABBREVIATIONS = frozenset({"u.s.", "u.k.", "u.n."})
_LOOSE = frozenset({"and", "but", "so", "or", "because", "yet", "then", "yeah"})
"""Words in small letters that may start a sentence where people speak without full stops."""


@cache
def _titles() -> frozenset[str]:
    return frozenset(read_toml("abbreviations.toml")["titles"]["words"])


@cache
def _before_names() -> frozenset[str]:
    """Abbreviated titles and given names, in small letters, without their stop."""
    return frozenset(read_toml("abbreviations.toml")["before_names"]["words"])


def read_abbreviations(nlp: Language) -> None:
    """Let the tokenizer keep the full stop of abbreviated titles and given names: "Ma." in "Secretary Ma. Cruz"."""
    tokenizer: Any = nlp.tokenizer
    for word in sorted(_before_names()):
        tokenizer.add_special_case(f"{word.title()}.", [{"ORTH": f"{word.title()}."}])


def _goes_on(doc: Doc, index: int) -> bool:
    """Whether a small letter, or the stroke of a dateline, goes on what the word before it began.

    "Turkey lifts its objection", "MADRID | Turkey signed".
    """
    here = doc[index].text
    is_within = here == "|" or (here[0].islower() and here not in _LOOSE)
    return bool(index) and is_within and doc[index - 1].text[-1].isalpha()


def _goes_on_name(doc: Doc, index: int) -> bool | None:
    """Whether a token goes on a name cut short before it ("Ma. Teresa"); None where no such name stands there.

    A surname that looks like one ends its sentence: "said Jon Ma. Berlin agreed."
    """
    before, here = doc[index - 1].text, doc[index]
    if not before.endswith(".") or before[:-1].lower() not in _before_names():
        return None
    over = doc[index - 2] if index > 1 else None
    is_surname = over is not None and over.is_title and over.lower_.rstrip(".") not in _titles()
    return here.is_title and not here.is_stop and not is_surname


@Language.component("accord_sentences", assigns=["token.is_sent_start"])
def accord_sentences(doc: Doc) -> Doc:
    """Start a sentence at every paragraph and behind a dateline, never between a word or "U.S." and a small letter.

    The parser decides the rest.
    """
    behind = dateline_ends(doc.text)
    starts = paragraph_starts(doc.text) | behind
    told = doc.to_array("SENT_START")  # a token asked to change its own goes through the whole text first
    run = 0
    held = 0
    for token in doc:
        held = _HELD if token.idx in behind else 0 if token.text in _STOPS or token.is_space else max(held - 1, 0)
        run = 0 if token.idx in starts or token.text in _STOPS else run + 1
        if token.idx in starts or run == MOST_TOKENS:
            told[token.i] = _STARTS
            run = 0
        elif (
            held
            or token.is_space
            or _goes_on(doc, token.i)
            or (token.i and doc[token.i - 1].lower_ in _ABBREVIATIONS and token.text[0].islower())
        ):
            told[token.i] = _GOES_ON
        elif token.i and token.text[0].isupper() and (goes_on := _goes_on_name(doc, token.i)) is not None:
            told[token.i] = _GOES_ON if goes_on else _STARTS
    return doc.from_array(["SENT_START"], told)  # type: ignore[arg-type]
