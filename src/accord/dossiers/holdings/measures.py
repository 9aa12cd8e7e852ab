"""7. Events → dossiers: what a measure holds: its rate, amount, base, year, approver and reasons."""

from __future__ import annotations

from dataclasses import replace

from accord.dossiers.case import Case
from accord.dossiers.editions import Edition
from accord.dossiers.holdings.figures_held import each_once, find_figures, in_words, said_as, said_once
from accord.dossiers.holdings.grounds import find_grounds, reasons_by_speaker
from accord.dossiers.holdings.meetings import by_deed
from accord.dossiers.model import Entry
from accord.dossiers.wordlists import any_of
from accord.records import FigureRecord
from accord.values import FigureKind


def _rate(case: Case, edition: Edition) -> list[str]:
    kinds = (FigureKind.CHANGE, FigureKind.SUPERLATIVE)
    rates = [f for f in find_figures(case, edition) if f.figure_kind in kinds]
    return [said_once(in_words(figure), said_as(figure)) for figure in each_once(rates)]


def _amount(case: Case, edition: Edition) -> list[str]:
    amounts = [f for f in find_figures(case, edition) if f.figure_kind == FigureKind.MONEY]
    return [figure.text + said_as(figure) for figure in each_once(amounts)]


def _base_year(case: Case, edition: Edition) -> list[str]:
    quotes = (step.told.sentence.quote for step in edition.steps)
    found = [match.group(0) for quote in quotes for match in any_of("base", "marks").finditer(quote)]
    return list(dict.fromkeys(found))


def _fiscal_year(case: Case, edition: Edition) -> list[str]:
    return [str(edition.year)] if edition.year else []


def _approver(case: Case, edition: Edition) -> list[str]:
    """The legislature that is asked or that decides."""
    found: list[str] = []
    for step in by_deed(edition, case.kind):
        record = step.told.record
        found += [actor.name for actor in (*record.actors, *record.recipients) if actor.sector == "LEG"]
        found += [name for name in case.dossier.approvers if name in step.told.sentence.quote]
    return found[:1]


def _reasons(case: Case, edition: Edition) -> list[str]:
    return find_grounds(edition.steps)


def _figures_by_stage(case: Case) -> list[Entry]:
    """The rates and amounts of each stage with who gives them; those of a later stage beside the ones before."""
    rank = case.kind.rank
    before: dict[tuple[str, str | None], FigureRecord] = {}
    found: dict[str, Entry] = {}
    for step in sorted(case.current.steps, key=lambda step: (rank(step.rule.stage), step.moment)):
        stage = case.dossier.called.get(step.rule.stage, step.rule.stage)
        for figure in find_figures(case, replace(case.current, steps=[step])):
            if figure.figure_kind not in (FigureKind.CHANGE, FigureKind.MONEY) or figure.id in found:
                continue
            key = (figure.figure_kind.value, figure.unit)
            earlier = before.get(key)
            is_other = earlier is not None and figure.value is not None and earlier.value != figure.value
            found[figure.id] = Entry(
                label=stage,
                text=said_once(in_words(figure), said_as(figure)),
                speaker=figure.attributed_to.name if figure.attributed_to else None,
                day=step.told.sentence.report.day,
                note=f"before: {earlier.text}" if is_other and earlier else "",
                evidence=(figure.evidence,),
            )
            if figure.value is not None:
                before[key] = figure
    return list(found.values())


SHOWN = {"figures by stage": _figures_by_stage, "reasons by speaker": reasons_by_speaker}
FINDERS = {
    "rate": _rate,
    "amount": _amount,
    "base year": _base_year,
    "fiscal year": _fiscal_year,
    "approver": _approver,
    "reasons": _reasons,
}
