"""4. Mentions → records: what a trigger's frame makes of an event: type, mode, contexts, label."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Token

from accord.codebook.event_frames import canonical, read
from accord.mentions.framing import lemma_of
from accord.mentions.triggers import Trigger
from accord.parsing.found import found, sentence_at
from accord.values import EventType

_REACH = 14
_BETWEEN_STATES = frozenset(
    {EventType.ACCUSE, EventType.AGREE, EventType.CONSULT, EventType.REJECT, EventType.REQUEST, EventType.SUPPORT}
)

_EXERCISE, _JOINT = "exercise", "joint_exercise"
_TOLD_BEFORE = frozenset({"the", "this", "these", "those", "that"})
_OF_ANOTHER = frozenset({EventType.REQUEST, EventType.REJECT, EventType.THREATEN})
"""Acts of speech, whose mode is that of what they speak of."""


_CONSENTING = frozenset({"legislative_consent", "ratification", "approval", "vote_in_favour"})
"""Labels of acts by which a state or a body binds itself: AGREE, which PLOVER's manual counts as SUPPORT."""


@dataclass(frozen=True, slots=True)
class Coding:
    """Type, type as PLOVER's manual counts it, mode, contexts and label of an event."""

    type: EventType | None
    plover: EventType | None
    mode: str | None
    contexts: tuple[str, ...]
    label: str | None


def code_type(doc: Doc, trigger: Trigger) -> Coding:
    """What the codebook makes of a trigger in its clause."""
    trigger = _joint_again(doc, trigger)
    contexts = contexts_of(doc, trigger)
    if not contexts and trigger.type in _BETWEEN_STATES and _names_two_states(doc, trigger):
        contexts = ("diplomatic",)
    consents = trigger.type is EventType.SUPPORT and trigger.label in _CONSENTING
    return Coding(
        type=EventType.AGREE if consents else trigger.type,
        plover=trigger.plover or trigger.type,
        mode=trigger.mode or mode_of(doc[trigger.head], trigger.type),
        contexts=contexts,
        label=trigger.label,
    )


def _joint_again(doc: Doc, trigger: Trigger) -> Trigger:
    """An exercise told of again ("the drills") is the joint one where the exercise told of last before it is joint."""
    head = doc[trigger.head if trigger.noun is None else trigger.noun]
    if trigger.label != _EXERCISE or not any(child.lower_ in _TOLD_BEFORE for child in head.lefts):
        return trigger
    before = [
        other for other in found(doc).triggers if other.label in (_EXERCISE, _JOINT) and other.head < trigger.head
    ]
    told = next((other for other in reversed(before) if not _is_told_again(doc, other)), None)
    if told is None or told.label != _JOINT:
        return trigger
    return replace(trigger, type=told.type, label=told.label, mode=told.mode, plover=told.plover)


def _is_told_again(doc: Doc, trigger: Trigger) -> bool:
    head = doc[trigger.head if trigger.noun is None else trigger.noun]
    return trigger.label == _EXERCISE and any(child.lower_ in _TOLD_BEFORE for child in head.lefts)


def _names_two_states(doc: Doc, trigger: Trigger) -> bool:
    """Whether the sentence of a trigger names states, or who is of them, of two countries at least."""
    start, end = sentence_at(doc, trigger.head)
    named = (actor for actor in found(doc).actors if start <= actor.first < end)
    return len({country for actor in named for country in actor.countries}) > 1


@cache
def _context_words() -> dict[str, str]:
    rows = read("contexts.toml")["context"]
    return {canonical(word): row["code"] for row in rows for word in row.get("words", ())}


@cache
def _mode_words(type_: EventType) -> dict[str, str]:
    rows = (row for row in read("modes.toml")["mode"] if row["type"] == type_.value)
    return {canonical(word): row["code"] for row in rows for word in row.get("words", ())}


def mode_of(head: Token, type_: EventType | None) -> str | None:
    """The mode that the words of a trigger's clause speak of, the nearest counts; None where none does."""
    words = _mode_words(type_) if type_ is not None else {}
    if not words:
        return None
    near = [token for token in _clause(head) if token.i > head.i] if type_ in _OF_ANOTHER else _clause(head)
    spoken = ((abs(token.i - head.i), words.get(lemma_of(token)) or words.get(token.lower_)) for token in near)
    return min(((steps, code) for steps, code in spoken if code), default=(0, None))[1]


def contexts_of(doc: Doc, trigger: Trigger) -> tuple[str, ...]:
    """The contexts of an event: its frame's, and those that words of its clause speak of."""
    head = doc[trigger.head]
    spoken = _spoken_of(_clause(head)) or _spoken_of(_around(head))
    return tuple(dict.fromkeys((*trigger.contexts, *spoken)))


def _spoken_of(tokens: Iterable[Token]) -> list[str]:
    words = _context_words()
    codes = (words.get(lemma_of(token)) or words.get(token.lower_) for token in tokens)
    return list(dict.fromkeys(code for code in codes if code))


def _around(head: Token) -> list[Token]:
    """The words of a head's sentence, within reach of it."""
    start, end = sentence_at(head.doc, head.i)
    return list(head.doc[max(start, head.i - 2 * _REACH) : min(end, head.i + 2 * _REACH)])


def _clause(head: Token) -> list[Token]:
    """The words of a head's clause near it."""
    left, right = head.left_edge.i, head.right_edge.i
    return list(head.doc[max(left, head.i - _REACH) : min(right + 1, head.i + _REACH)])
