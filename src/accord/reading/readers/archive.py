"""1. Bytes → Report: zip and gzip archives, read in memory: nothing is unpacked to disk, and no bomb goes off."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from accord.errors import UnreadableReport
from accord.reading.opened import MAX_BYTES, Opened, shown
from accord.reading.readers import Reader, find_reader
from accord.reading.walking import failure, is_skipped, without_parts
from accord.records import Failure, Report

MAX_DEPTH = 3
"""Archives in archives, at most."""
MAX_MEMBERS = 100_000
MAX_RATIO = 200
"""A member that grows more than so many times when unpacked, and over a megabyte, is taken for a bomb."""
_SMALL = 1_000_000
_BLOCK = 1_048_576


def _fits_zip(opened: Opened) -> bool:
    return opened.head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def _fits_gzip(opened: Opened) -> bool:
    return opened.head.startswith(b"\x1f\x8b")


def _read_zip(opened: Opened) -> Iterator[Report | Failure]:
    _check_depth(opened)
    try:
        stream = opened.stream()
        with stream, zipfile.ZipFile(stream) as archive:
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
    try:
        if member.flag_bits & 1:
            raise UnreadableReport(name, "is encrypted.", "Expected an archive without a password. Unpack it first.")
        with archive.open(member) as packed:
            data = _bounded(packed, member.compress_size, name)
        inner = opened.inner(name, data)
        yield from find_reader(inner).read(inner)
    except UnreadableReport as error:
        yield failure(name, f"{error.reason} {error.advice}".strip())
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        yield failure(name, f"is damaged or packed in a way accord does not know ({error}). Unpack it first.")


def _read_gzip(opened: Opened) -> Iterator[Report | Failure]:
    _check_depth(opened)
    name = opened.name.removesuffix(".gz")
    try:
        with opened.stream() as stream, gzip.GzipFile(fileobj=stream) as packed:
            data = _bounded(packed, opened.size, opened.name)
    except (gzip.BadGzipFile, zlib.error, EOFError) as error:
        raise UnreadableReport(
            opened.name, f"is a gzip archive that is damaged ({error}).", "Fetch it again."
        ) from error
    inner = opened.inner(name, data)
    yield from find_reader(inner).read(inner)


def _bounded(packed: object, packed_size: int, name: str) -> bytes:
    """What an archive holds under a name, unless it is more than it should be."""
    unpacked = BytesIO()
    while block := packed.read(_BLOCK):  # type: ignore[attr-defined]
        unpacked.write(block)
        size = unpacked.tell()
        if size > MAX_BYTES:
            raise UnreadableReport(name, f"unpacks to more than {MAX_BYTES:,} bytes.", "Split it.")
        if size > _SMALL and size > MAX_RATIO * max(packed_size, 1):
            raise UnreadableReport(name, f"unpacks to over {MAX_RATIO} times its size: a bomb.", "It was not read.")
    return unpacked.getvalue()


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
