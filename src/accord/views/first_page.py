"""8. Ledger → what people see: the first page: the five to eight things a reader must know, by weight and novelty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from accord.dossiers.model import DossierState
from accord.dossiers.warning_ids import each_once
from accord.ledger.merged import Conflict, ConflictVerdict, Event, Known, Linked, Plan, Verdict
from accord.records import Evidence
from accord.values import DONE, Status
from accord.views.brief_parts import Line, Numbering, Section
from accord.views.wording import day_in_words, in_quotes, one_line, plan_in_words, status_in_words, when_in_words

MOST, FILLED = 8, 7
MOST_CHARACTERS = 240
_SORTS = {
    "New": 3,
    "Decided": 3,
    "Overdue": 2,
    "Disputed": 2,
    "In doubt": 1,
    "Warning": 2,
    "Next": 2,
    "Earlier": 4,
}
"""The sorts of lines in their order on the page, each with the most of it that one page holds."""
_NEW = 1.5
"""What novelty adds to an event's weight (0.5 to 5): as much as three more reports of it."""
_PER_YEAR = 1.0
"""What each year takes from a plan that is overdue: a late signature matters less than a missed one of last week."""
_DISPUTES = {ConflictVerdict.CONFLICT: ("Disputed", 3.0), ConflictVerdict.UNSURE: ("In doubt", 2.0)}
_WARNINGS = {11: 3.0, 1: 2.5, 7: 2.5, 2: 2.0}
_WARNING = 1.5
"""What a warning is worth by its number in the mission's list: a deadline near, a plan past due, custom unmet."""
_TOLD = frozenset({Status.OCCURRED, Status.DENIED, Status.DID_NOT_HAPPEN, Status.CANCELLED, Status.POSTPONED})
"""What is worth a line of the first page long after it was told."""
_SETTLED = frozenset(
    {Verdict.HELD, Verdict.CHANGED, Verdict.PARTLY, Verdict.ADVANCED, Verdict.CANCELLED, Verdict.REFUSED}
    | {Verdict.DID_NOT_HAPPEN, Verdict.POSTPONED}
)
_LEAST_WORTH = 2.0
"""What is worth less is for the pages behind the first, but for events that fill it."""
_SOON = 60
"""Days within which a plan that is open is due next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A line that may stand on the first page: its sort, what it is worth, what it is about and rests on."""

    sort: str
    worth: float
    about: str
    text: str
    when: str
    status: str
    note: str
    evidence: tuple[Evidence, ...]


def foremost_section(
    known: Known, linked: Linked, dossiers: Sequence[DossierState], number: Numbering, *, since: str, today: str
) -> Section:
    """What must be known: what is new, decided, overdue, disputed, warned of and due next, at most eight lines.

    Each line gives a report's own sentence or the dossier's warning, and whose it is. Where little is new, the
    weightiest events told earlier fill the page up to seven.
    """
    found = [
        *_events(linked.events, since),
        *_plans(linked.plans, known, since, today),
        *_disputes(linked.conflicts),
        *_warnings(dossiers, since),
    ]
    chosen = _choose(found)
    order = list(_SORTS)
    lines = tuple(
        Line(
            text=each.text,
            when=each.when,
            status=each.status,
            note="; ".join(note for note in (each.note, _whose(each, known)) if note),
            group=each.sort,
            references=number(each.evidence, most=3),
        )
        for each in sorted(chosen, key=lambda each: (order.index(each.sort), -each.worth, each.about))
    )
    return Section(id="foremost", title="What must be known", lines=lines, empty="These reports tell of no event.")


def _choose(found: Iterable[_Candidate]) -> list[_Candidate]:
    """The best of each sort, at most eight together, no sentence and no event twice."""
    chosen: list[_Candidate] = []
    ordered = sorted(found, key=lambda each: (each.sort == "Earlier", -each.worth, each.sort, each.about))
    for each in ordered:
        if each.sort == "Earlier" and len(chosen) >= FILLED:
            break
        if each.sort != "Earlier" and each.worth < _LEAST_WORTH:
            continue
        is_full = Counter(other.sort for other in chosen)[each.sort] >= _SORTS[each.sort]
        is_told = any(each.about == other.about or set(each.evidence[:1]) & set(other.evidence) for other in chosen)
        if not is_full and not is_told:
            chosen.append(each)
        if len(chosen) == MOST:
            break
    return chosen


def _events(events: Iterable[Event], since: str) -> Iterator[_Candidate]:
    """Main events: those that reports since a day tell first or otherwise, and those told earlier."""
    for event in events:
        if not event.main:
            continue
        fresh = is_news(event, since)
        if not fresh and event.status not in _TOLD:
            continue
        evidence = _told_first(event, since)
        yield _Candidate(
            sort="New" if fresh else "Earlier",
            worth=event.weight + (_NEW if fresh else 0.0) + (0.5 if event.status in DONE else 0.0),
            about=event.id,
            text=_sentence(evidence[0]),
            when=when_in_words(event.date) if event.date else "",
            status=status_in_words(event),
            note="",
            evidence=evidence,
        )


def _told_first(event: Event, since: str) -> tuple[Evidence, ...]:
    """The words of an event, those of the latest report of that day or later first: they are what is news."""
    fresh = [entry.record for entry in event.history if entry.day and entry.day >= since][-1:]
    return tuple(record.evidence for record in sorted(event.records, key=lambda record: record.id not in fresh))


def is_news(event: Event, since: str) -> bool:
    """Whether a report of that day or later is the first to tell an event, or gives it another status."""
    before = [entry.status for entry in event.history if entry.day and entry.day < since]
    after = [entry.status for entry in event.history if entry.day and entry.day >= since]
    return bool(after) and (not before or after[-1] != before[-1])


def _plans(plans: Iterable[Plan], known: Known, since: str, today: str) -> Iterator[_Candidate]:
    for plan in plans:
        due = (plan.due.latest or plan.due.earliest) if plan.due else None
        told = [record for record in plan.outcome if (known.reports[record.report].day or "") >= since]
        days = _days(due, today)
        if plan.verdict in _SETTLED and told:
            yield _of_plan(plan, "Decided", plan.event.weight + _NEW + 1, [record.evidence for record in told])
        elif plan.verdict == Verdict.OVERDUE:
            late = (-days if days is not None else 0) / 365
            yield _of_plan(plan, "Overdue", plan.event.weight + 1 - _PER_YEAR * late)
        elif plan.verdict == Verdict.OPEN and days is not None and 0 <= days <= _SOON:
            yield _of_plan(plan, "Next", plan.event.weight + 0.5)


def _of_plan(plan: Plan, sort: str, worth: float, settled: Sequence[Evidence] = ()) -> _Candidate:
    stated = [record.evidence for record in plan.stated]
    evidence = (*settled, *stated[:1]) if settled else tuple(stated)
    return _Candidate(
        sort=sort,
        worth=worth,
        about=plan.event.id,
        text=_sentence(evidence[0]),
        when=f"due {when_in_words(plan.due)}" if plan.due else "",
        status=plan_in_words(plan),
        note="",
        evidence=evidence,
    )


def _disputes(conflicts: Iterable[Conflict]) -> Iterator[_Candidate]:
    for conflict in conflicts:
        if conflict.verdict in _DISPUTES:
            sort, worth = _DISPUTES[conflict.verdict]
            reports = {report for account in conflict.accounts for report in account.reports}
            values = " / ".join(one_line(account.value, 60) for account in conflict.accounts)
            yield _Candidate(
                sort=sort,
                worth=worth + 0.2 * len(reports),
                about=conflict.id,
                text=f"{one_line(conflict.subject, 100)}: {values}",
                when="",
                status=f"{conflict.kind}s differ",
                note=conflict.reason,
                evidence=tuple(account.evidence[0] for account in conflict.accounts if account.evidence),
            )


def _warnings(dossiers: Sequence[DossierState], since: str) -> Iterator[_Candidate]:
    """Warnings of dossiers that moved or were told of; those about a report alone stay with the sources."""
    for state in each_once(dossiers):
        moved = any((move.reported or "") >= since for move in state.path)
        for warning in state.warnings:
            if not warning.about:
                yield _Candidate(
                    sort="Warning",
                    worth=_WARNINGS.get(warning.number, _WARNING) + (0.5 if moved else 0.0),
                    about=f"{state.dossier.id} {warning.number} {warning.text}",
                    text=one_line(warning.text, MOST_CHARACTERS),
                    when="",
                    status="",
                    note=state.dossier.title,
                    evidence=warning.evidence,
                )


def _whose(candidate: _Candidate, known: Known) -> str:
    """Who tells it: the publisher, or how many reports."""
    reports = list(dict.fromkeys(words.report for words in candidate.evidence))
    if not reports:
        return ""
    first = known.reports[reports[0]]
    told = first.publisher or "publisher not named"
    day = f", {day_in_words(first.day)}" if first.day else ""
    return f"{told}{day}" + (f" and {len(reports) - 1} more" if len(reports) > 1 else "")


def _sentence(evidence: Evidence) -> str:
    return in_quotes(one_line(evidence.quote, MOST_CHARACTERS))


def _days(due: str | None, today: str) -> int | None:
    """The days from today to the day due; None where either is no full day."""
    try:
        return (date.fromisoformat((due or "")[:10]) - date.fromisoformat(today)).days
    except ValueError:
        return None
