"""3. Document → mentions: parts of a whole in several words ("one in five", "all but one of eight"), single things."""

from __future__ import annotations

from accord.mentions.amounts import Amount, hedge
from accord.mentions.lexemes import Lexemes, word_set
from accord.mentions.numerals import Writing, number_words, read_numeral
from accord.mentions.units import unit_after
from accord.values import FigureKind

STARTERS = frozenset(
    {"every", "all", "a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "50"}
)

_ROUND = word_set("round_wholes")


def read_portion(words: Lexemes, at: int) -> Amount | None:
    """ "one in five", "seven out of ten", "every third", "all but one of its eight", "a pair of", "50-50"."""
    amount = _read(words, at)
    if amount is not None:
        hedge(words, amount)
    return amount


def _read(words: Lexemes, at: int) -> Amount | None:
    lower = words.lower(at)
    if lower == "every":
        return _every(words, at)
    if lower == "all" and words.lower(at + 1) == "but":
        return _all_but(words, at)
    if lower == "a":
        return _single(words, at)
    if lower == "50" and words.matches(at, ("50", "-", "50")):
        return _portion(at, at + 3, 1.0, "ratio")
    return _in(words, at)


def _portion(first: int, end: int, value: float, unit: str) -> Amount:
    return Amount(
        first=first,
        end=end,
        core_first=first,
        core_end=end,
        value=value,
        writing=Writing.FRACTION,
        unit=unit,
        kind=FigureKind.RATIO,
    )


def _in(words: Lexemes, at: int) -> Amount | None:
    """ "one in five", "one in every 10", "seven out of ten"; not "one in Seoul" and not "two in 2024"."""
    above = read_numeral(words, at)
    if (
        above is None
        or above.value is None
        or above.writing not in (Writing.WORDS, Writing.DIGITS)
        or above.end != at + 1
    ):
        return None
    end = above.end
    if words.lower(end) == "in":
        end += 1 + (words.lower(end + 1) == "every")
    elif words.matches(end, ("out", "of", "every")):
        end += 3
    elif words.matches(end, ("out", "of")):
        end += 2
    else:
        return None
    below = read_numeral(words, end)
    if below is None or below.value is None or (below.writing is not above.writing and below.value > 100):
        return None
    if (
        not above.value < below.value <= 1000
        or below.value != int(below.value)
        or (below.end < len(words) and _has_own_noun(words, end, below.end))
    ):
        return None
    return _portion(at, below.end, above.value / below.value, "fraction")


def _has_own_noun(words: Lexemes, at: int, end: int) -> bool:
    """Whether a unit of time makes it a span ("two in ten days") or the whole is a real count ("five of 27")."""
    if unit_after(words, end, digits=False) is not None:
        return True
    return words.lower(at) not in _ROUND


def _every(words: Lexemes, at: int) -> Amount | None:
    """ "every third tank" is a third; "every 12 hours" is left to the amounts."""
    value = number_words().ordinals.get(words.lower(at + 1))
    if value is None or value < 2 or words.lower(at + 2) in ("day", "week", "month", "year", "time", "hour"):
        return None
    return _portion(at, at + 2, 1 / value, "fraction")


def _all_but(words: Lexemes, at: int) -> Amount | None:
    """ "all but one of its eight crossings" is seven of them."""
    left = read_numeral(words, at + 2)
    if left is None or left.value is None or words.lower(left.end) != "of":
        return None
    for skip in (1, 2, 3):
        whole = read_numeral(words, left.end + skip)
        if whole is not None and whole.value is not None and whole.value > left.value:
            return Amount(
                first=at,
                end=left.end,
                core_first=at,
                core_end=left.end,
                value=whole.value - left.value,
                writing=Writing.WORDS,
            )
    return None


def _single(words: Lexemes, at: int) -> Amount | None:
    """ "a single shot", "a lone boat": one; "without a single vote": none; "a pair of" two."""
    word = words.lower(at + 1)
    value, end = 1.0, at + 2
    if word == "pair" and words.lower(at + 2) == "of":
        value, end = 2.0, at + 3
    elif word not in ("single", "lone") or words.lower(at + 2) in ("-", "out"):
        return None
    elif words.lower(at - 1) == "without":
        value = 0.0
    return Amount(first=at, end=end, core_first=at, core_end=end, value=value, writing=Writing.WORDS)
