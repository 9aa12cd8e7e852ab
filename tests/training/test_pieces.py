"""Training and reading cut sentences into the same word pieces, marks included."""

from __future__ import annotations

import pytest

pytest.importorskip("tokenizers")

from training.cutting import tokenized
from training.pieces import open_tokenizer, piece

from accord.parsing.pieces import Pieces
from accord.settings import encoder_folder

pytestmark = pytest.mark.model

TEXTS = (
    "Peru accused Bolivia of arming the rebels.",
    "The U.S. can't pay $100m, Ankara's naïve envoy said — \u201cnot yet\u201d.",
    "Counterproliferation talks (the 12th) in Ouagadougou were re-scheduled.",
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("marks", [[], [(0, 1), (2, 3)], [(2, 4), (0, 1)]])
def test_both_cut_alike(text: str, marks: list[tuple[int, int]]) -> None:
    path = encoder_folder() / "tokenizer.json"
    reading = Pieces(path.read_bytes(), str(path))
    sentence = tokenized(text)
    sentence.marks = marks
    (learned,) = piece([sentence.example("x")], open_tokenizer(path), 200)
    cut = reading.cut(text, sentence.offsets)
    if marks:
        assert learned.ids == reading.marked(cut, marks[0], marks[1], 200)
    else:
        assert learned.ids == reading.framed(cut.ids)
        assert [first - 1 for first in learned.firsts] == cut.firsts
