"""Verb groups, their subjects and their complements, as the parser's tree gives them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

NEGATIVE_ADVERBS = frozenset({"never", "hardly", "scarcely", "nowhere"})
NEGATIVE_DETERMINERS = frozenset({"no", "neither"})
NEGATIVE_PRONOUNS = frozenset({"nobody", "none", "nothing", "neither", "no-one"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
VERBAL = frozenset({"VERB", "AUX"})


_MOST_CHILDREN = 50


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with its auxiliaries and its negation.

    `tense` is "past", "present", "modal", "infinitive", "gerund" or "participle"; `own` is False where the auxiliaries
    were taken over from the verb it is coordinated with.
    """

    head: Token
    auxiliaries: tuple[Token, ...]
    negation: Token | None
    tense: str
    modal: str | None
    perfect: bool
    progressive: bool
    passive: bool
    own: bool


def children_of(token: Token) -> Iterator[Token]:
    """The children of a token; none of more than fifty, which no sentence by people has: junk must stay cheap."""
    return iter(()) if token.n_lefts + token.n_rights > _MOST_CHILDREN else iter(token.children)


def is_verbal(token: Token) -> bool:
    """Whether a token heads a clause: a verb, an auxiliary or a participle."""
    if token.tag_ in ("NN", "NNS", "JJ") and token.dep_ == "ccomp":
        return any(child.dep_ == "nsubj" for child in token.lefts)
    return token.pos_ in VERBAL or token.tag_ in FINITE or (token.tag_ in ("VB", "VBG", "VBN") and token.pos_ != "NOUN")


def auxiliaries(verb: Token) -> tuple[Token, ...]:
    """The auxiliaries before a verb, "to" included, in their order."""
    return tuple(child for child in verb.lefts if child.dep_ in ("aux", "auxpass"))


def own_subject(verb: Token) -> Token | None:
    """The subject in a verb's own clause."""
    return next((child for child in children_of(verb) if child.dep_ in SUBJECTS and child.dep_ != "expl"), None)


def subject_of(verb: Token) -> Token | None:
    """Who does what a verb says: its own subject, else that of the verb it is coordinated with or depends on."""
    for _ in range(8):
        subject = own_subject(verb)
        if subject is not None:
            return subject
        if verb.dep_ == "relcl" or verb.dep_ == "acl":
            return verb.head
        if verb.dep_ not in ("conj", "xcomp", "advcl", "ccomp") or verb.head == verb:
            return None
        verb = verb.head
    return None


def first_conjunct(token: Token) -> Token:
    """The token itself, or the first of the row of likes it is coordinated with."""
    for _ in range(40):
        if token.dep_ != "conj" or token.head == token:
            return token
        token = token.head
    return token


def _is_negative_noun(noun: Token) -> bool:
    if noun.lower_ in NEGATIVE_PRONOUNS:
        return True
    first = noun.left_edge
    if first.lower_ == "not" and first.i < noun.i and first.nbor(1).lower_ in ("a", "one", "any"):
        return True
    for child in noun.lefts:
        if child.dep_ in ("det", "preconj", "neg") and child.lower_ in NEGATIVE_DETERMINERS:
            return not (child.lower_ == "no" and child.i + 1 < noun.i and child.nbor(1).lower_ == "longer")
    return False


def noun_negation(noun: Token) -> Token | None:
    """The word that says there is none of a noun: "no agreement", "not a single visit"."""
    for child in noun.lefts:
        if child.lower_ in NEGATIVE_DETERMINERS or child.dep_ == "neg" or child.lower_ == "zero":
            return None if _is_left_open(child) else child
    return None


def _is_left_open(negation: Token) -> bool:
    """Whether a "not" only opens a question ("whether or not the talks will succeed")."""
    return negation.i > 1 and [word.lower_ for word in negation.doc[negation.i - 2 : negation.i]] == ["whether", "or"]


def negation_of(verb: Token, auxiliary: tuple[Token, ...] = ()) -> Token | None:
    """The word that negates a clause: on the verb, on its auxiliary, in its subject or in its object."""
    for child in children_of(verb):
        if child.dep_ == "neg" or (child.lower_ in NEGATIVE_ADVERBS and child.dep_ == "advmod"):
            if _is_only_partial(child):
                continue
            return child
    for word in auxiliary:
        for child in word.children:
            if child.dep_ == "neg":
                return child
    for child in children_of(verb):
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and _is_negative_noun(child):
            return child
        if (child.dep_ == "preconj" and child.lower_ == "neither") or (
            child.dep_ == "cc" and child.lower_ == "neither"
        ):
            return child
    return _neither_nor(verb)


def _neither_nor(verb: Token) -> Token | None:
    """The "neither" right before a verb, or the "nor" that joins it to one before: "neither left nor paid"."""
    if verb.i and verb.nbor(-1).lower_ == "neither":
        return verb.nbor(-1)
    if verb.dep_ != "conj" or verb.i <= verb.head.i or own_subject(verb) is not None:
        return None
    joining = [child for child in verb.head.rights if child.dep_ == "cc" and child.i < verb.i]
    return joining[-1] if joining and joining[-1].lower_ == "nor" else None


def _is_only_partial(negation: Token) -> bool:
    """Whether "not" belongs to "not only" or "not until", which affirm the verb."""
    following = negation.nbor(1).lower_ if negation.i + 1 < len(negation.doc) else ""
    return following in ("only", "just", "merely")


def _tense(verb: Token, words: tuple[Token, ...]) -> tuple[str, str | None]:
    for word in words:
        if word.tag_ == "TO":
            return "infinitive", None
        if word.tag_ == "MD":
            return "modal", word.lower_
        if word.tag_ == "VBD" or word.lower_ in ("was", "were", "had", "did", "'d") or _is_past_let(word):
            return "past", None
        if word.tag_ in ("VBZ", "VBP") or word.lower_ in ("is", "are", "has", "have", "do", "does"):
            return "present", None
    if verb.tag_ == "VBD":
        return "past", None
    if verb.tag_ in ("VBZ", "VBP"):
        return "present", None
    if verb.tag_ == "MD":
        return "modal", verb.lower_
    if verb.tag_ == "VBG":
        return "gerund", None
    if verb.tag_ == "VB" and not words and own_subject(verb) is not None:
        return "present", None
    if verb.tag_ == "VBN" and not (words and words[0].lower_ == "be"):
        return "participle", None
    return "infinitive", None


def _is_past_let(word: Token) -> bool:
    """Whether "let" tells what was done: it has one form for both tenses ("let go 40 soldiers")."""
    return word.lower_ == "let" and word.tag_ == "VBP" and word.i > 0 and word.nbor(-1).tag_ not in ("TO", "MD", "RB")


def verb_group(verb: Token) -> VerbGroup:
    """The verb group of a verb; a bare coordinated verb shares the auxiliaries of the first ("will visit and hold")."""
    words = auxiliaries(verb)
    negation = negation_of(verb, words)
    own = True
    if verb.dep_ == "conj" and not words and own_subject(verb) is None and verb.tag_ in ("VB", "VBN", "VBG"):
        first = first_conjunct(verb)
        shared = auxiliaries(first)
        if is_verbal(first) and (first.tag_ == verb.tag_ or (verb.tag_ == "VB" and shared)):
            words, own = shared, False
            negation = negation or _shared_negation(verb, first)
    tense, modal = _tense(verb, words)
    lowers = {word.lower_ for word in words}
    lemmas = {word.lemma_ for word in words}
    passive = verb.tag_ in ("VBN", "VBD") and any(word.dep_ == "auxpass" for word in words)
    return VerbGroup(
        head=verb,
        auxiliaries=words,
        negation=negation,
        tense=tense,
        modal=modal,
        perfect=bool(lemmas & {"have"} or lowers & {"having", "'ve"}) and verb.tag_ in ("VBN", "VBD"),
        progressive=(verb.tag_ == "VBG" and "be" in lemmas) or "being" in lowers,
        passive=passive,
        own=own,
    )


def _shared_negation(verb: Token, first: Token) -> Token | None:
    """The negation of the first of two coordinated verbs, where an "or" or "nor" carries it over."""
    negation = negation_of(first, auxiliaries(first))
    if negation is None or negation.i > verb.i:
        return None
    between = {token.lower_ for token in verb.doc[first.i : verb.i]}
    return None if "but" in between else negation


def event_head(doc: Doc, start: int, end: int) -> int:
    """The index of the token that names the event in a stretch of text: of "is expected to meet" it is "meet"."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return 0
    head = span.root
    if head.pos_ in ("ADV", "ADP", "PART", "DET", "PUNCT", "SCONJ"):
        head = next((token for token in span if token.pos_ in ("VERB", "NOUN", "ADJ")), head)
    for _ in range(6):
        inner = _complement_within(head, span.start, span.end)
        if inner is None:
            break
        head = inner
    return head.i


def _complement_within(head: Token, start: int, end: int) -> Token | None:
    """The verb a governing verb leads to within a stretch of tokens: "plans to send", "has no intention of meeting"."""
    for child in head.children:
        if not start <= child.i < end:
            continue
        if child.dep_ in ("xcomp", "ccomp") and child.pos_ in VERBAL:
            return child
        if child.dep_ in ("acomp", "attr", "dobj", "prep", "pcomp"):
            for inner in (child, *child.children, *(low for middle in child.children for low in middle.children)):
                if start <= inner.i < end and inner.dep_ in ("xcomp", "acl", "pcomp") and inner.pos_ == "VERB":
                    return inner
    return None
