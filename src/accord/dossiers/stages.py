"""7. Events → dossiers: its path through the stages, what it holds, what is due."""

from __future__ import annotations

from collections.abc import Sequence

from accord.dossiers.days import today_of
from accord.dossiers.evidence import meets, touching
from accord.dossiers.model import Dossier, DossierState, Move
from accord.dossiers.packs import Kind, kinds
from accord.dossiers.warnings import find_warnings
from accord.ledger.merged import Event, Known, Linked
from accord.records import EventRecord, FigureRecord
from accord.values import AHEAD, FigureKind, When


def find_state(dossier: Dossier, known: Known, linked: Linked) -> DossierState:
    """Where a dossier stands by the day asked for, on which words, and what it owes its user."""
    kind = kinds()[dossier.kind]
    told = touching(dossier, kind, linked)
    path = _path(kind, told, known)
    records = [record for record, _ in told]
    figures = _figures(dossier, records, known)
    due, what = _due(dossier, records, path, known)
    state = DossierState(
        dossier=dossier,
        stage=path[-1].stage if path else "nothing reported",
        since=path[-1].day or path[-1].reported if path else None,
        path=tuple(path),
        due=due,
        due_what=what,
        figures=tuple(figures),
        holds=tuple(_holds(kind, told, figures, path)),
    )
    return find_warnings(state, kind, records, known, linked)


def _path(kind: Kind, told: Sequence[tuple[EventRecord, Event]], known: Known) -> list[Move]:
    """A step for each report and stage it gives evidence of, by the day of the report."""
    steps: dict[tuple[str, str], Move] = {}
    for record, _ in told:
        rule = next((rule for rule in kind.moves if meets(rule, record)), None)
        if rule is None:
            continue
        report = known.reports[record.report]
        step = Move(
            stage=rule.stage,
            day=record.date.value if record.date else None,
            reported=report.day,
            report=report.id,
            record=record.id,
            evidence=record.evidence,
        )
        earlier = steps.get((report.id, rule.stage))
        if earlier is None or (earlier.day is None and step.day is not None):
            steps[report.id, rule.stage] = step
    order = {stage: place for place, stage in enumerate(kind.stages)}
    return sorted(steps.values(), key=lambda step: (step.reported or "9999", order[step.stage], step.report))


def _figures(dossier: Dossier, records: Sequence[EventRecord], known: Known) -> list[FigureRecord]:
    """The figures tied to a dossier's records, and those in its sentences whose owner is a party."""
    tied = {figure for record in records for figure in record.figures}
    sentences = {(record.report, record.evidence.start) for record in records}
    found = []
    for record in known.records:
        if not isinstance(record, FigureRecord) or record.figure_kind == FigureKind.ORDINAL:
            continue
        near = (record.report, record.evidence.start) in sentences
        owned = record.owner is None or not dossier.parties or record.owner.country in dossier.parties
        if record.id in tied or (near and owned and record.figure_kind in _BUDGET_KINDS):
            found.append(record)
    return found


_BUDGET_KINDS = (FigureKind.CHANGE, FigureKind.MONEY, FigureKind.SHARE, FigureKind.SUPERLATIVE)


def _due(
    dossier: Dossier, records: Sequence[EventRecord], path: Sequence[Move], known: Known
) -> tuple[When | None, str | None]:
    """The next day that a record plans, or that the pack knows as a deadline."""
    today = today_of(known)
    ahead = [
        record.date
        for record in records
        if record.status in AHEAD and record.date and (record.date.latest or "") >= today and today
    ]
    if ahead:
        return min(ahead, key=lambda when: when.latest or "9"), "due"
    if dossier.deadline and today and path:
        year = int(today[:4])
        day = f"{year}-{dossier.deadline}"
        day = day if day >= today else f"{year + 1}-{dossier.deadline}"
        return When(value=day, earliest=day, latest=day), dossier.deadline_what or "deadline"
    return None, None


def _holds(
    kind: Kind, told: Sequence[tuple[EventRecord, Event]], figures: Sequence[FigureRecord], path: Sequence[Move]
) -> list[tuple[str, str]]:
    held: list[tuple[str, str]] = []
    if kind.name == "recurring_meeting" and path:
        event = next(event for record, event in told if record.id == path[-1].record)
        chairs = [actor.name for actor in event.participants if actor.kind == "person"]
        if chairs:
            held.append(("chairs", " and ".join(chairs)))
        if event.place:
            held.append(("place", event.place.name))
    for figure in figures:
        label = "rate" if figure.figure_kind == FigureKind.CHANGE else str(figure.figure_kind)
        period = f" for {figure.period}" if figure.period else ""
        entry = (label, f"{figure.text}{period} ({figure.status})")
        if entry not in held:
            held.append(entry)
    return held
