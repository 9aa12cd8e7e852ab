"""Frames of pandas, polars and Arrow."""

from __future__ import annotations

import copy
import pickle
import sys
from datetime import date

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import accord
from accord import Collection, MissingExtra


def test_a_frame_of_polars_has_days_numbers_and_lists(samples: accord.Ledger) -> None:
    frame = samples.events(main=True).to_polars()
    assert frame.schema["date_earliest"] == pl.Date
    assert frame.schema["actors"] == pl.List(pl.String)
    assert frame.schema["report_count"] == pl.Int64
    invasion = samples.events().to_polars().filter(pl.col("date") == "2022-02-24")
    assert invasion["date_earliest"].to_list() == [date(2022, 2, 24)]
    assert invasion["actors"].to_list() == [["Russia"]]


def test_a_frame_of_pandas_counts_by_month(samples: accord.Ledger) -> None:
    frame = samples.events().to_pandas()
    assert pd.api.types.is_datetime64_any_dtype(frame["date_earliest"])
    assert frame["geonames"].dtype == pd.Int64Dtype()
    months = frame.set_index("date_earliest").resample("MS").size()
    dated = [row["date_earliest"] for row in samples.events().to_rows() if row["date_earliest"]]
    assert months[pd.Timestamp("2022-05-01")] == len([day for day in dated if day.startswith("2022-05")]) > 0


def test_an_arrow_table_says_what_its_columns_mean(samples: accord.Ledger) -> None:
    table = samples.figures().to_arrow()
    assert table.schema.field("start").type == pa.int64()
    metadata = table.schema.field("start").metadata
    assert metadata[b"unit"] == b"code points"
    assert metadata[b"means"] == b"Where it begins in the report's text."


def test_the_three_agree(samples: accord.Ledger) -> None:
    plans = samples.plans()
    rows = plans.to_rows()
    assert plans.to_polars()["verdict"].to_list() == [row["verdict"] for row in rows]
    assert plans.to_pandas()["verdict"].tolist() == [row["verdict"] for row in rows]
    assert plans.to_arrow()["verdict"].to_pylist() == [row["verdict"] for row in rows]


def test_an_answer_without_anything_has_its_columns() -> None:
    empty: Collection[object] = Collection([], kind="event")
    assert "date_earliest" in empty.to_pandas().columns
    assert empty.to_polars().schema["date_earliest"] == pl.Date
    assert empty.to_arrow().num_rows == 0


def test_every_question_of_a_ledger_says_what_it_answers_with() -> None:
    with accord.open() as ledger:
        answers = {
            "event": ledger.events(),
            "plan": ledger.plans(),
            "statement": ledger.statements(),
            "figure": ledger.figures(),
            "conflict": ledger.conflicts(),
            "report": ledger.reports(),
            "dossier": ledger.dossiers(),
            "change": ledger.changes(since="2025-01-01"),
            "hit": ledger.search("Oslo"),
            "judgement": ledger.judgements(),
            "plan_keeper": ledger.plan_keepers(),
            "actor_seen": ledger.actors(),
            "dealing": ledger.dealings(),
            "place_seen": ledger.places(),
            "day_count": ledger.event_days(),
        }
    assert {name: answer.kind for name, answer in answers.items()} == {name: name for name in answers}


def test_a_collection_survives_a_copy_and_a_trip_to_another_process() -> None:
    one = Collection([accord.Report(text="One.", id="r1")], kind="report")
    for again in (copy.deepcopy(one), pickle.loads(pickle.dumps(one))):
        assert again == one
        assert again.kind == "report"


def test_a_slice_is_a_collection_of_its_kind(samples: accord.Ledger) -> None:
    part = samples.reports()[:3]
    assert isinstance(part, Collection)
    assert len(part.to_polars()) == 3
    assert isinstance(samples.reports()[0], accord.Report)


@pytest.mark.parametrize(
    ("missing", "frame"), [("pandas", "to_pandas"), ("polars", "to_polars"), ("pyarrow", "to_arrow")]
)
def test_an_absent_library_is_named_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch, missing: str, frame: str
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(MissingExtra, match=r"pip install '.\[frames\]'"):
        getattr(Collection([], kind="event"), frame)()
