"""6. Records ↔ records: groups of tellings as events, and which of them a reader would list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeVar

from accord.data import read_toml
from accord.ledger.merged import Event
from accord.linking.event_ids import event_id
from accord.linking.histories import find_history, find_status, is_carried_off, told_status
from accord.linking.main_features import find_values, hangs_on_another, weigh
from accord.linking.mention_words import carries, is_nominal, says_little
from accord.linking.occasions import names_crowds
from accord.linking.profiles import Profile, day_bounds
from accord.linking.sides import find_sides
from accord.linking.titles import make_title
from accord.linking.told_days import day_of_news
from accord.records import EventRecord, Report
from accord.values import DateBasis, Place, Precision, Standing, Status, When

_Code = TypeVar("_Code", bound=str)
_UNREAL = frozenset({Status.POSSIBLE, Status.HYPOTHETICAL})


def make_event(group: Sequence[Profile], reports: Mapping[str, Report]) -> Event:
    """The event that a group of tellings tells, with its status by day and its weight for a reader."""
    history = find_history(group)
    status = find_status(history)
    records = [record for telling in group for record in telling.records]
    own = [record for record in records if carries(record) is None] or records
    speaker = _speaker(group, status)
    actors, recipients = find_sides(group, speaker)
    weight, reasons = weigh(find_values(group, reports, history))
    return Event(
        records=(speaker, *(record for record in records if record is not speaker)),
        id=event_id(group[0].record),
        title=make_title(speaker),
        type=_foremost([record.type for record in own if record.type], speaker.type),
        label=_foremost([record.label for record in own if record.label], speaker.label),
        status=status,
        actors=actors,
        recipients=recipients,
        place=_place([speaker, *records]),
        date=_date(group, status, reports),
        history=history,
        weight=weight,
        weight_reasons=reasons,
        main=weight >= read_toml("linking.toml")["main_event"]["threshold"],
    )


def _foremost(values: Sequence[_Code], own: _Code | None) -> _Code | None:
    """The value that most records give; where several are as frequent, the speaker's own, then the first by name."""
    counts = Counter(values)
    if not counts:
        return None
    return min(counts, key=lambda value: (-counts[value], value != own, value))


def _speaker(group: Sequence[Profile], status: Status) -> EventRecord:
    """The record that says most of the event as it stands: of those that give its last status, where any does."""
    days = {record.id: telling.report_day for telling in group for record in telling.records}

    def says(record: EventRecord) -> tuple[float, int, str]:
        told = (
            2.0 * (record.standing == Standing.DEED)
            + 2.0 * (not says_little(record))
            + 1.5 * (not is_nominal(record))
            - 3.0 * (carries(record) is not None)
            - 1.0 * (record.status in _UNREAL)
        )
        told += min(len(record.actors), 2) + 1.5 * bool(record.recipients) + bool(record.place)
        told -= 3.0 * hangs_on_another(record)
        told += 1.5 * (record.date_basis == DateBasis.STATED) + bool(record.figures) + min(len(record.text), 60) / 40
        return (told, -record.start, record.id)

    records = [record for telling in group for record in telling.records]
    as_it_stands = [record for record in records if told_status([record], days[record.id])[0] == status]
    return max(as_it_stands or records, key=says)


def _place(records: Sequence[EventRecord]) -> Place | None:
    """The place that most records give, the narrower one of several."""
    named = [record.place for record in records if record.place]
    counts = Counter(place.name for place in named)
    return min(named, key=lambda place: (-counts[place.name], place.radius_km or 1e4, place.name)) if named else None


def _date(group: Sequence[Profile], status: Status, reports: Mapping[str, Report]) -> When | None:
    """The finest date that the records of the event's last status state, else any record.

    A day given by more reports goes before a day given by fewer, one stated before one inferred. Where none is given,
    about the day of the report that leads with it; else a bound.
    """
    told = [(record, telling) for telling in group for record in telling.records if record.date]
    told = [(record, telling) for record, telling in told if not is_carried_off(record)] or told
    stated = [
        (r, t) for r, t in told if r.date_basis != DateBasis.BOUNDED and r.date and r.date.precision != Precision.VAGUE
    ]
    if len({telling.record.report for telling in group}) > 1 and all(names_crowds(telling) for telling in group):
        # What several reports tell goes on for weeks: one day of it does not date it all.
        stated = [(r, t) for r, t in stated if r.date and r.date.precision not in (Precision.DAY, Precision.MOMENT)]
        if not stated:
            bounds = [r.date for r, _ in told if r.date and r.date_basis == DateBasis.BOUNDED]
            return min(bounds, key=lambda when: (when.latest or "", when.value), default=None)
    last = [(r, t) for r, t in stated if told_status([r], t.report_day)[0] == status]
    for found in (last, stated):
        closed = [(r, t) for r, t in found if r.date and r.date.earliest and r.date.latest]
        closed = [(r, t) for r, t in closed if r.date_basis == DateBasis.STATED] or closed
        if closed:
            return _narrowed(_finest([r.date for r, _ in closed if r.date]), [r.date for r, _ in stated if r.date])
        if found:
            return min((r.date for r, _ in found if r.date), key=lambda when: when.value)
    return (day_of_news(group, reports) if status == Status.OCCURRED else None) or _bound(group)


def _bound(group: Sequence[Profile]) -> When | None:
    """The earliest day by which a record has it done."""
    records = [record for telling in group for record in telling.records]
    bounds = [record.date for record in records if record.date and record.date.latest]
    return min(bounds, key=lambda when: (when.latest or "", when.value)) if bounds else None


def _narrowed(rough: When, stated: Sequence[When]) -> When:
    """A month or week in which something was done, narrowed to the last day in it that a plan named."""
    first, last = day_bounds(rough)
    if rough.precision not in (Precision.WEEK, Precision.MONTH, Precision.YEAR) or not (first and last):
        return rough
    within = [
        when
        for when in stated
        if when.precision in (Precision.DAY, Precision.MOMENT)
        and (day := day_bounds(when)[0]) is not None
        and first <= day <= last
    ]
    return _finest(within) if within else rough


_FINENESS = {Precision.MOMENT: 0, Precision.DAY: 0, Precision.INTERVAL: 1, Precision.WEEK: 2, Precision.MONTH: 3}


def _finest(dates: Sequence[When]) -> When:
    counts = Counter((when.earliest or "")[:10] for when in dates)
    return min(
        dates,
        key=lambda when: (
            _FINENESS.get(when.precision, 4),
            -counts[(when.earliest or "")[:10]],
            len(when.value),
            when.value,
        ),
    )
