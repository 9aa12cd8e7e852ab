"""2. Report → Doc: sentences as the encoder's word pieces, and which piece each token is read at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accord.errors import DamagedEncoder, MissingEncoder
from accord.parsing.encoder_card import ADVICE

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_SPECIAL = ("[CLS]", "[SEP]", "[unused1]", "[unused2]", "[unused3]", "[unused4]")
"""Before and behind a sentence, around a marked source, around a marked target."""

UNREAD = -1

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pieced:
    """A sentence as word pieces without [CLS] and [SEP].

    `firsts` holds for each token the place of the piece that covers its first character, UNREAD where it has none
    (blanks, control characters).
    """

    ids: list[int]
    firsts: list[int]


class Pieces:
    """Cuts text into word pieces."""

    def __init__(self, tokenizer: bytes, source: str) -> None:
        try:
            from tokenizers import Tokenizer
        except ImportError as error:
            raise MissingEncoder(f"tokenizers cannot be loaded ({error}). Expected the package. {ADVICE}") from error
        try:
            self._tokenizer: Tokenizer = Tokenizer.from_str(tokenizer.decode("utf-8"))
        except Exception as error:  # what the library raises is a bare Exception
            raise DamagedEncoder(f"{source} is no tokenizer ({error}). Expected the encoder's own. {ADVICE}") from error
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._opening, self._closing, *self._marks = (self._id(name, source) for name in _SPECIAL)

    def _id(self, name: str, source: str) -> int:
        found: int | None = self._tokenizer.token_to_id(name)
        if found is None:
            raise DamagedEncoder(f"{source} has no piece {name}. Expected the encoder's own tokenizer. {ADVICE}")
        return found

    def cut(self, text: str, tokens: Sequence[Stretch]) -> Pieced:
        """A sentence in word pieces; `tokens` holds where in it each token begins and ends."""
        encoded = self._tokenizer.encode(text, add_special_tokens=False)
        ends = [end for _, end in encoded.offsets]
        firsts = [bisect_right(ends, start) for start, _ in tokens]
        starts = [start for start, _ in encoded.offsets]
        known = len(ends)
        return Pieced(
            encoded.ids,
            [
                first if first < known and starts[first] < end else UNREAD
                for first, (_, end) in zip(firsts, tokens, strict=True)
            ],
        )

    def framed(self, ids: Sequence[int]) -> list[int]:
        """Word pieces with [CLS] before and [SEP] behind."""
        return [self._opening, *ids, self._closing]

    def marked(self, pieced: Pieced, source: Stretch, target: Stretch, most: int) -> list[int]:
        """The framed pieces with marks around two stretches of tokens; [] where they do not both fit into `most`."""
        places = [_place(pieced, at) for stretch in (source, target) for at in stretch]
        room = most - 2 - len(places)
        first, last = min(places), max(places)
        if last - first > room or source[0] >= source[1] or target[0] >= target[1]:
            return []
        begin = 0 if len(pieced.ids) <= room or last <= room else last - room
        ids = pieced.ids[begin : begin + room]
        for place, mark in sorted(zip(places, self._marks, strict=True), reverse=True):
            ids.insert(place - begin, mark)
        return self.framed(ids)


def windows(pieced: Pieced, most: int) -> Iterator[Stretch]:
    """Stretches of at most so many pieces that together make the sentence; cut before a token where there is one."""
    start, end = 0, len(pieced.ids)
    while end - start > most:
        cut = max((first for first in pieced.firsts if start < first <= start + most), default=start + most)
        yield start, cut
        start = cut
    if end > start:
        yield start, end


def _place(pieced: Pieced, token: int) -> int:
    """The first piece at or behind a token."""
    return next((first for first in pieced.firsts[token:] if first != UNREAD), len(pieced.ids))
