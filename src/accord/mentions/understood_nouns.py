"""3. Document → mentions: nouns a clause leaves to be understood: of relative pronouns, of passives without one."""

from __future__ import annotations

from spacy.tokens import Token

_DEEPEST = 4


def antecedent(token: Token) -> Token:
    """The noun a relative pronoun stands for, else the token itself."""
    if token.tag_ not in ("WDT", "WP"):
        return token
    verb = token.head
    for _ in range(_DEEPEST):
        if verb.dep_ != "xcomp":
            break
        verb = verb.head
    return verb.head if verb.dep_ == "relcl" else token


def led_to(noun: Token) -> Token:
    """What a relative pronoun behind a preposition stands for ("the list from which it was removed")."""
    clause = noun.head.head if noun.tag_ in ("WDT", "WP") else noun
    return clause.head if clause.dep_ == "relcl" else noun


def lacks_object(verb: Token) -> bool:
    """Whether a relative clause without a pronoun has the noun it hangs on as its object: "the missile it fired"."""
    subject = next((child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.dep_ == "nsubjpass" or subject.tag_ in ("WDT", "WP"):
        return False
    return not any(child.dep_ in ("auxpass", "advmod") and child.tag_ in ("WRB", "VBN") for child in verb.children)


def raised_subject(verb: Token) -> Token | None:
    """What is to be acted on, the subject of the verb above: "the airport is to be closed", "hopes to be released"."""
    above = verb.head
    for _ in range(_DEEPEST):
        if above.dep_ not in ("xcomp", "acomp") or any(child.dep_ == "dobj" for child in above.rights):
            break
        above = above.head
    if any(child.dep_ == "dobj" for child in above.rights):
        return None
    return next((antecedent(child) for child in above.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
