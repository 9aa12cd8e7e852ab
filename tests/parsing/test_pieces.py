"""Tokens and their word pieces, windows of long sentences, marks around two spans."""

from __future__ import annotations

from pathlib import Path

import pytest

from accord.parsing.pieces import UNREAD, Pieced, Pieces, windows


@pytest.fixture(scope="module")
def pieces(encoder_folder: Path) -> Pieces:
    return Pieces((encoder_folder / "tokenizer.json").read_bytes(), "tokenizer.json")


CUTS = [
    pytest.param("met oslo", [(0, 3), (4, 8)], [0, 1], id="whole_words"),
    pytest.param("met me", [(0, 3), (4, 6)], [0, 1], id="parts"),
    pytest.param("norway", [(0, 3), (3, 6)], [0, 0], id="a_token_inside_a_piece"),
    pytest.param("u.s. met", [(0, 4), (5, 8)], [0, 4], id="a_token_of_many_pieces"),
    pytest.param("met  oslo", [(0, 3), (4, 4), (5, 9)], [0, UNREAD, 1], id="a_blank"),
    pytest.param("\x00 met", [(0, 1), (2, 5)], [UNREAD, 0], id="a_control_character"),
    pytest.param("\x00met", [(0, 4)], [0], id="a_token_that_begins_with_one"),
    pytest.param("", [], [], id="nothing"),
]


@pytest.mark.parametrize(("text", "tokens", "firsts"), CUTS)
def test_a_token_is_read_at_the_piece_of_its_first_character(
    pieces: Pieces, text: str, tokens: list[tuple[int, int]], firsts: list[int]
) -> None:
    assert pieces.cut(text, tokens).firsts == firsts


def test_a_tokenizers_own_cutting_is_switched_off(pieces: Pieces) -> None:
    assert len(pieces.cut("a b c d e f g h i j k l", []).ids) == 12


WINDOWS = [
    pytest.param(5, [0, 2, 4], 5, [(0, 5)], id="short"),
    pytest.param(6, [0, 2, 4], 5, [(0, 4), (4, 6)], id="cut_before_a_token"),
    pytest.param(12, [0, 11], 5, [(0, 5), (5, 10), (10, 12)], id="inside_a_token_too_long"),
    pytest.param(9, [0, UNREAD, 3, 3, 6], 4, [(0, 3), (3, 6), (6, 9)], id="blanks_and_shared_pieces"),
    pytest.param(0, [], 5, [], id="nothing"),
]


@pytest.mark.parametrize(("count", "firsts", "most", "expected"), WINDOWS)
def test_windows(count: int, firsts: list[int], most: int, expected: list[tuple[int, int]]) -> None:
    assert list(windows(Pieced(list(range(count)), firsts), most)) == expected


MARKED = [
    pytest.param((0, 1), (2, 3), "CLS s 10 11 /s 12 t 13 /t SEP", id="source_first"),
    pytest.param((2, 3), (0, 1), "CLS t 10 11 /t 12 s 13 /s SEP", id="target_first"),
    pytest.param((0, 1), (1, 2), "CLS s 10 11 /s t 12 /t 13 SEP", id="side_by_side"),
    pytest.param((0, 0), (1, 2), "", id="an_empty_span"),
]
NAMES = {2: "s", 3: "/s", 4: "t", 5: "/t", 6: "CLS", 7: "SEP"}


@pytest.mark.parametrize(("source", "target", "expected"), MARKED)
def test_marks(pieces: Pieces, source: tuple[int, int], target: tuple[int, int], expected: str) -> None:
    ids = pieces.marked(Pieced([10, 11, 12, 13], [0, 2, 3]), source, target, 12)
    assert " ".join(NAMES.get(each, str(each)) for each in ids) == expected


def test_a_marked_stretch_is_cut_to_what_a_run_takes(pieces: Pieces) -> None:
    long = Pieced(list(range(10, 40)), list(range(30)))
    assert pieces.marked(long, (20, 21), (23, 24), 12) == [6, 28, 29, 2, 30, 3, 31, 32, 4, 33, 5, 7]
    assert pieces.marked(long, (2, 3), (23, 24), 12) == []
