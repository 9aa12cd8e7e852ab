"""3. document → mentions: what looks like a time and is none: ages, "may", "2,000 troops", the Daily Mail, "as soon as"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Token

from accord.data import read_toml
from accord.mentions.time_lexemes import Lexeme
from accord.mentions.time_rules import Match


@cache
def _guard(name: str) -> frozenset[str]:
    return frozenset(read_toml("times.toml")["guards"][name])


@dataclass(frozen=True, slots=True)
class Context:
    """A document, its lexemes, and the offsets of its tokens."""

    doc: Doc
    lexemes: Sequence[Lexeme]
    starts: Sequence[int]

    def word(self, index: int) -> str:
        """The lower-case lexeme at an index, empty outside the text."""
        return self.lexemes[index].text.lower() if 0 <= index < len(self.lexemes) else ""

    def shown(self, index: int) -> str:
        """The lexeme at an index as printed."""
        return self.lexemes[index].text if 0 <= index < len(self.lexemes) else ""

    def token(self, index: int) -> Token:
        """The token that holds the start of a lexeme."""
        return self.doc[max(0, bisect_right(self.starts, self.lexemes[index].start) - 1)]

    def tokens(self, first: int, last: int) -> list[Token]:
        """The tokens of a run of lexemes."""
        low, high = self.token(first).i, self.token(last - 1).i
        return list(self.doc[low : high + 1])


def _is_name(token: Token) -> bool:
    return token.ent_type_ == "PERSON"


def _month(match: Match, context: Context) -> bool:
    if {"last", "next", "this", "year", "lastyear", "nextyear", "thisyear"} & set(match.slots):
        return any(context.shown(index)[:1].isupper() for index in range(match.first + 1 if match.last - match.first > 1 else match.first, match.last)) or context.shown(match.first)[:1].isupper()
    lexeme = context.lexemes[match.first]
    token = context.token(match.first)
    if not lexeme.text[0].isupper() or token.tag_ == "MD":
        return False
    if (
        match.last - match.first > 1
        and match.slots.get("year") is None
        and lexeme.text.lower() not in ("may", "march", "april", "june", "august")
    ):
        return True
    if lexeme.text.lower() in ("may", "march", "april", "june", "august"):
        follows = context.shown(match.last)
        if _is_name(token) and (follows[:1].isupper() or context.shown(match.first - 1)[:1].isupper()):
            return False
        if lexeme.text.lower() in ("may", "march") and token.pos_ in ("VERB", "AUX"):
            return False
        if lexeme.text.lower() == "may" and context.shown(match.first - 1)[:1].isupper() and _is_name(token):
            return False
    return True


def _weekday(match: Match, context: Context) -> bool:
    first = context.lexemes[match.last - 1]
    short = first.text == "." or len(first.text) <= 4
    if short and "day" not in match.slots:
        word = context.lexemes[match.last - 2] if first.text == "." else first
        return (
            first.text == "."
            and word.text[0].isupper()
            and match.last - match.first == 2
            and word.text.lower() not in ("sun", "sat", "mon")
        )
    return True


def _year(match: Match, context: Context) -> bool:
    if "year" in match.slots and match.last - match.first > 1:
        return True
    before, after = context.word(match.first - 1), context.word(match.last)
    if (
        before in _guard("not_before_year")
        or after in _guard("units_of_number")
        or after in ("-", "–")
        and context.word(match.last + 1) in ("man", "strong", "year", "foot", "member")
    ):
        return False
    if (
        before in ("-", "/", ".", ":", ",")
        and context.lexemes[match.first].start == context.lexemes[match.first - 1].end
        and context.shown(match.first - 2).isdigit()
    ):
        return False
    year = int(match.slots["year"])
    token = context.token(match.first)
    if token.dep_ == "nummod" and token.head.tag_ in ("NNS", "NNPS") and token.head.i > token.i and year % 50 == 0:
        return False
    if before in _guard("before_year"):
        return True
    if year < 1900 or year > 2070:
        return False
    return True


def _duration(match: Match, context: Context) -> bool:
    after, second = context.word(match.last), context.word(match.last + 1)
    if "ordinal" in match.slots and match.last - match.first == 3 and context.word(match.first + 2) in ("day", "week", "month", "year"):
        return context.word(match.first - 1) in ("for", "into")
    if context.word(match.first) == "one" and context.word(match.last - 1) == "day" and context.token(match.last - 1).dep_ == "npadvmod":
        return after not in ("before", "after", "earlier", "later", "ahead")
    if match.slots.get("units") == "Q" and "count" not in match.slots:
        return False
    if after == "old" or (after in ("-", "–", "‑") and second in ("old", "olds")):
        return False
    if set(match.slots) <= {"units", "clockunits", "some"} and match.last - match.first == 1:
        return context.word(match.first - 1) in _guard("before_units") or after in _guard("after_units")
    return True


def _season(match: Match, context: Context) -> bool:
    if "year" in match.slots:
        return True
    last = match.last - 1
    token = context.token(last)
    if token.pos_ not in ("NOUN", "PROPN") or context.word(match.last) == "of":
        return False
    if match.last - match.first > 1:
        return not (token.text[0].isupper() and context.shown(match.last)[:1].isupper())
    if context.shown(match.first)[0].isupper() and context.shown(match.first - 1)[:1].isupper():
        return False
    return context.word(match.first - 1) in (
        "in",
        "by",
        "until",
        "since",
        "during",
        "early",
        "late",
        "mid",
        "before",
        "after",
        "for",
        "through",
        "of",
    ) and token.dep_ not in ("compound", "amod")


def _set(match: Match, context: Context) -> bool:
    if "adverb" in match.slots:
        token = context.token(match.first)
        return not (token.text[0].isupper() and token.pos_ == "PROPN")
    return True


def _vague(match: Match, context: Context) -> bool:
    first, last = context.word(match.first), context.word(match.last - 1)
    if last == "soon":
        return context.word(match.first - 1) not in ("as", "too", "how")
    if last == "shortly":
        return context.word(match.last) not in ("before", "after")
    if last in ("now",) and context.word(match.last) == "that":
        return False
    if first in ("last", "past"):
        return context.token(match.first).pos_ == "ADJ"
    if last == "future":
        return (
            first == "the"
            and context.token(match.last - 1).pos_ == "NOUN"
            and context.token(match.last - 1).dep_ != "compound"
        )
    if last == "past":
        return context.token(match.last - 1).pos_ == "NOUN"
    if last in ("moment", "present"):
        return context.word(match.first - 1) in ("at", "for") and context.word(match.last) not in ("of", "when", "that")
    return True


def _part(match: Match, context: Context) -> bool:
    last = context.word(match.last - 1)
    token = context.token(match.last - 1)
    if set(match.slots) == {"part"} and last in ("morning", "afternoon", "evening", "night"):
        bounded = context.word(match.first - 1) in ("by", "since", "until", "before")
        return (match.last - match.first > 1 or bounded) and token.dep_ != "compound"
    if "daytime" in match.slots:
        return token.dep_ not in ("compound", "amod") and not token.text[0].isupper()
    if last.endswith("s") and "part" in match.slots and last in ("nights", "mornings", "evenings", "afternoons"):
        return False
    return True


def _relative(match: Match, context: Context) -> bool:
    if context.word(match.last - 1) == "year" and context.word(match.first) == "the" and match.last - match.first == 2:
        return context.word(match.first - 1) in _guard("before_the_year") and context.word(match.last) not in (
            "that",
            "when",
            "of",
            "to",
            "in",
        )
    return True


def _monthday(match: Match, context: Context) -> bool:
    token = context.token(match.last - 1)
    return context.word(match.first - 1) in ("on", "until", "by") and not (
        token.head.i > token.i and token.head.pos_ in ("NOUN", "PROPN")
    )


def _quarter(match: Match, context: Context) -> bool:
    return (
        context.word(match.first) in ("the", "last", "next", "this")
        or bool({"year", "quarter"} & set(match.slots))
        or context.word(match.first - 1) in ("in", "for", "its", "during", "s")
    )


def _holiday(match: Match, context: Context) -> bool:
    return not _is_name(context.token(match.first))


def _date(match: Match, context: Context) -> bool:
    month = next(
        (each for each in context.lexemes[match.first : match.last] if each.text.lower() in ("may", "march", "mar")),
        None,
    )
    if month is None:
        return True
    return month.text[0].isupper()


_GUARDS: dict[str, Callable[[Match, Context], bool]] = {
    "month": _month,
    "weekday": _weekday,
    "year": _year,
    "duration": _duration,
    "season": _season,
    "set": _set,
    "vague": _vague,
    "part": _part,
    "relative": _relative,
    "monthday": _monthday,
    "quarter": _quarter,
    "holiday": _holiday,
    "date": _date,
}


def _rate(match: Match, context: Context) -> bool:
    """Whether "a year" says how often: "$5 billion a year", "twice a week"."""
    if (
        "one" not in match.slots
        or match.last - match.first != 2
        or context.word(match.last) in ("ago", "before", "after", "later", "earlier")
    ):
        return False
    token = context.token(match.first - 1) if match.first else None
    return token is not None and token.pos_ in ("NOUN", "NUM", "SYM", "PROPN") and token.dep_ != "nsubj"


def is_time(match: Match, context: Context) -> Match | None:
    """The match, read as a rate where it is one; None when the sentence shows that it is no time."""
    guard = _GUARDS.get(match.read)
    if guard is not None and not guard(match, context):
        return None
    if match.read == "duration" and _rate(match, context):
        return replace(match, read="rate")
    return match
