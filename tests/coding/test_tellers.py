"""Who stands behind the words for a source."""

from __future__ import annotations

import pytest

from accord.coder import code
from accord.records import Report, StatementRecord

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param("The minister, Kari Berg, said the port was open.", "Kari Berg", id="apposed name"),
        pytest.param(
            "A member of the Storting, Eva Larsen, told reporters the law would pass.", "Eva Larsen", id="member of"
        ),
        pytest.param("Oslo issued a statement saying the port was open.", "Norway", id="issued a statement"),
        pytest.param("A statement by the Danish navy said the ship was late.", "Danish navy", id="statement by"),
        pytest.param(
            "The mayor of Old Lund, Anna Cantrel, advised residents to stay inside.",
            "Anna Cantrel",
            id="behind a place",
        ),
        pytest.param(
            "Labour Party leader and Prime Minister Odd Keller said he was late.", "Odd Keller", id="two titles"
        ),
        pytest.param("A statement from the harbour police said the ship was late.", "harbour police", id="from"),
    ],
)
def test_teller_of_a_statement(text: str, source: str) -> None:
    (record,) = [one for one in code(Report(text=text)) if isinstance(one, StatementRecord)]
    assert record.source is not None
    assert record.source.name.lower().removeprefix("the ") == source.lower()


def test_addressee_is_not_the_nation_in_its_gloss() -> None:
    text = "“We are late,” Keller told French news channel TV Lumiere."
    (record,) = [one for one in code(Report(text=text)) if isinstance(one, StatementRecord)]
    assert record.addressee is not None
    assert record.addressee.name == "French news channel TV Lumiere"


def test_they_behind_what_a_body_said() -> None:
    text = "The army said the 36 people infected included 26 soldiers. They said the 36 people were moved to the south."
    records = [one for one in code(Report(text=text)) if isinstance(one, StatementRecord)]
    assert [one.source.name for one in records if one.source] == ["army", "army"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Harbour police detained the man, later identified as Odd Keller.", id="later identified"),
        pytest.param("The crew will offer their views on the ship in May.", id="views not yet offered"),
        pytest.param("Does the ministry view this as a threat?", id="what a question asks"),
        pytest.param("His conviction for theft was widely reported.", id="a conviction by a court"),
        pytest.param("Our team advocates a new tax on the port.", id="the writer's team"),
    ],
)
def test_nobody_has_said_it(text: str) -> None:
    assert [one.text for one in code(Report(text=text)) if isinstance(one, StatementRecord)] == []
