"""4. Mentions → records: who did what "a raid on a village that killed ten" did: whoever raided, not the village."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from accord.coding.control import governed_by, subjects_of
from accord.data.register import bodies, fold, names
from accord.mentions.framing import lemma_of
from accord.mentions.roles import find_role, words_of
from accord.parsing.found import found
from accord.values import EventType

_REACH = 5
_WITHIN = frozenset({"pobj", "conj", "appos", "compound", "nmod", "prep"})
_OWNING = frozenset({"poss", "amod", "compound", "nmod"})
_ARMED = frozenset({"MIL", "REB"})
_THINGS = frozenset({"that", "which"})


def doers_of_harm(doer: Token) -> list[Token]:
    """The nouns that did what a relative clause tells: the word itself, or those whose deed "that" or "which" means."""
    deed = _deed_meant(doer)
    if deed is None:
        return [doer]
    if _may_do_harm(doer.head.head):
        # "The strike on the army that killed ten", "on Chile, which killed ten": either may have.
        return []
    told = [*(child for child in deed.lefts if child.dep_ in _OWNING), *governed_by(deed, ("by",))]
    if not told and deed.dep_ == "dobj" and lemma_of(deed.head) in words_of("carrying"):
        told = subjects_of(deed.head)
    return told


def tells_harm_of_deed(verb: Token) -> bool:
    """Whether a verb tells what a deed of violence before it did, its subject "that" or "which"."""
    return any(_deed_meant(child) is not None for child in verb.lefts if child.dep_ == "nsubj")


def _deed_meant(pronoun: Token) -> Token | None:
    """The noun of a deed of violence that "that" or "which" stands for before a verb of harm."""
    verb = pronoun.head
    if pronoun.lower_ not in _THINGS or verb.dep_ != "relcl" or lemma_of(verb) not in words_of("harming"):
        return None
    if _is_armed_group(verb.head):
        return None
    return next((noun for noun in _nouns_above(verb.head) if _is_violent(noun)), None)


def _is_armed_group(noun: Token) -> bool:
    """Whether a noun names a group that may itself do harm: "the raid on the group that killed two hostages"."""
    known = [bodies()[name.id] for name in names().get(fold(noun.text), ()) if name.sense == "body"]
    return any(body.sector in _ARMED for body in known) or noun.lower_ in words_of("harming", "groups")


def _may_do_harm(noun: Token) -> bool:
    """Whether a noun is a state or an army, attacked and armed itself."""
    role = find_role(noun)
    is_army = role is not None and role.is_body and role.sector in _ARMED
    return is_army or any(name.sense == "state" for name in names().get(fold(noun.text), ()))


def _nouns_above(noun: Token) -> Iterator[Token]:
    """A noun and those it stands behind, up to the doer that "by" names: "a strike on ships off the coast"."""
    for _ in range(_REACH):
        yield noun
        if noun.dep_ not in _WITHIN or noun.lower_ in ("by", "from"):
            return
        noun = noun.head


def _is_violent(noun: Token) -> bool:
    frames = found(noun.doc).codebook.frames_of("noun")
    return noun.pos_ == "NOUN" and any(frame.type is EventType.ASSAULT for frame in frames.get(lemma_of(noun), ()))
