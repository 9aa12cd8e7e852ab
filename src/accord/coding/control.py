"""4. Mentions → records: who does what a verb says and to whom, where the sentence leaves it to be understood."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from spacy.tokens import Token

from accord.codebook.event_frames import word_list
from accord.coding.actor_index import objects_of
from accord.coding.reduced_passives import is_reduced_passive
from accord.coding.scenes import is_place_of_place
from accord.mentions.framing import lemma_of
from accord.mentions.lexemes import WEEKDAYS
from accord.mentions.roles import find_role, words_of
from accord.parsing.clauses import first_conjunct, is_verbal

DEPTH = 8
_RANKS = frozenset({"first", "second", "third", "last", "latest", "next", "only", "sole"})
"""Words that tell one of several by its place or by itself: "the last to vote"."""
_DOERS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
"""Names that can be those by whom something is done; "by May" and "by train" name none."""


def roles_of(verb: Token, depth: int = 0) -> tuple[list[Token], list[Token]]:
    """The nouns that do what a verb says, and those it is done to."""
    doers: list[Token] = []
    undergoers: list[Token] = []
    reduced = is_reduced_passive(verb)
    passive = reduced or is_passive(verb)
    after_row = _subject_after_row(verb)
    if after_row is not None:
        (undergoers if passive else doers).append(after_row)
    for child in verb.children:
        if child.dep_ in ("nsubj", "csubj") and not reduced:
            doers += [] if doers and is_place_of_place(child) else [child]
        elif child.dep_ in ("nsubj", "nsubjpass"):
            undergoers.append(child)
        elif child.dep_ == "agent":
            doers += list(objects_of(child))
        elif child.dep_ in ("dobj", "dative", "oprd") and child.pos_ != "ADP" and not reduced:
            undergoers.insert(0, child) if child.dep_ == "dative" else undergoers.append(child)
    if passive and not doers and _is_second_passive(verb) and (agent := _agent_behind(verb)) is not None:
        doers += list(objects_of(agent))
    if not undergoers and not passive:
        undergoers += _behind_weekday(verb)
    if doers and not passive and (under := _under_what(verb)) is not None:
        return list(governed_by(under, ("by", "from"))), doers
    if not doers and not passive:
        doers = [child for child in verb.lefts if child.dep_ in ("compound", "nmod", "poss") and child.pos_ == "PROPN"]
    if passive and not undergoers:
        undergoers = _controllers(verb, depth)
    elif not passive and not doers:
        doers = _controllers(verb, depth)
    return doers, undergoers


def _subject_after_row(verb: Token) -> Token | None:
    """The subject of a later clause that the parser took for a second object ("beat them and Lima would march")."""
    first = next(verb.lefts, None)
    if verb.dep_ != "conj" or first is None or first.dep_ not in ("aux", "auxpass") or first.i == 0:
        return None
    if not is_verbal(verb.head) or any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in verb.lefts):
        return None
    noun = first.nbor(-1)
    is_row = noun.dep_ == "conj" and noun.pos_ in ("NOUN", "PROPN") and noun.head.dep_ in ("dobj", "pobj")
    return noun if is_row and first.tag_ in ("MD", "VBD", "VBZ", "VBP") and noun.i > verb.head.i else None


def _under_what(verb: Token) -> Token | None:
    """What a subject is or comes under and so undergoes ("came under fire", "is under investigation")."""
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ == "under":
            noun = next((inner for inner in child.children if inner.dep_ == "pobj"), None)
            return noun if noun is not None and lemma_of(noun) in words_of("undergone") else None
    return None


def _behind_weekday(verb: Token) -> Iterator[Token]:
    """The object that a weekday parts from its verb and draws to its "on" ("rebuffed on Monday Oslo's claim")."""
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ == "on" and child.i + 1 < len(child.doc):
            day = child.nbor(1)
            if day.lower_ in WEEKDAYS:
                yield from (noun for noun in child.children if noun.dep_ == "pobj" and noun.i > day.i)


def is_passive(verb: Token) -> bool:
    """Whether a verb is in the passive, participles after a noun included."""
    if any(child.dep_ in ("auxpass", "nsubjpass", "agent") for child in verb.children):
        return True
    if _is_second_passive(verb):
        return True
    if verb.tag_ != "VBN" or any(child.lemma_ == "have" for child in verb.lefts):
        return False
    if verb.dep_ in ("acl", "relcl", "advcl") or (verb.dep_ == "xcomp" and is_passive(verb.head)):
        return True  # "were reported killed"
    first = first_conjunct(verb)
    return first != verb and first.tag_ == "VBN" and is_passive(first)


def _is_second_passive(verb: Token) -> bool:
    """Whether a verb beside a passive is one too, read as past ("was signed by Lima and endorsed by Oslo")."""
    first = first_conjunct(verb)
    if first == verb or verb.tag_ != "VBD" or not any(child.dep_ == "auxpass" for child in first.lefts):
        return False
    if any(child.dep_ in ("nsubj", "nsubjpass", "dobj", "aux", "ccomp") for child in verb.children):
        return False
    return _agent_behind(verb) is not None


def _agent_behind(verb: Token) -> Token | None:
    """The "by" behind a verb and before somebody who can do it, wherever the parser hung it, before the next verb."""
    behind = itertools.takewhile(lambda word: not is_verbal(word), verb.doc[verb.i + 1 : verb.right_edge.i + 1])
    return next((word for word in behind if word.lower_ == "by" and _is_before_doer(word)), None)


def _is_before_doer(preposition: Token) -> bool:
    return any(noun.ent_type_ in _DOERS or find_role(noun) is not None for noun in objects_of(preposition))


def _controllers(verb: Token, depth: int) -> list[Token]:
    """The understood subject of a verb that has none: of the verb or noun that governs it."""
    head = verb.head
    if head == verb or depth > DEPTH:
        return []
    if verb.dep_ in ("relcl", "acl"):
        is_infinitive = any(child.tag_ == "TO" for child in verb.lefts)
        ranked = _told_by_rank(head, depth) if is_infinitive else []
        if ranked or (verb.dep_ == "acl" and is_infinitive):
            asks = lemma_of(head) in words_of("asking_nouns")
            return ranked or (_asked_by(head, depth) if asks else owners_of(head, depth))
        return [head]
    if verb.dep_ == "advcl" and not is_verbal(head) and any(child.tag_ == "TO" for child in verb.lefts):
        return [inner for inner in governed_by(head, ("for",)) if inner.i < verb.i]
    if verb.dep_ == "amod":
        clause = next((word for word in verb.ancestors if is_verbal(word)), None)
        return subjects_of(clause, depth) if clause is not None else []
    if verb.dep_ == "acomp":
        return subjects_of(head, depth)
    if verb.dep_ in ("conj", "dep") and is_verbal(head):
        return subjects_of(head, depth)
    if verb.dep_ in ("xcomp", "ccomp", "advcl", "parataxis", "prep") and (
        is_verbal(head) or head.pos_ in ("ADJ", "ADV")
    ):
        controlled = _asked_to(verb)
        if controlled:
            return controlled
        return subjects_of(head, depth)
    if verb.dep_ == "pcomp":
        governor = head.head
        if governor.pos_ == "ADJ":
            return subjects_of(governor, depth)
        if is_verbal(governor):
            objects = [child for child in governor.children if child.dep_ == "dobj"]
            if head.lower_ in ("of", "for", "from", "into") and objects and lemma_of(governor) not in ("talk", "speak"):
                return objects
            return subjects_of(governor, depth)
        return owners_of(governor, depth)
    if verb.dep_ == "conj":
        return owners_of(head, depth)
    return []


def _asked_by(noun: Token, depth: int) -> list[Token]:
    """Whom a noun asks to do it: whom it goes to, else who has it ("accepted Lima's invitation to visit").

    Who has a request of their own may ask leave to do it themselves: "rejected Lima's request to join".
    """
    verb = noun.head
    is_object = noun.dep_ == "dobj" and is_verbal(verb)
    asked = list(governed_by(noun, ("to", "for")))
    if not asked and lemma_of(noun) in words_of("asking_nouns", "leave") and _is_owned(noun):
        return owners_of(noun, depth)
    asked += list(governed_by(verb, ("to",))) if is_object else []
    asked += [child for child in verb.rights if child.dep_ == "dative" and child.pos_ != "ADP"] if is_object else []
    if asked:
        return asked
    if is_object and lemma_of(verb) in words_of("asking_nouns", "having"):
        return subjects_of(verb, depth + 1)
    return [] if any(child.dep_ == "poss" for child in noun.lefts) else owners_of(noun, depth)


def _is_owned(noun: Token) -> bool:
    """Whether it is told in front of a noun whose it is: "Lima's request", "their request", "the Peruvian request"."""
    return any(child.dep_ == "poss" or child.ent_type_ in ("NORP", "GPE", "ORG") for child in noun.lefts)


def _told_by_rank(noun: Token, depth: int) -> list[Token]:
    """Who does what "the last ally to ratify" did: the one that is said to be it, else the noun itself."""
    if not any(child.lower_ in _RANKS or child.tag_ == "JJS" for child in noun.lefts):
        return []
    is_said = noun.dep_ == "attr" and noun.head.lemma_ in ("be", "become")
    return (subjects_of(noun.head, depth + 1) if is_said else []) or [noun]


def _asked_to(verb: Token) -> list[Token]:
    """Whom the verb above asks, lets or makes do what a verb says ("told Lima to pay", "called on Lima to pay")."""
    head = verb.head
    through = (
        words_of("asking_through", lemma_of(head)) if lemma_of(head) in words_of("asking_through") else frozenset()
    )
    if through and verb.dep_ in ("xcomp", "advcl") and verb.tag_ == "VB" and not is_passive(head):
        asked = [
            noun
            for child in head.rights
            if child.dep_ == "prep" and child.i < verb.i and child.lower_ in through
            for noun in objects_of(child)
        ]
        if asked:
            return asked
    if verb.dep_ == "xcomp" and lemma_of(head) in word_list("object_control"):
        return [child for child in head.children if child.dep_ in ("dobj", "nsubjpass", "dative")]
    return []


def subjects_of(verb: Token, depth: int = 0) -> list[Token]:
    """The subjects of a verb, or those of the verb or noun that governs it."""
    if verb.pos_ in ("ADJ", "ADV") and verb.dep_ in ("acomp", "oprd", "conj"):
        return subjects_of(verb.head, depth + 1) if depth < DEPTH else []
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    return subjects or (_controllers(verb, depth + 1) if depth < DEPTH else [])


def owners_of(noun: Token, depth: int = 0) -> list[Token]:
    """Whose a noun is: its possessor, its "of" or "by", else the subject of the verb it is the object of."""
    owners = [child for child in noun.lefts if child.dep_ == "poss"] or _possessor_before(noun)
    if not owners:
        owners = [inner for inner in governed_by(noun, ("by", "of")) if inner.pos_ == "PRON" or inner.ent_type_]
    if not owners:
        owners = [
            child
            for child in noun.lefts
            if child.dep_ in ("amod", "compound") and child.ent_type_ in ("NORP", "GPE", "ORG")
        ]
    if owners or depth > DEPTH:
        return owners
    head = noun.head
    if noun.dep_ in ("dobj", "attr", "nsubjpass", "conj", "oprd", "nsubj") and is_verbal(head):
        if noun.dep_ in ("nsubj", "nsubjpass"):
            return [inner for child in head.children if child.dep_ == "agent" for inner in objects_of(child)]
        return subjects_of(head, depth + 1)
    if noun.dep_ == "pobj" and head.head != head:
        governor = head.head
        return subjects_of(governor, depth + 1) if is_verbal(governor) else owners_of(governor, depth + 1)
    if noun.dep_ == "conj":
        return owners_of(head, depth + 1)
    return []


def clause_subjects(noun: Token) -> list[Token]:
    """The subjects of the clause a noun stands in."""
    for ancestor in noun.ancestors:
        if is_verbal(ancestor):
            return [] if lemma_of(ancestor) in word_list("attitude") else subjects_of(ancestor)
    return []


def _possessor_before(noun: Token) -> list[Token]:
    """The possessor in front of a noun group that the parser hung elsewhere ("Korea's" in "lauded Korea's plans")."""
    first = noun.left_edge.i
    if first > 1 and noun.doc[first - 1].tag_ == "POS":
        return [noun.doc[first - 2]]
    return []


def governed_by(noun: Token, wanted: tuple[str, ...]) -> Iterator[Token]:
    """The nouns that a noun's prepositions of those words govern."""
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in wanted:
            yield from objects_of(child)
