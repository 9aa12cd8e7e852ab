"""7. Events → dossiers: what a dossier owes its user to say unasked, by the mission's numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from accord.dossiers.days import days_until, today_of
from accord.dossiers.evidence import meets
from accord.dossiers.model import DossierState, Warning
from accord.dossiers.packs import Kind
from accord.ledger.merged import Known, Linked, Verdict
from accord.records import EventRecord
from accord.values import DateBasis, FigureKind

NEAR_DAYS = 60
"""A deadline this near is worth saying."""


def find_warnings(
    state: DossierState, kind: Kind, records: Sequence[EventRecord], known: Known, linked: Linked
) -> DossierState:
    """The state with its warnings, each once, each with the words it rests on."""
    found = [
        *_overdue(records, linked),
        *_without_base(state),
        *_custom(state, kind, known),
        *_deadline(state, known),
        *_undated(state, known),
    ]
    return replace(state, warnings=tuple({warning.text: warning for warning in found}.values()))


def _overdue(records: Sequence[EventRecord], linked: Linked) -> list[Warning]:
    """Warning 1: a plan with its date passed and no outcome found."""
    own = {record.id for record in records}
    return [
        Warning(
            number=1,
            text=f"Past its day with no outcome found: “{plan.event.title}” ({plan.reason}).",
            evidence=tuple(record.evidence for record in plan.stated[:2]),
        )
        for plan in linked.plans
        if plan.verdict == Verdict.OVERDUE and any(record.id in own for record in plan.stated)
    ]


def _without_base(state: DossierState) -> list[Warning]:
    """Warning 4: a rate without its base, or "largest in years" without a count of years."""
    found = []
    for figure in state.figures:
        if figure.figure_kind == FigureKind.CHANGE and figure.unit == "percent":
            text = f"A rate without its base: “{figure.text}”, {figure.status}."
        elif figure.figure_kind == FigureKind.SUPERLATIVE and figure.value is None:
            text = f"A superlative without a count: “{figure.text}”."
        else:
            continue
        found.append(Warning(number=4, text=text, evidence=(figure.evidence,)))
    return found


def _custom(state: DossierState, kind: Kind, known: Known) -> list[Warning]:
    """Warning 7: what custom expects is reported as not done, by the parties, in a report that tells the dossier."""
    reports = {move.report for move in state.path}
    parties = set(state.dossier.parties)
    found = []
    for sign in kind.signs:
        for record in known.events:
            countries = {actor.country for actor in (*record.actors, *record.recipients)}
            if record.report in reports and meets(sign, record) and (not parties or parties & countries):
                text = sign.text.format(custom=kind.custom)
                found.append(Warning(number=sign.warning, text=text, evidence=(record.evidence,)))
    return found[:1]


def _deadline(state: DossierState, known: Known) -> list[Warning]:
    """Warning 11: a legal or customary deadline is near."""
    today = today_of(known)
    if not (state.due and state.due.latest and state.dossier.deadline and today and state.path):
        return []
    if not state.due.latest.endswith(state.dossier.deadline) or state.stage in ("enacted", "executed"):
        return []
    left = days_until(state.due.latest, today)
    if left > NEAR_DAYS:
        return []
    text = f"Deadline in {left} days: {state.due_what}, {state.due.latest}."
    return [Warning(number=11, text=text, evidence=(state.path[-1].evidence,))]


def _undated(state: DossierState, known: Known) -> list[Warning]:
    """Warning 12: a step rests on a report whose own date is unknown or inferred."""
    found = []
    for move in state.path:
        report = known.reports[move.report]
        if report.published_basis in (DateBasis.UNKNOWN, DateBasis.INFERRED):
            how = f"inferred from “{report.published_words}”" if report.published else "not known"
            text = f"The date of report {report.id} is {how}: its relative dates hang on it."
            found.append(Warning(number=12, text=text, evidence=(move.evidence,)))
    return found
