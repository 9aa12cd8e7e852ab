from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.ledger.columns import (
    REPORT_FIELDS,
    index_values,
    participants,
    record_from,
    record_values,
    report_from,
    report_values,
)
from accord.records import RECORD_TYPES, AnyRecord, Evidence, FigureRecord, Report
from accord.values import FigureKind

TEXT = "Poland met Latvia. 🙂 Officials said so.\x00"
PLAIN = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
OVERRIDES = {
    "start": st.integers(0, 10),
    "end": st.integers(10, 20),
    "text": PLAIN,
    "id": st.just(""),
    "evidence": st.builds(
        Evidence, report=st.just("r1"), start=st.integers(0, 10), end=st.integers(10, 50), quote=PLAIN | st.just(TEXT)
    ),
    "value": st.floats(allow_nan=False, allow_infinity=False) | st.tuples(st.just(1.0), st.just(2.5)) | st.none(),
}


def any_record() -> st.SearchStrategy[AnyRecord]:
    st.register_type_strategy(str, PLAIN)
    st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
    kinds = []
    for cls in RECORD_TYPES:
        names = {part.name for part in dataclasses.fields(cls)}
        given_here = {name: made for name, made in OVERRIDES.items() if name in names}
        if cls is not FigureRecord:
            given_here.pop("value", None)
        kinds.append(st.builds(cls, **given_here))
    return st.one_of(kinds)


@given(any_record())
def test_every_record_comes_back_as_it_was(record):
    assert record_from(record_values(record, TEXT), "r1", TEXT) == record
    assert len(index_values(record)) == 5
    assert len({(each.role, each.position) for each in participants(record)}) == len(participants(record))


@given(st.builds(Report, text=PLAIN, id=st.just("")))
def test_every_report_comes_back_as_it_was(report):
    assert report_from(report_values(report)[: len(REPORT_FIELDS)]) == report


@pytest.mark.parametrize("value", [5.0, (1.0, 2.0), None, 1e300])
def test_a_figure_keeps_its_value(value):
    evidence = Evidence(report="r1", start=0, end=18, quote=TEXT[:18])
    record = FigureRecord(
        start=0, end=6, text="Poland", evidence=evidence, value=value, unit=None, figure_kind=FigureKind.COUNT
    )
    assert record_from(record_values(record, TEXT), "r1", TEXT) == record


def test_the_sentence_is_kept_once_in_the_report_alone():
    evidence = Evidence(report="r1", start=0, end=18, quote=TEXT[:18])
    record = FigureRecord(
        start=0, end=6, text="Poland", evidence=evidence, value=1, unit=None, figure_kind=FigureKind.COUNT
    )
    assert "Latvia" not in record_values(record, TEXT)[-1]
