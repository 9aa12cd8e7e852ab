"""4. Mentions → records: who does an event and to whom, as rules and encoder together see it."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from accord.coding.actor_index import unique
from accord.coding.harm_of_deeds import tells_harm_of_deed
from accord.coding.owned_things import is_in_its_clause
from accord.coding.participants import Participants, is_suffered
from accord.coding.reduced_passives import is_reduced_passive
from accord.coding.scenes import is_scenery
from accord.mentions.triggers import Trigger
from accord.mentions.weighing import stands
from accord.parsing.encoded import Encoded
from accord.parsing.found import found
from accord.records import ActorRecord
from accord.settings import DecidedBy
from accord.values import Actor

_NOUNS = frozenset({"NOUN", "PROPN"})
_REACH = 4
_OTHER = {"actor": "recipient", "recipient": "actor"}
_UNLIKELY = 0.1
"""Below it the encoder holds that the rules put somebody on the wrong side."""


def weighed_participants(doc: Doc, trigger: Trigger, told: Participants, actors: Sequence[ActorRecord]) -> Participants:
    """The participants that stand: those the rules found, and those the encoder adds where the rules found nobody.

    Only mentions in the trigger's own sentence are weighed; what the rules found elsewhere stays, and so does whom a
    passive without its "was" is done to.
    """
    known = found(doc)
    span = doc.char_span(trigger.start, trigger.end, alignment_mode="expand")
    if known.encoded is None or span is None:
        return told
    if known.decides is DecidedBy.BOTH and told.recipients and is_reduced_passive(span.root):
        return told
    places = _mentions(doc, span, actors)
    asked = (known.encoded, span, places, known.decides)
    verb = doc[trigger.head]
    if tells_harm_of_deed(verb):
        doers = list(told.actors)
    else:
        doers = [] if is_suffered(verb, trigger) else _weighed("actor", told.actors, asked, others=told.recipients)
    undergoers = _weighed("recipient", told.recipients, asked, others=told.actors)
    ids = {actor.id for actor in doers}
    return Participants(tuple(doers), tuple(actor for actor in undergoers if actor.id not in ids))


def _mentions(doc: Doc, trigger: Span, actors: Sequence[ActorRecord]) -> list[tuple[ActorRecord, Span]]:
    sentence = trigger.root.sent
    made = []
    for record in actors:
        if record.end <= sentence.start_char or record.start >= sentence.end_char:
            continue
        place = doc.char_span(record.start, record.end, alignment_mode="expand")
        if place is not None and place.start >= sentence.start and place.end <= sentence.end:
            made.append((record, place))
    return made


def _weighed(
    role: str,
    told: Sequence[Actor],
    asked: tuple[Encoded, Span, list[tuple[ActorRecord, Span]], DecidedBy],
    others: Sequence[Actor],
) -> list[Actor]:
    """The actors on one side; `others` are those whom the rules put on the other."""
    encoded, trigger, places, decides = asked
    named = {actor.id for actor in told}
    opposite = {actor.id for actor in others} if decides is DecidedBy.BOTH else set()
    # Where the rules found nobody who does what a verb says, somebody likelier than not is better than nobody.
    question = role if told or role != "actor" or trigger.root.pos_ in _NOUNS else "missing_actor"
    best: dict[str, float] = {}
    extra: list[Actor] = []
    for record, place in places:
        probability = encoded.related(role, (trigger.start, trigger.end), place.start, place.end)
        for actor in record.actors():
            best[actor.id] = max(best.get(actor.id, 0.0), probability)
        is_there = stands(question, probability, decides) and not (
            role == "actor"
            and (
                _is_met_by(trigger.root, place)
                or _is_others_deed(trigger.root, place)
                or is_scenery(place.root)
                or is_in_its_clause(trigger.root, place)
            )
        )
        if is_there and not opposite.isdisjoint(actor.id for actor in record.actors()):
            other_side = encoded.related(_OTHER[role], (trigger.start, trigger.end), place.start, place.end)
            is_there = other_side < _UNLIKELY and not (role == "actor" and _is_plain_passive(trigger.root))
        if is_there and named.isdisjoint(actor.id for actor in record.actors()):
            extra += record.actors()
    kept = [actor for actor in told if actor.id not in best or stands(role, best[actor.id], decides, ruled=True)]
    return unique([*kept, *extra])


def _is_plain_passive(verb: Token) -> bool:
    """Whether a verb's subject undergoes it beyond doubt: "the list from which it was removed".

    Not so with a complement of its own, where the subject is willing or able ("was prepared to help",
    "is committed to helping").
    """
    behind = [child for right in verb.rights for child in (right, *right.children)]
    is_of_its_own = any(child.dep_ in ("xcomp", "ccomp", "pcomp") for child in behind)
    return {"auxpass", "nsubjpass"} <= {child.dep_ for child in verb.lefts} and not is_of_its_own


def _is_others_deed(event: Token, mention: Span) -> bool:
    """Whether the event's verb has a subject of its own elsewhere: "as they tried to storm it, police fired"."""
    verb = event
    for _ in range(_REACH):
        if verb.dep_ != "xcomp" or any(child.dep_ == "nsubj" for child in verb.lefts):
            break
        verb = verb.head
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if verb.pos_ not in ("VERB", "AUX") or subject is None or subject.tag_ in ("WDT", "WP"):
        return False
    return (
        subject.pos_ == "PRON"
        and subject.lower_ not in ("it", "there")
        and mention.root.i not in {token.i for token in subject.subtree}
    )


def _is_met_by(event: Token, mention: Span) -> bool:
    """Whether an event is the subject of the verb a mention is the object of: "the visit pleased the government"."""
    root = mention.root
    return event.dep_ == "nsubj" and root.dep_ in ("dobj", "dative") and root.head == event.head
