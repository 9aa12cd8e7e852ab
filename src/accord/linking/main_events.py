"""6. Records ↔ records: groups of records as events, and which of them a reader would list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from accord.data import read_toml
from accord.ledger.merged import Event, StatusEntry
from accord.linking.profiles import Profile
from accord.records import EventRecord, Report, digest
from accord.values import AHEAD, DONE, Actor, EventType, Place, Precision, Standing, Status, When

_MATERIAL = frozenset(
    {
        EventType.CONSULT,
        EventType.AGREE,
        EventType.COOPERATE,
        EventType.AID,
        EventType.RETREAT,
        EventType.PROTEST,
        EventType.SANCTION,
        EventType.MOBILIZE,
        EventType.COERCE,
        EventType.ASSAULT,
    }
)
_SPEECH = frozenset(
    {EventType.SUPPORT, EventType.CONCEDE, EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN}
)
_UNREAL = frozenset({Status.POSSIBLE, Status.HYPOTHETICAL})
_STRENGTH = (
    Status.CANCELLED,
    Status.POSTPONED,
    Status.DENIED,
    Status.DID_NOT_HAPPEN,
    Status.OCCURRED,
    Status.ONGOING,
    Status.PLANNED,
    Status.EXPECTED,
    Status.REQUESTED,
    Status.PROPOSED,
    Status.POSSIBLE,
    Status.HYPOTHETICAL,
)
"""Which of several statuses in one report speaks for it: an outcome before a plan, a plan before a possibility."""
_LEAD = 420


def make_event(group: Sequence[Profile], reports: Mapping[str, Report], independent: int) -> Event:
    """The event that a group of records tells, with its status by day and its weight for a reader."""
    records = tuple(profile.record for profile in group)
    speaker = max(records, key=lambda record: (_says(record), record.id))
    history = _history(group)
    status = history[-1].status
    weight, reasons = _weigh(group, reports, history)
    settings = read_toml("linking.toml")["main_event"]
    return Event(
        records=(speaker, *(record for record in records if record is not speaker)),
        id=f"v{digest('event', min(record.id for record in records))}",
        title=_title(speaker),
        type=next((record.type for record in (speaker, *records) if record.type), None),
        label=next((record.label for record in (speaker, *records) if record.label), None),
        status=status,
        actors=_people([record.actors for record in (speaker, *records)]),
        recipients=_people([record.recipients for record in (speaker, *records)], _people([speaker.actors])),
        place=_place([speaker, *records]),
        date=_date(group, status),
        history=history,
        weight=weight,
        weight_reasons=reasons,
        main=weight >= settings["threshold"],
        independent=independent,
    )


def _title(record: EventRecord) -> str:
    words = " ".join(record.text.split())
    return words if len(words) <= 120 else words[:117].rsplit(" ", 1)[0] + " …"


def _says(record: EventRecord) -> float:
    """How much a record says: used to pick the one that speaks for its event."""
    told = 2.0 * (record.standing == Standing.DEED) + len(record.actors) + 1.5 * bool(record.recipients)
    told += bool(record.date) + bool(record.place) + bool(record.figures) + min(len(record.text), 60) / 40
    return told - 1.0 * (record.status in _UNREAL)


def _history(group: Sequence[Profile]) -> tuple[StatusEntry, ...]:
    """One entry a report: the status that speaks for the event on that report's day."""
    by_report: dict[str, list[Profile]] = {}
    for profile in group:
        by_report.setdefault(profile.record.report, []).append(profile)
    entries = []
    for report, profiles in by_report.items():
        best = min(profiles, key=lambda p: (_STRENGTH.index(p.record.status), p.record.start))
        day = best.report_day
        entries.append(StatusEntry(day=day, report=report, status=best.record.status, record=best.record.id))
    return tuple(sorted(entries, key=lambda entry: (entry.day or "", entry.report)))


def _people(sides: Sequence[tuple[Actor, ...]], but: tuple[Actor, ...] = ()) -> tuple[Actor, ...]:
    """The actors of the record that speaks, else of the first record that names any."""
    left_out = {actor.id for actor in but}
    for side in sides:
        kept = tuple(actor for actor in side if actor.id not in left_out)
        if kept:
            return kept
    return ()


def _place(records: Sequence[EventRecord]) -> Place | None:
    named = [record.place for record in records if record.place]
    return min(named, key=lambda place: place.radius_km or 1e4) if named else None


def _date(group: Sequence[Profile], status: Status) -> When | None:
    """The finest date among the records that tell the event's last status, else among all."""
    for told in ([p for p in group if p.record.status == status], [*group]):
        dated = [p for p in told if p.record.date and p.record.date.precision != Precision.VAGUE]
        closed = [p for p in dated if p.first_day and p.last_day]
        if closed:
            best = min(closed, key=lambda p: ((p.last_day or p.first_day) - p.first_day, p.record.id))  # type: ignore[operator]
            return best.record.date
        if dated:
            return dated[0].record.date
    return None


def _weigh(
    group: Sequence[Profile], reports: Mapping[str, Report], history: Sequence[StatusEntry]
) -> tuple[float, tuple[str, ...]]:
    weights: dict[str, float] = read_toml("linking.toml")["main_event"]["weights"]
    values = _values(group, reports, history)
    told = {name: value for name, value in values.items() if value}
    total = sum(weights[name] * value for name, value in told.items())
    return round(total, 3), tuple(f"{name} {value:g}×{weights[name]:g}" for name, value in told.items())


def _values(
    group: Sequence[Profile], reports: Mapping[str, Report], history: Sequence[StatusEntry]
) -> dict[str, float]:
    records = [profile.record for profile in group]
    types = {record.type for record in records if record.type}
    statuses = {entry.status for entry in history}
    countries = frozenset().union(*(profile.countries for profile in group))
    planned = bool(statuses & AHEAD) or bool(statuses & {Status.POSTPONED, Status.CANCELLED})
    return {
        "reports": min(len(history) - 1, 3),
        "headline": float(any(_is_in_lead(record, reports.get(record.report)) for record in records)),
        "two_sides": float(len(countries) >= 2),
        "dated": float(any(profile.first_day or profile.last_day for profile in group)),
        "plan": float(planned),
        "named": float(any(profile.names or profile.ordinals for profile in group)),
        "material": float(bool(types & _MATERIAL)),
        "speech": float(bool(types) and types <= _SPEECH),
        "untyped": float(not types and not any(record.label for record in records)),
        "standing": float(all(record.standing != Standing.DEED for record in records)),
        "unreal": float(statuses <= _UNREAL),
        "no_actor": float(not any(record.actors or record.recipients for record in records)),
    }


def _is_in_lead(record: EventRecord, report: Report | None) -> bool:
    """Whether a record stands in a headline or in the first sentences of its report."""
    return record.start < _LEAD + (len(report.title or "") if report else 0)


def is_done(status: Status) -> bool:
    """Whether a status says that the thing came about."""
    return status in DONE
