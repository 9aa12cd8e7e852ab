"""6. Records ↔ records: what a reader who last looked on a day must know: what is new, settled, overdue, disputed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from accord.ledger.merged import Conflict, ConflictVerdict, Event, Known, Linked, Plan, Verdict
from accord.records import EventRecord, Evidence, Plain


class ChangeKind(StrEnum):
    """In what way something is new."""

    NEW_EVENT = "new event"
    STATUS = "changed status"
    DATE = "changed date"
    PLAN = "plan outcome"
    OVERDUE = "plan overdue"
    CONFLICT = "new conflict"
    FIGURE = "changed figure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Plain):
    """One thing that is otherwise than on the day last looked, with the words of the reports since then that say so.

    `about` is the id of the event, plan or conflict as it is now. An overdue plan has the words that stated it.
    """

    kind: ChangeKind
    about: str
    what: str
    before: str | None
    now: str
    day: str | None
    evidence: tuple[Evidence, ...]

    def __str__(self) -> str:
        values = f"{self.before} → {self.now}" if self.before else self.now
        return f"{self.day or 'undated'}  {self.kind}  {self.what}: {values}"


def find_changes(before: tuple[Known, Linked], now: tuple[Known, Linked]) -> list[Change]:
    """What is known now and was not then, of main events, plans and conflicts, by kind and day."""
    (then_known, then), (known, linked) = before, now
    fresh = known.reports.keys() - then_known.reports.keys()
    days = {name: report.day for name, report in known.reports.items()}
    match = _match(then.events, linked.events)
    found = [
        *_events(linked, match, fresh, days),
        *_plans(then, linked, match, fresh, days),
        *_conflicts(then, linked, fresh, days),
    ]
    order = list(ChangeKind)
    return sorted(found, key=lambda change: (order.index(change.kind), change.day or "9999", change.about))


def _match(then: Iterable[Event], now: Iterable[Event]) -> dict[str, Event]:
    """For each event of now the one of then that it shares most records with."""
    home = {record.id: event for event in then for record in event.records}
    matched = {}
    for event in now:
        shared = Counter(home[record.id].id for record in event.records if record.id in home)
        if shared:
            best = min(shared, key=lambda name: (-shared[name], name))
            matched[event.id] = next(home[r.id] for r in event.records if r.id in home and home[r.id].id == best)
    return matched


def _events(
    linked: Linked, match: Mapping[str, Event], fresh: set[str], days: Mapping[str, str | None]
) -> Iterator[Change]:
    for event in linked.events:
        told = _told_since(event.records, fresh, days)
        if not event.main or not told:
            continue
        earlier = match.get(event.id)
        words = tuple(record.evidence for record in told)
        day = days.get(told[0].report)
        if earlier is None or not earlier.main:
            yield Change(
                kind=ChangeKind.NEW_EVENT,
                about=event.id,
                what=event.title,
                before=None,
                now=event.status,
                day=day,
                evidence=words,
            )
            continue
        for kind, old, new in (
            (ChangeKind.STATUS, earlier.status.value, event.status.value),
            (ChangeKind.DATE, _value(earlier), _value(event)),
        ):
            if old != new and new:
                yield Change(
                    kind=kind, about=event.id, what=event.title, before=old or None, now=new, day=day, evidence=words
                )


def _value(event: Event) -> str:
    return event.date.value if event.date else ""


def _told_since(records: Iterable[EventRecord], fresh: set[str], days: Mapping[str, str | None]) -> list[EventRecord]:
    """The records of reports that are new, the latest report first."""
    told = [record for record in records if record.report in fresh]
    ordered = sorted(told, key=lambda record: (record.report, record.start))
    return sorted(ordered, key=lambda record: days.get(record.report) or "", reverse=True)


def _plans(
    then: Linked, linked: Linked, match: Mapping[str, Event], fresh: set[str], days: Mapping[str, str | None]
) -> Iterator[Change]:
    """Plans whose verdict is another one; of new ones those that are settled or overdue already."""
    known = {plan.event.id: plan for plan in then.plans}
    for plan in linked.plans:
        earlier_event = match.get(plan.event.id)
        earlier = known.get(earlier_event.id) if earlier_event else None
        old = _verdict(earlier) if earlier else None
        new = _verdict(plan)
        if old == new or plan.verdict == Verdict.OPEN:
            continue
        is_overdue = plan.verdict == Verdict.OVERDUE
        told = [] if is_overdue else _told_since(plan.outcome or plan.event.records, fresh, days)
        words = plan.stated if is_overdue else told
        if not words:
            continue
        yield Change(
            kind=ChangeKind.OVERDUE if is_overdue else ChangeKind.PLAN,
            about=plan.id,
            what=plan.event.title,
            before=old,
            now=f"{new}{f': {plan.reason}' if plan.reason else ''}",
            day=plan.due.latest if is_overdue and plan.due else days.get(words[0].report),
            evidence=tuple(record.evidence for record in words),
        )


def _verdict(plan: Plan) -> str:
    return f"{plan.verdict.value}{', late' if plan.late else ''}"


def _conflicts(then: Linked, linked: Linked, fresh: set[str], days: Mapping[str, str | None]) -> Iterator[Change]:
    """Conflicts that a report since then brought: of figures also those that only follow one another in time."""
    shown = {(conflict.kind, record) for conflict in then.conflicts for a in conflict.accounts for record in a.records}
    for conflict in linked.conflicts:
        is_change = conflict.verdict == ConflictVerdict.CHANGE
        if conflict.verdict in (ConflictVerdict.PRECISION, ConflictVerdict.NAMING) or (
            is_change and conflict.kind != "figure"
        ):
            continue
        words = [words for account in conflict.accounts for words in account.evidence if words.report in fresh]
        if not words:
            continue
        old = [a.value for a in conflict.accounts if any((conflict.kind, record) in shown for record in a.records)]
        latest = max(words, key=lambda each: (days.get(each.report) or "", each.report, each.start))
        yield Change(
            kind=ChangeKind.FIGURE if is_change else ChangeKind.CONFLICT,
            about=conflict.id,
            what=conflict.subject,
            before=" / ".join(old) or _known_before(conflict, fresh),
            now=" / ".join(account.value for account in conflict.accounts),
            day=days.get(latest.report),
            evidence=tuple(_first(words)),
        )


def _known_before(conflict: Conflict, fresh: set[str]) -> str | None:
    """The values that reports known then gave already."""
    values = [account.value for account in conflict.accounts if not fresh.issuperset(account.reports)]
    return " / ".join(values) or None


def _first(words: Sequence[Evidence]) -> Iterable[Evidence]:
    """Each sentence once."""
    return {(each.report, each.start): each for each in words}.values()
