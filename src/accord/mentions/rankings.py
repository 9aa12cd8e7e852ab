"""3. Document → mentions: places in a row ("first", "57th", "fourth-largest"), superlatives, and nought in words."""

from __future__ import annotations

from functools import cache
from typing import Any

from accord.data import read_toml
from accord.mentions.amounts import Amount
from accord.mentions.designations import in_fixed_phrase
from accord.mentions.lexemes import MONTHS, WEEKDAYS, Lexemes
from accord.mentions.numerals import Writing, number_words
from accord.values import Approximation, FigureKind

RANK = "rank"
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})


@cache
def _sets() -> dict[str, Any]:
    data = read_toml("figures.toml")
    ranking = {name: frozenset(values) for name, values in data["ranking"].items()}
    ranking["zero_nouns"] = frozenset(data["zero"]["nouns"])
    ranking["zero_persons"] = frozenset(data["zero"]["persons"])
    ranking["zero_verbs"] = frozenset(data["zero"]["verbs"])
    return ranking


def read_rank(words: Lexemes, at: int) -> Amount | None:
    """The ordinal, superlative or word for nought that begins at a lexeme."""
    return _ordinal(words, at) or _superlative(words, at) or _nought(words, at)


def _ordinal(words: Lexemes, at: int) -> Amount | None:
    value, end = _ordinal_value(words, at)
    if value is None or not _ranks(words, at, end):
        return None
    kind, first = FigureKind.ORDINAL, at
    skip = end + (words.lower(end) == "-")
    if words.lower(skip) in _sets()["superlatives"]:
        kind, end = FigureKind.SUPERLATIVE, skip + 1
    elif words.lower(skip) == "most" and words.token(skip + 1).pos_ in ("ADJ", "ADV", "VERB"):
        kind, end = FigureKind.SUPERLATIVE, skip + 2
    return _rank(first, end, float(value), kind)


def _rank(first: int, end: int, value: float | None, kind: FigureKind) -> Amount:
    return Amount(
        first=first, end=end, core_first=first, core_end=end, value=value, writing=Writing.WORDS, unit=RANK, kind=kind
    )


def _ordinal_value(words: Lexemes, at: int) -> tuple[int | None, int]:
    """The value of an ordinal and its end: "first", "twenty-first", "57th"."""
    data = number_words()
    lower = words.lower(at)
    if words.is_digits(at) and words.glued(at + 1) and words.lower(at + 1) in _SUFFIXES and lower.isdigit():
        return int(lower), at + 2
    if lower in data.ordinals and not (words.glued(at) and words.lower(at - 1) in ("-", "‑")):
        return data.ordinals[lower], at + 1
    tens = data.words.get(lower)
    if tens is not None and 20 <= tens <= 90 and words.lower(at + 1) == "-" and words.lower(at + 2) in data.ordinals:
        return int(tens + data.ordinals[words.lower(at + 2)]), at + 3
    return None, at


def _ranks(words: Lexemes, at: int, end: int) -> bool:
    """Whether an ordinal ranks something: not a date, a unit, a fixed phrase, a quarter of a year or an adverb."""
    data = _sets()
    before, after = words.lower(at - 1), words.lower(end)
    if in_fixed_phrase(words, at) or before in MONTHS or after in data["named_after"] or after in data["terms"]:
        return False
    if (after in MONTHS and words.texts[end][0].isupper()) or (after == "of" and words.lower(end + 1) in MONTHS):
        return False
    if before in WEEKDAYS or (
        before == "and" and words.lower(at - 2) in number_words().ordinals and after in data["terms"]
    ):
        return False
    if after in data["units_of_force"] and (words.texts[end][0].isupper() or words.is_digits(at)):
        return False
    if (
        after == "-"
        and words.glued(end)
        and words.lower(end + 1) not in data["superlatives"]
        and words.lower(end + 1) != "ever"
    ):
        return (
            words.lower(end + 1) in ("place", "generation", "round", "term", "year", "team")
            and words.lower(at) != "first"
        )
    if words.texts[at][0].isupper() and not words.token(at).is_sent_start and not words.is_digits(at):
        return False
    if words.lower(at) == "second" and (
        (before in ("a", "per", "every", "split") and words.token(at).pos_ == "NOUN") or words.is_digits(at - 1)
    ):
        return False
    return _is_adjective(words, at, end)


def _is_adjective(words: Lexemes, at: int, end: int) -> bool:
    """Whether the ordinal stands before a noun or for one, not as an adverb ("first began", "first, ...")."""
    before, after = words.lower(at - 1), words.lower(end)
    determined = (
        before
        in ("the", "its", "their", "his", "her", "a", "this", "that", "our", "my", "s", "’s", "your", "only", "very")
        or before.isdigit()
    )
    token = words.token(end) if end < len(words) else None
    if words.is_digits(at):
        return True
    if token is None:
        return determined
    if (words.token(at).tag_ == "RB" and not determined) or (words.token(at).dep_ == "advmod" and not determined):
        return False
    nominal = token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") or token.tag_ in ("VBN", "VBG", "JJS", "HYPH")
    return (
        determined and (nominal or after in ("to", "of", "in", "such", "and", ",", ".", "since", "for", "was", "is"))
    ) or (nominal and token.tag_ not in ("VBN", "VBG") and words.token(at).pos_ == "ADJ")


def _superlative(words: Lexemes, at: int) -> Amount | None:
    """ "largest", "most expensive"; "record" before a number or a noun of size."""
    data = _sets()
    lower = words.lower(at)
    if lower == "record" and words.token(at).pos_ in ("NOUN", "ADJ") and words.lower(at + 1) not in ("-",):
        following = words.lower(at + 1)
        number = words.is_digits(at + 1) or following in ("$", "€", "£")
        if words.lower(at - 1) in ("a", "the", "its", "their") and (number or following in data["record_nouns"]):
            return _rank(at, at + 1, None, FigureKind.SUPERLATIVE)
        return None
    end = at + 1
    if lower in ("most", "least"):
        if (
            words.lower(at + 1) not in data[lower]
            or words.lower(at - 1) not in ("the", "its", "their", "s", "his", "her", "our", "-", "a", "one", "and")
            or words.token(at).dep_ == "amod"
        ):
            return None
        end = at + 2
    elif lower not in data["superlatives"]:
        return None
    if words.lower(at - 1) == "at" and lower in data["adverbial"]:
        return None
    if words.texts[at][0].isupper() and not words.token(at).is_sent_start:
        return None
    return _rank(at, end, None, FigureKind.SUPERLATIVE)


def _nought(words: Lexemes, at: int) -> Amount | None:
    """ "nobody was hurt", "none of the", "no casualties", "no American died"."""
    lower = words.lower(at)
    data = _sets()
    end, unit = at + 1, "people"
    if lower == "nobody" or (lower == "no" and words.lower(at + 1) == "one"):
        end = at + 1 + (lower == "no")
        if not _verb_follows(words, end):
            return None
    elif lower == "none":
        if words.lower(at + 1) not in ("of", "was", "were", "survived", "died"):
            return None
        unit = ""
    elif lower == "no" and words.lower(at + 1) in data["zero_nouns"]:
        if words.lower(at + 1) in data["zero_persons"] and not _verb_follows(words, at + 2):
            return None
        unit = ""
    else:
        return None
    return Amount(
        first=at,
        end=end,
        core_first=at,
        core_end=end,
        value=0.0,
        writing=Writing.WORDS,
        unit=unit or None,
        kind=FigureKind.COUNT,
        approximation=Approximation.EXACT,
    )


def _verb_follows(words: Lexemes, at: int) -> bool:
    """Whether a verb of harm or of taking part stands close behind."""
    return any(words.token(position).lemma_ in _sets()["zero_verbs"] for position in range(at, min(at + 4, len(words))))


STARTERS = frozenset(
    [
        *read_toml("numbers.toml")["ordinals"],
        *read_toml("figures.toml")["ranking"]["superlatives"],
        *read_toml("figures.toml")["change"]["sizes"],
        "record",
        "most",
        "least",
        "nobody",
        "none",
        "no",
        "double",
        "single",
        "triple",
    ]
)
_SIZES = frozenset(read_toml("figures.toml")["change"]["sizes"])
_CHANGES = frozenset(
    read_toml("figures.toml")["change"]["up_nouns"] + read_toml("figures.toml")["change"]["down_nouns"]
)


def read_unstated_change(words: Lexemes, at: int) -> Amount | None:
    """A change without a number: "a sharp rise", "significant increase", "double-digit growth"."""
    lower = words.lower(at)
    end = at + 1
    if lower in ("double", "single", "triple") and words.matches(at + 1, ("-", "digit")):
        end = at + 3
    elif lower not in _SIZES or words.token(at).pos_ != "ADJ":
        return None
    if words.lower(end) not in _CHANGES or words.token(end).pos_ != "NOUN":
        return None
    down = words.lower(end) in read_toml("figures.toml")["change"]["down_nouns"]
    return Amount(
        first=at,
        end=end,
        core_first=at,
        core_end=end,
        value=None,
        writing=Writing.VAGUE,
        unit="percent" if end > at + 1 else None,
        kind=FigureKind.CHANGE,
        approximation=Approximation.UNSTATED,
        direction="down" if down else "up",
    )
