"""7. Events → dossiers: what a review holds: its question, what each side says of it, which contingencies it names."""

from __future__ import annotations

import re
from dataclasses import replace

from accord.dossiers.case import Case
from accord.dossiers.editions import Edition
from accord.dossiers.holdings.commitments import (
    OWN_WORDS,
    clause_of,
    evidence_of,
    find_wordings,
    named_in,
    statements_of,
)
from accord.dossiers.index import Sentence
from accord.dossiers.model import Entry
from accord.dossiers.wordlists import any_of


def _by_side(case: Case) -> list[Entry]:
    """What each side says of it: a demand, an answer of the side that was asked, or a wording that decides nothing."""
    asked: set[str | None] = set()
    found = []
    for entry in find_wordings(case):
        label = entry.label
        if label == "asked of others":
            label = "demand"
            asked.add(entry.side)
        elif label in ("said", "reaffirmed") and asked and entry.side not in asked:
            label = "answer"
        modal = any_of("no_decision", "marks").search(entry.text)
        note = f"“{modal.group(0)}”: no decision" if modal and label not in ("demand", OWN_WORDS) else ""
        note = "; ".join(part for part in (entry.note, note) if part)
        found.append(replace(entry, label=label, note=note))
    return found


def _contingencies(case: Case) -> list[Entry]:
    """Which contingencies are named, by whom, in which words; an unnamed one is never filled in."""
    if not any("contingenc" in name for name in case.dossier.names):
        return []
    found: dict[tuple[str, str], Entry] = {}
    for sentence, span in named_in(case):
        entry = _contingency(case, sentence, span)
        key = (sentence.report.id, entry.text)
        if key not in found or len(entry.label) > len(found[key].label):
            found[key] = entry
    return sorted(found.values(), key=lambda entry: entry.day or "")


def _contingency(case: Case, sentence: Sentence, span: tuple[int, int]) -> Entry:
    start, end = sentence.start + span[0], sentence.start + span[1]
    clause = clause_of(sentence.quote, span)
    first = sentence.start + sentence.quote.find(clause)
    near = [a for a in sentence.actors if first <= a.start < first + len(clause) and -2 <= a.start - end <= 40]
    near += [a for a in sentence.actors if start <= a.start < end]
    named = [a.name for a in sorted(near, key=lambda a: a.start) if a.country and a.country not in case.dossier.parties]
    places = [p.place.name for p in sentence.places if start <= p.start < end or 0 <= p.start - end <= 40]
    written = [match.group(0) for match in re.finditer(r"(?:[A-Z][a-z]+ )*[A-Z][a-z]+", sentence.quote[slice(*span)])]
    about = list(dict.fromkeys([*named, *(place for place in [*places, *written] if place not in named)]))
    statement = next(
        (s for _, s in statements_of(case) if s.report == sentence.report.id and s.start <= start < s.end), None
    )
    return Entry(
        label=f"names {', '.join(about)}" if about else "names none",
        text=clause,
        side=statement.source.country if statement and statement.source else None,
        speaker=statement.source.name if statement and statement.source else None,
        day=sentence.report.day,
        note="" if statement else "nobody is quoted for it",
        evidence=(evidence_of(sentence),),
    )


def _question(case: Case, edition: Edition) -> list[str]:
    """What is in question, in the words of the last demand, else of the party that spoke last."""
    said = [entry for entry in _by_side(case) if entry.speaker and entry.side in case.dossier.parties]
    asked = [entry for entry in said if entry.label == "demand"]
    return [entry.text for entry in (asked or said)[-1:]]


def _options(case: Case, edition: Edition) -> list[str]:
    return [step.told.record.text for step in edition.steps if step.rule.stage == "options"]


def _owner(case: Case, edition: Edition) -> list[str]:
    """Whose review it is: who raised it."""
    owners = [
        actor.name
        for step in sorted(edition.steps, key=lambda step: step.moment)
        if step.rule.stage != "disputed"
        for actor in step.told.record.actors
        if not case.dossier.parties or actor.country in case.dossier.parties
    ]
    return owners[:1]


def _deadline(case: Case, edition: Edition) -> list[str]:
    return [edition.due.value] if edition.due else []


FINDERS = {"question": _question, "options": _options, "owner": _owner, "deadline": _deadline}

SHOWN = {"wordings by side": _by_side, "contingencies": _contingencies}
