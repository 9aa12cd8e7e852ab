"""9. Ledger → an assistant: events, statements, figures, plans, conflicts and changes as its tools show them."""

from __future__ import annotations

from accord.asking.answer import Answer
from accord.assistant.paging import MOST
from accord.assistant.shown import (
    FoundReport,
    ShownAccount,
    ShownAnswer,
    ShownChange,
    ShownConflict,
    ShownEvent,
    ShownFigure,
    ShownPlan,
    ShownRecord,
    ShownStatement,
    StatusTold,
)
from accord.assistant.untrusted import Citing, parties, party, quoted, quoted_or_none
from accord.ledger.merged import Conflict, Event, Plan
from accord.ledger.search import Hit
from accord.linking.differences import Change
from accord.records import EventRecord, Evidence, FigureRecord, StatementRecord


def show_hit(hit: Hit, cite: Citing) -> FoundReport:
    """A report found by its words."""
    evidence = Evidence(report=hit.report.id, start=hit.start, end=hit.end, quote=hit.quote)
    return FoundReport(found=cite.one(evidence), score=round(hit.score, 3))


def show_event(event: Event, cite: Citing) -> ShownEvent:
    """An event with the status each report gives it."""
    history = [StatusTold(day=each.day, report=each.report, status=each.status.value) for each in event.history]
    return ShownEvent(
        id=event.id,
        title=quoted(event.title),
        type=event.type.value if event.type else None,
        label=event.label,
        status=event.status.value,
        date=event.date.value if event.date else None,
        actors=parties(event.actors),
        recipients=parties(event.recipients),
        place=quoted_or_none(event.place.name if event.place else None),
        whole=event.whole,
        parts=list(event.parts[:MOST]),
        main=event.main,
        reports=event.support.reports,
        independent_reports=event.independent,
        history=history[-10:],
        evidence=cite.of_event(event),
    )


def show_statement(record: StatementRecord, cite: Citing) -> ShownStatement:
    """A statement with the sentence it stands in."""
    return ShownStatement(
        id=record.id,
        source=party(record.source),
        cue=quoted_or_none(record.cue_text),
        content=quoted(record.text),
        directness=record.directness.value,
        citation=cite.one(record.evidence),
    )


def show_figure(record: FigureRecord, cite: Citing) -> ShownFigure:
    """A figure with its hedge and the sentence it stands in."""
    return ShownFigure(
        id=record.id,
        printed=quoted(record.text),
        value=record.value,
        unit=quoted_or_none(record.unit),
        measures=quoted_or_none(record.measures),
        kind=record.figure_kind.value,
        approximation=record.approximation.value,
        status=record.status,
        period=record.period,
        according_to=party(record.attributed_to),
        citation=cite.one(record.evidence),
    )


def show_plan(plan: Plan, cite: Citing) -> ShownPlan:
    """A plan with the words that state it and those that settle it."""
    return ShownPlan(
        id=plan.id,
        event=plan.event.id,
        title=quoted(plan.event.title),
        actors=parties(plan.event.actors),
        recipients=parties(plan.event.recipients),
        due=plan.due.value if plan.due else None,
        verdict=plan.verdict.value,
        late=plan.late,
        outcome_date=plan.outcome_date,
        reason=quoted_or_none(plan.reason),
        stated=cite.some(record.evidence for record in plan.stated),
        outcome=cite.some(record.evidence for record in plan.outcome),
    )


def show_conflict(conflict: Conflict, cite: Citing) -> ShownConflict:
    """A conflict with each account of it."""
    accounts = [
        ShownAccount(value=quoted(each.value), reports=list(each.reports), evidence=cite.some(each.evidence))
        for each in conflict.accounts
    ]
    return ShownConflict(
        id=conflict.id,
        kind=conflict.kind,
        subject=quoted(conflict.subject),
        verdict=conflict.verdict.value,
        reason=quoted_or_none(conflict.reason),
        accounts=accounts,
    )


def show_change(change: Change, cite: Citing) -> ShownChange:
    """A change with the words that tell it."""
    return ShownChange(
        kind=change.kind.value,
        about=change.about,
        what=quoted(change.what),
        before=quoted_or_none(change.before),
        now=quoted(change.now),
        day=change.day,
        evidence=cite.some(change.evidence),
    )


def show_record(record: EventRecord | StatementRecord | FigureRecord, cite: Citing) -> ShownRecord:
    """A record of a report, of whichever kind."""
    if isinstance(record, EventRecord):
        code = f"{record.type or record.label or 'no type'}, {record.status}"
    elif isinstance(record, StatementRecord):
        code = record.directness.value
    else:
        code = record.figure_kind.value
    return ShownRecord(
        id=record.id, kind=record.kind, code=code, words=quoted(record.text), citation=cite.one(record.evidence)
    )


def show_answer(answer: Answer, cite: Citing) -> ShownAnswer:
    """The answer to a question in English."""
    return ShownAnswer(
        settled=answer.settled,
        kind=answer.kind.value,
        answer=quoted(answer.text),
        confidence=round(answer.confidence, 3),
        evidence=cite.some(answer.evidence),
        nearest=cite.some(answer.nearest),
        left_out=answer.left_out,
    )
