"""3. Document → mentions: what a bare number counts: the noun behind it, after "of", or the one it leaves out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from accord.data import read_toml
from accord.mentions.amounts import Amount
from accord.mentions.lexemes import Lexemes, by_word, word_set
from accord.mentions.nouns import Noun, counted_things, noun_after_of, noun_behind, plural, unit_of
from accord.mentions.numerals import Writing
from accord.values import Approximation, FigureKind

PEOPLE = "people"
_NOT_SHARED = frozenset({FigureKind.ORDINAL, FigureKind.SUPERLATIVE, FigureKind.AGE, FigureKind.RATIO, FigureKind.VOTE})
_GAPS = {
    FigureKind.CHANGE: frozenset({"by", "and", "or", "than"}),
    FigureKind.SHARE: frozenset({"to", "from", "and", "or", "by", "against", "than", "s"}),
    FigureKind.DURATION: frozenset({"planned", "over", "of", "to", "from", "or", "the", "than"}),
}
_LEVEL_GAPS = word_set("before_levels")
_CARRIED = frozenset({FigureKind.RATE, FigureKind.MONEY, FigureKind.DURATION, FigureKind.MEASURE, FigureKind.SHARE})
_SMALL_WORDS = frozenset({"AUX", "ADP", "DET", "ADV", "PART", "ADJ", "PRON"})
_TIMES = word_set("times")
_COMPARED = word_set("compared")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Persons:
    """The words that stand for people: by what befell them, by what harms them, by name, by what holds them."""

    casualties: frozenset[str]
    harm: frozenset[str]
    nouns: frozenset[str]
    bodies: Mapping[str, str]


@cache
def _persons() -> _Persons:
    table = read_toml("figures.toml")["persons"]
    return _Persons(
        casualties=frozenset(table["casualties"]),
        harm=frozenset(table["harm"]),
        nouns=frozenset(table["nouns"]) | {PEOPLE},
        bodies=by_word(table["bodies"]),
    )


def count(words: Lexemes, amount: Amount) -> None:
    """Set the kind of a number without a unit, and what it counts where the words beside it say so."""
    if amount.unit is not None or amount.approximation is Approximation.UNSTATED:
        return
    if amount.writing in (Writing.FRACTION, Writing.MULTIPLE):
        _part(words, amount)
        return
    amount.kind = amount.kind or FigureKind.COUNT
    at = amount.core_end if amount.per is not None else amount.end
    if _by_scale(words, amount):
        return
    noun = _noun(words, amount, at)
    if amount.dropped:
        return
    if noun is not None:
        amount.noun, amount.unit = noun, unit_of(words, noun)
    if amount.unit is not None:
        return
    if _casualties(words, at) or _is_victim(words, amount.first):
        amount.unit = PEOPLE
        return
    body = _persons().bodies.get(words.lower(amount.first - 2)) if words.lower(amount.first - 1) == "of" else None
    if body is not None:
        amount.unit = body
    elif words.lower(amount.core_first) == "one" and amount.core_end == amount.core_first + 1:
        amount.dropped = (
            words.lower(at) not in ("of", "from", "by", "on", "abstained", "voted", "against") and amount.per is None
        )


def _noun(words: Lexemes, amount: Amount, at: int) -> Noun | None:
    if words.lower(at) in ("-", "‑") and words.glued(at):
        if not words.glued(at + 1) or not words.lower(at + 1).isalpha():
            return None
        if words.lower(at + 1) == "strong":
            amount.unit = _persons().bodies.get(words.lower(at + 2), PEOPLE)
            return None
        amount.dropped = words.token(at + 1).pos_ not in ("NOUN", "PROPN")
        return at + 1, at + 1
    noun = noun_behind(words, at, words.token(amount.core_end - 1)) if amount.per is None else None
    if noun is None and words.lower(at) == "of" and words.lower(at + 1) != "which":
        noun = noun_after_of(words, at + 1)
    return noun


def _by_scale(words: Lexemes, amount: Amount) -> bool:
    """ "a magnitude of 5.5": earthquakes are measured, not counted."""
    near = words.lowers[max(0, amount.first - 3) : amount.first]
    if "magnitude" not in near or not words.is_digits(amount.core_first):
        return False
    amount.unit, amount.kind = "Richter", FigureKind.MEASURE
    return True


def _is_victim(words: Lexemes, first: int) -> bool:
    """Whether the number is the object of a verb of harm or arrest: "The blaze killed three"."""
    position = first - 1
    if position >= 0 and words.token(position).pos_ == "ADV":
        position -= 1
    return (
        position >= 0
        and words.token(position).lemma_.lower() in _persons().harm
        and words.same_sentence(position, first)
    )


def _casualties(words: Lexemes, at: int) -> bool:
    """Whether people are counted by what befell them: "30 were wounded", "49 of the dead", "eight aboard"."""
    for position in range(at, min(at + 4, len(words))):
        if words.lower(position) in _persons().casualties:
            return True
        if words.token(position).pos_ not in _SMALL_WORDS:
            return False
    return False


def _part(words: Lexemes, amount: Amount) -> None:
    """A fraction or multiple: "half", "twice as long", "twice crossing its nose"."""
    amount.kind = FigureKind.RATIO
    below_one = isinstance(amount.value, float) and amount.value < 1
    amount.unit = "fraction" if amount.writing is Writing.FRACTION or below_one else "times"
    if amount.unit == "fraction" and words.lower(amount.end) == "of":
        amount.noun = noun_after_of(words, amount.end + 1)


def complete(words: Lexemes, amounts: list[Amount]) -> None:
    """Give the numbers that leave their noun out the one of a figure beside them, or of their clause."""
    for one, other in zip(reversed(amounts[:-1]), reversed(amounts[1:]), strict=False):
        if one.unit is None and _leads_to(words, one, other):
            _share(one, other)
    for index, amount in enumerate(amounts):
        if amount.unit is not None or amount.kind is FigureKind.CHANGE:
            continue
        earlier = _left_out(words, amount, amounts[max(0, index - 6) : index])
        if earlier is not None:
            _share(amount, earlier)
        else:
            amount.unit = PEOPLE if words.lower(amount.end) == "others" else _subject(words, amount)
    for amount in amounts:
        if amount.unit == PEOPLE and amount.noun is None:
            _name_people(words, amount, amounts)


def _share(amount: Amount, other: Amount) -> None:
    amount.unit, amount.noun, amount.elliptical = other.unit, other.noun, True
    if other.kind in _CARRIED and amount.per is None:
        amount.kind = other.kind
    if other.per is not None and amount.per is None and other.kind is not FigureKind.MONEY:
        amount.per = other.per
    if amount.per is not None and amount.unit is not None:
        amount.unit = amount.unit.split("/")[0]


def _leads_to(words: Lexemes, one: Amount, other: Amount) -> bool:
    """Whether a number runs on to the next figure, which has the noun: "24 and 17 lorries", "7- or 8-inch"."""
    if other.unit is None or other.kind in _NOT_SHARED or not words.same_sentence(one.first, other.first):
        return False
    between = words.lowers[one.end : other.first]
    if between and between[0] == "-":
        between = between[1:]
        if between in ([","], [",", "and"], [",", "or"]):
            return True
    return between in (["and"], ["or"], ["to"]) and not other.elliptical


def _left_out(words: Lexemes, amount: Amount, earlier: list[Amount]) -> Amount | None:
    """The figure before whose unit a bare number shares: "down from 690,000", "of which 180,000"."""
    gap = words.lower(amount.first - 1)
    harmed = any(other.unit in _persons().nouns for other in earlier) and _harm_follows(words, amount.end)
    for other in reversed(earlier):
        if not words.same_sentence(other.first, amount.first):
            return None
        if other.kind in _NOT_SHARED or other.unit is None:
            continue
        if other.kind is FigureKind.RATE and other.unit == "percent" and gap not in _GAPS[FigureKind.SHARE]:
            continue
        if other.kind is not FigureKind.COUNT and gap not in _GAPS.get(other.kind or FigureKind.COUNT, _LEVEL_GAPS):
            continue
        if amount.per is not None and other.kind not in (FigureKind.COUNT, FigureKind.MONEY, FigureKind.MEASURE):
            continue
        if other.unit == "percent" and gap in ("to", "from") and words.lower(other.first - 1) not in ("from", "to"):
            continue
        if harmed and other.unit not in _persons().nouns:
            continue
        if gap == "of" and other.noun is not None and other.noun[1] == amount.first - 2:
            continue
        return other
    return None


def _harm_follows(words: Lexemes, at: int) -> bool:
    """Whether the words behind a number say that people came to harm: "the number said to have died"."""
    stop = min(at + 14, len(words))
    return any(
        words.lower(place) in ("died", "killed", "wounded", "perished") and words.same_sentence(at, place)
        for place in range(at, stop)
    )


def _name_people(words: Lexemes, amount: Amount, amounts: list[Amount]) -> None:
    """The wounded and dead of a sentence are the persons it counted: "two soldiers ..., 30 were wounded"."""
    for other in amounts:
        named = other.unit in _persons().nouns and other.noun is not None and other.first < amount.first
        if named and words.same_sentence(other.first, amount.first):
            amount.unit, amount.noun, amount.elliptical = other.unit, other.noun, True


def _subject(words: Lexemes, amount: Amount) -> str | None:
    """What the clause is about, as what is counted: "Visitors fell from 10,200", "the dead could reach two million"."""
    data = _persons()
    first, _ = words.sentence(amount.first)
    token = words.token(amount.core_first)
    nearest: str | None = None
    for position in range(amount.first - 1, max(first, amount.first - 20) - 1, -1):
        near, lower = words.token(position), words.lower(position)
        if near.pos_ == "NOUN" and lower in counted_things():
            return counted_things()[lower]
        if near.dep_ in ("nsubj", "nsubjpass") and near.head.is_ancestor(token):
            if lower in data.casualties:
                return PEOPLE
            if near.tag_ == "NNS" or lower in ("police", "crew", "staff", "personnel"):
                return unit_of(words, (position, position))
        if lower in ("toll", "casualties", "dead", "deaths", "losses") and near.pos_ in ("NOUN", "ADJ"):
            return PEOPLE
        if lower in data.bodies and near.pos_ == "NOUN" and position > amount.first - 8:
            return data.bodies[lower]
        if (
            nearest is None
            and lower not in _TIMES
            and near.tag_ == "NNS"
            and near.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj")
        ):
            nearest = plural(lower, near.tag_, near.lemma_.lower())
    return nearest


def occasions(words: Lexemes, amount: Amount) -> None:
    """Whether "704 times" and "twice" count occasions or compare two sizes."""
    if amount.unit != "times" or amount.kind is not FigureKind.RATIO:
        return
    if amount.per is not None:
        amount.kind = FigureKind.RATE
        return
    counts = words.lower(amount.core_first) in ("twice", "thrice")
    counts = counts or (amount.unit_first is not None and words.lower(amount.unit_first) == "times")
    behind = words.lower(amount.end)
    compared = behind in _COMPARED or (amount.end < len(words) and words.token(amount.end).tag_ in ("JJR", "RBR"))
    if behind == "the" and words.lower(amount.end + 1) in ("previous", "past", "last"):
        compared = False
    if counts and not compared:
        amount.kind = FigureKind.COUNT
