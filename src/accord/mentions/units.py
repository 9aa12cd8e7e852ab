"""3. Document → mentions: units of money, measure, share and time beside a number, read from units.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from accord.data import read_toml
from accord.mentions.lexemes import Lexemes, Phrases, cut
from accord.values import FigureKind

_SHORT_WORDS = 2
_PER = frozenset({"a", "an", "per", "each", "every", "/"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit in the text: its lexemes, its name, and the kind of figure it makes."""

    first: int
    end: int
    name: str
    kind: FigureKind


@dataclass(frozen=True, slots=True, kw_only=True)
class _UnitWords:
    """Units by the words that print them; `exact` holds the short ones that must be printed so."""

    phrases: Phrases
    kinds: Mapping[str, FigureKind]
    exact: frozenset[str]
    spans: frozenset[str]


_GROUPS = {
    "points": FigureKind.CHANGE,
    "durations": FigureKind.DURATION,
    "measures": FigureKind.MEASURE,
    "rates": FigureKind.RATE,
    "ratios": FigureKind.RATIO,
}


@cache
def _units() -> _UnitWords:
    data = read_toml("units.toml")
    kinds: dict[str, FigureKind] = {"percent": FigureKind.SHARE}
    entries: list[tuple[str, str]] = [(word, "percent") for word in data["percent"]["words"]]
    for group, kind in _GROUPS.items():
        for name, words in data[group].items():
            kinds.setdefault(name, kind)
            entries += [(word, name) for word in words]
    # One- and two-letter units as printed: "MW" is no "mw", "m" no "M".
    exact = frozenset(word for word, _ in entries if len(word) <= _SHORT_WORDS and word.isalpha())
    spans = frozenset(word for words in data["durations"].values() for word in words)
    return _UnitWords(phrases=Phrases(entries), kinds=kinds, exact=exact, spans=spans)


_Rows = list[tuple[str, frozenset[str]]]
"""Currencies that share a word ("crowns"), each with the names of its countries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Currencies:
    """Currencies by the signs before a number and the words behind it; `loose` words need a country."""

    signs: Phrases
    words: Phrases
    loose: Mapping[str, _Rows]
    exact: frozenset[str]


@cache
def _money() -> _Currencies:
    rows = read_toml("units.toml")["currency"]
    loose: dict[str, _Rows] = {}
    for row in rows:
        for word in row.get("loose", ()):
            loose.setdefault(word, []).append((row["code"], frozenset(row["countries"])))
    return _Currencies(
        signs=Phrases((sign, row["code"]) for row in rows for sign in row.get("signs", ())),
        words=Phrases((word, row["code"]) for row in rows for word in row["words"]),
        loose=loose,
        exact=frozenset(word for row in rows if row.get("exact") for word in row["words"] if len(word) <= _SHORT_WORDS),
    )


@cache
def money_codes() -> frozenset[str]:
    """Letters that stand before a number as a currency: "usd", "eur", "rs"."""
    rows = read_toml("units.toml")["currency"]
    return frozenset(cut(sign)[-1].lower() for row in rows for sign in row.get("signs", ()) if sign[-1].isalpha())


_UNBROKEN = frozenset(
    {"straight", "consecutive", "successive", "full", "more", "whole", "solid", "additional", "further"}
)
"""Between a number and a unit of time: "seven straight years"."""


def unit_after(words: Lexemes, at: int, *, digits: bool) -> Unit | None:
    """The unit of measure, share, time or multiple that begins at a lexeme, perhaps behind a hyphen or in brackets."""
    begin = at
    if words.lower(at) in ("-", "‑") and words.glued(at) and words.glued(at + 1):
        begin = at + 1
    closing = 0
    if words.lower(at) in ("(", "[", "{", "<") and words.lower(at + 2) in (")", "]", "}", ">"):
        begin, closing = at + 1, 1
    if words.lower(at) in _UNBROKEN and words.lower(at + 1) in _units().spans:
        begin = at + 1
    hit = _units().phrases.at(words, begin)
    if hit is None or not _is_written_so(words, begin, hit[0], digits):
        return None
    end, name = hit
    if name == "tons" and words.lower(begin - 1) == "metric":
        name = "tonnes"
    return Unit(first=begin, end=end + closing, name=name, kind=_units().kinds[name])


_WITHOUT_DIGITS = frozenset({"km", "kg", "lb", "ft", "mm", "cm", "GB", "MW", "GW"})
_HYPHENATED = frozenset({"km", "kg", "ft", "GB", "MW", "kW"})
_LOOSE_LETTERS = frozenset({"m", "t", "W", "V"})
"""One-letter units that may stand off from their number."""


def _is_written_so(words: Lexemes, begin: int, end: int, digits: bool) -> bool:
    """Whether a short unit is printed as it must be, and a word that is also another word is the unit."""
    text, after = words.texts[begin], words.lower(end)
    if end == begin + 1 and len(text) <= _SHORT_WORDS and text.isalpha():
        return _is_short_unit(words, begin, digits)
    if text in ("″", '"'):
        in_inches = text == "″" or after in (".", ",", "long", "wide", "tall", "high", "thick", "from")
        return digits and in_inches and not _opens_quote(words, begin)
    return words.lower(begin) != "x" or words.glued(begin)


def _is_short_unit(words: Lexemes, at: int, digits: bool) -> bool:
    """Whether one or two letters are a unit: "5 km", "20 C.", "7m tall"; not the article "a" nor a plan "B"."""
    text, after = words.texts[at], words.lower(at + 1)
    if (not digits and text not in _WITHOUT_DIGITS) or text not in _units().exact:
        return False
    if words.glued(at + 1) and after in ("'", "’", "-", "&") and text not in _HYPHENATED:
        return False
    if text in ("C", "F"):
        return after in (".", ",", "in", "on", "at", "(", ")", "and", "below", "above", "")
    if words.glued(at) or len(text) > 1 or text in _LOOSE_LETTERS:
        return True
    return after in (".", ",", ")", "", "of", "and", ";", "high", "tall", "long")


def _opens_quote(words: Lexemes, at: int) -> bool:
    """Whether a straight quotation mark closes a quotation opened earlier in the sentence."""
    first, _ = words.sentence(at)
    return words.texts[first:at].count('"') % 2 == 1


def money_before(words: Lexemes, at: int) -> Unit | None:
    """The sign or code of a currency before a number: "$", "US$", "EUR "."""
    hit = _money().signs.before(words, at)
    if hit is None:
        return None
    first, code = hit
    text = words.texts[at - 1]
    if text == "Euro" and not words.glued(at) and len(words.lower(at)) == 4:
        return None
    if text.isalpha() and (not (text[0].isupper() or first < at - 1) and not words.glued(at)):
        return None
    if first < at - 1 and not _is_one_sign(words, first, at):
        return Unit(first=at - 1, end=at, name="USD", kind=FigureKind.MONEY) if text == "$" else None
    if text.isalpha() and first == at - 1 and len(text) == 2 and text not in ("Rs", "RM", "Rp", "TL"):
        return None
    if text == "Rs" or words.lower(first) == "rs":
        code = _by_country(words, first, _money().loose["rupees"]) or code
    return Unit(first=first, end=at, name=code, kind=FigureKind.MONEY)


def _is_one_sign(words: Lexemes, first: int, at: int) -> bool:
    """Whether letters and sign belong together: "A$", "US $", "C $"; the article in "a $5 fine" does not."""
    joined = all(words.glued(position) for position in range(first + 1, at))
    letters = words.texts[first]
    if words.glued(first) and words.lower(first - 1).isalpha():
        return False
    return joined or letters == "C" or len(letters) > 1


def money_after(words: Lexemes, at: int, *, digits: bool = True) -> Unit | None:
    """The currency behind a number: "million won", "Australian dollars", "crowns" by the sentence's country."""
    begin = at
    if words.lower(at) in ("-", "‑") and words.glued(at) and words.glued(at + 1):
        begin = at + 1
    data = _money()
    hit = data.words.at(words, begin)
    if hit is not None:
        end, code = hit
        text = words.texts[begin]
        if text in ("$", "€", "£", "¥", "₩") and (
            not words.glued(begin) or (words.glued(begin + 1) and words.is_digits(begin + 1))
        ):
            return None
        if (
            end == begin + 1
            and len(text) <= _SHORT_WORDS
            and text.isascii()
            and text.isalpha()
            and not ((digits and text in data.exact) or (text.isupper() and len(text) > 1))
        ):
            return None
        if text in ("won", "Won", "marks", "lev") and not _is_noun_money(words, begin):
            return None
        return Unit(first=begin, end=end, name=code, kind=FigureKind.MONEY)
    rows = data.loose.get(words.lower(begin))
    if rows is None:
        return None
    meant = _by_country(words, begin, rows)
    return None if meant is None else Unit(first=begin, end=begin + 1, name=meant, kind=FigureKind.MONEY)


def _is_noun_money(words: Lexemes, at: int) -> bool:
    """ "1.2 trillion won" against "the side that had 12 won"; "marks"."""
    return words.is_digits(at - 1) or words.lower(at - 1) in (
        "thousand",
        "million",
        "billion",
        "trillion",
        "korean",
        "german",
        "-",
    )


def _by_country(words: Lexemes, at: int, rows: _Rows) -> str | None:
    """The currency of the country that the sentence names; else the first of the list, for pounds only with a scale."""
    first, end = words.sentence(at)
    near = set(words.lowers[first:end])
    for code, countries in rows:
        if near & countries:
            return code
    if words.lower(at).startswith("dram"):
        return None
    if words.lower(at).startswith("pound"):
        return "GBP" if words.lower(at - 1) in ("million", "billion", "m", "bn", "trillion") else None
    return rows[0][0]


def per_after(words: Lexemes, at: int, *, behind_noun: bool = False) -> tuple[int, str] | None:
    """The end and name of what a rate is per: "a day", "per head", "each year", "/month", "annually"."""
    lookup = _per_words()
    lower = words.lower(at)
    if lower == "-" and words.lower(at + 1) in ("a", "per"):
        at, lower = at + 1, words.lower(at + 1)
        if words.lower(at + 1) == "-":
            return lookup.at(words, at + 2)
    if lower in _PER:
        hit = lookup.at(words, at + 1) or _per_number(words, at)
        dated = ("ago", "earlier", "later", "before", "after", "long") if behind_noun else ("ago", "earlier", "later")
        if (
            hit is None
            or (lower in ("a", "an") and words.lower(hit[0]) in dated)
            or words.matches(hit[0], ("of", "the"))
        ):
            return None
        return hit if words.lower(at + 1) not in ("daily", "annually") else None
    if lower in ("daily", "annually"):
        return at + 1, "day" if lower == "daily" else "year"
    return None


def _per_number(words: Lexemes, at: int) -> tuple[int, str] | None:
    """ "per 100,000 people", "per million": the end and name of a round number that a rate is per."""
    if words.lower(at) not in ("per", "for", "every"):
        return None
    number = words.texts[at + 1] if at + 1 < len(words) else ""
    if number not in ("100", "1,000", "10,000", "100,000", "1000", "100000") and number.lower() not in (
        "million",
        "thousand",
        "hundred",
    ):
        return None
    if at + 2 < len(words) and words.token(at + 2).tag_ == "NNS":
        return at + 3, f"{number} {words.lower(at + 2)}"
    return at + 2, number


def exchange_rate(words: Lexemes, at: int) -> tuple[int, str] | None:
    """The end and unit of "per dollar", "to the euro", "against the dollar": what one unit of another money costs."""
    links = (("per",), ("to", "the"), ("against", "the"), ("to", "a"), ("for", "one"), ("to", "one"), ("a",))
    for link in links:
        other = money_after(words, at + len(link)) if words.matches(at, link) else None
        if other is None and words.matches(at + len(link), ("us", "dollar")) and words.matches(at, link):
            other = Unit(first=at, end=at + len(link) + 2, name="USD", kind=FigureKind.MONEY)
        if other is not None:
            return other.end, other.name
    return None


def money_named(words: Lexemes, at: int) -> str | None:
    """The currency that the sentence of a lexeme names before it, without a number: "The rial slid to ..."."""
    first, _ = words.sentence(at)
    for position in range(at - 1, first - 1, -1):
        lower = words.lower(position)
        rows = _money().loose.get(lower)
        if rows is not None:
            return _by_country(words, position, rows)
        hit = _money().words.at(words, position)
        if hit is not None and len(lower) > 2 and lower.isalpha() and words.token(position).pos_ in ("NOUN", "PROPN"):
            return hit[1]
    return None


@cache
def _per_words() -> Phrases:
    rows = read_toml("units.toml")["per"]
    return Phrases((word, name) for name, words in rows.items() for word in words)
