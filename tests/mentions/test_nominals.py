"""Noun phrases that stand for actors: the examples of roles.toml for states and groups."""

from __future__ import annotations

import pytest
from spacy.language import Language

from accord.data import read_toml
from accord.mentions.actors import find_actors

pytestmark = pytest.mark.model


@pytest.mark.parametrize("table", ["state_nouns", "group_nouns"])
def test_the_example_of_a_list_is_found(nlp: Language, table: str) -> None:
    example = read_toml("roles.toml")[table]["example"]
    wanted = example[example.index("[") + 1 : example.index("]")]
    text = example.replace("[", "").replace("]", "")
    assert wanted in [text[m.start : m.end] for m in find_actors(nlp(text))]
