"""The user's own codebook: a TOML file or a folder of them, read beside the bundled one."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from accord import settings
from accord.codebook.codebooks import Codebook, OwnFrame, OwnType, bundled, with_own
from accord.codebook.event_frames import NONE, frames, make_frame, read
from accord.codebook.own_rows import (
    Known,
    bundled_problems,
    file_problems,
    frame_problems,
    name_row,
    replaced_labels,
    type_problems,
)
from accord.errors import CodebookError
from accord.values import EventType

_LISTS = (("types.toml", "type"), ("statuses.toml", "status"), ("contexts.toml", "context"), ("sectors.toml", "sector"))


@dataclass(slots=True)
class _Own:
    """What the files hold, and what is wrong with them."""

    files: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    types: list[OwnType] = field(default_factory=list)
    frames: list[OwnFrame] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def codebook_in_use(given: str | Path | Codebook | None = None) -> Codebook:
    """The codebook to read by: as given, else that of the environment's ACCORD_CODEBOOK, else the bundled one.

    A path is a TOML file or a folder of them; see docs/codebook.md. Raises CodebookError where it is not sound.
    """
    if isinstance(given, Codebook):
        return given
    path = settings.codebook_path(given)
    return bundled() if path is None else read_own(path)


def read_own(path: Path) -> Codebook:
    """The bundled codebook with the user's own; its example sentences are not run (pipeline.check_codebook does)."""
    own = _Own()
    for file in _files(path):
        _read_file(file, own)
    _read_types(own)
    known = Known({type_.code: type_.type or NONE for type_ in own.types})
    for name, data in own.files.items():
        _read_frames(name, data, known, own)
    if not own.problems and not own.frames:
        own.problems.append(f"{path} holds no frame. Expected at least one row [[frame]], as in docs/codebook.md.")
    if own.problems:
        raise CodebookError(tuple(own.problems))
    return with_own(own.frames, own.types)


def _files(path: Path) -> list[Path]:
    try:
        found = sorted(path.glob("*.toml")) if path.is_dir() else [path]
    except OSError as error:
        raise CodebookError((f"{path} cannot be read ({_reason(error)}). Expected a folder of TOML files.",)) from error
    if not found:
        raise CodebookError((f"{path} holds no TOML file. Expected at least one, as in docs/codebook.md.",))
    return found


def _read_file(path: Path, own: _Own) -> None:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        own.problems.append(f"{path} cannot be read ({_reason(error)}). Expected a TOML file or a folder of them.")
        return
    except UnicodeDecodeError:
        own.problems.append(f"{path} is not UTF-8. Expected a TOML file in UTF-8: save it so.")
        return
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        own.problems.append(f"{path} is no TOML ({error}). Expected rows such as those in docs/codebook.md.")
        return
    found = [f"{path.name} {problem}" for problem in file_problems(data)]
    own.problems += found
    if not found:
        own.files[path.name] = data


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _taken() -> dict[str, str]:
    """The codes in use, casefolded, each with what it is."""
    listed = {row["code"].casefold(): f"a {kind} of accord" for file, kind in _LISTS for row in read(file)[kind]}
    modes = {row["code"].casefold(): f"a mode of {row['type']}" for row in read("modes.toml")["mode"]}
    labels = {frame.label.casefold(): f"a label of {frame.source}" for frame in frames()}
    return {"none": "the word for no type", "speech": "the word for no event"} | labels | modes | listed


def _read_types(own: _Own) -> None:
    taken = _taken()
    for where, _, row in _rows(own, "event_type"):
        problems = [f"{where}: {problem}" for problem in type_problems(row, taken)]
        own.problems += problems
        if not problems:
            type_ = None if row["plover"] == NONE else EventType(row["plover"])
            own.types.append(OwnType(row["code"], type_, row["gloss"], row["example"], where))
            taken[row["code"].casefold()] = where


def _rows(own: _Own, kind: str) -> Iterator[tuple[str, Mapping[str, Any], dict[str, Any]]]:
    for name, data in own.files.items():
        for number, row in enumerate(data.get(kind, ()), 1):
            yield f"{name}, {name_row(kind, number, row)}", data, row


def _read_frames(name: str, data: Mapping[str, Any], known: Known, own: _Own) -> None:
    for number, row in enumerate(data.get("frame", ()), 1):
        where = f"{name}, {name_row('frame', number, row)}"
        problems = list(frame_problems(row, data, known)) or list(bundled_problems(row))
        own.problems += [f"{where}: {problem}" for problem in problems]
        if not problems:
            own.frames.append(_own_frame(row, data, known, where))


def _own_frame(row: dict[str, Any], file: Mapping[str, Any], known: Known, where: str) -> OwnFrame:
    type_ = str(row.get("type", file.get("type")))
    label = {"label": type_} if type_ in known.own else {}
    frame = make_frame({**row, **label, "type": known.plover_of(type_)}, dict(file), where)
    return OwnFrame(replace(frame, is_own=True), replaced_labels(row))
