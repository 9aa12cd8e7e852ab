"""7. Events → dossiers: kinds of tracked things, their stages and the rules that move to them, read from TOML."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec

from accord.errors import SettingsError

KINDS = Path(__file__).parent / "kinds"
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a record must be to move a dossier to a stage, or to be a sign that owes a warning (kinds/README.md)."""

    stage: str = ""
    on: Literal["event", "statement", "figure", "actor"] = "event"
    status: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    lacks_types: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    lacks_labels: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    apart_from: tuple[str, ...] = ()
    dated: bool | None = None
    follows: str = ""
    after: str = ""
    by: str = ""
    within: Literal["words", "reach", "sentence", "report"] = "words"
    example: tuple[str, ...] = ()
    name: str = ""
    holds: str = ""
    warning: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of tracked thing: its stages in order, moves to them, signs that owe a warning (kinds/README.md).

    `view` names what a kind without stages shows over the records: opinions, friction, sources, quotations, officials.
    """

    name: str
    title: str
    source: str = ""
    view: str = ""
    stages: tuple[str, ...] = ()
    turns: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    editions: Literal["", "day", "year", "event", "place"] = ""
    of_whole: bool = False
    silent: str = ""
    every: int = 365
    outsiders: bool = True
    by_others: bool = False
    beside: bool = False
    one_name: bool = False
    repeats: tuple[str, ...] = ()
    ladder: tuple[str, ...] = ()
    silent_days: int | None = None
    due_what: str = "due"
    generic: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    custom: str = ""
    holds: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    moves: tuple[Rule, ...] = ()
    signs: tuple[Rule, ...] = ()

    def rank(self, stage: str) -> int:
        """The place of a stage in the order of the kind."""
        return self.stages.index(stage)

    @property
    def looks_at(self) -> frozenset[str]:
        """The kinds of record its rules look at."""
        return frozenset({"event", *(rule.on for rule in (*self.moves, *self.signs))})

    def cut_to(self, stages: tuple[str, ...], moves: tuple[Rule, ...]) -> Kind:
        """The kind with some of its stages alone, and with moves of a dossier's own before its own."""
        kept = stages or self.stages
        return replace(
            self,
            stages=kept,
            turns=tuple(stage for stage in self.turns if stage in kept),
            done=tuple(stage for stage in self.done if stage in kept),
            moves=tuple(rule for rule in (*moves, *self.moves) if rule.stage in kept),
        )


@cache
def kinds() -> dict[str, Kind]:
    """The kinds there are, by name: one file each."""
    return {path.stem: _kind(path) for path in sorted(KINDS.glob("*.toml"))}


def _kind(path: Path) -> Kind:
    entry = load(path)
    rules = {part: read_rules(entry.get(part, []), path.name) for part in ("moves", "signs")}
    kind = read_as(Kind, {**entry, "name": path.stem, "moves": [], "signs": []}, path.name)
    kind = replace(kind, moves=rules["moves"], signs=rules["signs"])
    check_stages([*(rule.stage for rule in kind.moves), *kind.turns, *kind.done], kind, path.name)
    return kind


def check_stages(named: list[str] | tuple[str, ...], kind: Kind, where: str) -> None:
    """SettingsError when a stage is named that the kind does not have."""
    strange = [stage for stage in named if stage not in kind.stages]
    if strange:
        raise SettingsError(f"{where}: no stage '{strange[0]}'. Expected one of {', '.join(kind.stages)}.")


def read_rules(entries: list[dict[str, Any]], where: str) -> tuple[Rule, ...]:
    """Tables of TOML as rules."""
    return tuple(read_as(Rule, entry, where) for entry in entries)


def read_as(cls: type[T], entry: Mapping[str, Any], where: str) -> T:
    """A table of TOML as a dataclass; a strange key or value is told with what is allowed."""
    allowed = {each.name for each in fields(cls)}  # type: ignore[arg-type]
    strange = sorted(set(entry) - allowed)
    if strange:
        raise SettingsError(f"{where}: no key '{strange[0]}'. Expected some of {', '.join(sorted(allowed))}.")
    try:
        return msgspec.convert(entry, cls)
    except msgspec.ValidationError as error:
        raise SettingsError(f"{where}: {error}.") from error


def load(path: Path) -> dict[str, Any]:
    """What a TOML file holds."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: is not TOML ({error}). Expected tables of dossiers.") from error
