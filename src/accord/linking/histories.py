"""6. Records ↔ records: the status each report gives an event on its day, and the one it has now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from accord.ledger.merged import StatusEntry
from accord.linking.mention_words import after, before, carries, is_announcement, is_nominal, says_little
from accord.linking.profiles import Profile, day_bounds
from accord.records import EventRecord
from accord.values import AHEAD, DONE, DateBasis, Polarity, Standing, Status

_STRENGTH = (
    Status.OCCURRED,
    Status.CANCELLED,
    Status.POSTPONED,
    Status.DENIED,
    Status.DID_NOT_HAPPEN,
    Status.ONGOING,
    Status.PLANNED,
    Status.EXPECTED,
    Status.REQUESTED,
    Status.PROPOSED,
    Status.POSSIBLE,
    Status.HYPOTHETICAL,
)
"""Which of several statuses in one report speaks for it: an outcome before a plan, a plan before a possibility."""
_GIVEN_UP = re.compile(r"\b(?:(?:will|would|is|are) (?:no longer|not|never)|won[’']t)\b", re.IGNORECASE)
_BESIDE = 60
_WEEK = timedelta(days=7)
_MONTH = timedelta(days=31)
_PERFECT = re.compile(r"(?:have|has)\s+(?!to\b)\w", re.IGNORECASE)
_TIME_CLAUSE = re.compile(r"\b(?:after|once|until|when|as soon as)\s+(?:[\w’'-]+\s+){0,6}$", re.IGNORECASE)
_ARRANGES = re.compile(
    r"(?:(?:(?:has|have|had) been|has|have|had|is|are|was|were) )?"
    r"(?:re)?(?:scheduled|slated|pencilled|penciled|planned)\b",
    re.IGNORECASE,
)
_SET = frozenset({"will", "schedule", "slate", "due", "its day", "be"})
"""Reasons of a record that say that a thing is to come."""
_OPEN = AHEAD | {Status.POSSIBLE, Status.HYPOTHETICAL}
_MOST_KEPT = 4096
_kept: dict[tuple[int, date | None], tuple[tuple[EventRecord, ...], tuple[Status, EventRecord]]] = {}


def find_history(group: Sequence[Profile]) -> tuple[StatusEntry, ...]:
    """One entry a report: the status that speaks for the event on that report's day, by day."""
    by_report: dict[str, list[EventRecord]] = {}
    days: dict[str, date | None] = {}
    for telling in group:
        by_report.setdefault(telling.record.report, []).extend(telling.records)
        days[telling.record.report] = telling.report_day
    entries = []
    for report, records in by_report.items():
        day = days[report]
        status, record = told_status(records, day)
        if status == Status.OCCURRED and (
            _is_still_to_come(records, day, group) or _is_ahead_later(records, day, group)
        ):
            status = Status.PLANNED
        entries.append(
            StatusEntry(day=day.isoformat() if day else None, report=report, status=status, record=record.id)
        )
    return tuple(sorted(entries, key=lambda entry: (entry.day or "", entry.report)))


def _is_still_to_come(records: Sequence[EventRecord], day: date | None, group: Sequence[Profile]) -> bool:
    """Whether a report only names, without a day, what the others all set for days after it ("hopes to join by then").

    "Sweden hopes to join by the summit" in March, when the summit is set for July.
    """
    if day is None or not all(is_nominal(record) and record.date_basis != DateBasis.STATED for record in records):
        return False
    names = {record.id for record in records}
    others = [telling for telling in group if names.isdisjoint(record.id for record in telling.records)]
    told = [t.first_day for t in others if t.first_day and t.last_day and t.last_day - t.first_day <= _WEEK]
    return bool(told) and min(told) > day


def _is_ahead_later(records: Sequence[EventRecord], day: date | None, group: Sequence[Profile]) -> bool:
    """Whether a report only names what falls in its year, and a later one still looks ahead to it.

    "Backed her for this year's election" in April is no election held, when one of August says "ahead of the election".
    """
    if day is None or not all(is_nominal(record) and _spans(record, day) for record in records):
        return False
    later = [telling for telling in group if telling.report_day is not None and telling.report_day > day]
    return any(record.status in AHEAD and not says_little(record) for telling in later for record in telling.records)


def _spans(record: EventRecord, day: date) -> bool:
    """Whether a record is dated by months or a year that are not over on a day."""
    first, last = day_bounds(record.date) if record.date_basis != DateBasis.BOUNDED else (None, None)
    return bool(first and last and first <= day < last and last - first > _MONTH)


def told_status(records: Sequence[EventRecord], day: date | None) -> tuple[Status, EventRecord]:
    """The status that the records of one report give one event, and the record that gives it.

    Nouns that merely name it ("at the annual session") give way to verbs that say what becomes of it.
    """
    if not isinstance(records, tuple):
        return _find_told(records, day)
    # Each telling is asked again with every other it is held against. What is kept here holds the tuple, so that no
    # other can have its id.
    known = _kept.get((id(records), day))
    if known is None:
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        known = _kept[id(records), day] = (records, _find_told(records, day))
    return known[1]


def _find_told(records: Sequence[EventRecord], day: date | None) -> tuple[Status, EventRecord]:
    ordered = sorted(records, key=lambda record: (record.start, record.id))
    if any(record.status in AHEAD and is_still_to_come(record, day) for record in ordered):
        ordered = [record for record in ordered if not is_announcement(record)]
    ordered = [*_without_other_days(_without_bare_names(ordered, day), day)]
    for kept in (
        [record for record in ordered if not says_little(record) or _is_past(record, day)],
        [record for record in ordered if record.standing != Standing.BACKGROUND],
        ordered,
    ):
        if kept:
            best = min(kept, key=lambda record: (_STRENGTH.index(own_status(record, day)), record.start, record.id))
            return own_status(best, day), best
    raise ValueError("No records. Expected at least one.")


def _without_bare_names(records: Sequence[EventRecord], day: date | None) -> Sequence[EventRecord]:
    """The records without nouns that only pass for done ("a candidate for the by-election") beside a plan told as one.

    So it is where nothing else tells it as done: no verb, no words beside a noun, no day gone by.
    """
    if not any(_is_set(record, day) for record in records):
        return records
    bare = [record for record in records if _only_names(record, day)]
    if any(record.status in DONE and record not in bare for record in records):
        return records
    return [record for record in records if record not in bare]


def _without_other_days(records: Sequence[EventRecord], day: date | None) -> Sequence[EventRecord]:
    """The records without bare nouns of a day before the one that was called off ("Wednesday's session")."""
    dropped = [day_bounds(r.date)[0] for r in records if own_status(r, day) == Status.CANCELLED and _is_dated(r)]
    first = min((each for each in dropped if each), default=None)
    if first is None:
        return records
    return [r for r in records if not (_is_bare_past(r, day) and (day_bounds(r.date)[1] or first) < first)]


def _is_bare_past(record: EventRecord, day: date | None) -> bool:
    is_bare = is_nominal(record) and record.status in DONE and not record.reasons
    return is_bare and _is_past(record, day)


def _is_dated(record: EventRecord) -> bool:
    return record.date_basis == DateBasis.STATED


def _is_set(record: EventRecord, day: date | None) -> bool:
    """Whether words say that a thing is to come ("will", "is scheduled"), or a stated day that is not past."""
    if record.status not in AHEAD or record.standing != Standing.DEED:
        return False
    last = day_bounds(record.date)[1] if record.date_basis == DateBasis.STATED else None
    if day is not None and last is not None:
        return last >= day
    return not _SET.isdisjoint(record.reasons)


def _only_names(record: EventRecord, day: date | None) -> bool:
    """Whether a noun is told as done only because nothing else is said of it."""
    if record.status != Status.OCCURRED or not is_nominal(record) or {*record.reasons} - {"state of the report"}:
        return False
    return day is None or not _is_past(record, day)


def _is_past(record: EventRecord, day: date | None) -> bool:
    """Whether a deed has a day of its own that lies before its report's ("the vote of 2 March")."""
    last = day_bounds(record.date)[1] if record.date_basis == DateBasis.STATED else None
    return record.standing == Standing.DEED and bool(day and last and last < day)


def own_status(record: EventRecord, day: date | None) -> Status:
    """A record's status, read with what a carrying verb says ("was put off") and with its report's day.

    What is told as done but lies after the report's day is still to come.
    """
    carrying = carries(record)
    if carrying and carrying != "held" and record.status in DONE and record.polarity == Polarity.POSITIVE:
        return Status.POSTPONED if carrying == "put_off" else Status.CANCELLED
    if record.status == Status.OCCURRED and (is_still_to_come(record, day) or _is_awaited(record)):
        return Status.PLANNED
    if record.status == Status.OCCURRED and record.polarity == Polarity.POSITIVE and arranges(record):
        return Status.PLANNED
    if record.status == Status.ONGOING and _lies_ahead(record, day):
        return Status.PLANNED
    return record.status


def arranges(record: EventRecord) -> bool:
    """Whether a verb only says that something was set for a day ("had been planned for 2 June"), not that it was."""
    return _ARRANGES.match(record.text) is not None


def _lies_ahead(record: EventRecord, day: date | None) -> bool:
    """Whether what is told in the present has a day behind its report's ("is in Oslo for Friday's meeting")."""
    first, last = day_bounds(record.date) if record.date_basis != DateBasis.BOUNDED else (None, None)
    return bool(day and first and last and first > day and last - first <= timedelta(days=2))


def _is_awaited(record: EventRecord) -> bool:
    """Whether a present perfect stands in a clause of time, and so is still to come ("after both have approved it")."""
    return bool(_PERFECT.match(record.text) and _TIME_CLAUSE.search(before(record, _BESIDE)))


def is_still_to_come(record: EventRecord, day: date | None) -> bool:
    """Whether a record's stated day lies after its report's."""
    first, _ = day_bounds(record.date) if record.date_basis != DateBasis.BOUNDED else (None, None)
    return bool(day and first and first > day and (first - day).days > 1)


def find_status(history: Sequence[StatusEntry]) -> Status:
    """The status an event has after its last report; what was told as done is not undone by a later look ahead."""
    last = history[-1].status
    if last not in _OPEN:
        return last
    settled = [entry.status for entry in history if entry.status in DONE]
    return settled[-1] if settled else last


def is_carried_off(record: EventRecord) -> bool:
    """Whether a record says of another event that it was put off or called off."""
    return carries(record) in ("put_off", "called_off") and record.status in DONE


def is_given_up(record: EventRecord) -> bool:
    """Whether a record says in words that look ahead that a thing will not be ("will not visit", "is no longer to")."""
    if record.status not in (Status.DID_NOT_HAPPEN, Status.CANCELLED, Status.POSTPONED):
        return False
    return bool(_GIVEN_UP.search(f"{record.text} {after(record, _BESIDE)}"))
