"""7. Events → dossiers: packs, and the kinds they name, read from TOML and checked."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from accord.dossiers.model import Dossier
from accord.errors import SettingsError

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a record must be to move a dossier to a stage, or to be a sign that owes a warning."""

    stage: str = ""
    status: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    dated: bool | None = None
    example: str = ""
    name: str = ""
    warning: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of tracked thing: its stages in order, the moves to them, and the signs that owe a warning."""

    name: str
    title: str
    stages: tuple[str, ...]
    moves: tuple[Rule, ...]
    signs: tuple[Rule, ...] = ()
    custom: str = ""
    terms_in: str = "words"


@cache
def kinds() -> dict[str, Kind]:
    """The kinds there are, by name."""
    data = _load(HERE.parent / "kinds.toml")
    return {name: _kind(name, entry) for name, entry in data.items()}


def _kind(name: str, entry: dict[str, Any]) -> Kind:
    kind = Kind(
        name=name,
        title=str(entry["title"]),
        stages=tuple(entry["stages"]),
        moves=tuple(_rule(name, rule) for rule in entry.get("moves", [])),
        signs=tuple(_rule(name, rule) for rule in entry.get("signs", [])),
        custom=str(entry.get("custom", "")),
        terms_in=str(entry.get("terms_in", "words")),
    )
    strange = [rule.stage for rule in kind.moves if rule.stage not in kind.stages]
    if strange:
        raise SettingsError(f"Kind {name}: no stage '{strange[0]}'. Expected one of {', '.join(kind.stages)}.")
    return kind


def _rule(kind: str, entry: dict[str, Any]) -> Rule:
    allowed = {field.name for field in fields(Rule)}
    strange = sorted(set(entry) - allowed)
    if strange:
        raise SettingsError(f"Kind {kind}: no key '{strange[0]}'. Expected some of {', '.join(sorted(allowed))}.")
    try:
        return msgspec.convert(entry, Rule)
    except msgspec.ValidationError as error:
        raise SettingsError(f"Kind {kind}: {error}.") from error


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
    if entry.get("kind") not in kinds():
        expected = ", ".join(sorted(kinds()))
        raise SettingsError(f"{path.name}, [{name}]: no kind '{entry.get('kind')}'. Expected one of {expected}.")
    if not entry.get("names"):
        raise SettingsError(f"{path.name}, [{name}]: no names. Expected a list of what reports call it.")
    return Dossier(
        id=name,
        kind=str(entry["kind"]),
        title=str(entry.get("title", name)),
        parties=tuple(entry.get("parties", ())),
        names=tuple(entry["names"]),
        terms=tuple(entry.get("terms", ())),
        deadline=entry.get("deadline"),
        deadline_what=entry.get("deadline_what"),
        mission=entry.get("mission"),
    )


def _load(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: is not TOML ({error}). Expected tables of dossiers.") from error
