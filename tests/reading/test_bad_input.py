"""Whatever a folder holds that is damaged, hostile or odd: one line says what is wrong with it, the rest is read."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfWriter

from accord.reading import read
from accord.reading.opened import MAX_BYTES
from accord.records import Failure, Report

BODY = (
    "The foreign ministers of Norway and Finland met in Oslo on Tuesday and agreed to hold an exercise in spring. "
    "They said that the two countries would work together for the security of the north of Europe."
)
PAGE = f"<html><head><title>T</title></head><body><article><h1>T</h1><p>{BODY}</p><p>{BODY}</p></article></body></html>"
BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
LAUGHS = f'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY e0 "lol">{BOMB}]>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]>'


def zipped(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def pdf(password: str | None = None) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def rss(title: str) -> str:
    item = f"<item><title>{title}</title><description>{BODY}</description></item>"
    return f'<rss version="2.0"><channel>{item}</channel></rss>'


REFUSED = {
    "empty.txt": (b"", "is empty"),
    "binary.html": (bytes(range(256)) * 100, "is binary data"),
    "picture.html": (b"\x89PNG\r\n\x1a\n" + bytes(5000), "is an image"),
    "cut.gz": (gzip.compress(PAGE.encode() * 50)[:-40], "gzip archive that is damaged"),
    "cut.zip": (zipped({"a.txt": BODY.encode()})[:-30], "zip archive that is damaged"),
    "bomb.zip": (zipped({"bomb.txt": b"a" * 5_000_000}), "a bomb"),
    "bomb.gz": (gzip.compress(b"a" * 5_000_000), "a bomb"),
    "laughs.opml": (f'{LAUGHS}<opml><body><outline text="&e9;"/></body></opml>'.encode(), "refused (Entities"),
    "outside.opml": (f'{OUTSIDE}<opml><body><outline text="&x;"/></body></opml>'.encode(), "refused (Entities"),
    "no-text.pdf": (pdf(), "PDF without text"),
    "locked.pdf": (pdf("secret"), "encrypted PDF"),
    "cut.pdf": (pdf()[:150], "PDF that is damaged"),
    "future.md": (f"---\ndate: 3025-03-04\n---\n{BODY}".encode(), "date"),
    "future.jsonl": (json.dumps({"text": BODY, "date": "3025-03-04"}).encode(), "date '3025-03-04'"),
}
"""What no report comes of: a file's name, its bytes, and part of the reason."""


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_file_is_told_in_a_line_and_the_next_is_read(tmp_path: Path, name: str) -> None:
    data, reason = REFUSED[name]
    (tmp_path / name).write_bytes(data)
    (tmp_path / "zz.txt").write_text(BODY, encoding="utf-8")
    bad, good = read(tmp_path)
    assert isinstance(bad, Failure), bad
    assert name.partition(".")[0] in bad.source
    assert reason in bad.reason
    assert "\n" not in str(bad)
    assert len(bad.reason) < 300
    assert isinstance(good, Report)


READ = {
    "bare.txt": f"{BODY[:60]}\x00{BODY[60:]}".encode(),
    "half.txt": BODY.encode() + b" \xed\xa0\x80 " + BODY.encode(),
    "mixed.txt": f"{BODY} “Åse” ".encode() + f"“Åse” {BODY}".encode("cp1252"),
    "right-to-left.txt": f"{BODY} The word שלום means peace, and \u202eecaep\u202c does not. {BODY}".encode(),
    "deep.html": f"<html><body>{'<div>' * 10_000}<p>{BODY}</p><p>{BODY}</p>".encode(),
    "wide.html": f"<html><body>{'<b>' * 10_000}{BODY}{'</b>' * 10_000}<p>{BODY}</p></body></html>".encode(),
    "open.html": PAGE.replace("</p>", "").replace("</article></body></html>", "").encode(),
    "stops.txt": f"{BODY} {'and then the ministers met again ' * 166_667}".encode(),
    "outside.html": f"{OUTSIDE}{PAGE}".encode(),
}
"""What is odd, but a report: a file's name and its bytes."""


@pytest.mark.parametrize("name", READ)
def test_an_odd_file_is_read_and_nothing_in_it_can_do_harm(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(READ[name])
    (report,) = read(tmp_path)
    assert isinstance(report, Report), report
    assert "foreign ministers of Norway" in report.text
    assert not set("\x00\ud800\u202e\u202c") & set(report.text)
    report.text.encode("utf-8")


def test_a_text_of_a_million_words_says_how_much_of_it_is_coded(tmp_path: Path) -> None:
    (tmp_path / "stops.txt").write_bytes(READ["stops.txt"])
    (report,) = read(tmp_path)
    assert isinstance(report, Report)
    assert len(report.text.split()) > 1_000_000
    assert report.notice
    assert "250,000 characters are coded" in report.notice


def test_mixed_encodings_come_out_as_written(tmp_path: Path) -> None:
    (tmp_path / "mixed.txt").write_bytes(READ["mixed.txt"])
    (report,) = read(tmp_path)
    assert isinstance(report, Report)
    assert report.text.count("“Åse”") == 2


def test_a_page_that_is_too_long_is_not_even_read(tmp_path: Path) -> None:
    with (tmp_path / "long.html").open("wb") as page:
        page.write(PAGE.encode())
        page.truncate(MAX_BYTES + 1)  # the rest is a hole: no byte of it is on the disk
    (told,) = read(tmp_path)
    assert isinstance(told, Failure)
    assert "has 200,000,001 bytes" in told.reason


def test_names_that_climb_out_of_an_archive_are_names_alone(tmp_path: Path) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    members = {"../../climbed.txt": BODY.encode(), "/tmp/rooted.txt": BODY.encode(), "c:\\drive.txt": BODY.encode()}
    (inside / "a.zip").write_bytes(zipped(members))
    found = list(read(inside))
    assert len(found) == 3
    assert all(isinstance(report, Report) for report in found), found
    assert [path.name for path in tmp_path.rglob("*")] == ["in", "a.zip"]


@pytest.mark.parametrize("entity", [LAUGHS, OUTSIDE])
def test_entities_of_a_feed_are_not_unfolded(tmp_path: Path, entity: str) -> None:
    name = "&e9;" if entity is LAUGHS else "&x;"
    (tmp_path / "feed.rss").write_text(f"{entity}{rss(f'Talks {name}')}", encoding="utf-8")
    for found in read(tmp_path):
        told = found.text if isinstance(found, Report) else found.reason
        assert "lollol" not in told
        assert len(told) < 2000


def test_one_broken_line_costs_itself_and_is_named_by_its_number(tmp_path: Path) -> None:
    rows = [json.dumps({"text": f"{BODY} {number}", "date": "2025-03-04"}) for number in range(5)]
    rows[2] = rows[2][:-9]
    (tmp_path / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    first, second, bad, fourth, fifth = read(tmp_path)
    assert isinstance(bad, Failure)
    assert bad.source.endswith("rows.jsonl, line 3")
    assert "is not JSON" in bad.reason
    assert all(isinstance(report, Report) for report in (first, second, fourth, fifth))


def test_ragged_rows_cost_themselves(tmp_path: Path) -> None:
    table = f'title,text,date\nA,"{BODY}",2025-03-04\nB\nC,"{BODY}",2025-03-04,more\nD,"{BODY} D",2025-03-05\n'
    (tmp_path / "rows.csv").write_text(table, encoding="utf-8")
    found = list(read(tmp_path))
    assert [isinstance(each, Report) for each in found] == [True, False, False, True]
    assert "row 3" in str(found[1])
    assert "has 4 fields. Expected 3" in str(found[2])


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "http://127.0.0.1/a", "https://example.com/a", "ftp://example.com/a"]
)
def test_no_address_is_fetched_unasked(address: str) -> None:
    (told,) = read(address)
    assert isinstance(told, Failure)
    assert told.source == address
    assert "is an address" in told.reason


def test_a_text_that_states_a_day_in_the_year_3025_is_undated(tmp_path: Path) -> None:
    (tmp_path / "future.txt").write_text(f"OSLO, 4 March 3025 (Fjord Wire) -- {BODY}", encoding="utf-8")
    (report,) = read(tmp_path)
    assert isinstance(report, Report)
    assert report.published is None
