"""What becomes of what is ahead: plans dropped, shutdowns begun as planned, votes that are the deed, mere purposes."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from accord.mentions.gone_by import has_gone_by
from accord.mentions.governors import Entry, Governor, entries, find_entry, governor_of, word_class
from accord.mentions.own_words import NEGATIVE, WILL, Reading, is_deed, is_state, time_hint
from accord.parsing.clauses import children_of, first_conjunct, is_verbal, noun_negation, subject_of, verb_group
from accord.parsing.found import found
from accord.values import AHEAD, DONE, Status

_NO = frozenset({"no", "not", "n't", "never", "none", "nobody", "nothing", "neither"})
_KNOWING = frozenset({"the", "this", "that", "these", "those"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MOVED = frozenset({Status.CANCELLED, Status.POSTPONED})
_AHEAD_NAMES = frozenset({"planned", "expected", "proposed", "requested", "possible"})


def plan_effect(effect: str, token: Token, governor: Governor, above: Reading) -> str:
    """What a governor makes of a plan, given what became of the plan itself.

    "Dropped its plan to sell" calls the sale off, "is no longer expected to meet" the meeting; "voted to censure" is
    the censure; a deed that "was to prevent" another one has it for a purpose; "no pact holds without consent" asks
    for the consent; what was still to come when others were done has "gone by".
    """
    if effect == "did_not_happen" and governor.complement == "without" and _is_negated(governor.token):
        return "proposed"
    if is_known(token) and _is_taken_up(token, governor, above):
        return "gone by"
    if governor.entry is not None and governor.entry.word in ("give", "grant"):
        return _given(effect, token, governor.token)
    if effect == "ended" and not is_verbal(token) and governor.token.lemma_ in word_class("crushing"):
        return _crushed(effect, token, above)
    if effect not in _AHEAD_NAMES:
        return effect
    if governor.token.lemma_ in word_class("choosing") and above.status is Status.OCCURRED and _is_left(token):
        return "did_not_happen"
    if above.reasons[:1] == ("no longer",):
        return "cancelled"
    if above.status is Status.DID_NOT_HAPPEN and not word_class("coming_to_nothing").isdisjoint(above.reasons):
        return "did_not_happen"
    if governor.complement in ("before", "until", "till") and any(child.lower_ == "any" for child in token.lefts):
        return "hypothetical"
    if has_gone_by(token, governor):
        return "gone by"
    if effect != "possible" and not is_verbal(governor.token) and above.status in _MOVED:
        return above.status.value
    if is_verbal(governor.token) and _enacts(governor.token, token):
        return "same"
    backs = governor.token.lemma_ == "support" and not is_verbal(governor.token)
    if backs and is_known(token) and token.lemma_ in word_class("standing"):
        return "own"
    return "hypothetical" if governor.complement == "to" and is_purpose(token, governor.token) else effect


def _enacts(verb: Token, token: Token) -> bool:
    """Whether what is voted, or decided by a body as one, is done with it: "ministers decided to extend"."""
    if verb.lemma_ == "vote":
        return token.lemma_ in word_class("enacted")
    if verb.lemma_ != "decide" or token.lemma_ not in word_class("decided_at_once"):
        return False
    subject = subject_of(verb)
    if subject is None or subject.lemma_.lower() not in word_class("deciding"):
        return False
    return subject.tag_ != "NN" or subject.lemma_.lower() not in word_class("deciding_together")


def is_blocked(above: Reading, entry: Entry | None = None) -> bool:
    """Whether a negated governor keeps what it governs from being done; "unlikely to take place" only doubts it."""
    is_doubted = above.status is Status.EXPECTED and not WILL & {*above.reasons}
    if is_doubted and entry is not None and entry.status in ("same", "begun"):
        return False
    if entry is not None and entry.negated == "possible" and above.negative:
        return True
    return above.negative and above.status in (*NEGATIVE, Status.PLANNED, Status.ONGOING, Status.EXPECTED)


def _is_taken_up(noun: Token, governor: Governor, above: Reading) -> bool:
    """Whether a known thing is only spoken of: "the aim of the visit", "against the ruling", "concern over the attack".

    Who "planned the attack" in the past, did it; not "planned the attack, but", nor "backs the coup they plan".
    """
    word = governor.entry.word if governor.entry is not None else ""
    lemma = governor.token.lemma_.lower()
    if governor.complement == "of" and lemma in word_class("named_aims"):
        return True
    is_there = noun.lemma_.lower() in word_class("unannounced") | word_class("unbidden")
    if word == "against":
        return (is_there or noun.lemma_.lower() in word_class("laid_on")) and lemma not in word_class("shielding")
    if not is_there or any(c.dep_ == "relcl" and c.lemma_ in word_class("making_ready") for c in noun.rights):
        return False
    if word in ("plan", "plot", "approve", "order") and above.status is Status.OCCURRED and is_verbal(governor.token):
        return not verb_group(governor.token).passive and not _is_countered(governor.token)
    return word in word_class("taking_up")


def _crushed(effect: str, noun: Token, above: Reading) -> str:
    """What "crush" makes of a noun that its own words put ahead: "any protest", "crushed a planned coup"."""
    own = {child.lower_ for child in noun.lefts}
    if above.status in DONE and not above.negative:
        return "did_not_happen" if "planned" in own else effect
    return "hypothetical" if not own.isdisjoint(("any", "future", "planned")) else effect


def _is_left(verb: Token) -> bool:
    """Whether an infinitive is negated, with no time ahead: "chose not to stay"."""
    return is_verbal(verb) and verb_group(verb).negation is not None and time_hint(verb) != "later"


def _is_countered(verb: Token) -> bool:
    """Whether a "but" follows that may tell how nothing came of it: "ordered the raid, but his troops refused"."""
    return any(child.lower_ == "but" and child.dep_ == "cc" for child in verb.rights)


def _given(effect: str, verb: Token, giving: Token) -> str:
    """What "give" makes of an infinitive: leave is given to do it, means, orders; days are given to do it in."""
    if not is_verbal(verb):
        return effect
    given = [child for child in giving.rights if child.i < verb.i]
    if any(word.ent_type_ in ("DATE", "TIME") for child in given for word in child.subtree):
        return effect
    has_leave = any(child.lemma_.lower() in word_class("leave_given") for child in given)
    if has_leave:
        return "possible"
    rows = (find_entry(child, "to") for child in given if child.dep_ == "dobj")
    return next((row.status for row in rows if row is not None), "hypothetical")


def _is_negated(word: Token) -> bool:
    """Whether the clause around a word says "no", "never", "cannot": what it does not go without, it needs."""
    verb = next((each for each in (word, *word.ancestors) if is_verbal(each)), word)
    return any(each.lower_ in _NO for each in word.doc[verb.left_edge.i : max(verb.i, word.i) + 1])


def is_known(noun: Token) -> bool:
    """Whether a noun names something known: "the", a possessive, "this", "those"."""
    return not is_verbal(noun) and any(child.dep_ == "poss" or child.lower_ in _KNOWING for child in noun.lefts)


def is_term(governor: Governor) -> bool:
    """Whether a noun is that by which something is to be done, and no doer: "hopes to join by the summit in July"."""
    verb = governor.token
    return governor.complement == "by" and is_verbal(verb) and not verb_group(verb).passive


def not_yet_undone(token: Token, above: Reading) -> Status:
    """The status of what somebody may call off: planned, unless a purpose would cut off any: "to shut down debate"."""
    is_any = above.status is Status.HYPOTHETICAL and not is_verbal(token) and not is_known(token)
    return Status.HYPOTHETICAL if is_any else Status.PLANNED


def is_purpose(verb: Token, over: Token) -> bool:
    """Whether "was to" says what a deed or an aim is for: "the raid was to free the crew", "our goal is to protect"."""
    subject = subject_of(over) if over.lemma_ == "be" else None
    if subject is None or subject.pos_ != "NOUN":
        return False
    if subject.lemma_.lower() in word_class("aims"):
        return verb_group(over).tense != "past" or subject.lemma_.lower() in word_class("wished")
    names_deed = is_deed(subject, None) or subject.lemma_.lower() in found(subject.doc).codebook.frames_of("noun")
    return names_deed and verb.lemma_ in word_class("purposes") and not verb_group(verb).passive


def was_done_as(over: Token) -> bool:
    """Whether "was to" says what a deed was: "his first act was to", "one of her first acts was to"."""
    subject = subject_of(over)
    if subject is None or verb_group(over).tense != "past" or any(word.lower_ == "next" for word in subject.lefts):
        return False
    of = (inner for child in subject.rights if child.lower_ == "of" for inner in child.rights)
    return any(noun.lemma_.lower() in word_class("acts_done") for noun in (subject, *of) if noun.pos_ != "VERB")


def is_settled(own: Reading, governor: Governor, above: Reading) -> bool:
    """Whether what a noun's own words put ahead or off has since been done: "held a planned drill", "talks resumed"."""
    if above.status in NEGATIVE:
        return own.status in AHEAD and _is_modified(own)
    is_put_ahead = above.status in (Status.PLANNED, Status.EXPECTED) and governor.complement in ("subject", "object")
    if own.status is Status.POSTPONED and is_put_ahead and not above.negative:
        return True  # "the vote, twice put off, will be held on Sunday"
    if above.status not in DONE or above.negative:
        return False
    if own.status in _MOVED:
        return governor.complement == "subject"
    return own.status in AHEAD and _is_modified(own) and governor.complement in ("subject", "object")


def _is_modified(own: Reading) -> bool:
    """Whether an adjective before a noun puts it ahead: "planned", "scheduled", "expected"."""
    return bool(own.reasons) and (own.reasons[0], "") in entries("modifiers")


def is_known_by_its_effects(noun: Token, governor: Governor) -> bool:
    """Whether "the move" is known, and only what it does to others lies ahead: "the move will hurt exports"."""
    verb = governor.token
    if governor.complement != "subject" or not is_known(noun) or verb.lemma_ not in word_class("affecting"):
        return False
    objects = {child.lemma_.lower() for child in children_of(verb) if child.dep_ == "dobj"}
    return verb.lemma_ != "have" or not word_class("effect_nouns").isdisjoint(objects)


def is_faced(noun: Token, governor: Governor) -> bool:
    """Whether a thing is still to come for who "faces" it: "faces a vote", not "faces protests"."""
    verb = governor.token
    if governor.complement != "object" or verb.lemma_ != "face" or noun.lemma_.lower() not in word_class("faced"):
        return False
    group = verb_group(verb)
    return group.tense in ("present", "participle", "gerund") and not group.perfect


def is_bent(token: Token, own: Reading, effect: str) -> bool:
    """Whether a complement's own words leave its governor room: no tense of its own, or only "will" and "would".

    Of what is proposed "could" does too: "suggested that the force could be cut".
    """
    if effect == "proposed" and own.status is Status.POSSIBLE:
        return True
    return not own.firm or own.status in (Status.PLANNED, Status.HYPOTHETICAL) or not is_verbal(token)


def _is_asked(word: Token) -> bool:
    """Whether the sentence of a word asks: "was it not an attack?" says that it was."""
    return any(mark.text == "?" for mark in word.sent[-2:])


def relative_clauses(noun: Token) -> list[Token]:
    """The verbs of the clauses with "which" that tell of a noun: "the trip to Oslo, which was called off"."""
    behind = [noun, *(place for word in noun.rights if word.dep_ == "prep" for place in word.rights)]
    return [
        clause
        for word in behind
        if word is noun or word.pos_ == "PROPN"
        for clause in word.rights
        if clause.dep_ == "relcl" and any(mark.tag_ == "WDT" and mark.dep_ in _SUBJECTS for mark in clause.lefts)
    ]


def is_called_for(noun: Token, governor: Governor) -> bool:
    """Whether talks, votes or pacts not known yet are what should do something: "talks should address the border"."""
    if governor.complement != "subject" or any(word.dep_ in ("det", "poss") for word in noun.lefts):
        return False
    lemma = noun.lemma_.lower()
    return lemma in word_class("talk") | word_class("to_be_agreed") | word_class("papers_agreed") | word_class("polls")


def is_of_what_is_not_there(clause: Token) -> bool:
    """Whether a present relative clause tells of one of a kind: "must begin a process that leads to a vote".

    Behind a comma it only adds what is so of a known one ("has a new camera, which films by night").
    """
    opening = first_conjunct(clause)
    before = clause.doc[max(0, opening.left_edge.i - 1)]
    if opening.dep_ != "relcl" or clause.tag_ not in ("VBZ", "VBP") or before.text == ",":
        return False
    return any(word.lower_ in ("a", "an", "any") for word in opening.head.lefts)


def lists_parts(verb: Token) -> bool:
    """Whether a verb in the present tense names the stations of what goes on: "the tour includes visits to"."""
    return verb.lemma_ in word_class("including") and is_state(verb_group(verb))


def is_denied_predicate(noun: Token, governor: Governor, above: Reading) -> bool:
    """Whether a noun is what something is said not to be: "the visit is not an endorsement".

    With an adjective only that is denied: "it was not a secret meeting". What "would not be" was, is none at all.
    """
    if governor.token.lemma_ != "be" or not (above.negative or above.status is Status.DID_NOT_HAPPEN):
        return False
    if above.status is Status.DID_NOT_HAPPEN and above.reasons[:1] == ("would",):
        return True
    if _is_asked(noun):
        return False
    words = list(noun.lefts)
    is_bare = all(word.dep_ == "det" and word.lower_ in ("a", "an", "any") for word in words)
    return noun.dep_ == "attr" and is_bare


def is_told_by_rank(verb: Token, word: Token) -> bool:
    """Whether somebody is called by what he did before others: "Bello, the second judge to be arrested"."""
    if word.dep_ != "appos" or verb.lemma_ in word_class("stative") or verb.lemma_ == "be":
        return False
    return any(other.lower_ in word_class("rank") for other in word.doc[word.left_edge.i : word.i])


def ranks_first(word: Token) -> bool:
    """Whether a predicate noun, or its verb, ranks who did something: "became the first to enter".

    What is the second of its kind to have a feature does nothing: a present "is" tells of a thing.
    """
    is_link = word.lemma_ in ("become", "be")
    nouns = [child for child in word.rights if child.dep_ == "attr"] if is_link else [word]
    if word.tag_ == "VBD" and any(child.lower_ == "among" for child in word.rights):
        return True
    ranking = word_class("rank")
    said = (
        noun
        for noun in nouns
        if noun.head.lemma_ == "become" or (noun.dep_ in ("attr", "oprd", "appos") and noun.head.tag_ != "VBZ")
    )
    return any(other.lower_ in ranking for noun in said for other in noun.doc[noun.left_edge.i : noun.i + 1])


def of_spoken_act(noun: Token, reading: Reading) -> Reading:
    """What was asked or claimed may be turned down; the asking itself was done."""
    governor = governor_of(noun)
    refused = reading.status in (*NEGATIVE, Status.PROPOSED, Status.POSSIBLE) and noun_negation(noun) is None
    entry = governor.entry if governor is not None else None
    if entry is not None and refused and entry.status not in ("same", "begun"):
        return replace(reading, status=Status.OCCURRED, negative=False)
    return reading
