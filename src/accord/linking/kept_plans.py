"""6. Records ↔ records: plans as the ledger keeps them; those that new or changed events bear on are found anew.

Kept is the verdict that reports give. What hangs on the day asked for, that an open plan is overdue, is told when it is
read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from accord.ledger.link_tables import LinkTables
from accord.ledger.merged import Event, Plan, Verdict
from accord.ledger.plan_tables import KeptSpan, PlanRow
from accord.linking.kept import Kept, as_json
from accord.linking.kept_events import EventChange, read_events
from accord.linking.outcome_days import Sentences
from accord.linking.outcomes import StatedSpan, due_day, events_by_sentence, find_plan, is_doubled, spans_of
from accord.linking.plan_choice import is_stated
from accord.linking.plan_keepers import planners_of
from accord.linking.profiles import day_bounds
from accord.records import FigureRecord, Plain
from accord.values import When


@dataclass(frozen=True, slots=True, kw_only=True)
class _Body(Plain):
    """What is kept of a plan beside its event, whose records it names by id."""

    stated: tuple[str, ...]
    verdict: Verdict
    due: When | None
    late: bool
    outcome: tuple[str, ...]
    outcome_event: str | None
    outcome_date: str | None
    reason: str


_body = msgspec.json.Decoder(_Body)


def keep_plans(kept: Kept, change: EventChange) -> None:
    """Finds anew the plans of new events, and of those told in one sentence with an event that came or went.

    What stands beside a plan or its outcome may settle it or give it its day.
    """
    links = kept.links
    sentences = change.gone_sentences | links.events.sentences(change.new.keys())
    told = links.events.told_in({report for report, _ in sentences})
    beside = {key for sentence in told.keys() & sentences for key in told[sentence]}
    touched = (beside | links.plans.stated_in(sentences)) - change.gone
    reports = links.plans.reports_of(touched | change.gone)
    links.plans.remove(touched | change.gone)
    read = read_events(links, links.events.read(touched - change.new.keys()))
    events = {key: event for key, event in {**read, **change.new}.items() if any(map(is_stated, event.records))}
    found = _find(kept, events)
    for key, plan in found.items():
        spans = ((r.report, r.evidence.start, r.start, r.end) for r in plan.stated)
        links.plans.put(_row(key, plan), planners_of(plan), spans)
    _mark_doubles(links, reports | links.plans.reports_of(found.keys()))


def _find(kept: Kept, events: Mapping[int, Event]) -> dict[int, Plan]:
    """The plans that events were, by key."""
    names = {record.report for event in events.values() for record in event.records}
    reports = kept.reports(names)
    wanted = {name for event in events.values() for record in event.records for name in record.figures}
    figures = {
        name: record for name, record in kept.links.events.records(wanted).items() if isinstance(record, FigureRecord)
    }
    sentences = _sentences(kept.links, events)
    found = {key: find_plan(event, reports, figures, sentences) for key, event in events.items()}
    return {key: plan for key, plan in found.items() if plan}


def _sentences(links: LinkTables, events: Mapping[int, Event]) -> Sentences:
    """What is told in the sentences that may state these plans, or tell what became of them."""
    wanted = {(record.report, record.evidence.start) for event in events.values() for record in event.records}
    names = links.names_of(links.keys_of({report for report, _ in wanted}))
    told = links.events.told_in(names.keys())
    beside = {key for (report, start), keys in told.items() if (names[report], start) in wanted for key in keys}
    others = read_events(links, links.events.read(beside - events.keys()))
    return events_by_sentence([*events.values(), *others.values()])


def _row(key: int, plan: Plan) -> PlanRow:
    body = _Body(
        stated=tuple(record.id for record in plan.stated),
        verdict=plan.verdict,
        due=plan.due,
        late=plan.late,
        outcome=tuple(record.id for record in plan.outcome),
        outcome_event=plan.outcome_event,
        outcome_date=plan.outcome_date,
        reason=plan.reason,
    )
    due_by = day_bounds(plan.due)[1]
    weight = spans_of(plan)[0].weight
    return PlanRow(
        event=key,
        id=plan.id,
        body=as_json(body),
        verdict=plan.verdict,
        due=due_day(plan.due).isoformat(),
        due_by=due_by.isoformat() if due_by else None,
        settled=weight[0],
        dated=weight[1],
        weight=weight[2],
    )


def _mark_doubles(links: LinkTables, reports: Collection[int]) -> None:
    """Notes which of the plans stated in these reports are stated in the very words of others alone."""
    plans = {span.plan for span in links.plans.spans_in(reports)}
    spans = links.plans.spans_of(plans)
    own: dict[int, list[StatedSpan]] = {}
    for span in spans:
        own.setdefault(span.plan, []).append(_stated(span))
    by_report: dict[str, list[StatedSpan]] = {}
    for span in links.plans.spans_in({span.report for span in spans}):
        by_report.setdefault(str(span.report), []).append(_stated(span))
    links.plans.set_doubled((is_doubled(listed, by_report), key) for key, listed in own.items())


def _stated(span: KeptSpan) -> StatedSpan:
    weight = (bool(span.settled), bool(span.dated), span.weight, span.id)
    return StatedSpan(str(span.report), span.start, span.end, weight)


def read_plans(rows: Sequence[PlanRow], events: Mapping[int, Event]) -> Iterable[Plan]:
    """The plans of rows, with their events by key, as reports alone tell them."""
    for row in rows:
        event, body = events[row.event], _body.decode(row.body)
        records = {record.id: record for record in event.records}
        yield Plan(
            id=row.id,
            event=event,
            stated=tuple(records[name] for name in body.stated),
            verdict=body.verdict,
            due=body.due,
            late=body.late,
            outcome=tuple(records[name] for name in body.outcome),
            outcome_event=body.outcome_event,
            outcome_date=body.outcome_date,
            reason=body.reason,
        )
