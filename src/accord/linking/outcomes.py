"""6. Records ↔ records: each plan and what came of it, by the day asked for. Silence is never an outcome."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from accord.ledger.merged import Event, Known, Plan, Verdict
from accord.linking.profiles import SETTLED, Profile
from accord.records import EventRecord, Report, digest
from accord.values import AHEAD, DONE, Polarity, Precision, Standing, Status, When

_OUTCOME = {
    Status.OCCURRED: Verdict.HELD,
    Status.ONGOING: Verdict.HELD,
    Status.DID_NOT_HAPPEN: Verdict.DID_NOT_HAPPEN,
    Status.CANCELLED: Verdict.CANCELLED,
    Status.POSTPONED: Verdict.POSTPONED,
    Status.DENIED: Verdict.REFUSED,
}
_SLACK = timedelta(days=1)


def link_outcomes(events: Sequence[Event], profiles: Mapping[str, Profile], known: Known) -> list[Plan]:
    """A plan for each event that a report announced, asked for or saw coming, with its verdict as of the day."""
    days = sorted(report.day for report in known.reports.values() if report.day)
    today = (known.as_of or (days[-1] if days else ""))[:10]
    by_sentence = _by_sentence(events)
    plans = []
    for event in events:
        stated = [record for record in event.records if _is_plan(record)]
        if stated:
            plans.append(_judge(event, stated, profiles, known.reports, today, by_sentence))
    return sorted(plans, key=lambda plan: (_day(plan.due) or date.max, plan.id))


def _is_plan(record: EventRecord) -> bool:
    if record.polarity == Polarity.NEGATIVE or record.standing in (Standing.STATE, Standing.PURPOSE):
        return record.status in (Status.POSTPONED, Status.CANCELLED)
    return record.status in AHEAD or record.status in (Status.POSTPONED, Status.CANCELLED)


def _judge(
    event: Event,
    stated: list[EventRecord],
    profiles: Mapping[str, Profile],
    reports: Mapping[str, Report],
    today: str,
    by_sentence: Mapping[tuple[str, int], list[Event]],
) -> Plan:
    due = _due(stated)
    announced = min((reports[record.report].day or "9999" for record in stated if record.report in reports), default="")
    settled = [
        profiles[record.id]
        for record in event.records
        if record.status in SETTLED and (reports[record.report].day or "9999") >= announced
    ]
    verdict, late, reason = Verdict.OPEN, False, ""
    outcome: list[Profile] = []
    if settled:
        verdict, late, outcome, reason = _settle(settled, stated, due)
    else:
        verdict, reason = _unsettled(event, stated, due, reports, today, by_sentence)
    day = next((_iso(p.first_day) for p in outcome if p.first_day and p.has_day), None)
    return Plan(
        id=f"p{digest('plan', event.id)}",
        event=event,
        stated=tuple(stated),
        verdict=verdict,
        due=due,
        late=late,
        outcome=tuple(profile.record for profile in outcome),
        outcome_event=event.id if outcome else None,
        outcome_date=day,
        reason=reason,
    )


def _due(stated: Sequence[EventRecord]) -> When | None:
    """The day the first dated plan names: what was promised first is what lateness is counted from."""
    dated = [record.date for record in stated if record.date and record.date.precision != Precision.VAGUE]
    return dated[0] if dated else None


def _settle(
    settled: list[Profile], stated: list[EventRecord], due: When | None
) -> tuple[Verdict, bool, list[Profile], str]:
    done = [profile for profile in settled if profile.record.status in DONE]
    told = done or settled
    last = max(told, key=lambda profile: (profile.report_day or "", profile.record.id))
    if not done:
        return _OUTCOME[last.record.status], False, [last], f"reported as {last.record.status.value.replace('_', ' ')}"
    latest = _day(due, latest=True)
    days = [profile.first_day for profile in done if profile.has_day and profile.first_day]
    if latest and days and min(days) > latest + _SLACK:
        return Verdict.HELD, True, done, f"due by {latest.isoformat()}, done {min(days).isoformat()}"
    earliest = _day(due)
    if earliest and days and max(days) < earliest - _SLACK:
        return Verdict.HELD, False, done, f"done before its day ({max(days).isoformat()})"
    moved = any(record.status == Status.POSTPONED for record in stated)
    return Verdict.HELD, moved, done, "put off before it was held" if moved else ""


def _unsettled(
    event: Event,
    stated: Sequence[EventRecord],
    due: When | None,
    reports: Mapping[str, Report],
    today: str,
    by_sentence: Mapping[tuple[str, int], list[Event]],
) -> tuple[Verdict, str]:
    for status, verdict in ((Status.CANCELLED, Verdict.CANCELLED), (Status.POSTPONED, Verdict.POSTPONED)):
        if event.history[-1].status == status:
            return verdict, f"reported as {status.value}"
    occasion = _occasion_told(event, stated, reports, by_sentence)
    if occasion:
        return Verdict.NOT_SHOWN, f"a later report tells “{occasion}” without it"
    latest = _day(due, latest=True)
    if latest and today and latest.isoformat() < today:
        return Verdict.OVERDUE, f"due by {latest.isoformat()}, no report tells an outcome"
    return Verdict.OPEN, ""


def _by_sentence(events: Sequence[Event]) -> dict[tuple[str, int], list[Event]]:
    """The events told in each sentence (report, start of the sentence)."""
    found: dict[tuple[str, int], list[Event]] = {}
    for event in events:
        for record in event.records:
            found.setdefault((record.report, record.evidence.start), []).append(event)
    return found


def _occasion_told(
    event: Event,
    stated: Sequence[EventRecord],
    reports: Mapping[str, Report],
    by_sentence: Mapping[tuple[str, int], list[Event]],
) -> str | None:
    """The occasion a plan was set for, when a later report tells it as held and does not show the plan.

    The occasion is another event in the plan's own sentence ("to announce X after the meeting").
    """
    for record in stated:
        for other in by_sentence.get((record.report, record.evidence.start), []):
            if other.id == event.id or not other.main:
                continue
            planned_day = reports[record.report].day or ""
            held = [e for e in other.history if e.status == Status.OCCURRED and e.report != record.report]
            if any((entry.day or "") > planned_day for entry in held):
                return other.title
    return None


def _day(when: When | None, *, latest: bool = False) -> date | None:
    value = (when.latest if latest else when.earliest) if when else None
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
