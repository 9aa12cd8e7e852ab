"""Events, plans and conflicts are counted, and each is found by its id, a beginning of it, or a former one."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.generated_whole import make_whole_reports
from tests.linking.test_asking import firings, first_ids, ledger_of

from accord.api import Ledger
from accord.errors import RecordNotFound
from accord.linking.upkeep import update


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    made = Ledger.open()
    for report, records in make_whole_reports(150, a_day=50):
        made.file.put(report, records, version="1")
    update(made.file)
    return made


@pytest.mark.parametrize("as_of", [None, "2015-01-02"])
@pytest.mark.parametrize(
    "asked", [{}, {"main": True}, {"actor": "FRA"}, {"type": "AID", "status": "occurred"}, {"since": "2015-01-02"}]
)
def test_as_many_events_are_counted_as_found(ledger: Ledger, asked: dict[str, str], as_of: str | None) -> None:
    found = ledger.events(**asked, as_of=as_of)  # type: ignore[arg-type]
    assert ledger.count_events(**asked, as_of=as_of) == len(found)  # type: ignore[arg-type]
    assert found


@pytest.mark.parametrize("asked", [{}, {"verdict": "open"}, {"actor": "NOBODY"}, {"until": "2015-01-06"}])
def test_as_many_plans_are_counted_as_found(ledger: Ledger, asked: dict[str, str]) -> None:
    found = ledger.plans(**asked)  # type: ignore[arg-type]
    assert ledger.count_plans(**asked) == len(found)  # type: ignore[arg-type]
    assert bool(found) == ("actor" not in asked)


def test_conflicts_are_found_by_verdict_kind_event_and_day(ledger: Ledger) -> None:
    every = ledger.conflicts()
    assert len(every) == ledger.count_conflicts() > 3
    verdict, kind = every[0].verdict, every[-1].kind
    assert ledger.conflicts(verdict=verdict) == tuple(each for each in every if each.verdict == verdict)
    assert ledger.conflicts(kind=kind) == tuple(each for each in every if each.kind == kind)
    event = next(each.event for each in every if each.event)
    assert {each.event for each in ledger.conflicts(event=event)} == {event}
    days = {report.id: report.day or "" for report in ledger.reports()}
    told = {each.id: max(days[r] for a in each.accounts for r in a.reports) for each in every}
    assert {each.id for each in ledger.conflicts(since="2015-01-03")} == {
        name for name, day in told.items() if day >= "2015-01-03"
    }
    newest = [told[each.id] for each in ledger.conflicts(newest_first=True)]
    assert newest == sorted(newest, reverse=True)
    assert ledger.conflicts(limit=2, offset=1) == every[1:3]


@pytest.mark.parametrize("as_of", [None, "2015-01-02"])
def test_each_is_found_by_its_id_and_by_a_beginning_of_it(ledger: Ledger, as_of: str | None) -> None:
    event, plan, conflict = (
        ledger.events(as_of=as_of)[3],
        ledger.plans(as_of=as_of)[2],
        ledger.conflicts(as_of=as_of)[1],
    )
    assert ledger.event(event.id, as_of=as_of) == ledger.event(event.id[:11], as_of=as_of) == event
    assert ledger.plan(plan.id, as_of=as_of) == ledger.plan(plan.id[:11], as_of=as_of) == plan
    assert ledger.conflict(conflict.id, as_of=as_of) == ledger.conflict(conflict.id[:11], as_of=as_of) == conflict


@pytest.mark.parametrize("what", ["event", "plan", "conflict"])
@pytest.mark.parametrize("name", ["v0", "", "nothing", "z\U0010ffff"])
def test_what_is_not_there_is_not_found(ledger: Ledger, what: str, name: str) -> None:
    with pytest.raises(RecordNotFound, match=what):
        getattr(ledger, what)(f"{name}x")


def test_a_beginning_of_several_ids_asks_for_more(ledger: Ledger) -> None:
    with pytest.raises(RecordNotFound, match="Give more of the id"):
        ledger.event("v")


def test_a_former_id_leads_to_the_event_it_is_part_of() -> None:
    ledger = ledger_of(*firings())
    first, second = first_ids(ledger)
    ledger.judge(first, second, "same", by="Ida", at="2025-11-03T14:00Z")
    (event,) = ledger.events()
    assert ledger.event(first) == ledger.event(second) == event


def test_what_another_process_adds_is_noticed(tmp_path: Path) -> None:
    reports = list(make_whole_reports(20))
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as writer, Ledger.open(path, write=False) as reader:
        for report, records in reports[:10]:
            writer.file.put(report, records, version="1")
        update(writer.file)
        before = (len(reader.reports()), len(reader.linked().events), reader.count_events())
        for report, records in reports[10:]:
            writer.file.put(report, records, version="1")
        update(writer.file)
        after = (len(reader.reports()), len(reader.linked().events), reader.count_events())
        assert before[0] < after[0] == 20
        assert before[1] == before[2] < after[1] == after[2]


def test_why_is_told_alike_from_the_file_and_from_memory(ledger: Ledger) -> None:
    kept, whole = Ledger(ledger.file), Ledger(ledger.file)
    linked = whole.linked()
    shared = max(linked.events, key=lambda event: len(event.reports))
    plan = linked.plans[0]
    record = whole.known().records[5]
    for name in (shared.id, shared.id[:9], plan.id, plan.event.id, record.id, shared.records[0].id):
        assert kept.why(name) == whole.why(name)
    assert None not in kept._linked, "nothing but what was asked for is read"


def test_judging_reads_what_is_judged_alone(ledger: Ledger) -> None:
    kept = Ledger(ledger.file)
    first, second = kept.events(limit=2)
    known, linked = kept._around(first.id, second.id)
    assert {first, second} <= set(linked.events)
    assert len(linked.events) < 10
    assert {*first.reports, *second.reports} <= set(known.reports)
    assert len(known.reports) < len(kept.reports()) / 2
