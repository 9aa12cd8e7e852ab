"""A capital or country name as a place or as its government."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from spacy.language import Language

from accord.data import read_toml
from accord.mentions.metonyms import reads_as_place

pytestmark = pytest.mark.model


def examples() -> Iterator[tuple[str, bool]]:
    for entry in read_toml("metonyms.toml").values():
        yield from ((sentence, True) for sentence in entry["place"])
        yield from ((sentence, False) for sentence in entry["actor"])


OWN = [
    pytest.param("The ministers of three states held talks in [Oslo].", True, id="talks held in a capital"),
    pytest.param("The report surprised [Oslo].", False, id="a government is surprised"),
    pytest.param("[Oslo] weighs changes to its forces.", False, id="a government weighs"),
    pytest.param("The trip includes visits to Japan, Malaysia and [Vietnam].", True, id="the last of a list of places"),
    pytest.param("They urged Lisbon and [Oslo] to sign.", False, id="the last of a list of governments"),
    pytest.param("Roughly 900 soldiers in [Norway] took part.", True, id="soldiers in a country"),
    pytest.param("OSLO, March 3 (NTB) — [OSLO] agreed to the plan.", False, id="after the dateline"),
    pytest.param("[OSLO], March 3 (NTB) — The cabinet agreed.", True, id="dateline"),
    pytest.param("The treaty between Lisbon and [Oslo] expired.", False, id="a treaty between governments"),
    pytest.param("She condemned threats from [Oslo].", False, id="threats from a government"),
]


@pytest.mark.parametrize(("sentence", "place"), [*examples(), *OWN])
def test_name_reads_as_place(nlp: Language, sentence: str, place: bool) -> None:
    before, name, after = (part for part in sentence.replace("]", "[").split("["))
    doc = nlp(before + name + after)
    span = doc.char_span(len(before), len(before) + len(name))
    assert span is not None
    assert reads_as_place(span.root) is place
