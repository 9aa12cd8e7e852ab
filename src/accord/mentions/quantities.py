"""3. Document → mentions: figures: every number with its unit, hedge and kind, ranks and superlatives included."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from accord.mentions import portions, rankings, spans_of_time
from accord.mentions.amounts import Amount, read_amount
from accord.mentions.changes import judge, read_votes, spread
from accord.mentions.counting import complete, count, occasions
from accord.mentions.hedges import is_capped
from accord.mentions.lexemes import Lexemes
from accord.mentions.nouns import noun_after_of
from accord.mentions.numerals import Writing, number_words, read_numeral
from accord.mentions.portions import read_portion
from accord.mentions.rankings import read_rank, read_unstated_change
from accord.mentions.spans_of_time import read_age, read_unnumbered_duration
from accord.mentions.units import exchange_rate, money_named, per_after
from accord.parsing.found import found
from accord.values import Approximation, FigureKind, TimexType


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityMention:
    """A figure in the text, in characters: its span with hedge and unit, the number alone (`core_start`, `core_end`).

    `noun` holds the characters of the noun phrase that is counted. `is_number` is False where no digits and no number
    word are written ("a week", "largest", "doubled"); `elliptical` is True where the unit comes from an earlier figure.
    """

    start: int
    end: int
    core_start: int
    core_end: int
    value: float | tuple[float, float] | None
    unit: str | None
    kind: FigureKind
    approximation: Approximation = Approximation.EXACT
    direction: str | None = None
    noun: tuple[int, int] | None = None
    unit_text: str | None = None
    token: int = 0
    is_number: bool = True
    elliptical: bool = False


def find_quantities(doc: Doc) -> list[QuantityMention]:
    """The figures of a document in the order of the text; dates, clock times, scores and names are left out."""
    words = Lexemes(doc)
    amounts: list[Amount] = []
    at = 0
    while at < len(words):
        amount = _at(words, at)
        if amount is None:
            at = _skip(words, at)
            continue
        if not (amounts and amount.first < amounts[-1].end):
            amounts.append(amount)
        at = max(at + 1, amount.core_end, amount.end if amount.unit_first is not None else 0)
    amounts = _without_times(doc, words, amounts)
    return [_mention(words, amount) for amount in _complete(words, amounts)]


def _at(words: Lexemes, at: int) -> Amount | None:
    """The figure whose number begins at a lexeme."""
    lower = words.lowers[at]
    if not (lower in _starters() or lower[0].isdigit() or lower[0] == "." or lower.endswith("est")):
        return None
    return (
        read_age(words, at)
        or read_portion(words, at)
        or read_rank(words, at)
        or read_unstated_change(words, at)
        or read_amount(words, at)
        or read_unnumbered_duration(words, at)
    )


@cache
def _starters() -> frozenset[str]:
    """Words that can begin the number of a figure."""
    return number_words().starters | rankings.STARTERS | portions.STARTERS | spans_of_time.STARTERS


_GLUE = frozenset({"-", "–", "/", ":", ".", "+", "‑", "&", "_"})


def _skip(words: Lexemes, at: int) -> int:
    """Where to go on when no figure begins here: behind the number that was refused and all that is glued to it."""
    if words.is_digits(at):
        end = at + 1
        while (
            end < len(words)
            and words.glued(end)
            and (words.lower(end) in _GLUE or words.lower(end).isalnum() or words.is_digits(end))
        ):
            end += 1
        return end
    numeral = read_numeral(words, at) if words.lowers[at] in _starters() else None
    return max(at + 1, numeral.end) if numeral is not None else at + 1


def _without_times(doc: Doc, words: Lexemes, amounts: list[Amount]) -> list[Amount]:
    """The amounts that are no part of a date or clock time which another component has found."""
    times = [time for time in found(doc).times if time.type in (TimexType.DATE, TimexType.TIME)]
    if not times:
        return amounts
    kept = []
    for amount in amounts:
        start, end = words.starts[amount.core_first], words.ends[amount.core_end - 1]
        inside = any(time.start <= start and end <= time.end for time in times)
        dated = amount.unit is None or amount.kind in (FigureKind.DURATION, FigureKind.ORDINAL)
        if not (inside and dated):
            kept.append(amount)
    return kept


def _complete(words: Lexemes, amounts: list[Amount]) -> list[Amount]:
    """The amounts with what each counts, and whether it is a level, a change or a vote."""
    for amount in amounts:
        _exchange(words, amount)
        count(words, amount)
        _per_behind(words, amount)
    amounts = [amount for amount in amounts if not amount.dropped]
    read_votes(words, amounts)
    bare = {id(amount) for amount in amounts if amount.unit is None}
    for index, amount in enumerate(amounts):
        if id(amount) not in bare:
            judge(words, amount, amounts[index - 1] if index else None)
    complete(words, amounts)
    for index, amount in enumerate(amounts):
        _rate(amount)
        occasions(words, amount)
        if id(amount) in bare:
            judge(words, amount, amounts[index - 1] if index else None)
        if (
            amount.approximation is Approximation.EXACT
            and amount.kind in _CAPPED
            and is_capped(words, amount.core_end - 1)
        ):
            amount.approximation = Approximation.AT_MOST
    spread(words, amounts)
    return [amount for amount in amounts if not _is_pair_of_people(words, amount)]


def _is_pair_of_people(words: Lexemes, amount: Amount) -> bool:
    """Whether a number word with its article stands for those told of before: "the two took note"."""
    bare = amount.unit is None and amount.kind in (None, FigureKind.COUNT) and amount.core_end == amount.core_first + 1
    if not bare or words.is_digits(amount.core_first) or words.lower(amount.core_first - 1) != "the":
        return False
    return words.token(amount.core_first).dep_ in ("nsubj", "nsubjpass")


_CAPPED = frozenset(
    {FigureKind.COUNT, FigureKind.MONEY, FigureKind.SHARE, FigureKind.MEASURE, FigureKind.RATE, FigureKind.CHANGE}
)


def _exchange(words: Lexemes, amount: Amount) -> None:
    """ "1.6 million per dollar", "1,380 won to the dollar": the price of another money."""
    if amount.kind not in (None, FigureKind.MONEY) or amount.per is not None:
        return
    hit = exchange_rate(words, amount.end)
    own = amount.unit or (money_named(words, amount.first) if hit is not None else None)
    if hit is not None and words.is_digits(hit[0] - 2):
        return
    if hit is not None and own is not None and own != hit[1]:
        amount.end, amount.unit, amount.kind = hit[0], f"{own}/{hit[1]}", FigureKind.RATE


def _per_behind(words: Lexemes, amount: Amount) -> None:
    """What a count or measure is per, behind its noun: "98 vessels a day", "40 tons of coal a year"."""
    if amount.per is not None or amount.elliptical:
        return
    at = amount.end
    if amount.kind is FigureKind.COUNT and amount.noun is not None and amount.noun[0] >= amount.core_end:
        at = amount.noun[1] + 1
    elif amount.kind is FigureKind.MEASURE and words.lower(at) == "of":
        noun = noun_after_of(words, at + 1)
        at = noun[1] + 1 if noun is not None else at
    elif amount.kind is FigureKind.MONEY and words.lower(at) == "(":
        closing = next((place for place in range(at, min(at + 7, len(words))) if words.lower(place) == ")"), None)
        at = closing + 1 if closing is not None else at
    else:
        _daily(words, amount)
        return
    hit = per_after(words, at, behind_noun=True) if at > amount.end else None
    if hit is not None and words.lower(at) in ("a", "an", "per", "/", "each"):
        amount.per = hit[1]
        amount.end = hit[0] if amount.kind is FigureKind.COUNT else amount.end


_AVERAGES = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "annual": "year",
    "yearly": "year",
    "hourly": "hour",
    "nightly": "night",
}


def _daily(words: Lexemes, amount: Amount) -> None:
    """ "a daily average of 500"."""
    at = amount.first
    if (
        words.lower(at - 1) == "of"
        and words.lower(at - 2) in ("average", "rate", "mean", "pace")
        and amount.kind is FigureKind.COUNT
    ):
        amount.per = _AVERAGES.get(words.lower(at - 3))


def _rate(amount: Amount) -> None:
    """Write what it is per into the unit."""
    if amount.per is not None and amount.kind is not FigureKind.CHANGE and amount.kind is not FigureKind.VOTE:
        amount.kind = FigureKind.RATE
        if amount.unit and "/" not in amount.unit:
            amount.unit = f"{amount.unit}/{amount.per}"


def _mention(words: Lexemes, amount: Amount) -> QuantityMention:
    value = amount.value
    if amount.unit == "fortnights" and isinstance(value, float):
        value, amount.unit = value * 2, "weeks"
    approximation = amount.approximation
    if value is None and amount.kind is not FigureKind.SUPERLATIVE and approximation is not Approximation.AT_MOST:
        approximation = Approximation.UNSTATED
    unit_text = words.texts[amount.unit_first] if amount.unit_first is not None else None
    noun = (words.starts[amount.noun[0]], words.ends[amount.noun[1]]) if amount.noun else None
    return QuantityMention(
        start=words.starts[amount.first],
        end=words.ends[amount.end - 1],
        core_start=words.starts[amount.core_first],
        core_end=words.ends[amount.core_end - 1],
        value=value,
        unit=amount.unit,
        kind=amount.kind or FigureKind.COUNT,
        approximation=approximation,
        direction=amount.direction,
        noun=noun,
        unit_text=unit_text,
        token=words.tokens[amount.core_end - 1],
        is_number=_is_number(words, amount),
        elliptical=amount.elliptical,
    )


def _is_number(words: Lexemes, amount: Amount) -> bool:
    if amount.writing is Writing.MULTIPLE or amount.kind in (FigureKind.ORDINAL, FigureKind.SUPERLATIVE):
        return False
    return not (amount.core_end == amount.core_first + 1 and words.lower(amount.core_first) in ("a", "an"))


def accord_quantities(doc: Doc) -> Doc:
    """Put the figures of the document on `doc._.accord.quantities`."""
    found(doc).quantities = tuple(find_quantities(doc))
    return doc
