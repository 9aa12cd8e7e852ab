"""Own sentences with every place in them: what is used as a place, and which place of several a name means."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from accord.coding.gazetteer import code_places
from accord.mentions.places import accord_places
from accord.parsing.loading import parse
from accord.records import PlaceRecord, Report

pytestmark = pytest.mark.model
GROUPS: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "sentences" / "places.toml").read_text(encoding="utf-8")
)["group"]
ROWS = [(group["name"], row) for group in GROUPS for row in group["sentence"]]


def coded(nlp: Language, text: str, *, all_toponyms: bool = False) -> list[PlaceRecord]:
    report = Report(text=text)
    return code_places(accord_places(parse(report, nlp)), report, all_toponyms=all_toponyms)


def pointed(record: PlaceRecord) -> str:
    """A record as "words country degrees degrees"."""
    place = record.place
    point = f" {place.latitude:.0f} {place.longitude:.0f}" if place.latitude and place.longitude else ""
    return f"{record.text} {'/'.join(place.country)}{point}"


@pytest.mark.parametrize(
    "row", [pytest.param(row, id=f"{name}: {row['text']}") for name, row in ROWS if "places" in row]
)
def test_what_is_used_as_a_place(nlp: Language, row: dict[str, Any]) -> None:
    records = coded(nlp, row["text"])
    assert [f"{each.text} = {each.place.name} {'/'.join(each.place.country)}" for each in records] == row["places"]


@pytest.mark.parametrize(
    "row", [pytest.param(row, id=f"{name}: {row['text']}") for name, row in ROWS if "named" in row]
)
def test_which_place_a_name_means(nlp: Language, row: dict[str, Any]) -> None:
    told = [pointed(record) for record in coded(nlp, row["text"], all_toponyms=True)]
    assert len(told) == len(row["named"]), told
    assert all(got == want or got.startswith(f"{want} ") for got, want in zip(told, row["named"], strict=True)), told
