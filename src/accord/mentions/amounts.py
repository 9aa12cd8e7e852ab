"""3. Document → mentions: a number with its currency, unit and hedge, and two of them as a range."""

from __future__ import annotations

from dataclasses import dataclass

from accord.mentions.change_words import change_word, has_vote
from accord.mentions.designations import is_ago, is_name_or_date, is_score
from accord.mentions.hedges import hedge_after, hedge_before, reads_as_preposition
from accord.mentions.lexemes import Lexemes, word_set
from accord.mentions.numerals import Numeral, Writing, number_words, read_numeral
from accord.mentions.units import Unit, money_after, money_before, per_after, unit_after
from accord.values import Approximation, FigureKind

_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_BEFORE_PRONOUN, _AFTER_PRONOUN = word_set("before_pronoun_one"), word_set("after_pronoun_one")
_DOUBLED = word_set("after_doubling")
_AFTER_ONE_MORE = frozenset({",", "was", "is", "were", "has", "had", "will", "who", "which", "said", "died", "."})
"""Behind "A fourth" at the head of a sentence these show one more of a row, not a part."""
_DASHES = frozenset({"-", "–", "—", "‑", "−"})


@dataclass(slots=True, kw_only=True)
class Amount:
    """A figure being read: lexemes of its span, its number and its noun, and what is known of it so far."""

    first: int
    end: int
    core_first: int
    core_end: int
    value: float | tuple[float, float] | None
    writing: Writing
    unit: str | None = None
    kind: FigureKind | None = None
    approximation: Approximation = Approximation.EXACT
    direction: str | None = None
    hedged: bool = False
    per: str | None = None
    unit_first: int | None = None
    noun: tuple[int, int] | None = None
    scale: float = 1.0
    elliptical: bool = False
    dropped: bool = False

    @property
    def low(self) -> float | None:
        """The value, of a range the lower one."""
        return self.value[0] if isinstance(self.value, tuple) else self.value


def read_amount(words: Lexemes, at: int) -> Amount | None:
    """The amount whose number begins at a lexeme, ranges included; None where it is a name, a date or no number."""
    numeral = read_numeral(words, at)
    if (
        numeral is None
        or _is_no_number(words, numeral)
        or (words.glued(numeral.end) and words.lower(numeral.end) in _SUFFIXES)
    ):
        return None
    amount = _simple(words, numeral)
    if amount is None:
        return None
    joined = _range(words, amount)
    named = is_name_or_date(words, numeral) or _is_pair(words, numeral)
    if joined is None and named and not _is_signed(words, numeral):
        return None
    amount = joined or amount
    if words.lower(amount.end) in ("a.m.", "p.m.", "am", "pm", "o'clock") and amount.kind is not FigureKind.MONEY:
        return None
    if amount.kind is FigureKind.DURATION and is_ago(words, amount.end):
        return None
    hedge(words, amount)
    return amount


def _is_signed(words: Lexemes, numeral: Numeral) -> bool:
    """Whether a currency stands before the number, so that it cannot be a name or a year."""
    return money_before(words, numeral.first) is not None


def _is_pair(words: Lexemes, numeral: Numeral) -> bool:
    """Whether "3-1" or "02-748" is a score or a telephone number: a pair without a unit, and no vote."""
    end = numeral.end
    tied = words.lower(end) in _DASHES and words.glued(end) and words.glued(end + 1) and words.is_digits(end + 1)
    return tied and not has_vote(words, numeral.first)


def _is_no_number(words: Lexemes, numeral: Numeral) -> bool:
    """Whether number words are something else here: the pronoun "one", "a double", "once" as "as soon as"."""
    at, end = numeral.first, numeral.end
    lower = words.lower(at)
    if _is_sum(words, at, end):
        return True
    if end == at + 1 and lower == "one":
        return _is_pronoun_one(words, at)
    if numeral.writing is Writing.MULTIPLE:
        return _is_plain_adjective(words, at)
    if numeral.writing is Writing.FRACTION and end == at + 2 and lower in ("a", "an"):
        opens = words.token(at).is_sent_start and words.lower(at + 1) in number_words().ordinals
        return bool(opens) and words.lower(end) in _AFTER_ONE_MORE
    if numeral.writing is Writing.VAGUE:
        return words.lower(at - 1) in ("the", "these", "those", "hot") and words.lower(at) not in ("dozens", "hundreds")
    if (
        numeral.writing is Writing.WORDS
        and numeral.end == at + 1
        and words.texts[at][0].isupper()
        and words.token(at).pos_ == "PROPN"
    ):
        return not words.token(at).is_sent_start and words.token(at).tag_ != "CD"
    return False


def _is_sum(words: Lexemes, at: int, end: int) -> bool:
    """Whether a number word names a format of talks with another: "the two plus two", "a five plus one meeting"."""
    words_of = number_words().starters
    ahead = words.lower(end) == "plus" and words.lower(end + 1) in words_of
    return ahead or (words.lower(at - 1) == "plus" and words.lower(at - 2) in words_of)


def _is_pronoun_one(words: Lexemes, at: int) -> bool:
    before, after = words.lower(at - 1), words.lower(at + 1)
    token = words.token(at)
    if before in _BEFORE_PRONOUN and after not in ("percent", "million", "hundred") and token.dep_ != "nummod":
        return True
    if before == "with" and after in ("voice", "accord", "mind"):
        return True
    if after in _AFTER_PRONOUN or (before == "-" and words.glued(at)):
        return True
    if words.token(at - 1).pos_ == "ADJ" and before not in ("about", "only", "just"):
        return True
    return token.pos_ == "PRON" and after not in ("of", "from", "-", "abstained")


def _is_plain_adjective(words: Lexemes, at: int) -> bool:
    """ "double" and kin as an ordinary adjective or noun: "a double agent", "doubles partner", "triple crown"."""
    token = words.token(at)
    if words.lower(at + 1) == "-" and words.glued(at + 1):
        return True
    if words.lower(at) in ("double", "triple", "quadruple", "treble") and token.pos_ != "VERB":
        return words.lower(at + 1) not in _DOUBLED
    return words.lower(at) in ("doubles", "doubling") and words.lower(at + 1) in ("down", "up", "as", "match")


def _simple(words: Lexemes, numeral: Numeral) -> Amount | None:
    """The number with currency or unit and what it is per."""
    digits = words.is_digits(numeral.end - 1)
    amount = Amount(
        first=numeral.first,
        end=numeral.end,
        core_first=numeral.first,
        core_end=numeral.end,
        value=numeral.value,
        writing=numeral.writing,
        scale=numeral.scale,
    )
    _sign(words, amount)
    unit = money_before(words, amount.first)
    if unit is not None:
        _attach(amount, unit)
        amount.first = unit.first
        behind = money_after(words, numeral.end, digits=digits)
        if behind is not None and words.lower(behind.first) not in ("won",):
            amount.end = behind.end
            amount.unit = behind.name if unit.name == "USD" else unit.name
        elif words.lower(numeral.end) in ("us", "u.s.") and words.glued(numeral.end) is False and unit.name == "USD":
            amount.end = numeral.end + 1
    else:
        _unit_behind(words, amount, numeral, digits)
    _per(words, amount)
    return amount


def _sign(words: Lexemes, amount: Amount) -> None:
    """A minus in front: "minus 20", "-5"."""
    at = amount.first
    before = words.lower(at - 1)
    if before == "minus" or (before == "-" and words.lower(at - 2) == "minus"):
        amount.first = at - (1 if before == "minus" else 2)
    elif before in ("-", "−") and words.glued(at) and not words.glued(at - 1):
        amount.first = at - 1
    else:
        return
    if isinstance(amount.value, float):
        amount.value = -amount.value


def _unit_behind(words: Lexemes, amount: Amount, numeral: Numeral, digits: bool) -> None:
    end = numeral.end
    unit = money_after(words, end, digits=digits) or unit_after(words, end, digits=digits)
    if unit is None and numeral.writing is Writing.FRACTION and words.lower(end) in ("a", "an", "of"):
        skip = 2 if words.matches(end, ("of", "a")) or words.matches(end, ("of", "one")) else 1
        unit = unit_after(words, end + skip, digits=False)
        if unit is not None and unit.kind not in (
            FigureKind.DURATION,
            FigureKind.CHANGE,
            FigureKind.MEASURE,
            FigureKind.SHARE,
        ):
            unit = None
    if unit is None and words.lower(end) == "of":
        unit = money_after(words, end + 1, digits=False) if numeral.writing is Writing.VAGUE else None
        if unit is None and numeral.writing is Writing.VAGUE:
            unit = unit_after(words, end + 1, digits=False)
    if unit is not None:
        _attach(amount, unit)
        amount.end = max(amount.end, unit.end)
        amount.unit_first = unit.first


def _attach(amount: Amount, unit: Unit) -> None:
    amount.unit, amount.kind = unit.name, unit.kind


def _per(words: Lexemes, amount: Amount) -> None:
    """What the amount is per: "$1,100 a month", "280 a year"."""
    if amount.kind in (FigureKind.RATE,):
        return
    hit = per_after(words, amount.end)
    if hit is not None and amount.kind is not FigureKind.DURATION:
        amount.end, amount.per = hit


def hedge(words: Lexemes, amount: Amount) -> None:
    """Take the hedges beside the amount into its span."""
    before = hedge_before(words, amount.first)
    if before is not None and amount.unit is None and _is_about_one(words, before.first, amount):
        before = None
    if before is not None and not reads_as_preposition(words, before, amount.kind is FigureKind.DURATION):
        amount.first = before.first
        if before.approximation is not Approximation.EXACT:
            amount.hedged = True
            if amount.approximation is Approximation.EXACT:
                amount.approximation = before.approximation
    after = hedge_after(words, amount.core_end) or (
        hedge_after(words, amount.end) if amount.end > amount.core_end else None
    )
    if after is not None and amount.approximation is Approximation.EXACT:
        amount.end = max(amount.end, after.end)
        amount.approximation = after.approximation
        if amount.unit is None:
            _late_unit(words, amount, after.end)


def _is_about_one(words: Lexemes, first: int, amount: Amount) -> bool:
    """Whether a preposition stands before "one": "the dispute around one filing" is no rough number."""
    alone = amount.core_end == amount.core_first + 1 and words.lower(amount.core_first) == "one"
    return alone and words.lower(first) in ("around", "about", "over", "under", "near", "above", "below")


def _late_unit(words: Lexemes, amount: Amount, at: int) -> None:
    """A unit behind the hedge: "ten or so kilometers"."""
    unit = money_after(words, at) or unit_after(words, at, digits=True)
    if unit is not None:
        _attach(amount, unit)
        amount.end = unit.end


def _range(words: Lexemes, low: Amount) -> Amount | None:
    """The range that begins with an amount: "10 to 20", "between 3 and 5", "33-35 billion"; None when there is none."""
    at = low.end
    link = words.lower(at)
    between = words.lower(low.first - 1) == "between" or words.matches(
        low.first - 2, ("between", words.lower(low.first - 1))
    )
    if link == "-" and words.lower(at + 1) in ("to", "or") and words.lower(at + 2) == "-":
        at += 2
        link = "to"
    if not isinstance(low.value, float) or low.writing in (Writing.MULTIPLE, Writing.FRACTION):
        return None
    if not (link in ("to", "or", "till") or link in _DASHES or (between and link == "and")):
        return None
    begin = at + 1
    for skip in (0, 1, 2):
        numeral = read_numeral(words, begin + skip)
        if numeral is not None:
            break
    if numeral is None or numeral.writing not in (Writing.DIGITS, Writing.WORDS):
        return None
    if numeral.first != begin and money_before(words, numeral.first) is None:
        return None
    high = _simple(words, numeral)
    if high is None or not isinstance(high.value, float):
        return None
    return _joined(words, low, high, link, between)


def _joined(words: Lexemes, low: Amount, high: Amount, link: str, between: bool) -> Amount | None:
    first, second = low.low, high.low
    if first is None or second is None or not _same_unit(low, high):
        return None
    if high.scale > 1 and low.scale == 1 and first < second / high.scale:
        first *= high.scale
    if first >= second or (link == "or" and second > 3 * first + 3):
        return None
    if (
        high.unit is None
        and low.unit is None
        and _is_year(words.texts[low.core_first])
        and _is_year(words.texts[high.core_first])
    ):
        return None
    dashed = link in _DASHES
    if dashed and not _is_dashed_range(words, low, high):
        return None
    lead = low.first
    if between:
        lead = low.first - 1 if words.lower(low.first - 1) == "between" else low.first - 2
    elif words.lower(lead - 1) == "from" and link == "to":
        if _from_level(words, lead - 1):
            return None
        lead -= 1
    elif link == "to" and _to_level(words, low, high):
        return None
    source = high if high.unit or high.per else low
    return Amount(
        first=lead,
        end=high.end,
        core_first=low.core_first,
        core_end=high.core_end,
        value=(first, second),
        writing=low.writing,
        unit=source.unit,
        kind=source.kind,
        per=high.per or low.per,
        approximation=Approximation.BETWEEN,
        unit_first=source.unit_first,
        hedged=True,
    )


def _same_unit(low: Amount, high: Amount) -> bool:
    return low.unit == high.unit or low.unit is None or (high.unit is None and low.kind is FigureKind.MONEY)


def _is_dashed_range(words: Lexemes, low: Amount, high: Amount) -> bool:
    """Whether "10-20" is a range: not a score, a telephone number, a span of years or days of a month."""
    at = high.core_first
    text = words.texts[at]
    if (
        words.is_digits(low.core_first)
        and words.texts[low.core_first].startswith("0")
        and "." not in words.texts[low.core_first]
        and words.texts[low.core_first] != "0"
    ):
        return False
    tail = words.lower(high.end) in _DASHES and words.glued(high.end) and words.is_digits(high.end + 1)
    if tail or (len(text) > 4 and text.isdigit() and high.unit is None):
        return False
    bare = Numeral(first=low.core_first, end=low.core_end, value=low.low, writing=low.writing)
    if high.unit is None and (is_name_or_date(words, bare) or _is_year(text)):
        return False
    if high.unit is None and is_score(words, low.first, high.end, low.low or 0.0, high.low or 0.0):
        return False
    return high.unit is not None or high.scale > 1 or _noun_follows(words, high.end)


def _is_year(text: str) -> bool:
    return text.isdigit() and len(text) == 4 and 1000 <= int(text) <= 2100


def _noun_follows(words: Lexemes, at: int) -> bool:
    return at < len(words) and words.token(at).pos_ in ("NOUN", "ADJ", "PROPN")


def _from_level(words: Lexemes, at: int) -> bool:
    """Whether "from" tells where a change began: "rose from 10 to 20" is two levels, no range."""
    return any(
        change_word(words, position) for position in range(max(0, at - 6), at) if words.same_sentence(position, at)
    )


_LEAP = 4
"""A range seldom spans more; a change and the level it leads to do."""


def _to_level(words: Lexemes, low: Amount, high: Amount) -> bool:
    """Whether "to" leads to a new level: "rose 5 percent to 20", "was cut by 1,200 to 8,800"."""
    if words.lower(low.first - 1) == "by" and low.unit is None and (high.low or 0) > _LEAP * (low.low or 0):
        return bool(change_word(words, low.first - 2))
    return low.unit is not None and any(
        change_word(words, position) for position in range(max(0, low.first - 2), low.first)
    )
