"""7. Events → dossiers: what only one report says of a dossier; copies of a report are one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from accord.dossiers.case import Case
from accord.dossiers.figures_over_time import find_dated_figures
from accord.dossiers.holdings.figures_held import in_words
from accord.dossiers.model import DossierState
from accord.dossiers.told import Nearness
from accord.records import Evidence, Plain
from accord.values import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone(Plain):
    """Something that rests on one report alone: a stage, a figure, an event, or all that is known ("dossier")."""

    kind: str
    what: str
    report: str
    evidence: tuple[Evidence, ...]


def find_alone(case: Case, state: DossierState) -> tuple[Alone, ...]:
    """The stages, figures and main events that one report alone tells; one line where a single report tells of all."""
    source = _sources(case)
    telling = {source(told.sentence.report.id) for told in case.told if told.nearness <= Nearness.SENTENCE}
    telling |= {source(move.report) for move in state.path}
    if len(telling) == 1:
        report = next(iter(telling))
        words = tuple(move.evidence for move in state.path[-1:])
        return (Alone(kind="dossier", what="all that is known of it", report=report, evidence=words),)
    return tuple({(each.kind, each.what): each for each in _each(case, state)}.values())


def _each(case: Case, state: DossierState) -> Iterable[Alone]:
    source = _sources(case)
    for move in state.path:
        if len({source(words.report) for words in (move.evidence, *move.also)}) == 1:
            yield Alone(kind="stage", what=move.stage, report=move.report, evidence=(move.evidence,))
    given: dict[str, list[Evidence]] = {}
    for figure in find_dated_figures(case):
        record = case.index.figure_of[figure.record]
        value = f"{record.value} {record.unit}" if record.value is not None else in_words(record)
        given.setdefault(value, []).append(figure.evidence)
    texts = {figure.evidence: figure.text for figure in find_dated_figures(case)}
    for words in given.values():
        if len({source(each.report) for each in words}) == 1:
            yield Alone(kind="figure", what=texts[words[0]], report=words[0].report, evidence=tuple(words))
    steps = {move.evidence for move in state.path}
    for told in case.told:
        event = case.index.event_of.get(told.record.id)
        is_deed = told.of is None and told.record.standing == Standing.DEED and told.nearness <= Nearness.REACH
        if event is None or not event.main or not is_deed or told.record.evidence in steps:
            continue
        if len({source(report) for report in event.reports}) == 1:
            yield Alone(
                kind="event",
                what=" ".join(event.title.split()),
                report=told.sentence.report.id,
                evidence=(told.record.evidence,),
            )


def _sources(case: Case) -> Callable[[str], str]:
    """From a report to the one that stands for it and its copies."""
    first = {report: min(group) for group in case.index.linked.copies for report in group}
    return lambda report: first.get(report, report)
