"""The quick attribute ruler sets what the stock one sets."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from accord.parsing.attribute_rules import QuickAttributeRuler, is_readable, quicken_attributes
from accord.parsing.loading import find_model

TEXTS = [
    pytest.param("The ministers who met in Oslo have agreed to do more than they did.", id="tags and words"),
    pytest.param("There's nothin' that y'all ain't been told; there were two of them.", id="rules of two tokens"),
    pytest.param("That is what I'd have said  \n\n \t had I been asked.", id="blanks"),
    pytest.param("", id="nothing"),
]


@pytest.fixture(scope="module")
def both() -> tuple[Language, Language]:
    """The stock pipeline, and the same with the quick ruler."""
    stock, quick = (spacy.load(find_model(), exclude=["ner"]) for _ in range(2))
    quicken_attributes(quick)
    return stock, quick


def _read(doc: Doc) -> list[tuple[str, ...]]:
    return [(token.tag_, token.pos_, str(token.morph), token.lemma_, token.dep_) for token in doc]


@pytest.mark.parametrize("text", TEXTS)
def test_every_token_gets_what_the_stock_ruler_gives_it(both: tuple[Language, Language], text: str) -> None:
    stock, quick = both
    assert isinstance(quick.get_pipe("attribute_ruler"), QuickAttributeRuler)
    assert _read(quick(text)) == _read(stock(text))


def test_a_ruler_that_asks_for_something_else_is_left_alone() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    ruler.add([[{"SHAPE": "Xxxx"}]], {"POS": "PROPN"})
    assert not is_readable(ruler)
    quicken_attributes(nlp)
    assert nlp.get_pipe("attribute_ruler") is ruler
