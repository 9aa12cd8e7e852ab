"""Damage in a web archive costs the pages it stands in; those behind it are read."""

from __future__ import annotations

import gzip
from collections.abc import Sequence

import pytest

from accord.reading import read_opened
from accord.reading.opened import Opened
from accord.reading.readers import warc_records
from accord.records import Failure, Report

BODY = "The ministers of Norway and Finland met in Oslo. They agreed to hold an exercise in spring."


def record(number: int, length: int = 0, kind: str = "text/html") -> bytes:
    """A record of an archive that states its length, so many bytes more than it has."""
    page = f"<html><head><title>Page {number}</title></head><body><article><p>{BODY}</p></article></body></html>"
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n{page}"
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://fjord.example/{number}\r\n"
        f"WARC-Date: 2025-11-04T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"WARC-Record-ID: <urn:uuid:{number}>\r\nContent-Length: {len(http) + length}\r\n\r\n"
    )
    return f"{head}{http}\r\n\r\n".encode()


def archive(*lengths: int, packed: bool = False) -> list[bytes]:
    """Five records, or those given, each with a length that is wrong by so much."""
    made = [record(number, length) for number, length in enumerate(lengths or [0] * 5)]
    return [gzip.compress(each) for each in made] if packed else made


def read_data(parts: Sequence[bytes]) -> tuple[list[str | None], list[str]]:
    """The titles of the pages, and the reasons of the failures."""
    found = list(read_opened(Opened(name="a.warc", data=b"".join(parts))))
    titles = [each.title for each in found if isinstance(each, Report)]
    assert all(BODY in each.text and "WARC" not in each.text for each in found if isinstance(each, Report))
    return titles, [str(each) for each in found if isinstance(each, Failure)]


def pages(*numbers: int) -> list[str]:
    return [f"Page {number}" for number in numbers]


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("wrong", [30, 200, 300, 370, 380, 390, 400, 500, 700, 10**12])
def test_a_record_that_claims_more_than_it_has_costs_itself(packed: bool, wrong: int) -> None:
    titles, failed = read_data(archive(0, wrong, 0, 0, 0, packed=packed))
    assert titles == pages(0, 2, 3, 4)
    (told,) = failed
    assert told.startswith("a.warc#https://fjord.example/1: ")
    assert "length" in told or "cut off" in told


@pytest.mark.parametrize("packed", [False, True])
def test_a_record_that_claims_less_than_it_has_is_read_with_a_doubt(packed: bool) -> None:
    parts = archive(0, -7, 0, packed=packed)
    found = list(read_opened(Opened(name="a.warc", data=b"".join(parts))))
    assert [getattr(each, "title", None) for each in found] == pages(0, 1, 2)
    doubts = [each.notice for each in found if isinstance(each, Report)]
    assert doubts == [None, "its archive states a wrong length: the end may be missing", None]


def test_bytes_between_records_cost_nothing_behind_them() -> None:
    parts = archive()
    titles, failed = read_data([*parts[:2], b"\x00\x01 no record\r\n" * 500, *parts[2:]])
    assert titles == pages(0, 1, 2, 3, 4)
    assert len(failed) == 1
    assert failed[0].startswith("a.warc, behind record 2: is damaged")


@pytest.mark.parametrize("at", [0, 12, 60, -6])
def test_a_damaged_part_of_a_packed_archive_costs_itself(at: int) -> None:
    parts = archive(packed=True)
    broken = bytearray(parts[2])
    broken[at : at + 20 if at >= 0 else None] = bytes(len(broken[at : at + 20 if at >= 0 else None]))
    titles, failed = read_data([*parts[:2], bytes(broken), *parts[3:]])
    assert [title for title in titles if title != "Page 2"] == pages(0, 1, 3, 4)
    assert failed or at == -6  # the digest at its end is not looked at


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("share", [0.3, 0.5, 0.7, 0.9])
def test_what_is_missing_from_the_middle_costs_itself(packed: bool, share: float) -> None:
    parts = archive(packed=packed)
    middle = parts[2][: int(len(parts[2]) * share)]
    titles, failed = read_data([*parts[:2], middle, *parts[3:]])
    assert titles == pages(0, 1, 3, 4)
    assert failed or (share, packed) == (0.3, False)  # cut within its head, which runs on into the next


@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_that_ends_within_a_page_says_so(packed: bool) -> None:
    parts = archive(packed=packed)
    titles, failed = read_data([*parts[:3], parts[3][: len(parts[3]) * 2 // 3]])
    assert titles == pages(0, 1, 2)
    assert len(failed) == 1


def test_an_archive_packed_as_a_whole_is_read() -> None:
    assert read_data([gzip.compress(b"".join(archive()))]) == (pages(0, 1, 2, 3, 4), [])


def test_an_archive_packed_as_a_whole_and_cut_gives_what_is_before() -> None:
    whole = gzip.compress(b"".join(record(number) for number in range(200)), compresslevel=1)
    titles, failed = read_data([whole[: len(whole) * 2 // 3]])
    assert titles[:50] == pages(*range(50))
    assert failed


def test_lies_without_end_are_not_followed_for_ever() -> None:
    titles, failed = read_data(archive(*[10**12] * 60))
    assert titles == []
    assert 4 <= len(failed) < 20


def test_a_record_is_found_across_the_blocks_in_which_it_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc_records, "_BLOCK", 100)
    monkeypatch.setattr(warc_records, "_WENT_BACK", 100)
    assert read_data(archive(0, 10**12, 10**12, 0, 0))[0] == pages(0, 3, 4)
