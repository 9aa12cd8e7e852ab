"""The first page of a brief: what is new, decided, overdue, disputed, warned of; at most eight lines, none twice."""

from __future__ import annotations

from dataclasses import replace

from accord.dossiers.model import Dossier, DossierState, Warning
from accord.ledger.merged import (
    Account,
    Conflict,
    ConflictVerdict,
    Event,
    Known,
    Linked,
    Plan,
    StatusEntry,
    Verdict,
)
from accord.records import EventRecord, Evidence, Report
from accord.values import EventType, Precision, Status, When
from accord.views.brief_parts import Line, Numbering, Section
from accord.views.first_page import FILLED, MOST, foremost_section

TODAY = "2025-03-10"
REPORTS = {
    day: Report(text=f"Report of {day}. " + " ".join(f"Line {n} of {day}." for n in range(40)), published=day)
    for day in ("2025-01-05", "2025-03-01", TODAY)
}


def evidence(day: str, number: int) -> Evidence:
    report, words = REPORTS[day], f"Line {number} of {day}."
    start = report.text.index(words)
    return Evidence(report=report.id, start=start, end=start + len(words), quote=words)


def record(day: str, number: int, status: Status = Status.OCCURRED) -> EventRecord:
    words = evidence(day, number)
    return EventRecord(
        start=words.start,
        end=words.end,
        text=words.quote,
        evidence=words,
        trigger="line",
        type=EventType.CONSULT,
        status=status,
    )


def event(day: str, number: int, weight: float = 3.0, status: Status = Status.OCCURRED, **other: object) -> Event:
    told = record(day, number, status)
    entry = StatusEntry(day=day, report=told.report, status=status, record=told.id)
    made = Event(
        records=(told,),
        id=f"v{day}{number}",
        title=told.text,
        type=told.type,
        label=None,
        status=status,
        history=(entry,),
        weight=weight,
        main=True,
    )
    return replace(made, **other) if other else made


def plan(day: str, number: int, verdict: Verdict, due: str, settled: str | None = None, weight: float = 3.0) -> Plan:
    when = When(value=due, earliest=due, latest=due, precision=Precision.DAY)
    about = event(day, number, weight, Status.PLANNED)
    outcome = (record(settled, number),) if settled else ()
    return Plan(id=f"p{number}", event=about, stated=about.records, verdict=verdict, due=when, outcome=outcome)


def section(linked: Linked, dossiers: tuple[DossierState, ...] = ()) -> Section:
    known = Known({report.id: report for report in REPORTS.values()}, ())
    return foremost_section(known, linked, dossiers, Numbering(), since=TODAY, today=TODAY)


def told(made: Section) -> list[tuple[str, str]]:
    return [(line.group, line.text) for line in made.lines]


def test_what_the_latest_day_tells_first_is_new_and_the_rest_earlier() -> None:
    made = section(Linked(events=(event("2025-03-01", 1), event(TODAY, 2, weight=1.0))))
    assert told(made) == [("New", "“Line 2 of 2025-03-10.”"), ("Earlier", "“Line 1 of 2025-03-01.”")]


def test_another_status_is_news_too_and_told_in_the_words_that_say_so() -> None:
    once, told_now = event("2025-03-01", 1), record(TODAY, 2, Status.CANCELLED)
    again = StatusEntry(day=TODAY, report=told_now.report, status=Status.CANCELLED, record=told_now.id)
    records, history = (*once.records, told_now), (*once.history, again)
    made = section(Linked(events=(replace(once, status=Status.CANCELLED, records=records, history=history),)))
    assert told(made) == [("New", "“Line 2 of 2025-03-10.”")]


def test_a_plan_settled_since_is_decided_and_stands_once() -> None:
    settled = plan("2025-03-01", 1, Verdict.HELD, TODAY, settled=TODAY)
    happened = replace(settled.event, status=Status.OCCURRED, records=settled.outcome)
    made = section(Linked(events=(happened,), plans=(settled,)))
    (line,) = made.lines
    assert (line.group, line.text, line.when) == ("Decided", "“Line 1 of 2025-03-10.”", "due 10 March 2025")
    assert line.status == "held"


def test_a_plan_long_overdue_matters_less_than_one_of_last_week() -> None:
    plans = [
        plan("2025-03-01", number, Verdict.OVERDUE, day) for number, day in enumerate(("2025-03-05", "2025-03-06"))
    ]
    old = plan("2025-01-05", 9, Verdict.OVERDUE, "2023-01-06")
    assert [line.when for line in section(Linked(plans=(old, *plans))).lines] == [
        "due 6 March 2025",
        "due 5 March 2025",
    ]


def test_what_is_due_within_two_months_is_next() -> None:
    soon, late = plan(TODAY, 1, Verdict.OPEN, "2025-04-01"), plan(TODAY, 2, Verdict.OPEN, "2026-04-01")
    assert told(section(Linked(plans=(soon, late)))) == [("Next", "“Line 1 of 2025-03-10.”")]


def conflict(verdict: ConflictVerdict) -> Conflict:
    accounts = tuple(
        Account(value=value, records=(), reports=(REPORTS[day].id,), evidence=(evidence(day, 5),))
        for value, day in (("300 dead", "2025-03-01"), ("500 dead", TODAY))
    )
    return Conflict(
        id="c1", kind="figure", subject="the flood", accounts=accounts, verdict=verdict, reason="both exact"
    )


def test_only_what_cannot_both_be_true_is_disputed() -> None:
    found = {verdict: told(section(Linked(conflicts=(conflict(verdict),)))) for verdict in ConflictVerdict}
    assert found.pop(ConflictVerdict.CONFLICT) == [("Disputed", "the flood: 300 dead / 500 dead")]
    assert found.pop(ConflictVerdict.UNSURE) == [("In doubt", "the flood: 300 dead / 500 dead")]
    assert set(map(len, found.values())) == {0}


def state(number: int) -> DossierState:
    warning = Warning(number=number, text=f"Warning {number}.", evidence=(evidence(TODAY, number),))
    about = replace(warning, text="Its date is inferred.", about=REPORTS[TODAY].id)
    dossier = Dossier(id=f"d{number}", kind="budget", title=f"Budget {number}")
    return DossierState(dossier=dossier, stage="planned", since=None, warnings=(about, warning))


def test_a_pressing_warning_is_told_and_one_about_a_report_is_not() -> None:
    lines = section(Linked(), (state(4), state(11))).lines
    assert [(line.group, line.text) for line in lines] == [("Warning", "Warning 11.")]
    assert lines[0].note == "Budget 11; publisher not named, 10 March 2025"


def test_it_never_has_more_than_eight_lines_nor_one_sort_alone() -> None:
    events = tuple(event(TODAY, number, weight=4.0) for number in range(20, 32))
    plans = tuple(plan("2025-03-01", number, Verdict.OVERDUE, "2025-03-08") for number in range(12))
    linked = Linked(events=events, plans=plans, conflicts=(conflict(ConflictVerdict.CONFLICT),))
    groups = [line.group for line in section(linked, (state(11), state(1))).lines]
    assert groups == ["New"] * 3 + ["Overdue"] * 2 + ["Disputed"] + ["Warning"] * 2
    assert len(groups) == MOST


def test_earlier_events_fill_it_by_weight() -> None:
    events = tuple(event("2025-03-01", number, weight=1 + number / 10) for number in range(9))
    ongoing = event("2025-03-01", 20, weight=9.0, status=Status.ONGOING)
    lines = section(Linked(events=(*events, ongoing, event(TODAY, 30)))).lines
    assert [line.group for line in lines] == ["New"] + ["Earlier"] * 4
    assert lines[1].text == "“Line 8 of 2025-03-01.”"
    assert len(lines) <= FILLED


def test_each_line_has_its_references_and_says_whose_it_is() -> None:
    (line,) = section(Linked(events=(event(TODAY, 2),))).lines
    assert isinstance(line, Line)
    assert (line.references, line.note) == ((1,), "publisher not named, 10 March 2025")


def test_without_anything_to_tell_it_says_so() -> None:
    made = section(Linked())
    assert (made.lines, made.empty) == ((), "These reports tell of no event.")
