from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from fake_coding import VERSION, code, code_many, make_report
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.errors import LedgerBusy, PipelineError
from accord.ledger.dumping import dump
from accord.ledger.intake import Intake, take_in
from accord.ledger.storage import LedgerFile
from accord.records import AnyRecord, Failure, Report
from accord.values import DateBasis

UNREADABLE = Failure(source="z.pdf", stage="reading", reason="holds no text.")


@pytest.fixture
def ledger() -> Iterator[LedgerFile]:
    with LedgerFile.open(":memory:") as opened:
        yield opened


def read(ledger: LedgerFile, *reports: Report | Failure, version: str = VERSION) -> Intake:
    return take_in(ledger, reports, code_many, version=version)


class CountingCoder:
    def __init__(self) -> None:
        self.coded: list[str] = []

    def __call__(self, reports: Iterable[Report]) -> Iterator[tuple[AnyRecord, ...] | PipelineError]:
        for report in reports:
            self.coded.append(report.id)
            yield code(report)


def test_the_summary_is_one_line(ledger):
    read(ledger, *(make_report(number) for number in range(2)))
    failing = make_report(9, text="A failure.")
    assert str(read(ledger, *(make_report(number) for number in range(5)), failing, UNREADABLE)) == (
        "7 reports: 3 added, 2 known, 2 failed"
    )
    assert str(read(ledger, make_report(1), version="2")) == "1 report: 1 superseded"
    assert str(read(ledger)) == "0 reports"


def test_reading_twice_codes_once(ledger):
    coder = CountingCoder()
    for _ in range(2):
        take_in(ledger, [make_report(1), make_report(2)], coder, version=VERSION)
    assert len(coder.coded) == 2


def test_newer_code_codes_what_is_kept_anew(ledger):
    read(ledger, make_report(1))
    assert take_in(ledger, ledger.stale(version="2"), code_many, version="2").superseded == 1
    assert ledger.stale(version="2") == []


def test_a_report_the_user_dated_is_coded_with_that_date(ledger):
    read(ledger, make_report(1))
    dated = ledger.set_date(make_report(1).id, "2025-12-24")
    assert read(ledger, dated).superseded == 1
    assert {record.value for record in ledger.records("time")} == {"2025-12-24"}
    assert read(ledger, make_report(1)).known == 1


def test_a_failure_is_listed_with_its_reason_until_its_source_is_read(ledger):
    failing = make_report(1, text="A failure.", source="a.txt")
    intake = read(ledger, failing, UNREADABLE)
    assert [str(failure) for failure in intake.failed] == ["a.txt: meant to fail.", "z.pdf: holds no text."]
    assert ledger.failures() == list(intake.failed)
    assert ledger.reports() == []
    read(ledger, make_report(1, source="a.txt"))
    assert ledger.failures() == [UNREADABLE]
    assert [failure.source for failure in ledger.failures(settled=True)] == ["a.txt"]


@pytest.mark.parametrize("failing_first", [True, False])
def test_a_file_of_many_reports_stays_open_while_one_of_them_fails(ledger, failing_first):
    both = [make_report(1, text="A failure.", source="a.jsonl"), make_report(2, source="a.jsonl")]
    read(ledger, *(both if failing_first else both[::-1]))
    assert [failure.source for failure in ledger.failures()] == ["a.jsonl"]


def test_a_report_that_cannot_be_kept_costs_itself(ledger):
    intake = read(ledger, make_report(1), make_report(2, text="\ud800"), make_report(3))
    assert (intake.added, len(intake.failed)) == (2, 1)


def test_what_the_coding_does_not_answer_for_has_failed(ledger):
    intake = take_in(ledger, [make_report(1)], lambda reports: iter(list(reports)[:0]), version=VERSION)
    assert intake.failed[0].reason.startswith("gave no result")


def test_coding_may_draw_reports_ahead(ledger):
    def in_batch(reports: Iterable[Report]) -> Iterator[tuple[AnyRecord, ...] | PipelineError]:
        return code_many(list(reports))

    reports = [make_report(number) for number in (1, 2, 1, 3)]
    intake = take_in(ledger, [UNREADABLE, *reports, UNREADABLE], in_batch, version=VERSION)
    assert str(intake) == "6 reports: 3 added, 1 known, 2 failed"
    assert set(ledger.records()) == {record for report in reports for record in code(report)}


def test_progress_is_told_after_every_report(ledger):
    told: list[int] = []
    take_in(
        ledger, [make_report(1), UNREADABLE], code_many, lambda intake: told.append(intake.reports), version=VERSION
    )
    assert told == [1, 2]


def test_another_writer_ends_the_intake_and_what_was_counted_is_kept(tmp_path):
    path = tmp_path / "a.db"
    with LedgerFile.open(path, busy_seconds=0.05) as ledger, LedgerFile.open(path) as other:

        def get_in_the_way(intake: Intake) -> None:
            if intake.reports == 2:
                other._connection.execute("BEGIN IMMEDIATE")

        with pytest.raises(LedgerBusy):
            take_in(ledger, [make_report(n) for n in range(5)], code_many, get_in_the_way, version=VERSION)
        assert len(ledger.reports()) == 2


@st.composite
def readings(draw: st.DrawFn) -> Report | Failure:
    """A reading of one of few reports, so that the same ones come again, from other files, with other dates."""
    number = draw(st.integers(0, 5))
    if number == 5:
        return Failure(source=f"{draw(st.integers(0, 2))}.pdf", stage="reading", reason="holds no text.")
    source = f"{draw(st.sampled_from('abc'))}{number}.txt"
    match draw(st.integers(0, 4)):
        case 0:
            return make_report(number, source=source, published=None, published_basis=DateBasis.UNKNOWN)
        case 1:
            # Versions of one page, each with its own day.
            return make_report(number, source=source, url="https://example.com/a")
        case 2:
            return make_report(number, source=source, text=f"A failure {number}.")
        case 3:
            return make_report(number, source=source, published="2025-10-01", published_basis=DateBasis.DATELINE)
    return make_report(number, source=source)


def dumped(batches: Iterable[Iterable[Report | Failure]]) -> bytes:
    with LedgerFile.open(":memory:") as ledger:
        for batch in batches:
            take_in(ledger, batch, code_many, version=VERSION)
        assert ledger.check() == []
        return dump(ledger)


@given(st.data(), st.lists(readings(), max_size=8))
@settings(max_examples=60, deadline=None)
def test_order_and_batches_of_intake_change_nothing(data, reports):
    reports = [
        replace(each, source=f"ok-{each.source}") if isinstance(each, Report) and "failure" not in each.text else each
        for each in reports
    ]
    shuffled = data.draw(st.permutations(reports))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(reports)), max_size=3)))
    edges = [0, *cuts, len(reports)]
    batches = [shuffled[start:end] for start, end in pairwise(edges)]
    assert dumped([reports]) == dumped(batches)
    assert dumped([reports]) == dumped([reports, shuffled])
