"""A clause that tells of an occasion hangs on the occasion."""

from __future__ import annotations

import pytest
from spacy.language import Language

from accord.data import read_toml
from accord.parsing.loading import parse
from accord.records import Report

pytestmark = pytest.mark.model
DATA = read_toml("clause_heads.toml")


@pytest.mark.parametrize("example", DATA["examples"])
def test_a_clause_hangs_on_the_occasion(nlp: Language, example: str) -> None:
    before, _, rest = example.partition("[")
    doc = parse(Report(text=example.replace("[", "").replace("]", "")), nlp)
    heads = [token.head for token in doc if token.dep_ == "relcl"]
    assert [(head.idx, head.text) for head in heads] == [(len(before), rest.partition("]")[0])]


@pytest.mark.parametrize("sentence", DATA["kept"])
def test_other_clauses_stay(nlp: Language, sentence: str) -> None:
    doc = parse(Report(text=sentence), nlp)
    assert [token.head.i for token in doc if token.dep_ == "relcl"] == [
        token.i for token in doc if token.text in ("hall", "exercise", "bill", "plan")
    ]
