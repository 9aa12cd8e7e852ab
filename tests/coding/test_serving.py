"""Family names alone: the chief of a state that the report names, on its day."""

from __future__ import annotations

import pytest

from accord.coder import code
from accord.coding.serving import find_serving
from accord.records import ActorRecord, Report


@pytest.mark.parametrize(
    ("name", "day", "countries", "found"),
    [
        ("Macron", "2021-10-01", {"FRA", "AUS"}, "Emmanuel Macron"),
        ("Macron", "2012-10-01", {"FRA"}, None),
        ("Macron", "2021-10-01", {"AUS"}, None),
        ("Macron", None, {"FRA"}, None),
        ("Emmanuel", "2021-10-01", {"FRA"}, None),
        ("Abe", "2018-09-01", {"JPN"}, "Shinzo Abe"),
        ("Xi", "2021-09-30", {"CHN", "USA"}, "Xi Jinping"),
        ("Stoltenberg", "2022-06-29", {"NATO"}, "Jens Stoltenberg"),
        ("Stoltenberg", "2022-06-29", {"EU"}, None),
    ],
)
def test_find_serving(name: str, day: str | None, countries: set[str], found: str | None) -> None:
    person = find_serving(name, day, countries)
    assert (person.name if person else None) == found


@pytest.mark.model
def test_a_family_name_alone_is_the_chief_of_a_state_of_the_report() -> None:
    text = "France sent a frigate to Crete on Monday. Mr Macron thanked its crew."
    records = code(Report(text=text, published="2021-10-01"))
    assert {r.name for r in records if isinstance(r, ActorRecord) and "Macron" in r.text} == {"Emmanuel Macron"}


@pytest.mark.model
def test_a_first_name_beside_it_is_somebody_else() -> None:
    text = "France sent a frigate to Crete on Monday. The baker Luc Macron thanked its crew."
    records = code(Report(text=text, published="2021-10-01"))
    assert "Emmanuel Macron" not in {r.name for r in records if isinstance(r, ActorRecord)}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "Norway told NATO on Monday that it was ready, Stoltenberg said.", "Jens Stoltenberg", id="a body's"
        ),
        pytest.param("Lavrov met the Swiss envoy on Monday. Russia asked for it.", "Sergey Lavrov", id="opens"),
        pytest.param("Swiss envoys met Lavrov on Monday. Russia asked for it.", "Sergey Lavrov", id="object"),
    ],
)
def test_a_family_name_needs_no_first_name(text: str, name: str) -> None:
    records = code(Report(text=text, published="2022-06-29"))
    assert name in {r.name for r in records if isinstance(r, ActorRecord)}


@pytest.mark.model
def test_a_body_of_that_name_stays_a_body() -> None:
    records = code(Report(text="Lavrov said that it would build a plant in Norway.", published="2022-06-29"))
    assert "Sergey Lavrov" not in {r.name for r in records if isinstance(r, ActorRecord)}


@pytest.mark.model
@pytest.mark.parametrize("dateline", ["QUITO -- ", "QUITO | ", "QUITO - "])
def test_who_acts_behind_a_dateline_is_not_of_its_state(dateline: str) -> None:
    text = f"{dateline}Norwegian ministers met on Monday. An alliance official praised them."
    told = {r.text: r.country for r in code(Report(text=text, published="2022-06-29")) if isinstance(r, ActorRecord)}
    assert told["Norwegian ministers"] == "NOR"
    assert told["An alliance official"] is None
