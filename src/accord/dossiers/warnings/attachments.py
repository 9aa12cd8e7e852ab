"""7. Events → dossiers: warnings of attachment (9): a step hangs on what "who", "its" or "them" is read as."""

from __future__ import annotations

import re
from collections.abc import Iterator

from accord.dossiers.case import Case
from accord.dossiers.editions import Step
from accord.dossiers.index import Sentence
from accord.dossiers.model import DossierState, Warning
from accord.dossiers.wordlists import any_of
from accord.values import Actor, ActorKind


def _attachments(case: Case, state: DossierState) -> list[Warning]:
    """Warning 9: words on which a step of the current edition rests could be read of another one too."""
    found: dict[str, Warning] = {}
    for step in case.current.steps:
        for text in (*_who(step), *_whose(step), *_missing(step, case)):
            found.setdefault(text, Warning(number=9, text=text, evidence=(step.told.record.evidence,)))
    return list(found.values())


def _who(step: Step) -> Iterator[str]:
    """ "Berg met Holm, who urged talks": the relative clause could be of either."""
    sentence, record = step.told.sentence, step.told.record
    before = sentence.quote[: step.told.start]
    match = None
    for match in re.finditer(r", who (?P<verb>\w+)", sentence.quote):
        if match.end() > step.told.end:
            break
        inside = sentence.quote[match.end() : step.told.start]
        if match.start() < len(before) and not re.search(r"[,;]", inside):
            yield from _between(match, _persons_before(sentence, match.start()), record.attributed_to, step)


def _between(match: re.Match[str], persons: list[Actor], read: Actor | None, step: Step) -> Iterator[str]:
    read = read or next((actor for actor in step.told.record.actors if actor.kind == ActorKind.PERSON), None)
    others = [person for person in persons if read is None or person.id != read.id]
    if read is None or not others or read.id not in {person.id for person in persons}:
        return
    yield (
        f"Attachment in doubt: “who {match['verb']}” is read as {read.name}; "
        f"{' and '.join(person.name for person in others)} stands before it too."
    )


def _persons_before(sentence: Sentence, place: int) -> list[Actor]:
    """The persons named in the clause before a place of a sentence, in order."""
    start = max((match.end() for match in re.finditer(r"[,;:] ", sentence.quote[:place])), default=0)
    found: dict[str, Actor] = {}
    for record in sentence.actors:
        if start <= record.start - sentence.start < place:
            for actor in record.actors():
                if actor.kind == ActorKind.PERSON:
                    found.setdefault(actor.id, actor)
    return list(found.values())


def _whose(step: Step) -> Iterator[str]:
    """ "The ministry reported the neighbour firing toward its waters": the waters could be of either."""
    sentence, record = step.told.sentence, step.told.record
    if record.place is None:
        return
    for place in sentence.places:
        match = re.match(r"(?:its|their) ", place.text)
        if match is None or place.place.name != record.place.name:
            continue
        start = place.start - sentence.start
        states = _countries_before(sentence, start)
        if len(states) > 1:
            read = ", ".join(place.place.country)
            yield (
                f"Attachment in doubt: “{place.text}” is read as {place.place.name} ({read}); "
                f"{' and '.join(states)} are named before it."
            )


def _countries_before(sentence: Sentence, place: int) -> list[str]:
    """The countries of the actors named before a place of a sentence, as they are called there."""
    found: dict[str, str] = {}
    for record in sentence.actors:
        if record.start - sentence.start < place:
            for actor in record.actors():
                if actor.country:
                    found.setdefault(actor.country, actor.name)
    return list(found.values())


def _missing(step: Step, case: Case) -> Iterator[str]:
    """Talks that are asked for, of which the other side is not in the words."""
    record = step.told.record
    sides = case.dossier.sides
    if len(sides) != 2 or step.rule.stage not in ("proposed", "requested", "offered"):
        return
    taking_part = (*record.actors, *record.recipients)
    if not taking_part or any_of("with_whom", "marks").search(step.told.sentence.quote[step.told.start :]) is None:
        return
    countries = {actor.country for actor in taking_part}
    absent = [side for side in sides if not countries & set(side)]
    if len(absent) == 1:
        names = " and ".join(dict.fromkeys(actor.name for actor in taking_part))
        yield f"Whom the talks with {names} are asked of is not in the words of the report."


FINDERS = (_attachments,)
