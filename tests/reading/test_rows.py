"""JSON lines and lists: what each line costs and gives."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from accord.errors import UnreadableReport
from accord.reading.opened import HEAD_BYTES, Opened
from accord.reading.readers import find_reader, json_items, rows
from accord.reading.readers.rows import read_rows
from accord.records import Failure, Report
from accord.values import DateBasis

BODY = "The ministers of Norway and Finland met in Oslo.\n\nThey agreed on an exercise in spring."


def read_one(row: object) -> Report | Failure:
    (found,) = read_rows(json.dumps(row, ensure_ascii=False) + "\n", "file")
    return found


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param("{broken", "is not JSON", id="broken"),
        pytest.param('"a string"', "is not an object", id="string"),
        pytest.param("[1, 2]", "is not an object", id="list"),
        pytest.param("null", "is not an object", id="null"),
        pytest.param('{"text":' * 100_000, "nested too deep", id="nested"),
        pytest.param('{"title": "Only a title"}', "has no text", id="title alone"),
        pytest.param('{"text": {"a": 1}}', "has no text", id="text that is none"),
        pytest.param('{"text": "a b", "date": "2025-02-30"}', "which is none", id="no such day"),
        pytest.param('{"text": "a b", "date": "05/06/2024"}', "two readings", id="two readings"),
    ],
)
def test_a_bad_line_costs_itself(line: str, reason: str) -> None:
    good = json.dumps({"text": BODY})
    first, bad, last = read_rows(f"{good}\n{line}\n{good}\n", "file")
    assert isinstance(first, Report)
    assert isinstance(bad, Failure)
    assert reason in bad.reason
    assert bad.source == "file, line 2"
    assert isinstance(last, Report)


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        pytest.param("2025-03-04T10:00:00.000Z", "2025-03-04T10:00+00:00", id="fraction of a second"),
        pytest.param(20250304, "2025-03-04", id="number of eight digits"),
        pytest.param("20250304T101500Z", "2025-03-04", id="GDELT"),
        pytest.param(1741082400, "2025-03-04T10:00+00:00", id="seconds since 1970"),
        pytest.param(1741082400000, "2025-03-04T10:00+00:00", id="milliseconds"),
    ],
)
def test_dates(printed: object, published: str) -> None:
    report = read_one({"text": BODY, "date": printed})
    assert isinstance(report, Report)
    assert (report.published, report.published_basis) == (published, DateBasis.METADATA)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("R&D at 5 < 7:\n\nAT&T met.", "R&D at 5 < 7:\n\nAT&T met.", id="text with signs keeps its lines"),
        pytest.param("<p>One</p><p>Two &amp; three<script>x()</script></p>", "One\n\nTwo & three", id="HTML"),
        pytest.param("Norway&nbsp;&amp; Finland", "Norway\xa0& Finland", id="entities alone"),
        pytest.param("one\u2028two\x00\x1b[31m \ud800three", "one\ntwo three", id="nothing that tricks"),
    ],
)
def test_text(text: str, read: str) -> None:
    (report,) = read_rows(json.dumps({"text": text}), "file")
    assert isinstance(report, Report)
    assert report.text == read


def test_a_line_separator_inside_a_string_does_not_cut_its_line() -> None:
    report = read_one({"text": "one\u2028two"})
    assert isinstance(report, Report)
    assert report.text == "one\ntwo"


def test_titles_names_and_addresses_are_one_line_and_addresses_are_web_addresses() -> None:
    report = read_one({"text": BODY, "title": "A\n b", "source": {"name": "Fjord\tWire"}, "url": "javascript:alert(1)"})
    assert isinstance(report, Report)
    assert (report.title, report.publisher, report.url) == ("A b", "Fjord Wire", None)


def test_a_coded_report_is_read_back_as_it_was() -> None:
    report = Report(text=f" {BODY}\n", title="T", publisher="Fjord Wire", published="2025-03-04", source="a.txt")
    report = replace(report, published_basis=DateBasis.DATELINE, published_words="4 March", language="en")
    assert read_one({"report": report.to_dict(), "events": []}) == report


def test_a_false_id_is_not_believed() -> None:
    report = Report(text=BODY)
    found = read_one({"report": report.to_dict() | {"id": "r000000000000"}})
    assert isinstance(found, Report)
    assert found.id == report.id


LISTS = {
    "an item that is no JSON": ('[{"text": "a"}, {"text": b}, {"text": "c"}]', ["a", "is not JSON", "c"]),
    "cut off within an item": ('[{"text": "a"}, {"te', ["a", "is cut off"]),
    "cut off between items": ('[{"text": "a"},', ["a", "is cut off"]),
    "a quote that is never closed": ('[{"text": "a"}, {"text": "b}, {"text": "c"}]', ["a", "is cut off"]),
    "no objects": ('[{"text": "a"}, 7, "b", null, ["c"]]', ["a", *["is not an object"] * 4]),
    "a comma too many": ('[{"text": "a"},]', ["a"]),
    "brackets and commas in strings": ('[{"text": "a"}, {"text": "b, [c] {d} \\" e"}]', ["a", 'b, [c] {d} " e']),
    "lists in objects": ('[{"text": ["a", "b"], "x": {"y": [1, {}]}}]', ["a\n\nb"]),
    "two lists": ('[{"text": "a"}]\n[{"text": "b"}]', ["a", "stands behind the end of the list"]),
    "nested too deep": (f'[{{"text": "a"}}, {"[" * 100_000}{"]" * 100_000}]', ["a", "nested too deep"]),
}


@pytest.mark.parametrize("block", [1, 7, 1_048_576])
@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_read_item_by_item(monkeypatch: pytest.MonkeyPatch, name: str, block: int) -> None:
    monkeypatch.setattr(json_items, "_BLOCK", block)
    text, expected = LISTS[name]
    found = list(read_rows(text, "file"))
    assert len(found) == len(expected)
    for number, (each, wanted) in enumerate(zip(found, expected, strict=True), start=1):
        if isinstance(each, Report):
            assert each.text == wanted
        else:
            assert wanted in each.reason
            assert each.source == f"file, item {number}"


def test_a_list_without_items_is_said() -> None:
    with pytest.raises(UnreadableReport, match="without items"):
        list(read_rows("[ ]", "file"))


def test_an_item_that_is_too_long_ends_its_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_items, "_BLOCK", 100)
    monkeypatch.setattr(rows, "MAX_LINE", 2000)
    first, bad = read_rows(json.dumps([{"text": "a"}, {"text": "b" * 9000}, {"text": "c"}]), "file")
    assert isinstance(first, Report)
    assert isinstance(bad, Failure)
    assert bad.reason.startswith("has more than 2,000 bytes")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_long_list_is_read_in_any_encoding(encoding: str) -> None:
    pages = [{"text": f"Ministers met in Åse {number}. {'x' * 900}"} for number in range(400)]
    found = _read_data(json.dumps(pages, ensure_ascii=False, indent=1).encode(encoding))
    assert [getattr(each, "text", "")[:25] for each in found] == [page["text"][:25] for page in pages]


def long_rows(encoding: str = "utf-8", broken: int | None = None) -> bytes:
    """Lines that are too many to be held at once."""
    texts = (f"Ministers met in Åse {number}. {'x' * 900}" for number in range(400))
    lines = [json.dumps({"text": text}, ensure_ascii=False) for text in texts]
    if broken is not None:
        lines[broken] = "{" + lines[broken]
    return "\n".join(lines).encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_long_files_are_read_line_by_line_to_the_same_reports(encoding: str) -> None:
    opened = Opened(name="file", data=long_rows(encoding, broken=7))
    assert opened.size > HEAD_BYTES
    assert find_reader(opened).name == "rows"
    streamed = list(find_reader(opened).read(opened))
    assert streamed == list(read_rows(opened.raw_text(), "file"))
    assert [number for number, each in enumerate(streamed, start=1) if isinstance(each, Failure)] == [8]
    assert "Åse 399" in str(getattr(streamed[-1], "text", ""))


def test_a_line_that_is_too_long_costs_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MAX_LINE", 2000)
    lines = long_rows().split(b"\n")
    lines[3] = b'{"text": "' + b"a" * 5000 + b'"}'
    opened = Opened(name="file", data=b"\n".join(lines))
    found = list(find_reader(opened).read(opened))
    assert len(found) == 400
    assert isinstance(found[3], Failure)
    assert str(found[3]).startswith("file, line 4: has more than 2,000 bytes")
    assert sum(isinstance(each, Failure) for each in found) == 1


def test_a_long_object_over_many_lines_and_a_long_list_are_read_whole() -> None:
    pages = [{"text": f"Ministers met in Oslo {number}. {'x' * 900}"} for number in range(400)]
    (one,) = _read_data(json.dumps({"text": "Ministers met. " + "x" * 300_000}, indent=1).encode())
    assert isinstance(one, Report)
    assert len(list(_read_data(json.dumps(pages, indent=1).encode()))) == 400


def _read_data(data: bytes) -> list[Report | Failure]:
    opened = Opened(name="file", data=data)
    return list(find_reader(opened).read(opened))
