"""read(): what comes out of files of each kind, and what a bad one costs."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from accord.errors import InputError
from accord.reading import find_format, list_files, read
from accord.records import Failure, Report
from accord.values import DateBasis

BODY = (
    "The foreign ministers of Norway and Finland met in Oslo on Tuesday and agreed to hold an exercise in spring. "
    "They said that the two countries would work together for the security of the north of Europe."
)


def one(path: Path) -> Report:
    (report,) = read(path)
    assert isinstance(report, Report), report
    return report


def failure(source: Path | str) -> str:
    (found,) = read(source)
    assert isinstance(found, Failure), found
    return found.reason


@pytest.mark.parametrize(
    ("text", "format_"),
    [
        pytest.param("<!DOCTYPE html><html>", "html", id="page"),
        pytest.param("\n<!-- saved -->\n<html lang='en'>", "html", id="comment first"),
        pytest.param('<?xml version="1.0"?><rss version="2.0">', "feed", id="RSS"),
        pytest.param('<feed xmlns="http://www.w3.org/2005/Atom">', "feed", id="Atom"),
        pytest.param('{"title": "A"}\n{"title": "B"}', "rows", id="JSON lines"),
        pytest.param('[{"title": "A"}]', "rows", id="JSON list"),
        pytest.param("Plain < text & more", "text", id="text"),
    ],
)
def test_format_by_content(text: str, format_: str) -> None:
    assert find_format(text) == format_


def test_plain_text_is_untouched(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Ministers meet\n\nOSLO, 4 March 2025 (Fjord Wire) -- {BODY}\n", encoding="utf-8")
    report = one(path)
    assert report.text == path.read_text(encoding="utf-8")
    assert (report.title, report.publisher, report.day) == ("Ministers meet", "Fjord Wire", "2025-03-04")
    assert report.published_basis == DateBasis.DATELINE
    assert report.language == "en"


def test_a_page_is_dated_by_its_metadata_and_named_by_its_site(tmp_path: Path) -> None:
    path = tmp_path / "page"
    path.write_text(
        "<html><head><title>Ministers meet | Fjord Post</title>"
        '<meta property="article:published_time" content="2025-03-04T10:00:00+01:00"></head><body>'
        "<nav>Home | Sport</nav>"
        f"<article><h1>Ministers meet</h1><p>{BODY}</p><p>{BODY}</p></article><script>alert(1)</script></body></html>",
        encoding="utf-8",
    )
    report = one(path)
    assert (report.title, report.publisher, report.published) == (
        "Ministers meet",
        "Fjord Post",
        "2025-03-04T10:00+01:00",
    )
    assert report.published_basis == DateBasis.METADATA
    assert report.text.startswith("Ministers meet")
    assert "alert" not in report.text
    assert "Sport" not in report.text


def test_a_feed_gives_a_report_an_entry(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    item = (
        "<item><title>T{0}</title><guid>{0}</guid><pubDate>Tue, 04 Mar 2025 10:00:00 +0100</pubDate>"
        f"<description>{BODY}</description></item>"
    )
    path.write_text(
        f'<rss version="2.0"><channel><title>Fjord Feed</title>{item.format(1)}{item.format(2)}</channel></rss>',
        encoding="utf-8",
    )
    reports = list(read(path))
    assert [report.title for report in reports if isinstance(report, Report)] == ["T1", "T2"]
    assert {report.publisher for report in reports if isinstance(report, Report)} == {"Fjord Feed"}
    assert {report.published for report in reports if isinstance(report, Report)} == {"2025-03-04T10:00+01:00"}


def test_a_broken_line_costs_that_line(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    good = json.dumps({"headline": "Ministers meet", "body": BODY, "date": "2025-03-04", "outlet": "Fjord Wire"})
    path.write_text(f"{good}\n{{broken\n{good.replace('meet', 'talk')}\n", encoding="utf-8")
    first, broken, last = read(path)
    assert isinstance(first, Report)
    assert (first.title, first.day, first.publisher) == ("Ministers meet", "2025-03-04", "Fjord Wire")
    assert isinstance(broken, Failure)
    assert "line 2" in broken.source
    assert isinstance(last, Report)


def test_a_date_that_is_none_is_said(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"text": BODY, "date": "the day after"}), encoding="utf-8")
    assert "which is none" in failure(path)


def test_another_language_is_said(tmp_path: Path) -> None:
    path = tmp_path / "fr.txt"
    path.write_text(
        "Les ministres des affaires étrangères se sont réunis mardi à Paris afin de préparer la réunion du conseil, "
        "qui doit avoir lieu au printemps, ont indiqué des responsables des deux pays.",
        encoding="utf-8",
    )
    assert "another language (fr)" in failure(path)


def test_a_missing_path_and_an_address_are_said() -> None:
    assert "does not exist" in failure("no/such/file.txt")
    assert "is an address" in failure("https://example.org/page")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open every folder")
def test_an_unreadable_folder_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o000)
    try:
        assert "permission denied" in failure(folder)
    finally:
        folder.chmod(0o700)


def test_a_bad_file_costs_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02" * 100)
    (tmp_path / "c.txt").write_text(BODY + " More.", encoding="utf-8")
    kinds = [type(found).__name__ for found in read(tmp_path)]
    assert kinds == ["Report", "Failure", "Report"]


def test_an_empty_folder_a_pipe_and_links_to_nowhere_are_said(tmp_path: Path) -> None:
    assert "folder without reports" in failure(tmp_path)
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to("self")
    (tmp_path / "gone").symlink_to("nowhere")
    os.mkfifo(tmp_path / "pipe")
    reasons = {Path(found.source).name: found.reason for found in read(tmp_path) if isinstance(found, Failure)}
    assert set(reasons) == {"gone", "pipe", "self"}
    assert "no regular file" in reasons["pipe"]
    assert "does not exist" in reasons["self"]


def test_a_folder_gives_its_reports_and_not_what_lies_beside_them(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "README.md", ".hidden", "accord.db", "style.css"):
        (tmp_path / name).write_text(BODY, encoding="utf-8")
    assert [Path(path).name for path in list_files(tmp_path)] == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        pytest.param(b"a\x1b[31mb.txt", "ab.txt", id="terminal escape"),
        pytest.param(b"a\nb.txt", "a b.txt", id="line end"),
        pytest.param(b"a\xffb.txt", "a?b.txt", id="no Unicode"),
        pytest.param("a\u202etxt.exe".encode(), "atxt.exe", id="direction override"),
    ],
)
def test_file_names_are_shown_as_text(tmp_path: Path, name: bytes, shown: str) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text(BODY, encoding="utf-8")
    assert Path(one(tmp_path).source or "").name == shown


def test_a_text_without_words_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("[" * 1000 + " 12 🚀", encoding="utf-8")
    assert "no words" in failure(path)


def test_a_text_too_long_to_code_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"{BODY}\n\n" * 5_000, encoding="utf-8")
    assert one(path).notice == "only its first 250,000 characters are coded"


def test_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(f"Ministers meet\r\n\r\n{BODY}\r\n".encode())
    (tmp_path / "b.txt").write_bytes(f"Ministers meet\n\n{BODY}\n".encode())
    first, second = (report for report in read(tmp_path) if isinstance(report, Report))
    assert first.id == second.id


def test_the_users_day_dates_what_is_undated(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (report,) = read(tmp_path, published="2025-03-04")
    assert isinstance(report, Report)
    assert (report.day, report.published_basis) == ("2025-03-04", DateBasis.GIVEN)


def test_a_given_day_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Expected an ISO day"):
        list(read(tmp_path, published="yesterday"))


def test_same_text_same_id_whatever_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "b.txt").write_text(BODY, encoding="utf-8")
    assert len({report.id for report in read(tmp_path) if isinstance(report, Report)}) == 1


def test_sample_reports_all_say_that_their_outlet_does_not_exist() -> None:
    folder = Path(__file__).resolve().parents[2] / "examples" / "reports"
    reports = list(read(folder))
    assert len(reports) == 10
    assert all(isinstance(report, Report) and "does not exist" in (report.notice or "") for report in reports)
