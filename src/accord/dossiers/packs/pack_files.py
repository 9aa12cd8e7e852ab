"""7. Events → dossiers: one TOML file of dossiers, read with all that is wrong in it and the lines where."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Set
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from accord.dossiers.model import Dossier
from accord.dossiers.packs.pack_rules import advice_on_names, dossier_problems, pack_problems
from accord.dossiers.rules import read_as, read_rules

PACK = "pack"
"""The table of a file that is no dossier: what holds for all dossiers of the pack."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a file: its line (0 when unknown), the dossier, and what was expected.

    Advice is what may be meant so, and does not keep the file from being read.
    """

    file: str
    line: int
    dossier: str
    text: str
    is_advice: bool = False

    def __str__(self) -> str:
        line = f", line {self.line}" if self.line else ""
        return f"{self.file}{line}{f', [{self.dossier}]' if self.dossier else ''}: {self.text}"


@dataclass(slots=True)
class PackFile:
    """A file of a pack: its sound dossiers, the countries its reports have to name, and what is wrong."""

    path: Path
    text: str = ""
    dossiers: list[Dossier] = field(default_factory=list)
    needs: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)
    advice: list[Problem] = field(default_factory=list)

    def problem(self, dossier: str, key: str, text: str) -> Problem:
        """A problem with the line of the key in a dossier's table, or of the table."""
        return Problem(self.path.name, line_of(self.text, dossier, key), dossier, text)

    def link_problems(self, dossier: Dossier, known: Set[str]) -> Iterator[Problem]:
        """Links of a dossier to none that is known, or to itself."""
        links = [("belongs_to", dossier.belongs_to), *(("related", name) for name in dossier.related)]
        for key, name in links:
            if name == dossier.id:
                yield self.problem(dossier.id, key, f"{key} '{name}' is the dossier itself. Expected another.")
            elif name and name not in known:
                near = get_close_matches(name, sorted(known), n=1)
                guess = f" Did you mean '{near[0]}'?" if near else " Expected one of this pack, or of one used with it."
                yield self.problem(dossier.id, key, f"no dossier '{name}' to link to.{guess}")


def read_file(path: Path) -> PackFile:
    """A file's dossiers and problems; nothing is raised for what stands in it."""
    file = PackFile(path)
    entries = _load(file)
    for name, entry in entries.items():
        if name == PACK and isinstance(entry, dict) and "kind" not in entry:
            told = list(pack_problems(entry))
            file.needs = () if told else tuple(entry.get("needs", ()))
        else:
            told = list(dossier_problems(entry))
            if not told:
                file.dossiers.append(_dossier(name, entry))
                advice = (file.problem(name, key, text) for key, text in advice_on_names(entry))
                file.advice += [replace(each, is_advice=True) for each in advice]
        file.problems += [file.problem(name, key, text) for key, text in told]
    return file


def _load(file: PackFile) -> dict[str, Any]:
    try:
        file.text = file.path.read_text(encoding="utf-8-sig")
        return tomllib.loads(file.text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error)) or [0, len(file.text.splitlines())]
        text = f"is not TOML ({error}). Expected tables such as [my-dossier] with key = value lines."
        if match := re.search(r"Cannot declare \('?([^,']+)'?,?\) twice", str(error)):
            text = f"[{match[1]}] is there twice. Expected another name for one of them."
        file.problems.append(Problem(file.path.name, int(line[1]), "", text))
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        file.problems.append(
            Problem(file.path.name, 0, "", f"cannot be read ({reason}). Expected a TOML file in UTF-8.")
        )
    return {}


def _dossier(name: str, entry: dict[str, Any]) -> Dossier:
    rules = read_rules(entry.get("moves", []), name)
    return read_as(Dossier, {"title": name, **entry, "id": name, "moves": rules}, name)


def line_of(text: str, dossier: str, key: str = "") -> int:
    """The line of a dossier's table, or of a key in it ("moves.2.stage": of its second move); 0 when not found.

    >>> line_of('[a]\\nkind = "x"\\n[b]\\nkind = "y"', "b", "kind")
    4
    """
    parts = key.split(".")
    is_move = len(parts) == 3 and parts[0] == "moves"
    wanted, seen, at = (int(parts[1]) if is_move else 0), 0, 0
    inside = False
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.strip()
        if header := re.match(r"\[\[?\s*(.+?)\s*\]\]?\s*(?:#.*)?$", bare):
            names = [part.strip().strip("\"'") for part in re.split(r"\.(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", header[1])]
            is_own = names[0] == dossier
            is_its_move = is_own and names[1:] == ["moves"]
            seen += is_its_move
            inside = (is_its_move and seen == wanted) if is_move else (is_own and len(names) == 1)
            at = number if inside else at
        elif re.match(rf"[\"']?{re.escape(dossier)}[\"']?\s*=", bare) and not at:
            at = number
        if inside and parts[-1] and re.match(rf"[\"']?{re.escape(parts[-1])}[\"']?\s*[.=]", bare):
            return number
    return at
