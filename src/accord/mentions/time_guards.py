"""3. document → mentions: what looks like a time and is none: ages, "may", "2000 troops", the Daily Mail."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from spacy.tokens import Doc, Token

from accord.data import read_toml
from accord.mentions.days_beside_places import is_told_of_another_place
from accord.mentions.plain_tense import plain_side
from accord.mentions.time_lexemes import Lexeme
from accord.mentions.time_rules import Match

_LONGER = frozenset({"week", "month", "year"})
_AFTER_WHAT_ALL_KNOW = frozenset({"since", "after", "before", "of", "until"})


@cache
def _guard(name: str) -> frozenset[str]:
    return frozenset(read_toml("times.toml")["guards"][name])


@cache
def _days_of_one_year() -> tuple[dict[str, Any], ...]:
    return tuple(read_toml("times.toml")["days_of_one_year"])


@dataclass(frozen=True, slots=True)
class Context:
    """A document, its text (which spaCy joins anew each time it is asked), its lexemes, the offsets of its tokens."""

    doc: Doc
    text: str
    lexemes: Sequence[Lexeme]
    starts: Sequence[int]

    def shown(self, index: int) -> str:
        """The lexeme at an index as printed, empty outside the text."""
        return self.lexemes[index].text if 0 <= index < len(self.lexemes) else ""

    def token(self, index: int) -> Token:
        """The token that holds the start of a lexeme."""
        return self.doc[max(0, bisect_right(self.starts, self.lexemes[index].start) - 1)]

    def tokens(self, first: int, last: int) -> list[Token]:
        """The tokens of a run of lexemes."""
        low, high = self.token(first).i, self.token(last - 1).i
        return list(self.doc[low : high + 1])


@dataclass(frozen=True, slots=True)
class Seen:
    """A match in its sentence: its words, the words around it, the tokens of its ends."""

    match: Match
    context: Context

    def shown(self, index: int) -> str:
        """A lexeme as printed, counted from the match's first; -1 is the word before it."""
        return self.context.shown(self.match.first + index)

    def word(self, index: int) -> str:
        """The same in lower case."""
        return self.shown(index).lower()

    def after(self, index: int = 0) -> str:
        """The lower-case lexemes that follow the match."""
        return self.context.shown(self.match.last + index).lower()

    @property
    def size(self) -> int:
        return self.match.last - self.match.first

    @property
    def first_token(self) -> Token:
        return self.context.token(self.match.first)

    @property
    def last_token(self) -> Token:
        return self.context.token(self.match.last - 1)

    def has(self, *slots: str) -> bool:
        """Whether the match filled any of some slots."""
        return any(slot in self.match.slots for slot in slots)

    def touches(self, index: int) -> bool:
        """Whether no white space parts the match from the lexeme before it."""
        return index > 0 and self.context.lexemes[index].start == self.context.lexemes[index - 1].end


_MONTHS_THAT_NAME = frozenset({"may", "march", "april", "june", "august"})


def _is_month(seen: Seen) -> bool:
    """Not the verb "may" or "march", nor a person called April, June or May."""
    words = [seen.shown(index) for index in range(seen.size)]
    month = next((word for word in words if word.lower() in _MONTHS_THAT_NAME), None)
    if seen.size == 1 and seen.shown(-1)[:1].isupper() and seen.word(-1) in _guard("before_named_month"):
        return False
    if month is None:
        return seen.size > 1 or seen.shown(0)[:1].isupper()
    if not month[0].isupper():
        return False
    if seen.size > 1:
        return True
    token = seen.first_token
    if token.pos_ in ("VERB", "AUX"):
        return False
    if seen.shown(-1)[:1].isupper() and token.i and token.nbor(-1).pos_ == "PROPN":
        return False
    beside = seen.shown(-1)[:1].isupper() or seen.context.shown(seen.match.last)[:1].isupper()
    return not (token.ent_type_ == "PERSON" and beside)


def _is_date(seen: Seen) -> bool:
    """No month that is none, nor what is named after a day: "the 6 October Bridge", "the March 14 alliance"."""
    after = seen.after()
    if not seen.has("year") and after in _guard("behind_name_of_day"):
        return False
    if not seen.has("year") and after in _guard("capital_behind_day"):
        return not seen.context.shown(seen.match.last)[:1].isupper()
    return _is_month(seen)


def _is_weekday(seen: Seen) -> bool:
    """Not "sun", "sat" or "wed", which stand with a dot or in a date, nor Super Tuesday, nor the Sunday Times."""
    follows = seen.context.shown(seen.match.last)
    if follows[:1].isupper() and follows.lower() in _guard("after_named_weekday"):
        return False
    if seen.word(-1) in _guard("before_named_weekday"):
        return False
    last = seen.shown(seen.size - 1)
    short = seen.shown(seen.size - 2) if last == "." else last
    if seen.has("day") or len(short) > 5:
        return True
    return last == "." and short[0].isupper() and short.lower() not in ("sun", "sat", "mon")


def _is_year(seen: Seen) -> bool:
    """Not a count ("2000 troops"), a number in a longer one, or a thing's name."""
    if seen.size > 1:
        return True
    before = seen.word(-1)
    if seen.shown(0)[0] in "'’":
        return before in _guard("before_year") and seen.after() not in ("'", "’", "percent")
    strong = seen.after() in ("-", "–") and seen.after(1) in _guard("after_hyphen")
    if before in _guard("not_before_year") or seen.after() in _guard("units_of_number") or strong:
        return False
    if before in ("-", "/", ".", ":", ",") and seen.touches(seen.match.first) and seen.shown(-2).isdigit():
        return False
    year, token = int(seen.match.slots["year"]), seen.first_token
    counted = token.dep_ == "nummod" and token.head.tag_ in ("NNS", "NNPS") and token.head.i > token.i
    if counted and year % 50 == 0:
        return False
    return before in _guard("before_year") or 1900 <= year <= 2070


def _is_duration(seen: Seen) -> bool:
    """Not an age, a light-year, a fraction ("three quarters of"), "one day" for some day, nor "in as many days"."""
    after, last = seen.after(), seen.word(seen.size - 1)
    if seen.word(-1) == "as" and seen.word(0) == "many":
        return False
    if seen.word(-1) == "aged" and last in ("year", "years", "month", "months"):
        return False
    if seen.word(-2) == "light" or seen.word(-1) == "light":
        return False
    if after == "old" or (after in ("-", "–", "‑") and seen.after(1) in ("old", "olds")):
        return False
    if last in ("quarter", "quarters"):
        return after != "of" and seen.has("count", "one")
    if seen.has("ordinal") and seen.size == 2:
        return seen.word(-1) in _guard("before_decade_of_life") and seen.word(-2) in ("in", "into", "for", "on")
    if seen.has("ordinal") and seen.size == 3:
        return seen.word(-1) in ("for", "into") or seen.word(1) in ("straight", "consecutive", "successive")
    if seen.word(0) == "one" and last == "day" and seen.last_token.dep_ == "npadvmod":
        return after in ("before", "after", "earlier", "later", "ahead")
    if seen.size == 1 and not seen.has("unit", "clockunit"):
        return seen.word(-1) in _guard("before_units") or after in _guard("after_units")
    return True


def _is_season(seen: Seen) -> bool:
    """Not a spring of water, a fall from office, or the Prague Spring."""
    if seen.has("year", "thisyear", "lastyear", "nextyear", "thatyear"):
        return True
    token = seen.last_token
    if token.pos_ not in ("NOUN", "PROPN") or seen.after() == "of":
        return False
    if seen.size > 1:
        return not (token.text[0].isupper() and seen.context.shown(seen.match.last)[:1].isupper())
    if seen.shown(0)[0].isupper() and seen.shown(-1)[:1].isupper():
        return False
    return seen.word(-1) in _guard("before_season") and token.dep_ not in ("compound", "amod")


def _is_set(seen: Seen) -> bool:
    """Not the name of a newspaper."""
    token = seen.first_token
    return not (seen.has("adverb") and token.text[0].isupper() and token.pos_ == "PROPN")


def _is_vague(seen: Seen) -> bool:
    """Not "as soon as", "shortly before", "now that", "future plans", "last days" with a verb, "at the moment of"."""
    last, token = seen.word(seen.size - 1), seen.last_token
    if last == "present" and seen.size == 1:
        return _is_present(seen)
    if last == "soon":
        return seen.word(-1) not in ("as", "too", "how")
    if last == "shortly":
        return seen.after() not in ("before", "after", "thereafter", "afterwards", "afterward")
    if last == "now":
        return seen.after() != "that"
    if last == "future":
        return seen.word(0) == "the" and token.pos_ == "NOUN" and token.dep_ != "compound"
    if last == "past":
        return token.pos_ == "NOUN"
    if last in ("moment", "present"):
        return seen.word(-1) in ("at", "for") and seen.after() not in ("of", "when", "that")
    return seen.word(0) not in ("last", "past") or seen.first_token.pos_ == "ADJ"


def _is_part(seen: Seen) -> bool:
    """Not "dawn raids", "night flights" or habits ("nights")."""
    token = seen.last_token
    if seen.word(seen.size - 1) == "before":
        return _is_following(seen)
    if seen.has("daytime"):
        return token.dep_ not in ("compound", "amod") and not token.text[0].isupper()
    if seen.word(seen.size - 1) in ("nights", "mornings", "evenings", "afternoons"):
        return False
    if set(seen.match.slots) == {"part"} and seen.word(seen.size - 1) in ("morning", "afternoon", "evening", "night"):
        return (seen.size > 1 or seen.word(-1) in ("by", "since", "until", "before")) and token.dep_ != "compound"
    return True


def _is_relative(seen: Seen) -> bool:
    """Not "the year that changed him", "Player of the Year" nor, of what counts in the end, "at the end of the day"."""
    if (
        seen.word(-1) == "of"
        and seen.word(0) == "the"
        and (seen.shown(1) == "Year" or seen.after() in _guard("prizes"))
    ):
        return False
    if seen.size == 2 and seen.word(0) == "the" and seen.word(1) == "year":
        return seen.word(-1) in _guard("before_the_year") and seen.after() not in ("that", "when", "of", "to", "in")
    return not (
        seen.word(0) == "the" and seen.word(seen.size - 1) == "day" and seen.word(-1) == "at" and seen.after() == ","
    )


def _is_following(seen: Seen) -> bool:
    """Not "the day before the blast", which an event dates and not the calendar."""
    if seen.word(seen.size - 1) in ("before", "after"):
        return seen.after() in ("", ".", ",", ";", ":", "and", "but", ")", "\n") or seen.after().isspace()
    return True


def _is_decade(seen: Seen) -> bool:
    """Not an age: "in her forties", "in his early 50s"."""
    near = {seen.word(-1), seen.word(-2)} if seen.word(-1) in ("early", "late", "mid", "-") else {seen.word(-1)}
    return not near & _guard("before_decade_of_life") and seen.word(-3) not in _guard("before_decade_of_life")


def _is_clock(seen: Seen) -> bool:
    """Not a count of those who did something in the morning: "killed nine in the evening"."""
    return not seen.has("daypart") or seen.word(-1) in _guard("before_hour")


def _is_present(seen: Seen) -> bool:
    token = seen.last_token
    return seen.word(-1) in ("at", "until", "for") and token.head.i != token.i + 1


def _is_monthday(seen: Seen) -> bool:
    """Only "on the 4th" with nothing that the number counts."""
    token = seen.last_token
    counts = token.head.i > token.i and token.head.pos_ in ("NOUN", "PROPN")
    return seen.word(-1) in ("on", "until", "by") and not counts


def _is_quarter(seen: Seen) -> bool:
    """Not a quarter that is only a fourth part or a part of town."""
    return (
        seen.word(0) in ("the", "last", "next", "this")
        or seen.has("year", "quarter")
        or seen.word(-1) in ("in", "for", "its", "s")
    )


def _is_holiday(seen: Seen) -> bool:
    """Not a person or place that bears its name (Easter Island), nor a feast by another calendar."""
    follows = seen.context.shown(seen.match.last)
    if seen.word(-1) in ("orthodox", "coptic", "julian"):
        return False
    if " " in seen.shown(0):
        return True
    return seen.first_token.ent_type_ != "PERSON" and not (follows[:1].isupper() and seen.has("holiday"))


def _is_dayname(seen: Seen) -> bool:
    """Not the newspaper."""
    first = seen.shown(0)
    return not (seen.size == 1 and first[0].isupper() and seen.shown(-1)[:1].isupper())


_GUARDS: dict[str, Callable[[Seen], bool]] = {
    "month": _is_month,
    "date": _is_date,
    "weekday": _is_weekday,
    "year": _is_year,
    "duration": _is_duration,
    "shifted": _is_duration,
    "season": _is_season,
    "set": _is_set,
    "vague": _is_vague,
    "part": _is_part,
    "relative": _is_relative,
    "following": _is_following,
    "monthday": _is_monthday,
    "decade": _is_decade,
    "clock": _is_clock,
    "quarter": _is_quarter,
    "holiday": _is_holiday,
    "dayname": _is_dayname,
}


def _is_rate(seen: Seen) -> bool:
    """Whether "a year" says how often: "$5 billion a year", "a thousand rounds a day"."""
    if not seen.has("one") or seen.size != 2 or seen.after() in _guard("after_length"):
        return False
    if seen.match.first == 0:
        return False
    before = seen.context.token(seen.match.first - 1)
    return (
        before.pos_ in ("NOUN", "NUM", "SYM", "PROPN")
        and before.dep_ not in ("nsubj", "npadvmod")
        and before.ent_type_ != "DATE"
    )


def _of_two_days(seen: Seen) -> Match:
    """The match; of two days that no other lies between ("4 and 9 May") only the one that stands by its month."""
    words = [seen.word(index) for index in range(seen.size)]
    if "and" not in words or seen.word(-1) == "between":
        return seen.match
    match, slots = seen.match, dict(seen.match.slots)
    first, second = slots["day"], slots.pop("to_day")
    if isinstance(first, int) and isinstance(second, int) and second - first == 1:
        return match
    joint = match.first + words.index("and")
    if words[0][:1].isdigit():
        return replace(match, first=joint + 1, read="date", slots={**slots, "day": second})
    return replace(match, last=joint, read="date", slots=slots)


def _of_one_year(seen: Seen) -> Match:
    """The match; a day that is of one year by the words beside it with that year ("the attacks of September 11")."""
    match = seen.match
    for row in _days_of_one_year():
        if match.slots.get("month") != row["month"] or match.slots.get("day") != row["day"]:
            continue
        before = seen.word(-2) if seen.word(-1) in ("of", "on") else ""
        if not {before, seen.after(), seen.after(1)}.isdisjoint(row["words"]):
            elsewhere = {"elsewhere": 1} if is_told_of_another_place(seen.last_token, row["places"]) else {}
            return replace(match, slots={**match.slots, "oneyear": row["year"], **elsewhere})
        if "alone" in row and seen.word(-1) in _AFTER_WHAT_ALL_KNOW:
            return replace(match, slots={**match.slots, "oneyear": row["year"], "alone": row["alone"]})
    return match


def _is_next_told(seen: Seen) -> bool:
    """Whether "the next month" is the one after a month told: "the next month his party split"."""
    if [seen.word(index) for index in range(seen.size)][:2] != ["the", "next"] or seen.size != 3:
        return False
    return seen.last_token.dep_ == "npadvmod" and seen.word(2) in _LONGER and plain_side(seen.last_token) < 0


def is_time(match: Match, context: Context) -> Match | None:
    """The match, read as a rate where it is one; None when the sentence shows that it is no time."""
    seen = Seen(match, context)
    guard = _GUARDS.get(match.read)
    if guard is not None and not guard(seen):
        return None
    if match.read == "range":
        return _of_two_days(seen)
    if match.read == "date" and not seen.has("year"):
        return _of_one_year(seen)
    if match.read == "duration" and _is_next_told(seen):
        slots = {"next": match.slots.get("one", 1), "unit": seen.context.lexemes[match.last - 1].value}
        return replace(match, read="following", slots=slots)
    if match.read == "anchored" and seen.after() == "than":  # "two months later than planned" is no day
        return replace(match, last=match.last - 1, read="duration")
    return replace(match, read="rate") if match.read == "duration" and _is_rate(seen) else match
