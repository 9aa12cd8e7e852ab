"""On whose word an event stands: the one who urged, denied or vowed it, or in whose reported clause it is told."""

from __future__ import annotations

from spacy.tokens import Token

from accord.mentions.governors import find_entry, word_class
from accord.parsing.clauses import children_of, is_verbal, subject_of, verb_group

_DEPTH = 12


def speaker_of(governor: Token) -> Token | None:
    """The head of the party behind a governing word: subject, agent of a passive, or possessor of a noun."""
    if is_verbal(governor):
        return _agent(governor, "agent") if verb_group(governor).passive else subject_of(governor)
    owner = next((child for child in governor.lefts if child.dep_ == "poss"), None)
    return owner or _agent(governor, "prep")


def is_spoken_act(noun: Token) -> bool:
    """Whether a noun names what somebody says to others ("a proposal"); a call with or between people is a talk."""
    if is_verbal(noun) or noun.lemma_.lower() not in word_class("acts"):
        return False
    return noun.lemma_ != "call" or not any(child.lower_ in ("with", "between") for child in noun.rights)


def _agent(governor: Token, dep: str) -> Token | None:
    agents = (child for child in governor.rights if child.dep_ == dep and child.lower_ == "by")
    return next((inner for agent in agents for inner in agent.rights if inner.dep_ == "pobj"), None)


def reported_by(token: Token) -> Token | None:
    """The head of the innermost source in whose reported clause a token stands; None for the reporter's own words."""
    for _ in range(_DEPTH):
        aside = _aside(token)
        if aside is not None:
            return aside
        head = token.head
        if head == token:
            return None
        if token.dep_ == "ccomp" and _reports(head) and not _stands_apart(token, head):
            return speaker_of(head)
        token = head
    return None


def _stands_apart(clause: Token, verb: Token) -> bool:
    """Whether a semicolon or a new sentence parts a clause from the reporting verb the parser hung it on."""
    first, last = sorted((clause.i, verb.i))
    return any(token.text in (";", ".") for token in verb.doc[first:last])


def _reports(verb: Token) -> bool:
    entry = find_entry(verb, "that") if is_verbal(verb) else None
    return entry is not None and entry.spoken


def _aside(token: Token) -> Token | None:
    """The speaker of a reporting clause between commas, which the parser hangs under the clause it reports."""
    for child in children_of(token):
        if child.dep_ not in ("parataxis", "ccomp") or not _reports(child) or child.left_edge.i == 0:
            continue
        has_content = any(word.dep_ in ("ccomp", "dobj", "xcomp", "mark") for word in child.children)
        subject = subject_of(child)
        if subject is not None and not has_content and token.doc[child.left_edge.i - 1].is_punct:
            return subject
    return None
