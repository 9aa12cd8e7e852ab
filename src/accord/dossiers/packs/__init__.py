"""7. Events → dossiers: packs, and the kinds they name, read from TOML and checked."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec

from accord.dossiers.model import Dossier
from accord.errors import SettingsError

HERE = Path(__file__).parent
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a record must be to move a dossier to a stage, or to be a sign that owes a warning (kinds.toml says how)."""

    stage: str = ""
    status: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
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
    """A kind of tracked thing: its stages in order, moves to them, signs that owe a warning (kinds.toml says how)."""

    name: str
    title: str
    source: str = ""
    stages: tuple[str, ...]
    turns: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    editions: Literal["", "day", "year"] = ""
    every: int = 365
    outsiders: bool = True
    due_what: str = "due"
    generic: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    custom: str = ""
    holds: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    moves: tuple[Rule, ...]
    signs: tuple[Rule, ...] = ()

    def rank(self, stage: str) -> int:
        """The place of a stage in the order of the kind."""
        return self.stages.index(stage)


@cache
def kinds() -> dict[str, Kind]:
    """The kinds there are, by name."""
    data = _load(HERE.parent / "kinds.toml")
    return {name: _kind(name, entry) for name, entry in data.items()}


def _kind(name: str, entry: dict[str, Any]) -> Kind:
    rules = {
        part: [_read_as(Rule, rule, f"Kind {name}") for rule in entry.get(part, [])] for part in ("moves", "signs")
    }
    kind = _read_as(Kind, {**entry, "name": name, "moves": [], "signs": []}, f"Kind {name}")
    kind = replace(kind, moves=tuple(rules["moves"]), signs=tuple(rules["signs"]))
    named = [*(rule.stage for rule in kind.moves), *kind.turns, *kind.done]
    strange = [stage for stage in named if stage not in kind.stages]
    if strange:
        raise SettingsError(f"Kind {name}: no stage '{strange[0]}'. Expected one of {', '.join(kind.stages)}.")
    return kind


def _read_as(cls: type[T], entry: dict[str, Any], where: str) -> T:
    """A table of TOML as a dataclass; a strange key or value is told with what is allowed."""
    allowed = {each.name for each in fields(cls)}  # type: ignore[arg-type]
    strange = sorted(set(entry) - allowed)
    if strange:
        raise SettingsError(f"{where}: no key '{strange[0]}'. Expected some of {', '.join(sorted(allowed))}.")
    try:
        return msgspec.convert(entry, cls)
    except msgspec.ValidationError as error:
        raise SettingsError(f"{where}: {error}.") from error


@cache
def read_pack(pack: str | Path) -> tuple[Dossier, ...]:
    """The dossiers of a pack that comes with accord ("us-rok"), or of a TOML file of your own."""
    path = Path(pack)
    if path.suffix != ".toml":
        path = HERE / f"{pack}.toml"
    if not path.exists():
        known = ", ".join(sorted(file.stem for file in HERE.glob("*.toml")))
        raise SettingsError(f"No pack '{pack}'. Expected {known}, or the path of a TOML file.")
    return tuple(_dossier(path, name, entry) for name, entry in _load(path).items())


def _dossier(path: Path, name: str, entry: dict[str, Any]) -> Dossier:
    where = f"{path.name}, [{name}]"
    if not isinstance(entry, dict) or entry.get("kind") not in kinds():
        given = entry.get("kind") if isinstance(entry, dict) else entry
        raise SettingsError(f"{where}: no kind '{given}'. Expected one of {', '.join(sorted(kinds()))}.")
    if not entry.get("names"):
        raise SettingsError(f"{where}: no names. Expected a list of what reports call it.")
    dossier = _read_as(Dossier, {"title": name, **entry, "id": name}, where)
    for key, day in (("deadline", dossier.deadline), ("year_begins", dossier.year_begins)):
        if day is not None and not _is_month_day(day):
            raise SettingsError(f"{where}: {key} '{day}' is no day. Expected month and day, such as '12-02'.")
    return dossier


def _is_month_day(day: str) -> bool:
    try:
        date.fromisoformat(f"2024-{day}")
    except ValueError:
        return False
    return True


def _load(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: is not TOML ({error}). Expected tables of dossiers.") from error
