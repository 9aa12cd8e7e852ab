"""What clauses say that leave words out: headlines, questions without a verb, a second passive; and plans of old."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from spacy.tokens import Token

from accord.mentions.governors import Entry, Governor, find_entry, governor_of, over_object, word_class
from accord.mentions.own_words import Reading
from accord.parsing.clauses import SUBJECTS, children_of, is_verbal, own_subject, subject_of, verb_group
from accord.parsing.found import sentence_at
from accord.values import AHEAD, Status

_OBJECTS = frozenset({"dobj", "ccomp", "xcomp"})
_GROUP = frozenset({"aux", "auxpass", "neg"})
_CONTENT = frozenset({"ccomp", "advcl"})
_TELLING = frozenset({"same", "begun", "ended", "cancelled", "postponed", "did_not_happen"})
"""What becomes of a thing, as words of its clause tell it; that it was talked about tells nothing."""

_DEPTH = 6
_PHRASE = 5
_LATER = re.compile(r"\b(?:at|until|till|to|for) (?:\W )?(?:a|some) later (?:date|time|day|stage|point)\b")
_UNDECIDED = frozenset({*AHEAD, Status.OCCURRED, Status.DID_NOT_HAPPEN})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def asked(token: Token, own: Reading) -> Reading:
    """The reading of a main clause; in a question with an auxiliary first, or without a verb, only possible."""
    first, end = sentence_at(token.doc, token.i)
    if token.doc[end - 1].text != "?":
        return own
    if not is_verbal(token):
        is_bare = own.status is Status.OCCURRED and not own.firm and not _has_verb(token, first, end)
        return Reading(Status.POSSIBLE, own.negative, True, None, ("?",)) if is_bare else own
    subject = subject_of(token)
    inverted = subject is not None and any(word.i < subject.i for word in verb_group(token).auxiliaries)
    if not inverted and own.status not in (Status.PLANNED, Status.HYPOTHETICAL):
        return own
    return replace(own, status=Status.POSSIBLE, reasons=(*own.reasons, "?"))


def _has_verb(token: Token, first: int, end: int) -> bool:
    return any(word.tag_ in _FINITE for word in token.doc[first:end])


def taken_passively(governor: Governor) -> Governor:
    """The same governor, its subject taken for its object where "is" is left out.

    So in a headline ("Talks called off"), and after a comma ("the visit, promised for May, was discussed").
    """
    verb = governor.token
    if governor.complement != "subject" or governor.entry is not None or verb.tag_ not in ("VBD", "VBN"):
        return governor
    if any(child.dep_ in _GROUP | _OBJECTS for child in children_of(verb)):
        return governor
    entry = find_entry(verb, "object")
    if entry is None:
        return governor
    if verb.i and verb.nbor(-1).text == "," and entry.status in ("planned", "cancelled", "postponed"):
        return _main_clause(verb) or Governor(verb, "object", entry)
    return Governor(verb, "object", entry) if entry.word in word_class("called_off") else governor


def _main_clause(participle: Token) -> Governor | None:
    """What governs the subject in truth, where the parser took a participle after it for its verb."""
    verb = next((child for child in participle.rights if child.dep_ == "conj" and is_verbal(child)), None)
    if verb is None or any(child.dep_ in ("attr", "acomp") for child in verb.rights):
        return None
    complement = "object" if verb_group(verb).passive else "subject"
    entry = find_entry(verb, complement)
    return Governor(verb, complement, entry) if entry is not None and entry.status in _TELLING else None


def fuller_twin(token: Token) -> Token | None:
    """The passive whose "is to be" a second one leaves out: "the port is to be closed and the borders sealed"."""
    if token.tag_ != "VBN" or any(child.dep_ in _GROUP | _OBJECTS for child in children_of(token)):
        return None
    noun = token.head
    if token.dep_ == "acl" and noun.dep_ in ("conj", "attr") and noun.i < token.i:
        joined = noun.left_edge.i and noun.left_edge.nbor(-1).lower_ == "and"
        over = noun.head if joined else token
    else:
        over = noun if token.dep_ == "conj" and own_subject(token) is not None else token
    if not is_verbal(over) or over.i >= token.i:
        return None
    twin = next((child for child in over.rights if child.dep_ == "xcomp" and child.i < token.i), over)
    return twin if verb_group(twin).passive else None


def was_once_planned(governor: Token, entry: Entry) -> bool:
    """Whether a plan is told in the past perfect, as one that came to nothing: "had been due to meet".

    Not in what somebody said or in a clause of time, where that tense only tells that it was before.
    """
    if entry.word not in word_class("timetabled"):
        return False
    verb = governor if is_verbal(governor) else governor.head
    group = verb_group(verb)
    if not (is_verbal(verb) and group.perfect and group.tense == "past" and group.negation is None):
        return False
    if verb.lemma_ != "be" and not group.passive:
        return False
    return not any(word.dep_ in _CONTENT for word in (verb, *islice(verb.ancestors, _DEPTH)) if is_verbal(word))


def has_failed(noun: Token, entry: Entry) -> bool:
    """Whether what a plan, try or motion was for was not done, as its own clause says: "the bid to oust him failed".

    So too where somebody came through it, or saw it off: "survived an attempt to oust her".
    """
    if entry.status not in ("planned", "proposed", "possible") or noun.dep_ not in (*SUBJECTS, "dobj"):
        return False
    verb, group = noun.head, verb_group(noun.head)
    if noun.dep_ != "nsubj":
        is_done = is_verbal(verb) and group.tense == "past" and group.negation is None
        return is_done and verb.lemma_ in word_class("seeing_off")
    words = {child.lower_ for child in verb.rights}
    is_failure = verb.lemma_ in word_class("failing") or any(
        f"{verb.lemma_} {word}" in word_class("failing") for word in words
    )
    is_told = group.tense == "past" or (group.perfect and group.tense != "modal")
    beside = [word for child in verb.children if child != noun for word in (child, *child.children)]
    is_told = is_told and not any(word.lower_ in word_class("not_for_good") for word in beside)
    return is_failure and is_told and group.negation is None and not any(c.dep_ == "xcomp" for c in verb.rights)


def is_drafted(noun: Token) -> bool:
    """Whether a noun names a text that is no law yet: "debated a bill banning protests", not "passed a bill ..."."""
    if noun.lemma_.lower() not in word_class("drafts"):
        return False
    return noun.dep_ not in ("dobj", "nsubjpass") or noun.head.lemma_ not in word_class("enacted")


def is_being_arranged(verb: Token, entry: Entry) -> bool:
    """Whether a thing is still on its way to being held: "a second round is being arranged"."""
    return entry.status == "same" and verb.lemma_ in word_class("arranging") and verb_group(verb).progressive


def makes_ready(verb: Token) -> bool:
    """Whether a verb tells that one occasion is made ready, which is still to come: "are organising a march"."""
    if not is_verbal(verb) or verb.lemma_ not in word_class("making_ready") or not verb_group(verb).progressive:
        return False
    occasion = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    return occasion is not None and any(child.lower_ in ("a", "an", "another") for child in occasion.lefts)


def put_to_later(token: Token, reading: Reading) -> Reading:
    """The reading of what is ahead, postponed where no day but "a later date" is named for it, or called off at last.

    "Was due on Monday but was postponed", "had been set for May and was then cancelled".
    """
    reading = _moved_at_last(token, reading)
    if reading.status not in (Status.PLANNED, Status.EXPECTED, Status.HYPOTHETICAL) or reading.negative:
        return reading
    governor = governor_of(token)
    holder = governor.token if governor is not None and not is_verbal(token) else token
    if governor is not None and holder is not token and governor.complement not in ("subject", "object"):
        return reading
    if not any(child.dep_ == "prep" and _LATER.match(_words_from(child)) for child in holder.rights):
        return reading
    return replace(reading, status=Status.POSTPONED, reasons=("a later date",))


def _moved_at_last(noun: Token, reading: Reading) -> Reading:
    """The reading of a subject that a second verb of its clause says was put or called off, or never took place."""
    if noun.dep_ not in SUBJECTS or is_verbal(noun) or reading.status not in _UNDECIDED:
        return reading
    for verb in noun.head.conjuncts:
        if not is_verbal(verb) or verb.i < noun.head.i or own_subject(verb) is not None:
            continue
        group, entry = verb_group(verb), over_object(verb, noun)
        if group.negation is not None and group.tense == "past" and find_entry(verb, "subject") is not None:
            return Reading(Status.DID_NOT_HAPPEN, True, True, reading.source, (*reading.reasons, verb.lemma_))
        is_told = group.passive and group.modal is None and group.negation is None
        if is_told and entry is not None and entry.status in ("cancelled", "postponed"):
            status = Status(entry.status)
            return Reading(status, False, True, reading.source, (*reading.reasons, entry.word))
    return reading


def _words_from(token: Token) -> str:
    return " ".join(word.lower_ for word in token.doc[token.i : token.i + _PHRASE])
