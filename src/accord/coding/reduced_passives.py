"""4. Mentions → records: passives told without "was", whose subject seems to do it ("Berg shot dead")."""

from __future__ import annotations

from spacy.tokens import Token

from accord.mentions.framing import lemma_of
from accord.mentions.own_words import is_headline
from accord.mentions.roles import find_role, words_of

_FORMS = frozenset({"VBD", "VBN"})
_HELPERS = frozenset({"aux", "auxpass"})
_OBJECTS = frozenset({"dobj", "dative", "oprd", "ccomp", "attr"})


def is_reduced_passive(verb: Token) -> bool:
    """Whether the subject before a verb undergoes it though no "was" says so.

    Everywhere with "dead" and no object ("the envoy shot dead in Lima"); in a headline, where the past is told in the
    present tense, with a "by" ("station shut down by government"), for verbs of what is done to somebody, without an
    object ("Mayor arrested over bribes") or with the office that somebody is given ("Lund elected party leader").
    """
    if verb.tag_ not in _FORMS or any(child.dep_ in _HELPERS for child in verb.lefts):
        return False
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if subject is None:
        return False
    behind = [child for child in verb.rights if child.dep_ in _OBJECTS or child.lower_ == "dead"]
    if any(child.lower_ == "dead" for child in behind):
        return len(behind) == 1 and lemma_of(verb) in words_of("left_dead")
    if not is_headline(verb):
        return False
    if not behind and any(child.dep_ == "agent" for child in verb.rights):
        return True
    if not behind:
        return lemma_of(verb) in words_of("headline_passives")
    return len(behind) == 1 and lemma_of(verb) in words_of("given_office") and _is_office(behind[0], subject)


def _is_office(noun: Token, subject: Token) -> bool:
    """Whether what stands as the object is an office without a name, and the subject a person's name."""
    is_bare = not any(child.dep_ in ("det", "poss") for child in noun.lefts)
    return subject.pos_ == "PROPN" and noun.pos_ == "NOUN" and is_bare and find_role(noun) is not None
