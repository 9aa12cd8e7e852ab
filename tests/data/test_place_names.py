"""The bundled gazetteer: names, points, and reading it from several threads."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from accord.data import HERE, read_toml
from accord.data.place_names import demonyms, find_named_everywhere, fold, iso2_codes, look_up, named_everywhere


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        pytest.param("U.S.", "country", "USA", id="points"),
        pytest.param("Türkiye", "country", "TUR", id="marks"),
        pytest.param("Republic of Korea", "country", "KOR", id="formal-name"),
        pytest.param("Dallas County", "county", "USA", id="county"),
        pytest.param("Bavaria", "region", "DEU", id="region"),
        pytest.param("DMZ", "border", "KOR", id="security-place"),
        pytest.param("Second Thomas Shoal", "reef", "PHL", id="shoal"),
    ],
)
def test_names_lead_to_places(name: str, kind: str, country: str) -> None:
    assert any(entry.kind == kind and country in entry.countries for entry in look_up(name))


def test_unknown_and_odd_names_lead_nowhere() -> None:
    assert look_up("Quorvane") == look_up("") == look_up("x" * 500) == look_up("\x00") == ()


def test_points_and_codes_are_in_range() -> None:
    for name in sorted(named_everywhere())[::50]:
        for entry in look_up(name):
            assert -90 <= entry.latitude <= 90
            assert -180 <= entry.longitude <= 180
            assert all(len(code) == 3 for code in entry.countries)
            assert entry.radius_km > 0


def test_listed_names_are_those_of_the_gazetteer() -> None:
    assert named_everywhere() == find_named_everywhere()


def test_demonyms_of_two_states_are_left_out() -> None:
    assert demonyms()["norwegian"] == "NOR"
    assert iso2_codes()["NOR"] == "NO"
    assert fold("Côte d’Ivoire") == "cote divoire"


def test_threads_read_it_at_once() -> None:
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(look_up, ["Lyon", "Kyoto", "Cusco", "Aarhus"] * 20))
    assert all(found)


def test_it_is_small_and_carries_its_notice() -> None:
    assert (HERE / "gazetteer.sqlite").stat().st_size < 25_000_000
    entry = next(file for file in read_toml("MANIFEST.toml")["file"] if file["name"] == "gazetteer.sqlite")
    assert "CC BY 4.0" in entry["licence"]
    assert "GeoNames" in entry["notice"]
