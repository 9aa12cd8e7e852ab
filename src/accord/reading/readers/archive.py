"""1. Bytes → Report: zip and gzip archives, unpacked as they are read: nothing goes to disk, and no bomb goes off."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from accord.errors import UnreadableReport
from accord.reading.opened import DAMAGE, Opened, shown
from accord.reading.readers import Reader, find_reader
from accord.reading.walking import failure, is_skipped, without_parts
from accord.records import Failure, Report

MAX_DEPTH = 3
"""Archives in archives, at most."""
MAX_MEMBERS = 100_000
MAX_RATIO = 200
"""A member that grows more than so many times when unpacked, and over a megabyte, is taken for a bomb."""
_SMALL = 1_000_000
_BLOCK = 131_072


def _fits_zip(opened: Opened) -> bool:
    return opened.head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def _fits_gzip(opened: Opened) -> bool:
    return opened.head.startswith(b"\x1f\x8b")


def _read_zip(opened: Opened) -> Iterator[Report | Failure]:
    _check_depth(opened)
    try:
        with opened.any_order() as stream, zipfile.ZipFile(stream) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            if len(members) > MAX_MEMBERS:
                raise UnreadableReport(opened.name, f"holds {len(members):,} files.", f"Expected {MAX_MEMBERS:,}.")
            whole = set(without_parts(member.filename for member in members))
            wanted = [each for each in members if each.filename in whole and not _is_passed_over(each.filename)]
            if not wanted:
                raise UnreadableReport(opened.name, "is an archive without reports.", "Expected texts or pages in it.")
            for member in sorted(wanted, key=lambda member: member.filename):
                yield from _read_member(archive, member, opened)
    except (zipfile.BadZipFile, EOFError) as error:
        raise UnreadableReport(
            opened.name, f"is a zip archive that is damaged ({error}).", "Fetch it again."
        ) from error


def _read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, opened: Opened) -> Iterator[Report | Failure]:
    name = f"{opened.name}/{shown(member.filename)}"

    def unpack() -> BinaryIO:
        packed = cast("BinaryIO", archive.open(member))
        return _guarded(packed, lambda: member.compress_size, name)

    try:
        if member.flag_bits & 1:
            raise UnreadableReport(name, "is encrypted.", "Expected an archive without a password. Unpack it first.")
        inner = opened.inner_stream(name, unpack)
        yield from find_reader(inner).read(inner)
    except UnreadableReport as error:
        yield failure(name, f"{error.reason} {error.advice}".strip())
    except (*DAMAGE, OSError, NotImplementedError, RuntimeError) as error:
        yield failure(name, f"is damaged or packed in a way accord does not know ({error}). Unpack it first.")


def _read_gzip(opened: Opened) -> Iterator[Report | Failure]:
    _check_depth(opened)

    def unpack() -> BinaryIO:
        packed = _Counted(opened.stream())
        return _guarded(cast("BinaryIO", _Gzip(packed)), lambda: packed.count, opened.name)

    try:
        inner = opened.inner_stream(opened.name.removesuffix(".gz"), unpack)
        yield from find_reader(inner).read(inner)
    except DAMAGE as error:
        raise UnreadableReport(
            opened.name, f"is a gzip archive that is damaged ({error}).", "Fetch it again."
        ) from error


class _Counted(io.RawIOBase):
    """A stream that counts the bytes that were taken from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        block = self._stream.read1(len(buffer))  # type: ignore[attr-defined]
        buffer[: len(block)] = block
        self.count += len(block)
        return len(block)

    def close(self) -> None:
        self._stream.close()
        super().close()


class _Gzip(gzip.GzipFile):
    """What is packed by gzip, of one part or of many; closes what it reads from."""

    def __init__(self, packed: io.RawIOBase) -> None:
        super().__init__(fileobj=cast("BinaryIO", packed), mode="rb")
        self._packed = packed

    def close(self) -> None:
        super().close()
        self._packed.close()


class _Guarded(_Counted):
    """What comes out of an archive; UnreadableReport once it is more than the archive can honestly hold."""

    def __init__(self, unpacked: BinaryIO, packed: Callable[[], int], name: str) -> None:
        super().__init__(unpacked)
        self._packed, self._name = packed, name

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        length = super().readinto(buffer)
        if self.count > _SMALL and self.count > MAX_RATIO * max(self._packed(), 1):
            reason = f"unpacks to over {MAX_RATIO} times its size: a bomb."
            raise UnreadableReport(self._name, reason, "It was not read.")
        return length


def _guarded(unpacked: BinaryIO, packed: Callable[[], int], name: str) -> BinaryIO:
    """The same stream, guarded; `packed` says how many packed bytes it comes from."""
    return io.BufferedReader(_Guarded(unpacked, packed, name), _BLOCK)


def _check_depth(opened: Opened) -> None:
    if opened.depth >= MAX_DEPTH:
        raise UnreadableReport(
            opened.name, f"is an archive {MAX_DEPTH} archives deep.", "Unpack it and read the folder."
        )


def _is_passed_over(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return parts[0] == "__MACOSX" or any(is_skipped(part) for part in parts if part not in ("", ".", ".."))


READER = Reader(name="zip", fits=_fits_zip, read=_read_zip)
GZIP = Reader(name="gzip", fits=_fits_gzip, read=_read_gzip)
