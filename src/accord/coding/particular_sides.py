"""4. Mentions → records: sides that only the words of one deed tell: whose member, off whose list, from whom asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.tokens import Doc, Token

from accord.coding.actor_index import ActorIndex, unique
from accord.coding.control import governed_by
from accord.coding.participants import Participants
from accord.coding.resolving import resolve_actor
from accord.mentions.framing import lemma_of, object_of
from accord.mentions.triggers import Trigger
from accord.parsing.found import sentence_at
from accord.values import Actor, ActorKind, EventType

_NAME_PARTS = frozenset({"compound", "nmod", "amod"})
_HANDING_OVER = frozenset({"extradition", "deportation", "handover", "return", "surrender", "transfer", "repatriation"})
_PREDICATES = frozenset({"attr", "oprd", "dobj"})
_DEEP = 3


def with_particular_sides(told: Participants, doc: Doc, trigger: Trigger, index: ActorIndex) -> Participants:
    """The participants, with the sides that the words of some deeds tell in a way of their own."""
    for fits, reader in _READERS:
        if fits(doc, trigger):
            read = reader(told, doc, trigger, index)
            if read is not None:
                return read
    return told


def _is_joining(_: Doc, trigger: Trigger) -> bool:
    return trigger.label == "accession" and trigger.part == "verb"


def _of_joining(told: Participants, doc: Doc, trigger: Trigger, _: ActorIndex) -> Participants | None:
    """Whose member somebody becomes ("became the ninth member of the alliance", "became NATO's ninth member")."""
    if told.recipients:
        return None
    members = [child for child in doc[trigger.head].rights if child.dep_ in _PREDICATES]
    owners = [noun for member in members for noun in governed_by(member, ("of", "in"))]
    owners += [child for member in members for child in member.lefts if child.dep_ in ("poss", "compound", "nmod")]
    named = [resolve_actor(_name_of(noun)) for noun in owners if noun.pos_ == "PROPN"]
    bodies = [actor for actor in named if actor is not None and actor.kind is ActorKind.ORGANISATION]
    return Participants(told.actors, tuple(unique(bodies))) if bodies else None


def _name_of(noun: Token) -> str:
    """A name with the capitalised words before it: "the European Union" without its article."""
    first = noun
    while first.i > noun.left_edge.i and first.nbor(-1).dep_ in _NAME_PARTS and first.nbor(-1).is_title:
        first = first.nbor(-1)
    return noun.doc[first.i : noun.i + 1].text


def _is_striking_off(_: Doc, trigger: Trigger) -> bool:
    return trigger.label == "delisting" and trigger.part == "noun"


def _of_striking_off(_: Participants, doc: Doc, trigger: Trigger, index: ActorIndex) -> Participants | None:
    """Who is struck off whose list ("Peru's removal from Japan's whitelist", "the removal of Peru")."""
    noun = doc[trigger.head]
    struck = [child for child in noun.lefts if child.dep_ == "poss"]
    struck = list(governed_by(noun, ("of",))) or struck
    owners = [child for each in governed_by(noun, ("from",)) for child in each.lefts if child.dep_ in ("poss", "amod")]
    owners += [child for child in noun.lefts if child.dep_ == "poss" and child not in struck]
    done_to, doers = (_states(index, nouns) for nouns in (struck, owners))
    return Participants(doers, tuple(one for one in done_to if one not in doers)) if done_to else None


def _states(index: ActorIndex, nouns: Sequence[Token]) -> tuple[Actor, ...]:
    return tuple(unique(actor for noun in nouns for actor in index.named_by(noun) if actor.country))


def _asks_for_suspects(doc: Doc, trigger: Trigger) -> bool:
    wanted = object_of(doc[trigger.head]) if trigger.part == "verb" else None
    return trigger.type is EventType.REQUEST and wanted is not None and lemma_of(wanted) in _HANDING_OVER


def _of_suspects(told: Participants, doc: Doc, trigger: Trigger, index: ActorIndex) -> Participants | None:
    """From whom somebody's extradition is asked ("asked for the extradition of nine suspects from Peru")."""
    wanted = object_of(doc[trigger.head])
    asked = _behind(wanted, ("from",)) if wanted is not None else []
    others = tuple(actor for actor in _states(index, asked) if actor not in told.actors)
    return Participants(told.actors, others) if others else None


def _is_handing(_: Doc, trigger: Trigger) -> bool:
    return trigger.label in ("handover", "release") and trigger.part == "verb"


def _of_handing(told: Participants, doc: Doc, trigger: Trigger, index: ActorIndex) -> Participants | None:
    """To whom is handed what hangs on something else ("handed over the remains of two soldiers to Peru")."""
    if any(actor.country for actor in told.recipients):
        return None
    handed = object_of(doc[trigger.head])
    behind = list(governed_by(doc[trigger.head], ("to",)))
    behind += _behind(handed, ("to",)) if handed is not None else []
    given = _states(index, behind)
    others = tuple(actor for actor in given if actor not in told.actors)
    return Participants(told.actors, others) if others else None


def _behind(noun: Token, wanted: tuple[str, ...], depth: int = 0) -> list[Token]:
    """The nouns behind those prepositions on a noun or on what it is "of"."""
    nouns = list(governed_by(noun, wanted))
    if nouns or depth >= _DEEP:
        return nouns
    return [each for inner in governed_by(noun, ("of",)) for each in _behind(inner, wanted, depth + 1)]


def _is_complaint(_: Doc, trigger: Trigger) -> bool:
    return trigger.type is EventType.ACCUSE and trigger.part == "verb"


def _of_complaint(told: Participants, doc: Doc, trigger: Trigger, index: ActorIndex) -> Participants | None:
    """Against whom a complaint is taken to a court or body ("filed a complaint with the tribunal against Peru")."""
    if not told.recipients or any(actor.country for actor in told.recipients):
        return None
    verb = doc[trigger.head]
    start, end = sentence_at(doc, trigger.head)
    behind = [word for word in doc[max(start, verb.i) : min(end, verb.right_edge.i + 1)] if word.lower_ == "against"]
    nouns = [child for word in behind[:1] for child in word.children if child.dep_ == "pobj"]
    others = tuple(actor for actor in _states(index, nouns) if actor not in told.actors)
    return Participants(told.actors, others) if others else None


def _is_sending_off(doc: Doc, trigger: Trigger) -> bool:
    is_put_out = trigger.label in ("expulsion", "deportation") and trigger.part == "verb"
    return is_put_out and any(child.dep_ in ("auxpass", "nsubjpass") for child in doc[trigger.head].lefts)


def _of_sending_off(told: Participants, doc: Doc, trigger: Trigger, index: ActorIndex) -> Participants | None:
    """Who puts people out by what they are put out of ("three diplomats were expelled from Peru")."""
    if told.actors:
        return None
    senders = tuple(actor for actor in _states(index, list(governed_by(doc[trigger.head], ("from",)))))
    others = tuple(actor for actor in told.recipients if actor not in senders)
    is_own = {actor.country for actor in others} & {actor.country for actor in senders}
    return Participants(senders, others) if senders and others and not is_own else None


def _is_falling(doc: Doc, trigger: Trigger) -> bool:
    return trigger.label == "territory_taken" and lemma_of(doc[trigger.head]) == "fall"


def _of_falling(_: Participants, doc: Doc, trigger: Trigger, index: ActorIndex) -> Participants | None:
    """To whom a town falls, who so takes it ("Kabul fell to the Taliban", "the fall of the town to the rebels")."""
    fall = doc[trigger.head]
    hands = [owner for noun in governed_by(fall, ("into",)) for owner in governed_by(noun, ("of",))]
    takers = [actor for noun in (*governed_by(fall, ("to",)), *hands) for actor in index.named_by(noun)]
    return Participants(tuple(unique(takers)), ())


def _is_lifting(doc: Doc, trigger: Trigger) -> bool:
    return trigger.label in ("easing", "sanctions") and trigger.part == "verb"


def _of_lifting(told: Participants, doc: Doc, trigger: Trigger, index: ActorIndex) -> Participants | None:
    """From whom what was once laid on them is taken ("the sanctions imposed on Peru in 2020 were lifted")."""
    if told.recipients:
        return None
    things = [child for child in doc[trigger.head].children if child.dep_ in ("dobj", "nsubjpass")]
    clauses = [child for thing in things for child in thing.rights if child.dep_ == "acl" and child.tag_ == "VBN"]
    borne = _states(index, [noun for clause in clauses for noun in governed_by(clause, ("on", "against"))])
    others = tuple(actor for actor in borne if actor not in told.actors)
    return Participants(told.actors, others) if others else None


_Reader = Callable[[Participants, Doc, Trigger, ActorIndex], Participants | None]
_READERS: tuple[tuple[Callable[[Doc, Trigger], bool], _Reader], ...] = (
    (_is_joining, _of_joining),
    (_is_striking_off, _of_striking_off),
    (_asks_for_suspects, _of_suspects),
    (_is_handing, _of_handing),
    (_is_complaint, _of_complaint),
    (_is_sending_off, _of_sending_off),
    (_is_falling, _of_falling),
    (_is_lifting, _of_lifting),
)
