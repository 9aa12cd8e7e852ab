"""Whom mentions mean in a text: titles, short names, pronouns, role nouns, metonyms, bodies (actors_in_text.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from accord.coding.identities import code_actors
from accord.mentions.actors import find_actors
from accord.parsing.found import found
from accord.parsing.loading import parse
from accord.records import ActorRecord, Report

pytestmark = pytest.mark.model

OPEN = {
    "two of a family": "the model takes the given name Per for a preposition",
    "central bank": "the parser reads 'bank cut rates' as one noun",
    "spy service": "service is no role noun",
}
"""Ideas that are not met yet, each with its reason."""


def _rows() -> Iterator[Any]:
    path = Path(__file__).parent / "sentences" / "actors_in_text.toml"
    for table, rows in tomllib.loads(path.read_text(encoding="utf-8")).items():
        for idea, marked, whom in rows:
            marks = [pytest.mark.xfail(strict=True, reason=OPEN[idea])] if idea in OPEN else []
            yield pytest.param(marked, whom, id=f"{table}: {idea}", marks=marks)


def _record_at(text: str, start: int, end: int) -> ActorRecord | None:
    report = Report(text=text, published="2025-11-04")
    doc = parse(report)
    found(doc).actors = tuple(find_actors(doc))
    return next((record for record in code_actors(doc, report) if (record.start, record.end) == (start, end)), None)


@pytest.mark.parametrize(("marked", "whom"), list(_rows()))
def test_mention_means(nlp: Language, marked: str, whom: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    record = _record_at(text, marked.index("["), marked.index("]") - 1)
    if whom == "-":
        assert record is None
        return
    assert record is not None
    if whom.startswith("= "):
        country, *sectors = whom.split()[1:]
        assert (record.country or "-", record.sector in sectors) == (country, True)
    elif " + " in whom:
        told = {name for member in record.members for name in (member.id, member.name)}
        assert set(whom.split(" + ")) <= told
        assert len(record.members) == len(whom.split(" + "))
    else:
        assert whom in (record.actor, record.name)
