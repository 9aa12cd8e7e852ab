"""Reports that would do harm, through every format: what they say stays text."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

import feedparser
import icalendar
import pytest

import accord

TEXT = (
    '=HYPERLINK("http://bad.example","Oslo") was written over the door. '
    "Norway's Foreign Minister Espen Barth Eide met <script>alert(1)</script> Finnish officials in Oslo on Tuesday."
    "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\n+47 22 was the number. "
    "@SUM(A1:A9) officials will meet in Helsinki on 6 May 2025, Norway said; =1+1 was its answer."
    "\t\x07\n-2 degrees were measured. "
    "\u202eThe ministers of Norway and Finland will hold talks in Oslo on 7 May 2025.\u202c"
)
RUN = tuple("=+-@\t\r")


@pytest.fixture(scope="module")
def hostile() -> Iterator[accord.Ledger]:
    report = accord.Report(
        text=TEXT,
        title="=cmd|' /C calc'!A0",
        publisher='"><img src=x onerror=alert(1)>',
        byline="@SUM(1)",
        url="javascript:alert(1)",
        published="2025-03-04",
    )
    with accord.open() as ledger:
        ledger.add(report)
        yield ledger


def content(ledger: accord.Ledger, name: str, **asked: object) -> bytes:
    made = ledger.export(name, **asked).content  # type: ignore[arg-type]
    assert made is not None
    return made


def cells(text: str, delimiter: str) -> list[str]:
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    assert len({len(row) for row in rows}) == 1
    return [cell for row in rows[1:] for cell in row]


def is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def test_no_cell_of_polecat_is_run(hostile: accord.Ledger) -> None:
    found = cells(content(hostile, "polecat", status="all").decode(), "\t")
    assert len(found) > 40
    assert not [cell for cell in found if cell.startswith(RUN) and not is_number(cell)]


def test_no_cell_of_any_table_is_run(hostile: accord.Ledger) -> None:
    with zipfile.ZipFile(io.BytesIO(content(hostile, "csv", texts=True))) as archive:
        for name in archive.namelist():
            if name.endswith(".csv"):
                found = cells(archive.read(name).decode(), ",")
                assert not [cell for cell in found if cell.startswith(RUN) and not is_number(cell)]


def test_where_semicolons_are_borders_nothing_is_run_either(hostile: accord.Ledger) -> None:
    text = content(hostile, "csv", tables=["reports"], texts=True).decode()
    behind = text.split(";")[1:]
    assert behind
    assert not [part for part in behind if part.lstrip(" \"'“”").startswith(RUN) and not part.lstrip().startswith("'")]


def test_a_calendar_has_its_own_entries_alone(hostile: accord.Ledger) -> None:
    done = hostile.export("ical")
    calendar = icalendar.Calendar.from_ical(done.content or b"")
    assert len(calendar.walk("VEVENT")) == done.rows.get("plans", 0)
    assert all("url" not in entry for entry in calendar.walk("VEVENT"))


def test_a_feed_is_well_formed_and_its_markup_is_ours_alone(hostile: accord.Ledger) -> None:
    raw = content(hostile, "atom", since="2025-01-01")
    feed = feedparser.parse(raw)
    assert not feed.bozo
    assert not [link for entry in feed.entries for link in entry.get("links", []) if "javascript" in link.href]
    told = [each.text or "" for each in ElementTree.fromstring(raw).iter("{http://www.w3.org/2005/Atom}content")]
    assert told
    assert {tag for html in told for tag in re.findall(r"</?(\w+)", html)} == {"p", "blockquote"}


def test_geojson_is_json(hostile: accord.Ledger) -> None:
    assert json.loads(content(hostile, "geojson"))["type"] == "FeatureCollection"
