"""3. Document → mentions: which frame of the codebook a word of the document fills."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from spacy.tokens import Token

from accord.codebook.event_frames import Frame, canonical, word_class, word_list
from accord.mentions.model_names import what_is_called, without_number
from accord.mentions.tense import Tense, tense_of
from accord.mentions.understood_nouns import antecedent, lacks_object, led_to, raised_subject
from accord.parsing.found import found

_WATER = ("sea", "ocean", "water", "waters", "strait", "coast")
_AIR = frozenset({"orbit", "space", "sky", "air", "zone", "airspace"})
_HEIGHTS = frozenset({"angle", "altitude", "height", "range", "trajectory", "time", "dawn", "night", "noon"})
_PLACING = frozenset({"in", "at", "to"})
_TARGET_PREPOSITIONS = frozenset({"at", "on", "against", "into"})


@lru_cache(maxsize=20_000)
def _canonical(lemma: str) -> str:
    return canonical(lemma)


def lemma_of(token: Token) -> str:
    """The lemma of a token in the spelling of the codebook."""
    return _canonical(token.lemma_ or token.lower_)


def find_frame(token: Token, part: str) -> Frame | None:
    """The most specific frame whose conditions the token's clause meets, None when no frame has the word."""
    frames = found(token.doc).codebook.frames_of(part)
    rows = frames.get(lemma_of(token))
    if rows is None and part == "noun":
        rows = frames.get(_canonical(token.lower_))
    if rows is None and part == "verb" and token.lower_.endswith(("ed", "ing")):
        # The lemmatizer loses a final e: "staged" becomes "stag".
        rows = frames.get(lemma_of(token) + "e")
    for frame in rows or ():
        if frame.looks_ahead and not _looks_ahead(token):
            continue
        if all(_CHECKS.get(name, _phrase)(token, wanted, name) for name, wanted in frame.conditions):
            return frame
    return None


def _looks_ahead(word: Token) -> bool:
    """Whether a word tells what is to come ("will shut"), or what is with its day ("comes up for review in May")."""
    tense = tense_of(word)
    return tense is Tense.FUTURE or (
        tense is Tense.PRESENT and any(inner.ent_type_ == "DATE" for child in word.rights for inner in child.subtree)
    )


def object_of(verb: Token) -> Token | None:
    """What is done to: the direct object, else the subject of the passive, else the noun a participle stands with."""
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass"):
            return antecedent(child)
        if child.dep_ == "ccomp" and (called := what_is_called(child)) is not None:
            return called
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return verb.head
    if verb.tag_ == "VBZ" and any(child.dep_ == "appos" for child in verb.rights):
        # Headlines: without an article the parser takes the object for an apposition.
        return next(child for child in verb.rights if child.dep_ == "appos")
    if verb.dep_ == "relcl" and lacks_object(verb):
        return verb.head
    if verb.dep_ == "xcomp" and any(child.dep_ == "auxpass" for child in verb.lefts):
        return raised_subject(verb)
    if verb.tag_ == "VBN" and verb.dep_ in ("ccomp", "xcomp") and not any(child.dep_ == "aux" for child in verb.lefts):
        # What is wanted done: "wanted the ban lifted".
        return next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and verb.tag_ == "VBN":
        return next((child for child in verb.head.children if child.dep_ == "nsubjpass"), None)
    return None


def _names(token: Token) -> Iterator[str]:
    """What a noun group is called: its head, the nouns before it, and those coordinated with it."""
    yield lemma_of(token)
    yield token.lower_
    for child in token.children:
        if child.dep_ == "conj" or (
            child.dep_ in ("compound", "nmod", "amod") and child.pos_ in ("NOUN", "PROPN", "ADJ")
        ):
            yield lemma_of(child)
        elif child.dep_ == "prep" and child.lower_ == "of":
            yield from (lemma_of(inner) for inner in child.children if inner.dep_ == "pobj")


def _any(token: Token | None, wanted: frozenset[str]) -> bool:
    return token is not None and not wanted.isdisjoint(_names(token))


def _object(token: Token, wanted: frozenset[str], _: str) -> bool:
    found = object_of(token)
    if found is None:
        return False
    if "*" in wanted or _is_called(found, wanted):
        return True
    # "handed Lima its notice": whom something is given stands as an object too.
    return any(child.dep_ == "dobj" and child != found and _is_called(child, wanted) for child in token.rights)


def _core_names(token: Token) -> Iterator[str]:
    """The head of a noun group, its compounds and what is coordinated with it; not what it is "of"."""
    yield lemma_of(token)
    yield token.lower_
    yield without_number(token.lower_)
    for child in token.children:
        if child.dep_ in ("compound", "conj", "nummod", "quantmod"):
            yield lemma_of(child)
        elif child.dep_ == "prep" and child.lower_ == "of" and lemma_of(token) in word_list("measure"):
            yield from (lemma_of(inner) for inner in child.children if inner.dep_ == "pobj")


def _subject(token: Token, wanted: frozenset[str], _: str) -> bool:
    for child in token.children:
        if child.dep_ == "nsubj":
            return _is_called(antecedent(child), wanted)
        if child.dep_ == "agent":
            return any(_is_called(inner, wanted) for inner in child.children if inner.dep_ == "pobj")
    head = token.head
    if token.dep_ == "acl" and token.tag_ == "VBG":
        return _is_called(head, wanted)
    if token.dep_ == "acomp":
        return any(_is_called(antecedent(child), wanted) for child in head.lefts if child.dep_ == "nsubj")
    if token.dep_ == "xcomp" and not _is_passive(token) and (raised := raised_subject(token)) is not None:
        return _is_called(raised, wanted)
    if token.dep_ in ("conj", "xcomp", "advcl") and head != token and head.pos_ in ("VERB", "AUX"):
        return any(_is_called(antecedent(child), wanted) for child in head.children if child.dep_ == "nsubj")
    return False


def _is_titled(token: Token) -> bool:
    """Whether a person's name that the parser hung beside its title makes a noun a person."""
    return any(child.ent_type_ == "PERSON" for child in token.children if child.dep_ in ("compound", "appos"))


def _is_person(token: Token, wanted: frozenset[str]) -> bool:
    """Whether persons are wanted by name, and a token is one."""
    return "person" in wanted and (token.ent_type_ == "PERSON" or _is_titled(token))


def _is_called(token: Token, wanted: frozenset[str]) -> bool:
    if _is_person(token, wanted) or ("states" in wanted and token.ent_type_ == "GPE"):
        return True
    if "nationals" in wanted and token.ent_type_ == "NORP" and token.tag_ in ("NNS", "NNPS"):
        return True
    return not wanted.isdisjoint(_core_names(token))


def _particle(token: Token, wanted: frozenset[str], _: str) -> bool:
    return any(
        child.lower_ in wanted and (child.dep_ in ("prt", "advmod") or child.i == token.i + 1) for child in token.rights
    )


def prepositions(token: Token) -> Iterator[Token]:
    """The prepositions that depend on a word, "by" of the passive included."""
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative") and child.pos_ in ("ADP", "SCONJ", "PART", "ADV"):
            yield child
        elif child.dep_ == "prt":
            yield from (inner for inner in child.children if inner.dep_ == "prep")


def _preposition(token: Token, wanted: frozenset[str], _: str) -> bool:
    if any(child.lower_ in wanted and not _tells_day(child) for child in prepositions(token)):
        return True
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return following is not None and following.lower_ in wanted and not _tells_day(following)


def _tells_day(preposition: Token) -> bool:
    """Whether a preposition leads to a day, and to nothing that an event is about: "called on Friday"."""
    if preposition.lower_ != "on" or preposition.i + 1 == len(preposition.doc):
        return False
    return preposition.nbor(1).ent_type_ == "DATE"


def _prepositional_object(token: Token, wanted: frozenset[str], _: str) -> bool:
    for preposition in prepositions(token):
        for child in preposition.children:
            if child.dep_ == "pobj" and not wanted.isdisjoint(_core_names(led_to(child))):
                return True
            if child.dep_ == "prep" and any(not wanted.isdisjoint(_core_names(inner)) for inner in child.children):
                return True
    return False


def _phrase(token: Token, wanted: frozenset[str], name: str) -> bool:
    """A noun's own prepositional phrase (of, for, to, with, between, ...); no words wanted means any."""
    shared = [child for child in token.head.rights if child.i > token.i] if token.dep_ == "conj" else []
    for child in (*token.rights, *shared):
        if child.dep_ == "prep" and child.lower_ == name:
            heads = [inner for inner in child.children if inner.dep_ in ("pobj", "pcomp")]
            if not wanted or "*" in wanted:
                return True
            return any(not wanted.isdisjoint(_names(head)) or _is_person(head, wanted) for head in heads)
    return name == "in" and any(child.dep_ == "compound" and lemma_of(child) in wanted for child in token.lefts)


def _modifier(token: Token, wanted: frozenset[str], _: str) -> bool:
    for child in token.lefts:
        if child.dep_ in ("amod", "compound", "nmod", "poss"):
            if lemma_of(child) in wanted or child.lower_ in wanted:
                return True
            if "person" in wanted and child.dep_ == "poss" and child.ent_type_ == "PERSON":
                return True
            if any(lemma_of(inner) in wanted for inner in child.children if inner.dep_ in ("compound", "amod", "conj")):
                return True
    return False


def _near(token: Token, wanted: frozenset[str], _: str) -> bool:
    return any(lemma_of(inner) in wanted for inner in _window(token))


def _window(token: Token) -> Iterator[Token]:
    """The dozen words on either side of a token, within its sentence."""
    doc, sentence = token.doc, token.sent
    yield from doc[max(sentence.start, token.i - 12) : min(sentence.end, token.i + 13)]


def _not_near(token: Token, wanted: frozenset[str], _: str) -> bool:
    return not _near(token, wanted, _)


def _nearby(token: Token, wanted: frozenset[str], _: str) -> bool:
    """Whether the sentence of a token, or one of the two before it or the one after it, has a word."""
    sentence = token.sent
    first = last = sentence
    for _step in range(2):
        first = first[0].nbor(-1).sent if first.start > 0 else first
    if last.end < len(token.doc):
        last = token.doc[last.end].sent
    return any(lemma_of(inner) in wanted for inner in token.doc[first.start : last.end])


def _before(token: Token, wanted: frozenset[str], _: str) -> bool:
    """Whether one of the two words right before a token is wanted: "free of charge"."""
    return any(inner.lower_ in wanted for inner in token.doc[max(token.sent.start, token.i - 2) : token.i])


def _negated(token: Token, wanted: bool, _: str) -> bool:
    found = any(child.dep_ == "neg" or child.lower_ in ("no", "never") for child in token.lefts)
    return found is wanted


def _is_passive(token: Token) -> bool:
    return token.tag_ == "VBN" and (
        token.dep_ == "acl" or any(child.dep_ in ("auxpass", "nsubjpass") for child in token.children)
    )


def _passive(token: Token, wanted: bool, _: str) -> bool:
    return _is_passive(token) is wanted


def _complement(token: Token, wanted: frozenset[str], _: str) -> bool:
    for child in token.rights:
        if child.dep_ in ("xcomp", "ccomp"):
            is_open = child.tag_ in ("VB", "VBG") and not any(inner.tag_ == "MD" for inner in child.lefts)
            if "open" in wanted and is_open and any(inner.tag_ == "TO" for inner in child.lefts):
                return True
            if "own" in wanted and is_open and child.dep_ == "xcomp":
                return not any(inner.dep_ == "dobj" and inner.i < child.i for inner in token.rights)
            if "that" in wanted and child.dep_ == "ccomp" and child.tag_ not in ("VB", "VBG"):
                return True
            if "question" in wanted and child.dep_ == "ccomp" and _asks(child):
                return True
        if "predicate" in wanted and child.dep_ in ("oprd", "attr"):
            return True
    return "predicate" in wanted and sum(child.dep_ == "dobj" for child in token.rights) > 1


def _asks(clause: Token) -> bool:
    """Whether a clause is a question put into other words: "asked why the ships had left"."""
    first = clause.left_edge
    return first.tag_ in ("WRB", "WP", "WDT") or first.lower_ in ("whether", "if")


def _complement_verb(token: Token, wanted: frozenset[str], _: str) -> bool:
    return any(child.dep_ in ("acl", "xcomp", "ccomp", "relcl") and lemma_of(child) in wanted for child in token.rights)


def _joint(token: Token, wanted: bool, _: str) -> bool:
    """Whether an exercise is shared: "joint", "with", "and" between its parties, "between"."""
    joint = word_class("joint")
    nouns = [token, *(child for child in token.children if child.dep_ in ("dobj", "nsubjpass"))]
    for noun in nouns:
        if any(lemma_of(word) in joint for child in noun.lefts for word in (child, *child.lefts)):
            return wanted
        if any(child.lower_ in ("with", "between", "jointly", "alongside") for child in noun.children):
            return wanted
    return not wanted


def _into_water(token: Token, wanted: bool, _: str) -> bool:
    found = any(
        preposition.lower_ in ("into", "towards", "toward", "off", "over")
        and any(inner.lower_ in _WATER or "sea" in inner.lower_ for inner in preposition.subtree)
        for preposition in prepositions(token)
    )
    return found is wanted


def _no_target(token: Token, wanted: bool, _: str) -> bool:
    found = object_of(token)
    heads = [token] if found is None else [token, found]
    targeted = any(
        child.lower_ in _TARGET_PREPOSITIONS and _is_target(child) for head in heads for child in prepositions(head)
    )
    targeted = targeted or any(child.lower_ == "against" and child.dep_ == "prep" for child in token.subtree)
    return (not targeted) is wanted


def _is_target(preposition: Token) -> bool:
    """Whether a preposition leads to what is hit: no time, no height or range, and of "into" no water or sky."""
    for child in preposition.children:
        if child.dep_ != "pobj" or child.ent_type_ in ("DATE", "TIME", "CARDINAL", "QUANTITY"):
            continue
        if preposition.lower_ == "at" and child.lower_ in _HEIGHTS:
            continue
        if preposition.lower_ != "into" or not any(_is_empty(inner.lower_) for inner in preposition.subtree):
            return True
    return False


def _in_place(token: Token, wanted: bool, _: str) -> bool:
    """Whether a country or town stands behind "in", "at" or "to" ("is due in Rome")."""
    over = (token, *(child for child in token.rights if child.dep_ == "dobj"))
    placing = (child for word in over for child in prepositions(word) if child.lower_ in _PLACING)
    return any(inner.dep_ == "pobj" and inner.ent_type_ == "GPE" for p in placing for inner in p.children) is wanted


def _is_empty(word: str) -> bool:
    return word in _WATER or word in _AIR or "sea" in word


def _attribute(token: Token, wanted: frozenset[str], _: str) -> bool:
    """What a subject becomes ("became the ninth member"): the head of the predicate noun."""
    return any(child.dep_ in ("attr", "dobj", "oprd") and lemma_of(child) in wanted for child in token.rights)


def _object_complement(token: Token, wanted: frozenset[str], _: str) -> bool:
    return any(inner.lower_ in wanted for child in token.rights for inner in (child, *child.children))


def _adjective_complement(token: Token, wanted: frozenset[str], _: str) -> bool:
    return any(child.lower_ in wanted for child in token.rights if child.dep_ in ("acomp", "advmod", "oprd"))


def _not_predicate(token: Token, wanted: bool, _: str) -> bool:
    """Whether a verb has an object alone: no name it gives, no preposition of asking."""
    found = any(
        child.dep_ in ("oprd", "attr", "ccomp", "prt", "acomp") and child.ent_type_ != "PERSON"
        for child in token.rights
    ) or any(child.lower_ in ("for", "on", "upon") and child.i == token.i + 1 for child in token.rights)
    return (not found) is wanted


def _copular(token: Token, wanted: bool, _: str) -> bool:
    passive = any(child.dep_ == "auxpass" or child.lemma_ == "be" for child in token.lefts)
    return (passive and any(child.dep_ in ("xcomp", "prep") for child in token.rights)) is wanted


_CHECKS: dict[str, Callable[[Token, Any, str], bool]] = {
    "object": _object,
    "attribute": _attribute,
    "subject": _subject,
    "particle": _particle,
    "prep": _preposition,
    "pobject": _prepositional_object,
    "modifier": _modifier,
    "near": _near,
    "near_prep": _near,
    "not_near": _not_near,
    "nearby": _nearby,
    "before": _before,
    "negated": _negated,
    "passive": _passive,
    "complement": _complement,
    "complement_verb": _complement_verb,
    "with_joint": _joint,
    "into_water": _into_water,
    "in_place": _in_place,
    "no_target": _no_target,
    "object_complement": _object_complement,
    "adjective_complement": _adjective_complement,
    "copular": _copular,
    "not_predicate": _not_predicate,
    "consumes": lambda token, wanted, name: True,
}
