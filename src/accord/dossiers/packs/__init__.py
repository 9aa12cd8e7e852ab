"""7. Events → dossiers: packs of dossiers, read from TOML (a file, or a folder of files) and checked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from accord.dossiers.model import Dossier
from accord.dossiers.rules import Kind, check_stages, kinds, load, read_as, read_rules
from accord.errors import SettingsError

HERE = Path(__file__).parent


@cache
def read_pack(pack: str | Path) -> tuple[Dossier, ...]:
    """The dossiers of a pack that comes with accord ("us-rok"), or of a TOML file (or folder of them) of your own."""
    path = _find(pack)
    files = sorted(path.glob("*.toml")) if path.is_dir() else [path]
    found: dict[str, Dossier] = {}
    for file in files:
        for name, entry in load(file).items():
            if name in found:
                raise SettingsError(f"{file.name}, [{name}]: is already a dossier of this pack. Expected another name.")
            found[name] = _dossier(file, name, entry)
    for dossier in found.values():
        _check_links(dossier, found, path)
    return tuple(found.values())


def _find(pack: str | Path) -> Path:
    path = Path(pack)
    if path.suffix == ".toml" and path.exists():
        return path
    for place in (HERE / f"{pack}", HERE / f"{pack}.toml", path):
        if (place.is_dir() and any(place.glob("*.toml"))) or place.is_file():
            return place
    raise SettingsError(f"No pack '{pack}'. Expected {', '.join(bundled())}, or the path of a TOML file.")


def bundled() -> tuple[str, ...]:
    """The names of the packs that come with accord."""
    folders = (place.name for place in HERE.iterdir() if place.is_dir() and any(place.glob("*.toml")))
    return tuple(sorted([*folders, *(file.stem for file in HERE.glob("*.toml"))]))


def kind_of(dossier: Dossier) -> Kind:
    """The kind of a dossier with the stages it keeps and its own moves."""
    return kinds()[dossier.kind].cut_to(dossier.stages, dossier.moves)


def _dossier(path: Path, name: str, entry: dict[str, Any]) -> Dossier:
    where = f"{path.name}, [{name}]"
    if not isinstance(entry, dict) or entry.get("kind") not in kinds():
        given = entry.get("kind") if isinstance(entry, dict) else entry
        raise SettingsError(f"{where}: no kind '{given}'. Expected one of {', '.join(sorted(kinds()))}.")
    kind = kinds()[entry["kind"]]
    if not entry.get("names") and not kind.view:
        raise SettingsError(f"{where}: no names. Expected a list of what reports call it.")
    rules = [read_rules(entry.get("moves", []), where)]
    dossier = read_as(Dossier, {"title": name, **entry, "id": name, "moves": rules[0]}, where)
    check_stages([*dossier.stages, *dossier.called, *(rule.stage for rule in dossier.moves)], kind, where)
    for key, day in (("deadline", dossier.deadline), ("year_begins", dossier.year_begins)):
        if day is not None and not _is_month_day(day):
            raise SettingsError(f"{where}: {key} '{day}' is no day. Expected month and day, such as '12-02'.")
    return dossier


def _check_links(dossier: Dossier, found: dict[str, Dossier], path: Path) -> None:
    strange = next((name for name in _links(dossier) if name not in found), None)
    if strange:
        raise SettingsError(f"{path.name}, [{dossier.id}]: no dossier '{strange}' to link to in this pack.")


def _links(dossier: Dossier) -> Iterator[str]:
    if dossier.belongs_to:
        yield dossier.belongs_to
    yield from dossier.related


def _is_month_day(day: str) -> bool:
    try:
        date.fromisoformat(f"2024-{day}")
    except ValueError:
        return False
    return True
