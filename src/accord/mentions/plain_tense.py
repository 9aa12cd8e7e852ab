"""3. document → mentions: whether the verb right over a time says plainly that it is past, or that it lies ahead."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from accord.data import read_toml
from accord.parsing.clauses import children_of

_REACH = 4
_VERBS = frozenset({"VERB", "AUX"})
_WILL = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_HANGING = frozenset({"acl", "relcl", "advcl"})
_ABOUT = frozenset({"at", "into", "on", "about", "over"})
_ON_ITS_DAY = frozenset({"on", "in", "at", "of"})
_START_OR_END = frozenset({"from", "through", "between", "as", "effective", "until", "till"})
_AT_HAND = frozenset({"before", "for", "until", "till", "towards", "toward"})
_AHEAD = frozenset({"ahead", "advance", "eve", "up", "prior"})
_BE = frozenset({"was", "were"})
_KNOWN = frozenset({"the", "this", "that", "these", "those"})


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(read_toml("times.toml")["tense"][name])


def plain_side(day: Token) -> int:
    """-1 where what a time hangs on was plainly done by then, 1 where it plainly lies ahead, 0 where that is open.

    "They met in December" is past and "will meet in May" ahead; "discussed the vote in December" may be either.
    """
    over, between = _word_over(day)
    first = between.left_edge.i
    is_from = between.lower_ in _START_OR_END or (first > 0 and day.doc[first - 1].lower_ == "effective")
    if over is None or is_from or _is_of_what_comes(between):
        return 0
    if over.pos_ in _VERBS:
        is_bound = between.lower_ == "by" and over.dep_ in _HANGING  # "may lift bans placed on it by May"
        return 0 if is_bound else _side_of(over, day)
    if between.lower_ in _ON_ITS_DAY and over.lemma_.lower() in _words("never_planned"):
        return 0 if _is_looked_ahead_to(over) else -1
    if between.lower_ == "of" and over.tag_ == "NNS" and over.pos_ == "NOUN":  # "the rockets of August"
        return -1 if _is_done(_verb_over(over)) else 0
    is_object = over.dep_ == "dobj" or (over.dep_ == "pobj" and over.head.dep_ == "prep" and over.head.lower_ == "at")
    return -1 if is_object and _is_done(_verb_over(over)) else 0


def _word_over(day: Token) -> tuple[Token | None, Token]:
    """The word a time hangs on past the words of the time itself and one preposition, and the last word before it."""
    token = day
    for _ in range(_REACH):
        head = token.head
        if head == token:
            return None, token
        is_of_time = head.ent_type_ in ("DATE", "TIME") and head.pos_ not in _VERBS
        if head.pos_ in _VERBS or not (is_of_time or (token.dep_ == "pobj" and head.pos_ in ("ADP", "SCONJ"))):
            return head, token
        token = head
    return None, token


def _is_of_what_comes(preposition: Token) -> bool:
    """Whether a time stands right behind what something is for or before: "was kept for the round in May".

    Of a bare time ("the vote this weekend") it is its own last word.
    """
    first = preposition.i if preposition.dep_ == "prep" else preposition.left_edge.i
    if first == 0 or preposition.dep_ not in ("prep", "npadvmod"):
        return False
    noun = preposition.doc[first - 1]
    if noun.dep_ != "pobj" or noun.head.i == 0:
        return False
    before = noun.head
    return before.lower_ in _AT_HAND or (before.lower_ in ("of", "to") and before.nbor(-1).lower_ in _AHEAD)


def _is_looked_ahead_to(noun: Token) -> bool:
    """Whether what nobody plans is only feared, or may or will come: "feared an attack in June"."""
    verb = _verb_over(noun)
    if verb is None:
        return False
    if any(child.dep_ == "aux" and (child.tag_ == "MD" or child.lower_ in _WILL) for child in children_of(verb)):
        return True
    is_known = any(child.lower_ in _KNOWN or child.dep_ == "poss" for child in noun.lefts)
    is_object = noun.dep_ == "dobj" or (noun.dep_ == "pobj" and noun.head.lower_ in ("of", "for", "about"))
    return is_object and not is_known and verb.lemma_.lower() in _words("looks_ahead")


def _verb_over(noun: Token) -> Token | None:
    token = noun
    for _ in range(_REACH):
        token = token.head
        if token.pos_ in _VERBS:
            return token
    return None


def _side_of(verb: Token, day: Token) -> int:
    helpers = {child.lower_ for child in children_of(verb) if child.dep_ in ("aux", "auxpass")}
    if helpers & _WILL:
        has_object = any(_is_object(child) for child in verb.rights if child.i < day.i)
        return 0 if has_object or "have" in helpers else 1
    return -1 if _is_done(verb) else 0


def _is_object(child: Token) -> bool:
    """Whether a word behind a verb is what the deed is done to or is about: "will look at the fire"."""
    things = [word for word in child.rights if word.dep_ == "pobj" and not word.ent_type_]
    return child.dep_ == "dobj" or (child.lower_ in _ABOUT and bool(things))


def _is_done(verb: Token | None) -> bool:
    """Whether a verb tells what was done, of a kind that does not lead to something else still to come."""
    if verb is not None and verb.lower_ == "having" and verb.i + 1 < len(verb.doc):
        return verb.nbor(1).tag_ in ("VBN", "VBD")
    if verb is None:
        return False
    looks_ahead = verb.lemma_.lower() in _words("looks_ahead") | _words("ahead") | _words("moved")
    if looks_ahead and not any(f"{verb.lemma_.lower()} {child.lower_}" in _words("done_with") for child in verb.rights):
        return False
    words = list(children_of(verb))
    if any(child.dep_ == "mark" and child.lower_ in ("if", "unless") for child in words):
        return False
    helpers = [child for child in words if child.dep_ in ("aux", "auxpass")]
    lowered = {helper.lower_ for helper in helpers}
    if "to" in lowered or any(helper.tag_ == "MD" for helper in helpers):
        was_to = "to" in lowered and (verb.head.lemma_ == "be" or bool(lowered & {"was", "were"}))
        is_told = verb.head.lemma_.lower() in _words("told_to_have") and all(each.tag_ != "MD" for each in helpers)
        return is_told and "have" in lowered and not was_to
    if verb.tag_ == "VBG" and lowered & {"was", "were"}:  # "was leaving in May" may be what was still to come
        return verb.lemma_.lower() not in _words("timetable") | _words("continuous") | _words("from_office")
    if verb.tag_ == "VBN" and verb.dep_ in _HANGING and not helpers:
        return verb.lemma_.lower() not in _words("in_turn")
    return verb.tag_ == "VBD" or any(helper.tag_ == "VBD" or helper.lemma_ in ("have", "having") for helper in helpers)


def lay_ahead_then(day: Token) -> bool:
    """Whether a time is of what lay ahead at a past moment: "was to meet on Monday", "had been due to open in May".

    By the day of the report it may be over or still to come.
    """
    verb = _word_over(day)[0]
    if verb is not None and _was_scheduled(verb):
        return True
    if verb is None or verb.pos_ not in _VERBS or not any(child.lower_ == "to" for child in verb.lefts):
        return False
    over = verb.head
    bearer = over.head if over.dep_ == "acomp" else over
    if bearer.dep_ == "ccomp":  # "said that it was due to open on Monday" says it of what lies ahead
        return False
    if over.lower_ in _BE:
        return verb.dep_ in ("xcomp", "ccomp", "advcl")
    is_set = over.lemma_.lower() in _words("ahead") | _words("meant")
    told = {bearer.lower_, *(child.lower_ for child in bearer.lefts)}
    return is_set and not told.isdisjoint(_BE | {"had"})


def _was_scheduled(verb: Token) -> bool:
    """Whether a passive tells for when a thing was set: "was planned for March", "had been scheduled for Monday"."""
    if verb.tag_ != "VBN" or verb.dep_ == "ccomp" or verb.lemma_.lower() not in _words("ahead"):
        return False
    told = {child.lower_ for child in verb.lefts if child.dep_ in ("aux", "auxpass")}
    return not told.isdisjoint(_BE | {"had"})
