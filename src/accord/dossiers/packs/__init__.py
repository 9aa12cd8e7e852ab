"""7. Events → dossiers: packs of dossiers, read from TOML (a file, or a folder of files) and checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from accord.dossiers.model import Dossier
from accord.dossiers.packs.pack_files import PackFile, Problem, read_file
from accord.dossiers.rules import Kind, kinds
from accord.errors import SettingsError

HERE = Path(__file__).parent


def read_pack(pack: str | Path) -> tuple[Dossier, ...]:
    """The dossiers of a pack that comes with accord ("us-rok"), or of a TOML file (or folder of them) of your own."""
    return read_packs((pack,))


def read_packs(packs: tuple[str | Path, ...]) -> tuple[Dossier, ...]:
    """The dossiers of several packs, which may link to one another's; SettingsError with the first thing wrong."""
    stamps = tuple(place.stat().st_mtime_ns for pack in packs for place in files_of(pack))
    found, problems = _gather(packs, stamps)
    if problems:
        more = len(problems) - 1
        rest = f" There are {more} more: accord dossiers check lists them." if more else ""
        raise SettingsError(f"{problems[0]}{rest}")
    return found


def check_pack(pack: str | Path, beside: Sequence[str | Path] = ()) -> tuple[tuple[Dossier, ...], list[Problem]]:
    """The dossiers of a pack and all that is wrong in it, then advice; `beside` are packs it may link to."""
    given = (pack, *(each for each in beside if each != pack))
    own = [read_file(path) for path in files_of(pack)]
    names = {file.path.name for file in own}
    problems = [problem for problem in _gather.__wrapped__(given, ())[1] if problem.file in names]
    dossiers = tuple(each for file in own for each in file.dossiers)
    return dossiers, [*problems, *(each for file in own for each in file.advice)]


def files_of(pack: str | Path) -> list[Path]:
    """The TOML files of a pack, in the order of their names."""
    path = _find(pack)
    return sorted(path.glob("*.toml")) if path.is_dir() else [path]


def bundled() -> tuple[str, ...]:
    """The names of the packs that come with accord."""
    folders = (place.name for place in HERE.iterdir() if place.is_dir() and any(place.glob("*.toml")))
    return tuple(sorted([*folders, *(file.stem for file in HERE.glob("*.toml"))]))


def kind_of(dossier: Dossier) -> Kind:
    """The kind of a dossier with the stages it keeps and its own moves."""
    kind = kinds()[dossier.kind]
    kind = replace(kind, moves=()) if dossier.only_own else kind
    return kind.cut_to(dossier.stages, dossier.moves)


def _find(pack: str | Path) -> Path:
    path = Path(pack)
    if path.suffix == ".toml" and path.exists():
        return path
    for place in (HERE / f"{pack}", HERE / f"{pack}.toml", path):
        if (place.is_dir() and any(place.glob("*.toml"))) or place.is_file():
            return place
    raise SettingsError(f"No pack '{pack}'. Expected {', '.join(bundled())}, or the path of a TOML file.")


@lru_cache(maxsize=32)
def _gather(packs: tuple[str | Path, ...], stamps: tuple[int, ...]) -> tuple[tuple[Dossier, ...], list[Problem]]:
    """The dossiers of all files of packs, and what is wrong in them, in their order.

    `stamps` are the moments the files were written: a file that was changed is read anew.
    """
    found: dict[str, Dossier] = {}
    homes: dict[str, PackFile] = {}
    problems: list[Problem] = []
    for pack in dict.fromkeys(packs):
        files = [read_file(path) for path in files_of(pack)]
        needs = next((file.needs for file in files if file.needs), ())
        for file in files:
            problems += file.problems
            for dossier in file.dossiers:
                if dossier.id in found:
                    other = homes[dossier.id].path.name
                    told = f"is already a dossier of {other}. Expected another name."
                    problems.append(file.problem(dossier.id, "", told))
                    continue
                found[dossier.id] = dossier.with_needs(needs)
                homes[dossier.id] = file
    for name, dossier in found.items():
        problems += homes[name].link_problems(dossier, set(found))
    return tuple(replace(each, whole=found.get(each.belongs_to or "")) for each in found.values()), problems
