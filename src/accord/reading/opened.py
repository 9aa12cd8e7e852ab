"""1. Bytes → Report: what a reader is given: the bytes of a file, of an archive's member or of a pipe, with limits."""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from accord.errors import UnreadableReport
from accord.reading.decoding import clean, decode, in_one_line

MAX_BYTES = 200_000_000
"""The most bytes that are held at once: of one page, one document, one line."""
HEAD_BYTES = 262_144
"""The bytes by which a format is told."""
_IN_MEMORY = 16_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Which column or key of a table holds what, where a user says so; the usual names otherwise."""

    names: Mapping[str, str] = field(default_factory=dict)

    def keys(self, part: str, usual: tuple[str, ...]) -> tuple[str, ...]:
        """The names to look under for a part of a report ("text", "title"), the user's alone where given."""
        given = self.names.get(part)
        return (given,) if given else usual


@dataclass(eq=False, kw_only=True)
class Opened:
    """The bytes of one source under the name it is shown by: a file on disk, or what was taken out of another.

    `depth` counts the archives around it, `address` is where it was fetched from.
    """

    name: str
    path: Path | None = None
    data: bytes | None = None
    columns: Columns = field(default_factory=Columns)
    depth: int = 0
    address: str | None = None

    @property
    def size(self) -> int:
        """Its length in bytes."""
        return len(self.data) if self.data is not None else _path(self).stat().st_size

    def stream(self) -> BinaryIO:
        """Its bytes from the start, to be closed by the caller: for what does not fit in memory."""
        return io.BytesIO(self.data) if self.data is not None else _path(self).open("rb")

    @cached_property
    def head(self) -> bytes:
        """Its first bytes, by which its format is told."""
        if self.data is not None:
            return self.data[:HEAD_BYTES]
        with self.stream() as opened:
            return opened.read(HEAD_BYTES)

    def read(self, limit: int = MAX_BYTES) -> bytes:
        """All its bytes; UnreadableReport where there are more than the limit."""
        if self.size > limit:
            size = self.size
            raise UnreadableReport(self.name, f"has {size:,} bytes.", f"Expected at most {limit:,}. Split it.")
        if self.data is not None:
            return self.data
        with self.stream() as opened:
            return opened.read(limit)

    def text(self) -> str:
        """All its text, cleaned; UnreadableReport where it is no text or none is left."""
        return with_words(clean(self.raw_text()), self.name)

    def raw_text(self) -> str:
        """All its text as decoded: for readers that clean field by field."""
        return decode(self.read(), self.name)

    def inner(self, name: str, data: bytes) -> Opened:
        """What an archive or a message holds, one level deeper."""
        return Opened(name=name, data=data, columns=self.columns, depth=self.depth + 1)


def with_words(text: str, name: str) -> str:
    """The text, or UnreadableReport where there is none."""
    if not text.strip():
        raise UnreadableReport(name, "holds no text.", "Expected the text of a report.")
    return text


def spooled(source: BinaryIO, name: str) -> Opened:
    """What comes from a pipe: held in memory when small, else in a temporary file that is gone when it is closed."""
    start = source.read(_IN_MEMORY)
    if len(start) < _IN_MEMORY:
        return Opened(name=name, data=start)
    with tempfile.NamedTemporaryFile(delete=False) as file:
        file.write(start)
        while block := source.read(_IN_MEMORY):
            file.write(block)
    return _Temporary(name=name, path=Path(file.name))


class _Temporary(Opened):
    """A pipe's bytes on disk, removed when the last hold on it is gone."""

    def __del__(self) -> None:
        if self.path is not None:
            self.path.unlink(missing_ok=True)


def shown(path: str | os.PathLike[str]) -> str:
    """A file's name as it can be printed and kept: without control characters and half characters."""
    return in_one_line(str(path).encode("utf-8", "replace").decode())


def _path(opened: Opened) -> Path:
    if opened.path is None:
        raise UnreadableReport(opened.name, "holds nothing.", "Expected a file.")
    return opened.path
