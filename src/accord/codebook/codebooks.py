"""A codebook as one report is read by it: the bundled frames, with the user's own before them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from accord.codebook.event_frames import Frame, by_word, frames
from accord.values import EventType

_DIGEST_LENGTH = 16
_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
# Letters alone: the ledger orders versions of the coding by the numbers in them, and of two codebooks none is newer.

Table = Mapping[str, Mapping[str, tuple[Frame, ...]]]


@dataclass(frozen=True, slots=True)
class OwnType:
    """An event type of the user's own: what it means, and the PLOVER type it counts as (None: PLOVER leaves it out)."""

    code: str
    type: EventType | None
    gloss: str
    example: str
    source: str


@dataclass(frozen=True, slots=True)
class Codebook:
    """All frames in force, and the user's own types. Two codebooks that code alike are equal.

    `digest` is "" for the bundled codebook alone, else letters that stand for everything own that codes.
    """

    digest: str
    frames: tuple[Frame, ...] = field(compare=False, repr=False)
    types: tuple[OwnType, ...] = field(default=(), compare=False, repr=False)
    table: Table = field(default_factory=dict, compare=False, repr=False)

    def frames_of(self, part: str) -> Mapping[str, tuple[Frame, ...]]:
        """The frames of a part of speech by word, the most specific first; of two as specific, the user's own."""
        return self.table[part]

    @property
    def own_frames(self) -> tuple[Frame, ...]:
        """The frames of the user's own files, in their order."""
        return tuple(frame for frame in self.frames if frame.is_own)


@dataclass(frozen=True, slots=True)
class OwnFrame:
    """A frame of the user's own, and the labels of the bundled frames that it takes its words from."""

    frame: Frame
    replaces: tuple[str, ...] = ()


@cache
def bundled() -> Codebook:
    """The codebook that comes with accord."""
    return Codebook("", frames(), (), by_word(frames()))


def with_own(own: Iterable[OwnFrame], types: Iterable[OwnType]) -> Codebook:
    """The bundled codebook with the user's own frames before its own, less the words that these replace."""
    own = tuple(own)
    kept = (_without_replaced(frame, own) for frame in frames())
    listed = (*(each.frame for each in own), *(frame for frame in kept if frame.words))
    return Codebook(_digest(own), listed, tuple(types), by_word(listed))


def _without_replaced(frame: Frame, own: tuple[OwnFrame, ...]) -> Frame:
    taken = {
        word
        for each in own
        if frame.label in each.replaces and each.frame.part == frame.part
        for word in each.frame.words
    }
    if taken.isdisjoint(frame.words):
        return frame
    return replace(frame, words=tuple(word for word in frame.words if word not in taken))


def _digest(own: tuple[OwnFrame, ...]) -> str:
    """Of everything that codes: not of comments, glosses, example sentences or names of files."""
    coding = [
        (
            *(frame.part, sorted(frame.words), frame.type, frame.label, frame.mode, frame.contexts, frame.weight),
            *(frame.is_speech, frame.inherit, frame.named, frame.plover, sorted(replaces)),
            sorted(
                (name, sorted(value) if isinstance(value, frozenset) else value) for name, value in frame.conditions
            ),
        )
        for frame, replaces in ((each.frame, each.replaces) for each in own)
    ]
    return hashlib.sha256(repr(coding).encode()).hexdigest()[:_DIGEST_LENGTH].translate(_LETTERS)
