"""1. Bytes → Report: what a reader is given: the bytes of a file, of an archive's member or of a pipe, with limits."""

from __future__ import annotations

import gzip
import io
import os
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
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
DAMAGE = (zipfile.BadZipFile, gzip.BadGzipFile, zlib.error, EOFError)
"""What unpacking raises in the middle of what is damaged."""
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

    @property
    def is_long(self) -> bool:
        """Whether it goes on after its head."""
        return self.size > HEAD_BYTES

    def stream(self) -> BinaryIO:
        """Its bytes from the start, to be closed by the caller: for what does not fit in memory."""
        return io.BytesIO(self.data) if self.data is not None else _path(self).open("rb")

    def any_order(self) -> BinaryIO:
        """Its bytes as a stream that is read in any order, to be closed by the caller."""
        return self.stream()

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

    def inner_stream(self, name: str, unpack: Callable[[], BinaryIO]) -> Opened:
        """The same for what `unpack` gives from its start: held where it is short, else unpacked as it is read."""
        with suppress(*DAMAGE), unpack() as unpacked:  # whoever reads it meets the damage where it is
            data = unpacked.read(_IN_MEMORY)
            if not unpacked.read(1):
                return self.inner(name, data)
        return _Unpacked(name=name, columns=self.columns, depth=self.depth + 1, unpack=unpack)


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


@dataclass(eq=False, kw_only=True)
class _Unpacked(Opened):
    """What an archive holds and is too long to be held: unpacked anew each time it is read."""

    unpack: Callable[[], BinaryIO]

    @cached_property
    def head(self) -> bytes:
        start = bytearray()
        with suppress(*DAMAGE), self.stream() as opened:
            while len(start) < HEAD_BYTES and (block := opened.read1(HEAD_BYTES - len(start))):  # type: ignore[attr-defined]
                start += block
        return bytes(start)

    @property
    def size(self) -> int:
        raise UnreadableReport(self.name, "has a length that only reading tells.", "Expected a stream to be read.")

    @property
    def is_long(self) -> bool:
        return True

    def stream(self) -> BinaryIO:
        return self.unpack()

    def any_order(self) -> BinaryIO:
        return io.BytesIO(self.read())

    def read(self, limit: int = MAX_BYTES) -> bytes:
        with self.stream() as opened:
            data = opened.read(limit + 1)
        if len(data) > limit:
            raise UnreadableReport(self.name, f"unpacks to more than {limit:,} bytes.", "Split it.")
        return data


def shown(path: str | os.PathLike[str]) -> str:
    """A file's name as it can be printed and kept: without control characters and half characters."""
    return in_one_line(str(path).encode("utf-8", "replace").decode())


def _path(opened: Opened) -> Path:
    if opened.path is None:
        raise UnreadableReport(opened.name, "holds nothing.", "Expected a file.")
    return opened.path
