"""Pages as browsers save them: with a folder beside them, as one file; what is theirs and not of the saving."""

from __future__ import annotations

import io
import quopri
import zipfile
from pathlib import Path

import pytest

from accord.reading import read
from accord.reading.opened import Opened
from accord.reading.readers import find_reader
from accord.records import Failure, Report

BODY = (
    "The foreign ministers of Norway and Finland met in Oslo on Tuesday and agreed to hold an exercise in spring. "
    "“They said that the two countries would work together for the security of the north of Europe.”"
)
SAVED_AT = "Tue, 25 Nov 2025 10:00:00 +0900"
ADDRESS = "https://fjordpost.example/world/talks?utm_source=mail"
PLACE = f"Snapshot-Content-Location: {ADDRESS}\r\n"


def page(dated: str = "<p>Published: 4 November 2025</p>", body: str = BODY) -> str:
    return (
        "<!doctype html><html><head><meta charset='utf-8'><title>Talks</title></head><body><article>"
        f"<h1>Talks</h1>{dated}<p>{body}</p><p>{body}</p></article></body></html>"
    )


def saved(
    html: str, sender: str = "<Saved by Blink>", place: str = f"Snapshot-Content-Location: {ADDRESS}\r\n"
) -> bytes:
    """A page as one file, with a picture and an advertisement's frame before it."""
    words = quopri.encodestring(html.encode()).replace(b"\n", b"\r\n")
    head = (
        f"From: {sender}\r\n{place}Subject: Talks\r\nDate: {SAVED_AT}\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b"\r\n\r\n\r\n'
    )
    frame = "------b\r\nContent-Type: text/html\r\nContent-Location: cid:frame-1\r\n\r\n<p>Buy two ferries now</p>\r\n"
    picture = "------b\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lGODlh\r\n"
    own = "------b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    own += f"Content-Location: {ADDRESS}\r\n\r\n"
    return (head + frame + picture + own).encode() + words + b"\r\n------b--\r\n"


def one(data: bytes) -> Report:
    opened = Opened(name="given", data=data)
    assert find_reader(opened).name == "mhtml"
    (report,) = find_reader(opened).read(opened)
    assert isinstance(report, Report)
    return report


def test_a_page_saved_as_one_file_is_read_as_the_page() -> None:
    report = one(saved(page()))
    assert (report.title, report.day, report.format) == ("Talks", "2025-11-04", "html")
    assert report.url == "https://fjordpost.example/world/talks"
    assert "“They said" in report.text
    assert "ferries" not in report.text


def test_the_day_of_saving_is_no_day_of_publication() -> None:
    report = one(saved(page(dated="")))
    assert (report.published, report.publisher) == (None, None)


@pytest.mark.parametrize(
    ("sender", "place"),
    [
        pytest.param('"Saved by Internet Explorer 11"', "", id="Internet Explorer"),
        pytest.param("<Saved by WebKit>", f"Snapshot-Content-Location: {ADDRESS}\r\n", id="WebKit"),
        pytest.param("<nobody>", f"Content-Location: {ADDRESS}\r\n", id="an address and no reader"),
    ],
)
def test_files_of_other_browsers(sender: str, place: str) -> None:
    assert one(saved(page(), sender, place)).day == "2025-11-04"


def test_a_newsletter_with_pictures_is_a_mail() -> None:
    sent = saved(page(), "Fjord Post <news@fjordpost.example>", "To: a@b.example\r\nMessage-ID: <1@b.example>\r\n")
    assert find_reader(Opened(name="given", data=sent)).name == "mail"


def test_a_saved_page_without_its_text_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.mhtml").write_bytes(saved(""))
    (failure,) = read(tmp_path)
    assert isinstance(failure, Failure)
    assert "saved page" in failure.reason


def test_a_web_archive_of_safari_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.webarchive").write_bytes(b"bplist00\xd1\x01\x02" + b"\x00" * 50)
    (failure,) = read(tmp_path)
    assert isinstance(failure, Failure)
    assert "web archive of Safari" in failure.reason


@pytest.mark.parametrize("parts", ["Talks_files", "Talks-Dateien", "Talks_fichiers", "Talks.files"])
def test_the_folder_of_a_saved_page_is_no_report(tmp_path: Path, parts: str) -> None:
    (tmp_path / "Talks.html").write_text(page(), encoding="utf-8")
    (tmp_path / parts).mkdir()
    (tmp_path / parts / "frame.html").write_text(page(body="Buy two ferries now, " * 20), encoding="utf-8")
    (report,) = read(tmp_path)
    assert isinstance(report, Report)
    assert "ferries" not in report.text


def test_a_folder_of_that_name_beside_no_page_is_read(tmp_path: Path) -> None:
    (tmp_path / "Talks_files").mkdir()
    (tmp_path / "Talks_files" / "a.html").write_text(page(), encoding="utf-8")
    assert len(list(read(tmp_path))) == 1


def test_the_folder_of_a_saved_page_in_an_archive() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("in/Talks.htm", page())
        archive.writestr("in/Talks_files/frame.html", page(body="Buy two ferries now, " * 20))
    opened = Opened(name="a.zip", data=packed.getvalue())
    assert len(list(find_reader(opened).read(opened))) == 1
