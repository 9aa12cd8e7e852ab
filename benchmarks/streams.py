"""Streams: memory over time while very large files are read by a worker process, as `accord add` reads them.

The files are made by rule: a web archive in which one record of twenty is a page, JSON lines, a JSON list, JSON lines
inside a zip and a gzip, CSV. Coding is left out: what is measured is the reading worker and the process that asks it.
"""

from __future__ import annotations

import gzip
import io
import json
import random
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import IO, cast

from benchmarks.generated import make_reports

SAMPLES = 10
_TEXTS = 500
_OTHERS = 19
"""Records of a web archive, for each page, that are no pages: requests, pictures, scripts."""
_OTHER_BYTES = 18_000


def measure(kind: str, megabytes: int, folder: Path) -> Iterator[str]:
    """A line for every tenth of a file of so many megabytes: reports so far, seconds, and megabytes held by both."""
    path = folder / f"stream-{megabytes}.{kind}"
    if not path.exists():
        WRITERS[kind](path, megabytes * 1_000_000)
    size = path.stat().st_size
    yield f"{path.name}: {size / 1e6:,.0f} MB on disk"
    yield from _read(path, _expected(path, kind, megabytes))


def _read(path: Path, expected: int) -> Iterator[str]:
    from accord.codebook import codebook_in_use
    from accord.records import Failure
    from accord.working.crew import Workers
    from accord.working.tasks import How

    begun, failed = time.monotonic(), 0
    with Workers(1, How("rules", codebook_in_use(None))) as crew:
        number = 0
        for number, found in enumerate(crew.read(path, None), start=1):
            failed += isinstance(found, Failure)
            if number % max(1, expected // SAMPLES) == 0:
                own, worker = _held("self"), _held(crew.reader.pid)
                seconds = time.monotonic() - begun
                yield f"{number:>10,} reports  {seconds:7.0f} s  worker {worker:5.0f} MB  asking process {own:5.0f} MB"
        yield f"{number:>10,} reports, {failed} failed, {number / (time.monotonic() - begun):,.0f} a second"


def _held(process: int | str | None) -> float:
    """The megabytes a process holds in memory now (Linux)."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS:")).split()[1]) * 1024 / 1e6


def _expected(path: Path, kind: str, megabytes: int) -> int:
    per_report = (_OTHERS + 1) * _OTHER_BYTES if kind == "warc" else _mean_row()
    return max(SAMPLES, int(megabytes * 1_000_000 / per_report))


def _mean_row() -> float:
    rows = [json.dumps(row) for row, _ in zip(_rows(), range(_TEXTS), strict=False)]
    return sum(map(len, rows)) / len(rows)


def _rows() -> Iterator[dict[str, str]]:
    """Reports without end: the same few hundred, each time under another number."""
    made = [report for report, _ in zip(make_reports(_TEXTS), range(_TEXTS), strict=False)]
    for number in count():
        report = made[number % len(made)][0]
        text = f"{report.text}\n\nThis is account {number} of that day. {report.text}"
        yield {"title": f"{report.title} {number}", "text": text, "date": "2025-11-04"}


@contextmanager
def _writing(path: Path) -> Iterator[IO[bytes]]:
    """A file that stands under its name only when it is whole."""
    made = path.with_suffix(".part")
    with made.open("wb") as file:
        yield file
    made.rename(path)


def _write_lines(file: IO[bytes], size: int, between: bytes = b"\n") -> None:
    written = 0
    for number, row in enumerate(_rows()):
        line = (between if number else b"") + json.dumps(row).encode()
        file.write(line)
        written += len(line)
        if written >= size:
            return


def _json_lines(path: Path, size: int) -> None:
    with _writing(path) as file:
        _write_lines(file, size)


def _json_list(path: Path, size: int) -> None:
    with _writing(path) as file:
        file.write(b"[")
        _write_lines(file, size, b",\n")
        file.write(b"]")


def _zipped(path: Path, size: int) -> None:
    with (
        _writing(path) as file,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("rows.jsonl", "w", force_zip64=True) as member,
    ):
        _write_lines(member, size)


def _gzipped(path: Path, size: int) -> None:
    with _writing(path) as file, gzip.GzipFile(fileobj=file, mode="wb", compresslevel=1) as packed:
        _write_lines(cast("IO[bytes]", packed), size)


def _table(path: Path, size: int) -> None:
    import csv

    with _writing(path) as raw, io.TextIOWrapper(raw, "utf-8", newline="") as file:
        table = csv.DictWriter(file, fieldnames=["title", "text", "date"])
        table.writeheader()
        for number, row in enumerate(_rows()):
            table.writerow(row)
            if number % 1000 == 0 and raw.tell() >= size:
                return


def _web_archive(path: Path, size: int) -> None:
    noise = random.Random(8).randbytes(_OTHER_BYTES)
    with _writing(path) as file:
        for number, row in enumerate(_rows()):
            text = "".join(f"<p>{line}</p>" for line in row["text"].split("\n") if line)
            page = f"<html><head><title>{row['title']}</title></head><body><article>{text}</article></body></html>"
            file.write(_record(f"https://example.com/{number}", "text/html", page.encode()))
            for other in range(_OTHERS):
                file.write(_record(f"https://example.com/{number}/{other}.png", "image/png", noise))
            if file.tell() >= size:
                return


def _record(address: str, kind: str, body: bytes) -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2025-11-04T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{abs(hash(address)) % 10**12:032d}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


WRITERS: dict[str, Callable[[Path, int], None]] = {
    "warc": _web_archive,
    "jsonl": _json_lines,
    "json": _json_list,
    "zip": _zipped,
    "jsonl.gz": _gzipped,
    "csv": _table,
}
