"""Tables, archives, mail, web archives, JSON feeds, OPML and PDF: what comes out, and what a bad one costs."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest

from accord.errors import UnreadableReport
from accord.reading import read
from accord.reading.opened import Columns, Opened
from accord.reading.readers import find_reader
from accord.reading.readers.opml import list_feeds
from accord.records import Failure, Report
from accord.values import DateBasis

BODY = (
    "The foreign ministers of Norway and Finland met in Oslo on Tuesday and agreed to hold an exercise in spring. "
    "They said that the two countries would work together for the security of the north of Europe."
)
PAGE = f"<html><head><title>T</title></head><body><article><h1>T</h1><p>{BODY}</p><p>{BODY}</p></article></body></html>"


def read_all(data: bytes, columns: Columns | None = None) -> list[Report | Failure]:
    opened = Opened(name="given", data=data, columns=columns or Columns())
    return list(find_reader(opened).read(opened))


def reports(data: bytes, columns: Columns | None = None) -> list[Report]:
    found = read_all(data, columns)
    assert all(isinstance(each, Report) for each in found), found
    return [each for each in found if isinstance(each, Report)]


def reasons(data: bytes) -> list[str]:
    return [f"{each.source}: {each.reason}" for each in read_all(data) if isinstance(each, Failure)]


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableReport) as raised:
        read_all(data)
    return raised.value.reason


@pytest.mark.parametrize(
    ("head", "name"),
    [
        pytest.param(b"headline,body,date\n", "table", id="CSV"),
        pytest.param(b"headline\tbody\tdate\n", "table", id="TSV"),
        pytest.param(b"\xef\xbb\xbftitle;text;url\n", "table", id="semicolons behind a mark"),
        pytest.param(b"The text, as agreed, says so.\n", "text", id="a sentence with commas"),
        pytest.param(b"PK\x03\x04", "zip", id="zip"),
        pytest.param(gzip.compress(b"WARC/1.0\r\n" * 20), "warc", id="packed web archive"),
        pytest.param(gzip.compress(BODY.encode()), "gzip", id="gzip"),
        pytest.param(b"%PDF-1.7\n", "pdf", id="PDF"),
        pytest.param(b"From: a@b.no\r\nDate: x\r\nSubject: y\r\n\r\nz", "mail", id="message"),
        pytest.param(b"From a@b.no Tue Mar  4 10:00:00 2025\nFrom: a@b.no\nSubject: y\n\nz", "mbox", id="box"),
        pytest.param(b'<?xml version="1.0"?>\n<opml version="2.0">', "opml", id="list of feeds"),
        pytest.param(b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', "json feed", id="JSON feed"),
    ],
)
def test_a_format_is_told_by_its_first_bytes(head: bytes, name: str) -> None:
    assert find_reader(Opened(name="given", data=head)).name == name


def test_a_table_gives_a_report_a_row_and_a_ragged_row_costs_itself() -> None:
    data = f'headline,body,date,outlet\n"A, B","{BODY}",2025-03-04,Fjord Wire\nC,too few\nD,"{BODY}",2025-03-05,Wire\n'
    first, ragged, last = read_all(data.encode())
    assert isinstance(first, Report)
    assert (first.title, first.published, first.publisher) == ("A, B", "2025-03-04", "Fjord Wire")
    assert isinstance(ragged, Failure)
    assert ragged.source == "given, row 3"
    assert "2 fields" in ragged.reason
    assert isinstance(last, Report)


def test_a_user_says_which_column_is_which() -> None:
    columns = Columns(names={"text": "Inhalt", "published": "Tag", "title": "Kopf"})
    (report,) = reports(f'Kopf;Inhalt;Tag\nA;"{BODY}";2025-03-04\n'.encode(), columns)
    assert (report.title, report.published) == ("A", "2025-03-04")


def test_a_zip_is_read_member_by_member_and_a_bomb_is_not() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", f"Ministers meet\n\nOSLO, 4 March 2025 (Fjord Wire) -- {BODY}")
        archive.writestr("../../climbs.html", PAGE)
        archive.writestr("bomb.txt", b"a" * 30_000_000)
        archive.writestr("style.css", "p {}")
        archive.writestr("empty.txt", "")
    found = read_all(packed.getvalue())
    assert [each.source for each in found if isinstance(each, Report)] == ["given/../../climbs.html", "given/a.txt"]
    assert [each.reason[:30] for each in found if isinstance(each, Failure)] == [
        "unpacks to over 200 times its "[:30],
        "is empty. Expected the text of"[:30],
    ]


def test_archives_are_not_followed_for_ever() -> None:
    data = BODY.encode()
    for _ in range(5):
        data = gzip.compress(data)
    assert "3 archives deep" in refused(data)


def test_a_damaged_archive_says_so() -> None:
    assert "damaged" in refused(gzip.compress(BODY.encode() * 50)[:-20])
    assert "damaged" in refused(b"PK\x03\x04" + b"\x00" * 200)


def test_a_message_is_a_report_dated_by_its_head() -> None:
    raw = (
        "From: Fjord Brief <brief@fjord.example>\r\nTo: you@example.org\r\nSubject: =?utf-8?q?Ministers_meet?=\r\n"
        "Date: Tue, 04 Mar 2025 10:00:00 +0100\r\nMIME-Version: 1.0\r\nMessage-ID: <1@fjord.example>\r\n"
        f"Content-Type: text/html; charset=utf-8\r\n\r\n<p>{BODY}</p><script>x()</script>"
    )
    (report,) = reports(raw.encode())
    assert (report.title, report.publisher, report.published) == (
        "Ministers meet",
        "Fjord Brief",
        "2025-03-04T10:00+01:00",
    )
    assert report.published_basis == DateBasis.METADATA
    assert report.text == f"Ministers meet\n\n{BODY}"


def test_a_box_gives_each_of_its_messages() -> None:
    message = (
        f"From a@b.no Tue Mar  4 10:00:00 2025\nFrom: A <a@b.no>\nSubject: N{{}}\nDate: x\n\n{BODY}\n>From here on\n\n"
    )
    found = reports("".join(message.format(number) for number in (1, 2, 3)).encode())
    assert [report.title for report in found] == ["N1", "N2", "N3"]
    assert found[0].text.endswith("From here on")


def test_a_json_feed_gives_a_report_an_entry() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Fjord Feed",
        "items": [
            {"id": "1", "title": "T", "content_html": f"<p>{BODY}</p>", "date_published": "2025-03-04T10:00:00+01:00"},
            {"id": "2", "title": "no text"},
            "none",
        ],
    }
    first, empty, none = read_all(json.dumps(feed).encode())
    assert isinstance(first, Report)
    assert (first.publisher, first.published, first.source) == (
        "Fjord Feed",
        "2025-03-04T10:00+01:00",
        "given, entry 1#1",
    )
    assert isinstance(empty, Failure)
    assert isinstance(none, Failure)


def test_a_list_of_feeds_is_no_report_but_names_them() -> None:
    data = b'<opml version="2.0"><body><outline xmlUrl="https://a.example/rss"/><outline text="x"/></body></opml>'
    assert [feed.url for feed in list_feeds(Opened(name="given", data=data))] == ["https://a.example/rss"]
    assert "is a list of 1 feeds" in refused(data)


def test_a_list_that_declares_entities_is_refused() -> None:
    laughs = b'<!DOCTYPE opml [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><opml version="2.0"><body>&b;</body></opml>'
    with pytest.raises(UnreadableReport, match="refused"):
        list_feeds(Opened(name="given", data=laughs))


def test_a_web_archive_gives_its_pages_and_damage_costs_the_rest() -> None:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    packed = io.BytesIO()
    writer = WARCWriter(packed, gzip=True)
    for number, kind in enumerate(("text/html", "image/png", "text/html"), start=1):
        head = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            f"https://fjord.example/{number}", "response", payload=io.BytesIO(PAGE.encode()), http_headers=head
        )
        writer.write_record(record)
    whole = packed.getvalue()
    assert [report.url for report in reports(whole)] == ["https://fjord.example/1", "https://fjord.example/3"]
    cut = read_all(whole[:-150])
    assert isinstance(cut[0], Report)
    assert isinstance(cut[-1], Failure)


def _pdf(*pages: str) -> bytes:
    """A PDF of our own making: one font, one line of text after another on each page."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for lines in pages:
        stream = "BT /F1 11 Tf 50 780 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines.split("\n")) + " ET"
        content = len(objects) + 1
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R"
            " /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    return f"{out}xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode("latin-1")


def test_a_pdf_gives_its_text_and_knows_its_pages() -> None:
    data = _pdf(
        "Joint communique\n4 March 2025\n\nThe ministers met in\nOslo on Tuesday.",
        "They agreed to exer-\ncise in spring.",
    )
    (report,) = reports(data)
    assert report.published == "2025-03-04"
    assert "They agreed to exercise in spring." in report.text
    assert report.page_at(report.text.index("ministers")) == 1
    assert report.page_at(report.text.index("exercise")) == 2


def test_a_pdf_of_pictures_or_in_pieces_says_so() -> None:
    assert "without text" in refused(_pdf(""))
    assert "damaged" in refused(_pdf(BODY)[:300])


def test_what_a_folder_holds_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "report.bin").write_text(PAGE, encoding="utf-8")
    (tmp_path / "packed.html").write_bytes(gzip.compress(PAGE.encode()))
    assert [type(each) for each in read(tmp_path)] == [Report, Report]
