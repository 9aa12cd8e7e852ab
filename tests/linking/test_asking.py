"""What a person judges goes before all scores, outlives new readings and new links, and can be undone."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from tests.linking.test_conflicts import figure
from tests.linking.test_same_event import STORY, firing
from tests.linking.written import BERG, CHILE, LAINE, Written, day, held_talks, planned_talks

from accord.api import Ledger
from accord.errors import InputError, RecordNotFound
from accord.ledger.judgements import Judgement, read_lines
from accord.ledger.merged import ConflictVerdict
from accord.linking import link
from accord.linking.judged_conflicts import apply_judgements
from accord.linking.upkeep import update
from accord.records import EventRecord, FigureRecord
from accord.values import Actor, Status

AT = "2025-11-03T14:00Z"


def ledger_of(*written: Written, path: Path | str = ":memory:") -> Ledger:
    ledger = Ledger.open(path)
    for one in written:
        report, records = one.done()
        ledger.file.put(report, records, version="1")  # type: ignore[arg-type]
    update(ledger.file)
    return ledger


def events_of(ledger: Ledger) -> set[frozenset[str]]:
    return {frozenset(record.id for record in event.records) for event in ledger.events()}


def first_ids(ledger: Ledger) -> list[str]:
    return [event.id for event in ledger.events()]


def firings() -> list[Written]:
    return [firing("2025-03-02", "fired rockets", "2025-03-01"), firing("2025-03-05", "fired shells", "2025-03-04")]


def test_two_events_judged_the_same_are_one() -> None:
    ledger = ledger_of(*firings())
    first, second = first_ids(ledger)
    ledger.judge(first, second, "same", by="Ida", reason="one salvo", at=AT)
    (event,) = ledger.events()
    assert len(event.reports) == 2
    assert any("judged the same by Ida on 2025-11-03: one salvo" in line for line in ledger.why(event.id))


def test_an_event_that_joined_another_is_found_by_its_former_id() -> None:
    ledger = ledger_of(*firings())
    first, second = first_ids(ledger)
    ledger.judge(first, second, "same", by="Ida", at=AT)
    (event,) = ledger.events()
    (former,) = {first, second} - {event.id}
    assert ledger.why(former) == ledger.why(event.id)
    with pytest.raises(RecordNotFound, match=f"Event '{former}' is part of {event.id} now"):
        ledger.judge(former, event.id, "different", by="Ida")


def test_what_is_undone_already_keeps_its_moment() -> None:
    ledger = ledger_of(*firings())
    judged = ledger.judge(*first_ids(ledger), "same", by="Ida", at=AT)
    assert ledger.undo_judgement(judged.id, at=AT) == ledger.undo_judgement(judged.id, at="2025-11-09T10:00Z")


def test_a_judgement_that_is_undone_leaves_the_links_as_they_were() -> None:
    ledger = ledger_of(*firings())
    before = ledger.linked()
    made = ledger.judge(*first_ids(ledger), "same", by="Ida", at=AT)
    assert ledger.linked() != before
    ledger.undo_judgement(made.id[:6], at="2025-11-04T09:00Z")
    assert ledger.linked() == before
    assert ledger.judgements() == ()
    assert [each.undone for each in ledger.judgements(undone=True)] == ["2025-11-04T09:00Z"]


def test_two_records_judged_different_part_an_event() -> None:
    ledger = ledger_of(planned_talks(), held_talks())
    (event,) = (event for event in ledger.events() if len(event.reports) == 2)
    plan, outcome = (next(r for r in event.records if r.report == report) for report in event.reports)
    ledger.judge(plan.id, outcome.id, "different", by="Ida", at=AT)
    assert all(len(event.reports) == 1 for event in ledger.events())


def test_mentions_of_one_report_can_be_parted_too() -> None:
    ledger = ledger_of(planned_talks())
    (event,) = ledger.events()
    one, other = event.records
    ledger.judge(one.id, other.id, "different", by="Ida", at=AT)
    assert events_of(ledger) == {frozenset({one.id}), frozenset({other.id})}


def test_unsure_changes_nothing_and_is_not_asked_again() -> None:
    ledger = ledger_of(planned_talks(), held_talks())
    before, (doubt, *_) = ledger.linked(), ledger.doubts()
    ledger.judge(doubt.first.id, doubt.second.id, "unsure", by="Ida", at=AT)
    assert ledger.linked() == before
    asked = [{each.first.id, each.second.id} for each in ledger.doubts()]
    assert {doubt.first.id, doubt.second.id} not in asked


def test_the_last_judgement_on_a_pair_counts() -> None:
    ledger = ledger_of(*firings())
    first, second = first_ids(ledger)
    records = [event.records[0].id for event in ledger.events()]
    ledger.judge(first, second, "same", by="Ida", at=AT)
    ledger.judge(*records, "different", by="Otto", at="2025-11-05T14:00Z")
    assert len(ledger.events()) == 2


def test_a_judgement_outlives_a_reading_anew() -> None:
    reports = firings()
    ledger = ledger_of(*reports)
    ledger.judge(*first_ids(ledger), "same", by="Ida", at=AT)
    report, (record,) = reports[1].done()
    assert isinstance(record, EventRecord)
    wider = replace(record, start=record.start - 7, text=f"Norway {record.text}", id="")
    ledger.file.put(report, [wider], version="2")
    update(ledger.file)
    ledger._linked.clear()
    (event,) = ledger.events()
    assert wider.id in {each.id for each in event.records}


def test_actors_judged_the_same_are_found_by_either_name() -> None:
    def met(published: str, actor: object) -> Written:
        written = Written(published, publisher=published).sentence("Ida Berg met Otto Laine in Turku.")
        written.person("Ida Berg", "Ida Berg", actor)  # type: ignore[arg-type]
        return written.event("met", None, Status.OCCURRED, actors=(actor,), recipients=(LAINE,), label="meeting")

    other = replace(BERG, id="~ida-bergh", name="Ida Bergh")
    ledger = ledger_of(met("2025-03-05", BERG), met("2025-04-29", other))
    assert len(ledger.events(actor="ida-berg")) == 1
    ledger.judge("ida-berg", "~ida-bergh", "same", by="Ida", at=AT)
    assert len(ledger.events(actor="ida-berg")) == len(ledger.events(actor="~ida-bergh"))
    assert {r.report for e in ledger.events(actor="ida-berg") for r in e.records} == {r.id for r in ledger.reports()}


def figures() -> list[Written]:
    return [figure("2025-03-05", "300", 300), figure("2025-03-05", "450", 450)]


def test_a_conflict_is_judged_by_its_id() -> None:
    ledger = ledger_of(*figures())
    before = ledger.conflicts()
    (conflict,) = before
    unsure = ledger.judge_one(conflict.id[:6], "unsure", by="Ida", reason="islands not named", at=AT)
    (told,) = ledger.conflicts()
    assert (told.verdict, told.reason) == (
        ConflictVerdict.UNSURE,
        "judged unsure by Ida on 2025-11-03: islands not named",
    )
    same = ledger.judge_one(conflict.id, "same", by="Otto", at="2025-11-04T14:00Z")
    assert ledger.conflicts() == ()
    for made in (same, unsure):
        ledger.undo_judgement(made.id)
    assert ledger.conflicts() == before


def test_a_judgement_on_a_conflict_travels_and_outlives_a_reading_anew() -> None:
    one, other = ledger_of(*figures()), ledger_of(*figures()[::-1])
    one.judge_one(one.conflicts()[0].id, "unsure", by="Ida", at=AT)
    assert other.take_in_judgements([Judgement.from_dict(each.to_dict()) for each in one.judgements()]) == 1
    assert [each.verdict for each in other.conflicts()] == [ConflictVerdict.UNSURE]
    report, (record,) = figures()[0].done()
    assert isinstance(record, FigureRecord)
    anew = replace(record, measures="soldiers to guard the northern lighthouse", id="")
    other.file.put(report, [anew], version="2")
    update(other.file)
    other._linked.clear()
    assert [each.verdict for each in other.conflicts()] == [ConflictVerdict.UNSURE]
    (conflict,) = ledger_of(*figures()).conflicts()
    moved = replace(conflict, accounts=tuple(replace(a, records=("f0",)) for a in conflict.accounts))
    assert [each.verdict for each in apply_judgements([moved], one.judgements())] == [ConflictVerdict.UNSURE]
    otherwise = replace(conflict, accounts=tuple(replace(a, value=f"{a.value} men") for a in conflict.accounts))
    assert apply_judgements([otherwise], one.judgements()) == (otherwise,)


def test_a_plan_without_an_outcome_has_none_to_judge() -> None:
    ledger = ledger_of(planned_talks())
    (plan,) = ledger.plans()
    with pytest.raises(InputError, match="has no outcome to judge"):
        ledger.judge_one(plan.id, "same", by="Ida")
    with pytest.raises(RecordNotFound, match="No conflict or plan 'c0'"):
        ledger.judge_one("c0", "same", by="Ida")


def test_what_two_names_of_one_person_tell_is_one_event_once_they_are_judged_the_same() -> None:
    def met(actor: Actor) -> Written:
        written = Written("2025-03-06", publisher=actor.name).sentence(f"{actor.name} met Otto Laine in Turku.")
        written.person(actor.name, actor.name, actor)
        return written.event(
            "met", None, Status.OCCURRED, actors=(actor,), recipients=(LAINE,), label="meeting", date=day("2025-03-05")
        )

    ledger = ledger_of(met(BERG), met(replace(BERG, id="~i-b", name="I. B. Berg-Dahl")))
    apart = ledger.linked()
    judged = ledger.judge("ida-berg", "~i-b", "same", by="Ida", at=AT)
    (event,) = ledger.events()
    assert len(event.reports) == 2
    ledger.undo_judgement(judged.id)
    assert ledger.linked() == apart


def test_as_of_a_moment_only_what_was_published_by_then_is_known() -> None:
    planned, held = planned_talks(), held_talks()
    planned.published, held.published = "2025-03-06T08:00+02:00", "2025-03-06T11:30+02:00"
    ledger = ledger_of(planned, held)
    for moment, verdicts in (
        ("2025-03-06T05:59Z", []),
        ("2025-03-06T06:00Z", ["overdue"]),
        ("2025-03-06T09:29Z", ["overdue"]),
        ("2025-03-06T09:30Z", ["held"]),
        ("2025-03-06", ["held"]),
    ):
        assert [plan.verdict for plan in ledger.plans(as_of=moment)] == verdicts
        assert ledger.linked(as_of=moment) == link(ledger.known(as_of=moment))
    told = ledger.changes(since="2025-03-06T09:00Z", as_of="2025-03-06T10:00Z")
    assert ("plan outcome", "overdue", "held: told as done in 1 report") in {
        (each.kind.value, each.before, each.now) for each in told
    }
    assert ledger.changes(since="2025-03-06T06:10Z", as_of="2025-03-06T06:20Z") == ()


def test_judgements_travel_as_json_lines() -> None:
    one, other = ledger_of(*firings()), ledger_of(*firings()[::-1])
    one.judge(*first_ids(one), "same", by="Ida", reason="one salvo", at=AT)
    lines = b"\n".join(msgspec.json.encode(each) for each in one.judgements(undone=True)).decode()
    assert other.take_in_judgements(read_lines(lines)) == 1
    assert other.take_in_judgements(read_lines(lines)) == 0
    assert other.linked() == one.linked()
    with pytest.raises(InputError, match="Line 2 is no judgement"):
        read_lines(f"{lines}\n{{}}")


def test_a_judgement_is_kept_in_the_file(tmp_path: Path) -> None:
    with ledger_of(*firings(), path=tmp_path / "a.db") as ledger:
        ledger.judge(*first_ids(ledger), "same", by="Ida", at=AT)
    with Ledger.open(tmp_path / "a.db", write=False) as again:
        assert len(again.events()) == 1


@pytest.mark.parametrize("seed", range(4))
def test_judgements_and_reports_in_any_order_give_one_ledger(seed: int) -> None:
    whole = ledger_of(*STORY)
    first, second, third = (event.records[0].id for event in list(whole.events())[:3])
    given = [
        whole.judge(first, second, "same", by="Ida", at=AT),
        whole.judge(second, third, "different", by="Otto", at="2025-11-04T14:00Z"),
    ]
    dice = random.Random(seed)
    steps: list[Written | Judgement] = dice.sample([*STORY, *given], len(STORY) + 2)
    ledger = Ledger.open()
    for step in steps:
        if isinstance(step, Judgement):
            ledger.take_in_judgements([step])
        else:
            report, records = step.done()
            ledger.file.put(report, records, version="1")  # type: ignore[arg-type]
        update(ledger.file)
    assert ledger.linked() == whole.linked()


@pytest.mark.parametrize(
    ("names", "answer", "by", "error", "told"),
    [
        (("v0", "v1"), "same", "Ida", RecordNotFound, "No event, event record or actor"),
        ((0, 1), "alike", "Ida", InputError, "No answer 'alike'. Expected one of same, part, different, unsure."),
        ((0, 1), "same", " ", InputError, "A judgement without a name"),
        ((0, 0), "same", "Ida", InputError, "are one thing"),
    ],
)
def test_what_is_no_judgement_is_told(
    names: Iterable[object], answer: str, by: str, error: type[Exception], told: str
) -> None:
    ledger = ledger_of(*firings(), firing("2025-06-02", "fired rockets", "2025-06-01", CHILE))
    ids = first_ids(ledger)
    first, second = (ids[name] if isinstance(name, int) else str(name) for name in names)
    with pytest.raises(error, match=told):
        ledger.judge(first, second, answer, by=by)
