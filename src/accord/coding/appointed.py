"""4. Mentions → records: words behind a noun that say for when it is set or when it was held ("talks set for May")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from accord.codebook.event_frames import word_list
from accord.mentions.framing import lemma_of
from accord.mentions.governors import word_class
from accord.mentions.own_words import took_place
from accord.mentions.status import StatusFinding
from accord.mentions.triggers import Trigger
from accord.records import TimeRecord

_PARTICIPLES = frozenset({"acl", "advcl", "amod", "acomp"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})

Kept = Sequence[tuple[Trigger, StatusFinding, tuple[int, int]]]


def set_by(noun: Token) -> Iterator[Token]:
    """The participles behind an event's noun that set it or say that it was held ("set for May", "due on Monday")."""
    for child in noun.rights:
        if child.dep_ in _PARTICIPLES and _appoints(child):
            yield child


def is_overtaken(doc: Doc, time: TimeRecord) -> bool:
    """Whether a time is for when something was set that its clause tells of another: "planned for Monday, was held"."""
    span = doc.char_span(time.start, time.end, alignment_mode="expand")
    word = span.root if span is not None else None
    while word is not None and word.dep_ in ("pobj", "prep", "npadvmod", "compound") and word.head != word:
        word = word.head
    if word is None or word.dep_ not in _PARTICIPLES or not _appoints(word):
        return False
    if word.lower_ != "due" and lemma_of(word) not in word_class("timetabled"):
        return False
    noun = word.head
    if took_place(noun):
        return True
    verb = noun.head
    shown = word_class("shown_passively" if noun.dep_ == "nsubjpass" else "shown_by")
    is_ahead = noun.dep_ in _SUBJECTS and lemma_of(verb) in shown and verb.i > word.i
    return is_ahead and any(inner.ent_type_ == "DATE" for child in verb.rights for inner in (child, *child.rights))


def _appoints(word: Token) -> bool:
    is_form = word.tag_ in ("VBN", "VBD") or word.lower_ == "due"
    if not is_form or lemma_of(word) not in word_list("appointing"):
        return False
    return not any(child.dep_ in _SUBJECTS or child.dep_ == "prt" for child in word.children)


def without_appointing(doc: Doc, kept: Kept) -> list[tuple[Trigger, StatusFinding, tuple[int, int]]]:
    """The triggers without the participles that only set what a noun among them names: those are no deeds."""
    nouns = [doc[trigger.head] for trigger, _, _ in kept if trigger.part == "noun" and trigger.has_frame]
    gone = {word.i for noun in nouns for each in set_by(noun) for word in (each, *_opened(each))}
    return [each for each in kept if each[0].head not in gone]


def _opened(word: Token) -> Iterator[Token]:
    """The verbs that a word of setting opens ("due to take place")."""
    return (child for child in word.rights if child.dep_ == "xcomp" and lemma_of(child) in word_list("bearing"))
