"""4. Mentions → records: who does what a noun names, told by the clause around it: claimed, asked, between.

"Norway claimed responsibility for the attack", "the raid was blamed on Kenya", "clashes broke out between Peru and
Chile", "demanded an apology from Norway".
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from accord.coding.actor_index import ActorIndex, objects_of, unique
from accord.coding.control import governed_by, is_passive, roles_of, subjects_of
from accord.coding.participants import Participants
from accord.mentions.framing import lemma_of
from accord.mentions.roles import words_of
from accord.mentions.triggers import Trigger
from accord.parsing.clauses import first_conjunct, is_verbal, negation_of, noun_negation
from accord.values import Actor, EventType

_VIOLENT = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE})
_GIVEN = frozenset({EventType.AGREE, EventType.AID, EventType.CONCEDE, EventType.COOPERATE, EventType.SUPPORT})
_GOT = _GIVEN | {EventType.ACCUSE, EventType.REJECT, EventType.REQUEST, EventType.THREATEN}


def with_told_doers(told: Participants, doc: Doc, trigger: Trigger, index: ActorIndex) -> Participants:
    """The participants of a noun, with those that the clause around it says did it, where nobody nearer does."""
    if trigger.part != "noun":
        return told
    noun = doc[trigger.head]
    if trigger.type in _GOT and (given := _got_or_asked(noun, trigger, index)) is not None:
        return given
    if told.actors:
        return told
    words = _between(noun)
    if not words and trigger.type in _VIOLENT:
        words = [word for word in _answerable(noun) if not _is_nobody(word)]
    named = unique(actor for word in words for actor in index.named_by(word))
    others = tuple(actor for actor in told.recipients if actor not in named)
    return Participants(tuple(named), others) if named else told


def _is_nobody(word: Token) -> bool:
    """Whether nobody is named by it ("no group has claimed the attack")."""
    return word.lower_ in ("nobody", "none", "neither") or noun_negation(word) is not None


def _between(noun: Token) -> list[Token]:
    """The sides of what breaks out, told behind the verb ("clashes erupted on Monday between Peru and Chile")."""
    behind = [child for child in noun.rights if child.dep_ == "acl" and child.tag_ in ("VBD", "VBN")]
    verbs = [noun.head] if noun.dep_ == "nsubj" and is_verbal(noun.head) else behind
    bare = [verb for verb in verbs if not any(child.dep_ in ("dobj", "attr") for child in verb.rights)]
    return [side for verb in bare for side in governed_by(verb, ("between", "among"))]


def _answerable(noun: Token) -> list[Token]:
    """Who is said to have done a deed: who claims it, is blamed or suspected, or was behind it."""
    noun = first_conjunct(noun)
    head = noun.head
    if noun.dep_ == "pobj":
        return _behind_preposition(head)
    if noun.dep_ in ("dobj", "nsubjpass") and is_verbal(head) and negation_of(head) is None:
        lemma = lemma_of(head)
        if lemma in words_of("answering", "shifting"):
            return list(governed_by(head, ("on", "to")))
        return roles_of(head)[0] if lemma in words_of("answering", "owning_up") else []
    participles = [child for child in noun.rights if child.dep_ == "acl" and child.tag_ == "VBN"]
    claims = [child for child in participles if lemma_of(child) in words_of("answering", "owning_up")]
    shifts = [child for child in participles if lemma_of(child) in words_of("answering", "shifting")]
    agents = [inner for claim in claims for inner in governed_by_agent(claim)]
    return [*agents, *(inner for shift in shifts for inner in governed_by(shift, ("on", "to")))]


def governed_by_agent(participle: Token) -> list[Token]:
    """Those by whom a passive says that something is done."""
    return [noun for child in participle.rights if child.dep_ == "agent" for noun in objects_of(child)]


def _behind_preposition(preposition: Token) -> list[Token]:
    """Who is answerable for the deed that a preposition governs ("took responsibility for", "accused Oslo of")."""
    above = preposition.head
    if preposition.lower_ == "behind" and above.lemma_ == "be":
        return subjects_of(above) if negation_of(above) is None else []
    if preposition.lower_ not in ("for", "of"):
        return []
    if lemma_of(above) in words_of("answering", "responsibility") and above.dep_ == "dobj":
        verb = above.head
        claims = lemma_of(verb) in words_of("answering", "taking") and negation_of(verb) is None
        return subjects_of(verb) if claims else []
    if above.lower_ == "responsible":
        return _held_responsible(above)
    if is_verbal(above) and lemma_of(above) in words_of("answering", "blaming") and negation_of(above) is None:
        return roles_of(above)[1]
    return []


def _held_responsible(adjective: Token) -> list[Token]:
    """Who is, or is held, responsible."""
    own = [child for child in adjective.lefts if child.dep_ == "nsubj"]
    if adjective.dep_ == "amod" and adjective.i > adjective.head.i:
        held = adjective.head.head if adjective.head.dep_ == "dobj" else adjective.head
        return [adjective.head] if lemma_of(held) in words_of("answering", "holding") else []
    verb = adjective.head
    if own or adjective.dep_ not in ("acomp", "oprd", "ccomp") or negation_of(verb) is not None:
        return own
    if verb.lemma_ == "be" or is_passive(verb):
        return subjects_of(verb)
    return [child for child in verb.rights if child.dep_ == "dobj"]


def _got_or_asked(noun: Token, trigger: Trigger, index: ActorIndex) -> Participants | None:
    """Who gives what is got, wanted or asked "from" them, and who gets it ("demanded an apology from Norway")."""
    is_asked_for = noun.dep_ == "pobj" and noun.head.lower_ == "for"
    verb = noun.head.head if is_asked_for else noun.head
    if not (is_asked_for or noun.dep_ == "dobj") or not is_verbal(verb) or is_passive(verb):
        return None
    wanting = words_of("getting", "wanting") if trigger.type in _GIVEN else frozenset[str]()
    getting = words_of("getting", "asking_for") if is_asked_for else words_of("getting") | wanting
    if lemma_of(verb) not in getting:
        return None
    givers = _named([*governed_by(noun, ("from",)), *governed_by(verb, ("from",))], index)
    getters = [actor for actor in _named(subjects_of(verb), index) if actor not in givers]
    return Participants(tuple(givers), tuple(getters)) if givers else None


def _named(nouns: list[Token], index: ActorIndex) -> list[Actor]:
    return unique(actor for noun in nouns for actor in index.named_by(noun))
