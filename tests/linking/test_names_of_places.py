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
        pytest.param(
            "OSLO, May 6 - Norwegian boats fired shots on Tuesday near the Varden islets, or Koskela, the navy said.",
            ["Koskela", "Varden"],
            id="or behind a comma",
        ),
    ],
)
def test_two_names_side_by_side(text: str, names: list[str]) -> None:
    (found,) = on_texts(text, kind="name")
    assert [account.value for account in found.accounts] == names
    assert found.verdict == ConflictVerdict.NAMING


def test_a_name_of_two_words_is_looked_for_in_full() -> None:
    text = (
        "OSLO, May 6 - Norwegian boats fired shots on Tuesday in the Sea of Varden, which Finns call the East Sea. "
        "The boats had come from the Middle East, the navy said. The East Sea is rough, Norway said."
    )
    (found,) = on_texts(text, kind="name")
    assert [account.value for account in found.accounts] == ["East Sea", "Sea of Varden"]
    assert not any("Middle East" in words.quote for account in found.accounts for words in account.evidence)


@pytest.mark.parametrize(
    "places",
    [
        pytest.param("the Koskela region or Varden", id="another place"),
        pytest.param("Koskela City or Varden", id="another town"),
        pytest.param("the Koskela (Finland) region", id="the state it lies in"),
        pytest.param("Koskela (Finnish) island", id="whose it is"),
    ],
)
def test_two_places_side_by_side(places: str) -> None:
    text = f"OSLO, May 6 - Norwegian boats fired warning shots on Tuesday at {places}, the navy said."
    assert not on_texts(text, kind="name")


def test_what_somebody_calls_a_thing_is_no_place() -> None:
    text = "OSLO, May 6 - Norwegian boats fired on Tuesday. President Laine calls the Koskela a threat, the navy said."
    assert not on_texts(text, kind="name")


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
        pytest.param("New York", "New York City", id="a word in common"),
    ],
)
def test_names_that_say_nothing(first: str, then: str) -> None:
    opening = "OSLO, May 6 - Norwegian officials flew to"
    texts = [f"{opening} {name} on Tuesday for talks on fish, the ministry said." for name in (first, then)]
    assert not on_texts(*texts, kind="name")
