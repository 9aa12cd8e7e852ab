"""6. Records ↔ records: groups of tellings as events, and which of them a reader would list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import cache
from typing import TypeVar

from accord.data import read_toml
from accord.ledger.merged import Event, StatusEntry
from accord.linking.event_ids import event_id
from accord.linking.histories import find_history, find_status, is_given_up, told_status
from accord.linking.mention_words import before, carries, is_nominal, says_little
from accord.linking.profiles import Profile, day_bounds
from accord.linking.sides import find_sides
from accord.linking.titles import make_title
from accord.linking.told_days import day_of_news
from accord.records import EventRecord, Report
from accord.values import AHEAD, DateBasis, EventType, Place, Precision, Standing, Status, When

_Code = TypeVar("_Code", bound=str)
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
_UNDONE = frozenset({Status.POSTPONED, Status.CANCELLED, Status.DID_NOT_HAPPEN})
_UNREAL = frozenset({Status.POSSIBLE, Status.HYPOTHETICAL})
THINGS = frozenset({"pact", "legislature"})
"""Sorts that are no happening by themselves."""
WEIGHED = (
    "reports",
    "headline",
    "title",
    "two_sides",
    "dated",
    "paragraph",
    "plan",
    "called_off",
    "named",
    "material",
    "only_carries",
    "speech",
    "untyped",
    "encoder_only",
    "standing",
    "unreal",
    "no_actor",
    "only_named",
    "thing",
    "complement",
    "relative",
    "anchor",
    "long_past",
)
"""The names of the features an event is weighed by; data/linking.toml says what each is and weighs."""
_LEAD = 420
_BEFORE = 30
_CLAUSE = 80
_LETTING = re.compile(
    r"\b(?:that|which)\s+(?:(?:will|would|is to|are to|could|may|should)\s+)?(?:lets?|allows?|enables?|permits?|helps?|"
    r"makes? it easier for)\s+(?:[^\s,.;:]+\s+){1,6}(?:to\s+)?$",
    re.IGNORECASE,
)
"""A clause that says what a thing lets somebody do, up to the verb of what is done."""
_ANCHOR = re.compile(
    r"\b(?:eve of|ahead of|before|after|since|following|until|during|amid)\s+"
    r"(?:(?:the|a|an|its|his|their|this|last|next)\s+)?(?:[\w.'’-]+\s+)?$",
    re.IGNORECASE,
)
"""Words before a noun that only says when something else is: "on the eve of the vote"."""
_LONG_PAST = timedelta(days=60)


def make_event(group: Sequence[Profile], reports: Mapping[str, Report]) -> Event:
    """The event that a group of tellings tells, with its status by day and its weight for a reader."""
    history = find_history(group)
    status = find_status(history)
    records = [record for telling in group for record in telling.records]
    speaker = _speaker(group, status)
    actors, recipients = find_sides(group, speaker)
    weight, reasons = _weigh(group, reports, history)
    return Event(
        records=(speaker, *(record for record in records if record is not speaker)),
        id=event_id(group[0].record),
        title=make_title(speaker),
        type=_foremost([record.type for record in records if record.type], speaker.type),
        label=_foremost([record.label for record in records if record.label], speaker.label),
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


def _hangs_on_another(record: EventRecord) -> bool:
    """Whether a record's words are a gerund or an infinitive, which only complete another verb."""
    first = record.text.split(" ", 1)[0]
    return first.endswith("ing") or first == "to"


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
        told -= 3.0 * _hangs_on_another(record)
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
    stated = [
        (r, t) for r, t in told if r.date_basis != DateBasis.BOUNDED and r.date and r.date.precision != Precision.VAGUE
    ]
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


def _weigh(
    group: Sequence[Profile], reports: Mapping[str, Report], history: Sequence[StatusEntry]
) -> tuple[float, tuple[str, ...]]:
    weights: dict[str, float] = read_toml("linking.toml")["main_event"]["weights"]
    told = {name: value for name, value in _values(group, reports, history).items() if value}
    total = sum(weights[name] * value for name, value in told.items())
    return round(total, 3), tuple(f"{name} {value:g}×{weights[name]:g}" for name, value in told.items())


def _values(
    group: Sequence[Profile], reports: Mapping[str, Report], history: Sequence[StatusEntry]
) -> dict[str, float]:
    records = [record for telling in group for record in telling.records]
    # A type that the encoder alone gives comes without a label of the codebook's, and speaks for nothing here.
    types = {record.type for record in records if record.type and record.label}
    sorts = frozenset().union(*(telling.sorts for telling in group))
    is_deed = any(record.label in _deeds("labels") for record in records) or bool(sorts & _deeds("sorts"))
    statuses = {entry.status for entry in history}
    countries = frozenset().union(*(telling.countries for telling in group))
    moved = bool(statuses & {Status.POSTPONED, Status.CANCELLED})
    return {
        "reports": min(len(history) - 1, 3),
        "headline": float(any(_is_in_lead(record, reports.get(record.report)) for record in records)),
        "title": float(bool(countries) and any(telling.in_title for telling in group)),
        "two_sides": float(len(countries) >= 2),
        "dated": max(_dating(telling) for telling in group),
        "paragraph": float(any(_opens_paragraph(record, reports.get(record.report)) for record in records)),
        "plan": float(bool(statuses & AHEAD) or moved),
        "called_off": float(_is_called_off(group, history)),
        "named": float(any(telling.own_titles or telling.ordinals - {1} for telling in group)),
        "material": float(bool(types & _MATERIAL) or is_deed),
        "only_carries": float(all(carries(record) for record in records)),
        "speech": float(bool(types) and types <= _SPEECH and not is_deed),
        "untyped": float(not types and not is_deed and not any(record.label for record in records)),
        "encoder_only": float(all(record.decided_by == "encoder" for record in records)),
        "standing": float(all(record.standing != Standing.DEED for record in records)),
        "unreal": float(statuses <= _UNREAL),
        "no_actor": float(not any(_names_somebody(record) for record in records)),
        "only_named": float(all(says_little(record) for record in records)),
        "thing": float(all(telling.sorts <= THINGS and telling.sorts for telling in group)),
        "complement": float(all(_completes(record) for record in records)),
        "relative": float(all(_describes(record) for record in records)),
        "anchor": float(all(_dates_another(record) for record in records)),
        "long_past": float(all(_is_long_past(telling) for telling in group)),
    }


def _names_somebody(record: EventRecord) -> bool:
    """Whether a record says who does it or to whom, or where: of an attack the place tells whom it struck."""
    is_attack_somewhere = record.type == EventType.ASSAULT and record.place is not None
    return bool(record.actors or record.recipients) or is_attack_somewhere


def _is_called_off(group: Sequence[Profile], history: Sequence[StatusEntry]) -> bool:
    """Whether the last report says that it was put off, called off or will not be, and a verb of its own says so."""
    if history[-1].status not in _UNDONE:
        return False
    told = [record for telling in group for record in telling.records if record.report == history[-1].report]
    return any(carries(record) is not None or is_given_up(record) for record in told)


@cache
def _deeds(kind: str) -> frozenset[str]:
    """The "labels" or "sorts" of formal acts, which are deeds whatever their type is."""
    return frozenset(read_toml("linking.toml")["main_event"][f"deed_{kind}"])


def _completes(record: EventRecord) -> bool:
    """Whether a record, without a day of its own, is what the verb before it is about ("agreed to give ...")."""
    if record.date_basis == DateBasis.STATED:
        return False
    verbs = before(record, _BEFORE).lower().split()[-1:]
    return record.text.lower().startswith("to ") and bool(verbs) and verbs[0] in _agreeing_verbs()


def _describes(record: EventRecord) -> bool:
    """Whether a record, without a day of its own, only describes a thing: "a pact that will let troops train".

    Both verbs do: the one behind "that", and the one that it lets, helps or allows to be.
    """
    if record.date_basis == DateBasis.STATED:
        return False
    words = before(record, _BEFORE).lower().split()[-1:]
    return (bool(words) and words[0] in ("that", "which")) or bool(_LETTING.search(before(record, _CLAUSE)))


def _dates_another(record: EventRecord) -> bool:
    """Whether a record is a noun that only says when something else is ("before the summit")."""
    return is_nominal(record) and bool(_ANCHOR.search(before(record, _CLAUSE)))


@cache
def _agreeing_verbs() -> frozenset[str]:
    return frozenset(read_toml("linking.toml")["main_event"]["agreeing_verbs"])


def _dating(telling: Profile) -> float:
    """1 where its words give the day, 0.6 where they give a longer time or the day is only inferred."""
    if telling.has_day and any(record.date_basis == DateBasis.STATED for record in telling.records):
        return 1.0
    return 0.6 if telling.first_day and telling.last_day else 0.0


def _opens_paragraph(record: EventRecord, report: Report | None) -> bool:
    """Whether a record tells a deed or plan in the first sentence of a paragraph."""
    if report is None or says_little(record):
        return False
    before = report.text[max(0, record.evidence.start - 3) : record.evidence.start]
    return not before.strip(" ") or "\n" in before


def _is_long_past(telling: Profile) -> bool:
    day, last = telling.report_day, telling.last_day
    return bool(day and last and day - last > _LONG_PAST)


def _is_in_lead(record: EventRecord, report: Report | None) -> bool:
    """Whether a record stands in a headline or in the first sentences of its report."""
    return record.start < _LEAD + (len(report.title or "") if report else 0)
