"""4. Mentions → records: when what was put off or called off was to begin: "a visit that was to begin on Thursday"."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from accord.codebook.event_frames import word_list
from accord.mentions.framing import lemma_of
from accord.mentions.status import StatusFinding
from accord.mentions.triggers import Trigger
from accord.records import TimeRecord
from accord.values import AHEAD, Polarity, Status

Told = tuple[Trigger, StatusFinding, tuple[int, int]]
Times = dict[int, list[TimeRecord]]
_OFF = frozenset({Status.POSTPONED, Status.CANCELLED})
_SET = AHEAD | _OFF | {Status.DID_NOT_HAPPEN}
_CLIMB = 6
_CLAUSES = frozenset({"relcl", "acl", "xcomp", "pcomp", "acomp", "amod", "advcl"})
_PLACES = frozenset({"pobj", "prep", "nmod", "compound"})


def settle_beginnings(doc: Doc, told: Sequence[Told]) -> list[Told]:
    """The findings; the beginning that was set for what is put off or called off is put off or called off with it."""
    off = {trigger.head: finding.status for trigger, finding, _ in told if finding.status in _OFF}
    settled = list(told)
    heads = {trigger.head for trigger, _, _ in told}
    for place, (trigger, finding, span) in enumerate(told):
        noun = _noun_begun(doc, trigger, off, heads) if off and finding.status in _SET else None
        if noun is not None:
            known = replace(finding, status=off[noun], polarity=Polarity.POSITIVE)
            settled[place] = (trigger, known, span)
    return settled


def share_beginnings(doc: Doc, told: Sequence[tuple[Trigger, StatusFinding]], times: Times) -> None:
    """Give what is put off or called off, and has no day of its own, the day on which it was to begin."""
    off = {trigger.head for trigger, finding in told if finding.status in _OFF}
    heads = {trigger.head for trigger, _ in told}
    for trigger, _ in told if off else ():
        noun = _noun_begun(doc, trigger, off, heads)
        given = times.get(trigger.head, ())
        if noun is not None and given and not any(time.when is not None for time in times.get(noun, ())):
            times[noun] = [*times.get(noun, ()), *given]


def _noun_begun(doc: Doc, trigger: Trigger, nouns: Container[int], heads: Container[int]) -> int | None:
    """The event noun, of some, whose beginning a clause behind it tells; None for other verbs and other events."""
    if trigger.part != "verb":
        return None
    verb = next((word for word in _words(doc, trigger) if lemma_of(word) in word_list("bearing")), None)
    if verb is None or lemma_of(verb) == "be":
        return None
    word = verb
    for _ in range(_CLIMB):
        if word.dep_ not in _CLAUSES and word.lower_ != "due":
            break
        word = word.head
    if word.pos_ == "VERB" and word.i < verb.i:  # "cancelled a visit due to start": taken for the verb's
        word = next((child for child in word.rights if child.dep_ == "dobj" and child.i < verb.i), word)
    for _ in range(_CLIMB):
        if word.i in heads or word.dep_ not in _PLACES:
            break
        word = word.head
    return word.i if word.i in nouns and word.pos_ == "NOUN" and word.i < verb.i else None


def _words(doc: Doc, trigger: Trigger) -> list[Token]:
    """The verbs of a trigger's words, the last first."""
    span = doc.char_span(trigger.start, trigger.end, alignment_mode="expand")
    return [word for word in reversed(list(span or ())) if word.pos_ == "VERB"]
