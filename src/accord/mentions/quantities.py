"""3. Document → mentions: figures: every number with its unit, hedge and kind, ranks and superlatives included."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from accord.mentions.amounts import Amount, read_amount
from accord.mentions.changes import judge, read_votes, spread
from accord.mentions.counting import count, noun_behind, occasions, unit_of
from accord.mentions.lexemes import Lexemes
from accord.mentions.numerals import Writing, read_numeral, tables
from accord.mentions.portions import read_portion
from accord.mentions.rankings import read_rank, read_unstated_change
from accord.mentions.spans_of_time import read_age, read_unnumbered_duration
from accord.mentions.units import per_after
from accord.parsing.found import found
from accord.values import Approximation, FigureKind


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
    _complete(words, amounts)
    return [_mention(words, amount) for amount in amounts]


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


def _starters() -> frozenset[str]:
    """Words that can begin the number of a figure."""
    from accord.mentions.portions import STARTERS as PORTIONS
    from accord.mentions.rankings import STARTERS as RANKS
    from accord.mentions.spans_of_time import STARTERS as TIMES

    global _STARTERS
    if not _STARTERS:
        _STARTERS = tables()["starters"] | RANKS | PORTIONS | TIMES
    return _STARTERS


_STARTERS: frozenset[str] = frozenset()


def _skip(words: Lexemes, at: int) -> int:
    """Where to go on when no figure begins here: behind the whole number that was refused."""
    numeral = read_numeral(words, at) if words.lowers[at] in _starters() or words.is_digits(at) else None
    return max(at + 1, numeral.end) if numeral is not None else at + 1


def _without_times(doc: Doc, words: Lexemes, amounts: list[Amount]) -> list[Amount]:
    """The amounts that are no part of a date or clock time which another component has found."""
    times = [time for time in found(doc).times if str(time.type) in ("DATE", "TIME")]
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


def _complete(words: Lexemes, amounts: list[Amount]) -> None:
    """Find what each amount counts, whether it is a level, a change or a vote, and its unit with what it is per."""
    for index, amount in enumerate(amounts):
        count(words, amount, amounts[:index][-6:])
        _rate_of_noun(words, amount)
        occasions(words, amount)
        judge(words, amount, amounts[index - 1] if index else None)
    _backwards(words, amounts)
    read_votes(words, amounts)
    spread(words, amounts)


def _backwards(words: Lexemes, amounts: list[Amount]) -> None:
    """A number without a unit takes that of the next figure: "from 10 to 20 ships", "two of four Kh-59 missiles"."""
    for one, other in zip(reversed(amounts[:-1]), reversed(amounts[1:]), strict=False):
        if one.unit is None and words.same_sentence(one.first, other.first) and other.kind is not FigureKind.ORDINAL:
            between = words.lowers[one.core_end : other.first]
            if len(between) <= 4 and not set(between) & {";", ".", ",", "by"}:
                one.unit, one.noun = other.unit, other.noun
                one.kind = other.kind if other.kind not in (FigureKind.CHANGE, FigureKind.SUPERLATIVE) else one.kind


def _rate_of_noun(words: Lexemes, amount: Amount) -> None:
    """"98 vessels a day": the noun stands between the number and what it is per."""
    if amount.per is None and amount.kind is FigureKind.COUNT and amount.noun is not None and not amount.elliptical:
        hit = per_after(words, amount.noun[1] + 1) if amount.noun[0] >= amount.core_end else None
        if hit is not None:
            amount.end, amount.per = hit
    if amount.per is not None and amount.kind is not FigureKind.RATE:
        amount.kind = FigureKind.RATE
        amount.unit = f"{amount.unit}/{amount.per}" if amount.unit and "/" not in amount.unit else amount.unit


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
        start=words.starts[amount.first], end=words.ends[amount.end - 1],
        core_start=words.starts[amount.core_first], core_end=words.ends[amount.core_end - 1],
        value=value, unit=amount.unit, kind=amount.kind or FigureKind.COUNT, approximation=approximation,
        direction=amount.direction, noun=noun, unit_text=unit_text, token=words.tokens[amount.core_end - 1],
        is_number=_is_number(words, amount), elliptical=amount.elliptical,
    )  # fmt: skip


def _is_number(words: Lexemes, amount: Amount) -> bool:
    if amount.writing is Writing.MULTIPLE or amount.kind in (FigureKind.ORDINAL, FigureKind.SUPERLATIVE):
        return False
    return not (amount.core_end == amount.core_first + 1 and words.lower(amount.core_first) in ("a", "an"))


@Language.component("accord_quantities")
def accord_quantities(doc: Doc) -> Doc:
    """Put the figures of the document on `doc._.accord.quantities`."""
    found(doc).quantities = tuple(find_quantities(doc))
    return doc


__all__ = ["QuantityMention", "accord_quantities", "find_quantities", "noun_behind", "unit_of"]
