"""7. Events → dossiers: warnings of a status raised without evidence (2): what was asked for is told as granted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from accord.dossiers.case import Case
from accord.dossiers.days import in_full
from accord.dossiers.editions import Step
from accord.dossiers.evidence import exact_day, status_told
from accord.dossiers.headlines import OPEN, outrun, rule_of_title
from accord.dossiers.holdings.figures_held import find_figures, in_words
from accord.dossiers.model import DossierState, Warning
from accord.dossiers.told import Nearness, Told, pattern_of
from accord.dossiers.wordlists import words
from accord.records import Evidence, FigureRecord
from accord.values import DONE, FigureKind, Status


def _called(case: Case, stage: str) -> str:
    return case.dossier.called.get(stage, stage)


def _same_occasion(case: Case, state: DossierState) -> list[Warning]:
    """Of one day, a later report tells as done what the report of that day told only as asked, backed or planned."""
    rank = case.kind.rank
    for edition in case.editions:
        ordered = sorted(edition.steps, key=lambda step: step.moment)
        for later in ordered:
            if later.facts.day is None or status_told(later.told) not in DONE or later.rule.stage in case.kind.turns:
                continue
            before = [s for s in ordered if s.reported < later.reported and rank(s.rule.stage) < rank(later.rule.stage)]
            told_so = [s for s in before if s.reported >= later.facts.day and status_told(s.told) in OPEN]
            if told_so and not _is_shown_by_another(later, ordered, case):
                first = told_so[-1]
                text = (
                    f"Told as “{_called(case, later.rule.stage)}” by a later report, of a day that an earlier one told "
                    f"only as “{_called(case, first.rule.stage)}”; no report shows the step between."
                )
                evidence = (first.told.record.evidence, later.told.record.evidence)
                return [Warning(number=2, text=text, evidence=evidence)]
    return _same_deed(case)


def _same_deed(case: Case) -> list[Warning]:
    """A deed of a stated day, told earlier, after that day, as only planned, possible or denied."""
    told = [each for each in case.told if each.of is None and each.record.label and each.nearness <= Nearness.REACH]
    for later in told:
        day, reported = exact_day(later.record.date), later.sentence.report.day
        if day is None or reported is None or later.record.status != Status.OCCURRED:
            continue
        for first in told:
            before = first.sentence.report.day
            is_open = first.record.label == later.record.label and first.record.status in OPEN
            if is_open and before is not None and day <= before < reported and _has_one_figure(case, first, later):
                status = first.record.status.replace("_", " ")
                text = (
                    f"“{later.record.text}”, of {in_full(day)}, is told as done; a report after that day tells it "
                    f"only as {status}, and none shows the step between."
                )
                return [Warning(number=2, text=text, evidence=(first.record.evidence, later.record.evidence))]
    return []


def _has_one_figure(case: Case, one: Told, other: Told) -> bool:
    """Whether two deeds have a figure in common: 4,500 troops here and there."""
    values = [
        {case.index.figure_of[figure].value for figure in told.record.figures if figure in case.index.figure_of}
        for told in (one, other)
    ]
    return bool(values[0] & values[1])


def _is_shown_by_another(step: Step, steps: list[Step], case: Case) -> bool:
    """Whether a second report tells the same stage, or one beyond it."""
    rank = case.kind.rank(step.rule.stage)
    report = step.told.sentence.report
    return any(
        other.told.sentence.report is not report
        and case.kind.rank(other.rule.stage) >= rank
        and status_told(other.told) in DONE
        for other in steps
    )


def _figure_as_fact(case: Case, state: DossierState) -> list[Warning]:
    """A figure that was asked for or planned is told as a fact, and no report shows that it was granted."""
    if not case.kind.done or state.stage in case.kind.done:
        return []
    figures = find_figures(case, case.current)
    days = {figure.id: case.index.known.reports[figure.report].day or "" for figure in figures}
    for figure in figures:
        if figure.status != "actual" or figure.figure_kind not in (FigureKind.CHANGE, FigureKind.MONEY):
            continue
        open_before = [f for f in figures if _is_same(f, figure) and f.status in OPEN and days[f.id] < days[figure.id]]
        if figure.value is not None and open_before and not _is_of_open_event(case, figure):
            first = open_before[-1]
            text = (
                f"“{in_words(figure)}” is told as fact; the words before it only say {first.status}, "
                f"and no report shows it {case.kind.done[0]}."
            )
            return [Warning(number=2, text=text, evidence=(first.evidence, figure.evidence))]
    return []


def _is_same(one: FigureRecord, other: FigureRecord) -> bool:
    return (one.figure_kind, one.unit, one.value) == (other.figure_kind, other.unit, other.value)


def _is_of_open_event(case: Case, figure: FigureRecord) -> bool:
    """Whether the event that a figure belongs to is itself only asked for, planned, possible or denied."""
    of = [told.record for told in case.told if figure.id in told.record.figures and told.of is None]
    return bool(of) and all(record.status not in DONE for record in of)


def _in_passing(case: Case, state: DossierState) -> list[Warning]:
    """What was only asked for or planned is called "the approved rise" in passing, and no report tells the approval."""
    if state.stage in case.kind.done or not state.path:
        return []
    first = next((step for step in case.current.steps if status_told(step.told) in OPEN), None)
    if first is None:
        return []
    for match, told_in, evidence in _passing(case):
        if told_in > first.reported:
            text = f"Called “{match}” in passing; no report shows that step, and the words before it only ask or plan."
            return [Warning(number=2, text=text, evidence=(first.told.record.evidence, evidence))]
    return []


def _passing(case: Case) -> Iterator[tuple[str, str, Evidence]]:
    done = "|".join(words()["in_passing"]["done"])
    names = pattern_of((*case.dossier.names, *case.dossier.terms)).pattern
    pattern = re.compile(
        rf"\b(?:the|an|its|their|a|newly|recently) (?:{done}) (?:[\w.%-]+ ){{0,4}}?(?:in |of )?{names}"
    )
    seen = set()
    for told in case.told:
        key = (told.sentence.report.id, told.sentence.start)
        match = None if key in seen else pattern.search(told.sentence.quote)
        seen.add(key)
        if match:
            yield match.group(0), told.sentence.report.day or "", told.record.evidence


def _headline(case: Case, state: DossierState) -> list[Warning]:
    """A headline tells as done what its text tells only as asked, planned or possible."""
    found = []
    steps_of_all = [step for edition in case.editions for step in edition.steps]
    for step in steps_of_all:
        under = outrun(step, steps_of_all, case.kind)
        if under is None:
            continue
        text = f"A headline says “{step.told.sentence.quote.strip()}”; its text tells it only as {_status(under)}."
        found.append(Warning(number=2, text=text, evidence=(step.told.record.evidence, under.told.record.evidence)))
    by_report: dict[str, list[Step]] = {}
    for step in case.current.steps:
        by_report.setdefault(step.told.sentence.report.id, []).append(step)
    for steps in by_report.values():
        report = steps[0].told.sentence.report
        rule = rule_of_title(report, (*case.dossier.names, *case.dossier.terms), case.kind)
        under = next((step for step in steps if status_told(step.told) in OPEN), None)
        rank = case.kind.rank
        if rule and under and all(rank(step.rule.stage) < rank(rule.stage) for step in steps):
            text = f"A headline says “{report.title}”; its text tells it only as {_status(under)}."
            found.append(Warning(number=2, text=text, evidence=(under.told.record.evidence,)))
    return found


def _status(step: Step) -> str:
    return status_told(step.told).replace("_", " ")


FINDERS = (_same_occasion, _figure_as_fact, _in_passing, _headline)
