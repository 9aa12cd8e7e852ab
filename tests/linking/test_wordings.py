"""Remarks quoted in two wordings, and remarks given to two speakers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import accord
from accord.ledger.merged import Conflict

Differing = Callable[..., list[Conflict]]
pytestmark = pytest.mark.model

FIRST = "3 March 2025\n\n“Our common border must stay open to every fishing boat,” Foreign Minister Kari Berg said."
OTHER = "4 March 2025\n\n“Our shared border has to stay open to every fishing boat,” said minister Kari Berg."
CUT = "4 March 2025\n\nThe minister, Kari Berg, said the border “must stay open to every fishing boat”."
ELSE = "4 March 2025\n\n“Our common border must stay open to every fishing boat,” Foreign Minister Aino Laine said."
LATE = OTHER.replace("March", "June")


@pytest.fixture
def differing(tmp_path: Path) -> Callable[..., list[Conflict]]:
    """The remarks told differently by reports with these texts."""

    def read(*texts: str) -> list[Conflict]:
        for place, text in enumerate(texts):
            (tmp_path / f"{place}.txt").write_text(text, encoding="utf-8")
        with accord.open() as ledger:
            ledger.add(tmp_path)
            return [each for each in ledger.conflicts() if each.kind in ("wording", "attribution")]

    return read


def test_one_remark_in_two_wordings_is_shown_with_both(differing: Differing) -> None:
    (conflict,) = differing(FIRST, OTHER)
    assert conflict.kind == "wording"
    assert [account.value for account in conflict.accounts] == [
        "Our common border must stay open to every fishing boat",
        "Our shared border has to stay open to every fishing boat",
    ]


def test_a_quote_cut_short_is_no_other_wording(differing: Differing) -> None:
    assert differing(FIRST, CUT) == []


def test_one_remark_given_to_two_speakers(differing: Differing) -> None:
    (conflict,) = differing(FIRST, ELSE)
    assert conflict.kind == "attribution"
    assert {value.value.split(":")[0] for value in conflict.accounts} == {"Kari Berg", "Aino Laine"}


@pytest.mark.parametrize("speaker", ["the foreign minister", "a spokesman for the minister"])
def test_who_goes_by_an_office_may_be_whoever_is_named(differing: Differing, speaker: str) -> None:
    text = f"4 March 2025\n\n“Our common border must stay open to every fishing boat,” {speaker} said."
    assert differing(FIRST, text) == []


def test_a_term_that_two_speakers_use_is_no_remark_of_both(differing: Differing) -> None:
    one = "4 March 2025\n\n“Boats that stay out are in grave breach of the law of the sea,” said minister Kari Berg."
    other = "4 March 2025\n\n“We all know a grave breach of the law of the sea when we see one,” said Aino Laine."
    assert differing(one, other) == []


def test_a_remark_of_another_season_is_another_remark(differing: Differing) -> None:
    assert differing(FIRST, LATE) == []


def test_what_one_speaker_says_the_other_told_is_no_remark_of_two(differing: Differing) -> None:
    text = "Aino Laine said that Berg had told her: “Our common border must stay open to every fishing boat.”"
    assert differing(FIRST, f"4 March 2025\n\nAino Laine came from Turku. {text}") == []
