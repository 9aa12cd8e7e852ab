"""7. Events → dossiers: records that tell of a dossier by who takes part: the two who talk, the one who travels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

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
        actor.country == entry if _CODE.fullmatch(entry) else _words(entry) <= _words(actor.name) for entry in side
    )


_CODE = re.compile(r"[A-Z]{3}")


@lru_cache(maxsize=10_000)
def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.casefold()))


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
    persons = [actor for actor in record.actors if actor.kind == ActorKind.PERSON and not _is_office(actor)]
    named = [name for side in dossier.sides for name in side]
    return not dossier.sides or not persons or any(is_one_of(actor, named) for actor in persons)


def _is_office(actor: Actor) -> bool:
    """Whether an actor is an office without a name: "president of Bolivia", "a Bolivian president"."""
    is_role = actor.role is not None and actor.name.casefold().endswith(actor.role.casefold())
    return is_role or bool(re.search(r"\bof\b", actor.name))


def _nearness(dossier: Dossier, record: EventRecord, sentence: Sentence, before: Sentence | None) -> Nearness | None:
    taking_part = (*record.actors, *record.recipients)
    if len(dossier.sides) == 1:
        actors = record.actors or _only_person(sentence)
        return Nearness.WORDS if any(is_one_of(actor, dossier.sides[0]) for actor in actors) else None
    missing = [side for side in dossier.sides if not any(is_one_of(actor, side) for actor in taking_part)]
    if not missing:
        return Nearness.WORDS
    if record.type != "CONSULT" or record.label == "visit" or len(missing) == len(dossier.sides):
        return None
    if not _are_of(taking_part, dossier):
        return None
    if len(taking_part) == 1:
        beside = _is_joined(record, sentence, missing) or _is_beside(record, sentence, missing)
        if beside or _is_implied(record, (before, sentence), missing):
            return Nearness.WORDS
    others = _acting(sentence, record.start)
    return Nearness.SENTENCE if all(any(is_one_of(actor, side) for actor in others) for side in missing) else None


def _is_joined(record: EventRecord, sentence: Sentence, missing: Sequence[Sequence[str]]) -> bool:
    """Whether one mention names both sides: "the ministers of Mexico and Cuba | met", "Ruto and Samia | met"."""
    before = sentence.quote[: record.start - sentence.start]
    if all(sentence.countries & set(side) for side in missing):
        return re.search(r"\b(?:of|between) [^,;]{2,40} and [^,;]{2,40}$", before) is not None
    persons = [each for each in sentence.actors if any(actor.kind == ActorKind.PERSON for actor in each.actors())]
    mentions = [each for each in persons if each.end <= record.start][-_PAIR:]
    named = [actor for mention in mentions for actor in mention.actors()]
    if len(mentions) < _PAIR or not all(any(is_one_of(actor, side) for actor in named) for side in missing):
        return False
    between = sentence.quote[mentions[0].end - sentence.start : mentions[1].start - sentence.start]
    return re.search(r"\band\b", between) is not None and len(between) <= _BETWEEN


def _is_beside(record: EventRecord, sentence: Sentence, missing: Sequence[Sequence[str]]) -> bool:
    """Whether the other one follows: "paid a call | on President Ruto", "In a meeting | with Samia, Ruto said"."""
    rest = sentence.quote[record.end - sentence.start :]
    after = [each for each in sentence.actors if each.start >= record.end]
    named = [actor for each in after[:1] for actor in each.actors() if re.match(r" (?:on|with|to) ", rest)]
    if after and after[0].start - record.end > _BETWEEN:
        named = []
    if _OPENING.match(sentence.quote[: record.start - sentence.start]):
        acting = [record.source for record in sentence.statements if record.source is not None]
        acting += [actor for event in sentence.events if event.start > record.end for actor in event.actors]
        named += acting[:1]
    return bool(named) and all(any(_is_named(actor, side) for actor in named) for side in missing)


_OPENING = re.compile(r"(?:In|At|During|After|Following) (?:[\w-]+ ){0,3}$")
_PAIR = 2
_BETWEEN = 40
"""Characters between two names of a pair: room for "and Tanzania's"."""


def _is_implied(
    record: EventRecord, around: tuple[Sentence | None, Sentence], missing: Sequence[Sequence[str]]
) -> bool:
    """Whether the one it does not name is the person that the words before are about."""
    before, sentence = around
    own = {actor.id for actor in (*record.actors, *record.recipients)}
    for actors in (_acting(sentence, record.start), _acting(before) if before is not None else []):
        persons = [actor for actor in actors if actor.kind == ActorKind.PERSON and actor.id not in own]
        if persons:
            return all(any(_is_named(actor, side) for actor in persons[-1:]) for side in missing)
    return False


def _is_named(actor: Actor, side: Sequence[str]) -> bool:
    """Whether a side names an actor itself, and not its country alone."""
    return is_one_of(actor, [entry for entry in side if not re.fullmatch(r"[A-Z]{3}", entry)])


def _only_person(sentence: Sentence) -> tuple[Actor, ...]:
    """The one person a sentence names: who makes a visit that its words give nobody for."""
    persons = {a.id: a for record in sentence.actors for a in record.actors() if a.kind == ActorKind.PERSON}
    return tuple(persons.values()) if len(persons) == 1 else ()


def _are_of(actors: Iterable[Actor], dossier: Dossier) -> bool:
    """Whether all who take part are on a side."""
    return all(any(is_one_of(actor, side) for side in dossier.sides) for actor in actors)


def _acting(sentence: Sentence, until: int | None = None) -> list[Actor]:
    """Who acts or speaks in a sentence, up to a place in its report."""
    events = [record for record in sentence.events if until is None or record.start < until]
    said = [record.source for record in sentence.statements if until is None or record.start < until]
    found = [actor for record in events for actor in record.actors] + [actor for actor in said if actor is not None]
    return list({actor.id: actor for actor in found}.values())


def _names_sides(dossier: Dossier, report: str, index: Index) -> bool:
    """Whether a report has somebody of each side, or names its country: else none of its records can."""
    taking_part, countries = index.actors_in(report), index.countries_in(report)
    return all(
        not countries.isdisjoint(side) or any(is_one_of(actor, side) for actor in taking_part) for side in dossier.sides
    )


def find_all_told(dossier: Dossier, kind: Kind, index: Index) -> list[Told]:
    """The records that tell of a dossier by its names, and by its sides where it has no names or asks for them."""
    found = [told for told in find_told(dossier, kind, index) if is_of_sides(dossier, told.record)]
    if not dossier.sides or (dossier.names and not dossier.by_sides):
        return found
    named = {told.record.id for told in found if told.nearness <= Nearness.REACH}
    beside = [
        told
        for report, sentences in index.by_report.items()
        if index.is_about(report, dossier.needs) and _names_sides(dossier, report, index)
        for told in find_by_sides(dossier, sentences)
    ]
    beside = [told for told in beside if told.record.id not in named]
    taken = {told.record.id for told in beside}
    return [*(told for told in found if told.record.id not in taken), *beside]
