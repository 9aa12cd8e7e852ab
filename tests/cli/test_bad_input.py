"""One folder of everything that can be wrong, read by real processes: what is good is kept, what is bad is told."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import BODY, Accord

pytestmark = pytest.mark.model

BAD = {
    "empty.txt": (b"", "is empty"),
    "spaces.txt": (b" \n\t\n", "is empty"),
    "random.html": (bytes(range(256)) * 20, "is binary data"),
    "ledger.sqlite": (b"SQLite format 3\x00rest", "--ledger"),
    "paper.pdf": (b"%PDF-1.7", "is a PDF"),
    "fr.txt": (
        "Les ministres des affaires étrangères se sont réunis mardi à Paris afin de préparer la réunion du conseil, "
        "qui doit avoir lieu au printemps, ont indiqué des responsables des deux pays.".encode(),
        "another language (fr)",
    ),
    "broken.xml": (b'<rss version="2.0"><<<&&&', "XML is broken"),
    "other.xml": (b'<?xml version="1.0"?><note/>', "XML of another kind"),
    "undated.md": (b"---\ndate: someday\n---\nText of it.", "which is none"),
    "signs.txt": (b"[" * 5000, "no words"),
}
ROWS = ["{broken", '"a string"', "42", '{"text": "a b", "date": "2025-02-30"}']


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "mixed"
    made.mkdir()
    for name, (raw, _) in BAD.items():
        (made / name).write_bytes(raw)
    good = json.dumps({"headline": "Ministers meet", "body": BODY, "date": "2025-03-04", "outlet": "Fjord Wire"})
    (made / "rows.jsonl").write_text("\n".join([*ROWS, good]), encoding="utf-8")
    (made / "good.txt").write_text(f"Exercise planned\n\n{BODY}", encoding="utf-8")
    hostile = "\x1b]0;title\x07\x1b[2J[bold]Ministers[/bold] [link=http://x.example]meet[/link]\n\n"
    hostile += f"{BODY} \u202egnp.exe [/] \x9b31m \ud800"
    (made / "esc\x1b[31m[red].txt").write_text(hostile, encoding="utf-8", errors="surrogatepass")
    (made / "deep.html").write_text(f"<html><body>{'<div>' * 10_000}{BODY}", encoding="utf-8")
    os.mkfifo(made / "pipe")
    (made / "loop").symlink_to(made)
    return made


def test_good_reports_are_added_and_bad_ones_are_told_and_kept_as_failed(accord: Accord, folder: Path) -> None:
    done = accord("add", folder)
    assert done.returncode == 3
    assert done.stdout == f"{len(BAD) + len(ROWS) + 5} reports: 4 added, {len(BAD) + len(ROWS) + 1} failed\n"
    assert "Traceback" not in done.stderr
    lines = done.stderr.splitlines()
    for name, (_, reason) in BAD.items():
        (line,) = [line for line in lines if f"/{name}: " in line]
        assert reason in line
    assert sum("rows.jsonl, line" in line for line in lines) == len(ROWS)
    failures = [json.loads(line) for line in accord("reports", "--failed").stdout.splitlines()]
    assert len(failures) == len(BAD) + len(ROWS) + 1
    titles = [json.loads(line)["title"] for line in accord("reports").stdout.splitlines()]
    assert {"Ministers meet", "Exercise planned"} <= set(titles)


def test_adding_again_changes_nothing(inside: Accord, folder: Path) -> None:
    inside("add", folder)
    before = [inside(command).stdout for command in ("reports", "events", "statements")]
    again = inside("add", folder)
    assert "4 known" in again.stdout
    assert [inside(command).stdout for command in ("reports", "events", "statements")] == before


def test_nothing_but_escapes_of_our_own_reaches_anyone(inside: Accord, folder: Path) -> None:
    for format_ in ("text", "markdown", "html", "json"):
        done = inside("brief", folder, "--format", format_)
        assert done.returncode == 3, done.stderr
        assert not set("\x1b\x07\u202e\x9b") & set(done.stdout + done.stderr)


def test_only_bad_input_prints_nothing_and_exits_1(inside: Accord, folder: Path) -> None:
    done = inside("brief", folder / "empty.txt", folder / "fr.txt", "-o", "brief.html")
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 2
    assert not (folder.parent / "brief.html").exists()


def test_standard_input_is_read(inside: Accord) -> None:
    done = inside("code", stdin=f"Ministers meet\n\n{BODY}")
    assert done.returncode == 0
    assert json.loads(done.stdout)["report"]["title"] == "Ministers meet"
    assert inside("code", "-", stdin="").returncode == 1


def test_emoji_quotes_and_one_long_line_are_coded(inside: Accord) -> None:
    odd = ("🚀" * 50, '"' * 100 + " “ ” ‘ said", "a" * 50_000, "said " * 500, "\u200f\u0600 مرحبا and the rest")
    lines = "\n".join(json.dumps({"text": f"{text} {BODY}"}) for text in odd)
    done = inside("code", stdin=lines)
    assert (done.returncode, done.stderr) == (0, "")
    for line in map(json.loads, done.stdout.splitlines()):
        text = line["report"]["text"]
        for kind in ("times", "actors", "places", "figures", "statements", "events"):
            assert all(text[record["start"] : record["end"]] == record["text"] for record in line[kind])


@pytest.mark.skipif(
    shutil.which("setpriv") is None or os.geteuid() != 0, reason="root may open everything; needs setpriv"
)
def test_what_may_not_be_opened_is_told(reports: Path) -> None:
    (reports / "closed").mkdir()
    (reports / "closed").chmod(0)
    (reports / "a.txt").chmod(0)
    bound = "-dac_override,-dac_read_search"
    command = [
        "setpriv",
        f"--bounding-set={bound}",
        f"--inh-caps={bound}",
        sys.executable,
        "-m",
        "accord",
        "code",
        "reports",
    ]
    done = subprocess.run(command, cwd=reports.parent, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert len(done.stdout.splitlines()) == 1
    assert sorted(line.split(": ")[1] for line in done.stderr.splitlines()) == ["reports/a.txt", "reports/closed"]
    assert "permission denied" in done.stderr
