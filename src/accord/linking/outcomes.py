"""6. Records ↔ records: each plan and what came of it, by the day asked for. Silence is never an outcome."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from accord.ledger.merged import Event, Known, Plan, StatusEntry, Verdict
from accord.linking.histories import own_status
from accord.linking.in_part import why_in_part
from accord.linking.kin_sorts import are_of_kin_sorts
from accord.linking.mention_names import own_names
from accord.linking.mention_words import after, before, sorts_of
from accord.linking.outcome_days import (
    Sentences,
    find_day_announced,
    find_day_beside,
    find_day_given_up,
    find_day_of_news,
    find_due,
    find_other_town,
    find_planned_day,
    first_done,
    own_day,
    report_day,
)
from accord.linking.past_plans import comes_late, find_calling_off, is_past_plan
from accord.linking.plan_choice import is_only_owed, is_shown, is_stated, is_vaguely_done
from accord.linking.profiles import SETTLED, day_bounds
from accord.linking.told_as_done import Awaited, settles_nothing, tell_done
from accord.records import EventRecord, FigureRecord, Report, digest
from accord.values import AHEAD, DONE, DateBasis, Polarity, Status, When

_REPORTED = {
    Status.DID_NOT_HAPPEN: Verdict.DID_NOT_HAPPEN,
    Status.CANCELLED: Verdict.CANCELLED,
    Status.POSTPONED: Verdict.POSTPONED,
    Status.DENIED: Verdict.REFUSED,
}
_SLACK = timedelta(days=1)
_SHORT = timedelta(days=31)
_TOUCH = 5
"""Characters between a verb and the noun it governs ("to approve a rise"): one plan in two records."""
_WAS_NOT = re.compile(r"\b(?:was|were|did|had)(?: not|n['’]t)\b")
_AHEAD_WORDS = re.compile(
    r"\b(?:will (?:no longer|not|never)|won[’']t|is not going to|are not going to)\b", re.IGNORECASE
)
_OCCASION = re.compile(
    r"\b(?:after|at|during|following|before|on the sidelines of|when)\s+(?:[\w'’.-]+\s+){0,4}$", re.I
)


class StatedSpan(NamedTuple):
    """Where a plan is stated, and how much its plan says: settled or not, due or not, weight of its event, id."""

    report: str
    start: int
    end: int
    weight: tuple[bool, bool, float, str]


@dataclass(frozen=True, slots=True)
class _Told:
    """What the verdict on a plan rests on: the plan as stated, its day, and what the reports say of it later."""

    event: Event
    stated: tuple[EventRecord, ...]
    announced: str
    due: When | None
    settled: tuple[StatusEntry, ...]


@dataclass(frozen=True, slots=True)
class _Judged:
    verdict: Verdict
    reason: str = ""
    late: bool = False
    outcome: tuple[EventRecord, ...] = ()
    day: str | None = None


def link_outcomes(events: Sequence[Event], known: Known) -> list[Plan]:
    """A plan for each event that a report announced, asked for or saw coming, with its verdict as of the day."""
    days = sorted(report.day for report in known.reports.values() if report.day)
    today = (known.as_of or (days[-1] if days else ""))[:10]
    sentences = events_by_sentence(events)
    figures = {record.id: record for record in known.records if isinstance(record, FigureRecord)}
    found = (find_plan(event, known.reports, figures, sentences) for event in events)
    kept = _without_doubles([plan for plan in found if plan])
    return sorted((as_of_day(plan, today) for plan in kept), key=lambda plan: (due_day(plan.due), plan.id))


def find_plan(
    event: Event, reports: Mapping[str, Report], figures: Mapping[str, FigureRecord], sentences: Sentences
) -> Plan | None:
    """The plan that an event was, with the verdict that reports give; None for an event that nobody announced.

    It does not depend on the day asked for: what no report settles is open. `figures` are those that the event's
    records name, `sentences` the events of at least the sentences in which it is told.
    """
    done = {entry.report for entry in event.history if entry.status in DONE}
    stated = tuple(
        r for r in event.records if is_stated(r) and (r.report not in done or r.status not in AHEAD or comes_late(r))
    )
    if not stated or not is_shown(event, stated):
        return None
    told = _gather(event, stated, reports)
    if _goes_on(told):
        return None
    judged = _settle(told, reports, figures, sentences) or _unsettled(told, reports, sentences)
    if judged.verdict == Verdict.OPEN and (is_only_owed(event, stated) or _is_told_by_another(told, sentences)):
        return None
    if judged.verdict == Verdict.HELD and not told.due and is_vaguely_done(stated, judged.outcome, judged.day):
        return None
    return _plan(told, judged)


def _is_told_by_another(told: _Told, sentences: Sentences) -> bool:
    """Whether each statement of a plan has another one of a kin sort for its day in its sentence, which says more.

    "Will visit Riga on Monday for talks" states one plan: of its two mentions the one that is told again stands for it.
    """
    return all(
        any(
            _is_of_one_day(record, other)
            and are_of_kin_sorts(sorts_of(record), sorts_of(other))
            and _says_more(event, told.event)
            for other, event in sentences.get((record.report, record.evidence.start), ())
            if event.id != told.event.id and other.status in AHEAD and other.polarity == Polarity.POSITIVE
        )
        for record in told.stated
    )


def _is_of_one_day(first: EventRecord, second: EventRecord) -> bool:
    one, other = day_bounds(first.date), day_bounds(second.date)
    return one == other or second.date is None or first.date is None


def _says_more(event: Event, than: Event) -> bool:
    """Whether an event is told by more reports than another, or as long and with more weight."""
    return (len(event.reports), event.weight, event.id) > (len(than.reports), than.weight, than.id)


def _goes_on(told: _Told) -> bool:
    """Whether an earlier report tells it as done and none settles it later: what goes on is no plan."""
    if told.settled:
        return False
    return any(entry.status in DONE and (entry.day or "9999") < told.announced for entry in told.event.history)


def as_of_day(plan: Plan, today: str) -> Plan:
    """The plan as it stands on a day (ISO; the last one of the reports): an open one that was due before is overdue."""
    latest = day_bounds(plan.due)[1]
    if plan.verdict != Verdict.OPEN or latest is None or not today or latest.isoformat() >= today:
        return plan
    reason = f"due by {latest.isoformat()}, no report tells an outcome"
    return replace(plan, verdict=Verdict.OVERDUE, reason=reason)


def _without_doubles(plans: Sequence[Plan]) -> list[Plan]:
    """The plans without those stated in the very words of another: "to approve a rise", "a rise"."""
    spans: dict[str, list[StatedSpan]] = {}
    for plan in plans:
        for span in spans_of(plan):
            spans.setdefault(span.report, []).append(span)
    return [plan for plan in plans if not is_doubled(spans_of(plan), spans)]


def spans_of(plan: Plan) -> list[StatedSpan]:
    """Where a plan is stated."""
    weight = (plan.verdict != Verdict.OPEN, plan.due is not None, plan.event.weight, plan.id)
    return [StatedSpan(record.report, record.start, record.end, weight) for record in plan.stated]


def is_doubled(own: Iterable[StatedSpan], by_report: Mapping[str, Sequence[StatedSpan]]) -> bool:
    """Whether each statement of a plan stands in the words of one of another plan that says more."""
    return all(any(_is_in_words_of(span, other) for other in by_report[span.report]) for span in own)


def _is_in_words_of(span: StatedSpan, other: StatedSpan) -> bool:
    is_near = other.start < span.end + _TOUCH and span.start < other.end + _TOUCH
    return is_near and other.weight > span.weight and other.weight[-1] != span.weight[-1]


def _gather(event: Event, stated: tuple[EventRecord, ...], reports: Mapping[str, Report]) -> _Told:
    ordered = tuple(sorted(stated, key=lambda record: (_day_of(record, reports), record.report, record.start)))
    announced = _day_of(ordered[0], reports)
    plans = {r.report for r in ordered if r.status in AHEAD and not _is_given_up(r) and not comes_late(r)}
    given_up = {r.report: r for r in event.records if _is_given_up(r) and _day_of(r, reports) > announced}
    kept_away = {record.id for record in event.records if settles_nothing(record)}
    settled = tuple(
        entry
        for entry in (_as_given_up(each, given_up) for each in event.history)
        if entry.status in SETTLED
        and not (entry.status in (Status.DID_NOT_HAPPEN, Status.DENIED) and entry.record in kept_away)
        and (entry.day or "9999") >= announced
        and (entry.report not in plans or entry.status not in DONE or (entry.day or "") > announced)
    )
    due = find_due(event, ordered, reports)
    return _Told(event, ordered, announced, due, tell_done(settled, Awaited(event, ordered, due, reports)))


def _is_given_up(record: EventRecord) -> bool:
    """Whether a record looks ahead to what will not be ("will not attend the talks")."""
    is_ahead = record.status in (Status.PLANNED, Status.EXPECTED) and record.polarity == Polarity.NEGATIVE
    return is_ahead and bool(_AHEAD_WORDS.search(record.text))


def _as_given_up(entry: StatusEntry, given_up: Mapping[str, EventRecord]) -> StatusEntry:
    """An entry as it settles a plan: what its report plans not to do any more is called off."""
    record = given_up.get(entry.report)
    if record is None or entry.status not in AHEAD:
        return entry
    return replace(entry, status=Status.CANCELLED, record=record.id)


def _day_of(record: EventRecord, reports: Mapping[str, Report]) -> str:
    return (reports[record.report].day if record.report in reports else None) or "9999"


def _settle(
    told: _Told, reports: Mapping[str, Report], figures: Mapping[str, FigureRecord], sentences: Sentences
) -> _Judged | None:
    """The verdict that later reports give in words, None when none does."""
    if not told.settled:
        return None
    done = [entry for entry in told.settled if entry.status in DONE]
    if not done:
        return _not_done(told, reports, sentences)
    records = _done_records(told.event, done, reports)
    first = first_done(records) or find_day_beside(records, reports, sentences, told.announced)
    latest = day_bounds(told.due)[1]
    supposed = find_planned_day(told.stated, records, reports) or own_day(told.event)
    supposed = supposed or find_day_of_news(told.due, records, reports)
    day = first.isoformat() if first else supposed
    in_part = why_in_part(told.stated, records, figures)
    if in_part:
        return _Judged(Verdict.PARTLY, in_part, outcome=records, day=day)
    if latest and first and first > latest + _SLACK:
        if place := find_other_town(told.stated, records):
            reason = f"set for {latest.isoformat()}, held {day} in {place}"
            return _Judged(Verdict.CHANGED, reason, outcome=records, day=day)
        return _Judged(Verdict.HELD, f"due by {latest.isoformat()}, done {day}", True, records, day)
    moved = any(entry.status == Status.POSTPONED for entry in told.event.history)
    if latest and first and _kept_its_day(told, reports):
        return _Judged(Verdict.HELD, f"held on its day, {day}", outcome=records, day=day)
    if moved or any(record.status == Status.POSTPONED or comes_late(record) for record in told.stated):
        return _Judged(Verdict.HELD, "put off before it was held", True, records, day)
    earliest = day_bounds(told.due)[0]
    if earliest and first and first < earliest - _SLACK:
        return _Judged(Verdict.HELD, f"done before its day ({day})", outcome=records, day=day)
    return _Judged(
        Verdict.HELD, f"told as done in {len(done)} report{'s' if len(done) > 1 else ''}", False, records, day
    )


def _kept_its_day(told: _Told, reports: Mapping[str, Report]) -> bool:
    """Whether the day due was set before anybody put a part of it off: what is done by then is not late."""
    put_off = [r for r in told.event.records if r.status == Status.POSTPONED]
    first, last = day_bounds(told.due)
    if (
        not (put_off and first and last)
        or last - first > _SHORT
        or told.stated[0].status not in AHEAD
        or told.due != told.stated[0].date
    ):
        return False
    return all(_day_of(record, reports) > told.announced for record in put_off)


def _not_done(told: _Told, reports: Mapping[str, Report], sentences: Sentences) -> _Judged:
    last = told.settled[-1]
    if told.event.history[-1].status in AHEAD and last.status == Status.POSTPONED:
        return _moved(told, reports) or _Judged(Verdict.POSTPONED, "put off; a later report plans it again")
    first = _first_of_run(told.settled)
    records = tuple(record for record in told.event.records if record.id == first.record)
    words = last.status.value.replace("_", " ")
    verdict = _REPORTED[last.status]
    if verdict == Verdict.DID_NOT_HAPPEN and _is_before_its_day(told, records, first.day):
        verdict, words = Verdict.CANCELLED, "given up before its day"
    is_given_up = verdict in (Verdict.CANCELLED, Verdict.REFUSED)
    given_up = find_day_given_up(told.due, records, first.day) if is_given_up else None
    alike = [r for r in told.event.records if r.status == last.status and r.report == first.report]
    day = given_up and (find_day_announced(alike, reports, sentences) or given_up)
    return _Judged(verdict, f"reported as {words}", outcome=records, day=day)


def _first_of_run(settled: Sequence[StatusEntry]) -> StatusEntry:
    """The first of the last reports that all tell one status: what was called off was so from then on."""
    found = settled[-1]
    for entry in reversed(settled):
        if entry.status != found.status:
            break
        found = entry
    return found


def _is_before_its_day(told: _Told, records: Iterable[EventRecord], told_on: str | None) -> bool:
    """Whether what "will not take place" (not "was not held") is told so before its day, or without one as ahead."""
    latest = day_bounds(told.due)[1]
    if latest and told_on and latest.isoformat() == told_on:
        return not any(is_past_plan(record) or _WAS_NOT.search(record.text) for record in records)
    if latest and told_on:
        return latest.isoformat() >= told_on
    return any(_AHEAD_WORDS.search(f"{record.text} {after(record, 60)}") for record in records)


def _done_records(event: Event, done: Sequence[StatusEntry], reports: Mapping[str, Report]) -> tuple[EventRecord, ...]:
    told = {entry.report for entry in done}
    first = {entry.record for entry in done}
    kept = [
        record
        for record in event.records
        if record.report in told and own_status(record, report_day(reports.get(record.report))) in DONE
    ]
    return tuple(sorted(kept, key=lambda r: (_day_of(r, reports), r.id not in first, r.report, r.start)))


def _unsettled(told: _Told, reports: Mapping[str, Report], sentences: Sentences) -> _Judged:
    for record in told.stated:
        words = find_calling_off(record, reports.get(record.report)) if is_past_plan(record) else ""
        if words:
            day = find_day_given_up(told.due, [record], reports[record.report].day)
            return _Judged(Verdict.CANCELLED, f"told beside it: “{words}”", outcome=(record,), day=day)
    moved = _moved(told, reports)
    if moved:
        return moved
    occasion = _occasion_told(told, reports, sentences)
    if occasion:
        return _Judged(Verdict.NOT_SHOWN, f"a later report covers the occasion, “{occasion}”, without it")
    return _Judged(Verdict.OPEN, "" if told.due else "no day given")


def _moved(told: _Told, reports: Mapping[str, Report]) -> _Judged | None:
    """A plan that a later report puts on another day, before its own has gone by or by its name."""
    first, last = day_bounds(told.due)
    if not (first and last):
        return None
    for record in reversed(told.stated):
        new_first, new_last = day_bounds(record.date)
        if record.status not in AHEAD or record.date_basis == DateBasis.BOUNDED or not (new_first and new_last):
            continue
        if is_past_plan(record) or (_day_of(record, reports) > last.isoformat() and not own_names(record)):
            continue  # What is set without a name when the day has gone by may be the next one of its kind.
        if record.date and told.due and (new_first > last + _SLACK or new_last < first - _SLACK):
            reason = f"moved from {told.due.value} to {record.date.value}"
            return _Judged(Verdict.CHANGED, reason, outcome=(record,))
    return None


def events_by_sentence(events: Iterable[Event]) -> dict[tuple[str, int], list[tuple[EventRecord, Event]]]:
    """The records told in each sentence (report, start of the sentence), each with its event."""
    found: dict[tuple[str, int], list[tuple[EventRecord, Event]]] = {}
    for event in events:
        for record in event.records:
            found.setdefault((record.report, record.evidence.start), []).append((record, event))
    return found


def _occasion_told(told: _Told, reports: Mapping[str, Report], sentences: Sentences) -> str | None:
    """The occasion a plan was set for, when a later report tells it as held and does not show the plan.

    The occasion is another event that the plan's own sentence names behind "after", "at", "during" and the like.
    """
    for record in told.stated:
        planned_day = _day_of(record, reports)
        for mention, other in sentences.get((record.report, record.evidence.start), []):
            if other.id == told.event.id or mention.start < record.end:
                continue
            if not _OCCASION.search(before(mention, mention.start - record.end)):
                continue
            held = [entry for entry in other.history if entry.status in DONE and entry.report != record.report]
            if any((entry.day or "") > planned_day for entry in held):
                return other.title
    return None


def _plan(told: _Told, judged: _Judged) -> Plan:
    return Plan(
        id=f"p{digest('plan', told.event.id)}",
        event=told.event,
        stated=told.stated,
        verdict=judged.verdict,
        due=told.due,
        late=judged.late,
        outcome=judged.outcome,
        outcome_event=told.event.id if judged.outcome else None,
        outcome_date=judged.day,
        reason=judged.reason,
    )


def due_day(when: When | None) -> date:
    """The day by which plans are ordered; date.max for one without a day."""
    first, last = day_bounds(when)
    return first or last or date.max
