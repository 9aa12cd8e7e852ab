"""The user's own register: persons and bodies of a TOML or JSON Lines file, read beside the bundled ones."""

from __future__ import annotations

import hashlib
import json
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from accord.data import HERE
from accord.errors import RegisterError

Row = Mapping[str, Any]

REGISTER = "ACCORD_REGISTER"
KEYS = {
    "person": ("name", "aliases", "country", "sector", "office", "title", "from", "to", "source"),
    "body": ("name", "aliases", "country", "sector", "kind"),
}
"""What a row may hold; README of the format: docs/register.md."""
KINDS = ("organisation", "force", "group", "government")
_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_HEADER = re.compile(r"\s*\[\[\s*(\w+)\s*\]\]")


class OwnRow(NamedTuple):
    """A sound row of the file: person or body, its fields, and where it stands."""

    kind: str
    fields: Row
    where: str


class OwnRegister(NamedTuple):
    """The rows of a user's file in their order, and a digest of its text ("" where there is none)."""

    rows: tuple[OwnRow, ...] = ()
    digest: str = ""


_given: list[str | Path] = []


def use_register(path: str | Path | None) -> OwnRegister:
    """The user's own register, in use from now on in this process; None goes back to what ACCORD_REGISTER says.

    Raises RegisterError where the file is not sound; the one in use before stays so.
    """
    from accord.data import register

    found = path if path is not None else os.environ.get(REGISTER)
    read = read_own_register(Path(found)) if found else OwnRegister()
    _given[:] = [] if path is None else [path]
    own_register.cache_clear()
    register.forget()
    return read


def register_path() -> str | None:
    """The file of the register in use where `use_register` named it, None where the environment says it or none is."""
    return str(_given[0]) if _given else None


@cache
def own_register() -> OwnRegister:
    """The register in use beside the bundled one: as `use_register` or ACCORD_REGISTER says, else an empty one."""
    path = _given[0] if _given else os.environ.get(REGISTER)
    return read_own_register(Path(path)) if path else OwnRegister()


def read_own_register(path: Path) -> OwnRegister:
    """The rows of a file; raises RegisterError with all that is wrong, each with its line, what is expected and why."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise RegisterError((f"{path} cannot be read ({reason}). Expected a TOML or JSON Lines file.",)) from error
    except UnicodeDecodeError as error:
        raise RegisterError((f"{path} is not UTF-8. Expected a TOML or JSON Lines file: save it so.",)) from error
    problems: list[str] = []
    rows = []
    listed = _lines(path, text, problems) if path.suffix in {".jsonl", ".ndjson"} else _tables(path, text, problems)
    for line, kind, fields in listed:
        where = f"{path.name}, line {line} ({kind} {fields.get('name', 'without a name')})"
        wrong = [f"{where}: {problem}" for problem in row_problems(kind, fields)]
        problems += wrong
        if not wrong:
            rows.append(OwnRow(kind, fields, where))
    if not rows and not problems:
        problems.append(f"{path} holds no row. Expected [[person]] or [[body]], as in docs/register.md.")
    if problems:
        raise RegisterError(tuple(problems))
    return OwnRegister(tuple(rows), hashlib.sha256(text.encode()).hexdigest()[:12])


def _tables(path: Path, text: str, problems: list[str]) -> Iterator[tuple[int, str, Row]]:
    """Line, kind and fields of the rows of a TOML file."""
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        problems.append(f"{path} is no TOML ({error}). Expected rows such as those in docs/register.md.")
        return
    headers = [(number, match[1]) for number, line in enumerate(text.splitlines(), 1) if (match := _HEADER.match(line))]
    for key, rows in data.items():
        if key not in KEYS:
            problems.append(f"{path.name}: key '{key}' is not known. Expected rows [[person]] and [[body]].")
        elif not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            problems.append(f"{path.name}: {key} is no list of tables. Expected rows that begin with [[{key}]].")
        else:
            lines = [number for number, name in headers if name == key]
            for place, row in enumerate(rows):
                yield (lines[place] if place < len(lines) else 1), key, row


def _lines(path: Path, text: str, problems: list[str]) -> Iterator[tuple[int, str, Row]]:
    """Line, kind and fields of the rows of a JSON Lines file: {"person": {"name": ...}} a line."""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            problems.append(f"{path.name}, line {number}: no JSON ({error}). Expected one object a line.")
            continue
        kind = next(iter(data), "") if isinstance(data, dict) and len(data) == 1 else ""
        if kind not in KEYS or not isinstance(data[kind], dict):
            problems.append(
                f'{path.name}, line {number}: no row. Expected {{"person": {{...}}}} or {{"body": {{...}}}}.'
            )
        else:
            yield number, kind, data[kind]


def row_problems(kind: str, row: Row) -> Iterator[str]:
    """What is wrong with a row, each with what is expected."""
    for key in row:
        if key not in KEYS[kind]:
            yield _unknown("key", key, KEYS[kind])
    for key in ("name", "country", "sector", "office", "title", "kind", "source"):
        if key in row and not (isinstance(row[key], str) and row[key].strip()):
            yield f"{key} is {row[key]!r}. Expected a text."
            return
    if "name" not in row:
        yield "has no name. Expected a name as reports print it."
    aliases = row.get("aliases", [])
    if not isinstance(aliases, list) or not all(isinstance(alias, str) and alias.strip() for alias in aliases):
        yield f"aliases is {aliases!r}. Expected a list of texts."
    if "sector" not in row:
        yield f"has no sector. Expected one of {', '.join(_sectors())}."
    elif row["sector"] not in _sectors():
        yield _unknown("sector", row["sector"], _sectors())
    if "kind" in row and row["kind"] not in KINDS:
        yield _unknown("kind", row["kind"], KINDS)
    yield from _reference_problems(kind, row)
    yield from _day_problems(row)


def _reference_problems(kind: str, row: Row) -> Iterator[str]:
    from accord.data.register import offices, states

    if "country" in row and row["country"] not in states():
        yield _unknown("country", row["country"], tuple(states()), "an ISO 3166-1 code of three letters, such as DNK")
    if kind == "person" and "country" not in row and "office" not in row:
        yield "has no country. Expected an ISO 3166-1 code of three letters, such as DNK."
    if "office" in row and row["office"] not in offices():
        yield _unknown(
            "office", row["office"], tuple(offices()), "an office of the register, such as dnk.foreign, or title"
        )


def _day_problems(row: Row) -> Iterator[str]:
    days = {key: str(row[key]) for key in ("from", "to") if key in row}
    for key, day in days.items():
        if not _DAY.fullmatch(day):
            yield f"{key} is '{day}'. Expected a day, month or year, such as 2025-03-01."
            return
    if len(days) > 1 and days["to"] < days["from"]:
        yield f"to {days['to']} is before from {days['from']}. Expected the later day in to."


def _unknown(what: str, given: str, known: tuple[str, ...], expected: str = "") -> str:
    near = get_close_matches(str(given), known, n=2)
    guess = f" Did you mean {' or '.join(near)}?" if near else ""
    return f"{what} '{given}' is not known.{guess} Expected {expected or 'one of ' + ', '.join(known)}."


@cache
def _sectors() -> tuple[str, ...]:
    table = tomllib.loads((HERE.parent / "codebook" / "sectors.toml").read_text(encoding="utf-8"))
    return tuple(row["code"] for row in table["sector"])
