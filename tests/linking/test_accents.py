"""Names printed with and without accents or hyphens: one conflict for all of one style; on own texts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.linking.test_spellings import conflicts, person
from tests.linking.written import BERG, Written

from accord.ledger.merged import Account, ConflictVerdict, make_conflict
from accord.linking.accents import join_house_styles


def test_names_without_accents_are_one_conflict() -> None:
    (found,) = conflicts(
        person("2025-03-05", "Åsa Lindström"),
        person("2025-03-06", "Göran Söder"),
        person("2025-03-07", "Asa Lindstrom"),
        person("2025-03-08", "Goran Soder"),
    )
    assert [account.value for account in found.accounts] == ["Asa Lindstrom, Goran Soder", "Åsa Lindström, Göran Söder"]
    assert [len(account.reports) for account in found.accounts] == [2, 2]
    assert found.verdict == ConflictVerdict.NAMING


def test_accents_hyphens_and_other_letters_are_three_conflicts() -> None:
    found = conflicts(
        person("2025-03-05", "Åsa Lindström"),
        person("2025-03-06", "Asa Lindstrom"),
        person("2025-03-07", "Lars Nor-berg"),
        person("2025-03-08", "Lars Nor Berg"),
        person("2025-03-09", "Karim Yawez"),
        person("2025-03-10", "Karim Yawaz"),
    )
    told = {tuple(account.value for account in conflict.accounts) for conflict in found}
    assert told == {
        ("Asa Lindstrom", "Åsa Lindström"),
        ("Lars Nor Berg", "Lars Nor-berg"),
        ("Karim Yawaz", "Karim Yawez"),
    }


def one_person(*names: str) -> list[Written]:
    """A report for each name, all of one known person."""
    actor = replace(BERG, id="asa-lindstrom", name="Åsa Lindström")
    return [
        Written(f"2025-03-0{day}", publisher=name).sentence(f"{name} came to Oslo.").person(name, name, actor)
        for day, name in enumerate(names, start=5)
    ]


def test_a_family_name_alone_without_its_accents() -> None:
    (found,) = conflicts(*one_person("Åsa Lindström", "Lindstrom"))
    assert [account.value for account in found.accounts] == ["Lindstrom", "Åsa Lindström"]


@pytest.mark.parametrize(
    ("full", "alone"),
    [
        pytest.param("Tove Berg", "BERG", id="capitals"),
        pytest.param("Åsa Lindström", "LINDSTRÖM", id="capitals with accents"),
        pytest.param("Tove Berg ”", "Berg", id="a loose quote mark behind it"),
        pytest.param("Tove Berg”", "Berg", id="a quote mark at it"),
        pytest.param("Tove O’Berg", "O'Berg", id="another apostrophe"),
        pytest.param("Tove ”", "Tové", id="a given name and a quote mark"),
    ],
)
def test_a_family_name_alone_that_is_no_other_spelling(full: str, alone: str) -> None:
    assert not conflicts(*one_person(full, alone))


@pytest.mark.parametrize(("alone", "is_style"), [("SÖDER", False), ("SODER", True)])
def test_capitals_are_no_accents(alone: str, is_style: bool) -> None:
    accounts = [Account(value=name, records=(name,), reports=(name,), evidence=()) for name in (alone, "Göran Söder")]
    told = make_conflict("name", "Göran Söder", accounts, ConflictVerdict.NAMING, "as told")
    (found,) = join_house_styles([told])
    assert ("accents" in found.reason) == is_style
