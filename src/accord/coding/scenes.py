"""4. Mentions → records: states named as the place of a deed, not as who did it ("a Chad bombing")."""

from __future__ import annotations

from spacy.tokens import Token

from accord.mentions.framing import lemma_of
from accord.mentions.roles import words_of

_AT = frozenset({"of", "on", "against", "by"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})


def is_state_as_scene(modifier: Token) -> bool:
    """Whether a state's own name before a noun of violence tells where it was ("a Chad bombing").

    An adjective, an abbreviation, or a noun that says what it was done to tells the doer ("a Chadian bombing", "the US
    bombing", "the Chad bombing of Libya").
    """
    noun = modifier.head
    if modifier.dep_ not in ("compound", "nmod") or modifier.pos_ != "PROPN" or modifier.text.isupper():
        return False
    if "." in modifier.text or lemma_of(noun) not in words_of("scenes"):
        return False
    return not any(child.lower_ in _AT for child in noun.rights)


def is_place_of_place(name: Token) -> bool:
    """Whether a name stands behind a place and a comma and says where that is ("a blast in Oslo, Norway")."""
    if name.ent_type_ not in _PLACES or name.left_edge.i < 2:
        return False
    comma, before = name.left_edge.nbor(-1), name.left_edge.nbor(-2)
    return comma.text == "," and before.ent_type_ in _PLACES and before.dep_ in ("pobj", "compound")


def is_scenery(name: Token) -> bool:
    """Whether a name only tells where something was: a state before a noun of violence, or one behind its own town."""
    opens_clause = name.dep_ == "nsubj" and not any(
        child.dep_ == "nsubj" for child in name.head.lefts if child.i < name.i
    )
    return is_state_as_scene(name) or (is_place_of_place(name) and not opens_clause)


def is_moved_away(noun: Token) -> bool:
    """Whether "from" behind a noun tells what it is taken out of ("the withdrawal of troops from Peru")."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun.head
    is_told = above is not noun.head or noun.dep_ in ("dobj", "nsubjpass")
    return is_told and lemma_of(above) in words_of("leaving") | words_of("leaving", "moving")
