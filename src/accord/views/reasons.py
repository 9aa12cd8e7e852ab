"""8. Ledger → what people see: why a record, an event, a plan or a conflict is as it is."""

from __future__ import annotations

from collections.abc import Iterator

from accord.ledger.merged import Conflict, Event, Known, Linked, Plan, Support
from accord.linking.copies import in_time
from accord.linking.parts import find_refused
from accord.records import EventRecord, Record
from accord.views.wording import (
    copies_in_words,
    day_in_words,
    one_line,
    source_in_words,
    status_in_words,
    when_in_words,
)


def explain_why(name: str, known: Known, linked: Linked) -> tuple[str, ...]:
    """The lines that say why the thing with that id (or its beginning) is as it is; none where there is none."""
    for event in linked.events:
        if event.id.startswith(name):
            return _event(event, known, linked)
    for plan in linked.plans:
        if plan.id.startswith(name):
            return (*_plan(plan), *_event(plan.event, known, linked))
    for conflict in linked.conflicts:
        if conflict.id.startswith(name):
            return _conflict(conflict)
    for record in known.records:
        if record.id.startswith(name):
            return _record(record, known)
    return ()


def _event(event: Event, known: Known, linked: Linked) -> tuple[str, ...]:
    own = {record.id for record in event.records}
    lines = [
        f"Event {event.id}: {event.title}",
        f"status: {status_in_words(event)}; date: {when_in_words(event.date)}",
        f"weight {event.weight:g} ({', '.join(event.weight_reasons)}): {'main' if event.main else 'not a main event'}",
        *_support(event.support, known, linked),
        *_parts(event, known, linked),
    ]
    for link in linked.links:
        if link.first in own and link.second in own:
            lines.append(f"same: {link.first} and {link.second}, score {link.score:g} ({', '.join(link.reasons)})")
    for record in event.records:
        lines += _record(record, known)
    return tuple(lines)


def _parts(event: Event, known: Known, linked: Linked) -> Iterator[str]:
    """Of which event it is part and which are part of it, and what a report tells so that is not taken for true."""
    by_id = {each.id: each for each in linked.events}
    if event.whole and event.part_link:
        whole, link = by_id[event.whole], event.part_link
        because = ", ".join((*link.reasons, link.decided_by))
        yield f"part of {whole.id}, “{whole.title}”, score {link.score:g} ({because})"
    for name in event.parts:
        yield f"has as a part {name}, “{by_id[name].title}”"
    for whole, link, reason in find_refused(event, linked):
        yield f"not part of {whole.id}, “{whole.title}”: {reason} ({', '.join(link.reasons)})"


def _support(support: Support, known: Known, linked: Linked) -> list[str]:
    """What an event rests on, in words."""
    days = f", first on {support.first}" if support.first else ""
    days += f", last on {support.latest}" if support.latest and support.latest != support.first else ""
    count = f"{support.reports} report{'s' if support.reports > 1 else ''}"
    lines = [f"told by {count}, {support.independent} of them independent{days}"]
    for group in support.shared:
        lines.append(f"  one text or source: {', '.join(group)}")
        made = (set(group).intersection(copies) for copies in linked.copies)
        lines += [
            f"    {copies_in_words(in_time(same, known.reports), known.reports)}" for same in made if len(same) > 1
        ]
    if support.unnamed_only:
        lines.append("  rests on people who are not named alone")
    return lines


def _record(record: Record, known: Known) -> tuple[str, ...]:
    report = known.reports.get(record.report)
    lines = [f"{record.kind} {record.id}: “{one_line(record.text, 120)}”"]
    if isinstance(record, EventRecord):
        lines.append(
            f"  {record.type or record.label or 'no type'}, {record.status}, {record.polarity}, {record.standing}; "
            f"on the word of {record.on_whose_word}; decided by {record.decided_by}"
        )
        if record.reasons:
            lines.append(f"  because of: {', '.join(f'“{reason}”' for reason in record.reasons)}")
        if record.date:
            lines.append(f"  dated {day_in_words(record.date.value)} ({record.date_basis})")
    lines.append(f"  read in {record.report}, characters {record.start} to {record.end}: “{record.evidence.quote}”")
    if report:
        lines.append(f"  from {source_in_words(report)}")
    return tuple(lines)


def _plan(plan: Plan) -> tuple[str, ...]:
    outcome = f", outcome told in {', '.join(sorted({r.report for r in plan.outcome}))}" if plan.outcome else ""
    return (f"Plan {plan.id}: due {when_in_words(plan.due)}, {plan.verdict}{outcome}. {plan.reason}".strip(),)


def _conflict(conflict: Conflict) -> tuple[str, ...]:
    lines = [f"Conflict {conflict.id} ({conflict.kind}): {conflict.subject}: {conflict.verdict}. {conflict.reason}"]
    for account in conflict.accounts:
        words = one_line(account.evidence[0].quote, 300) if account.evidence else ""
        lines.append(f"  {account.value}, in {', '.join(account.reports)}: “{words}”")
    return tuple(lines)
