"""7. Events → dossiers: records that tell of a dossier by who takes part: the two who talk, the one who travels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from accord.dossiers.index import Index, Sentence
from accord.dossiers.model import Dossier
from accord.dossiers.rules import Kind
from accord.dossiers.told import Nearness, Told, find_told
from accord.records import EventRecord
from accord.values import Actor, ActorKind, Standing


def is_one_of(actor: Actor, side: Sequence[str]) -> bool:
    """Whether an actor is named on a side: of its country, or with all words of a name in its own.

    >>> from accord.values import Actor, ActorKind
    >>> is_one_of(Actor(id="x", name="Xi Jinping", kind=ActorKind.PERSON, country="CHN"), ["Xi"])
    True
    """
    return any(
        actor.country == entry if re.fullmatch(r"[A-Z]{3}", entry) else _words(entry) <= _words(actor.name)
        for entry in side
    )


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.casefold()))


def find_by_sides(dossier: Dossier, sentences: Sequence[Sentence]) -> list[Told]:
    """The events in which one of each side takes part, as their words or the words before them say.

    "Berg met Holm" has both; of "in separate talks with Holm" the other is who the words before are about.
    """
    found = []
    for before, sentence in zip([None, *sentences], sentences, strict=False):
        for record in sentence.events:
            if record.standing == Standing.BACKGROUND:
                continue
            nearness = _nearness(dossier, record, sentence, before)
            if nearness is not None:
                found.append(Told(record, sentence, nearness))
    return found


def is_of_sides(dossier: Dossier, record: EventRecord) -> bool:
    """Whether a record that a name tells of is not done by persons of whom none is on a side."""
    persons = [actor for actor in record.actors if actor.kind == ActorKind.PERSON]
    named = [name for side in dossier.sides for name in side]
    return not dossier.sides or not persons or any(is_one_of(actor, named) for actor in persons)


def _nearness(dossier: Dossier, record: EventRecord, sentence: Sentence, before: Sentence | None) -> Nearness | None:
    taking_part = (*record.actors, *record.recipients)
    if len(dossier.sides) == 1:
        return Nearness.WORDS if any(is_one_of(actor, dossier.sides[0]) for actor in record.actors) else None
    missing = [side for side in dossier.sides if not any(is_one_of(actor, side) for actor in taking_part)]
    if not missing:
        return Nearness.WORDS
    if len(missing) == len(dossier.sides) or not _are_of(taking_part, dossier):
        return None
    around = [_acting(sentence, record.start)]
    if len(taking_part) == 1 and before is not None:
        around.append(_acting(before))
    for actors in around:
        others = [actor for actor in actors if actor.id not in {each.id for each in taking_part}]
        if others and all(any(is_one_of(actor, side) for actor in others) for side in missing):
            return Nearness.REACH if len(taking_part) == 1 else Nearness.SENTENCE
    return None


def _are_of(actors: Iterable[Actor], dossier: Dossier) -> bool:
    """Whether all who take part are on a side."""
    return all(any(is_one_of(actor, side) for side in dossier.sides) for actor in actors)


def _acting(sentence: Sentence, until: int | None = None) -> list[Actor]:
    """Who acts or speaks in a sentence, up to a place in its report."""
    events = [record for record in sentence.events if until is None or record.start < until]
    said = [record.source for record in sentence.statements if until is None or record.start < until]
    found = [actor for record in events for actor in record.actors] + [actor for actor in said if actor is not None]
    return list({actor.id: actor for actor in found}.values())


def find_all_told(dossier: Dossier, kind: Kind, index: Index) -> list[Told]:
    """The records that tell of a dossier by its names, and by its sides where it has no names or asks for them."""
    found = [told for told in find_told(dossier, kind, index) if is_of_sides(dossier, told.record)]
    if not dossier.sides or (dossier.names and not dossier.by_sides):
        return found
    named = {told.record.id for told in found if told.nearness <= Nearness.REACH}
    beside = [told for sentences in index.by_report.values() for told in find_by_sides(dossier, sentences)]
    beside = [told for told in beside if told.record.id not in named]
    taken = {told.record.id for told in beside}
    return [*(told for told in found if told.record.id not in taken), *beside]
