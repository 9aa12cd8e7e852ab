"""Places on a map: where they lie, that names have room, that nothing in it runs or leads elsewhere."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from accord.views.projections import MapView, sheet_of, view_of
from accord.views.world_shapes import COARSE, FINE, NOTICE, shapes
from accord.views.worldmap import MOST_PLACES, MapPoint, draw_map

SVG = "{http://www.w3.org/2000/svg}"
SEOUL = MapPoint(name="Seoul", latitude=37.57, longitude=126.98, count=40, href="/events?place=Seoul")
BUSAN = MapPoint(name="Busan", latitude=35.18, longitude=129.07, count=5)
OSLO = MapPoint(name="Oslo", latitude=59.91, longitude=10.75, count=3)


def words(drawn: str, kind: str) -> list[str]:
    return ["".join(each.itertext()) for each in ElementTree.fromstring(drawn).iter() if each.get("class") == kind]


def dots(drawn: str) -> list[tuple[float, float]]:
    circles = ElementTree.fromstring(drawn).iter(f"{SVG}circle")
    return [(float(each.get("cx", "")), float(each.get("cy", ""))) for each in circles]


def test_same_places_in_any_order_give_the_same_picture() -> None:
    assert draw_map([SEOUL, BUSAN]) == draw_map([BUSAN, SEOUL])


def test_every_place_is_named_where_there_is_room() -> None:
    assert words(draw_map([SEOUL, BUSAN]), "place") == ["Seoul", "Busan"]


def test_places_under_one_dot_are_one_with_the_sum() -> None:
    drawn = draw_map([SEOUL, BUSAN, OSLO], view=MapView())
    assert "Seoul +1" in words(drawn, "place")
    assert "45" in words(drawn, "count")


def test_a_country_is_a_ring() -> None:
    drawn = draw_map([MapPoint(name="South Korea", latitude=36.5, longitude=127.8, count=9, radius_km=250)])
    assert len(words(drawn, "area")) == 1


def test_a_view_shows_what_it_is_asked_and_the_description_counts_the_rest() -> None:
    drawn = draw_map([SEOUL, OSLO], view=MapView(longitude=127, latitude=37, across=10))
    assert len(dots(drawn)) == 1
    assert "1 places lie outside it" in drawn


def test_the_notice_on_borders_is_in_the_description() -> None:
    description = next(ElementTree.fromstring(draw_map([SEOUL])).iter(f"{SVG}desc")).text or ""
    assert NOTICE in description
    assert "Seoul 40" in description


def test_no_place_still_gives_a_map_that_says_so() -> None:
    assert "No place with events is known" in draw_map([])


def test_a_hostile_name_is_text() -> None:
    name = '<script>alert(1)</script>\x1b"onload="x'
    drawn = draw_map([MapPoint(name=name, latitude=1, longitude=1, href="javascript:alert(1)")], title=name)
    tree = ElementTree.fromstring(drawn)
    assert not list(tree.iter(f"{SVG}script"))
    assert not list(tree.iter(f"{SVG}a"))
    assert not any(key.startswith("on") for each in tree.iter() for key in each.attrib)


def test_nothing_in_it_leads_elsewhere() -> None:
    drawn = draw_map([SEOUL, MapPoint(name="x", latitude=0, longitude=0, href="//elsewhere.example")])
    links = [each.get("href") for each in ElementTree.fromstring(drawn).iter() if each.get("href")]
    assert links == ["/events?place=Seoul"]
    assert drawn.count("http") == drawn.count("http://www.w3.org/2000/svg")


def test_more_places_than_can_be_drawn_are_said_to_be_left_out() -> None:
    many = [MapPoint(name=f"p{n}", latitude=n % 60, longitude=n % 170) for n in range(MOST_PLACES + 7)]
    drawn = draw_map(many)
    assert "were left out" in drawn


def test_points_on_both_sides_of_the_antimeridian_are_near_each_other() -> None:
    view = view_of([(177.5, 64.7, 1), (-149.9, 61.2, 1)])
    assert not view.is_world
    assert view.longitude > 165 or view.longitude < -160


def test_points_far_apart_need_the_whole_world() -> None:
    assert view_of([(127, 37, 1), (10, 60, 1), (-77, 39, 1)]).is_world


def test_a_share_of_the_weight_may_be_left_outside() -> None:
    assert view_of([(127, 37, 95), (-77, 39, 5)]).is_world
    assert round(view_of([(127, 37, 95), (-77, 39, 5)], share=0.9).longitude) == 127


@pytest.mark.parametrize("shape", [1.0, 1.6, 2.0])
def test_the_view_of_points_holds_them_all(shape: float) -> None:
    drawn = draw_map(
        [SEOUL, BUSAN, MapPoint(name="Guam", latitude=13.4, longitude=144.8)], width=800, height=800 / shape
    )
    assert all(0 < x < 800 and 0 < y < 800 / shape for x, y in dots(drawn))
    assert len(dots(drawn)) == 3


def test_equal_earth_is_as_published() -> None:
    # Šavrič, Patterson and Jenny 2018: the equator is 2.706 radii long either way, the poles lie 1.317 off it.
    sheet = sheet_of(MapView(), 1000, ends=(-90, 90))
    assert round(500 / sheet.scale, 3) == 2.707
    assert round(sheet.height / sheet.scale / 2, 2) == 1.32


def test_zooming_in_far_enough_leaves_the_world_and_zooming_out_comes_back() -> None:
    assert not MapView().zoomed(0.25).is_world
    assert MapView(longitude=10, latitude=50, across=60).zoomed(2).is_world


def test_moving_east_passes_the_antimeridian() -> None:
    assert MapView(longitude=175, latitude=0, across=40).moved(0.5, 0).longitude == -165


@pytest.mark.parametrize("level", [COARSE, FINE])
def test_shapes_hold_closed_land_and_names(level: str) -> None:
    held = shapes(level)
    assert {"KOR", "PRK", "NOR"} <= {country.code for country in held.countries}
    assert len(held.rings.lines) > 250
    assert all(abs(ring[0, 0] - ring[-1, 0]) < 1 for ring in held.rings.lines)
