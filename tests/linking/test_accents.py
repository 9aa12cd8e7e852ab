"""Names printed with and without accents or hyphens: one conflict for all of one style; on own texts."""

from __future__ import annotations

from dataclasses import replace

from tests.linking.test_spellings import conflicts, person
from tests.linking.written import BERG, Written

from accord.ledger.merged import ConflictVerdict


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


def test_a_family_name_alone_without_its_accents() -> None:
    actor = replace(BERG, id="asa-lindstrom", name="Åsa Lindström")
    told = [("2025-03-05", "Åsa Lindström"), ("2025-03-06", "Lindstrom")]
    (found,) = conflicts(
        *(
            Written(day, publisher=f"{day} {name}").sentence(f"{name} came to Oslo.").person(name, name, actor)
            for day, name in told
        )
    )
    assert [account.value for account in found.accounts] == ["Lindstrom", "Åsa Lindström"]
