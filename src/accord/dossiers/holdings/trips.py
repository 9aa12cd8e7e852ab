"""7. Events → dossiers: what a trip holds: its legs in order, who travels, and what is called a first."""

from __future__ import annotations

import re

from accord.dossiers.case import Case
from accord.dossiers.days import in_full
from accord.dossiers.editions import Edition, Step
from accord.dossiers.legs import places_of
from accord.dossiers.model import Entry
from accord.dossiers.wordlists import any_of
from accord.values import Standing


def legs_of(case: Case) -> list[Edition]:
    """The editions that are legs: those with a place."""
    return [edition for edition in case.editions if edition.place is not None]


def _stage(leg: Edition, case: Case) -> str:
    reached = max(leg.steps, key=lambda step: (step.moment[0], case.kind.rank(step.rule.stage)))
    done = [step for step in leg.steps if step.rule.stage in case.kind.done]
    return "leg done" if done else reached.rule.stage


def _legs(case: Case, edition: Edition) -> list[str]:
    return [f"{leg.name} ({_called(case, _stage(leg, case))})" for leg in legs_of(case)]


def _called(case: Case, stage: str) -> str:
    plain = {"leg done": "done", "leg pending": "pending", "leg cut": "cut"}
    return case.dossier.called.get(stage, plain.get(stage, stage))


def _date(case: Case, edition: Edition) -> list[str]:
    day = edition.done or (edition.due.value if edition.due and not edition.is_off else None)
    return [in_full(day)] if day else []


def find_legs(case: Case) -> list[Entry]:
    """A line a leg, in their order: the place with those within it, its state, its day, and the words."""
    found = []
    for number, leg in enumerate(legs_of(case), 1):
        steps = sorted(leg.steps, key=lambda step: step.moment)
        stage = _stage(leg, case)
        telling = [step for step in steps if step.rule.stage == stage] or steps
        found.append(
            Entry(
                label=f"leg {number}",
                text=", ".join(_places(steps)),
                side=leg.place.country[0] if leg.place and len(leg.place.country) == 1 else None,
                day=leg.done or (leg.due.value if leg.due else None),
                note=_called(case, stage),
                evidence=tuple(dict.fromkeys(step.told.record.evidence for step in telling)),
            )
        )
    return found


def find_engagements(case: Case) -> list[Entry]:
    """What is told of a trip without a place of its own: meetings and briefings on the way, each with its words."""
    if "leg pending" in case.kind.stages:
        return []
    found = []
    for edition in case.editions:
        for step in sorted(edition.steps, key=lambda step: step.moment):
            told, record = step.told, step.told.record
            name = told.sentence.quote[slice(*told.name)] if told.name else ""
            text = record.text if not name or name in record.text else f"{record.text}: {name}"
            called = case.dossier.called.get(step.rule.stage, step.rule.stage)
            found.append(Entry(label=called, text=text, day=step.facts.day, evidence=(record.evidence,)))
    return found


def find_purposes(case: Case) -> list[Entry]:
    """What it is meant to do, as the reports say; a purpose is never an effect."""
    found = []
    for told in case.told:
        record = told.record
        if told.name is not None and record.standing == Standing.PURPOSE:
            text = told.sentence.quote[told.start :].split(" while ")[0].rstrip(". ")
            found.append(Entry(label="purpose", text=text, note="meant; no effect shown", evidence=(record.evidence,)))
    return found[:3]


def _places(steps: list[Step]) -> list[str]:
    """The places of a leg as reports name them, each once."""
    own = {code for step in steps for code in (step.facts.place.country if step.facts.place else ())}
    names = [place.name for step in steps for place in places_of(step) if set(place.country) & own]
    kept = [step.facts.place.name for step in steps if step.facts.place]
    return list(dict.fromkeys(name for name in names if name in kept))


def find_firsts(case: Case) -> list[Entry]:
    """What is called a first, with its scope: first of what, since when; a first without a scope says so."""
    found: list[Entry] = []
    if "record updated" not in case.kind.stages:
        return found
    seen: set[tuple[str, int]] = set()
    for edition in case.editions:
        for step in edition.steps:
            sentence = step.told.sentence
            for match in any_of("first", "patterns").finditer(sentence.quote):
                if (sentence.report.id, sentence.start + match.start()) in seen:
                    continue
                seen.add((sentence.report.id, sentence.start + match.start()))
                scope = re.search(r"\b(?:since|in) [^,.;]+$", match.group(0))
                note = f"scope: {scope.group(0)}" if scope else "no scope given"
                found.append(
                    Entry(label="first", text=match.group(0), note=note, evidence=(step.told.record.evidence,))
                )
    return found


FINDERS = {"legs": _legs}
SHOWN = {"legs": find_legs, "engagements": find_engagements, "firsts": find_firsts, "purposes": find_purposes}
