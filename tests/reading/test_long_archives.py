"""What is packed and too long to be held at once is read as it is unpacked, and damage in it costs what is behind."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable

import pytest

from accord.errors import UnreadableReport
from accord.reading import opened as module
from accord.reading import read_opened
from accord.reading.opened import Opened
from accord.records import Failure, Report

COUNT = 600


def rows(filler: str = "") -> list[dict[str, str]]:
    """Reports that pack badly, so that they are no bomb."""
    return [
        {"title": f"Talks {number}", "text": f"Ministers met in Oslo {number}. {number * 7919:x} {filler}", "date": ""}
        for number in range(COUNT)
    ]


def lines() -> bytes:
    return "\n".join(map(json.dumps, rows("x" * 400))).encode()


def listed() -> bytes:
    return json.dumps(rows("x" * 400), indent=1).encode()


def table() -> bytes:
    return ("title,text\n" + "".join(f"{row['title']},{row['text']}\n" for row in rows("x" * 400))).encode()


def box() -> bytes:
    head = (
        "From a@fjord.example Tue Mar  4 10:00:00 2025\nFrom: a@fjord.example\nDate: Tue, 4 Mar 2025 10:00:00 +0000\n"
    )
    return "".join(f"{head}Subject: {row['title']}\n\n{row['text']}\n\n" for row in rows("x" * 400)).encode()


def zipped(data: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inside", data)
    return file.getvalue()


def in_parts(data: bytes) -> bytes:
    """Packed as gzip in several parts, one behind the other."""
    return b"".join(gzip.compress(data[at : at + 100_000]) for at in range(0, len(data), 100_000))


@pytest.fixture(autouse=True)
def held(monkeypatch: pytest.MonkeyPatch) -> None:
    """Little is held, so that short archives are long ones."""
    monkeypatch.setattr(module, "_IN_MEMORY", 50_000)


def read_data(data: bytes) -> list[Report | Failure]:
    return list(read_opened(Opened(name="given", data=data)))


@pytest.mark.parametrize("pack", [zipped, gzip.compress, in_parts, lambda data: zipped(zipped(data))])
@pytest.mark.parametrize("make", [lines, listed, table, box])
def test_a_long_archive_gives_what_it_gives_unpacked(make: Callable[[], bytes], pack: Callable[[bytes], bytes]) -> None:
    found = read_data(pack(make()))
    assert [getattr(each, "text", each) for each in found] == [getattr(each, "text", "") for each in read_data(make())]
    assert len(found) == COUNT


def test_it_is_not_held_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_BYTES", 100_000)
    assert sum(isinstance(each, Report) for each in read_data(zipped(lines()))) == COUNT


def test_what_has_to_be_held_whole_has_a_limit() -> None:
    page = b"<html><body><article>" + b"<p>Ministers met in Oslo.</p>" * 10_000 + b"</article></body></html>"
    inner = Opened(name="a", data=b"").inner_stream("a.html", lambda: io.BytesIO(page))
    with pytest.raises(UnreadableReport, match=r"unpacks to more than 200,000 bytes. Split it."):
        inner.read(200_000)


def test_a_bomb_behind_good_rows_goes_off_there() -> None:
    *good, bad = read_data(gzip.compress(lines() + b"\n" + b"a" * 30_000_000))
    assert len(good) == COUNT
    assert isinstance(bad, Failure)
    assert "a bomb" in bad.reason


def test_a_page_that_is_cut_is_no_page() -> None:
    page = b"<html><body><article>" + b"<p>Ministers met in Oslo.</p>" * 500 + b"</article></body></html>"
    (bad,) = read_data(gzip.compress(page)[:-60])
    assert isinstance(bad, Failure)


@pytest.mark.parametrize("pack", [gzip.compress, in_parts])
def test_what_stands_before_the_damage_is_read(pack: Callable[[bytes], bytes]) -> None:
    packed = pack(lines())
    found = read_data(packed[: len(packed) * 3 // 4])
    assert sum(isinstance(each, Report) for each in found) > COUNT // 3
    assert isinstance(found[-1], Failure)
    assert "gzip archive that is damaged" in found[-1].reason


def test_damage_in_a_member_of_a_zip_costs_what_is_behind_it() -> None:
    packed = bytearray(zipped(lines()))
    middle = len(packed) * 3 // 4
    packed[middle : middle + 40] = bytes(40)
    found = read_data(bytes(packed))
    assert sum(isinstance(each, Report) for each in found) > COUNT // 3
    assert isinstance(found[-1], Failure)
    assert "is damaged" in found[-1].reason


def test_a_line_without_end_in_a_table_costs_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    from accord.reading.readers import table as reader

    monkeypatch.setattr(reader, "MAX_FIELD", 1000)
    monkeypatch.setattr(reader, "_LONGEST_LINE", 4000)
    body = "Ministers met in Oslo."
    found = read_data(f"title,text\nA,{body}\nB,{'x' * 20_000}\nC,{body}\n".encode())
    assert [each.title for each in found if isinstance(each, Report)] == ["A", "C"]
    assert 1 <= sum(isinstance(each, Failure) for each in found) <= 6
