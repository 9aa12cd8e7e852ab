"""Reports, statements and figures are found by what is asked, a page at a time, now and as of a day."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from benchmarks.generated_whole import make_whole_reports

from accord.api import Ledger
from accord.records import FigureRecord, Report, StatementRecord

HALF = "2015-01-03"


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    made = Ledger.open()
    for report, records in make_whole_reports(120, a_day=20):
        made.file.put(report, records, version="1")
    return made


def days(ledger: Ledger) -> dict[str, str]:
    return {report.id: report.day or "" for report in ledger.reports()}


STATEMENTS: list[tuple[dict[str, str], Callable[[StatementRecord], bool]]] = [
    ({"about": "budget"}, lambda record: "budget" in record.text),
    ({"about": "settled LOAN"}, lambda record: "loan" in record.text and "settled" in record.text),
    ({"source": "ba"}, lambda record: record.source is not None and "ba" in record.source.name.lower()),
]


@pytest.mark.parametrize(("asked", "holds"), STATEMENTS)
@pytest.mark.parametrize("as_of", [None, HALF])
def test_statements_are_those_asked_for(
    ledger: Ledger, asked: dict[str, str], holds: Callable[[StatementRecord], bool], as_of: str | None
) -> None:
    found = ledger.statements(**asked, as_of=as_of)  # type: ignore[arg-type]
    every = [record for record in ledger.known(as_of).records if isinstance(record, StatementRecord)]
    assert list(found) == [record for record in every if holds(record)]
    assert 0 < len(found) < len(every)
    assert ledger.count_statements(**asked, as_of=as_of) == len(found)  # type: ignore[arg-type]


FIGURES: list[tuple[dict[str, str], Callable[[FigureRecord], bool]]] = [
    ({"words": "troops"}, lambda record: "troops" in record.evidence.quote),
    ({"unit": "Ships"}, lambda record: record.unit == "ships"),
    ({"owner": "FRA"}, lambda record: record.owner is not None and record.owner.country == "FRA"),
    ({"kind": "count", "words": "dam visas"}, lambda r: "dam" in r.evidence.quote and r.unit == "visas"),
]


@pytest.mark.parametrize(("asked", "holds"), FIGURES)
@pytest.mark.parametrize("as_of", [None, HALF])
def test_figures_are_those_asked_for(
    ledger: Ledger, asked: dict[str, str], holds: Callable[[FigureRecord], bool], as_of: str | None
) -> None:
    found = ledger.figures(**asked, as_of=as_of)  # type: ignore[arg-type]
    every = [record for record in ledger.known(as_of).records if isinstance(record, FigureRecord)]
    assert list(found) == [record for record in every if holds(record)]
    assert 0 < len(found) < len(every)
    assert ledger.count_figures(**asked, as_of=as_of) == len(found)  # type: ignore[arg-type]


REPORTS: list[tuple[dict[str, str], Callable[[Report], bool]]] = [
    ({"words": "budget troops"}, lambda report: "budget" in report.text and "troops" in report.text),
    ({"publisher": "gazette"}, lambda report: report.publisher == "Gazette"),
    ({"since": "2015-01-02", "until": "2015-01-02"}, lambda report: report.day == "2015-01-02"),
]


@pytest.mark.parametrize(("asked", "holds"), REPORTS)
@pytest.mark.parametrize("as_of", [None, HALF])
def test_reports_are_those_asked_for(
    ledger: Ledger, asked: dict[str, str], holds: Callable[[Report], bool], as_of: str | None
) -> None:
    found = ledger.reports(**asked, as_of=as_of)  # type: ignore[arg-type]
    every = ledger.file.reports(as_of)
    assert list(found) == [report for report in every if holds(report)]
    assert 0 < len(found) < len(every)
    assert ledger.count_reports(**asked, as_of=as_of) == len(found)  # type: ignore[arg-type]


def test_pages_come_from_either_end(ledger: Ledger) -> None:
    every = ledger.statements()
    assert ledger.statements(limit=5, offset=3) == every[3:8]
    assert ledger.statements(limit=5, offset=3, newest_first=True) == every[::-1][3:8]
    assert ledger.reports(limit=2, newest_first=True) == ledger.reports()[::-1][:2]
    assert ledger.figures(limit=0) == ()


def test_reports_without_a_day_are_last_either_way() -> None:
    with Ledger.open() as ledger:
        for text, day in (("An old one.", "2020-01-01"), ("Nobody knows when.", None), ("A new one.", "2025-01-01")):
            ledger.file.put(Report(text=text, published=day), [], version="1")
        assert [report.day for report in ledger.reports()] == ["2020-01-01", "2025-01-01", None]
        assert [report.day for report in ledger.reports(newest_first=True)] == ["2025-01-01", "2020-01-01", None]


def test_what_one_report_says_is_asked_for_by_its_id(ledger: Ledger) -> None:
    report = ledger.reports()[7]
    assert {record.report for record in ledger.statements(report=report.id)} == {report.id}
    assert {record.report for record in ledger.figures(report=report.id[:8])} == {report.id}


def test_statements_lie_between_two_days(ledger: Ledger) -> None:
    day = days(ledger)
    found = ledger.statements(since="2015-01-02", until="2015-01-03")
    assert {day[record.report] for record in found} == {"2015-01-02", "2015-01-03"}
    assert ledger.count_statements(since="2015-01-02", until="2015-01-03") == len(found)


@pytest.mark.parametrize("words", ['50% "x_', "\\", "%", "_"])
def test_signs_are_looked_for_as_they_are(ledger: Ledger, words: str) -> None:
    assert ledger.statements(about=words) == ()
    assert ledger.reports(publisher=words) == ()


def test_a_record_is_found_by_its_id(ledger: Ledger) -> None:
    record = ledger.figures()[3]
    assert ledger.record(record.id) == record
