"""4. Mentions → records: to whom a deed is done, by the objects, purposes and governing verbs of its words."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from accord.coding.actor_index import ActorIndex, antecedent, coordinated, objects_of, unique
from accord.coding.control import governed_by, subjects_of
from accord.coding.owned_things import owning_actors
from accord.data.place_names import demonyms
from accord.mentions.framing import lemma_of
from accord.mentions.roles import words_of
from accord.mentions.triggers import Trigger
from accord.parsing.clauses import first_conjunct, is_verbal
from accord.parsing.found import found
from accord.values import Actor, EventType

_ADDRESSING = frozenset({EventType.ACCUSE, EventType.AID, EventType.COERCE, EventType.REQUEST, EventType.SUPPORT,
                         EventType.THREATEN})  # fmt: skip
_HARMFUL = frozenset({EventType.ASSAULT, EventType.COERCE})
_WITH_A_PURPOSE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.AID})
_OWNING = frozenset({"poss", "amod", "compound", "nmod"})
_NAMING = _OWNING | {"appos"}
_COUNTING = frozenset(
    {"dozens", "group", "groups", "handful", "hundreds", "number", "part", "scores", "tens", "thousands"}
)
BLAMING = frozenset({EventType.ACCUSE, EventType.PROTEST, EventType.REJECT})
"""Types whose objects and prepositions name a deed rather than who did it."""


def undergoing(nouns: Sequence[Token], own: set[str], trigger: Trigger, index: ActorIndex) -> list[Actor]:
    """To whom an act is done, by its objects; in blame and praise those who did what is blamed.

    What has no type is done only to those whom the object itself names, not to those it belongs to or is about.
    """
    if trigger.type is None:
        others = [noun for noun in nouns if not _belongs_to(noun, own, index)]
        return [actor for noun in others for actor in headed_by(noun, index)]
    if trigger.type in BLAMING:
        deeds = [noun for noun in nouns if index.headed(antecedent(noun)) is None]
        blamed = [actor for noun in deeds for actor in blamed_for(noun, index)]
        if blamed:
            return blamed
        nouns = [noun for noun in nouns if index.headed(antecedent(noun)) is not None or not _has_victims(noun)]
    return named_undergoers(nouns, own, index, trigger.type in _ADDRESSING)


def headed_by(noun: Token, index: ActorIndex) -> list[Actor]:
    """The actors that a row of nouns itself names, "dozens of ..." included."""
    named: list[Actor] = []
    for part in coordinated(noun):
        part = antecedent(part)
        record = index.headed(part)
        if record is not None:
            named += index.named_by(part) if part == noun else record.actors()
        elif part.lower_ in _COUNTING:
            named += [actor for inner in governed_by(part, ("of",)) for actor in index.named_by(inner)]
        else:
            named += [actor for owner in part.lefts if owner.dep_ in _OWNING for actor in index.named_by(owner)]
    return unique(named)


def _has_victims(noun: Token) -> bool:
    """Whether a noun says to whom a deed was done and not who did it ("the killing of protesters")."""
    if any(child.dep_ == "poss" for child in noun.lefts) or not any(child.lower_ == "of" for child in noun.rights):
        return False
    frames = found(noun.doc).codebook.frames_of("noun")
    return any(frame.type in _HARMFUL for frame in frames.get(lemma_of(noun), ()))


def blamed_for(noun: Token, index: ActorIndex) -> list[Actor]:
    """Who did what a noun names: "the killing of monks by the army", "crimes committed by rebels"."""
    for child in noun.rights:
        agents = [child] if child.lower_ == "by" else []
        if child.dep_ == "acl" and child.tag_ == "VBN":
            agents = [inner for inner in child.rights if inner.dep_ == "agent"]
        named = [actor for agent in agents for inner in objects_of(agent) for actor in index.named_by(inner)]
        if named:
            return named
        for inner in objects_of(child) if child.lower_ == "of" else ():
            if blamed := blamed_for(inner, index):
                return blamed
    return []


def in_purpose(verb: Token, trigger: Trigger, index: ActorIndex) -> list[Actor]:
    """To whom an act is done for a purpose ("fired tear gas to disperse protesters")."""
    if trigger.type not in _WITH_A_PURPOSE:
        return []
    for child in verb.rights:
        if child.dep_ == "advcl" and child.tag_ == "VB" and any(inner.tag_ == "TO" for inner in child.lefts):
            named = [actor for noun in child.rights if noun.dep_ == "dobj" for actor in headed_by(noun, index)]
            if named:
                return named
    return []


def named_undergoers(nouns: Sequence[Token], own: set[str], index: ActorIndex, addressed: bool = False) -> list[Actor]:
    """Whom nouns name, leaving out what belongs to the doer ("offered its troops").

    Where someone is `addressed`, the doer's own people may be ("told its nationals to leave").
    """
    named: list[Actor] = []
    for noun in nouns:
        if not _belongs_to(noun, own, index) or (addressed and index.headed(noun) is not None):
            named += index.named_by(noun)
            named += owning_actors(noun, index) if all(actor.country is None for actor in named) else []
    return named


def _belongs_to(noun: Token, own: set[str], index: ActorIndex) -> bool:
    """Whether a noun is the doer's own ("its troops"), not one of another side ("his Danish counterpart")."""
    if lemma_of(noun) in words_of("opposite") and any(_says_which(child) for child in noun.children):
        return False
    for child in noun.lefts:
        if child.dep_ == "poss" and child.pos_ == "PRON":
            record = index.headed(child)
            return record is None or any(actor.id in own for actor in record.actors())
    return False


def _says_which(child: Token) -> bool:
    """Whether a word beside "his counterpart" names a people, a state or a person."""
    is_name = child.ent_type_ in ("NORP", "GPE", "PERSON") or child.lower_ in demonyms()
    return child.dep_ in _NAMING and is_name


def reached_by(noun: Token) -> list[Token]:
    """Whom a demand, charge or threat reached: who rejects, answers or faces it ("Oslo rejected the accusations").

    Also who is under it ("is under investigation", "came under attack").
    """
    anchor = first_conjunct(noun)
    head = anchor.head
    if anchor.dep_ == "pobj" and head.lower_ == "under" and is_verbal(head.head):
        return subjects_of(head.head)
    if anchor.dep_ == "pobj" and head.lower_ == "to":
        anchor, head = head, head.head
        anchor, head = (head, head.head) if head.dep_ == "dobj" else (anchor, head)
    if not is_verbal(head) or lemma_of(head) not in words_of("meeting_it"):
        return []
    return subjects_of(head) if anchor.dep_ in ("dobj", "prep", "dative") else []
