"""The examples of marks.toml, list by list."""

from __future__ import annotations

import pytest

from accord.dossiers.over_records import VIEWS
from accord.dossiers.over_records.friction_signs import find_signs
from accord.dossiers.over_records.opinions_held import class_of
from accord.dossiers.over_records.scope import marks, pattern
from accord.dossiers.rules import kinds


def test_every_view_a_kind_names_is_there() -> None:
    assert {kind.view for kind in kinds().values() if kind.view} == set(VIEWS)


@pytest.mark.parametrize("each", marks()["opinions"]["holders"], ids=lambda each: each["words"])
def test_who_holds_an_opinion(each: dict[str, str]) -> None:
    assert class_of(each["words"]) == each["class"]


@pytest.mark.parametrize("each", marks()["friction"]["examples"], ids=lambda each: each["words"])
def test_what_words_are_a_sign_of(each: dict[str, str]) -> None:
    assert [sign.label for sign in find_signs(each["words"])] == ([each["sign"]] if each["sign"] else [])


@pytest.mark.parametrize("each", marks()["sources"]["examples"], ids=lambda each: each["words"])
def test_what_tells_a_correction(each: dict[str, object]) -> None:
    assert bool(pattern("sources", "corrected").search(str(each["words"]))) is each["corrected"]


@pytest.mark.parametrize("each", marks()["officials"]["examples"], ids=lambda each: each["words"])
def test_what_is_said_in_a_passive(each: dict[str, object]) -> None:
    assert bool(pattern("officials", "passive").search(str(each["words"]))) is each["passive"]
