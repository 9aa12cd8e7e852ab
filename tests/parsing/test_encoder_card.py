"""The encoder's card: what is read from it, and what is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.parsing.fake_encoder import HEADS, width

from accord.errors import DamagedEncoder
from accord.parsing.encoder_card import Level, read_card, read_file


def test_heads_and_their_columns_stand_in_the_cards_order(encoder_folder: Path) -> None:
    card = read_card(encoder_folder)
    assert [head.name for head in card.heads] == [name for _, _, name, _ in HEADS]
    assert (card.width(Level.TOKEN), card.width(Level.SENTENCE)) == (width("token"), width("sentence"))
    columns = card.columns(Level.TOKEN)
    assert columns["mention"] == slice(3, 8)
    assert columns["source"].start == columns["mention"].stop
    assert card.columns(Level.SENTENCE)["root"] == slice(3, 6)


def test_files_may_be_named_with_and_without_quotes(encoder_folder: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(encoder_folder, tmp_path / "copy"))
    card = folder / "card.toml"
    card.write_text(card.read_text(encoding="utf-8").replace('"tokenizer.json" =', "tokenizer.json ="))
    assert read_file(folder, "tokenizer.json", read_card(folder)) == (folder / "tokenizer.json").read_bytes()


CHANGES = [
    pytest.param('version = "7"', "version = 7", "version", id="type"),
    pytest.param('version = "7"', "version", "cannot be read", id="no TOML"),
    pytest.param("pieces = 24", "", "pieces", id="field missing"),
    pytest.param("pieces = 24", "pieces = 2", "pieces 2", id="too short"),
    pytest.param("temperature = 1.5", "temperature = 0.0", "temperature that is not above 0", id="temperature"),
    pytest.param("['O', 'B', 'I']", "['O', 'B']", "no BIO tags", id="tags"),
    pytest.param("['factuality']", "['a', 'b']", "several labels", id="number"),
    pytest.param("['AGREE', 'OTHER']", "[]", "no labels", id="labels"),
    pytest.param('"tags"', '"marks"', "marks", id="form"),
    pytest.param('name = "cue"', 'name = "source"', "lists the head source twice", id="twice"),
]


@pytest.mark.parametrize(("old", "new", "message"), CHANGES)
def test_a_card_that_is_none_is_told_in_a_line(
    encoder_folder: Path, tmp_path: Path, old: str, new: str, message: str
) -> None:
    text = (encoder_folder / "card.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "card.toml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(DamagedEncoder) as told:
        read_card(tmp_path)
    assert message in str(told.value)
    assert "--rules-only" in str(told.value)
    assert "\n" not in str(told.value)
