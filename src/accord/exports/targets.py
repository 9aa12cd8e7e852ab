"""9. Ledger → other people's formats: where an export is written to: a file, a folder, an archive, a stream."""

from __future__ import annotations

import zipfile
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import IO

from accord.errors import InputError
from accord.views.files import check_writable, replacing

_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The time of files in an archive: none of its own, so that equal ledgers give equal archives."""


class Target(ABC):
    """Takes the files of an export, and notes how much was written and what was left out and why."""

    is_single = True
    """Whether there is room for one file only."""

    def __init__(self) -> None:
        self.rows: Counter[str] = Counter()
        self.left_out: Counter[str] = Counter()

    def leave_out(self, reason: str, count: int = 1) -> None:
        """Notes that things are not in the export, with the reason as a user reads it."""
        if count:
            self.left_out[reason] += count

    @abstractmethod
    @contextmanager
    def file(self, name: str) -> Iterator[IO[bytes]]:
        """A file of that name to write to; the name is not used where there is one file only."""


class Stream(Target):
    """An open file or pipe."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__()
        self._stream = stream

    @contextmanager
    def file(self, name: str) -> Iterator[IO[bytes]]:
        """The stream itself."""
        yield self._stream


class OneFile(Target):
    """A file that is there whole or not at all."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        check_writable(path)
        self._path = path

    @contextmanager
    def file(self, name: str) -> Iterator[IO[bytes]]:
        """A file that takes its place when it is complete."""
        with _whole(self._path) as opened:
            yield opened


class Folder(Target):
    """A folder, made if absent; each file in it is there whole or not at all."""

    is_single = False

    def __init__(self, path: Path) -> None:
        super().__init__()
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(f"{path}: no folder can be made here ({error.strerror}). Name another one.") from error
        self._path = path

    @contextmanager
    def file(self, name: str) -> Iterator[IO[bytes]]:
        """A file of that name in the folder."""
        with _whole(self._path / name) as opened:
            yield opened


class Archive(Target):
    """A zip archive, in a file or a stream; its files have no times, so that equal ledgers give equal archives."""

    is_single = False

    def __init__(self, zipped: zipfile.ZipFile) -> None:
        super().__init__()
        self._zipped = zipped

    @contextmanager
    def file(self, name: str) -> Iterator[IO[bytes]]:
        """A file of that name in the archive."""
        info = zipfile.ZipInfo(name, _NO_TIME)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.create_system, info.external_attr = 3, 0o644 << 16
        with self._zipped.open(info, "w", force_zip64=True) as opened:
            yield opened


@contextmanager
def open_target(to: str | Path | IO[bytes], suffix: str, *, several: bool, tables: int = 0) -> Iterator[Target]:
    """The target that a user names: a file, for several files also a folder or an archive.

    A path with the format's own `suffix` is one file, one that ends in .zip an archive; an open file takes one table
    as it is, several `tables` (or all, when none is named) as an archive.
    """
    if not isinstance(to, str | Path):
        with _zipped(to) if several and tables != 1 else nullcontext(Stream(to)) as target:
            yield target
        return
    path = Path(to)
    if not several or path.suffix.lower() == suffix or (path.exists() and not path.is_dir() and not path.is_file()):
        yield OneFile(path)
    elif path.suffix.lower() == ".zip":
        with OneFile(path).file("") as opened, _zipped(opened) as target:
            yield target
    else:
        yield Folder(path)


@contextmanager
def _zipped(stream: IO[bytes]) -> Iterator[Target]:
    with zipfile.ZipFile(stream, "w") as zipped:
        yield Archive(zipped)


@contextmanager
def _whole(path: Path) -> Iterator[IO[bytes]]:
    """A file beside its place, put there when it is complete; gone when it is not."""
    check_writable(path)
    if path.exists() and not path.is_file():
        with path.open("wb") as opened:
            yield opened
        return
    try:
        with replacing(path) as file:
            yield file
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror}). Free space, or name another place.") from error
