"""3. Document → mentions: numbers that are no figures: dates, clock times, scores, names and numbers of things."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from accord.data import read_toml
from accord.mentions.lexemes import MONTHS, Lexemes, Phrases, word_set
from accord.mentions.nouns import is_known
from accord.mentions.numerals import Numeral, Writing, number_words
from accord.mentions.units import money_after, money_codes, unit_after

_CURRENCY = frozenset("$€£¥₩₹₽₪₺₴₱₫₭₡₾₿₦฿")
_AGO = frozenset(read_toml("figures.toml")["trailing"]["ago"])
_SPORT = frozenset(read_toml("figures.toml")["sport"]["words"])
_YEAR_WORDS = word_set("before_years")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Designations:
    """The table [designations] of figures.toml: words beside which a number is no count."""

    before: frozenset[str]
    only_capital: frozenset[str]
    phrases: Phrases
    after: frozenset[str]
    calibres: frozenset[str]
    calibre_nouns: frozenset[str]
    streets: frozenset[str]


@cache
def _rules() -> _Designations:
    table = read_toml("figures.toml")["designations"]
    names = (name for name in _Designations.__slots__ if name != "phrases")
    phrases = Phrases((phrase, phrase) for phrase in table["phrases"])
    return _Designations(phrases=phrases, **{name: frozenset(table[name]) for name in names})


def is_name_or_date(words: Lexemes, numeral: Numeral) -> bool:
    """Whether a number belongs to a name, a date, a clock time, a score or an identifier."""
    if numeral.writing is Writing.DIGITS and numeral.end == numeral.first + 1 and _is_identifier(words, numeral.first):
        return True
    if in_fixed_phrase(words, numeral.first) or _hangs_on_word(words, numeral.first):
        return True
    if numeral.writing in (Writing.DIGITS, Writing.WORDS):
        if _is_numbered_name(words, numeral) or is_date(words, numeral) or _is_clock(words, numeral):
            return True
        return numeral.writing is Writing.DIGITS and (
            _is_address(words, numeral.end) or _is_before_name(words, numeral.end)
        )
    return False


def _is_before_name(words: Lexemes, at: int) -> bool:
    """Whether the number is part of a name that goes on behind it ("787 Dreamliner"); weapons and peoples count."""
    if at >= len(words) or words.glued(at):
        return False
    position, last = at, -1
    while position < len(words) and position < at + 4 and words.token(position).tag_ == "NNP":
        last, position = position, position + 1
    if last < 0 or words.lower(last).endswith("s") or words.token(at).ent_type_ in ("NORP", "GPE", "DATE", "ORG"):
        return False
    return (
        words.token(position).pos_ not in ("NOUN", "PROPN")
        and not is_known(words, last)
        and not _has_unit_at(words, at)
    )


def _has_unit_at(words: Lexemes, at: int) -> bool:
    return unit_after(words, at, digits=True) is not None or money_after(words, at) is not None


def _is_address(words: Lexemes, at: int) -> bool:
    """Whether the name of a street follows: "22 Baker Street", "9 Ave Foch", "14 Sejong-daero"."""
    for position in range(at, min(at + 5, len(words))):
        if not words.texts[position][0].isupper() and words.lower(position) not in ("-", *_rules().streets):
            return False
        if words.lower(position) in _rules().streets and (
            position > at or words.lower(at) in ("ave", "rue", "avenue", "via")
        ):
            return True
    return False


def _hangs_on_word(words: Lexemes, at: int) -> bool:
    """Whether a hyphen ties a number word to the word before it: "all-four-wheel"."""
    tied = words.glued(at) and words.lower(at - 1) == "-" and words.glued(at - 1) and words.lower(at - 2).isalpha()
    return tied and not words.is_digits(at) and words.lower(at - 2) not in ("minus", "now", "plus")


def in_fixed_phrase(words: Lexemes, at: int) -> bool:
    """Whether a fixed phrase ("two-state", "at first") holds the lexeme."""
    phrases = _rules().phrases
    for begin in (at, at - 1, at - 2):
        hit = phrases.at(words, begin) if begin >= 0 else None
        if hit and hit[0] > at:
            return True
    return False


def _is_identifier(words: Lexemes, at: int) -> bool:
    """Whether signs and letters without a space make it part of a name: F-35, KE701, S/2025/101, 9:45, 14C."""
    before, after = words.lower(at - 1), words.lower(at + 1)
    if words.glued(at):
        if before.isalpha() and not _is_money_code(words, at - 1):
            return True
        if before in (":", "/", "_", "#", "+", ".") and not (
            before == "+" and words.lower(at - 2) != "" and not words.glued(at - 1)
        ):
            return True
        if before in ("-", "–", "‑") and words.glued(at - 1) and _hyphen_names(words, at):
            return True
    if before in ("#", "№"):
        return True
    if not words.glued(at + 1):
        return False
    if after in (":", "+") and words.glued(at + 2) and words.is_digits(at + 2):
        return True
    if after == "/" and words.glued(at + 2) and words.is_digits(at + 2):
        return True
    if after.isalpha() and not _is_unit_or_scale(words, at + 1):
        return True
    return after == "s" or _is_calibre(words, at)


def _is_unit_or_scale(words: Lexemes, at: int) -> bool:
    """Whether letters glued to a number are a unit, a currency or a scale ("50mph", "115USD", "4.3M")."""
    if words.lower(at) in number_words().short_scales:
        return True
    return unit_after(words, at, digits=True) is not None or money_after(words, at) is not None


def _is_money_code(words: Lexemes, at: int) -> bool:
    return words.lower(at) in money_codes() or words.lower(at) in ("minus", "now")


def _hyphen_names(words: Lexemes, at: int) -> bool:
    """Whether a hyphen ties the number to a name (F-35, COVID-19), a score (3-1) or a telephone number."""
    before = words.lower(at - 2)
    if words.is_digits(at - 2):
        return words.lower(at - 3) == "-" and words.glued(at - 2) and words.is_digits(at - 4)
    if before in ("minus", "now", "and", "to"):
        return False
    return before.isalpha() or before in (")",)


def _is_calibre(words: Lexemes, at: int) -> bool:
    """ "105mm ammunition", "155-mm shells", "5G"."""
    data = _rules()
    unit = words.lower(at + 1)
    if unit == "g":
        return not words.lower(at + 2).startswith("of") and float(words.texts[at].replace(",", "")) < 10
    return unit in data.calibres and (words.lower(at + 2) in data.calibre_nouns)


_ABBREVIATED = frozenset({"no", "nos", "vol", "fig", "art", "arts", "sec", "secs", "ext", "mk", "cat"})


def _is_numbered_name(words: Lexemes, numeral: Numeral) -> bool:
    """ "Article 5", "page 12", "Nord Stream 1", "Unit 8200"; never where a unit or a plural noun follows the number."""
    at = numeral.first
    before = words.lower(at - 1)
    if before in ("and", "or", "to", ",", "&", "-", "through") and words.is_digits(at - 2) and words.is_digits(at):
        earlier = Numeral(first=at - 2, end=at - 1, value=0.0, writing=Writing.DIGITS)
        plain = _is_bare_small(words, numeral) and not _counts(words, numeral.end)
        return plain and words.lower(at - 3) in _rules().before and _is_numbered_name(words, earlier)
    if (before == "." and words.lower(at - 2) in _ABBREVIATED) or before in ("a.d.", "b.c."):
        return True
    if not before.isalpha() or before in MONTHS or not words.same_sentence(at - 1, at):
        return False
    if _is_money_code(words, at - 1) and words.texts[at - 1] not in ("won", "Won", "real"):
        return False
    if _is_designator(words, numeral):
        heads_sentence = words.texts[at - 1][0].isupper() and words.token(at - 1).is_sent_start
        return not (heads_sentence and _counts(words, numeral.end)) and not _has_unit(words, numeral)
    return _follows_name(words, numeral)


def _is_designator(words: Lexemes, numeral: Numeral) -> bool:
    """Whether the word before the number is one that is numbered; some only with a capital or by a bare number."""
    before, data = words.lower(numeral.first - 1), _rules()
    if before not in data.before:
        return False
    if words.texts[numeral.first - 1][0].isupper() or before not in data.only_capital:
        return True
    noun = before != "number" and words.token(numeral.first - 1).pos_ in ("NOUN", "PROPN")
    return noun and _is_bare_small(words, numeral) and not _counts(words, numeral.end)


def _follows_name(words: Lexemes, numeral: Numeral) -> bool:
    """Whether a name stands before the number and nothing that it counts behind: "Nord Stream 1"."""
    at = numeral.first
    if not words.texts[at - 1][0].isupper():
        return False
    if _counts(words, numeral.end):
        weapon = is_known(words, at - 1) and words.token(at - 1).tag_ == "NNP" and words.is_digits(at)
        return weapon and _is_bare_small(words, numeral)
    if numeral.writing is Writing.DIGITS and words.token(at - 1).pos_ == "PROPN":
        return _is_bare_small(words, numeral)
    named = words.texts[at][0].isupper() and words.lower(at - 1) not in ("the", "all", "a")
    return numeral.writing is Writing.WORDS and named and not words.token(at - 1).is_sent_start


def _is_bare_small(words: Lexemes, numeral: Numeral) -> bool:
    """Whether a number could be that of a model or a ship: whole, without separators, scale or decimal part."""
    text = words.texts[numeral.first]
    if numeral.end != numeral.first + 1 or not text.isdigit() or len(text) > 4 or _has_unit(words, numeral):
        return False
    return words.lower(numeral.end) not in ("-", "of") or not words.glued(numeral.end)


def _has_unit(words: Lexemes, numeral: Numeral) -> bool:
    unit = unit_after(words, numeral.end, digits=words.is_digits(numeral.end - 1))
    return unit is not None and len(words.texts[unit.first]) > 1


def _counts(words: Lexemes, at: int) -> bool:
    """Whether a plural noun follows, perhaps behind adjectives: the number counts it."""
    for position in range(at, min(at + 4, len(words))):
        token = words.token(position)
        if token.tag_ in ("NNS", "NNPS"):
            return True
        if token.pos_ not in ("ADJ", "NOUN", "PROPN") and token.tag_ not in ("VBN", "VBG", "HYPH"):
            return False
    return False


def is_date(words: Lexemes, numeral: Numeral) -> bool:
    """Whether a number is a year, a day of a month or part of such a chain ("June 5, 1967", "Nov. 10-12")."""
    if numeral.end != numeral.first + 1:
        return numeral.value is not None and _tied_to_month(words, numeral.first) and numeral.value <= 31
    at = numeral.first
    text = words.texts[at]
    if _tied_to_month(words, at):
        return True
    if not text.isdigit() or len(text) != 4 or not 1500 <= int(text) <= 2199:
        return False
    if (_has_unit(words, numeral) and words.lower(numeral.end) not in ("-", "–")) or words.lower(at - 1) in _CURRENCY:
        return False
    if words.lower(at - 1) in _YEAR_WORDS or not _counts(words, at + 1):
        return not (
            words.lower(at + 1) == "of"
            or words.lower(at - 1) in ("about", "some", "nearly", "than", "around", "roughly")
        )
    return int(text) >= 1900 and int(text) % 100 != 0


def _tied_to_month(words: Lexemes, at: int) -> bool:
    """Whether a month stands beside the number, or before a number that is tied to it."""
    text = words.texts[at]
    if "," in text or "." in text or (len(text) > 4 and text.isdigit()):
        return False
    if (_is_month(words, at + 1) and not words.is_digits(at + 2)) or (_is_month(words, at + 1) and len(text) <= 2):
        return (text.isdigit() and len(text) <= 2) or words.lower(at - 1) in ("the", "of", "on")
    if _shares_month(words, at):
        return True
    position, steps = at - 1, 0
    while position >= 0 and steps < 8:
        if _is_month(words, position):
            return text.isdigit() and len(text) in (1, 2, 4)
        if words.lower(position) not in (".", ",", "-", "–", "—", "to", "and", "or") and not words.is_digits(position):
            return False
        if words.is_digits(position) and ("," in words.texts[position] or "." in words.texts[position]):
            return False
        position, steps = position - 1, steps + 1
    return False


_BEFORE_DAYS = frozenset({"on", "of", "from", "between", "since", "until", "till", "by", "for", "both", "the"})


def _shares_month(words: Lexemes, at: int) -> bool:
    """Whether a number is the first of two days of one month: "on 4 and 9 May"."""
    if not (words.is_digits(at) and words.lower(at - 1) in _BEFORE_DAYS and words.lower(at + 1) in ("and", "or")):
        return False
    days = [words.texts[at], words.texts[at + 2]] if at + 3 < len(words) else []
    return bool(days) and all(day.isdigit() and int(day) <= 31 for day in days) and _is_month(words, at + 3)


def _is_month(words: Lexemes, at: int) -> bool:
    return words.lower(at) in MONTHS and words.texts[at][0].isupper()


def _is_clock(words: Lexemes, numeral: Numeral) -> bool:
    """ "9 a.m.", "7 o'clock", "0300 GMT"."""
    after = words.lower(numeral.end)
    if after == "o" and words.lower(numeral.end + 2) == "clock":
        return True
    if after in ("am", "pm") and words.lower(numeral.end - 1) and words.is_digits(numeral.end - 1):
        return True
    return (after in _rules().after and after not in ("am", "pm", "est")) or (
        after == "a" and words.matches(numeral.end, ("a", ".", "m"))
    )


def is_ago(words: Lexemes, end: int) -> bool:
    """Whether "ago" makes a distance in time a date: "six years ago"."""
    return words.lower(end) in _AGO


def is_score(words: Lexemes, first: int, end: int, low: float, high: float) -> bool:
    """Whether "3-1" is the result of a game: small whole numbers beside words of play."""
    if max(low, high) > 200 or low != int(low) or high != int(high):
        return False
    begin, stop = words.sentence(first)
    near = words.lowers[max(begin, first - 12) : min(stop, end + 8)]
    return low >= high or any(word in _SPORT for word in near)
