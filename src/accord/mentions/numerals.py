"""3. Document → mentions: numbers in digits and words ("6.81 lakh crore", "four and a half", "tens of thousands")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cache

from accord.data import read_toml
from accord.mentions.lexemes import Lexemes
from accord.mentions.units import money_after, money_before

_LONGEST = 30
_LARGEST_SCALE = 1e18
_SIXTEENTHS = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100, 128, 1000})


_STARTERS = frozenset({"a", "an", "half", "quarter", "couple", "hundred", "thousand", "million", "billion", "trillion"})
_VAGUE = ("alone", "before_scale", "chained")
"""Lists of [vague] whose words begin a number by themselves."""


class Writing(Enum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    FRACTION = "fraction"
    MULTIPLE = "multiple"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number in the text: lexemes first to end (exclusive), and its value (None for "dozens")."""

    first: int
    end: int
    value: float | None
    writing: Writing
    scale: float = 1.0
    whole: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """The tables of numbers.toml: what each word is worth; of `vague` amounts there are only the words."""

    words: Mapping[str, float]
    scales: Mapping[str, float]
    short_scales: Mapping[str, float]
    fractions: Mapping[str, float]
    signs: Mapping[str, float]
    multiples: Mapping[str, float]
    ordinals: Mapping[str, int]
    vague: Mapping[str, frozenset[str]]
    starters: frozenset[str]


@cache
def number_words() -> NumberWords:
    """The words that write numbers, and those that can begin one."""
    data = read_toml("numbers.toml")
    multiples = {**data["multiples"], **data["multiple_fractions"]}
    vague = {name: frozenset(words) for name, words in data["vague"].items()}
    return NumberWords(
        words=data["words"],
        scales=data["scales"],
        short_scales=data["short_scales"],
        fractions=data["fractions"],
        signs=data["signs"],
        multiples=multiples,
        ordinals=data["ordinals"],
        vague=vague,
        starters=_STARTERS.union(data["words"], data["signs"], multiples, *(vague[name] for name in _VAGUE)),
    )


def read_numeral(words: Lexemes, at: int) -> Numeral | None:
    """The number that begins at a lexeme, None where none does."""
    if words.is_digits(at):
        return _digits(words, at) if len(words.texts[at]) <= _LONGEST else None
    lower = words.lower(at)
    data = number_words()
    if lower not in data.starters:
        return None
    return _multiple(words, at) or _fraction(words, at) or _vague(words, at) or _words(words, at)


def parse_digits(text: str) -> float:
    """The value of digits with separators.

    >>> parse_digits("28,500")
    28500.0
    """
    return float(text.replace(",", ""))


def _digits(words: Lexemes, at: int) -> Numeral:
    value = parse_digits(words.texts[at])
    end = at + 1
    value, end, is_fraction = _digit_fraction(words, at, value, end)
    value, end = _and_a_half(words, value, end)
    value, end, scale = scaled(words, value, end)
    writing = Writing.FRACTION if is_fraction and value < 1 else Writing.DIGITS
    return Numeral(first=at, end=end, value=value, writing=writing, scale=scale)


def _digit_fraction(words: Lexemes, at: int, value: float, end: int) -> tuple[float, int, bool]:
    """ "1/2", "7 3/4", "4½": the value, the end and whether it is one."""
    signs = number_words().signs
    if words.lower(end) in signs:
        return value + signs[words.lower(end)], end + 1, True
    if words.lower(end) in ("/", "⁄") and words.glued(end) and words.glued(end + 1) and words.is_digits(end + 1):
        below = parse_digits(words.texts[end + 1])
        after = words.lower(end + 2) in ("/", "-") and words.glued(end + 2)
        if below in _SIXTEENTHS and value < below and value == int(value) and not after:
            return value / below, end + 2, True
        return value, end, False
    gap = 1 if words.lower(end) == "-" and words.is_digits(end + 1) and words.lower(end + 2) in ("/", "⁄") else 0
    if words.is_digits(end + gap) and words.lower(end + gap + 1) in ("/", "⁄") and value == int(value):
        part, last, is_fraction = _digit_fraction(words, end + gap, parse_digits(words.texts[end + gap]), end + gap + 1)
        if is_fraction:
            return value + part, last, True
    return value, end, False


def _and_a_half(words: Lexemes, value: float, end: int) -> tuple[float, int]:
    """ "four and a half", "two and a quarter"."""
    if words.lower(end) == "and" and words.lower(end + 1) in ("a", "one", "three"):
        skip = end + 2 + (words.lower(end + 2) == "-")
        part = number_words().fractions.get(words.lower(skip))
        behind = words.lower(skip + 1)
        if part is not None and behind != "of" and words.lower(skip) in ("half", "quarter", "quarters", "third"):
            return value + part * (3 if words.lower(end + 1) == "three" else 1), skip + 1
    return value, end


def scaled(words: Lexemes, value: float, end: int) -> tuple[float, int, float]:
    """The value times the scale words that follow ("6.81 lakh crore"), the end, the scale."""
    data = number_words()
    scale = 1.0
    while True:
        hyphen = words.lower(end) == "-" and words.glued(end) and words.glued(end + 1)
        word = words.lower(end + hyphen)
        factor = data.scales.get(word)
        if factor is None and words.is_digits(end - 1) and not hyphen:
            factor = _short_scale(words, end)
        if factor is None or (factor == 12 and scale > 1) or scale * factor > _LARGEST_SCALE:
            break
        scale *= factor
        end += 1 + hyphen
    if scale > 1:
        value = float(Decimal(repr(value)) * Decimal(repr(scale)))
    if scale > 1 and words.lower(end) == "and" and words.matches(end, ("and", "a", "half")):
        return value + scale / 2, end + 3, scale
    return value, end, scale


def _short_scale(words: Lexemes, end: int) -> float | None:
    """The scale of "bn" and its kin; of the one-letter ones only where they cannot be a unit."""
    word = words.lower(end)
    factor = number_words().short_scales.get(word)
    if factor is None or len(word) > 1:
        return factor
    if not words.glued(end) or (
        words.glued(end + 1) and words.lower(end + 1) not in (".", ",", ";", ")", "-", "’", "'")
    ):
        return None
    money = money_before(words, end - 1) is not None or money_after(words, end + 1) is not None
    counted = (
        end + 1 < len(words) and words.token(end + 1).pos_ in ("NOUN", "ADJ", "PROPN") and not words.is_digits(end + 1)
    )
    if money or (word != "b" and counted and (word == "k" or words.texts[end] == "M")):
        return float(factor)
    return None


def _words(words: Lexemes, at: int) -> Numeral | None:
    """ "two hundred and fifty", "twenty-one", "a million", "half a million"."""
    data = number_words()
    numbers, scales = data.words, data.scales
    total = current = 0.0
    scale = 1.0
    position, used = at, 0
    if words.lower(at) in ("a", "an"):
        if scales.get(words.lower(at + 1)) is None or words.lower(at + 1).endswith("s"):
            return None
        position, current, used = at + 1, 1.0, 1
    elif words.lower(at) in scales and not _is_bare_scale(words, at):
        return None
    while position < len(words):
        joined = (
            1 if words.lower(position) == "-" and words.glued(position) and words.glued(position + 1) and used else 0
        )
        if used and words.lower(position) == "and" and total + current >= 100 and words.lower(position + 1) in numbers:
            joined = 1
        word = words.lower(position + joined)
        if word in numbers and _fits(current, numbers[word], used):
            current += numbers[word]
        elif word in scales and scales[word] > 1 and not word.endswith("s") and (used or word != "dozen"):
            if scales[word] == 100:
                current = max(current, 1.0) * 100
                scale = max(scale, 100.0)
            else:
                scale = scales[word]
                total += max(current, 1.0) * scale
                current = 0.0
        else:
            break
        used += 1
        position += 1 + joined
    if not used:
        return None
    value, end = _and_a_half(words, total + current, position)
    if end > position and scale <= 100.0:
        value, end, scale = scaled(words, value, end)
    if scale > 100 and words.matches(position, ("and", "a", "half")):
        value = total + current + scale / 2
    return Numeral(first=at, end=end, value=value, writing=Writing.WORDS, scale=scale)


def _is_bare_scale(words: Lexemes, at: int) -> bool:
    """Whether a scale word alone is a number: "every million"."""
    return not words.lower(at).endswith("s") and words.lower(at - 1) in ("the", "per", "one", "every", "that")


def _fits(current: float, number: float, used: int) -> bool:
    """Whether a number word can follow: "twenty" takes "one", "two hundred" takes "fifty", "six" takes none."""
    if not used or current == 0:
        return not used or number > 0
    if number < 10:
        return current % 10 == 0 and current % 100 != 10
    return current % 100 == 0


def _multiple(words: Lexemes, at: int) -> Numeral | None:
    """ "double", "threefold", "twice", "halved"."""
    data = number_words()
    value = data.multiples.get(words.lower(at))
    if value is None:
        return None
    return Numeral(first=at, end=at + 1, value=float(value), writing=Writing.MULTIPLE)


def _fraction(words: Lexemes, at: int) -> Numeral | None:
    """ "half", "a third", "two-thirds", "one in three", "seven out of ten", "half a million", "½"."""
    data = number_words()
    lower = words.lower(at)
    if lower in data.signs:
        return Numeral(first=at, end=at + 1, value=data.signs[lower], writing=Writing.FRACTION)
    if lower in ("half", "quarter"):
        return _half(words, at, data.fractions[lower])
    above = 1 if lower in ("a", "an") else data.words.get(lower)
    if above is None or above == 0 or above > 99:
        return None
    gap = 1 if words.lower(at + 1) == "-" and words.glued(at + 1) else 0
    name = words.lower(at + 1 + gap)
    part = data.fractions.get(name)
    if part is None or (above > 1) != name.endswith(("s", "ves")) or not _is_share(words, at, at + 2 + gap, name):
        return None
    value = above * part
    if name == "half" and words.lower(at + 2 + gap) in data.scales:
        return Numeral(
            first=at, end=at + 3 + gap, value=value * data.scales[words.lower(at + 2 + gap)], writing=Writing.WORDS
        )
    return Numeral(first=at, end=at + 2 + gap, value=value, writing=Writing.FRACTION)


def _half(words: Lexemes, at: int, value: float) -> Numeral | None:
    """ "half", "half a million", "quarter million"; None for "the first half", "the fourth quarter"."""
    data = number_words()
    of = 2 if words.matches(at + 1, ("of", "a")) else 1 if words.lower(at + 1) in ("a", "-") else 0
    scale = data.scales.get(words.lower(at + 1 + of))
    if scale and scale > 12:
        return Numeral(first=at, end=at + 2 + of, value=value * scale, writing=Writing.WORDS)
    if scale == 12:
        return Numeral(first=at, end=at + 2 + of, value=12 * value, writing=Writing.WORDS)
    if words.lower(at) == "quarter" or words.lower(at - 1) in data.ordinals:
        return None
    if words.lower(at - 1) in ("latter", "other", "better", "early", "late", "last", "top", "bottom", "-", "and"):
        return None
    if (
        words.glued(at + 1)
        and words.lower(at + 1) == "-"
        and words.lower(at + 2) not in ("hour", "century", "day", "mile", "point", "year", "price", "dozen")
    ):
        return None
    return Numeral(first=at, end=at + 1, value=value, writing=Writing.FRACTION)


def _is_share(words: Lexemes, at: int, end: int, name: str) -> bool:
    """Whether "a third" is a part of a whole, not the third of a row ("a third battery") or a quarter of a year."""
    if words.lower(at) not in ("a", "an", "one") or name in ("half",):
        return True
    behind = words.lower(end)
    if name == "quarter":
        return behind in ("of", "-", "point", "percent") and not _is_year(words, end + 1)
    if behind in ("of", "more", "less", "higher", "lower", "fewer") or not behind.isalpha():
        return words.lower(at + 1) == "-" or behind != "-"
    return (
        words.token(end).pos_ in ("VERB", "AUX", "ADP", "CCONJ", "SCONJ", "PRON", "ADV") or words.lower(at + 1) == "-"
    )


def _is_year(words: Lexemes, at: int) -> bool:
    return words.is_digits(at) and len(words.texts[at]) == 4 and words.texts[at].isdigit()


def _vague(words: Lexemes, at: int) -> Numeral | None:
    """ "dozens", "tens of thousands", "several hundred", "a few dozen"; the value is None."""
    data = number_words()
    rows, scales = data.vague, data.scales
    lower = words.lower(at)
    if lower in rows["chained"] and words.lower(at + 1) == "of" and words.lower(at + 2) in rows["alone"]:
        return Numeral(first=at, end=at + 3, value=None, writing=Writing.VAGUE)
    if lower in rows["alone"] and words.lower(at - 1) not in scales:
        return Numeral(first=at, end=at + 1, value=None, writing=Writing.VAGUE)
    skip = 1 if lower == "a" else 0
    word = words.lower(at + skip)
    if word not in rows["before_scale_with_a" if skip else "before_scale"] and not (not skip and word == "few"):
        return None
    end = at + skip + 1
    if skip and word == "couple":
        end += words.lower(end) == "of"
    if scales.get(words.lower(end)) is None or words.lower(end).endswith("s"):
        return _pair(words, at) if word == "couple" else None
    while words.lower(end) in scales:
        end += 1
    return Numeral(first=at, end=end, value=None, writing=Writing.VAGUE)


def _pair(words: Lexemes, at: int) -> Numeral | None:
    """ "a couple of officers": two."""
    if not words.matches(at, ("a", "couple", "of")):
        return None
    return Numeral(first=at, end=at + 3, value=2.0, writing=Writing.WORDS)
