from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fake_coding import VERSION, code, make_report

from accord.errors import InputError, PipelineError, RecordNotFound
from accord.ledger.holdings import Outcome
from accord.ledger.storage import LedgerFile
from accord.records import Report
from accord.values import DateBasis


@pytest.fixture
def ledger() -> Iterator[LedgerFile]:
    with LedgerFile.open(":memory:") as opened:
        yield opened


def put(ledger: LedgerFile, report: Report, version: str = VERSION) -> Outcome:
    return ledger.put(report, code(report), version=version)


def ids(reports: list[Report]) -> list[str]:
    return [report.id for report in reports]


def test_a_report_comes_back_with_its_records(ledger):
    report = make_report(3, publisher="Daily", byline="A. Writer", url="https://example.com/3", notice="From the web.")
    assert put(ledger, report) is Outcome.ADDED
    assert ledger.report(report.id) == report
    assert set(ledger.records()) == set(code(report))


def test_reading_a_report_twice_changes_nothing(ledger):
    assert put(ledger, make_report()) is Outcome.ADDED
    assert put(ledger, make_report()) is Outcome.KNOWN
    assert ledger.counts().reports == 1
    assert len(ledger.history(make_report().id)) == 1


def test_newer_code_supersedes_and_keeps_the_old_records(ledger):
    report = make_report()
    put(ledger, report, "9")
    assert ledger.put(report, code(report)[:1], version="10") is Outcome.SUPERSEDED
    assert len(list(ledger.records())) == 1
    assert [(each.generation, each.version, each.records) for each in ledger.history(report.id)] == [
        (1, "9", 5),
        (2, "10", 1),
    ]
    assert ledger.record(code(report)[3].id) == code(report)[3]


def test_older_code_does_not_supersede(ledger):
    put(ledger, make_report(), "10")
    assert ledger.put(make_report(), (), version="9") is Outcome.KNOWN
    assert len(list(ledger.records())) == 5


def test_a_report_that_cannot_be_kept_leaves_no_trace(ledger):
    put(ledger, make_report(1))
    foreign = make_report(2)
    with pytest.raises(PipelineError, match="another report"):
        ledger.put(foreign, code(make_report(3)), version=VERSION)
    half = make_report(4, text="Half a character \ud800.")
    with pytest.raises(PipelineError, match="half a character"):
        put(ledger, half)
    assert ids(ledger.reports()) == [make_report(1).id]
    assert ledger.check() == []


def test_an_id_stands_for_one_text(ledger):
    put(ledger, Report(id="r1", text="One."))
    with pytest.raises(PipelineError, match="another text"):
        put(ledger, Report(id="r1", text="Two."))


@pytest.mark.parametrize("text", ["", "\x00\x01", "🙂" * 3, "a\r\nb", "x" * 200_000])
def test_any_text_comes_back_whole(ledger, text):
    report = make_report(1, text=text)
    put(ledger, report)
    assert ledger.report(report.id).text == text
    assert set(ledger.records()) == set(code(report))
    ledger.search("talk")


def test_the_users_date_stays_through_reading_again(ledger):
    report = make_report(1, published=None, published_basis=DateBasis.UNKNOWN)
    put(ledger, report)
    dated = ledger.set_date(report.id, "2025-12-24")
    assert (dated.published, dated.published_basis) == ("2025-12-24", DateBasis.GIVEN)
    assert ledger.reports("2025-12-24") == [dated]
    assert ledger.stale(version=VERSION) == [dated]
    assert not ledger.knows(report, version=VERSION)
    assert put(ledger, ledger.dated(report)) is Outcome.SUPERSEDED
    assert ledger.stale(version=VERSION) == []
    assert put(ledger, report) is Outcome.KNOWN
    assert {record.value for record in ledger.records("time")} == {"2025-12-24"}
    misdated = replace(report, published="2025-01-01", published_basis=DateBasis.METADATA)
    assert put(ledger, ledger.dated(misdated), "2") is Outcome.SUPERSEDED
    assert ledger.report(report.id).day == "2025-12-24"


def test_records_coded_under_another_date_are_refused(ledger):
    report = make_report(1)
    put(ledger, report)
    ledger.set_date(report.id, "2025-12-24")
    with pytest.raises(PipelineError, match="another date"):
        put(ledger, report)


@pytest.mark.parametrize("day", ["", "tomorrow", "2025-11-31", "2025-11", "20251103", "2025-11-03T10:00"])
def test_a_date_that_is_no_day_is_refused(ledger, day):
    put(ledger, make_report())
    with pytest.raises(InputError, match="No day"):
        ledger.set_date(make_report().id, day)


def test_a_changed_page_supersedes_its_earlier_version_and_keeps_it(ledger):
    first = make_report(1, url="https://example.com/a", published="2025-11-03")
    second = make_report(2, url="http://www.example.com/a/?utm_source=x", published="2025-11-05")
    assert put(ledger, first) is Outcome.ADDED
    assert put(ledger, second) is Outcome.SUPERSEDED
    assert ids(ledger.reports()) == [second.id]
    assert ids(ledger.reports("2025-11-04")) == [first.id]
    assert ids(ledger.versions(second.id[:8])) == [first.id, second.id]
    assert {record.report for record in ledger.records()} == {second.id}
    assert {record.report for record in ledger.records(report=first.id)} == {first.id}
    assert [hit.report.id for hit in ledger.search("talk")] == [second.id]
    assert (ledger.counts().reports, ledger.counts().superseded) == (1, 1)


def test_an_earlier_version_read_later_does_not_supersede(ledger):
    put(ledger, make_report(2, url="https://example.com/a", published="2025-11-05"))
    assert put(ledger, make_report(1, url="https://example.com/a", published="2025-11-03")) is Outcome.ADDED
    assert [report.day for report in ledger.reports()] == ["2025-11-05"]


def test_of_two_versions_with_one_date_the_one_read_later_is_the_newer(ledger):
    put(ledger, make_report(1, url="https://example.com/a", published="2025-11-03"))
    newer = make_report(2, url="https://example.com/a", published="2025-11-03")
    assert put(ledger, newer) is Outcome.SUPERSEDED
    assert ids(ledger.reports()) == [newer.id]


def test_front_pages_are_no_versions_of_each_other(ledger):
    for number in range(3):
        put(ledger, make_report(number, url="https://example.com/"))
    assert len(ledger.reports()) == 3


@pytest.mark.parametrize(
    ("as_of", "known"),
    [
        pytest.param("2025-11-02", "", id="the day before"),
        pytest.param("2025-11-03", "ab", id="its own day, in its own zone"),
        pytest.param("2025-11-04", "abc", id="the day after"),
        pytest.param("2025-11-02T14:59Z", "", id="a minute before, in another zone"),
        pytest.param("2025-11-02T15:00Z", "a", id="the very moment, in another zone"),
        pytest.param("2025-11-03T12:00", "a", id="a day counts from its end"),
        pytest.param("2025-11-03 23:59:59.999999", "ab", id="the end of the day"),
        pytest.param("2025-11-04T03:00+02:00", "abc", id="an hour into the next day"),
        pytest.param(None, "abcd", id="now"),
    ],
)
def test_as_of_a_time_only_what_was_published_by_then_is_known(ledger, as_of, known):
    times = {"a": "2025-11-03T00:00+09:00", "b": "2025-11-03", "c": "2025-11-04T01:00:00", "d": None}
    for number, (name, published) in enumerate(times.items()):
        basis = DateBasis.METADATA if published else DateBasis.UNKNOWN
        put(ledger, make_report(number, title=name, published=published, published_basis=basis))
    assert "".join(sorted(report.title or "" for report in ledger.reports(as_of))) == known
    assert len({record.report for record in ledger.records(as_of=as_of)}) == len(known)
    assert ledger.left_out(as_of) == (1 if as_of else 0)


@pytest.mark.parametrize(
    "as_of", ["", "yesterday", "2025-13-01", "2025-11", "2025-11-03T25:00", "0001-01-01T00:00+14:00", 20251103]
)
def test_a_time_that_is_none_is_told(ledger, as_of):
    with pytest.raises(InputError, match="No day or moment"):
        ledger.reports(as_of)


@pytest.mark.parametrize("day", ["", "2025-05", "2025-02-30", "20251103", "2025-11-03T10:00", "soon"])
def test_a_report_is_dated_by_a_day_alone(ledger, day):
    report = make_report(1)
    put(ledger, report)
    with pytest.raises(InputError, match=f"^No day '{day}'. Expected an ISO day such as 2025-11-03.$"):
        ledger.set_date(report.id, day)
    assert ledger.report(report.id) == report


@pytest.mark.parametrize("published", ["Nov 3", "2025", "2025-11-03T99:00", "2025-02-30"])
def test_a_date_nobody_can_read_does_no_harm(ledger, published):
    report = make_report(1)
    object.__setattr__(report, "published", published)  # as ledgers hold it that were made before reports were asked
    put(ledger, report)
    assert len(ledger.reports()) == 1
    assert ledger.left_out("2030-01-01") + len(ledger.reports("2030-01-01")) == 1


def test_records_come_by_day_report_start_and_kind(ledger):
    for number in (5, 2, 30, 9):
        put(ledger, make_report(number))
    days = {report.id: report.day for report in ledger.reports()}
    keys = [(days[record.report], record.report, record.start, record.kind) for record in ledger.records()]
    assert keys == sorted(keys)
    assert {record.kind for record in ledger.records("event")} == {"event"}


def test_records_being_read_are_those_of_the_start(ledger):
    put(ledger, make_report(1))
    reading = ledger.records("event")
    first = next(reading)
    put(ledger, make_report(2))
    put(ledger, make_report(1), "2")
    assert [first, *reading] == [record for record in code(make_report(1)) if record.kind == "event"]


def test_a_reader_may_go_from_thread_to_thread(tmp_path):
    with LedgerFile.open(tmp_path / "a.db") as writer:
        put(writer, make_report())
    found: list[int] = []
    with LedgerFile.open(tmp_path / "a.db", write=False) as reader:
        thread = threading.Thread(target=lambda: found.append(len(reader.reports())))
        thread.start()
        thread.join()
    assert found == [1]


def test_the_beginning_of_an_id_is_enough(ledger):
    put(ledger, make_report())
    report, event = make_report(), code(make_report())[1]
    assert ledger.report(report.id[:6]) == report
    assert ledger.record(event.id[:9]) == event


def test_what_is_not_found_names_what_is_near(ledger):
    with pytest.raises(RecordNotFound, match="There are none"):
        ledger.report("r12")
    for number in range(3):
        put(ledger, make_report(number))
    with pytest.raises(RecordNotFound, match="3 reports begin with 'r'"):
        ledger.report("r")
    for bad in ("", "x", "r_%", "\ud800", make_report(1).id + "0"):
        with pytest.raises(RecordNotFound) as told:
            ledger.report(bad)
        assert set(told.value.near) <= {make_report(number).id for number in range(3)}
        with pytest.raises(RecordNotFound):
            ledger.record(bad)


def test_failures_are_listed_once_until_settled(ledger):
    for _ in range(2):
        ledger.fail("a.pdf", None, "reading", "holds no text.")
    ledger.fail("b.txt\udcff", "r1", "coding", "fell over.")
    assert [(each.source, each.report) for each in ledger.failures()] == [("a.pdf", None), ("b.txt?", "r1")]
    ledger.settle("a.pdf")
    assert [each.source for each in ledger.failures()] == ["b.txt?"]
    assert [each.source for each in ledger.failures(settled=True)] == ["a.pdf"]
    ledger.fail("a.pdf", None, "reading", "holds no text.")
    assert len(ledger.failures()) == 2


def test_settings_are_kept(ledger):
    assert (ledger.setting("created_by") or "").startswith("accord ")
    assert ledger.setting("pack") is None
    ledger.set_setting("pack", "us-rok")
    assert ledger.setting("pack") == "us-rok"


def test_actors_can_be_found_in_the_tables(ledger):
    put(ledger, make_report())
    rows = ledger._rows("SELECT DISTINCT role, name FROM participant ORDER BY role")
    assert rows == [("actor", "Poland"), ("recipient", "Latvia"), ("source", "Poland")]
    assert ledger._rows("SELECT status, count(*) FROM record_in_report WHERE kind = 'event' GROUP BY 1") == [
        ("occurred", 1),
        ("planned", 1),
    ]


def test_the_pages_of_a_printed_report_are_kept(tmp_path: Path) -> None:
    report = Report(text="One.\n\nTwo.\n\n", format="pdf", pages=(0, 6))
    with LedgerFile.open(tmp_path / "a.db") as ledger:
        ledger.put(report, (), version="1")
        assert ledger.report(report.id).pages == (0, 6)
