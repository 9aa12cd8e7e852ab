"""4. Mentions → records: who does an event and to whom it is done, through passives, control, relatives and nouns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from accord.coding.actor_index import ActorIndex, objects_of, unique
from accord.coding.carriers import (
    carriers_of,
    hosted,
    is_done_to_owner,
    is_leaving,
    is_lent,
    is_scene,
    made_by,
    named_or_owned,
    told_beside,
)
from accord.coding.control import DEPTH, governed_by, roles_of, subjects_of
from accord.coding.harm_of_deeds import doers_of_harm
from accord.coding.undergoers import BLAMING, blamed_for, in_purpose, named_undergoers, reached_by, undergoing
from accord.mentions.framing import lemma_of, prepositions
from accord.mentions.roles import words_of
from accord.mentions.triggers import Trigger
from accord.parsing.clauses import is_verbal
from accord.values import Actor, ActorKind, EventType

_RECIPIENT_PREPOSITIONS = (
    "to", "with", "against", "on", "upon", "at", "toward", "towards", "from", "for", "over", "into", "of", "by", "in",
)  # fmt: skip
_BY_TYPE = {
    EventType.CONSULT: ("with", "to", "between", "among", "by"),
    EventType.AGREE: ("with", "to", "for", "from"),
    EventType.SUPPORT: ("for", "with", "to", "by", "behind", "over", "on", "in"),
    EventType.COOPERATE: ("with", "to", "from", "for"),
    EventType.AID: ("to", "for", "in", "into", "from"),
    EventType.REQUEST: ("on", "upon", "to", "from", "for", "with"),
    EventType.ACCUSE: ("against", "of", "for", "over", "at", "to", "into", "on", "with", "by"),
    EventType.REJECT: ("of", "from", "by", "to", "with", "for"),
    EventType.THREATEN: ("against", "to", "with", "on", "at", "over"),
    EventType.PROTEST: ("against", "over", "at", "to", "with", "outside"),
    EventType.SANCTION: ("on", "against", "to", "from", "with", "of", "in"),
    EventType.MOBILIZE: ("against", "near", "on", "at", "in", "to", "into", "toward", "towards", "along"),
    EventType.COERCE: ("on", "against", "of", "from", "with", "in", "to", "over"),
    EventType.ASSAULT: ("on", "against", "at", "of", "with", "in", "into", "from", "inside"),
    EventType.RETREAT: ("from", "to", "in", "of", "with", "for", "on", "against"),
    EventType.CONCEDE: ("to", "for", "on", "against", "of", "from", "with"),
}
_PATIENT_OF = frozenset({EventType.ASSAULT, EventType.SANCTION, EventType.COERCE, EventType.ACCUSE, EventType.SUPPORT,
                         EventType.REJECT, EventType.AID})  # fmt: skip
_PATIENT_OF_MODES = frozenset({"release"})
_JOINT = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE})
_COMING_FROM = frozenset({EventType.ACCUSE, EventType.AID, EventType.ASSAULT, EventType.REJECT, EventType.REQUEST,
                          EventType.SANCTION, EventType.SUPPORT, EventType.THREATEN})  # fmt: skip
_FOR_OTHERS = frozenset({EventType.AGREE, EventType.AID, EventType.COOPERATE})
_HANDING = frozenset({"handover", "release"})
_SETTLING = frozenset({EventType.AGREE, EventType.CONCEDE, EventType.REJECT, EventType.RETREAT, EventType.SANCTION,
                       EventType.SUPPORT})  # fmt: skip
_OF_TEXTS = frozenset(
    {"legislative_consent", "ratification", "approval", "vote_in_favour", "agreement_signed", "signature"}
)
_TEXTS = frozenset({"it", "them", "this", "that"})
"""What is approved, ratified or signed is a text, whichever body was named before ("its parliament approved it")."""
_SIDES = ("with", "against", "between")
_MET_WITH = frozenset({EventType.ACCUSE, EventType.ASSAULT, EventType.COERCE, EventType.REJECT, EventType.REQUEST,
                       EventType.SANCTION, EventType.THREATEN})  # fmt: skip
_UNTYPED = ("to", "with", "against", "toward", "towards", "upon", "for")
_TALKED = frozenset({"phone_call", "meeting", "talks"})
_SPEAKERS = frozenset({ActorKind.PERSON, ActorKind.STATE, ActorKind.GOVERNMENT})
_WHOLE_STATES = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT})
_NOT_ON_OWN_FORCES = frozenset({EventType.AGREE, EventType.MOBILIZE, EventType.COOPERATE, EventType.RETREAT})


@dataclass(frozen=True, slots=True)
class Participants:
    """Who an event's words name as its actors and recipients."""

    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()


def find_participants(doc: Doc, trigger: Trigger, index: ActorIndex) -> Participants:
    """The actors and recipients of a trigger, as the sentence makes them plain."""
    head = doc[trigger.head]
    if trigger.part == "noun":
        found = _of_noun(head, trigger, index)
    else:
        found = _of_adjective(head, trigger, index) if trigger.part == "adjective" else _of_verb(head, trigger, index)
        if trigger.noun is not None:
            found = _with_noun(found, _of_noun(doc[trigger.noun], trigger, index, own_only=True))
        if trigger.type in _COMING_FROM and _is_got(head, trigger):
            found = Participants(found.recipients, found.actors)
    return _arranged(found, trigger, _owners_of_means(head, trigger, index))


def _is_got(verb: Token, trigger: Trigger) -> bool:
    """Whether a verb's subject gets from others what it tells ("received six tanks", "took delivery of six tanks")."""
    if lemma_of(verb) in words_of("getting"):
        return trigger.noun is not None or trigger.type is EventType.AID
    return lemma_of(verb) == "take" and any(lemma_of(child) in words_of("getting", "taking") for child in verb.rights)


def _owners_of_means(head: Token, trigger: Trigger, index: ActorIndex) -> list[Actor]:
    """Whose soldiers, ships or arms are withdrawn or deployed."""
    if trigger.type not in (EventType.MOBILIZE, EventType.RETREAT) or trigger.mode not in (
        "withdraw",
        "troops",
        "weapons",
    ):
        return []
    if trigger.part == "noun" or trigger.label == "shadowing":
        return []
    return [actor for noun in roles_of(head)[1] for actor in index.named_by(noun)]


def _of_adjective(head: Token, trigger: Trigger, index: ActorIndex) -> Participants:
    """Who is willing or ready, and to the good of whom."""
    actors = [actor for subject in subjects_of(head.head, 0) for actor in index.named_by(subject)]
    own = {actor.id for actor in actors}
    recipients = _first_of(_in_complement(head, trigger, index), without=own)
    return Participants(tuple(actors), tuple(recipients))


def _with_noun(verb: Participants, noun: Participants) -> Participants:
    actors = verb.actors or noun.actors
    known = {actor.id for actor in actors}
    extra = [actor for actor in (*verb.recipients, *noun.recipients) if actor.id not in known]
    if verb.actors and noun.actors and not verb.recipients:
        extra += [actor for actor in noun.actors if actor.id not in known]
    return Participants(actors, tuple(unique(extra)))


def _arranged(found: Participants, trigger: Trigger, means: list[Actor]) -> Participants:
    """No one both does and receives; whose troops or arms are moved does not receive them but moves them."""
    if means:
        others = tuple(actor for actor in found.recipients if actor not in means)
        found = Participants(found.actors or tuple(means), others)
    known = {actor.id for actor in found.actors}
    own = {actor.country for actor in found.actors} if trigger.type in _NOT_ON_OWN_FORCES else set()
    recipients = [
        actor
        for actor in found.recipients
        if actor.id not in known and not (actor.kind is ActorKind.FORCE and actor.country in own)
    ]
    return Participants(tuple(unique(found.actors)), tuple(unique(recipients)))


def _of_verb(verb: Token, trigger: Trigger, index: ActorIndex) -> Participants:
    doers, undergoers = roles_of(verb)
    undergoers = [noun for noun in undergoers if not (trigger.label in _OF_TEXTS and noun.lower_ in _TEXTS)]
    actors = unique(actor for doer in doers for noun in doers_of_harm(doer) for actor in index.named_by(noun))
    if not doers and trigger.type is EventType.MOBILIZE:
        actors, undergoers = _sent(undergoers, index), []
    if is_suffered(verb, trigger):
        return Participants((), tuple(actors))
    own = {actor.id for actor in actors}
    recipients = _first_of(
        _given_to(verb, trigger, index),
        undergoing(undergoers, own, trigger, index),
        _by_preposition(verb, trigger, index),
        [actor for noun in undergoers for actor in _by_preposition(noun, trigger, index)],
        _in_clause(verb, own, index),
        _in_complement(verb, trigger, index),
        in_purpose(verb, trigger, index),
        _named_behind(verb, undergoers, trigger, index),
        without=own,
    )
    if trigger.label == "ambassador_summoned" and not actors:
        actors = [actor for noun in governed_by(verb, ("to", "by", "at")) for actor in index.named_by(noun)]
    if trigger.mode == "phone":
        return Participants(tuple(unique([*actors, *recipients])), ())
    if trigger.label == "visit" and not recipients:
        recipients = [actor for actor in _where_to(verb, index) if actor.country not in {one.country for one in actors}]
    if trigger.label == "visit" and not actors and any(child.dep_ == "nsubjpass" for child in verb.lefts):
        return Participants(tuple(unique(recipients)), ())
    return Participants(tuple(actors), tuple(unique(recipients)))


def is_suffered(verb: Token, trigger: Trigger) -> bool:
    """Whether a deed is told by what those do who undergo it ("ten sailors died", "will lose its trusted status")."""
    if trigger.part != "verb":
        return False
    if trigger.label == "delisting":
        return lemma_of(verb) in words_of("losing")
    return trigger.type is EventType.ASSAULT and lemma_of(verb) in words_of("suffering")


def _where_to(verb: Token, index: ActorIndex) -> list[Actor]:
    """The state to which somebody goes, named by what it is ("landed in the Chinese capital")."""
    named = [actor for noun in governed_by(verb, ("in", "to", "at", "for")) for actor in index.named_by(noun)]
    return [actor for actor in named if actor.kind in _WHOLE_STATES and actor.country]


def _given_to(verb: Token, trigger: Trigger, index: ActorIndex) -> list[Actor]:
    """The state to which something is handed over or back ("handed over the bodies of two soldiers to Peru")."""
    if trigger.label not in _HANDING:
        return []
    named = [actor for noun in governed_by(verb, ("to",)) for actor in index.named_by(noun)]
    return [actor for actor in named if actor.country]


def _named_behind(verb: Token, undergoers: Sequence[Token], trigger: Trigger, index: ActorIndex) -> list[Actor]:
    """With whom the talks, pact or sanctions are that a deed is done to ("walked out of the talks with Peru")."""
    if trigger.type not in _SETTLING:
        return []
    behind = [noun for preposition in prepositions(verb) for noun in objects_of(preposition)]
    inner = [noun for each in (*undergoers, *behind) for noun in governed_by(each, ("of", "from", "to", "for"))]
    reached = [noun for each in (*undergoers, *behind, *inner) for noun in governed_by(each, _SIDES)]
    return [actor for noun in reached for actor in index.named_by(noun) if actor.country]


def _sent(undergoers: Sequence[Token], index: ActorIndex) -> list[Actor]:
    """The forces that are sent or put on alert by nobody named ("police were deployed"): they are who moves."""
    return [actor for noun in undergoers for actor in index.named_by(noun)]


def _first_of(*choices: list[Actor], without: set[str]) -> list[Actor]:
    """The first of several lists that names someone else than those given."""
    for choice in choices:
        others = [actor for actor in choice if actor.id not in without]
        if others:
            return others
    return []


def _in_complement(verb: Token, trigger: Trigger, index: ActorIndex, depth: int = 0) -> list[Actor]:
    """To whom the act of an open complement is done ("threatened to shell ...", "willing to help ...")."""
    for child in verb.rights:
        is_purpose = child.dep_ == "advcl" and trigger.type in _FOR_OTHERS and child.tag_ == "VB"
        if not is_verbal(child) or not (is_purpose or child.dep_ in ("xcomp", "pcomp", "acl", "ccomp")):
            continue
        _, undergoers = roles_of(child, DEPTH)
        named = [actor for noun in undergoers for actor in index.named_by(noun)]
        named = named or _by_preposition(child, trigger, index)
        named = named or [actor for noun in undergoers for actor in _by_preposition(noun, trigger, index)]
        # "send doctors to help Kenya": means without a state of their own are not whom the act is for.
        if depth < 3 and all(actor.country is None for actor in named):
            named = _in_complement(child, trigger, index, depth + 1) or named
        if named:
            return named
    return []


def _by_preposition(token: Token, trigger: Trigger, index: ActorIndex) -> list[Actor]:
    """The actors of a word's prepositional phrases, those of the likeliest preposition for its type first."""
    order = _BY_TYPE.get(trigger.type, _RECIPIENT_PREPOSITIONS) if trigger.type else _UNTYPED
    found: list[tuple[int, Actor]] = []
    for preposition in prepositions(token):
        if preposition.lower_ in order and preposition.dep_ != "agent" and not _is_for_another(preposition):
            rank = order.index(preposition.lower_)
            blamed = []
            if trigger.type in BLAMING:
                blamed = [actor for noun in objects_of(preposition) for actor in blamed_for(noun, index)]
            named = blamed or [actor for noun in objects_of(preposition) for actor in index.named_by(noun)]
            found += [(rank, actor) for actor in named]
            if trigger.type is EventType.ACCUSE:
                found += [(rank + 20, actor) for noun in objects_of(preposition) for actor in _deeper(noun, index)]
    if not found:
        return []
    best = min(rank for rank, _ in found)
    return [actor for rank, actor in found if rank == best]


def _is_for_another(preposition: Token) -> bool:
    """Whether it names for whom a deed is done in their stead: "on behalf of the sailors"."""
    return any(noun.lower_ == "behalf" for noun in objects_of(preposition))


def _deeper(noun: Token, index: ActorIndex) -> list[Actor]:
    """The subject of a gerund after a preposition ("for jailing activists of ...")."""
    if not is_verbal(noun):
        return []
    return [actor for child in noun.children if child.dep_ == "dobj" for actor in index.named_by(child)]


def _in_clause(verb: Token, own: set[str], index: ActorIndex) -> list[Actor]:
    """The subject of the clause a verb governs ("demanded that Oslo pay"), when it has no object of its own."""
    if any(child.dep_ in ("dobj", "dative") for child in verb.children):
        return []
    for child in verb.rights:
        if child.dep_ in ("ccomp", "xcomp"):
            for inner in child.children:
                if inner.dep_ in ("nsubj", "nsubjpass"):
                    return named_undergoers([inner], own, index)
    return []


def _of_noun(noun: Token, trigger: Trigger, index: ActorIndex, own_only: bool = False) -> Participants:
    actors: list[Actor] = []
    recipients: list[Actor] = []
    for child in noun.lefts:
        if child.dep_ in ("poss", "amod", "compound", "nmod"):
            named = index.tied_to(child) if trigger.type in _JOINT else []
            named = named or (index.named_by(child) if index.covering(child) or child.dep_ == "poss" else [])
            if child.dep_ == "poss" and is_done_to_owner(noun):
                recipients += named
                continue
            if child.dep_ != "poss" and is_scene(child, trigger, index):
                continue
            # "the Doha accord", "NATO membership": a lone name before what several do together names none of them.
            actors += [] if child.dep_ == "compound" and trigger.type in _JOINT and len(named) < 2 else named
    for child in noun.rights:
        if child.dep_ not in ("prep", "agent", "acl"):
            continue
        if child.dep_ == "acl":
            actors += [actor for doer in made_by(child) for actor in index.named_by(doer)]
            recipients += _by_preposition(child, trigger, index) if trigger.type and made_by(child) else []
            continue
        named = [actor for inner in objects_of(child) for actor in index.named_by(inner)]
        gives = child.lower_ == "from" and trigger.type in _COMING_FROM and not is_leaving(noun)
        is_doer = child.lower_ == "of" and (not _is_done_to(trigger) or is_leaving(noun) or is_lent(noun))
        if gives or is_doer or child.lower_ in ("by", "between", "among"):
            actors += named
        elif child.lower_ == "of":
            recipients += named
            actors += [actor for inner in objects_of(child) for actor in _by_whom(inner, index)]
    if trigger.type:
        inner = [patient for patient in governed_by(noun, ("of",)) if not is_verbal(patient)]
        recipients += _by_preposition(noun, trigger, index)
        recipients = recipients or [actor for patient in inner for actor in _by_preposition(patient, trigger, index)]
        recipients = [actor for actor in recipients if actor not in actors]
    partners = _partners(noun, trigger, index)
    if trigger.type in _MET_WITH and not own_only and not recipients:
        recipients = [actor for subject in reached_by(noun) for actor in index.named_by(subject)]
        recipients = [actor for actor in recipients if actor not in actors]
    if trigger.label in _TALKED and not recipients and not own_only:
        recipients = _addressed(noun, index)
    if trigger.type is EventType.CONSULT and recipients and not actors and not own_only:
        actors, recipients = hosted(noun, recipients, index)
    if not actors and not own_only:
        known = {actor.id for actor in recipients}
        owners = carriers_of(noun, trigger) or (told_beside(noun) if trigger.type in _JOINT else [])
        carriers = [actor for owner in owners for actor in named_or_owned(owner, index)]
        actors = [actor for actor in carriers if actor.id not in known]
    return Participants(tuple(unique([*actors, *partners])), tuple(unique(recipients)))


def _addressed(noun: Token, index: ActorIndex) -> list[Actor]:
    """Whom a clause that has talks as its setting says something to ("In a phone call Oslo urged Lima to wait")."""
    verb = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("in", "during") or not is_verbal(verb):
        return []
    objects = [child for child in verb.rights if child.dep_ in ("dobj", "dative")]
    open_clauses = (v for v in verb.rights if v.dep_ == "ccomp" and any(c.lower_ == "to" for c in v.lefts))
    objects += [child for inner in open_clauses for child in inner.lefts if child.dep_ == "nsubj"]
    named = [actor for child in objects for actor in index.named_by(child)]
    return [actor for actor in named if actor.country and actor.kind in _SPEAKERS]


def _by_whom(noun: Token, index: ActorIndex) -> list[Actor]:
    """The "by" that belongs to what a noun undergoes ("the arrest of students by the police")."""
    return [actor for inner in governed_by(noun, ("by",)) for actor in index.named_by(inner)]


def _is_done_to(trigger: Trigger) -> bool:
    """Whether what a noun of the type is "of" undergoes it ("the seizure of the ship", "the release of hostages")."""
    return trigger.type in _PATIENT_OF or trigger.mode in _PATIENT_OF_MODES


def _partners(noun: Token, trigger: Trigger, index: ActorIndex) -> list[Actor]:
    """With whom something is done that both sides do alike ("a drill with Norway", "its pact with Oslo")."""
    if trigger.type not in _JOINT:
        return []
    return [actor for partner in governed_by(noun, ("with",)) for actor in index.named_by(partner)]
