"""7. Events → dossiers: what a meeting holds: its number, chairs, day, place, agenda and document."""

from __future__ import annotations

import re
from collections import Counter

from accord.dossiers.case import Case
from accord.dossiers.days import in_full
from accord.dossiers.editions import Edition, Step
from accord.dossiers.rules import Kind
from accord.dossiers.wordlists import words
from accord.values import ActorKind, Place


def by_deed(edition: Edition, kind: Kind) -> list[Step]:
    """An edition's steps, deeds before plans, later reports before earlier."""
    newest = sorted(edition.steps, key=lambda step: step.moment, reverse=True)
    return sorted(newest, key=lambda step: step.rule.stage not in kind.done)


def _ordinal(case: Case, edition: Edition) -> list[str]:
    return [str(edition.ordinal)] if edition.ordinal else []


def _chairs(case: Case, edition: Edition) -> list[str]:
    """One person a party: the one that most records name as taking part."""
    votes: Counter[tuple[str, str]] = Counter()
    for step in edition.steps:
        record = step.told.record
        for actor in (*record.actors, *record.recipients):
            if actor.kind == ActorKind.PERSON and actor.country and not _is_office(actor.name, actor.role):
                votes[actor.country, actor.name] += 1
    chairs: dict[str, str] = {}
    for (country, name), _ in sorted(votes.items(), key=lambda item: (-item[1], item[0])):
        if country in case.dossier.parties or not case.dossier.parties:
            chairs.setdefault(country, name)
    order = {country: place for place, country in enumerate(case.dossier.parties)}
    named = [chairs[country] for country in sorted(chairs, key=lambda country: order.get(country, 99))]
    return [" and ".join(named)] if named else []


def _is_office(name: str, role: str | None) -> bool:
    return bool(re.search(r"\bof\b", name)) or name == role


def _date(case: Case, edition: Edition) -> list[str]:
    if edition.done:
        return [in_full(edition.done)]
    if edition.due and not edition.is_off:
        held = " (as it was due)" if edition.is_done else ""
        return [in_full(edition.due.value) + held]
    return []


def place_of(edition: Edition, kind: Kind) -> Place | None:
    return next((step.facts.place for step in by_deed(edition, kind) if step.facts.place), None)


def _place(case: Case, edition: Edition) -> list[str]:
    place = place_of(edition, case.kind)
    return [place.name] if place else []


def _agenda(case: Case, edition: Edition) -> list[str]:
    """What a planned edition is to deal with, in the words of the sentences that name it."""
    found = []
    for step in edition.steps:
        match = re.search(words()["agenda"]["pattern"], step.told.sentence.quote)
        if match and step.rule.stage not in case.kind.done:
            found.append(match["what"].strip())
    return list(dict.fromkeys(found))


def _document(case: Case, edition: Edition) -> list[str]:
    issued = [step for step in edition.steps if step.rule.stage == "outcome document issued"]
    return (
        [f"{re.sub(r'^(?:issued|released|published|adopted|in) ', '', issued[0].told.record.text)} (issued)"]
        if issued
        else []
    )


FINDERS = {
    "ordinal": _ordinal,
    "chairs": _chairs,
    "date": _date,
    "place": _place,
    "agenda": _agenda,
    "outcome document": _document,
}
