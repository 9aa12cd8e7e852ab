"""4. Mentions → records: what a trigger's frame makes of an event: type, mode, contexts, label."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from accord.codebook.event_frames import canonical, read
from accord.mentions.framing import lemma_of
from accord.mentions.triggers import Trigger
from accord.values import EventType

_REACH = 14


@dataclass(frozen=True, slots=True)
class Coding:
    """Type, mode, contexts and label of an event."""

    type: EventType | None
    mode: str | None
    contexts: tuple[str, ...]
    label: str | None


def code_type(doc: Doc, trigger: Trigger) -> Coding:
    """What the codebook makes of a trigger in its clause."""
    return Coding(
        type=trigger.type,
        mode=trigger.mode,
        contexts=contexts_of(doc, trigger),
        label=trigger.label,
    )


@cache
def _context_words() -> dict[str, str]:
    rows = read("contexts.toml")["context"]
    return {canonical(word): row["code"] for row in rows for word in row.get("words", ())}


def contexts_of(doc: Doc, trigger: Trigger) -> tuple[str, ...]:
    """The contexts of an event: its frame's, and those that words of its clause speak of."""
    head = doc[trigger.head]
    spoken = _spoken_of(_clause(head)) or _spoken_of(_around(head))
    return tuple(dict.fromkeys((*trigger.contexts, *spoken)))


def _spoken_of(tokens: Iterable[Token]) -> list[str]:
    words = _context_words()
    found = (words.get(lemma_of(token)) or words.get(token.lower_) for token in tokens)
    return list(dict.fromkeys(context for context in found if context))


def _around(head: Token) -> list[Token]:
    """The words of a head's sentence, within reach of it."""
    sentence = head.sent
    return list(head.doc[max(sentence.start, head.i - 2 * _REACH) : min(sentence.end, head.i + 2 * _REACH)])


def _clause(head: Token) -> list[Token]:
    """The words of a head's clause near it."""
    left, right = head.left_edge.i, head.right_edge.i
    return list(head.doc[max(left, head.i - _REACH) : min(right + 1, head.i + _REACH)])
