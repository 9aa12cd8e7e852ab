"""Who stands behind the words for a source."""

from __future__ import annotations

import pytest

from accord.pipeline import code
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
