"""3. Document → mentions: whether the example sentences of a user's own codebook come out as its rows say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from accord.codebook.codebooks import Codebook, bundled
from accord.codebook.event_frames import Frame
from accord.mentions.framing import lemma_of
from accord.mentions.triggers import Trigger, find_triggers
from accord.parsing.found import found
from accord.values import EventType

_NO_EVENT = "no event"


def find_trigger(nlp: Language, example: str, codebook: Codebook) -> tuple[Trigger | None, Doc]:
    """The trigger that the bracketed words of an example are read as, None for no event; and the parsed sentence."""
    start, end = example.index("["), example.index("]") - 1
    doc = nlp(plain(example))
    found(doc).codebook = codebook
    inside = (trigger for trigger in find_triggers(doc, everything=True) if trigger.start < end and start < trigger.end)
    return next(inside, None), doc


def plain(example: str) -> str:
    """An example without the brackets around its trigger.

    >>> plain("The envoy [toured] Malta.")
    'The envoy toured Malta.'
    """
    return example.replace("[", "").replace("]", "")


def find_example_problems(codebook: Codebook, nlp: Language) -> Iterator[str]:
    """For each example that does not come out as its row says, what comes out instead.

    Also for each example of a bundled frame that the user's own frames take without replacing it.
    """
    for type_ in codebook.types:
        example = _Example(type_.source, type_.example, (type_.type, type_.code, None))
        yield from _problem(nlp, codebook, example, with_mode=False)
    for frame in codebook.own_frames:
        yield from _problem(nlp, codebook, _Example(frame.source, frame.example, _coding_of(frame)))
    yield from _taken_examples(codebook, nlp)


Coding = tuple[EventType | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class _Example:
    """An example sentence, where it stands, and what it has to come out as."""

    source: str
    text: str
    coding: Coding | None


def _problem(nlp: Language, codebook: Codebook, example: _Example, *, with_mode: bool = True) -> Iterator[str]:
    trigger, doc = find_trigger(nlp, example.text, codebook)
    came = _coding(trigger)
    compared = came if with_mode or came is None else (*came[:2], None)
    if compared == example.coding:
        return
    span = doc.char_span(example.text.index("["), example.text.index("]") - 1, alignment_mode="expand")
    words = ", ".join(f"{token.text} as {token.pos_.lower()} {lemma_of(token)}" for token in span or ())
    yield (
        f"{example.source}: “{example.text}” comes out as {_said(came)}. Expected {_said(example.coding)}; "
        f"the parser reads {words}."
    )


def _coding_of(frame: Frame) -> Coding | None:
    return None if frame.is_speech else (frame.type, frame.label, frame.mode)


def _coding(trigger: Trigger | None) -> Coding | None:
    return (trigger.type, trigger.label, trigger.mode) if trigger else None


def _said(coding: Coding | None) -> str:
    """A coding in words: "port_call (CONSULT, mode visit)"."""
    if coding is None:
        return _NO_EVENT
    type_, label, mode = coding
    named = f"{label or 'an event without a label'} ({type_ or 'no PLOVER type'}"
    return f"{named}, mode {mode})" if mode else f"{named})"


def _taken_examples(codebook: Codebook, nlp: Language) -> Iterator[str]:
    own = codebook.own_frames
    bundled_now = {frame.source: frame for frame in codebook.frames if not frame.is_own}
    for frame in bundled().frames:
        meets = [each for each in own if each.part == frame.part and not set(each.words).isdisjoint(frame.words)]
        if not meets or frame != bundled_now.get(frame.source):
            continue
        before, after = (_coding(find_trigger(nlp, frame.example, book)[0]) for book in (bundled(), codebook))
        if before != after:
            yield (
                f"{meets[0].source}: “{frame.example}” of {frame.source} comes out as {_said(after)}, no longer as "
                f'{_said(before)}. Expected a condition that tells them apart, or replaces = "{frame.label}".'
            )
