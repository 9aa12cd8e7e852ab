"""One place under two names, on own texts."""

from __future__ import annotations

import pytest
from tests.linking.test_disputed import conflicts as on_texts

from accord.ledger.merged import ConflictVerdict

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "OSLO, May 6 - Norwegian boats fired on Tuesday near the Varden Islands, also known as Koskela.",
            ["Koskela", "Varden Islands"],
            id="known as",
        ),
        pytest.param(
            "OSLO, May 6 - Norwegian boats fired warning shots on Tuesday at Koskela (Varden) Shoal, the navy said.",
            ["Koskela", "Varden"],
            id="in brackets",
        ),
        pytest.param(
            "OSLO, May 6 - Norwegian boats fired shots near Varden Shoal, which Finns call Koskela, on Tuesday.",
            ["Koskela", "Varden Shoal"],
            id="what a people calls it",
        ),
    ],
)
def test_two_names_side_by_side(text: str, names: list[str]) -> None:
    (found,) = on_texts(text, kind="name")
    assert [account.value for account in found.accounts] == names
    assert found.verdict == ConflictVerdict.NAMING


def test_two_known_names_of_one_place() -> None:
    (found,) = on_texts(
        "OSLO, May 6 - Norwegian officials flew to Bombay on Tuesday for talks on fish, the ministry said.",
        "OSLO, May 6 - The talks on fish in Mumbai will last until Friday, Norwegian officials said.",
        kind="name",
    )
    assert [account.value for account in found.accounts] == ["Bombay", "Mumbai"]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        pytest.param("Britain", "the UK", id="a country"),
        pytest.param("Washington", "WASHINGTON", id="capitals"),
        pytest.param("Mexico City", "Mexico City", id="the same"),
    ],
)
def test_names_that_say_nothing(first: str, then: str) -> None:
    opening = "OSLO, May 6 - Norwegian officials flew to"
    texts = [f"{opening} {name} on Tuesday for talks on fish, the ministry said." for name in (first, then)]
    assert not on_texts(*texts, kind="name")
