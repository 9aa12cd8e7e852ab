"""Every hedge of hedges.toml says in its own example what its row says."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from accord.data import read_toml
from accord.mentions.quantities import find_quantities

pytestmark = pytest.mark.model
ROWS = read_toml("hedges.toml")["hedge"]


@pytest.mark.parametrize("row", ROWS, ids=[row["example"] for row in ROWS])
def test_example_has_the_approximation_of_its_row(nlp: Language, row: dict[str, Any]) -> None:
    assert find_quantities(nlp(row["example"]))[0].approximation == row["approximation"]


BEFORE = [(row, word) for row in ROWS if not row.get("after") for word in row["words"]]


@pytest.mark.parametrize(("row", "word"), BEFORE, ids=[word for _, word in BEFORE])
def test_every_word_before_a_number_hedges_it(nlp: Language, row: dict[str, Any], word: str) -> None:
    assert find_quantities(nlp(f"The fleet has {word} 40 boats."))[0].approximation == row["approximation"]
