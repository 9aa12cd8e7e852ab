"""7. Events → dossiers: what an accession holds: who joins, who has ratified and who objects, and since when."""

from __future__ import annotations

from collections.abc import Sequence

from accord.data.register import states
from accord.dossiers.case import Case
from accord.dossiers.days import in_full
from accord.dossiers.editions import Edition, Step
from accord.dossiers.model import Entry
from accord.records import EventRecord

_APPROVED = ("ratifying", "approved by all")
_AGAINST = ("blocked",)


def _applicant(case: Case, edition: Edition) -> list[str]:
    return [_name(country) for country in case.dossier.parties]


def _ratified_by(case: Case, edition: Edition) -> list[str]:
    return [_name(country) for country in _acting(edition.steps, case, _APPROVED)]


def _objections_by(case: Case, edition: Edition) -> list[str]:
    """Those that objected and have not ratified since."""
    approved = _acting(edition.steps, case, _APPROVED)
    return [_name(country) for country in _acting(edition.steps, case, _AGAINST) if country not in approved]


def _acceded_on(case: Case, edition: Edition) -> list[str]:
    days = [step.facts.day for step in edition.steps if step.rule.stage == "acceded" and step.facts.day]
    return [in_full(days[0])] if days else []


def _acting(steps: Sequence[Step], case: Case, stages: Sequence[str]) -> dict[str, Step]:
    """The states that act in the steps to some stages, each with its first step; the one that joins is none of them."""
    found: dict[str, Step] = {}
    for step in sorted(steps, key=lambda step: step.moment):
        if step.rule.stage in stages:
            for country in _states_of(step.told.record):
                if country not in case.dossier.parties:
                    found.setdefault(country, step)
    return found


def _states_of(record: EventRecord) -> list[str]:
    acting = [actor.country for actor in record.actors if actor.country]
    if not acting and record.attributed_to and record.attributed_to.country:
        acting = [record.attributed_to.country]
    return list(dict.fromkeys(acting))


def _name(country: str) -> str:
    state = states().get(country)
    return state.name if state else country


def _lines(case: Case, stages: Sequence[str], label: str) -> list[Entry]:
    found = []
    for country, step in _acting(case.current.steps, case, stages).items():
        evidence = step.told.record.evidence
        day = step.facts.day or step.told.sentence.report.day
        found.append(Entry(label=label, text=_name(country), side=country, day=day, evidence=(evidence,)))
    return found


def _ratifications(case: Case) -> list[Entry]:
    return _lines(case, _APPROVED, "ratified")


def _objections(case: Case) -> list[Entry]:
    return _lines(case, _AGAINST, "objected")


FINDERS = {
    "applicant": _applicant,
    "ratified by": _ratified_by,
    "objections by": _objections_by,
    "acceded on": _acceded_on,
}
SHOWN = {"ratifications": _ratifications, "objections": _objections}
