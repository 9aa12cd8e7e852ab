"""The reference pages, made anew from what they describe each time the manual is built: they cannot be stale."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator
from enum import EnumType
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent


def write_reference(folder: Path) -> None:
    """Write the pages on commands, the library, the codebook, dossiers and changes."""
    folder.mkdir(exist_ok=True)
    pages = {
        "commands": commands_page(),
        "library": library_page(),
        "codes": codes_page(),
        "tracked": tracked_page(),
        "changes": changes_page(HERE.parent / "changelog.d"),
    }
    for name, lines in pages.items():
        text = "\n".join(lines).rstrip() + "\n"
        path = folder / f"{name}.md"
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def commands_page() -> Iterator[str]:
    """Every command with its arguments and options, as the command line itself holds them."""
    from typer.main import get_command

    from accord.cli import app

    command = get_command(app)
    yield from (
        "# Commands",
        "",
        "Every command answers `--help`. `--json` prints JSON lines, as all do where stdout is no terminal.",
        "",
    )
    yield from _params(command.params)
    for name, each in command.commands.items():
        yield from _command(f"accord {name}", each)
        for part, inner in getattr(each, "commands", {}).items():
            yield from _command(f"accord {name} {part}", inner)


def _command(name: str, command: Any) -> Iterator[str]:
    arguments = " ".join(_argument(each) for each in command.params if each.param_type_name == "argument")
    yield from (f"## {name}", "", _plain(command.help or ""), "")
    yield from ("```console", f"$ {name} {arguments}".rstrip(), "```", "")
    yield from _params(command.params)


def _argument(param: Any) -> str:
    name = param.metavar or param.name.upper()
    shown = f"{name} ..." if param.nargs == -1 and "..." not in name else name
    return shown if param.required else f"[{shown}]"


def _params(params: Iterable[Any]) -> Iterator[str]:
    rows = [each for each in params if each.name != "help"]
    if rows:
        yield from ("| | |", "| --- | --- |")
        for each in rows:
            name = (
                ", ".join((*each.opts, *each.secondary_opts)) if each.param_type_name == "option" else _argument(each)
            )
            wanted = each.type_descriptor.annotation
            told = _plain(getattr(each, "help", "") or "")
            values = f" One of {', '.join(f'`{one.value}`' for one in wanted)}." if isinstance(wanted, EnumType) else ""
            yield f"| `{name}` | {told}{values} |"
        yield ""


def library_page() -> Iterator[str]:
    """Every public name, from its docstring."""
    import accord

    named = {name: getattr(accord, name) for name in accord.__all__}
    groups = {
        "Functions": [name for name, each in named.items() if not inspect.isclass(each)],
        "The ledger": ["Ledger", "Collection"],
        "Errors": [name for name, each in named.items() if inspect.isclass(each) and issubclass(each, Exception)],
    }
    told = {name for names in groups.values() for name in names}
    groups["Records, events and what they are made of"] = [name for name in named if name not in told]
    yield from (
        "# The library",
        "",
        "All of it is importable from `accord`; nothing heavy is loaded until it is used.",
        "",
    )
    for title, names in groups.items():
        yield from (f"## {title}", "")
        for name in names:
            yield from _member(name, named[name])


def _member(name: str, member: Any) -> Iterator[str]:
    kind = (
        "autofunction"
        if not inspect.isclass(member)
        else "autoexception"
        if issubclass(member, Exception)
        else "autoclass"
    )
    yield from ("```{eval-rst}", f".. {kind}:: accord.{name}")
    if kind == "autoclass":
        own = "   :members:" if not isinstance(member, EnumType) else "   :members:\n   :undoc-members:"
        yield from (own, "   :exclude-members: __init__, __new__, to_dict, from_dict")
        yield from ("   :inherited-members:",) if name == "Ledger" else ()
    yield from ("```", "")


def codes_page() -> Iterator[str]:
    """The codebook the program runs on: types, modes, statuses, contexts, sectors, labels, verdicts."""
    from accord.codebook.codebooks import bundled as bundled_codebook
    from accord.codebook.event_frames import read
    from accord.ledger.merged import ConflictVerdict, Verdict
    from accord.views.wording import VERDICT_WORDS

    yield from (
        "# The codebook",
        "",
        "From the files accord runs on; `accord explain CODE` prints the same for one code.",
        "",
    )
    yield from _rows("Event types", "PLOVER's, for the thing itself, planned or done.", read("types.toml")["type"])
    yield from _rows(
        "Modes", "", ({**row, "code": f"{row['type']}: {row['code']}"} for row in read("modes.toml")["mode"])
    )
    yield from _rows("Statuses", "What a report says of an event.", read("statuses.toml")["status"])
    yield from _rows("Contexts", "", read("contexts.toml")["context"])
    yield from _rows("Sectors", "", read("sectors.toml")["sector"])
    yield from _labels(bundled_codebook())
    yield from ("## What came of a plan", "", "| | |", "| --- | --- |")
    yield from (f"| `{verdict.value}` | {VERDICT_WORDS[verdict]} |" for verdict in Verdict)
    yield from ("", "## Whether two accounts can both be true", "")
    yield from (f"- `{verdict.value}`" for verdict in ConflictVerdict)


def _rows(title: str, about: str, rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    yield from (f"## {title}", "", about, "", "| code | what it means | example |", "| --- | --- | --- |")
    for row in rows:
        yield f"| `{row['code']}` | {_plain(row.get('gloss', ''))} | {_plain(row.get('example', ''))} |"
    yield ""


def _labels(codebook: Any) -> Iterator[str]:
    """Finer labels of the bundled frames, each with the type it is under and one example."""
    first: dict[tuple[str, str], Any] = {}
    for frame in codebook.frames:
        if frame.label:
            first.setdefault((frame.label, str(frame.type or "")), frame)
    yield from (
        "## Labels",
        "",
        "Finer names below the types.",
        "",
        "| label | type | example |",
        "| --- | --- | --- |",
    )
    for (label, type_), frame in sorted(first.items()):
        yield f"| `{label}` | {type_ or 'none'} | {_plain(frame.example)} |"
    yield ""


def tracked_page() -> Iterator[str]:
    """The kinds of tracked things with their stages, and the dossiers of the bundled packs."""
    from accord.dossiers.packs import bundled, read_packs
    from accord.dossiers.rules import kinds

    yield from ("# Kinds of dossiers, and the packs", "", "| kind | stages |", "| --- | --- |")
    for name, kind in sorted(kinds().items()):
        yield f"| `{name}` | {_plain(', '.join(kind.stages)) or 'a view over records'} |"
    for pack in bundled():
        yield from ("", f"## Pack {pack}", "", "| dossier | kind | what it follows |", "| --- | --- | --- |")
        for each in read_packs((pack,)):
            yield f"| `{each.id}` | `{each.kind}` | {_plain(each.title)} |"


def changes_page(folder: Path) -> Iterator[str]:
    """The changelog: each fragment of changelog.d, the newest first."""
    yield from ("# Changes", "")
    for path in sorted(folder.glob("*.md"), reverse=True):
        _, what, _ = path.name.split(".")
        yield f"- **{what}**: {' '.join(path.read_text(encoding='utf-8').split()).replace('](docs/', '](../')}"


def _plain(text: str) -> str:
    """The text on one line, as a table's cell may hold it."""
    folded = " ".join(str(text).split())
    for char in "\\|<>[]*_`":
        folded = folded.replace(char, f"\\{char}")
    return folded
