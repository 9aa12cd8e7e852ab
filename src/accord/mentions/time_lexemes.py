"""3. document → mentions: a text as lexemes, each of one word class, over whose symbols the patterns of time run.

It is no tokenizer of spaCy's: "2025-11-04", "6.20pm" and the tokenised "October 04 , 2005" come out alike.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from accord.data import read_toml
from accord.parsing.sentences import is_hard_wrapped

Value = int | float | str


class Lexeme(NamedTuple):
    """A stretch of the text with the symbol of its class and what it is worth."""

    start: int
    end: int
    text: str
    symbol: str
    value: Value


NUMBER_CLASSES = (
    *("NAMEDDAY", "NINEELEVEN", "ZONENAME", "SHORTYEAR"),
    *("ISO", "SLASHED", "CLOCK", "DOTCLOCK", "MILITARY", "DECADE", "ORDNUM", "QNUM", "FYNUM", "AMPM"),
    *("H12", "H24", "D31", "N2", "Y4", "NUM", "DEC"),
)
MARK_CLASSES = {
    **dict.fromkeys("-–‐‑", "DASH"),
    **dict.fromkeys("'’`´", "APOS"),
    **{",": "COMMA", ".": "DOT", "(": "LP", ")": "RP"},
}
OTHER = "x"
FIRST_SYMBOL = 0xE000


@cache
def symbols() -> dict[str, str]:
    """One private-use character for each class of word, number and mark."""
    names = [*read_toml("times.toml")["words"], *NUMBER_CLASSES, *dict.fromkeys(MARK_CLASSES.values()), "BREAK"]
    return {name: chr(FIRST_SYMBOL + number) for number, name in enumerate(names)}


@cache
def words() -> dict[str, tuple[str, Value]]:
    """Lower-case word → symbol of its class and its value."""
    made: dict[str, tuple[str, Value]] = {}
    for name, entries in read_toml("times.toml")["words"].items():
        made.update({word: (symbols()[name], value) for word, value in entries.items()})
    return made


@cache
def _named_days() -> dict[str, str]:
    """Named days of several words, apostrophes straight → how to find their day."""
    return dict(read_toml("times.toml")["named_days"])


_REST = r"""
    | (?P<NINEELEVEN>(?<![\d/])9/11(?![\d/]))
    | (?P<ZONENAME>(?:(?<=[\d(])|(?<=[ap]m)|(?<=m\.)|(?<=noon)|(?<=night))\ ?
        (?-i:(?!This|That|Next|Last|Local|Some|Any)[A-Z][a-z]+(?:\ [A-Z][a-z]+){0,2})\ time\b)
    | (?P<SHORTYEAR>(?<!\w)['’]\d\d(?![\w'’]))
    | (?P<ISO>\b(?:1[5-9]|2[01])\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])
        (?:[T\ ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-]))
    | (?P<SLASHED>\b\d{1,2}/\d{1,2}/(?:(?:19|20)\d\d|\d\d)\b(?!/) | \b\d{1,2}\.\d{1,2}\.(?:19|20)\d\d\b)
    | (?P<CLOCK>(?<![\d:.,])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:]))
    | (?P<DOTCLOCK>(?<![\d:.,])(?:(?:0?\d|1[0-2])\.[0-5]\d(?=\ ?[ap]\.?m\b)
        | (?:[01]?\d|2[0-3])\.[0-5]\d(?=\ (?-i:GMT|UTC|BST|CES?T|EES?T|IST)\b)))
    | (?P<MILITARY>(?:(?<=\bat\ )|(?<=\bby\ )|(?<=\bfrom\ )|(?<=\buntil\ )|(?<=\())
        (?:[01]\d|2[0-3])[0-5]\d(?=\ (?:hours|hrs|GMT|UTC|Z|local)\b))
    | (?P<DECADE>\b(?:1[5-9]|20)\d0[’']?s\b | (?<!\w)[’']?[2-9]0s\b)
    | (?P<ORDNUM>\b\d{1,2}(?:st|nd|rd|th)\b)
    | (?P<QNUM>\bQ[1-4]\b)
    | (?P<FYNUM>\bFY\ ?[’']?\d\d(?:\d\d)?\b)
    | (?P<NUMBER>\d+(?:,\d{3})*(?:\.\d+)?)
    | (?P<AMPM>(?<=\d)\s?[ap](?:\.\ ?m\.|\.m\b|m\b)|(?<=[a-z])\ [ap]\.m\.)
    | (?P<WORD>[^\W\d_]+)
    | (?P<LINE>\n\s*)
    | (?P<MARK>[^\s\w]|_)
"""


@cache
def _lexeme() -> re.Pattern[str]:
    """What a lexeme is, named days of several words first."""
    names = sorted(_named_days(), key=lambda name: (-len(name), name))
    named = "|".join(re.escape(name).replace("'", "['’]") for name in names)
    # Words come first: nine lexemes in ten are plain words, and each class tried before them costs all of these.
    first = rf"(?=(?-i:[A-Z]))(?P<NAMEDDAY>\b(?-i:{named})\b) | (?P<PLAIN>(?<![\w])(?!fy\b|q\d)[^\W\d_]+(?!\w))"
    return re.compile(first + _REST, re.VERBOSE | re.IGNORECASE)


def _number(text: str) -> tuple[str, Value]:
    if "," in text or "." in text:
        plain = text.replace(",", "")
        return ("DEC", float(plain)) if "." in plain else ("NUM", int(plain[:18]))
    if len(text) > 4:
        return "NUM", int(text[:18])
    value = int(text)
    if len(text) == 4:
        return ("Y4" if 1500 <= value < 2200 else "NUM"), value
    if len(text) == 3:
        return "NUM", value
    return ("H12" if 1 <= value <= 12 else "H24" if value <= 24 else "D31" if value <= 31 else "N2"), value


_TURN = 40
"""Two digits below this are of the 2000s."""


def _century_of(digits: int) -> int:
    return digits + (2000 if digits < _TURN else 1900)


def lex(text: str) -> list[Lexeme]:
    """The lexemes of a text in order; white space is left out, the end of a paragraph is a BREAK."""
    table, known, other = symbols(), words(), (OTHER, 0)
    wrapped = is_hard_wrapped(text)
    made: list[Lexeme] = []
    for match in _lexeme().finditer(text):
        kind, word = match.lastgroup or "", match.group()
        value: Value = 0
        if kind in ("PLAIN", "WORD"):
            symbol, value = known.get(word.lower(), other)
        elif kind == "MARK":
            symbol = table.get(MARK_CLASSES.get(word, ""), OTHER)
        elif kind == "NUMBER":
            name, value = _number(word)
            symbol = table[name]
        elif kind == "LINE":
            if wrapped and word.count("\n") < 2:
                continue
            symbol = table["BREAK"]
        else:
            symbol, value = table[kind], word.strip()
            if kind == "ORDNUM":
                value = int(word[:-2])
            elif kind == "NAMEDDAY":
                value = _named_days()[word.replace("’", "'")]
            elif kind == "SHORTYEAR":
                value = _century_of(int(word[1:]))
        made.append(Lexeme(match.start(), match.end(), word, symbol, value))
    return made
