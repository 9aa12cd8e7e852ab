"""1. Bytes → Report: the records of a web archive one by one, and where it goes on behind a damaged one."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Generator, Iterator
from contextlib import redirect_stderr
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

from accord.reading.decoding import in_one_line

_BLOCK = 1_048_576
_OVERLAP = 64
_RECORD = re.compile(rb"WARC/[01]\.\d{1,2}\r?\nWARC-", re.IGNORECASE)
_PART = b"\x1f\x8b\x08"
_ONE_PART = "non-chunked"
"""In warcio's message for an archive that was packed as a whole, not record by record."""
_CUT = "is cut off: the archive ends or is damaged within it. Fetch it again."
_WRONG_LENGTH = "states a length that is not its own: where it ends is not known. It was not read."
_WENT_BACK = 4
"""So many times its own length an archive may be gone back over in search of records."""


@dataclass(slots=True)
class Archived:
    """One of warcio's records under its number.

    Once the next one was asked for: `damage` says why it is not whole, `doubt` that it may not be. Who reads it notes
    whether it `swallowed` another record.
    """

    number: int
    record: Any
    damage: str | None = None
    doubt: str | None = None
    swallowed: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """What is no record: the number of the record before it, and what is said of it."""

    number: int
    reason: str


class Records:
    """The records of an archive, each to be read before the next is asked for, and the gaps between them.

    A record that states another length than it has, one that is cut off, and bytes that are none cost themselves: in a
    stream that can be read in any order, the next record is looked for behind the place where the damage begins.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._count = 0
        self._went_back = 0
        self._place = 0

    def __iter__(self) -> Iterator[Archived | Gap]:
        archive = self._archive(0)
        while archive is not None:
            is_whole = yield from self._records(archive)
            archive = None if is_whole else self._behind(self._place)

    def _archive(self, start: int) -> Any:
        from warcio.archiveiterator import ArchiveIterator

        if self._stream.seekable():
            self._stream.seek(start)
        self._place = start
        return ArchiveIterator(self._stream)

    def _records(self, archive: Any) -> Generator[Archived | Gap, None, bool]:
        """The records of an archive up to its end or to damage; whether it was the end.

        `_place` is where the last one begins, or what is none.
        """
        from warcio.exceptions import ArchiveLoadFailed

        last: Archived | None = None
        while True:
            warned = archive.err_count
            try:
                with redirect_stderr(io.StringIO()):  # warcio prints what it thinks of lengths
                    record = next(archive, None)
            except (ArchiveLoadFailed, zlib.error, EOFError, ValueError) as error:
                if _ONE_PART in str(error):
                    return (yield from self._one_part())
                if last is not None and (archive.err_count > warned or _is_cut(last.record)):
                    last.damage = _WRONG_LENGTH
                else:
                    self._place = archive.offset
                    yield Gap(self._count, f"is damaged ({in_one_line(str(error))[:80]}).")
                return False
            if last is not None and _is_cut(last.record):
                last.damage = _CUT
                if record is None or not archive.reader.decompressor:
                    return False
            elif last is not None and archive.err_count > warned and last.swallowed:
                last.damage = _WRONG_LENGTH
                return False
            elif last is not None and archive.err_count > warned:
                last.doubt = "its archive states a wrong length: the end may be missing"
            if record is None:
                return True
            self._count += 1
            self._place = archive.offset
            last = Archived(self._count, record)
            yield last

    def _one_part(self) -> Generator[Archived | Gap, None, bool]:
        """The records behind those read already, of an archive that was packed as a whole."""
        from warcio.archiveiterator import ArchiveIterator

        if not self._stream.seekable():
            yield Gap(self._count, "is packed as a whole in an archive. The rest is not read. Unpack it first.")
            return True
        self._stream.seek(0)
        unpacked = cast("BinaryIO", _Forward(gzip.GzipFile(fileobj=self._stream)))
        archive = ArchiveIterator(unpacked)
        known, self._count = self._count, 0
        for _ in range(known):
            next(archive, None)
            self._count += 1
        yield from self._records(archive)
        return True

    def _behind(self, place: int) -> Any:
        """The archive from the next record behind a place; None where there is none, or it was searched enough."""
        if not self._stream.seekable():
            return None
        reached = self._stream.tell()
        size = self._stream.seek(0, io.SEEK_END)
        self._went_back += max(reached - place, 0)
        if self._went_back > _WENT_BACK * size:
            return None
        start = self._find(place + 1)
        return None if start is None else self._archive(start)

    def _find(self, place: int) -> int | None:
        """Where the next record begins at or behind a place."""
        self._stream.seek(0)
        is_packed = self._stream.read(len(_PART)) == _PART
        self._stream.seek(place)
        held = b""
        while block := self._stream.read(_BLOCK):
            held += block
            for at in _parts_in(held) if is_packed else (found.start() for found in _RECORD.finditer(held)):
                return place + at
            kept = held[-_OVERLAP:]
            place += len(held) - len(kept)
            held = kept
        return None


class _Forward(io.RawIOBase):
    """A stream that is read from its start to its end only."""

    def __init__(self, stream: gzip.GzipFile) -> None:
        self._stream = stream

    def read(self, limit: int = -1) -> bytes:
        try:
            return self._stream.read(limit)
        except EOFError as error:  # which warcio takes for the end
            raise zlib.error(str(error)) from error

    def tell(self) -> int:
        return self._stream.tell()


def holds_record(data: bytes) -> bool:
    """Whether a record begins within some bytes."""
    return _RECORD.search(data) is not None


def _is_cut(record: Any) -> bool:
    return getattr(record.raw_stream, "limit", 0) > 0


def _parts_in(held: bytes) -> Iterator[int]:
    """Where in some bytes packed records begin."""
    at = held.find(_PART)
    while at >= 0:
        try:
            if zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(held[at : at + 4096], 8).startswith(b"WARC/"):
                yield at
        except zlib.error:
            pass  # three bytes that look like it
        at = held.find(_PART, at + 1)
