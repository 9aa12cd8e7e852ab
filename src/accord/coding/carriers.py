"""4. Mentions → records: who carries out an event that a noun names without saying whose it is."""

from __future__ import annotations

from spacy.tokens import Token

from accord.codebook.event_frames import word_list
from accord.coding.actor_index import ActorIndex, antecedent, objects_of
from accord.coding.control import clause_subjects, governed_by, is_passive, owners_of, subjects_of
from accord.coding.scenes import is_state_as_scene
from accord.data import read_toml
from accord.data.place_names import look_up
from accord.mentions.framing import lemma_of
from accord.mentions.governors import word_class
from accord.mentions.roles import words_of
from accord.mentions.triggers import Trigger
from accord.parsing.clauses import first_conjunct, is_verbal
from accord.values import Actor, ActorKind, EventType

_SETTING = frozenset({"in", "during", "at"})
_ABOUT = frozenset({"of", "from", "on", "after", "without", "under"})
_FOR = frozenset({EventType.AGREE, EventType.CONSULT, EventType.PROTEST})
"""Types that people come together for ("gathered for a rally")."""
_PREPARED = frozenset({EventType.CONSULT, EventType.COOPERATE, EventType.MOBILIZE, EventType.RETREAT})
_VIOLENT = frozenset({EventType.ASSAULT, EventType.COERCE})
"""Types of which the next best subject suffers, fears or answers the deed rather than doing it."""
_STATES = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT})
_RANKS = frozenset({"first", "second", "third", "fourth", "fifth", "last", "latest"})
_RELATIVES = frozenset({"WDT", "WP"})


def carriers_of(noun: Token, trigger: Trigger) -> list[Token]:
    """Who carries out the event of a noun: the subject of a verb that says so ("suspended the talks"), else nobody.

    What stands around a deed of violence is no doer of it: "was killed in the strike", "mourned after the strike".
    """
    anchor = first_conjunct(noun)
    head = anchor.head
    if anchor.dep_ == "dobj" and is_verbal(head):
        return subjects_of(head, 0) if _is_carried_out(head, trigger) else []
    if anchor.dep_ == "nsubjpass" and _is_carried_out(head, trigger):
        return [inner for child in head.children if child.dep_ == "agent" for inner in objects_of(child)]
    if anchor.dep_ == "pobj" and head.lower_ == "of" and lemma_of(head.head) in words_of("bearing_nouns"):
        return [*(child for child in head.head.lefts if child.dep_ == "poss"), *governed_by(head.head, ("by",))]
    if anchor.dep_ == "pobj" and head.lower_ == "to" and is_verbal(head.head) and _is_agreed_to(head.head, trigger):
        return subjects_of(head.head, 0)
    preparing = _preparing(anchor, trigger)
    if preparing:
        return preparing
    if anchor.dep_ == "pobj" and is_verbal(head.head):
        return [] if _is_theirs(noun) else _around(head, trigger)
    return []


def _is_theirs(noun: Token) -> bool:
    """Whether a noun says to whom the deed was done by whose it is ("after Keller's release, envoys left")."""
    return is_done_to_owner(noun) and any(child.dep_ == "poss" for child in noun.lefts)


def _preparing(noun: Token, trigger: Trigger) -> list[Token]:
    """Who prepares or is ready for a deed and so does it ("is preparing for a nuclear test").

    Not where others may be meant: "prepares for an attack on its embassies", "for a possible test", "a visit by Oslo".
    """
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ != "for" or trigger.type not in _PREPARED:
        return []
    word, before = preposition.head, {child.lower_ for child in noun.lefts}
    is_of_another = any(child.lower_ in ("by", "from") for child in noun.rights)
    if lemma_of(word) not in words_of("preparing") or before & words_of("preparing", "of_others"):
        return []
    if is_of_another:
        return []
    return subjects_of(word) if is_verbal(word) or word.pos_ == "ADJ" else owners_of(word)


def _is_carried_out(verb: Token, trigger: Trigger) -> bool:
    """Whether a verb's subject does what its object names; ending it may be another's doing where it is violence."""
    lemma = lemma_of(verb)
    is_others = trigger.type in _VIOLENT or trigger.type is EventType.PROTEST
    if lemma == "call" and not any(child.dep_ == "prt" for child in verb.rights):
        return trigger.lemma.rsplit(" ", 1)[-1] in word_class("called_for_a_day")
    if lemma in ("call", "put"):
        is_others = trigger.type in _VIOLENT
        return not is_others and any(child.lower_ in ("off", "back") for child in verb.rights)
    if _is_party(verb, trigger):
        return True
    return lemma in words_of("carrying") or (not is_others and lemma in words_of("carrying", "ending"))


def _is_agreed_to(verb: Token, trigger: Trigger) -> bool:
    """Whether those who agree to a thing do it: "agreed to a ceasefire", "returned to talks"."""
    is_done = trigger.mode == "ceasefire" or trigger.type in (EventType.CONSULT, EventType.COOPERATE)
    return is_done and not is_passive(verb) and lemma_of(verb) in words_of("carrying", "agreeing")


def _is_party(verb: Token, trigger: Trigger) -> bool:
    """Whether a verb's subject is one of those between whom its object would be: "ruled out talks with Lima"."""
    if lemma_of(verb) not in words_of("carrying", "party"):
        return False
    is_between = any(child.dep_ in ("dobj", "pobj") and any(governed_by(child, ("with",))) for child in verb.rights)
    return trigger.mode == "ceasefire" or (trigger.type in (EventType.CONSULT, EventType.AGREE) and is_between)


def _around(preposition: Token, trigger: Trigger) -> list[Token]:
    """The subject of the clause that has an event as its setting ("In a speech on Monday, Oslo urged Lima to pay")."""
    verb = preposition.head
    if trigger.lemma in read_toml("own_affairs.toml")["polls"] or _is_another_day(preposition):
        return []
    if trigger.type in _VIOLENT or is_passive(verb) or lemma_of(verb) in words_of("falling"):
        return []
    if lemma_of(verb) in words_of("preparing") and trigger.type is not EventType.AGREE:
        return []
    if preposition.lower_ in _SETTING or (preposition.lower_ == "for" and trigger.type in _FOR):
        return subjects_of(verb, 0)
    return subjects_of(verb, 0) if preposition.lower_ in _ABOUT and lemma_of(verb) not in word_list("attitude") else []


def _is_another_day(preposition: Token) -> bool:
    """Whether so much time lies between a clause and its setting that others may have come ("a week after talks")."""
    lengths = {child.lemma_.lower() for child in preposition.lefts if child.dep_ == "npadvmod"}
    return preposition.lower_ == "after" and not lengths.isdisjoint(words_of("lengths"))


def named_or_owned(noun: Token, index: ActorIndex) -> list[Actor]:
    """Whom a noun names, else whose it is ("Keller's trip includes a visit")."""
    named = index.named_by(noun)
    noun = antecedent(noun)
    return named or [actor for owner in owners_of(noun) for actor in index.named_by(owner)]


def hosted(noun: Token, recipients: list[Actor], index: ActorIndex) -> tuple[list[Actor], list[Actor]]:
    """Talks "with" someone: who they are with receives, the clause's subject is the other side."""
    known = {actor.id for actor in recipients}
    others = [actor for owner in clause_subjects(noun) for actor in index.named_by(owner) if actor.id not in known]
    return others, recipients


def told_beside(noun: Token) -> list[Token]:
    """Who meets by the words beside a noun: "a meeting at which Oslo and Lima spoke", "a visit, the first by Oslo"."""
    ranked = [child for child in noun.rights if child.dep_ == "appos" and child.lower_ in _RANKS]
    told = [inner for word in ranked for inner in governed_by(word, ("by", "between"))]
    if told:
        return told
    clauses = [child for child in noun.rights if child.dep_ == "relcl" and _is_of_a_setting(child)]
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        said = [child for child in noun.head.rights if child.dep_ == "attr"]
        clauses += [clause for word in said for clause in word.rights if _is_of_holding(clause)]
        between = [inner for word in said for inner in governed_by(word, ("between",))]
        if between:
            return between
    return [subject for clause in clauses for subject in subjects_of(clause) if subject.tag_ not in _RELATIVES]


def _is_of_a_setting(clause: Token) -> bool:
    """Whether a relative clause tells what is done at the event before it ("at which", "where")."""
    fronts = [child for child in clause.subtree if child.i < clause.i and child.tag_ in ("WDT", "WRB")]
    return any(word.lower_ == "where" or word.head.lower_ in ("at", "during", "in") for word in fronts[:1])


def _is_of_holding(clause: Token) -> bool:
    return clause.dep_ in ("relcl", "acl") and lemma_of(clause) in ("hold", "have", "attend", "stage", "convene")


def is_done_to_owner(noun: Token) -> bool:
    """Whether whoever a noun belongs to undergoes it ("Keller's arrest"; not so in "Oslo's arrest of Keller")."""
    return lemma_of(noun) in words_of("done_to_owner") and not any(child.lower_ == "of" for child in noun.rights)


def made_by(participle: Token) -> list[Token]:
    """Who carried out what a participle after a noun says was carried out ("a call made by the premier")."""
    if participle.tag_ != "VBN" or lemma_of(participle) not in words_of("carrying"):
        return []
    return [inner for child in participle.rights if child.dep_ == "agent" for inner in objects_of(child)]


def is_leaving(noun: Token) -> bool:
    """Whether a noun tells who goes "of" and where "from" ("the exit of Oslo from the pact")."""
    return lemma_of(noun) in words_of("leaving") and any(child.lower_ == "from" for child in noun.rights)


def is_lent(noun: Token) -> bool:
    """Whether something is done "with" what a noun names, so that its "of" gives it ("with the help of Lima")."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "with"


def is_scene(modifier: Token, trigger: Trigger, index: ActorIndex) -> bool:
    """Whether a town or state before a deed of violence tells where it was, not who did it ("a Lima car bombing")."""
    if is_state_as_scene(modifier):
        return True
    is_name = modifier.pos_ == "PROPN" and not modifier.text.replace(".", "").isupper()
    record = index.covering(modifier) if trigger.type in _VIOLENT and is_name else None
    if record is None or any(actor.kind not in _STATES or actor.name == record.text for actor in record.actors()):
        return False
    return bool(look_up(record.text))
