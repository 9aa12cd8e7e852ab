"""3. document → mentions: time expressions, found by patterns over words and kept when the sentence bears them out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from spacy.tokens import Doc, Token

from accord.mentions.gone_by import is_known_gone
from accord.mentions.plain_tense import lay_ahead_then, plain_side
from accord.mentions.tense import Tense, called_for, tense_of
from accord.mentions.time_guards import Context, is_time
from accord.mentions.time_lexemes import Lexeme, Value, lex, symbols
from accord.mentions.time_rules import Match, match_rules
from accord.parsing.found import found, text_of
from accord.values import TimexType


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression before it has a value.

    `read` names the reading of coding/readings.py, `slots` what the words give it; `mod` is START, MID, END and so on;
    `signal` the word in front that bounds it (since, by, before, after, until); `token` the index of its head token;
    `plain` is -1 or 1 where the word it hangs on plainly tells what was done, or what will be; `then_ahead` says that
    it lay ahead at a past moment only ("was to meet on Monday"), `of_noun` that it is told of a noun behind it, which
    `signal` then bounds ("after Monday's vote").
    """

    start: int
    end: int
    text: str
    type: TimexType
    read: str
    slots: Mapping[str, Value] = field(default_factory=dict)
    mod: str | None = None
    signal: str | None = None
    tense: Tense | None = None
    token: int = 0
    plain: int = 0
    then_ahead: bool = False
    of_noun: bool = False


SIGNALS = frozenset(
    (
        "since",
        "by",
        "before",
        "after",
        "until",
        "till",
        "from",
        "through",
        "to",
        "within",
        "for",
        "in",
        "during",
        "over",
        "between",
        "of",
        "on",
        "at",
        "ahead",
    )
)
_TIMES_OF_DAY = frozenset({"clock", "part"})
_DAYS = frozenset({"date", "weekday", "dayname", "iso", "slashed", "that", "following", "holiday"})
_EDGED = frozenset(
    {
        "month",
        "year",
        "decade",
        "century",
        "season",
        "quarter",
        "half",
        "relative",
        "fiscal",
        "dayname",
        "weekday",
        "date",
        "weekend",
        "part",
        "clock",
    }
)


@cache
def _edge() -> re.Pattern[str]:
    """What may stand before an expression and belong to it: "the end of", "early", "mid-", "earlier", "the rest of"."""
    s = symbols()
    word = f"(?:{s['STARTWORD']}|{s['ENDWORD']}|{s['MID']}|{s['REST']})"
    of = f"(?:{s['THE']}{s['VERY']}?)?{word}{s['OF']}{s['THE']}?"
    bare = f"{s['THE']}?(?:{s['EARLY']}|{s['LATE']})(?:{s['DASH']}|{s['IN']}{s['THE']}?)?"
    mid = f"{s['THE']}?{s['MID']}{s['DASH']}?"
    shifted = f"(?:{s['EARLIER']}|{s['LATER']})(?:{s['ON']}|{s['IN']}{s['THE']}?)?"
    return re.compile(f"(?:{of}|{bare}|{mid}|{shifted})$")


def _with_edge(match: Match, string: str, lexemes: Sequence[Lexeme], floor: int) -> tuple[Match, str | None]:
    """The match with the edge in front of it, and the edge as TIMEX3's mod."""
    if match.read not in _EDGED:
        return match, None
    low = max(floor, match.first - 5)
    edge = _edge().search(string[low : match.first])
    if edge is None:
        return match, None
    first = low + edge.start()
    mod = next((str(each.value) for each in lexemes[first : match.first] if isinstance(each.value, str)), None)
    return replace(match, first=first), mod


_OWN_DAY = frozenset({"weekday", "dayname", "that", "this", "last", "next"})


def _timed(clock: Match, part: Match) -> dict[str, Value]:
    """The slots of a clock time and the part of a day that says which day it was: "10 o'clock on Thursday morning"."""
    slots = {**part.slots, **clock.slots}
    slots["daypart"] = slots.pop("part", slots.get("daytime", ""))
    return slots


@cache
def _joints() -> tuple[frozenset[str], frozenset[str]]:
    s = symbols()
    return frozenset({"", s["ON"], s["COMMA"], s["OF"], s["ON"] + s["THE"]}), frozenset({"", s["COMMA"], s["DASH"]})


def _joined(matches: Sequence[Match], string: str) -> list[Match]:
    """The matches, a time of day and the day beside it made one: "9 a.m. on Tuesday", "Tuesday, 4 May 06:58 GMT"."""
    after_time, after_day = _joints()
    made: list[Match] = []
    for match in matches:
        before = made[-1] if made else None
        if before is not None:
            between = string[before.last : match.first]
            time_first = before.read in _TIMES_OF_DAY and match.read in _DAYS and between in after_time
            day_first = before.read in _DAYS and match.read in _TIMES_OF_DAY and between in after_day
            clock_first = before.read == "clock" and match.read == "part" and between in after_time
            if clock_first and _OWN_DAY & set(match.slots) and not _OWN_DAY & set(before.slots):
                made[-1] = Match(before.first, match.last, "clock", _timed(before, match))
                continue
            night_first = before.read == "part" and match.read == "range" and between in after_time - {""}
            if night_first and not _OWN_DAY & set(before.slots):  # "in the night of 6 to 7 March"
                days = {name: value for name, value in match.slots.items() if not name.startswith("to_")}
                made[-1] = Match(before.first, match.last, "part", {**days, **before.slots, "day_read": "date"})
                continue
            own_day = bool(_OWN_DAY & set((before if time_first else match).slots))
            if (time_first or day_first) and not own_day:
                time, day = (before, match) if time_first else (match, before)
                slots = {**day.slots, **time.slots, "day_read": day.read}
                made[-1] = Match(before.first, match.last, time.read, slots)
                continue
        made.append(match)
    return made


_TO_THE_NEXT = frozenset({"to", "and", "through", "until", "till", "-", "–", "or"})


def _with_years(matches: Sequence[Match], lexemes: Sequence[Lexeme]) -> list[Match]:
    """The matches; the first end of a range takes the year of the second: "from March to May 2030"."""
    made = list(matches)
    for index in range(len(made) - 2, -1, -1):
        here, beside = made[index], made[index + 1]
        between = lexemes[here.last].text.lower() if beside.first == here.last + 1 else ""
        if here.read not in ("date", "month") or beside.read not in ("date", "month") or between not in _TO_THE_NEXT:
            continue
        year = beside.slots.get("year")
        if isinstance(year, int) and not _YEARED & set(here.slots):
            turns = int(here.slots.get("month", 0)) > int(beside.slots.get("month", 0))
            made[index] = replace(here, slots={**here.slots, "year": year - turns})
    return made


_YEARED = frozenset({"year", "lastyear", "nextyear", "thisyear", "thatyear", "last", "next", "this"})


def _type(match: Match) -> TimexType:
    if match.read in _TIMES_OF_DAY or "T" in str(match.slots.get("iso", "")):
        return TimexType.TIME
    if match.read == "set":
        return TimexType.SET
    if match.read in ("duration", "rate"):
        return TimexType.SET if match.read == "rate" else TimexType.DURATION
    if match.read == "anchored" and (
        "clockunits" in match.slots or "clockunit" in match.slots or not ({"count", "one"} & set(match.slots))
    ):
        return TimexType.DURATION
    return TimexType.DATE


_HEDGED = frozenset({"duration", "shifted", "clock"})


def _head(tokens: Sequence[Token]) -> Token:
    """The token of an expression that hangs on something outside it."""
    inside = {token.i for token in tokens}
    return next((token for token in tokens if token.head.i not in inside), tokens[0])


def _was_not_until(head: Token) -> bool:
    """Whether something past was not done until a time: it was done then ("did not meet until Monday")."""
    verb = head.head.head
    if head.dep_ != "pobj" or not any(child.dep_ == "neg" for child in verb.lefts):
        return False
    return verb.i < head.i and any(child.tag_ == "VBD" and child.dep_.startswith("aux") for child in verb.lefts)


def _mention(context: Context, match: Match, mod: str | None) -> TimeMention:
    start, end = context.lexemes[match.first].start, context.lexemes[match.last - 1].end
    tokens = context.tokens(match.first, match.last)
    head = _head(tokens)
    signal = context.shown(match.first - 1).lower()
    if signal == "of" and context.shown(match.first - 2).lower() == "ahead":
        signal = "ahead"
    if signal in ("until", "till") and _was_not_until(head):
        signal = "on"
    if signal == "for" and is_known_gone(head, head.head):
        signal = ""
    if mod is None and match.read in _HEDGED and "hedge" in match.slots:
        mod = str(match.slots["hedge"])
    if mod is None and isinstance(match.slots.get("edge"), str):
        mod = str(match.slots["edge"])
    return TimeMention(
        start=start,
        end=end,
        text=context.text[start:end],
        type=_type(match),
        read=match.read,
        slots=match.slots,
        mod=mod,
        signal=signal if signal in SIGNALS else None,
        tense=Tense.FUTURE if called_for(head) is not None else tense_of(head),
        token=head.i,
        plain=plain_side(head),
        then_ahead=lay_ahead_then(head),
        of_noun=head.dep_ == "poss",
    )


def find_times(doc: Doc) -> list[TimeMention]:
    """The time expressions of a document in the order of its text."""
    text = text_of(doc)
    lexemes = lex(text)
    if not lexemes:
        return []
    starts = doc.to_array("IDX").tolist()
    context = Context(doc, text, lexemes, starts)
    string = "".join(lexeme.symbol for lexeme in lexemes)
    kept = [checked for match in match_rules(lexemes) if (checked := is_time(match, context)) is not None]
    made, floor = [], 0
    for match in _with_years(_joined(kept, string), lexemes):
        edged, mod = _with_edge(match, string, lexemes, floor)
        made.append(_mention(context, edged, mod))
        floor = match.last
    return made


def accord_times(doc: Doc) -> Doc:
    """Put the time expressions of a Doc on `doc._.accord.times`."""
    found(doc).times = tuple(find_times(doc))
    return doc
