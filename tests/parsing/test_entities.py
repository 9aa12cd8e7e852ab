"""The quick recogniser finds what the stock one finds."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from accord.parsing.entities import QuickRecognizer, quicken_entities
from accord.parsing.loading import find_model

TEXTS = [
    pytest.param("Norway and Poland will hold talks in Oslo on Monday, Defence Minister Eva Berg said.", id="news"),
    pytest.param(
        "The Commission for the Control of the Export of Arms of the Kingdom of the Netherlands met on "
        "the morning of the third Tuesday of March 2024 at about half past ten.",
        id="names longer than what is weighed beforehand",
    ),
    pytest.param("He flew to New\n\nYork Times reporters saw  \n Berlin . \n", id="blanks and line ends"),
    pytest.param("Berlin", id="one token"),
    pytest.param("He spoke of New York", id="a name at the very end"),
    pytest.param(" \n", id="blanks alone"),
    pytest.param("", id="nothing"),
]


@pytest.fixture(scope="module")
def both() -> tuple[Language, Language]:
    """The stock pipeline, and the same with the quick recogniser."""
    stock, quick = (spacy.load(find_model()) for _ in range(2))
    quicken_entities(quick)
    return stock, quick


def _read(doc: Doc) -> list[tuple[str, str]]:
    return [(token.ent_iob_, token.ent_type_) for token in doc]


@pytest.mark.parametrize("text", TEXTS)
def test_every_token_gets_what_the_stock_recogniser_gives_it(both: tuple[Language, Language], text: str) -> None:
    stock, quick = both
    assert isinstance(quick.get_pipe("ner"), QuickRecognizer)
    assert _read(quick(text)) == _read(stock(text))


def test_a_document_with_entities_is_read_as_the_stock_recogniser_reads_it(both: tuple[Language, Language]) -> None:
    docs = []
    for nlp in both:
        doc = nlp.make_doc("The Eva Berg Society met in Oslo.")
        doc.set_ents([Span(doc, 1, 3, label="ORG")], default="missing")
        for _, component in nlp.pipeline:
            doc = component(doc)
        docs.append(doc)
    assert _read(docs[1]) == _read(docs[0])
    assert docs[1].ents[0].text == "Eva Berg"
