"""How an event is read: first from its own words, then from each word that governs it, inside out."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from accord.codebook.event_frames import word_list
from accord.mentions.clause_marks import in_condition, is_told_as_past, was_done_until
from accord.mentions.gone_by import clause_over, is_in_past_clause, is_told_done
from accord.mentions.governors import Entry, Governor, entries, find_entry, governor_of, word_class
from accord.mentions.on_whose_word import is_spoken_act, speaker_of
from accord.mentions.own_words import (
    CONDITIONS,
    NEGATIVE,
    WOULD,
    Reading,
    is_deed,
    is_headline,
    is_recurrent,
    is_state,
    names_as_many,
    read_noun,
    read_verb,
    still_holds,
)
from accord.mentions.reduced_clauses import (
    asked,
    fuller_twin,
    has_failed,
    is_being_arranged,
    is_drafted,
    makes_ready,
    put_to_later,
    taken_passively,
    was_once_planned,
)
from accord.mentions.run_up import is_attended, is_dealt_with, of_contest
from accord.mentions.settled_plans import (
    is_bent,
    is_blocked,
    is_called_for,
    is_denied_predicate,
    is_faced,
    is_known,
    is_known_by_its_effects,
    is_of_what_is_not_there,
    is_purpose,
    is_settled,
    is_term,
    is_told_by_rank,
    lists_parts,
    not_yet_undone,
    of_spoken_act,
    plan_effect,
    ranks_first,
    relative_clauses,
    was_done_as,
)
from accord.parsing.clauses import is_verbal, noun_negation, own_subject, subject_of, verb_group
from accord.values import AHEAD, DONE, Status

DEPTH = 10
_OPEN = frozenset({Status.HYPOTHETICAL, Status.POSSIBLE, Status.REQUESTED, Status.PROPOSED, Status.DENIED})
_PUT_AHEAD = frozenset({Status.PLANNED, Status.EXPECTED, Status.POSTPONED, Status.CANCELLED})
_UNSURE = frozenset({Status.PLANNED, Status.EXPECTED, Status.PROPOSED, Status.POSSIBLE})
_LEFT_OPEN = frozenset({Status.PLANNED, Status.EXPECTED, Status.HYPOTHETICAL, Status.POSSIBLE})
_ECHO = 300
_NAMES = frozenset(status.value for status in Status)
_SHARING = frozenset({"subject", "object", "at", "in", "on", "for", "through", "via"})
_PLACED = frozenset({"subject", "at", "in", "on"})


def read_event(token: Token) -> Reading:
    """The reading of an event from its head token."""
    reading = _read(token, 0)
    if reading.status is Status.ONGOING and not reading.negative and makes_ready(token):
        return replace(reading, status=Status.PLANNED, firm=True, reasons=(*reading.reasons, token.lemma_))
    if token.tag_ == "VBN" and token.lemma_ in word_class("scheduling") and reading.status in DONE:
        entry = find_entry(token, "object")
        if entry is not None and entry.status in _NAMES and verb_group(token).passive:
            return replace(reading, status=Status(entry.status), reasons=(entry.word,))
    if is_spoken_act(token):
        return of_spoken_act(token, reading)
    return put_to_later(token, _echoed(token, _told_after(token, reading)))


def _told_after(noun: Token, reading: Reading) -> Reading:
    """What a relative clause says of whether an event takes place: "the talks, which will be held in May"."""
    if is_verbal(noun) or reading.status not in DONE | AHEAD:
        return reading
    for clause in relative_clauses(noun):
        verb = next((child for child in clause.rights if child.dep_ == "xcomp"), clause)
        if verb.lemma_ == "be" or verb.lemma_ not in word_list("bearing"):
            continue
        entry = find_entry(verb, "object") if verb_group(verb).passive else None
        told = _read(verb, 0)
        settled = entry is not None and entry.status in ("cancelled", "postponed") and told.status in DONE
        status = Status(entry.status) if entry is not None and settled else told.status
        if ((settled or reading.status in DONE) and status in _PUT_AHEAD) or status is Status.DID_NOT_HAPPEN:
            return Reading(status, told.negative or status in NEGATIVE, True, None, told.reasons or (verb.lemma_,))
    return reading


def _echoed(noun: Token, reading: Reading) -> Reading:
    """What "the visit" was said to be when it was named before, where nothing here says otherwise."""
    if reading.firm or reading.status is not Status.OCCURRED or is_verbal(noun) or noun.pos_ != "NOUN":
        return reading
    if not any(child.lower_ in ("the", "this", "these") for child in noun.lefts) or is_in_past_clause(noun):
        return reading
    for word in reversed(noun.doc[max(0, noun.i - _ECHO) : noun.i]):
        if word.lemma_ == noun.lemma_ and (word.pos_ == "VERB" or names_as_many(word, noun)):
            before = _read(word, 0)
            return replace(before, source=None) if before.status in _PUT_AHEAD else reading
    return reading


def _read(token: Token, depth: int) -> Reading:
    own, governor = (read_verb(token) if is_verbal(token) else read_noun(token)), governor_of(token)
    twin = fuller_twin(token)
    shared = _read(twin, depth + 1) if twin is not None and depth < DEPTH else None
    if shared is not None and shared.status not in DONE:
        return replace(shared, reasons=(*shared.reasons, "and so"))
    if governor is None or depth >= DEPTH:
        return asked(token, own)
    governor = taken_passively(governor)
    marked = _by_conjunction(token, own, governor, depth)
    if marked is not None or governor.entry is None:
        return marked or _ungoverned(token, own, governor, depth)
    return _governed(token, own, governor, governor.entry, depth)


def _governed(token: Token, own: Reading, governor: Governor, entry: Entry, depth: int) -> Reading:
    above = _read(governor.token, depth + 1)
    spoken = entry.spoken and (entry.status != "expected" or governor.complement != "to")
    source = (speaker_of(governor.token) if spoken else None) or above.source
    reasons = (*own.reasons, entry.word)
    effect = _effect(entry, own, governor, above)
    if not is_verbal(token) and own.status is Status.ONGOING and entry.word == "against":
        return replace(own, source=source)
    if entry.word == "seek" and token.lemma_.lower() in word_class("stood_for"):
        effect = "same" if above.status is Status.OCCURRED and not above.negative else "planned"
    if effect == "same" and governor.complement in ("on", "in") and is_verbal(token):
        above = _dwelt_on(governor, above, depth)
    if effect == "possible" and entry.word == "effort" and token.lemma_ in word_class("approach"):
        effect = "ongoing"
    if effect == "planned" and entry.word in ("announce", "approve") and token.lemma_.lower() in word_class("made"):
        effect = "own"
    effect = plan_effect(effect, token, governor, above)
    if effect == "gone by":
        return replace(own, source=source)
    outer = governor_of(governor.token) if effect == "denied" and not is_verbal(governor.token) else None
    if outer is not None and is_verbal(outer.token):
        source = speaker_of(outer.token) or source
    kept = entry.weak and effect == entry.status and not is_bent(token, own, effect)
    if effect in ("own", "fact") or kept:
        return _reported(token, own, governor, source, reasons, is_fact=effect == "fact")
    put_ahead = above.status in (Status.PLANNED, Status.EXPECTED) or effect in ("planned", "expected")
    habit_ahead = put_ahead and is_recurrent(token) and own.status is Status.ONGOING
    keeps = own.firm and own.reasons[:1] != ("later",) and not habit_ahead and not is_settled(own, governor, above)
    if not is_verbal(token) and keeps and effect in ("same", "begun", "planned"):
        return replace(own, source=own.source or source)
    if effect in ("same", "begun", "ended", "stopped"):
        return _carried(token, own, entry, effect=effect, above=above, source=source, reasons=reasons)
    status = Status(effect)
    wanted = above.status in (Status.PLANNED, Status.EXPECTED) and not word_class("wishing").isdisjoint(above.reasons)
    if status in (Status.CANCELLED, Status.POSTPONED) and (above.status in _OPEN or wanted):
        status = not_yet_undone(token, above) if own.status is Status.OCCURRED else own.status
    elif status in _UNSURE and above.status in _OPEN and above.firm and not entry.spoken and effect != entry.denied:
        status = status if entry.word in word_class("measured_from") else above.status
    blocked = is_blocked(above) and entry.status not in ("cancelled", "postponed")  # what is not put off is held
    negative = status in NEGATIVE or own.negative or entry.polarity == "neg" or blocked
    negative = negative or (entry.status == "expected" and above.negative and above.status is Status.PROPOSED)
    return Reading(status, (negative and status not in DONE) or status in NEGATIVE, True, source, reasons)


def _dwelt_on(governor: Governor, above: Reading, depth: int) -> Reading:
    """The reading of what talks centre on, which is not done yet, and of what someone "is focused on", who does it."""
    verb = governor.token
    if (subject := subject_of(verb)) is not None and subject.lemma_.lower() in word_class("talk"):
        return Reading(Status.POSSIBLE, False, True, above.source, above.reasons)
    return _read(verb.head, depth + 1) if verb.dep_ == "acomp" else above


def _effect(entry: Entry, own: Reading, governor: Governor, above: Reading) -> str:
    if above.status is Status.DENIED:
        return entry.denied
    if has_failed(governor.token, entry):
        return "did_not_happen"
    is_of_what_was_not = not is_verbal(governor.token) and above.status is Status.DID_NOT_HAPPEN
    if is_of_what_was_not and noun_negation(governor.token) is None:
        is_claim = entry.status == "own" or (entry.weak and own.firm)
        return entry.denied if is_claim else entry.negated
    if is_blocked(above, entry):
        return entry.negated
    if governor.token.lemma_ in ("have", "be") and any(child.lower_ == "yet" for child in governor.token.children):
        return "did_not_happen"
    if entry.word == "be" and governor.token.lower_ == "were" and governor.token.left_edge.i == governor.token.i:
        return "hypothetical"
    if entry.word == "be" and was_done_as(governor.token):
        return "same"
    was_to_have = entry.word in ("be", "suppose", "due", "set") and own.reasons[:1] == ("have",)
    if was_to_have or was_once_planned(governor.token, entry):
        return "did_not_happen"
    if is_being_arranged(governor.token, entry):
        return "planned"
    if entry.past != entry.status and above.status is Status.OCCURRED and is_told_done(governor.token):
        return entry.past
    return entry.status


def _reported(
    token: Token, own: Reading, governor: Governor, source: Token | None, reasons: tuple[str, ...], *, is_fact: bool
) -> Reading:
    """The reading of what is told as such: its own tense decides, "would" after a past tense being a "will"."""
    if is_fact and governor.complement in ("after", "following", "during", "amid") and not is_verbal(token):
        return _at_that_time(token, own, governor, reasons)
    if is_fact and not own.firm:
        status = Status.ONGOING if own.status is Status.ONGOING else Status.OCCURRED
        return Reading(status, own.negative, True, source, reasons)
    status = own.status
    if (
        status is Status.HYPOTHETICAL
        and own.reasons[:1]
        and own.reasons[0] in WOULD
        and not CONDITIONS & {*own.reasons}
    ) and is_told_as_past(token, governor):
        is_effect = not verb_group(token).passive and is_deed(subject_of(token), source)
        status = Status.HYPOTHETICAL if is_effect else Status.PLANNED
    if status is Status.OCCURRED and still_holds(token, governor.token):
        status = Status.ONGOING
    foreseen = governor.token.lemma_ in word_class("forecasting")
    if status is Status.PLANNED and (
        foreseen or (source is not None and source.lemma_.lower() in word_class("forecasters"))
    ):
        status = Status.EXPECTED
    return Reading(status, own.negative, own.firm, own.source or source, reasons)


def _at_that_time(token: Token, own: Reading, governor: Governor, reasons: tuple[str, ...]) -> Reading:
    """The reading of "after the talks": done, or as much ahead as the clause it stands in."""
    if own.firm and own.status is not Status.ONGOING:
        return own
    raised = next((child for child in governor.token.rights if child.dep_ == "xcomp"), None)
    is_foreseen = is_verbal(governor.token) and verb_group(governor.token).passive
    above = _read(raised if raised is not None and is_foreseen else governor.token, DEPTH - 2)
    if above.status in (Status.PLANNED, Status.EXPECTED) and token.lemma_.lower() not in word_class("sudden"):
        return Reading(Status.PLANNED, False, True, None, reasons)
    if own.status is Status.ONGOING and governor.complement not in ("after", "following"):
        return replace(own, reasons=reasons)
    return Reading(Status.OCCURRED, False, True, None, reasons)


def _carried(
    token: Token,
    own: Reading,
    entry: Entry,
    *,
    effect: str,
    above: Reading,
    source: Token | None,
    reasons: tuple[str, ...],
) -> Reading:
    """The reading a governor hands down: its own, made ongoing by a beginning, settled or left ongoing by an end."""
    if effect in ("ended", "stopped"):
        done = above.status in DONE and not above.negative
        ended = Status.OCCURRED if effect == "ended" else Status.CANCELLED
        return Reading(ended if done else Status.ONGOING, False, True, source, reasons)
    if is_verbal(token) and not above.negative and verb_group(token).perfect:
        return Reading(Status.OCCURRED, own.negative, True, source, reasons)
    status = above.status
    if is_blocked(above) and entry.negated == "same" and entry.status not in ("same", "begun"):
        return Reading(Status.OCCURRED, False, True, source, reasons)
    if effect == "begun" and status is Status.OCCURRED:
        status = Status.ONGOING
    if own.status is Status.ONGOING and status is Status.OCCURRED:
        status = Status.ONGOING
    if is_verbal(token) and own.negative and status is Status.OCCURRED:
        status = Status.DID_NOT_HAPPEN
    return Reading(status, above.negative or own.negative or status in NEGATIVE, True, source, reasons)


def _by_conjunction(token: Token, own: Reading, governor: Governor, depth: int) -> Reading | None:
    """The reading of a clause opened by "if", or by "once" and its kin with the present tense."""
    if not is_verbal(token) or token.dep_ == "ROOT":
        return None
    table = entries("conjunctions")
    for child in token.lefts:
        if child.lower_ == "than" and child.i and child.nbor(-1).lower_ == "rather":
            return Reading(Status.DID_NOT_HAPPEN, True, True, None, ("rather than",))
        subject = own_subject(token)
        is_first = child.i == token.left_edge.i and subject is not None and child.i < subject.i
        if child.dep_ == "aux" and child.lower_ in ("should", "were", "had") and is_first:
            return in_condition(token, own, governor, child)
        entry = table.get((child.lower_, ""))
        if entry is None or child.dep_ not in ("mark", "advmod"):
            continue
        if child.lower_ == "whether" or (token.dep_ == "ccomp" and child.lower_ == "if"):
            return Reading(Status.POSSIBLE, own.negative, True, None, (child.lower_,))
        if child.lower_ in ("until", "till") and was_done_until(token, _read(governor.token, depth + 1)):
            return None
        if not entry.present:
            return in_condition(token, own, governor, child)
        verb = clause_over(governor.token)
        if is_state(verb_group(token)) and verb is not None and _read(verb, depth + 1).status not in DONE:
            return Reading(Status.EXPECTED, own.negative, True, None, (child.lower_,))
    return None


def _ungoverned(token: Token, own: Reading, governor: Governor, depth: int) -> Reading:
    """The reading under a word that status.toml does not list."""
    if own.firm:
        if is_of_what_is_not_there(token) and _read(governor.token, depth + 1).status in _LEFT_OPEN | AHEAD:
            return Reading(Status.HYPOTHETICAL, own.negative, True, None, ())
        if own.status is Status.ONGOING and not is_verbal(token) and own.reasons and is_recurrent(token):
            above = _read(clause_over(governor.token) or token.sent.root, DEPTH - 2)
            return replace(above, negative=False) if above.status in (Status.PLANNED, Status.EXPECTED) else own
        is_behind = is_verbal(governor.token) and governor.token.lemma_ != "be" and token.i > governor.token.i
        if token.dep_ == "ccomp" and is_behind:
            return _reported(token, own, governor, speaker_of(governor.token), own.reasons, is_fact=False)
        return asked(token, own)
    if not is_verbal(token):
        return _inherited(token, own, governor, depth)
    if governor.complement in ("to", "object to"):
        if governor.token.dep_ == "ROOT" and is_headline(token) and not is_verbal(governor.token):
            return replace(own, status=Status.PLANNED, firm=True, reasons=("to",))
        if is_told_by_rank(token, governor.token):
            return replace(own, status=Status.OCCURRED, firm=True, reasons=("to",))
        if ranks_first(governor.token):
            return _at_the_occasion(own, governor, depth, is_told=True)
        if token.dep_ in ("acl", "relcl"):
            outer = governor_of(governor.token)
            entry = find_entry(outer.token, "object to") if outer is not None else None
            if outer is not None and entry is not None and entry.status in ("requested", "expected"):
                return _governed(token, own, Governor(outer.token, "object to", entry), entry, depth)
            return replace(own, status=Status.HYPOTHETICAL, firm=True, reasons=("to",))
        if governor.token.lemma_ in word_class("occasion"):
            return _at_the_occasion(own, governor, depth)
        return Reading(Status.HYPOTHETICAL, own.negative, True, None, ("to",))
    if token.dep_ == "pcomp" and not is_verbal(governor.token):
        return _after_noun(own, governor, depth)
    if governor.complement == "ing" and is_verbal(governor.token):
        above = _read(governor.token, depth + 1)
        return Reading(above.status, own.negative or above.negative, True, above.source, above.reasons)
    if token.tag_ == "VBG" and token.dep_ == "acl":
        above = _read(governor.token, depth + 1)
        status = above.status if above.status in (Status.PLANNED, Status.HYPOTHETICAL) else Status.ONGOING
        return Reading(Status.PROPOSED if is_drafted(governor.token) else status, own.negative, True, None, ())
    return own


def _at_the_occasion(own: Reading, governor: Governor, depth: int, is_told: bool = False) -> Reading:
    """The reading of what an occasion is for, as much ahead as the clause: "will be the setting for Rome to act"."""
    above = _read(clause_over(governor.token) or governor.token, depth + 1)
    is_kept = above.status in (Status.PLANNED, Status.EXPECTED) or (is_told and above.status in DONE)
    return Reading(above.status if is_kept else Status.HYPOTHETICAL, own.negative, True, None, ("to",))


def _after_noun(own: Reading, governor: Governor, depth: int) -> Reading:
    """A gerund after a noun: "measures for curbing" is a purpose, "a role in curbing" shares what its clause tells."""
    if governor.complement == "for":
        return Reading(Status.HYPOTHETICAL, own.negative, True, None, ("for",))
    above = _read(governor.token, depth + 1)
    if above.status in (Status.OCCURRED, *NEGATIVE):
        return own
    return Reading(above.status, own.negative, True, above.source, above.reasons)


def _inherited(noun: Token, own: Reading, governor: Governor, depth: int) -> Reading:
    """A noun shares what is ahead or only supposed with its verb, unless it names what is known ("the")."""
    if (contest := of_contest(noun, governor)) is not None:
        return contest
    if is_term(governor) and _read(governor.token, depth + 1).status in _LEFT_OPEN | AHEAD:
        return Reading(Status.PLANNED, False, True, None, ("by",))
    if not is_verbal(governor.token) or governor.complement not in _SHARING or is_dealt_with(governor):
        return own
    if governor.complement == "object" and own.status is Status.OCCURRED and lists_parts(governor.token):
        return Reading(Status.PLANNED, False, True, None, (governor.token.lemma_,))
    if is_faced(noun, governor):
        return Reading(Status.EXPECTED, False, True, None, ("face",))
    raised = next((child for child in governor.token.rights if child.dep_ == "xcomp"), None)
    if is_known_by_its_effects(noun, governor) or (raised is not None and is_purpose(raised, governor.token)):
        return own
    above = _read(raised if raised is not None and governor.complement == "subject" else governor.token, depth + 1)
    if is_denied_predicate(noun, governor, above):
        return replace(above, status=Status.DID_NOT_HAPPEN, negative=True)
    if own.status is not Status.ONGOING and is_attended(noun, governor, above):
        return Reading(Status.PLANNED, False, True, None, (governor.token.lemma_,))
    left_open = _LEFT_OPEN if governor.complement in _PLACED else _LEFT_OPEN | AHEAD
    if above.status not in left_open and not (above.status is Status.PROPOSED and is_called_for(noun, governor)):
        return own
    is_new = governor.complement == "subject" or governor.token.lemma_ == "be" or not is_known(noun)
    if own.status is Status.ONGOING or not is_new:
        return own
    if governor.complement == "subject" and above.status is Status.POSSIBLE:
        return replace(own, status=Status.HYPOTHETICAL, reasons=above.reasons)
    return Reading(above.status, False, True, None, above.reasons)
