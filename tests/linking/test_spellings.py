"""Spellings of one person's name, and two names of one place; on own texts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.linking.test_disputed import conflicts as on_texts
from tests.linking.written import BERG, Written, linked

from accord.ledger.merged import Conflict, ConflictVerdict


def person(published: str, name: str) -> Written:
    actor = replace(BERG, id=f"~{name.lower().replace(' ', '-')}", name=name)
    return (
        Written(published, publisher=f"{published} {name}").sentence(f"{name} came to Oslo.").person(name, name, actor)
    )


def conflicts(*written: Written) -> list[Conflict]:
    return [conflict for conflict in linked(*written).conflicts if conflict.kind == "name"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Jens-Åke Søderström", "Jens-Ake Søderström", id="an accent"),
        pytest.param("Karim Yawez", "Karim Yawaz", id="another letter"),
        pytest.param("Amra Lund", "Amr Lund", id="a letter more"),
        pytest.param("Nora Lindqvist", "Lindqvist Nora", id="another order"),
        pytest.param("Mohammed Lind", "Muhammad Lind", id="other vowels"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    (found,) = conflicts(person("2025-03-05", one), person("2025-03-06", other))
    assert {account.value for account in found.accounts} == {one, other}
    assert found.verdict == ConflictVerdict.NAMING


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Nora Lind", "Nora Lind", id="the same"),
        pytest.param("Nora Lind", "Nora B. Lind", id="an initial more"),
        pytest.param("Nora Lind", "Nora Lind VP", id="an office in capitals"),
        pytest.param("Nora Lind", "Tora Lind", id="another first letter"),
        pytest.param("Nora Lind", "Nora Vik", id="another family"),
    ],
)
def test_other_names(one: str, other: str) -> None:
    assert not conflicts(person("2025-03-05", one), person("2025-03-06", other))


def test_a_family_name_alone_that_is_a_letter_off() -> None:
    text = (
        "OSLO, May 6 - Norwegian army spokesman Jonas Berget said on Tuesday that the boats had left the strait. "
        '"We have seen them go," Bergat said.'
    )
    (found,) = on_texts(text, kind="name")
    assert [account.value for account in found.accounts] == ["Jonas Berget", "Bergat"]


def test_two_names_of_one_place() -> None:
    text = (
        "OSLO, May 6 - Norwegian boats fired warning shots near the Varden islets, which Finland claims as Koskela, on "
        "Tuesday. Norway said the Varden islets were its own."
    )
    (found,) = on_texts(text, kind="name")
    assert [account.value for account in found.accounts] == ["Koskela", "Varden"]
    assert found.verdict == ConflictVerdict.NAMING


def test_a_slip_in_the_full_name_is_shown_as_printed() -> None:
    actor = replace(BERG, id="nora-lindqvist", name="Nora Lindqvist")
    told = (
        Written("2025-03-05")
        .sentence("Nora Lindqvsit came to Oslo.")
        .person("Nora Lindqvsit", "Nora Lindqvsit", actor)
        .sentence("The crowd greeted Lindqvist at the harbour.")
        .person("Lindqvist", "Lindqvist", actor)
    )
    (found,) = conflicts(told)
    assert [account.value for account in found.accounts] == ["Nora Lindqvsit", "Lindqvist"]
    assert "accents" not in found.reason
