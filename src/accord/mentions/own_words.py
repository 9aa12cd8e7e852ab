"""What an event's own words say of it: the verb group, the noun with its modifiers, the time beside it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from accord.mentions.doubts import doubted
from accord.mentions.governors import entries, find_entry, over_object, word_class
from accord.parsing.clauses import VerbGroup, children_of, is_verbal, noun_negation, own_subject, verb_group
from accord.parsing.found import found
from accord.values import Status

NEGATIVE = frozenset({Status.DENIED, Status.DID_NOT_HAPPEN})
_MODALS = {
    "will": Status.PLANNED,
    "'ll": Status.PLANNED,
    "’ll": Status.PLANNED,
    "wo": Status.PLANNED,
    "shall": Status.PLANNED,
    "would": Status.HYPOTHETICAL,
    "'d": Status.HYPOTHETICAL,
    "’d": Status.HYPOTHETICAL,
    "may": Status.POSSIBLE,
    "might": Status.POSSIBLE,
    "could": Status.POSSIBLE,
    "can": Status.POSSIBLE,
    "ca": Status.POSSIBLE,
    "must": Status.PROPOSED,
    "should": Status.PROPOSED,
    "ought": Status.PROPOSED,
}
_HOW_MUCH = frozenset({"highly", "much", "long", "widely", "eagerly", "hotly", "most"})
_CALLING = frozenset({"please", "so", "now", "and", "but", "then", "just", "never"})
_DONE = frozenset({Status.OCCURRED, Status.ONGOING})
WOULD = frozenset({"would", "'d", "’d"})
_UNREAL = WOULD | {"should", "ought"}
"""With "have", what was not: "would have signed", "should have signed"."""
_INFERRING = frozenset({"should", "ought"})
_RECURRENT = frozenset({"annual", "regular", "yearly", "routine", "weekly", "monthly", "biennial", "quadrennial"})
_UNTIL = frozenset({"until", "till"})
_DISTANCES = frozenset({"after", "before", "since", "for", "during", "despite"})
WILL = WOULD | {"will", "'ll", "’ll", "wo", "shall"}
CONDITIONS = frozenset({"if", "unless", "provided", "should", "assuming", "otherwise"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A status on the way up the tree; `firm` where the words so far decide it, `source` on whose word it stands."""

    status: Status
    negative: bool = False
    firm: bool = False
    source: Token | None = None
    reasons: tuple[str, ...] = ()


def read_verb(verb: Token) -> Reading:
    """What a verb group says by itself."""
    group = verb_group(verb)
    if _judges(group):
        negative = group.negation is not None
        status = Status.DID_NOT_HAPPEN if negative else Status.OCCURRED
        return Reading(status, negative, True, None, ("by rule",))
    status, firm = _of_tense(group)
    if status in (Status.OCCURRED, Status.ONGOING) and is_state(group) and _is_laid_down(verb):
        return Reading(Status.ONGOING, group.negation is not None, True, None, ("by rule",))
    if status in _DONE and group.negation is None and _is_due(verb):
        was_due = group.perfect and group.tense == "past"
        return Reading(Status.DID_NOT_HAPPEN if was_due else Status.PLANNED, False, True, None, ("due",))
    reasons = (group.modal,) if group.modal else ()
    if group.tense == "infinitive" and group.perfect:
        reasons = ("have",)
    negative = group.negation is not None
    if group.modal in WILL and not group.perfect and _no_longer(verb):
        return Reading(Status.CANCELLED, False, True, None, (group.modal, "no longer"))
    if group.modal in _UNREAL and group.perfect and not _is_by_now(verb):
        status, negative = (Status.OCCURRED, False) if negative else (Status.DID_NOT_HAPPEN, True)
    elif group.negation is not None and _came_in_the_end(verb, group):
        status, negative, reasons = Status.OCCURRED, False, ("not until",)
    elif group.negation is not None:
        reasons = (*reasons, group.negation.lower_)
        if status is Status.OCCURRED or (status is Status.ONGOING and not is_state(group)) or group.modal == "could":
            status = Status.DID_NOT_HAPPEN
    elif any(child.lower_ == "yet" and child.dep_ == "advmod" for child in verb.lefts) and group.tense == "infinitive":
        status, negative, firm = Status.DID_NOT_HAPPEN, True, True
    if status is Status.HYPOTHETICAL and verb.lemma_ in word_class("inquiring") and not group.perfect:
        status = Status.POSSIBLE
    if group.modal is None and status in _DONE and verb.lemma_ in word_class("put_ahead") and _no_longer(verb):
        return Reading(Status.DID_NOT_HAPPEN, True, True, None, ("no longer",))
    condition = _condition(verb) if status in (Status.PLANNED, Status.HYPOTHETICAL) else None
    if condition is not None and not (condition == "unless" and status is Status.PLANNED):
        status, reasons = Status.HYPOTHETICAL, (*reasons, condition)
    doubt = doubted(verb, status) if not (negative or CONDITIONS & {*reasons}) else None
    if doubt is not None:
        return Reading(doubt.status, doubt.status is Status.DID_NOT_HAPPEN, doubt.is_firm or firm, None, (doubt.word,))
    return Reading(status, negative, firm, None, reasons)


def _judges(group: VerbGroup) -> bool:
    """Whether words are the praise or blame itself ("the crew is to be applauded"), no plan for a day or a place."""
    verb = group.head
    if group.tense != "infinitive" or not group.passive or verb.lemma_ not in word_class("judged"):
        return False
    return not any(c.ent_type_ in ("DATE", "TIME") or c.lower_ in ("on", "at", "in", "by") for c in verb.rights)


def _is_laid_down(verb: Token) -> bool:
    """Whether a plain present tells what a rule lays down: "under the constitution the House impeaches"."""
    return any(
        child.lower_ == "under" and child.dep_ == "prep" and inner.lemma_.lower() in word_class("rules")
        for child in children_of(verb)
        for inner in child.rights
    )


def _is_due(verb: Token) -> bool:
    """Whether somebody only is to come: "was due in Oslo on Friday"."""
    if verb.lemma_ != "be":
        return False
    due = next((child for child in verb.rights if child.dep_ == "acomp" and child.lower_ == "due"), None)
    return due is not None and any(child.dep_ == "prep" and child.lower_ in ("in", "at") for child in due.rights)


def _came_in_the_end(verb: Token, group: VerbGroup) -> bool:
    """Whether a negated past tense tells when a thing was done after all: "did not meet until May"."""
    if group.tense != "past" or group.perfect or group.progressive or group.passive:
        return False
    return any(
        (child.dep_ == "prep" and child.lower_ in _UNTIL)
        or (child.dep_ == "advcl" and any(mark.lower_ in _UNTIL for mark in child.lefts))
        for child in verb.rights
    )


def _no_longer(verb: Token) -> bool:
    """Whether what was to be is given up: "will no longer host the conference"."""
    return any(child.lower_ == "longer" and child.i and child.nbor(-1).lower_ == "no" for child in children_of(verb))


def _is_argued_about(verb: Token) -> bool:
    """Whether a gerund is the subject of a clause that calls it an issue: "Raising the age has become a question"."""
    if verb.tag_ != "VBG" or verb.dep_ not in ("csubj", "nsubj") or verb.head.lemma_ not in ("be", "become", "remain"):
        return False
    return any(child.dep_ in ("attr", "dobj") and child.lemma_ in word_class("moot") for child in verb.head.rights)


def _tells_where_forces_are(verb: Token) -> bool:
    """Whether a participle after its noun tells where forces are, with no time of its own: "troops based in Guam"."""
    if verb.tag_ not in ("VBN", "VBD") or verb.dep_ != "acl" or verb.lemma_ not in word_class("placed"):
        return False
    return time_hint(verb) is None and any(child.dep_ == "prep" for child in verb.rights)


def is_state(group: VerbGroup) -> bool:
    """Whether a verb group tells what holds now: a plain present."""
    return group.tense == "present" and not group.perfect and not group.progressive


def _of_tense(group: VerbGroup) -> tuple[Status, bool]:
    if _is_argued_about(group.head):
        return Status.PROPOSED, True
    if _tells_where_forces_are(group.head):
        return Status.ONGOING, True
    if group.modal == "must" and group.perfect and not _has_term(group.head):
        return Status.POSSIBLE, True  # what is inferred: "must have crossed the river"
    if group.modal in _INFERRING and group.perfect and _is_by_now(group.head):
        return Status.POSSIBLE, True
    if group.modal is not None:
        status = _MODALS.get(group.modal, Status.POSSIBLE)
        if status is Status.PLANNED and group.head.lemma_ in word_class("effects") and not group.passive:
            status = Status.EXPECTED
        return status, True
    if group.tense == "past":
        if group.progressive and not group.perfect and group.head.dep_ == "ccomp" and _is_sent_out(group.head):
            return Status.PLANNED, True
        return (Status.ONGOING if group.progressive and not group.perfect else Status.OCCURRED), True
    if group.tense == "present":
        return _of_present(group), True
    if _is_command(group):
        return Status.REQUESTED, True
    if group.tense == "infinitive":
        subject = own_subject(group.head)
        return Status.PLANNED, subject is not None and is_headline(group.head) and group.head.dep_ not in (
            "xcomp",
            "acl",
        )
    return Status.OCCURRED, False


def _of_present(group: VerbGroup) -> Status:
    if group.perfect:
        return Status.ONGOING if group.progressive else Status.OCCURRED
    when = time_hint(group.head)
    if when == "habitual":
        return Status.ONGOING
    lemma = group.head.lemma_
    if group.progressive and (_is_sent_out(group.head) or (when == "dated" and lemma in word_class("arranged"))):
        return Status.PLANNED
    if lemma in word_class("performative") and lemma not in word_class("scheduled"):
        return Status.OCCURRED
    if when == "later" or (when == "dated" and group.head.lemma_ in word_class("scheduled") and not group.passive):
        return Status.PLANNED
    if group.progressive or group.passive:
        return Status.ONGOING
    if group.head.lemma_ in word_class("performative") or (is_headline(group.head) and group.head.lemma_ != "be"):
        return Status.OCCURRED
    return Status.ONGOING


def _is_by_now(verb: Token) -> bool:
    """Whether a verb stands with "by now", which infers what was done: "should have closed by now"."""
    return any(child.lower_ == "by" and any(w.lower_ == "now" for w in child.rights) for child in verb.rights)


def _has_term(verb: Token) -> bool:
    """Whether a term is set for a deed: "must have left by March", "must have resigned before the vote"."""
    return any(
        child.lower_ == "before" or (child.lower_ == "by" and any(w.ent_type_ == "DATE" for w in child.subtree))
        for child in verb.rights
        if child.dep_ == "prep"
    )


def _is_sent_out(verb: Token) -> bool:
    """Whether people or craft are said to be sent ("is sending a plane"), not a word ("is sending a message")."""
    if verb.lemma_ not in word_class("sending"):
        return False
    return any(child.dep_ == "dobj" and child.lemma_.lower() in word_class("sent") for child in verb.rights)


def _is_command(group: VerbGroup) -> bool:
    """Whether a bare verb heads its sentence and has no subject: "Release the crew!", "let's go"."""
    verb = group.head
    if verb.tag_ != "VB" or verb.dep_ not in ("ROOT", "ccomp") or group.auxiliaries or own_subject(verb) is not None:
        return False
    return all(not word.is_alpha or word.lower_ in _CALLING for word in verb.doc[verb.sent.start : verb.i])


def is_recurrent(noun: Token) -> bool:
    """Whether a noun is one of a series that comes round: "the yearly talks"."""
    return any(child.lower_ in _RECURRENT for child in noun.lefts)


def names_as_many(one: Token, other: Token) -> bool:
    """Whether two nouns of one lemma are both singular or both plural: "the election" names no "elections"."""
    return one.pos_ in ("NOUN", "PROPN") and one.tag_.endswith("S") == other.tag_.endswith("S")


def is_deed(subject: Token | None, speaker: Token | None) -> bool:
    """Whether a subject names a deed, whose "would" tells an effect: "adoption would end the truce"."""
    if subject is None or subject.lemma_ in word_class("bodies"):
        return False
    if subject.lower_ in ("it", "this", "that", "which"):
        return speaker is not None and (speaker.ent_type_ == "PERSON" or speaker.lower_ in ("he", "she"))
    if subject.pos_ != "NOUN":
        return False
    return subject.lemma_.endswith(("tion", "sion", "ment", "ing")) or subject.lemma_ in word_class("deeds")


def still_holds(verb: Token, governor: Token) -> bool:
    """Whether the past tense of a state is only that of the report: "said that it remained open".

    What is held, had or faced with an event as its object is a deed: "said that they held talks".
    """
    if not is_verbal(verb) or not is_verbal(governor) or verb.lemma_ not in word_class("stative"):
        return False
    if any(child.dep_ == "dobj" and _is_event_noun(child) for child in children_of(verb)) and verb.lemma_ == "hold":
        return False
    group = verb_group(verb)
    return group.tense == "past" and not group.perfect and not group.passive and verb_group(governor).tense == "past"


def _is_event_noun(noun: Token) -> bool:
    return noun.lemma_.lower() in found(noun.doc).codebook.frames_of("noun")


def is_headline(token: Token) -> bool:
    """Whether a token stands in a line without a full stop, where the present tense tells what has happened."""
    sentence = token.sent
    last = next((word for word in reversed(sentence) if not (word.is_space or word.is_quote)), token)
    return len(sentence) > 3 and (not last.is_punct or last.text == "%") and len(sentence) < 25


def time_hint(token: Token) -> str | None:
    """ "later", "earlier" or "dated" by the time expression that depends on a token; None without one."""
    hint = None
    for child in children_of(token):
        if child.dep_ not in ("advmod", "npadvmod", "prep", "amod") or child.lower_ in _DISTANCES:
            continue
        if child.lower_ == "on" and any(word.dep_ == "npadvmod" for word in child.lefts):
            continue  # a length of time: "six months on"
        for word in (child, *child.children, *(inner for outer in child.children for inner in outer.children)):
            if word.lower_ in word_class("later"):
                return "later"
            if word.lower_ in word_class("habitual"):
                return "habitual"
            if word.lower_ in word_class("earlier"):
                return "earlier"
            if word.ent_type_ in ("DATE", "TIME") and word.lower_ != "now":
                hint = "dated"
    return hint


def _condition(verb: Token) -> str | None:
    """The word that opens a condition on a verb's clause: "if", "unless", or the inversion "were it", "should it"."""
    for child in children_of(verb):
        if child.lower_ == "in" and any(_is_of_case(noun) for noun in child.rights):
            return "if"
        if child.dep_ not in ("advcl", "ccomp", "parataxis"):
            continue
        for mark in child.lefts:
            if mark.dep_ in ("mark", "advmod", "aux") and mark.lower_ in CONDITIONS:
                return mark.lower_
    return None


def _is_of_case(noun: Token) -> bool:
    """Whether "in" stands before it for an "if": "in the event of an attack", "in case of war"."""
    return noun.lower_ in ("event", "case") and any(child.lower_ == "of" for child in noun.rights)


def read_noun(noun: Token) -> Reading:
    """What a noun says with its determiner, its modifiers and the participles after it."""
    negation = noun_negation(noun)
    if negation is not None:
        return Reading(Status.DID_NOT_HAPPEN, True, True, None, (negation.lower_,))
    table = entries("modifiers")
    for child in noun.lefts:
        entry = table.get((child.lower_, ""))
        if entry is not None and child.dep_ in ("amod", "compound", "nmod") and not _is_praise(child):
            status = Status(entry.status)
            return Reading(status, status in NEGATIVE, True, None, (child.lower_,))
    later = _read_after_noun(noun)
    if later is not None and not took_place(noun):
        return later
    when = time_hint(noun)
    if when == "later":
        return Reading(Status.PLANNED, False, True, None, ("later",))
    if any(child.lower_ == "any" for child in noun.lefts):
        return Reading(Status.HYPOTHETICAL, False, False, None, ("any",))
    if noun.lemma_.lower() in word_class("standing"):
        return Reading(Status.ONGOING, False, False, None, ())
    if _is_being_made(noun):
        return Reading(Status.ONGOING, False, True, None, ("be on",))
    return Reading(Status.OCCURRED, False, when == "earlier", None, ())


def _is_being_made(noun: Token) -> bool:
    """Whether somebody is on it as the report is told: "is on a visit to Oslo", "has been on strike since May"."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "on" or noun.lemma_.lower() not in word_class("been_on"):
        return False
    verb = noun.head.head
    group = verb_group(verb) if verb.lemma_ == "be" and is_verbal(verb) else None
    is_known = any(child.lower_ in ("the", "this", "that") for child in noun.lefts)
    return group is not None and not is_known and (is_state(group) or (group.perfect and group.tense == "present"))


def _is_praise(modifier: Token) -> bool:
    """Whether "anticipated" tells how a thing was awaited, not that it is ahead: "a long awaited speech"."""
    return any(word.lower_ in _HOW_MUCH for word in modifier.lefts)


def took_place(noun: Token) -> bool:
    """Whether its clause tells that what was planned or asked for was done: "the swap, planned for Monday, began"."""
    verb = noun.head
    if noun.dep_ not in ("nsubj", "nsubjpass") or not is_verbal(verb):
        return False
    group = verb_group(verb)
    is_told = group.tense == "past" or (group.perfect and group.tense != "modal")
    if not is_told or group.negation is not None or any(child.dep_ == "xcomp" for child in verb.rights):
        return False
    return verb.lemma_ in word_class("shown_passively" if noun.dep_ == "nsubjpass" else "shown_by")


def _read_after_noun(noun: Token) -> Reading | None:
    """The reading a noun gets from a participle or adjective after it: "talks scheduled for May"."""
    for child in noun.rights:
        if child.dep_ not in ("acl", "amod", "relcl", "advcl") or child.tag_ not in ("VBN", "VBD", "JJ"):
            continue
        entry = over_object(child, noun) if child.tag_ != "JJ" else find_entry(child, "to")
        if entry is None or any(word.dep_ in ("aux", "auxpass", "nsubj") for word in child.lefts):
            continue
        if entry.status in Status.__members__.values() and Status(entry.status) is not Status.DID_NOT_HAPPEN:
            status = Status(entry.status)
            return Reading(status, status in NEGATIVE, True, None, (entry.word,))
    return None
