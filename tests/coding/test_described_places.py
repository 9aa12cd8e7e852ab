"""Every phrase of described_places.toml points at its place in a report in which its own conditions hold."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from accord.coding.gazetteer import resolve
from accord.data import read_toml
from accord.data.place_names import country_names, demonyms
from accord.mentions.places import accord_places
from accord.parsing.loading import parse
from accord.records import Report

pytestmark = pytest.mark.model
ENTRIES: list[dict[str, Any]] = read_toml("described_places.toml")["described"]
PHRASES = [(entry, phrase) for entry in ENTRIES for phrase in entry["phrases"]]


def told(entry: dict[str, Any], phrase: str) -> str:
    """A report in which the conditions of an entry hold."""
    named = [*entry.get("all", ()), *entry.get("any", ())[:1]]
    named += [entry["owner"]] * 3 if "owner" in entry else []
    peoples = {code: name.title() for name, code in demonyms().items()}
    states = " ".join(f"The {peoples[code]} envoy spoke for {country_names()[code]}." for code in named)
    return f"{states} It was about {entry.get('near', ['calm'])[0]}. Later they saw it near the {phrase}."


@pytest.mark.parametrize(("entry", "phrase"), PHRASES, ids=[phrase for _, phrase in PHRASES])
def test_phrase_points_at_its_place(nlp: Language, entry: dict[str, Any], phrase: str) -> None:
    doc = accord_places(parse(Report(text=told(entry, phrase)), nlp))
    (described,) = [made for made in resolve(doc) if made.mention.is_described]
    resolved = entry["resolves_to"]
    for name in [resolved] if isinstance(resolved, str) else resolved:
        assert name in (described.note or "")
