"""Examples → word pieces, as tensors the network takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from training.examples import Example

CLS, SEP, PAD = 101, 102, 0
MARKS = ((2, 3), (4, 5))
"""[unused1] to [unused4] of the vocabulary, which open and close source and target."""


@dataclass(frozen=True, slots=True)
class Pieced:
    """An example as word pieces: `firsts` is the place of each token's piece, beyond `ids` where it was cut off."""

    example: Example
    ids: list[int]
    firsts: list[int]


def open_tokenizer(path: Path) -> Tokenizer:
    """The tokenizer without cutting and padding, which are done here."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def piece(examples: Sequence[Example], tokenizer: Tokenizer, most: int) -> list[Pieced]:
    """Each example with its word pieces; what is longer than `most` is cut."""
    encoded = tokenizer.encode_batch([example.text for example in examples], add_special_tokens=False)
    return [_piece(each, found.ids, found.offsets, most) for each, found in zip(examples, encoded, strict=True)]


def _piece(example: Example, ids: list[int], offsets: list[tuple[int, int]], most: int) -> Pieced:
    firsts, at = [], 0
    for start, _ in example.offsets:
        while at + 1 < len(offsets) and offsets[at][1] <= start:
            at += 1
        firsts.append(at)
    inserted: list[tuple[int, int]] = []
    for (start, end), (opening, closing) in zip(example.marks, MARKS, strict=False):
        after = firsts[end] if end < len(firsts) else len(ids)
        inserted += [(firsts[start], opening), (after, closing)]
    ids = list(ids)
    for place, mark in sorted(inserted, reverse=True):
        ids.insert(place, mark)
    moved = [first + 1 + sum(place <= first for place, _ in inserted) for first in firsts]
    return Pieced(example, [CLS, *ids[: most - 2], SEP], moved)
