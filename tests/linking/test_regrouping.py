"""A connected set is grouped anew only where something changed: what stays as it is is neither read nor written."""

from __future__ import annotations

import pytest
from benchmarks.generated import make_reports
from tests.linking.test_asking import ledger_of
from tests.linking.written import NORWAY, Written, day

from accord.api import Ledger
from accord.ledger.storage import LedgerFile
from accord.linking import link
from accord.linking.clustering import mark
from accord.linking.judging import NOT_JUDGED
from accord.linking.kept import Kept
from accord.linking.regrouping import KeptGrouping, keep_events
from accord.linking.upkeep import update
from accord.values import EventType, Status


def drill(number: int) -> Written:
    words = "held the Grey Seal drill"
    written = Written("2025-03-06", publisher=f"Wire {number}").sentence(f"Norway {words} off Bergen {number}.")
    return written.event(
        words, EventType.MOBILIZE, Status.OCCURRED, actors=(NORWAY,), date=day("2025-03-05"), label="exercise"
    )


def made_of(file: LedgerFile) -> set[int]:
    return {row[0] for row in file._rows("SELECT made_of FROM event")}


def test_events_that_stay_as_they_are_are_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger.open() as ledger:
        for report, records in make_reports(200, a_day=40):
            ledger.file.put(report, records, version="1")
        update(ledger.file)
        before = made_of(ledger.file)
        made: list[int] = []
        plain = KeptGrouping.event
        monkeypatch.setattr(KeptGrouping, "event", lambda self, group: made.append(1) or plain(self, group))
        with ledger.file.writing():
            keep_events(Kept(ledger.file), {component for component, _ in ledger.file.links.homes()}, (), NOT_JUDGED)
        assert (made, made_of(ledger.file)) == ([], before)
        for report, records in make_reports(10, a_day=40, first=200):
            ledger.file.put(report, records, version="1")
        update(ledger.file)
        assert 0 < len(made) == len(made_of(ledger.file) - before)
        ledger._linked.clear()
        assert ledger.linked() == link(ledger.known())


def test_what_two_groups_came_to_is_looked_up() -> None:
    ledger = ledger_of(*(drill(number) for number in range(6)))
    tried = "SELECT first, second, groups, carried FROM pair WHERE groups IS NOT NULL ORDER BY first, second"
    kept = ledger.file._rows(tried)
    assert kept
    ledger.file._execute("UPDATE pair SET carried = 1 - carried WHERE groups IS NOT NULL")
    (component,) = {row[0] for row in ledger.file._rows("SELECT component FROM telling")}
    ledger.file.links.mark_pending([ledger.reports()[-1].id])
    update(ledger.file)
    ledger._linked.clear()
    assert component
    assert ledger.linked() != link(ledger.known()), "what was noted of pairs that nothing touched is believed"


def test_a_mark_is_the_same_in_every_process() -> None:
    assert mark((1, 2)) == mark((1, 2)) != mark((2, 1))
    assert mark("telling 7") == 32_504_288_316_025_990


@pytest.mark.parametrize(
    ("question", "index"),
    [
        ("SELECT key FROM report WHERE linked IS NOT reading LIMIT 9", "report_unlinked"),
        ("SELECT key, place, report, component FROM telling WHERE component IN (1, 2)", "telling_component"),
        ("SELECT first FROM pair WHERE first IN (1, 2)", "PRIMARY KEY"),
        ("SELECT made_of, key, component FROM event WHERE component IN (1, 2)", "event_component"),
        (
            "SELECT day FROM telling_block WHERE block = 'a' AND day >= 1 AND day < 9 AND place < 'b' "
            "ORDER BY day DESC LIMIT 1 OFFSET 31",
            "PRIMARY KEY (block=? AND day>? AND day<?)",
        ),
        (
            "SELECT 1 FROM telling_block WHERE block = 'a' AND (day, place) > (1, 'a') AND (day, place) < (9, 'b')",
            "PRIMARY KEY (block=? AND (day,place)>(?,?) AND (day,place)<(?,?))",
        ),
    ],
)
def test_what_adding_asks_is_answered_from_an_index(question: str, index: str) -> None:
    with LedgerFile.open(":memory:") as file:
        plan = [row[3] for row in file._rows(f"EXPLAIN QUERY PLAN {question}")]
    assert any(index in line for line in plan), plan
    assert not any("SCAN" in line and "USING" not in line for line in plan), plan
    assert not any("TEMP B-TREE" in line for line in plan), plan
