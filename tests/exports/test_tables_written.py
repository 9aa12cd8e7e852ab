"""All tables as CSV and Parquet, opened by pandas, polars, DuckDB and a validator of JSON Schema."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import duckdb
import jsonschema
import pandas as pd
import polars as pl
import pytest
from tests.exports.given_events import GivenLedger, event, record
from tests.exports.written import text_of

import accord
from accord.errors import InputError, UnknownCode
from accord.exports.exported_tables import table_names
from accord.records import Report

NAMES = [name for name in table_names() if name != "changes"]


@pytest.fixture(scope="module")
def folder(samples: accord.Ledger, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tables")
    samples.export("csv", path / "csv")
    samples.export("parquet", path / "parquet")
    return path


@pytest.mark.parametrize("name", NAMES)
def test_a_table_has_as_many_rows_in_csv_as_in_parquet(folder: Path, name: str) -> None:
    csv = duckdb.sql(f"SELECT count(*) FROM read_csv('{folder}/csv/{name}.csv', header = true, all_varchar = true)")
    parquet = duckdb.sql(f"SELECT count(*) FROM '{folder}/parquet/{name}.parquet'")
    assert csv.fetchall() == parquet.fetchall()


def test_duckdb_counts_events_by_status(folder: Path, samples: accord.Ledger) -> None:
    found = duckdb.sql(f"SELECT status, count(*) FROM '{folder}/parquet/events.parquet' GROUP BY status").fetchall()
    assert dict(found)["occurred"] == len(samples.events(status="occurred"))


def test_duckdb_joins_plans_with_the_reports_that_state_them(folder: Path) -> None:
    sql = (
        f"SELECT r.publisher FROM (SELECT unnest(stated_in) AS report FROM '{folder}/parquet/plans.parquet') AS p "
        f"JOIN '{folder}/parquet/reports.parquet' AS r ON r.id = p.report"
    )
    assert ("Baltic Morning Wire",) in duckdb.sql(sql).fetchall()


def test_polars_and_pandas_read_both(folder: Path, samples: accord.Ledger) -> None:
    frame = pl.read_parquet(folder / "parquet" / "events.parquet")
    assert frame.schema["date_earliest"] == pl.Date
    assert frame.schema["quotes"] == pl.List(pl.String)
    assert pd.read_csv(folder / "csv" / "events.csv")["id"].tolist() == frame["id"].to_list()
    assert frame["id"].to_list() == [event.id for event in samples.events()]


def test_the_dictionary_says_what_every_column_of_every_file_means(folder: Path) -> None:
    dictionary = pd.read_csv(folder / "csv" / "dictionary.csv")
    assert dictionary["means"].notna().all()
    for name in NAMES:
        columns = pd.read_csv(folder / "csv" / f"{name}.csv", nrows=0).columns.tolist()
        assert dictionary[dictionary["table"] == name]["column"].tolist() == columns


def test_the_schema_is_one_and_rows_of_parquet_meet_it(folder: Path) -> None:
    schema = json.loads((folder / "parquet" / "schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator({"$ref": "#/$defs/plan", **schema})
    rows = json.loads(pl.read_parquet(folder / "parquet" / "plans.parquet").write_json())
    assert [error.message for row in rows for error in validator.iter_errors(row)] == []


def test_whole_texts_and_names_of_files_stay(folder: Path, samples: accord.Ledger) -> None:
    everything = "".join(path.read_text(encoding="utf-8") for path in (folder / "csv").iterdir())
    assert "examples/reports" not in everything
    assert "text" not in pd.read_csv(folder / "csv" / "reports.csv").columns
    texts = [report.text for report in samples.reports()]
    assert not [text for text in texts if text.replace("\n", "\\n") in everything]


def test_whole_texts_leave_when_asked_for(samples: accord.Ledger) -> None:
    content = samples.export("csv", tables=["reports"], texts=True).content
    assert content is not None
    frame = pd.read_csv(io.BytesIO(content))
    assert frame["text"].str.len().gt(500).any()


def test_without_quotes_no_sentence_leaves(samples: accord.Ledger, tmp_path: Path) -> None:
    samples.export("csv", tmp_path, quotes=False)
    everything = "".join(path.read_text(encoding="utf-8") for path in tmp_path.iterdir())
    sentences = {words.quote for event in samples.events() for words in event.evidence if words.quote.endswith(".")}
    assert len(sentences) > 50
    assert not [sentence for sentence in sentences if sentence in everything]


def test_a_sentence_longer_than_a_quotation_is_cut() -> None:
    words = "word " * 1000
    text = text_of("csv", GivenLedger([event(record(words))]), tables=("events",))
    assert "[…]" in text
    assert len(text) < 4000


def test_an_archive_holds_the_same_files(folder: Path, samples: accord.Ledger, tmp_path: Path) -> None:
    samples.export("csv", tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert archive.testzip() is None
        assert sorted(archive.namelist()) == sorted(path.name for path in (folder / "csv").iterdir())
        assert archive.read("plans.csv") == (folder / "csv" / "plans.csv").read_bytes()


def test_one_table_goes_into_one_file(samples: accord.Ledger, tmp_path: Path) -> None:
    samples.export("parquet", tmp_path / "plans.parquet", tables=["plans"])
    assert len(pl.read_parquet(tmp_path / "plans.parquet")) == len(samples.plans())


def test_several_tables_do_not(samples: accord.Ledger, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="room for one table"):
        samples.export("csv", tmp_path / "all.csv")
    assert not (tmp_path / "all.csv").exists()


def test_an_unknown_table_is_named_with_those_there_are(samples: accord.Ledger) -> None:
    with pytest.raises(UnknownCode, match="Expected one of reports, events"):
        samples.export("csv", tables=["evnts"])


def test_changes_need_a_day(samples: accord.Ledger) -> None:
    with pytest.raises(InputError, match="the day last looked"):
        samples.export("csv", tables=["changes"])
    done = samples.export("csv", tables=["changes"], since="2022-06-01")
    assert done.rows["changes"] == len(samples.changes(since="2022-06-01"))


def test_as_of_a_day_reports_without_a_day_are_counted_as_left_out(samples: accord.Ledger) -> None:
    done = samples.export("csv", as_of="2022-07-01")
    assert done.left_out == {"reports without a day": 1}
    assert done.rows["reports"] == len(samples.reports(as_of="2022-07-01"))
    assert samples.export("polecat", as_of="2022-07-01").left_out["reports without a day"] == 1


def test_a_hostile_headline_is_a_cell() -> None:
    report = Report(text="Quiet.", title='=HYPERLINK("http://x","y")', publisher="@wire", id="r1")
    frame = pd.read_csv(io.StringIO(text_of("csv", GivenLedger(held_reports=[report]), tables=("reports",))))
    assert frame["title"].tolist() == ['\'=HYPERLINK("http://x","y")']
    assert frame["publisher"].tolist() == ["'@wire"]


def test_large_ledgers_are_read_a_page_at_a_time() -> None:
    ledger = GivenLedger([event(record(), id=f"v{number:05}") for number in range(2500)])
    text = text_of("csv", ledger, tables=("events",))
    assert len(text.splitlines()) == 2501
    assert ledger.largest_page == 1000
