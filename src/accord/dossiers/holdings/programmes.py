"""7. Events → dossiers: what a programme holds: its items, makers, values and days; jobs and tests, each a line."""

from __future__ import annotations

import re

from accord.dossiers.case import Case
from accord.dossiers.days import in_full
from accord.dossiers.editions import Edition, Step
from accord.dossiers.evidence import status_of
from accord.dossiers.holdings.figures_held import find_figures, said_as
from accord.dossiers.model import Entry
from accord.dossiers.wordlists import any_of
from accord.values import AHEAD, FigureKind


def _item(case: Case, edition: Edition) -> list[str]:
    """The items that are named (ships, aircraft), else what the report calls the programme."""
    named = [each.item for each in case.editions if each.item]
    if named:
        return list(dict.fromkeys(named))
    quotes = [(step.told.sentence.quote, step.told.name) for step in edition.steps]
    return list(dict.fromkeys(quote[name[0] : name[1]] for quote, name in quotes if name))


def _makers_of(edition: Edition) -> list[str]:
    """Firms that take part, and yards by their name."""
    found = []
    for step in edition.steps:
        record = step.told.record
        actors = [*record.actors, *record.recipients]
        found += [actor.name for actor in actors if actor.sector == "BUS"]
        found += [match.group(0) for match in any_of("maker", "patterns").finditer(step.told.sentence.quote)]
    shorter = dict.fromkeys(found)
    return [name for name in shorter if not any(name != other and name in other for other in shorter)]


def _maker(case: Case, edition: Edition) -> list[str]:
    return list(dict.fromkeys(name for each in case.editions for name in _makers_of(each)))


def _value(case: Case, edition: Edition) -> list[str]:
    money = [f for f in find_figures(case, edition) if f.figure_kind == FigureKind.MONEY]
    return list(dict.fromkeys(figure.text + said_as(figure) for figure in money))


def day_of(step: Step) -> str | None:
    """The day of a step, else the month or year it names; None where it names none."""
    when = step.facts.when
    return step.facts.day or (when.value if when is not None and when.value[:4].isdigit() else None)


def _dates(case: Case, edition: Edition) -> list[str]:
    steps = [step for step in edition.steps if step.facts.when and re.match(r"\d{4}", step.facts.when.value)]
    called = case.dossier.called
    days = [(day_of(step) or "", called.get(step.rule.stage, step.rule.stage)) for step in steps]
    return list(dict.fromkeys(f"{stage} {in_full(day)}" for day, stage in sorted(days)))


def _jobs(case: Case) -> list[Entry]:
    """One line for each item: its stages with their days, where it is worked on, and what it is called."""
    found = []
    for edition in case.editions:
        if not edition.item or not edition.steps:
            continue
        steps = sorted(edition.steps, key=lambda step: (case.kind.rank(step.rule.stage), step.moment))
        called = case.dossier.called
        told: dict[str, str] = {}
        for step in steps:
            day = day_of(step)
            stage = called.get(step.rule.stage, step.rule.stage)
            told[stage] = told.get(stage) or (f" {in_full(day)}" if day else "")
        text = f"{edition.item}: {', '.join(stage + day for stage, day in told.items())}"
        notes = [" and ".join(_makers_of(edition)), _sort_of_ship(edition)]
        evidence = tuple(dict.fromkeys(step.told.record.evidence for step in steps))
        found.append(Entry(label="job", text=text, note=", ".join(n for n in notes if n), evidence=evidence))
    return found


def _sort_of_ship(edition: Edition) -> str:
    """What reports call the ship: "supply ship", "combat ship"."""
    quotes = " ".join(step.told.sentence.quote for step in edition.steps)
    match = any_of("maker", "ships").search(quotes)
    return match.group(0) if match else ""


def _tests(case: Case) -> list[Entry]:
    """Each test with its day and the one on whose word it stands."""
    found = []
    for edition in case.editions:
        for step in edition.steps:
            if step.rule.stage == "tested":
                record = step.told.record
                speaker = record.attributed_to.name if record.attributed_to else None
                day = day_of(step)
                found.append(
                    Entry(label="test", text=record.text, speaker=speaker, day=day, evidence=(record.evidence,))
                )
    return found


def _due_days(case: Case) -> list[Entry]:
    """What is planned for a day, month or year that a report gives."""
    found = []
    for edition in case.editions:
        for step in edition.steps:
            when = step.facts.when
            if status_of(step.told.record) in AHEAD and when is not None and when.latest:
                text, day = step.told.record.text, when.value
                found.append(Entry(label="due", text=text, day=day, evidence=(step.told.record.evidence,)))
    return found


FINDERS = {"item": _item, "maker": _maker, "value": _value, "dates": _dates}
SHOWN = {"jobs": _jobs, "tests": _tests, "due days": _due_days}
