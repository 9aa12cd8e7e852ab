"""3. Document → mentions: what a bare number counts: the noun behind it, the noun after "of", or the one it leaves out."""

from __future__ import annotations

from functools import cache
from typing import Any

from accord.data import read_toml
from accord.mentions.amounts import Amount
from accord.mentions.designations import MONTHS, WEEKDAYS
from accord.mentions.lexemes import Lexemes
from accord.mentions.numerals import Writing
from accord.values import FigureKind

PEOPLE = "people"
_SKIP = frozenset({"more", "other", "others", "additional", "new", "fewer", "further", "extra", "or", "so", "-", "of"})
_INVARIANT = frozenset("aircraft personnel people police crew staff troops spacecraft series forces cattle artillery".split())
_IRREGULAR = {"man": "people", "woman": "people", "child": "children", "country": "countries", "person": "people", "woman's": "people"}
_LONGEST = 8


@cache
def _tables() -> dict[str, Any]:
    units, figures = read_toml("units.toml"), read_toml("figures.toml")
    counted = {word: name for name, words in units["counted"].items() for word in words}
    types = {prefix.lower(): name for name, prefixes in units["types"].items() for prefix in prefixes}
    return {"counted": counted, "types": types, "casualties": frozenset(figures["persons"]["casualties"])}


def noun_behind(words: Lexemes, at: int) -> tuple[int, int] | None:
    """First and last lexeme of the noun phrase that begins at a lexeme; None where no noun follows.

    Adjectives, participles and names stand before the head; nothing but nouns after the first noun.
    """
    head, position, start = None, at, None
    head_token = -1
    for _ in range(_LONGEST):
        if position >= len(words) or not words.same_sentence(at - 1 if at else at, position):
            break
        token, lower = words.token(position), words.lower(position)
        if lower in MONTHS | WEEKDAYS and words.texts[position][0].isupper() or token.is_punct and lower not in ("-", "‑", "."):
            break
        if lower in ("-", "‑") or token.i == head_token:
            head = position if token.i == head_token and lower not in ("-", ".") else head
            position += 1
            continue
        if lower == "." or words.is_digits(position) and not words.glued(position) and token.pos_ == "NUM":
            break
        if _is_noun(words, position, has_head=head is not None):
            head, head_token = position, token.i
            start = position if start is None else start
        elif head is not None or not (token.pos_ in ("ADJ", "ADV") or token.tag_ in ("VBN", "VBG", "JJ", "JJR", "JJS") or lower in _SKIP - {"of", "or"}):
            break
        else:
            start = position if start is None else start
        position += 1
    if head is None:
        return None
    return (at if start is None else start), head


def _is_noun(words: Lexemes, at: int, *, has_head: bool) -> bool:
    token = words.token(at)
    if has_head and token.ent_type_ in ("DATE", "TIME") and words.lower(at) not in ("years",):
        return False
    if words.lower(at) in _SKIP:
        return False
    if token.pos_ in ("NOUN", "PROPN"):
        return not (has_head and token.dep_ in ("npadvmod", "nsubj") and words.token(at - 1).dep_ != "compound" and words.token(at - 1).head != token)
    return not has_head and token.pos_ == "ADJ" and token.ent_type_ == "NORP" and words.lower(at).endswith("s")


def unit_of(words: Lexemes, noun: tuple[int, int]) -> str:
    """The name of what a noun phrase counts, in the plural; named weapons and peoples by their class."""
    data = _tables()
    head = noun[1]
    token, lower = words.token(head), words.lower(head)
    pair = f"{words.lower(head - 1)} {lower}" if head > noun[0] else ""
    if pair in data["counted"]:
        return str(data["counted"][pair])
    if lower in data["counted"]:
        return str(data["counted"][lower])
    kind = _weapon(words, head)
    if kind is not None:
        return kind
    if token.ent_type_ == "NORP" or token.ent_type_ == "PERSON" and lower.endswith("s"):
        return PEOPLE
    return plural(lower, token.tag_, token.lemma_.lower())


def _weapon(words: Lexemes, head: int) -> str | None:
    """The class of a type designation: "F-16s", "T-72s"."""
    data = _tables()
    token = words.token(head)
    prefix = token.text.lower()
    if not any(character.isdigit() for character in token.text):
        return None
    name = prefix.split("-")[0] if "-" in prefix else prefix.rstrip("0123456789s")
    found = data["types"].get(name)
    return str(found) if found is not None else None


def plural(lower: str, tag: str, lemma: str) -> str:
    """The plural of a noun as a unit's name.

    >>> plural("country", "NN", "country")
    'countries'
    """
    if lower in _INVARIANT or tag in ("NNS", "NNPS"):
        return _IRREGULAR.get(lemma, lower)
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lower.endswith("y") and lower[-2:-1] not in "aeiou":
        return lower[:-1] + "ies"
    if lower.endswith(("s", "x", "ch", "sh")):
        return lower if lower.endswith("s") else lower + "es"
    return lower + "s"


def count(words: Lexemes, amount: Amount, earlier: list[Amount]) -> None:
    """Set what a number without a unit counts, and its kind; leaves it without a unit where the words give none."""
    if amount.unit is not None:
        return
    at = amount.end
    if amount.per is not None:
        at = amount.core_end
    if amount.writing is Writing.FRACTION or amount.writing is Writing.MULTIPLE:
        _part(words, amount)
        return
    amount.kind = FigureKind.COUNT
    if words.lower(at) in ("-", "‑") and words.glued(at) and words.glued(at + 1):
        at += 1
    noun = noun_behind(words, at) if amount.per is None else None
    if noun is None and words.lower(at) == "of" and not words.matches(at, ("of", "which")):
        noun = _after_of(words, at + 1)
    if noun is not None and _is_real(words, noun):
        amount.noun, amount.unit = noun, unit_of(words, noun)
        return
    if any(words.lower(position) in _tables()["casualties"] for position in range(at, min(at + 3, len(words))) if _open(words, at, position)):
        amount.unit = PEOPLE
    inherited = _left_out(words, amount, earlier)
    if inherited is not None and (amount.unit is None or inherited.kind is FigureKind.COUNT and inherited.unit in ("soldiers", "troops", "hostages", "children")):
        amount.unit, amount.elliptical = inherited.unit, True
        if inherited.kind in (FigureKind.RATE, FigureKind.MONEY, FigureKind.DURATION, FigureKind.MEASURE, FigureKind.SHARE) and amount.per is None:
            amount.kind = inherited.kind
        amount.noun = inherited.noun
    elif amount.unit is None:
        amount.unit = _subject(words, amount)


def _open(words: Lexemes, begin: int, position: int) -> bool:
    """Whether only small words stand between: "30 were wounded", "20 of the dead"."""
    return all(words.token(at).pos_ in ("AUX", "ADP", "DET", "ADV", "PART", "PUNCT", "ADJ") and words.lower(at) not in (",", ";", ".") for at in range(begin, position))


def _is_real(words: Lexemes, noun: tuple[int, int]) -> bool:
    return words.lower(noun[1]) not in ("percent", "others", "times", "each", "ago", "overnight", "apiece", "abroad", "total", "year", "today", "yesterday", "tomorrow", "tonight", "part", "number", "average")


def _after_of(words: Lexemes, at: int) -> tuple[int, int] | None:
    """The noun after "of", over determiners, numbers and hedges: "29 of the 37 drones", "three of its soldiers"."""
    position = at
    for _ in range(6):
        token = words.token(position) if position < len(words) else None
        if token is None:
            return None
        if token.pos_ in ("DET", "PRON", "NUM") and words.lower(position) not in ("them", "whom", "which", "those") or words.lower(position) in ("some", "about", "roughly", "nearly", "million", "a", "planned", "all", "’", "'", "s"):
            position += 1
            continue
        break
    return noun_behind(words, position)


def _left_out(words: Lexemes, amount: Amount, earlier: list[Amount]) -> Amount | None:
    """The figure whose unit a bare number shares: "down from 690,000", "of which 180,000"."""
    for other in reversed(earlier):
        if not words.same_sentence(other.first, amount.first):
            return None
        if other.kind in (FigureKind.ORDINAL, FigureKind.SUPERLATIVE, FigureKind.AGE, FigureKind.RATIO, FigureKind.VOTE) or other.unit is None:
            continue
        gap = words.lower(amount.first - 1)
        levels = other.kind not in (FigureKind.COUNT,)
        if levels and gap not in ("to", "from", "of", "and", "against", "than", "over", "planned", "or", "s", "at", "by", "only", ",", "under", "below", "above", "until", "for", "the", ")"):
            continue
        if other.kind is FigureKind.CHANGE and gap not in ("by", "and"):
            continue
        if other.kind is FigureKind.SHARE and gap not in ("to", "from", "and", "or", "by"):
            continue
        if other.kind is FigureKind.DURATION and gap not in ("planned", "over", "of", "to", "from", "or", "the", "than"):
            continue
        return other
    return None


def _subject(words: Lexemes, amount: Amount) -> str | None:
    """The subject of the clause as what is counted: "Visitors fell from 10,200"."""
    data = _tables()
    token = words.token(amount.core_first)
    first, _ = words.sentence(amount.first)
    for position in range(amount.first - 1, max(first, amount.first - 16) - 1, -1):
        near = words.token(position)
        lower = words.lower(position)
        if lower in data["counted"] and near.pos_ == "NOUN":
            return str(data["counted"][lower])
        if near.tag_ == "NNS" and near.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj") and near.sent == token.sent and lower not in ("officials", "reports"):
            return plural(lower, near.tag_, near.lemma_.lower())
    return None


def _part(words: Lexemes, amount: Amount) -> None:
    """A fraction or multiple: "half", "twice as long", "twice crossing its nose"."""
    amount.kind = FigureKind.RATIO
    if amount.writing is Writing.FRACTION:
        amount.unit = "fraction"
        return
    amount.unit = "fraction" if isinstance(amount.value, float) and amount.value < 1 else "times"


_COMPARED = frozenset("as more the that what longer bigger higher its their larger greater faster his her last this those current less fewer lower smaller over stronger heavier those normal".split())


def occasions(words: Lexemes, amount: Amount) -> None:
    """Whether "704 times" and "twice" count occasions or compare two sizes."""
    if amount.unit != "times" or amount.kind is not FigureKind.RATIO:
        return
    behind = words.lower(amount.end)
    if amount.per is not None:
        amount.kind = FigureKind.RATE
    elif words.lower(amount.core_first) in ("twice", "thrice") or words.lower(amount.unit_first or -1) == "times":
        if behind not in _COMPARED and words.token(min(amount.end, len(words) - 1)).tag_ not in ("JJR", "RBR"):
            amount.kind = FigureKind.COUNT
