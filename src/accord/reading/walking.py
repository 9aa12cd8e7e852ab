"""1. Bytes → Report: where reports come from: files, folders, standard input; each source opened under its own name."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from accord.reading.opened import Columns, Opened, shown, spooled
from accord.reading.web_pages import is_web_address, open_address
from accord.records import Failure

if TYPE_CHECKING:
    from accord.fetching.fetcher import Fetcher

_PAGE = re.compile(r"\.x?html?$", re.IGNORECASE)
_PARTS = re.compile(
    r"[_.-](?:files|file|dateien|fichiers|bestanden|archivos|ficheros|arquivos|ficheiros|elemei|pliki|soubory|filer"
    r"|tiedostot|dosyalar)",
    re.IGNORECASE,
)
"""How browsers call the folder beside a saved page, in the languages they speak."""
STDIN = "-"
_OPENED = ("/dev/fd/", "/dev/stdin", "/proc/self/fd/")
_SKIPPED = re.compile(r"^\.|\.(?:db|db-wal|db-shm|py|toml|css|js|png|jpe?g|gif|svg|ico|woff2?)$|^README", re.IGNORECASE)


def open_sources(source: str, columns: Columns, fetcher: Fetcher | None = None) -> Iterator[Opened | Failure]:
    """What a path, a folder or "-" holds, opened one by one; what cannot be opened is a Failure.

    An address is read through the fetcher, and refused without one.
    """
    if is_web_address(source) and not Path(source).exists():
        if fetcher is None:
            yield failure(source, "is an address. Expected a file, a folder or -. Save the page and read the file.")
            return
        opened = open_address(source, fetcher)
        yield opened if isinstance(opened, Failure) else _with(opened, columns)
        return
    if source == STDIN:
        yield _with(spooled(sys.stdin.buffer, "standard input"), columns)
        return
    path = Path(source)
    try:
        if path.is_dir():
            yield from _open_folder(path, columns)
        elif not path.exists():
            yield failure(source, "does not exist. Expected a file, a folder or -.")
        else:
            yield _open_file(path, columns)
    except OSError as error:
        yield failure(source, os_reason(error))


def _with(opened: Opened, columns: Columns) -> Opened:
    opened.columns = columns
    return opened


def _open_folder(folder: Path, columns: Columns) -> Iterator[Opened | Failure]:
    files = list_files(folder)
    if not files:
        yield failure(folder, "is a folder without reports. Expected text, HTML, JSON lines, RSS or Atom in it.")
    for path in files:
        if Path(path).is_dir():
            yield from _open_closed_folder(path)
        else:
            yield from open_sources(path, columns)


def _open_closed_folder(path: str) -> Iterator[Failure]:
    try:
        next(Path(path).iterdir(), None)
    except OSError as error:
        yield failure(path, os_reason(error))


def list_files(folder: str | Path) -> list[str]:
    """What reading a folder reads, by name: its files, and each folder in it that cannot be opened.

    Links to folders are not followed; hidden files, ledgers, programs, styles and pictures are passed over, and so is
    the folder in which a browser keeps the parts of a page saved beside it.
    """
    found: list[str] = []
    failed: list[str] = []
    for place, folders, names in os.walk(folder, onerror=lambda error: failed.append(str(error.filename or folder))):
        folders[:] = sorted(name for name in folders if not (name.startswith(".") or holds_parts(name, names)))
        found += [str(Path(place) / name) for name in sorted(names) if not is_skipped(name)]
    return found + failed


def holds_parts(folder: str, beside: Collection[str]) -> bool:
    """Whether a folder holds the parts of a page that a browser saved beside it, whatever the browser's language.

    >>> holds_parts("Talks_files", ["Talks.html"]), holds_parts("Talks_files", ["Other.html"])
    (True, False)
    """
    pages = {name.rpartition(".")[0] for name in beside if _PAGE.search(name)}
    return any(folder != page and folder.startswith(page) and _PARTS.fullmatch(folder[len(page) :]) for page in pages)


def without_parts(paths: Iterable[str]) -> list[str]:
    """The paths of an archive without those in folders that hold the parts of a saved page.

    >>> without_parts(["a/Talks.html", "a/Talks_files/frame.html"])
    ['a/Talks.html']
    """
    listed = list(paths)
    beside: dict[str, list[str]] = {}
    for path in listed:
        folder, _, name = path.rpartition("/")
        beside.setdefault(folder, []).append(name)
    return [path for path in listed if not any(holds_parts(name, beside.get(at, ())) for at, name in _folders(path))]


def _folders(path: str) -> Iterator[tuple[str, str]]:
    """Each folder around a path, as where it stands and its name."""
    parts = path.split("/")[:-1]
    for place, name in enumerate(parts):
        yield "/".join(parts[:place]), name


def is_skipped(name: str) -> bool:
    """Whether a file of that name is no report: hidden, a ledger, a program, a style, a picture, a README.

    >>> is_skipped("page.css"), is_skipped("page.html")
    (True, False)
    """
    return _SKIPPED.search(name) is not None


def _open_file(path: Path, columns: Columns) -> Opened | Failure:
    if str(path).startswith(_OPENED):  # what a shell opens for <(command)
        with path.open("rb") as opened:
            return _with(spooled(opened, shown(path)), columns)
    if not path.is_file():
        return failure(path, "is no regular file. Expected a file or a folder.")
    return Opened(name=shown(path), path=path, columns=columns)


def failure(source: str | Path, reason: str) -> Failure:
    """What could not be read, and why."""
    return Failure(source=shown(source), stage="reading", reason=reason)


def os_reason(error: OSError) -> str:
    """Why the system would not give a file, in a reader's words."""
    if isinstance(error, PermissionError):
        return "cannot be opened (permission denied). Expected a file you may read. Check its rights."
    return f"cannot be read ({error.strerror or error}). Expected a readable file."
