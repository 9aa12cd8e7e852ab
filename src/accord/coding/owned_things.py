"""4. Mentions → records: whose a thing is that something is done to, told by a clause behind it.

"A refinery owned by Norway was bombed", "oil tanks belonging to Kenya were hit": the owner suffers the deed, and does
not do it.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from accord.coding.actor_index import ActorIndex, objects_of, unique
from accord.mentions.framing import lemma_of
from accord.mentions.roles import find_role, words_of
from accord.values import Actor

_REACH = 8


def owning_actors(noun: Token, index: ActorIndex) -> list[Actor]:
    """The actors to whom a thing belongs, or who run it, by the clause behind its noun; none where none is told.

    Nobody owns people, and who holds a thing gives it back: in "hostages held by Norway were killed" and "a ship
    held by Norway was released" Norway does not suffer the deed.
    """
    if _is_people(noun) or lemma_of(noun.head) in words_of("owning", "let_go"):
        return []
    clauses = [child for child in noun.rights if child.dep_ == "acl" and lemma_of(child) in words_of("owning")]
    return unique(
        actor
        for clause in clauses
        for preposition in clause.rights
        if _names_owner(clause, preposition)
        for owner in objects_of(preposition)
        for actor in index.named_by(owner)
    )


def _names_owner(clause: Token, preposition: Token) -> bool:
    if clause.tag_ == "VBN":
        return preposition.dep_ == "agent"
    return clause.tag_ == "VBG" and preposition.lower_ == "to"


def _is_people(noun: Token) -> bool:
    role = find_role(noun)
    return role is not None and not role.is_body


def is_in_its_clause(verb: Token, mention: Span) -> bool:
    """Whether a mention stands in a clause about what a passive is done to ("a base run by Norway was shelled")."""
    undergoer = next((child for child in verb.lefts if child.dep_ == "nsubjpass"), None)
    if undergoer is not None and (_is_people(undergoer) or lemma_of(verb) in words_of("owning", "let_go")):
        return False
    token = mention.root
    for _ in range(_REACH):
        if undergoer is None or token in (undergoer, verb) or token.head == token:
            # "Factories run by Norway were shelled": the parser may take "run" for what is shelled.
            return token == undergoer and token.tag_ == "VBN" and mention.root.dep_ == "pobj"
        if token.dep_ in ("acl", "relcl") and token.head == undergoer:
            return True
        token = token.head
    return False
