"""3. document → mentions: the rules of data/time_rules.toml, compiled, and what they match in a list of lexemes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from accord.data import read_toml
from accord.mentions.time_lexemes import OTHER, Lexeme, Value, symbols

_ATOM = re.compile(r"\{(\w+)\}|([A-Z][A-Z0-9]*)|(\()|\s+")
_COPY = "__"
_SAME = {
    "fullmonth": "month",
    "shortmonth": "month",
    "fullweekday": "weekday",
    "shortweekday": "weekday",
    "ordday": "day",
    "figurehour": "hour",
    "hedgethan": "hedge",
    "hedgeleast": "hedge",
    "bigunit": "unit",
    "decadeword": "decade",
    "hedgeover": "hedge",
    "longunit": "unit",
    "ordunit": "unit",
    "bareclock": "clockunits",
    "shortyear": "year",
    "namedday": "holiday",
}
"""Slots that differ in what they match and not in what they mean."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over symbols, how its matches are read, and the slots it sets by itself."""

    read: str
    pattern: re.Pattern[str]
    constants: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Match:
    """A run of lexemes [first, last) with the rule's reading and the value of each slot that matched."""

    first: int
    last: int
    read: str
    slots: Mapping[str, Value]


def _expand(pattern: str, parts: Mapping[str, str], slots: Mapping[str, str], seen: dict[str, int]) -> str:
    """A readable pattern as a regular expression over symbols."""

    def atom(match: re.Match[str]) -> str:
        slot, name, group = match.groups()
        if slot:
            seen[slot] = seen.get(slot, 0) + 1
            copy = slot if seen[slot] == 1 else f"{slot}{_COPY}{seen[slot]}"
            return f"(?P<{copy}>{_expand(slots[slot], parts, slots, {})})"
        if name:
            return f"(?:{_expand(parts[name], parts, slots, seen)})" if name in parts else symbols()[name]
        return "(?:" if group else ""

    return _ATOM.sub(atom, pattern)


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule of the data file, in its order."""
    data = read_toml("time_rules.toml")
    made = []
    for entry in data["rule"]:
        pattern = re.compile(_expand(entry["pattern"], data["parts"], data["slots"], {}))
        made.append(Rule(entry["read"], pattern, entry.get("set", {})))
    return tuple(made)


_SCALE = {"hundred": 100, "dozen": 12}


def count_of(lexemes: Sequence[Lexeme]) -> float:
    """The number that lexemes spell: "twenty-two", "two hundred and five", "a dozen", "2.5"."""
    total = 0.0
    for lexeme in lexemes:
        word = lexeme.text.lower()
        if word in _SCALE:
            total = max(total, 1) * _SCALE[word]
        elif isinstance(lexeme.value, int | float) and word not in ("a", "an"):
            total += lexeme.value
    return total


def _value(slot: str, lexemes: Sequence[Lexeme]) -> Value:
    if slot in ("count", "to_count"):
        return count_of(lexemes)
    if slot == "hedge" or len(lexemes) == 1:
        return lexemes[0].value
    return next((lexeme.value for lexeme in lexemes if lexeme.value), 0)


def _slots(rule: Rule, match: re.Match[str], lexemes: Sequence[Lexeme]) -> dict[str, Value]:
    slots: dict[str, Value] = dict(rule.constants)
    for name, text in match.groupdict().items():
        slot = _SAME.get(slot := name.split(_COPY)[0], slot)
        if text is not None and slot not in slots:
            slots[slot] = _value(slot, lexemes[match.start(name) : match.end(name)])
    return slots


@cache
def _live() -> re.Pattern[str]:
    """A symbol of which every match holds one: no number, mark or small word is a time by itself."""
    dull = "".join(symbols()[name] for name in read_toml("time_rules.toml")["dull"]["classes"])
    return re.compile(f"[^{OTHER}{re.escape(dull)}]")


def _pressed(string: str) -> tuple[str, list[int]]:
    """The stretches in which a rule may match, parted by OTHER, and for each of their symbols its place in the list."""
    parts: list[str] = []
    places: list[int] = []
    end = 0
    for match in _live().finditer(string):
        if match.start() < end:
            continue
        begin = string.rfind(OTHER, end, match.start()) + 1 or end
        end = string.find(OTHER, match.start())
        end = len(string) if end < 0 else end
        parts.append(string[begin:end])
        places += range(begin, end + 1)
    return OTHER.join(parts), places


def match_rules(lexemes: Sequence[Lexeme]) -> list[Match]:
    """The matches that stand, in the order of the text: of overlapping ones the longest, then the first listed."""
    string, places = _pressed("".join(lexeme.symbol for lexeme in lexemes))
    near = [lexemes[place] for place in places[: len(string)]]
    found = [
        (match.end() - match.start(), -number, match.start(), match)
        for number, rule in enumerate(rules())
        for match in rule.pattern.finditer(string)
    ]
    found.sort(key=lambda item: (-item[0], -item[1], item[2]))
    taken = bytearray(len(string))
    kept = []
    for _, number, start, match in found:
        if not any(taken[start : match.end()]):
            taken[start : match.end()] = b"\x01" * (match.end() - start)
            rule = rules()[-number]
            kept.append(Match(places[start], places[match.end() - 1] + 1, rule.read, _slots(rule, match, near)))
    return sorted(kept, key=lambda match: match.first)
