"""3. document → mentions: whether the clause around a word tells what is past, what is, or what lies ahead."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from spacy.tokens import Token

from accord.data import read_toml
from accord.mentions.gone_by import is_known_gone
from accord.mentions.lexemes import word_set
from accord.parsing.clauses import children_of, is_verbal
from accord.parsing.found import sentence_at

_CLIMB = 12


class Tense(StrEnum):
    """Where a clause stands to the report's own day."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(read_toml("times.toml")["tense"][name])


_WILL = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_COMING = frozenset({"upcoming", "forthcoming", "coming"})
_HANGING = frozenset({"acl", "advcl", "relcl"})
_BREAKS = frozenset({";", ":", "—", "–"})
_BOUNDING = frozenset({"until", "till", "before", "after", "once", "when"})
_RANKS = frozenset({"first", "second", "third", "fourth", "fifth", "last", "latest", "only"})
_APART = frozenset({"up", "aside", "off", "out", "apart", "down", "back"})
"""Particles with which "set" tells a deed and puts nothing off: "was set up in December"."""
_MODAL = frozenset({"may", "might", "could", "can", "should", "must", "would"})


def _of_verb(verb: Token) -> Tense | None:
    """The tense of one verb with its auxiliaries; None for a bare infinitive or participle: its governor decides."""
    helpers = [child for child in children_of(verb) if child.dep_ in ("aux", "auxpass")]
    lowered = {helper.lower_ for helper in helpers}
    if lowered & _WILL:
        return Tense.FUTURE
    if lowered & _MODAL:
        return Tense.PAST if "have" in lowered else Tense.FUTURE
    for form in (verb, *helpers):
        if form.tag_ == "VBD":
            return Tense.PAST
    if any(helper.lemma_ == "have" for helper in helpers):
        return Tense.PAST
    if verb.tag_ == "VBG" and any(helper.lemma_ == "be" for helper in helpers):
        return Tense.PRESENT
    if verb.lower_ == "having" and verb.i + 1 < len(verb.doc) and verb.nbor(1).tag_ in ("VBN", "VBD"):
        return Tense.PAST
    if verb.tag_ in ("VBZ", "VBP") or any(helper.tag_ in ("VBZ", "VBP") for helper in helpers):
        return Tense.PRESENT
    return None


def _is_ahead(token: Token) -> bool:
    """Whether the word itself puts off what hangs on it: "due", "scheduled", "expected to"."""
    if token.lemma_.lower() == "set" and any(child.lower_ in _APART for child in token.rights):
        return False
    return token.lemma_.lower() in _words("ahead")


def _hangs_on_to(token: Token) -> bool:
    return token.head.lower_ == "to" and token.head.dep_ == "prep"


def _is_timetable(verb: Token, token: Token) -> bool:
    """Whether a present tense with a date of its own tells what is to come: "polls close on Sunday"."""
    if verb not in (token.head, token.head.head):
        return False
    lemma = verb.lemma_.lower()
    if lemma == "be" and token.head.lower_ in ("in", "on") and token.lower_ not in word_set("weekdays"):
        roles = {child.dep_ for child in children_of(verb)}
        return "expl" in roles or roles.isdisjoint(("acomp", "attr", "auxpass"))
    return lemma in _words("timetable") or (verb.tag_ == "VBG" and lemma in _words("continuous"))


def _is_day_of_offer(verb: Token, token: Token) -> bool:
    """Whether a weekday behind an infinitive is that of the word given: "had offered to resign on Wednesday".

    Not where what is offered is a thing for a day ("agreed to meet on Friday"), nor in the present perfect, which
    bears no day of its own ("has offered to resign on Friday").
    """
    if verb.lemma_.lower() not in _words("word_given") or token.lower_ not in word_set("weekdays"):
        return False
    helpers = {child.lower_ for child in children_of(verb) if child.dep_ == "aux"}
    if verb.tag_ != "VBD" and "had" not in helpers:
        return False
    if token.head.lower_ != "on" and not is_verbal(token.head):
        return False
    deed = token.head.head if token.head.lower_ == "on" else token.head
    if deed.lemma_.lower() == "join" and any(
        child.lemma_.lower() in _words("joined_for_good") for child in deed.rights
    ):
        return True
    fixed = _words("for_a_day") | _words("timetable") | _words("continuous")
    return deed.lemma_.lower() not in fixed


def _is_agenda(token: Token) -> bool:
    """Whether a day heads an entry of a calendar: "Friday: ministers meet in Oslo", with nothing in it told as done."""
    if not token.is_sent_start or token.i + 1 >= len(token.doc) or token.doc[token.i + 1].text != ":":
        return False
    return not any(each.tag_ == "VBD" for each in token.doc[slice(*sentence_at(token.doc, token.i))])


def told_before(day: Token) -> Token | None:
    """The verb of what is told first, where its day is taken for that of telling: "He leaves, on Friday, he said"."""
    top = day.head if day.dep_ == "pobj" else day
    verb = top.head
    if top.dep_ not in ("prep", "npadvmod") or verb.pos_ != "VERB" or verb.i < top.i:
        return None
    told = next((child for child in verb.lefts if child.dep_ == "ccomp" and child.i < top.i), None)
    is_before_speaker = any(top.i < child.i for child in children_of(verb) if child.dep_ == "nsubj")
    if told is None or not is_before_speaker or any(word.text in _BREAKS for word in day.doc[told.i : top.i]):
        return None
    return told


def _governed(token: Token) -> Token:
    """The token to climb from: in "said (on) Tuesday it would pay" the day is that of "said"."""
    told = told_before(token)
    if told is not None:
        return told
    first = token.head if token.head.lower_ == "on" and token.head.i == token.i - 1 else token
    head = first.head
    if first.dep_ not in ("npadvmod", "prep") or head.i <= token.i or first.is_sent_start or first.i == 0:
        return token
    before = token.doc[first.i - 1]
    subjects = (child for child in children_of(head) if child.dep_ in ("nsubj", "nsubjpass"))
    has_subject_between = any(token.i < child.i < head.i for child in subjects)
    if before.is_punct or before.pos_ in ("SCONJ", "CCONJ") or not has_subject_between:
        return token
    start, _ = sentence_at(token.doc, token.i)
    return next((token.doc[i] for i in range(token.i - 1, start - 1, -1) if token.doc[i].pos_ == "VERB"), token)


def _is_infinitive(verb: Token) -> bool:
    """Whether a verb is an infinitive with "to", or a passive one of what is to come ("is to be held on Friday").

    "Was to be held on Friday" may look back on the Friday gone by.
    """
    words = {child.lower_ for child in children_of(verb) if child.dep_ in ("aux", "auxpass")}
    if "to" not in words or "have" in words:
        return verb.tag_ == "VB" and "to" in words
    return verb.tag_ == "VB" or (verb.tag_ == "VBN" and "be" in words and verb.head.tag_ != "VBD")


def _is_done_with_its_purpose(verb: Token, day: Token) -> bool:
    """Whether a weekday behind what a deed was for is that of the deed: "met in Lima to demand it on Friday".

    Not where the deed has a time of its own, nor behind a word that sets something for later ("sent a team to join").
    """
    deed = verb.head
    if verb.dep_ != "advcl" or deed.i > verb.i or day.lower_ not in word_set("weekdays"):
        return False
    if verb not in (day.head, day.head.head) or day.dep_ == "poss":
        return False
    words = list(children_of(deed))
    helpers = {child.lower_ for child in words if child.dep_ in ("aux", "auxpass")}
    if not (deed.tag_ == "VBD" and not helpers) and not (deed.tag_ == "VBN" and helpers <= {"was", "were"}):
        return False
    if deed.lemma_.lower() in _words("ahead") | _words("word_given") | _words("sets_going"):
        return False
    beside = (each for child in words if child.i < verb.i for each in (child, *child.rights))
    return not any(each.ent_type_ in ("DATE", "TIME") for each in beside)


def _is_ranked(noun: Token) -> bool:
    """Whether a noun is the one of a row that did something: "became the first city to send troops on Monday"."""
    return noun.dep_ in ("attr", "dobj") and any(child.lower_ in _RANKS for child in (*noun.lefts, noun))


def _is_set_to(verb: Token) -> bool:
    """Whether "set to" puts ahead what stands behind it, in a headline too: "Oslo set to host talks on Friday"."""
    return verb.lower_ == "set" and verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ == "to"


def _is_bounded_by(verb: Token) -> bool:
    """Whether a verb tells up to when or from when another is: "will rule until elections are held in May"."""
    return verb.dep_ == "advcl" and any(child.lower_ in _BOUNDING for child in children_of(verb))


def tense_of(token: Token) -> Tense | None:
    """The tense of the nearest clause around a token, None where no verb governs it.

    "is scheduled to meet on Friday" and "will meet on Friday" are FUTURE, "failed to meet on Friday" is PAST.
    """
    if _is_agenda(token) or any(child.dep_ == "amod" and child.lower_ in _COMING for child in children_of(token.head)):
        return Tense.FUTURE
    node, seen_infinitive, inside_object = _governed(token), False, False
    for _ in range(_CLIMB):
        if node.lower_ == "ahead" and any(child.lower_ == "of" for child in children_of(node)):
            return Tense.FUTURE
        if node.head == node and node.pos_ not in ("VERB", "AUX"):
            return Tense.FUTURE if seen_infinitive else None
        if node != token and node.pos_ in ("VERB", "AUX", "ADJ"):
            participle = node.tag_ in ("VBN", "JJ") or seen_infinitive
            if participle and _is_ahead(node):
                return Tense.FUTURE
        if node.pos_ in ("VERB", "AUX"):
            if _is_not_done_yet(node) or (inside_object and node.lemma_.lower() in _words("called_off")):
                return Tense.FUTURE
            if any(child.dep_ == "acomp" and _is_ahead(child) for child in children_of(node)):
                return Tense.FUTURE
            if node.lemma_.lower() in _words("moved") and _hangs_on_to(token):
                return Tense.FUTURE
            if node.lemma_ == "brace" and any(child.lower_ == "for" for child in children_of(node)):
                return Tense.FUTURE
            told = Tense.FUTURE if _is_set_to(node) else _of_verb(node)
            if told is Tense.PRESENT and _is_timetable(node, token):
                return Tense.FUTURE
            if told is Tense.PRESENT and _is_bounded_by(node) and tense_of(node.head) is Tense.FUTURE:
                return Tense.FUTURE
            if told is Tense.PAST and seen_infinitive and _is_day_of_offer(node, token):
                return told
            if told is not None:
                carried = node.lemma_.lower() in _words("carried") or not seen_infinitive
                return told if carried else Tense.FUTURE
            if _is_infinitive(node):
                seen_infinitive = seen_infinitive or not _is_done_with_its_purpose(node, token)
            elif node.tag_ == "VBN" and node.dep_ in _HANGING and node.lemma_.lower() not in _words("in_turn"):
                return Tense.PAST
        if node.head == node:
            break
        if is_known_gone(token, node):
            return Tense.PAST
        if seen_infinitive and (_is_ranked(node) or node.lower_ in _words("carried_as")):
            seen_infinitive = False
        inside_object = node.dep_ in ("dobj", "nsubjpass")
        node = node.head
    return Tense.FUTURE if seen_infinitive else None


def called_for(day: Token) -> Token | None:
    """The occasion for which somebody calls on a day, its "on" right behind it: "called for protests on Saturday"."""
    noun = day.head.nbor(-1) if day.dep_ == "pobj" and day.head.lower_ == "on" and day.head.i else None
    if noun is None or noun.dep_ != "pobj" or noun.head.lower_ != "for":
        return None
    is_called = noun.head.head.lemma_ == "call" and noun.lemma_.lower() in _words("called_for")
    return noun if is_called else None


def _is_not_done_yet(verb: Token) -> bool:
    """Whether a gerund tells what somebody only proposes or weighs: "proposed holding the vote in October"."""
    if verb.tag_ != "VBG" or verb.dep_ not in ("xcomp", "pcomp") or any(child.dep_ == "aux" for child in verb.lefts):
        return False
    over = verb.head.head if verb.dep_ == "pcomp" else verb.head
    return over.lemma_.lower() in _words("not_done_yet")
