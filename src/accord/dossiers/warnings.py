"""7. Events → dossiers: what a dossier owes its user to say unasked, by the mission's numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from accord.dossiers.days import before_year, days_until, in_full, today_of
from accord.dossiers.editions import Edition, Step
from accord.dossiers.evidence import exact_day, is_by_the_parties, meets
from accord.dossiers.holdings import each_once, find_figures, in_words, percent_of, scope_of
from accord.dossiers.index import Index
from accord.dossiers.model import DossierState, Warning
from accord.dossiers.packs import Kind
from accord.dossiers.told import Nearness, Told
from accord.dossiers.wordlists import any_of, words
from accord.ledger.merged import Verdict
from accord.records import FigureRecord
from accord.values import DateBasis, FigureKind

NEAR_DAYS = 60
"""A deadline this near is worth saying."""

_SETTLED = frozenset({Verdict.HELD, Verdict.CHANGED, Verdict.PARTLY, Verdict.CANCELLED, Verdict.DID_NOT_HAPPEN})


def find_warnings(
    state: DossierState, kind: Kind, *, current: Edition, told: Sequence[Told], index: Index
) -> DossierState:
    """The state with its warnings, each once, each with the words it rests on."""
    found = [
        *_overdue(state, kind, current, index),
        *_without_base(state, kind, current),
        *_other_rate(state, kind, current, index),
        *_custom(state, kind, told, index),
        *_deadline(state, kind, current, index),
        *_undated(state, index),
    ]
    return replace(state, warnings=tuple({(warning.number, warning.text): warning for warning in found}.values()))


def _overdue(state: DossierState, kind: Kind, current: Edition, index: Index) -> list[Warning]:
    """Warning 1: its planned day is past and no outcome is found."""
    day, today = exact_day(current.due), today_of(index.known)
    if state.stage in kind.done or state.stage in kind.turns or not day or not today or day >= today:
        return []
    own = {step.told.record.id for step in current.steps}
    settled = any(
        plan.verdict in _SETTLED and any(record.id in own for record in plan.stated) for plan in index.linked.plans
    )
    if settled:
        return []
    text = f"Past its day with no outcome found: {kind.due_what} of {in_full(day)}."
    return [Warning(number=1, text=text, evidence=(state.path[-1].evidence,))]


def _without_base(state: DossierState, kind: Kind, current: Edition) -> list[Warning]:
    """Warning 4: a rate without its base, or "largest in years" without a count of years; each once, with all words."""
    rates = [f for f in state.figures if f.figure_kind == FigureKind.CHANGE and not _has_base(f, state.figures)]
    vague = [f for f in state.figures if f.figure_kind == FigureKind.SUPERLATIVE and not _is_counted(f)]
    found = []
    if rates:
        shown = ", ".join(dict.fromkeys(f"“{in_words(figure)}”" for figure in each_once(rates)))
        text = f"A rate without its base: {shown}."
        found.append(Warning(number=4, text=text, evidence=tuple(figure.evidence for figure in each_once(rates))))
    if vague:
        shown = ", ".join(dict.fromkeys(f"“{in_words(figure)}”" for figure in each_once(vague)))
        text = f"A superlative without a count: {shown}."
        found.append(Warning(number=4, text=text, evidence=tuple(figure.evidence for figure in each_once(vague))))
    return found


def _has_base(figure: FigureRecord, figures: Sequence[FigureRecord]) -> bool:
    """Whether an amount, or what it is compared with, stands in its sentence."""
    if any_of("base", "marks").search(figure.evidence.quote):
        return True
    beside = [f for f in figures if f.evidence == figure.evidence and f.figure_kind == FigureKind.MONEY]
    return bool(beside)


def _is_counted(figure: FigureRecord) -> bool:
    scope = scope_of(figure)
    return scope is not None and scope.casefold() not in words()["scope"]["vague"]


def _other_rate(state: DossierState, kind: Kind, current: Edition, index: Index) -> list[Warning]:
    """Warning 4: the rate that was enacted is not the one that was proposed."""
    if state.stage not in kind.done or kind.editions != "year":
        return []
    granted = [step for step in current.steps if step.rule.stage in kind.done]
    sentences = [step.told.sentence for step in granted]
    asked = [s for s in current.steps if s.rule.stage not in kind.done and s.told.sentence not in sentences]
    last, first = (find_figures(state.dossier, kind, replace(current, steps=s), index) for s in (granted, asked))
    rates, sought = percent_of(last), percent_of(first)
    if not rates or not sought or rates & sought:
        return []
    shown = [f"{'/'.join(f'{rate:g}%' for rate in sorted(each))}" for each in (rates, sought)]
    text = f"The enacted rate differs from the proposed one: {shown[0]} against {shown[1]}."
    evidence = tuple(step.told.record.evidence for step in (*_with_rate(granted), *_with_rate(asked)))
    return [Warning(number=4, text=text, evidence=tuple(dict.fromkeys(evidence)))]


def _with_rate(steps: Sequence[Step]) -> list[Step]:
    return [step for step in steps if percent_of(step.told.sentence.figures)]


def _custom(state: DossierState, kind: Kind, told: Sequence[Told], index: Index) -> list[Warning]:
    """Warning 7: what custom expects is told as not done, in a report of the last deed, and by none as done since."""
    deeds = [move for move in state.path if move.stage in kind.done]
    deeds = [move for move in deeds if move.edition == deeds[-1].edition]
    reports = {move.report for move in deeds}
    if any(move.stage.startswith(sign.name) for sign in kind.signs for move in deeds):
        return []
    for sign in kind.signs:
        for each in told:
            if each.sentence.report.id not in reports or not meets(sign, each, state.dossier):
                continue
            if each.nearness == Nearness.REPORT and not is_by_the_parties(state.dossier, kind, each):
                continue
            text = sign.text.format(custom=kind.custom)
            return [Warning(number=sign.warning, text=text, evidence=(each.record.evidence,))]
    return []


def _deadline(state: DossierState, kind: Kind, current: Edition, index: Index) -> list[Warning]:
    """Warning 11: a deadline by law or custom is near, or has passed with nothing reported."""
    today, dossier = today_of(index.known), state.dossier
    if not (dossier.deadline and current.year and today) or state.stage in kind.done:
        return []
    day = before_year(dossier.deadline, current.year, dossier.year_begins)
    left, what = days_until(day, today), dossier.deadline_what or "deadline"
    if left > NEAR_DAYS:
        return []
    text = f"Deadline in {left} days: {what}, {in_full(day)}."
    if left < 0:
        text = f"Deadline passed, and no report shows it met: {what}, {in_full(day)}."
    return [Warning(number=11, text=text, evidence=(state.path[-1].evidence,))]


def _undated(state: DossierState, index: Index) -> list[Warning]:
    """Warning 12: a step rests on a report whose own date is unknown or inferred."""
    found = {}
    for move in state.path:
        report = index.known.reports[move.report]
        if report.published_basis in (DateBasis.UNKNOWN, DateBasis.INFERRED) and report.id not in found:
            how = f"inferred from “{report.published_words}”" if report.published else "not known"
            text = f"The date of report {report.id} is {how}: its relative dates hang on it."
            found[report.id] = Warning(number=12, text=text, evidence=(move.evidence,))
    return list(found.values())
