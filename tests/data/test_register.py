"""The register: spellings, offices over time, holders."""

from __future__ import annotations

import pytest

from accord.data import HERE, register
from accord.data.register import (
    bodies,
    find_archived,
    find_holders,
    find_offices,
    find_persons,
    find_persons_sounding,
    fold,
    is_capital,
    names,
    offices,
    persons,
    sound,
    states,
)


@pytest.mark.parametrize(
    ("spelling", "code"),
    [
        pytest.param("U.S.", "USA", id="points"),
        pytest.param("ROK", "KOR", id="acronym"),
        pytest.param("Türkiye", "TUR", id="marks"),
        pytest.param("Norwegian", "NOR", id="people"),
        pytest.param("Canberra", "AUS", id="capital"),
    ],
)
def test_spelling_leads_to_state(spelling: str, code: str) -> None:
    assert code in {name.id for name in names()[fold(spelling)]}


@pytest.mark.parametrize(
    ("spelling", "body", "sector"),
    [
        ("UNESCO", "un.unesco", "IGO"),
        ("U.N. refugee agency", "un.unhcr", "IGO"),
        ("UNIFIL", "un.unifil", "MIL"),
        ("European Court of Justice", "eu.european-court-of-justice", "JUD"),
        ("WTO", "world-trade-organization", "IGO"),
        ("OPCW", "organisation-for-the-prohibition-of-chemical-weapons", "IGO"),
        ("Human Rights Watch", "human-rights-watch", "NGO"),
        ("FBI", "usa.federal-bureau-of-investigation", "COP"),
        ("Indo-Pacific Command", "usa.u-s-indo-pacific-command", "MIL"),
        ("al-Shabab", "som.al-shabaab", "REB"),
        ("African National Congress", "zaf.african-national-congress", "PTY"),
        ("Storting", "nor.storting", "LEG"),
        ("Gazprom", "rus.gazprom", "BUS"),
    ],
)
def test_bodies_of_many_affairs_are_known(spelling: str, body: str, sector: str) -> None:
    assert body in {name.id for name in names()[fold(spelling)]}
    assert bodies()[body].sector == sector


def test_acronyms_ask_for_capitals() -> None:
    assert all(name.upper for name in names()[fold("US")])


def test_renamed_office_is_one_office() -> None:
    (office,) = find_offices("USA", "defence")
    spellings = {spelling for name in office.names for spelling in (name.name, *name.aliases)}
    assert {"Secretary of Defense", "Secretary of War"} <= spellings


def test_holder_is_asked_for_by_day() -> None:
    first = find_holders("usa.president", "2014-05-01")
    second = find_holders("usa.president", "2018-05-01")
    assert first[0][0].id != second[0][0].id
    assert first[0][1].source


def test_without_a_day_nobody_holds_an_office() -> None:
    assert find_holders("usa.president", None) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Ahn Gyu-back", "An Kyu-baek", id="Korean romanisations"),
        pytest.param("Volodymyr Zelenskyy", "Volodymyr Zelensky", id="Ukrainian endings"),
        pytest.param("Mohammed Hussein", "Mohamed Husain", id="Arabic doubling"),
    ],
)
def test_spellings_of_a_name_sound_the_same(one: str, other: str) -> None:
    assert sound(one) == sound(other)


def test_long_name_in_another_spelling_is_found() -> None:
    (person,) = find_persons_sounding("Kassym-Jomart Tokayev")
    assert person.posts[0].country == "KAZ"


def test_post_abroad_belongs_to_the_same_person() -> None:
    (person,) = find_persons("Mark Rutte")
    assert {"nld.prime_minister", "nato.secretary_general"} <= {post.office for post in person.posts}


def test_capital_is_no_state_name() -> None:
    assert is_capital("Oslo")
    assert not is_capital("Norway")
    assert not is_capital("Singapore")


def test_members_depend_on_the_day() -> None:
    alliance = bodies()["nato"]
    assert "FIN" not in alliance.members_on("2020-01-01")
    assert "FIN" in alliance.members_on("2024-01-01")


def test_archive_knows_sector_by_day() -> None:
    assert find_archived("Boko Haram") is not None or "Boko Haram" in {b.name for b in bodies().values()}


def test_ids_and_references_hold_together() -> None:
    assert all(len(code) == 3 for code in states())
    for office in offices().values():
        assert office.names
    for body in bodies().values():
        assert not body.office or body.office in offices()
        assert not body.country or body.country in states()
    for identity, person in persons().items():
        assert identity
        assert person.posts


def test_register_stays_small() -> None:
    size = sum(path.stat().st_size for path in HERE.glob("register_*.jsonl"))
    assert size < 3_200_000


def test_rows_marked_unsure_are_left_out(shared) -> None:  # type: ignore[no-untyped-def]
    import json

    rows = [json.loads(line) for line in (shared / "kb/office_holders/holders_2010_2026.jsonl").open(encoding="utf-8")]
    for row in rows:
        if row["certainty"] == "unsure":
            held = [p for person in find_persons(row["person"]) for p in person.posts]
            told = (row["office"], row["from"], row["source"][:60])
            assert told not in {(p.office, p.since, p.source) for p in held}


def test_folding_is_bounded() -> None:
    assert register.fold.cache_info().maxsize is not None
