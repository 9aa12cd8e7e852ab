"""3. Document → mentions: ages ("24-year-old", "aged 18 to 35", ", 58,") and unnumbered durations ("a fortnight")."""

from __future__ import annotations

from functools import cache

from accord.data import read_toml
from accord.mentions.amounts import Amount, read_amount
from accord.mentions.hedges import hedge_before
from accord.mentions.lexemes import Lexemes, by_word, word_set
from accord.mentions.numerals import Numeral, Writing, read_numeral
from accord.values import Approximation, FigureKind

STARTERS = frozenset({"a", "an", "weeks", "days", "months", "hours", "every", "once"})
_OLDEST = 130
_NO_PERSONS = frozenset({"DATE", "GPE", "LOC", "CARDINAL", "MONEY", "TIME", "ORDINAL"})
_AGE_PERSONS = word_set("of_an_age")


@cache
def _durations() -> dict[str, str]:
    return by_word(read_toml("units.toml")["durations"])


def read_age(words: Lexemes, at: int) -> Amount | None:
    """The age whose number begins at a lexeme."""
    if not (words.is_digits(at) or (words.lower(at).isalpha() and words.lower(at) not in ("a", "an"))):
        return None
    numeral = read_numeral(words, at)
    if numeral is None or numeral.value is None or numeral.writing not in (Writing.DIGITS, Writing.WORDS):
        return None
    readers = (_old, _aged, _apposed, _under, _told)
    return next((amount for reader in readers if (amount := reader(words, numeral)) is not None), None)


def _old(words: Lexemes, numeral: Numeral) -> Amount | None:
    """ "24-year-old", "38 years old", "six months of age", "87 yo"."""
    low = numeral
    link = words.lower(numeral.end)
    if link in ("to", "-", "–", "or") and words.lower(numeral.end + 1) not in _durations():
        high = read_numeral(words, numeral.end + 1)
        if high is not None and high.value is not None and low.value is not None and high.value > low.value:
            numeral = high
    at = numeral.end + (words.lower(numeral.end) == "-")
    if words.lower(at) in ("yo", "y"):
        return _age(words, low, numeral, at + 1, "years")
    name = _durations().get(words.lower(at))
    if name is None:
        return None
    then = at + 1 + (words.lower(at + 1) == "-")
    if words.lower(then) in ("old", "olds"):
        return _age(words, low, numeral, then + 1, name)
    if words.matches(then, ("of", "age")):
        return _age(words, low, numeral, then + 2, name)
    return None


def _age(words: Lexemes, low: Numeral, high: Numeral, end: int, unit: str) -> Amount:
    value: float | tuple[float, float] | None = high.value
    approximation = Approximation.EXACT
    if low is not high and low.value is not None and high.value is not None:
        value, approximation = (low.value, high.value), Approximation.BETWEEN
    amount = Amount(
        first=low.first,
        end=end,
        core_first=low.first,
        core_end=high.end,
        value=value,
        writing=high.writing,
        unit=unit,
        kind=FigureKind.AGE,
        approximation=approximation,
        unit_first=high.end if high.end < len(words.texts) else None,
    )
    hedge = hedge_before(words, low.first)
    if hedge is not None and hedge.approximation is not Approximation.EXACT:
        amount.first = hedge.first
        amount.approximation = hedge.approximation if low is high else approximation
    return amount


def _aged(words: Lexemes, numeral: Numeral) -> Amount | None:
    """ "aged 18 to 35", "at the age of 15", "between the ages of 18 and 27"."""
    before = words.lower(numeral.first - 1)
    of_age = (before == "from" and words.lower(numeral.first - 2) == "age") or (
        before == "of" and words.lower(numeral.first - 2) in ("age", "ages")
    )
    aged = before in ("aged", "age", "ages") or (
        before in ("between", "over", "under") and words.lower(numeral.first - 2) in ("aged", "ages")
    )
    superlative = before in ("oldest", "youngest", "eldest") and words.token(numeral.end).pos_ != "NOUN"
    if not (of_age or aged or superlative):
        return None
    high = numeral
    if words.lower(numeral.end) in ("to", "and", "-", "–"):
        other = read_numeral(words, numeral.end + 1)
        if (
            other is not None
            and other.value is not None
            and numeral.value is not None
            and _OLDEST > other.value > numeral.value
        ):
            high = other
    return _age(words, numeral, high, high.end + (words.lower(high.end) in _durations()), "years")


def _apposed(words: Lexemes, numeral: Numeral) -> Amount | None:
    """ ", 58," behind a person: a whole number of years between commas."""
    end = numeral.end
    if (
        not words.is_digits(numeral.first)
        or words.lower(numeral.first - 1) != ","
        or words.lower(end) not in (",", ".", ")")
    ):
        return None
    if (
        numeral.value is None
        or not 1 <= numeral.value <= 115
        or numeral.value != int(numeral.value)
        or end != numeral.first + 1
    ):
        return None
    person = words.token(numeral.first - 2)
    if person.pos_ not in ("NOUN", "PROPN") or person.tag_ in ("NNS", "NNPS") or person.ent_type_ in _NO_PERSONS:
        return None
    if (words.lower(end) != "," and person.ent_type_ != "PERSON") or words.is_digits(end + 1):
        return None
    return _age(words, numeral, numeral, end, "years")


def _under(words: Lexemes, numeral: Numeral) -> Amount | None:
    """ "children under five", "of them under 18"."""
    if (
        words.lower(numeral.first - 1) not in ("under", "over", "below", "above")
        or words.lower(numeral.first - 2) not in _AGE_PERSONS
    ):
        return None
    after = words.lower(numeral.end)
    if (
        after not in ("", ".", ",", ";", "and", "were", "are", "is", "was", "have", "who", "in", "at", "had", "years")
        or numeral.value is None
        or numeral.value > 100
    ):
        return None
    return _age(words, numeral, numeral, numeral.end, "years")


_TELLING = frozenset({"was", "is", "am", "'s", "’s", "turned", "turns", "turn", "turning"})
_AFTER_AGE = frozenset(
    {"", ".", ",", ";", ")", "—", "–", "when", "and", "but", "at", "on", "last", "next", "this", "or"}
)


def _told(words: Lexemes, numeral: Numeral) -> Amount | None:
    """ "He was 86.", "when she was about 57", "turned 70 on Monday": a person and no more than the number."""
    hedge = hedge_before(words, numeral.first)
    at = (hedge.first if hedge else numeral.first) - 1
    at -= words.lower(at) in ("only", "just", "already", "now", "still", "then")
    value = numeral.value
    if value is None or not 2 <= value < _OLDEST or value != int(value) or words.lower(at) not in _TELLING:
        return None
    if words.lower(numeral.end) not in _AFTER_AGE or not words.same_sentence(at, numeral.first):
        return None
    verb = words.token(at)
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    who = subject.lower_ if subject is not None else words.lower(at - 1)
    named = subject is not None and subject.ent_type_ == "PERSON"
    is_one = named or who in ("he", "she", "i") or (who == "who" and words.lower(at).startswith("turn"))
    return _age(words, numeral, numeral, numeral.end, "years") if is_one else None


def read_unnumbered_duration(words: Lexemes, at: int) -> Amount | None:
    """ "a fortnight" that lasts, "within weeks", "more than a year", "every 12 hours", "once" that counts."""
    lower = words.lower(at)
    if lower == "every":
        return _every(words, at)
    if lower == "once":
        return _once(words, at)
    if lower in ("a", "an"):
        return _one(words, at)
    if words.lower(at - 1) != "within" or lower not in _durations():
        return None
    return Amount(
        first=at - 1,
        end=at + 1,
        core_first=at,
        core_end=at + 1,
        value=None,
        writing=Writing.VAGUE,
        unit=_durations()[lower],
        kind=FigureKind.DURATION,
        approximation=Approximation.AT_MOST,
        unit_first=at,
    )


_LASTING = word_set("before_a_duration")


def _one(words: Lexemes, at: int) -> Amount | None:
    """ "within a week", "for a decade": one; no date ("a year ago"), no rate ("twice a week")."""
    name = _durations().get(words.lower(at + 1))
    if (
        name is None
        or words.lower(at - 1) not in _LASTING
        or words.lower(at + 1) in ("second", "quarter", "generation", "hours")
    ):
        return None
    if words.lower(at + 2) in ("ago", "earlier", "later", "-", "of", "before", "’", "'", "when") or words.lower(
        at + 1
    ).endswith("s"):
        return None
    if words.token(at + 2).pos_ in ("NOUN",) if at + 2 < len(words) else False:
        return None
    if words.lower(at - 1) in ("in", "over", "after") and hedge_before(words, at) is None:
        return None
    hedge = hedge_before(words, at)
    return Amount(
        first=hedge.first if hedge else at,
        end=at + 2,
        core_first=at,
        core_end=at + 1,
        value=1.0,
        writing=Writing.WORDS,
        unit=name,
        kind=FigureKind.DURATION,
        approximation=hedge.approximation if hedge else Approximation.EXACT,
        unit_first=at + 1,
    )


def _every(words: Lexemes, at: int) -> Amount | None:
    """ "every 12 hours": how often."""
    amount = read_amount(words, at + 1)
    if amount is None or amount.kind is not FigureKind.DURATION or amount.first != at + 1:
        return None
    amount.first, amount.kind = at, FigureKind.RATE
    return amount


def _once(words: Lexemes, at: int) -> Amount | None:
    """ "invoked only once": one time; not "once the bill passes"."""
    after = words.lower(at + 1)
    counts = words.lower(at - 1) in ("only", "just", "than", "least") and after in (
        ",",
        ".",
        ";",
        "in",
        "since",
        "before",
        "",
    )
    per = after in ("a", "every", "per")
    if not (counts or per):
        return None
    return Amount(
        first=at,
        end=at + 1,
        core_first=at,
        core_end=at + 1,
        value=1.0,
        writing=Writing.MULTIPLE,
        unit="times",
        kind=FigureKind.COUNT,
    )
