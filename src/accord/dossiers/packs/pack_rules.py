"""7. Events → dossiers: what may be wrong in a dossier's table: each with its key, a reason and what is allowed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from difflib import get_close_matches
from typing import Any

import msgspec

from accord.data.register import states
from accord.dossiers.model import Dossier
from accord.dossiers.rules import Kind, Rule, kinds
from accord.linking.mention_words import stem
from accord.linking.rarity import Rarity
from accord.values import EventType, FigureKind, Status

Told = tuple[str, str]
"""A key and what is wrong with it."""

_NOT_WRITTEN = frozenset({"id"})
_COMMON_WEIGHT = 5.0
"""A stem that weighs less (linking/rarity.py) stands in more than one of 148 news reports."""
_SHORT = 3
_VALUES = {"status": tuple(Status), "types": tuple(EventType), "figures": tuple(FigureKind)}


def pack_problems(entry: Mapping[str, Any]) -> Iterator[Told]:
    """What is wrong in the table [pack]."""
    for key in entry:
        if key not in ("title", "needs"):
            yield key, f"no key '{key}' of a pack. Expected title or needs; a dossier has a kind."
    yield from _country_problems("needs", entry.get("needs", []))


def dossier_problems(entry: Any) -> Iterator[Told]:
    """What is wrong in a dossier's table."""
    if not isinstance(entry, dict) or entry.get("kind") not in kinds():
        given = entry.get("kind") if isinstance(entry, dict) else entry
        near = get_close_matches(str(given), kinds(), n=1)
        guess = f" Did you mean '{near[0]}'?" if near else ""
        yield "kind", f"no kind '{given}'.{guess} Expected one of {', '.join(sorted(kinds()))}."
        return
    kind = kinds()[entry["kind"]]
    found = [*_key_problems(Dossier, entry, ""), *_type_problems(entry)]
    yield from found
    if not (entry.get("names") or entry.get("sides") or kind.view):
        yield "names", 'no names. Expected a list of what reports call it, such as names = ["Baltic Forum"].'
    if found:
        return
    yield from _country_problems("parties", entry.get("parties", []))
    yield from _country_problems("needs", entry.get("needs") or [])
    yield from _stage_problems(entry, kind)
    yield from _move_problems(entry.get("moves", []), kind)
    yield from _day_problems(entry)
    yield from _name_problems(entry)


def _key_problems(cls: type, entry: Mapping[str, Any], before: str) -> Iterator[Told]:
    allowed = sorted({each.name for each in fields(cls)} - _NOT_WRITTEN)
    for key in entry:
        if key not in allowed:
            near = get_close_matches(key, allowed, n=1)
            guess = f" Did you mean '{near[0]}'?" if near else ""
            yield f"{before}{key}", f"no key '{key}'.{guess} Expected some of {', '.join(allowed)}."


_IN_WORDS = {"array": 'a list such as ["a", "b"]', "str": "a text", "int": "a whole number", "object": "a table"}
_AT = re.compile(r" - at `\$\.?([^`]*)`")


def _type_problems(entry: Mapping[str, Any]) -> Iterator[Told]:
    """Values of a wrong sort, one key at a time: a text where a list stands."""
    for key, value in entry.items():
        if key in ("moves", "id") or key not in {each.name for each in fields(Dossier)}:
            continue
        try:
            msgspec.convert({"id": "x", "kind": "x", "title": "x", key: value}, Dossier)
        except msgspec.ValidationError as error:
            yield key, f"{key}: {_plainly(error)}."


def _plainly(error: Exception) -> str:
    """A message of the reader in the words of TOML."""
    said = _AT.sub("", str(error)).replace("`", "").removeprefix("Expected ")
    for code, word in (
        ("array", 'a list such as ["a", "b"]'),
        ("str", "a text"),
        ("int", "a whole number"),
        ("object", "a table"),
    ):
        said = re.sub(rf"\b{code}\b", word, said)
    return f"expected {said}"


def _country_problems(key: str, given: Any) -> Iterator[Told]:
    if not isinstance(given, list):
        yield key, f'{key}: expected a list of countries such as ["NOR", "SWE"].'
        return
    for code in given:
        if code in states():
            continue
        named = [state for state, row in states().items() if str(code).casefold() == row.name.casefold()]
        guess = f" Did you mean '{named[0]}'?" if named else " Expected ISO 3166-1 alpha-3, such as NOR."
        yield key, f"no country '{code}' in {key}.{guess}"


def _stage_problems(entry: Mapping[str, Any], kind: Kind) -> Iterator[Told]:
    for key in ("stages", "called"):
        for stage in entry.get(key, ()):
            if stage not in kind.stages:
                yield key, _no_stage(stage, kind)
    for stage in entry.get("called", {}):
        if stage in kind.stages and entry.get("stages") and stage not in entry["stages"]:
            yield "called", f"called '{stage}' is not among the stages this dossier keeps. Expected one of them."


def _no_stage(stage: str, kind: Kind) -> str:
    near = get_close_matches(stage, kind.stages, n=1)
    guess = f" Did you mean '{near[0]}'?" if near else ""
    return f"no stage '{stage}'.{guess} Expected one of {', '.join(kind.stages)}."


def _move_problems(moves: Any, kind: Kind) -> Iterator[Told]:
    if not isinstance(moves, list) or not all(isinstance(move, dict) for move in moves):
        yield "moves", "moves: expected tables [[dossier.moves]], each with a stage."
        return
    for number, move in enumerate(moves, 1):
        at = f"moves.{number}."
        strange = list(_key_problems(Rule, move, at))
        yield from strange
        try:
            msgspec.convert({key: value for key, value in move.items() if f"{at}{key}" not in dict(strange)}, Rule)
        except msgspec.ValidationError as error:
            key = (_AT.search(str(error)) or ["", ""])[1].split("[")[0]
            yield f"{at}{key}", f"move {number}, {key}: {_plainly(error)}."
            continue
        if move.get("stage") not in kind.stages:
            yield f"{at}stage", _no_stage(str(move.get("stage", "")), kind)
        for key, allowed in _VALUES.items():
            yield from _value_problems(at, key, move.get(key, ()), allowed)
        if set(move) <= {"stage", "within", "example"}:
            yield f"{at}stage", f"move {number} asks for nothing. Expected status, types, labels, words or near."


def _value_problems(at: str, key: str, given: Sequence[str], allowed: Sequence[str]) -> Iterator[Told]:
    for value in given:
        if value not in allowed:
            yield f"{at}{key}", f"no {key} '{value}'. Expected some of {', '.join(map(str, allowed))}."


def _day_problems(entry: Mapping[str, Any]) -> Iterator[Told]:
    for key in ("deadline", "year_begins"):
        day = entry.get(key)
        if day is not None and not _is_month_day(day):
            yield key, f"{key} '{day}' is no day. Expected month and day, such as '12-02'."
    every = entry.get("every")
    if every is not None and every < 1:
        yield "every", f"every {every} is no number of days. Expected 1 or more, such as 365."


def _is_month_day(day: str) -> bool:
    try:
        date.fromisoformat(f"2024-{day}")
    except ValueError:
        return False
    return True


def advice_on_names(entry: Mapping[str, Any]) -> Iterator[Told]:
    """Names that many reports use of other things: a word that is common, or a name of one to three letters.

    It is no mistake: where the parties are told beside it, "missile" of one state may be what is meant.
    """
    for key in ("names", "terms"):
        for name in entry.get(key, ()):
            if is_common(name):
                told = f"'{name}' in {key} is a common word: every report that has it beside a party tells of this."
                yield key, f"{told} Expected a name of two words or more, or one that little else has."


def _name_problems(entry: Mapping[str, Any]) -> Iterator[Told]:
    for key in ("names", "terms"):
        for name in entry.get(key, ()):
            if not re.search(r"\w", name):
                yield key, f"'{name}' in {key} is no name. Expected words as reports print them."
            elif is_common(name) and not entry.get("parties") and not entry.get("needs"):
                told = f"'{name}' in {key} is a common word, and no party tells it from others."
                yield key, f"{told} Expected parties, or a name of two words or more."


def is_common(name: str) -> bool:
    """Whether a name is one plain word that news reports use often, or too short to tell it from others.

    >>> is_common("talks"), is_common("annual security talks"), is_common("SCM")
    (True, False, False)
    """
    words = re.findall(r"\w+", name)
    if len(words) != 1 or (len(name) > 2 and name[1:] != name[1:].lower()):
        return False
    return len(words[0]) <= _SHORT or Rarity().weight(stem(words[0].casefold())) < _COMMON_WEIGHT
