"""Which place of several a name means, and what described places point at."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from accord.coding.gazetteer import code_places
from accord.data import read_toml
from accord.data.place_names import look_up
from accord.mentions.places import accord_places
from accord.parsing.loading import parse
from accord.records import PlaceRecord, Report

pytestmark = pytest.mark.model

Code = Callable[..., list[PlaceRecord]]


@pytest.fixture(scope="module")
def places(nlp: Language) -> Code:
    """Text → place records."""

    def code(text: str, *, all_toponyms: bool = False) -> list[PlaceRecord]:
        report = Report(text=text)
        return code_places(accord_places(parse(report, nlp)), report, all_toponyms=all_toponyms)

    return code


MEANT = [
    pytest.param("The court in Springfield, Illinois sat again.", "Springfield", 39.8, id="containment"),
    pytest.param("The court in Springfield, Mass. sat again.", "Springfield", 42.1, id="abbreviated-state"),
    pytest.param("Protesters marched in Paris. France called it calm.", "Paris", 48.9, id="largest"),
    pytest.param(
        "A storm hit Texas. Roofs in Paris, near Dallas and Tyler, were torn off in Texas.",
        "Paris",
        33.7,
        id="nearness",
    ),
    pytest.param(
        "Lawmakers gathered in Washington, D.C. on Monday.", "Washington", 38.9, id="capital-with-its-district"
    ),
    pytest.param("Officials met in Seoul.", "Seoul", 37.6, id="city-and-region-of-one-name"),
    pytest.param("Armenia shelled posts near Tbilisi, Georgia said.", "Tbilisi", 41.7, id="state-not-the-american-one"),
]


@pytest.mark.parametrize(("text", "name", "latitude"), MEANT)
def test_which_place_is_meant(places: Code, text: str, name: str, latitude: float) -> None:
    record = next(record for record in places(text) if record.place.name.startswith(name))
    assert record.place.latitude == pytest.approx(latitude, abs=0.2)


DESCRIBED = [
    pytest.param(
        "North Korea and South Korea opened talks in the border village.", "Panmunjom", id="village-between-the-koreas"
    ),
    pytest.param("North Korea fired at its western waters, Seoul said.", "Waters off western North Korea", id="owner"),
    pytest.param(
        "Seoul wants calm on the peninsula, South Korea said.", "Korean Peninsula", id="peninsula-of-the-koreas"
    ),
    pytest.param("Ukraine struck depots on the peninsula, Russia said.", "Crimea", id="peninsula-of-ukraine"),
    pytest.param("China sent ships near Taiwan and into the strait.", "Taiwan Strait", id="the-strait"),
    pytest.param("The ships passed the strait near Denmark.", None, id="no-condition-holds-so-it-stays-open"),
    pytest.param("They rested in the border village.", None, id="no-country-named"),
]


@pytest.mark.parametrize(("text", "name"), DESCRIBED)
def test_described_places(places: Code, text: str, name: str | None) -> None:
    described = [record for record in places(text) if record.place.note]
    assert [record.place.name for record in described] == ([name] if name else [])


def test_a_border_zone_has_both_countries_and_a_radius(places: Code) -> None:
    (record,) = places("He toured the DMZ.")
    assert record.place.country == ("KOR", "PRK")
    assert record.place.radius_km is not None


def test_the_north_is_a_state_only_where_the_koreas_are_the_topic(places: Code) -> None:
    assert [r.place.name for r in places("Seoul said South Korea saw new units in the North.")] == ["North Korea"]
    assert places("Rain fell in the North.") == []


def test_a_name_the_gazetteer_lacks_has_no_point(places: Code) -> None:
    records = places("Soldiers camped at Quorvane Airport for a week.", all_toponyms=True)
    assert all(record.place.latitude is None for record in records)


def test_all_toponyms_holds_actors_and_demonyms_too(places: Code) -> None:
    text = "Norway and the German minister met in Oslo."
    assert [record.text for record in places(text)] == ["Oslo"]
    assert [record.text for record in places(text, all_toponyms=True)] == ["Norway", "German", "Oslo"]


def test_every_described_place_is_in_the_gazetteer() -> None:
    for entry in read_toml("described_places.toml")["described"]:
        names = entry["resolves_to"]
        for name in [names] if isinstance(names, str) else names:
            assert look_up(name), name


def test_examples_of_directions_name_their_state(places: Code) -> None:
    for direction in read_toml("place_words.toml")["directions"].values():
        if "example" in direction:
            assert direction["name"] in [record.place.name for record in places(direction["example"])]


def test_examples_of_described_places(places: Code) -> None:
    for entry in read_toml("described_places.toml")["described"]:
        if "example" in entry:
            assert entry["resolves_to"] in [record.place.name for record in places(entry["example"])]
