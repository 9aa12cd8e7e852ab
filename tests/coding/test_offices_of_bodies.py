"""Titles like those of a state that are of a body in it."""

from __future__ import annotations

import pytest

from accord.coding.identities import code_actors
from accord.mentions.actors import find_actors
from accord.parsing.found import found
from accord.parsing.loading import parse
from accord.records import Report

pytestmark = pytest.mark.model


def names(text: str) -> set[str]:
    report = Report(text=text, published="2019-07-20")
    doc = parse(report)
    found(doc).actors = tuple(find_actors(doc))
    return {record.name for record in code_actors(doc, report)}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The president of the Tunisian Guild of Potters met Italian envoys.", id="guild"),
        pytest.param("The president of the Tunisian Bar Association met Italian envoys.", id="association"),
    ],
)
def test_who_heads_a_body_does_not_head_the_state(text: str) -> None:
    assert "President of Tunisia" not in names(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The president of Tunisia met Italian envoys.", id="state"),
        pytest.param("The president of the Tunisian Republic met Italian envoys.", id="republic"),
        pytest.param("The president of the Tunisian islands met Italian envoys.", id="islands"),
        pytest.param("The president of the Tunisian interim administration met Italian envoys.", id="administration"),
    ],
)
def test_who_heads_a_state_is_its_office(text: str) -> None:
    assert "President of Tunisia" in names(text)
