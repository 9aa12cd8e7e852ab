"""2. Report → Doc: clauses that the parser hangs on the nearer noun, hung on the one that is held."""

from __future__ import annotations

from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from accord.data import read_toml

COMPONENT = "accord_clause_heads"
_MOST_STEPS = 6
_ONE = frozenset({"is", "was", "has"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(read_toml("clause_heads.toml")[name])


@Language.component(COMPONENT)
def accord_clause_heads(doc: Doc) -> Doc:
    """Hang "a meeting on their accession that was to be held in May" on the meeting: nobody holds an accession."""
    if not doc.has_annotation("DEP"):
        return doc
    for token in doc:
        if token.dep_ == "relcl" and (occasion := find_occasion(token)) is not None:
            token.head = occasion
    return doc


def find_occasion(verb: Token) -> Token | None:
    """The occasion before the noun that a relative clause hangs on, where the clause tells of one; else None."""
    if not _tells_of_occasion(verb) or verb.head.lemma_ in _words("occasions"):
        return None
    is_one = verb.lower_ in _ONE or any(child.lower_ in _ONE for child in verb.lefts)
    noun = verb.head
    for _ in range(_MOST_STEPS):
        if noun.dep_ not in ("pobj", "prep", "conj", "appos"):
            return None
        over = noun.head
        noun = _object_before(over, noun) if over.pos_ in ("VERB", "AUX") else over
        if noun.lemma_ in _words("occasions") and noun.pos_ in ("NOUN", "PROPN"):
            noun = _outermost(noun)
            return None if is_one and noun.tag_ == "NNS" else noun
    return None


def _outermost(noun: Token) -> Token:
    """The occasion that an occasion is of: "the ninth round of negotiations"."""
    over = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    return over if over.pos_ in ("NOUN", "PROPN") and over.lemma_ in _words("occasions") else noun


def _object_before(verb: Token, phrase: Token) -> Token:
    """The object of a verb that stands before a phrase of it; the verb itself where there is none."""
    return next((child for child in verb.rights if child.dep_ == "dobj" and child.i < phrase.i), verb)


def _tells_of_occasion(verb: Token) -> bool:
    """Whether a relative clause has "which" or "that" held, opened, put off or take place."""
    if not any(child.dep_ in _SUBJECTS and child.tag_ == "WDT" for child in verb.lefts):
        return False
    told = next((child for child in verb.rights if child.dep_ == "xcomp"), verb) if verb.lemma_ == "be" else verb
    if told.lemma_ not in _words("verbs"):
        return False
    return told.lemma_ != "take" or any(child.lower_ == "place" for child in told.rights)
