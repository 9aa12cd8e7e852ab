"""Who did what a relative clause says that a deed of violence did."""

from __future__ import annotations

from typing import cast

import pytest
from spacy.language import Language

from accord.coder import pipeline
from accord.coding.assembly import assemble
from accord.parsing.loading import parse
from accord.records import EventRecord, Report

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def whole() -> Language:
    return pipeline()


def doers(whole: Language, text: str, word: str) -> set[str | None]:
    report = Report(text=text, published="2024-03-08")
    records = assemble(parse(report, whole), report)
    event = next(cast(EventRecord, r) for r in records if r.kind == "event" and word in cast(EventRecord, r).text)
    return {actor.country for actor in event.actors}


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        pytest.param(
            "Norway launched an attack on a Danish village that killed ten people.", "killed", {"NOR"}, id="launched"
        ),
        pytest.param("Chile's shelling of a Peruvian town, which left 20 dead, went on.", "left", {"CHL"}, id="owner"),
        pytest.param(
            "A Norwegian strike on a Danish village that killed ten was condemned.", "killed", {"NOR"}, id="people"
        ),
        pytest.param(
            "Norway condemned a strike on Danish ships that wounded three.", "wounded", set(), id="nobody told"
        ),
        pytest.param("An attack by a Danish group that killed ten people was condemned.", "killed", {"DNK"}, id="by"),
        pytest.param("Norway backed the Danish militia that killed ten people.", "killed", {"DNK"}, id="no deed"),
        pytest.param("Norway's raid on Hamas, which killed ten, was condemned.", "killed", {"PSE"}, id="armed group"),
        pytest.param("Chile backed the raid on the Danish group that killed two.", "killed", {"DNK"}, id="group"),
        pytest.param("Norway's attack on Denmark, which killed ten, went on.", "killed", set(), id="state"),
        pytest.param("The army backed the Danish rebels who killed ten people.", "killed", {"DNK"}, id="who"),
    ],
)
def test_the_attacked_do_not_do_the_harm(whole: Language, text: str, word: str, expected: set[str]) -> None:
    assert doers(whole, text, word) == expected
