"""What a ledger writes, and where to."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

import accord
from accord.errors import InputError, UnknownCode
from accord.exports import Writer, find_writer, writers

ROOT = Path(__file__).resolve().parents[2]
FORMATS = ("polecat", "csv", "parquet", "geojson", "ical", "atom")


def test_every_format_of_the_issue_is_there() -> None:
    assert tuple(writer.name for writer in writers())[: len(FORMATS)] == FORMATS


@pytest.fixture(scope="module")
def again() -> Iterator[accord.Ledger]:
    """The same reports in a ledger in memory, read in another order and in two batches."""
    reports = sorted((ROOT / "examples" / "reports").iterdir(), reverse=True)
    with accord.open() as made:
        made.add(reports[:3])
        made.add(reports[3:])
        yield made


@pytest.mark.parametrize("name", FORMATS)
def test_equal_ledgers_give_equal_bytes(samples: accord.Ledger, again: accord.Ledger, name: str) -> None:
    assert again.export(name).content == samples.export(name).content


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_has_the_bytes_that_come_back_without_one(samples: accord.Ledger, tmp_path: Path, name: str) -> None:
    suffix = ".zip" if find_writer(name).several else find_writer(name).suffix
    done = samples.export(name, tmp_path / f"out{suffix}")
    assert (tmp_path / f"out{suffix}").read_bytes() == samples.export(name).content
    assert done.content is None
    assert [path.name for path in tmp_path.iterdir()] == [f"out{suffix}"]


def test_an_open_file_is_written_to(samples: accord.Ledger) -> None:
    stream = io.BytesIO()
    samples.export("polecat", stream)
    assert stream.getvalue() == samples.export("polecat").content


def test_it_says_what_was_written_and_what_was_left_out(samples: accord.Ledger, tmp_path: Path) -> None:
    told = str(samples.export("geojson", tmp_path / "e.geojson"))
    assert told.startswith(f"{tmp_path / 'e.geojson'}: ")
    assert "Left out: " in told
    assert "without a place" in told


def test_what_was_known_on_a_day_is_all_that_is_written(samples: accord.Ledger) -> None:
    then = samples.export("polecat", status="all", as_of="2022-05-31").content
    assert then is not None
    assert b"Sweden" in then
    assert b"Meridian Courier" not in then


def test_an_unknown_format_says_which_there_are(samples: accord.Ledger) -> None:
    with pytest.raises(UnknownCode, match="Did you mean polecat"):
        samples.export("polcat")


def test_an_unknown_status_says_which_there_are(samples: accord.Ledger) -> None:
    with pytest.raises(UnknownCode, match="or all"):
        samples.export("polecat", status="ocurred")


@pytest.mark.parametrize("place", ["missing/events.tsv", "."])
def test_a_place_that_cannot_be_written_is_refused_in_a_line(
    samples: accord.Ledger, tmp_path: Path, place: str
) -> None:
    with pytest.raises(InputError, match=r"Make it first|Expected the name of a file"):
        samples.export("polecat", tmp_path / place)


def test_a_file_stays_as_it_was_when_writing_fails(samples: accord.Ledger, tmp_path: Path) -> None:
    path = tmp_path / "plans.csv"
    path.write_text("before", encoding="utf-8")
    with pytest.raises(UnknownCode):
        samples.export("csv", path, tables=["nothing"])
    assert path.read_text(encoding="utf-8") == "before"
    assert [each.name for each in tmp_path.iterdir()] == ["plans.csv"]


def test_a_writer_says_what_it_is_for() -> None:
    for writer in writers():
        assert isinstance(writer, Writer)
        assert writer.means.endswith(".")
        assert writer.suffix.startswith(".")
