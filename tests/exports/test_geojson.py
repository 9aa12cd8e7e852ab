"""Events as GeoJSON: checked against RFC 7946, read by json and pandas."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
import pytest
from tests.exports.given_events import GivenLedger, event, place, record
from tests.exports.written import text_of, written

import accord
from accord.ledger.merged import Link, LinkKind


def faults(collection: Any) -> list[str]:
    """What of RFC 7946 a collection of points does not meet."""
    found = []
    if collection.get("type") != "FeatureCollection" or not isinstance(collection.get("features"), list):
        found.append("3.3: a FeatureCollection has a list of features")
    if "crs" in collection:
        found.append("4: no other reference system")
    for feature in collection["features"]:
        if feature.get("type") != "Feature" or "properties" not in feature or "geometry" not in feature:
            found.append("3.2: a Feature has geometry and properties")
        if not isinstance(feature.get("id", ""), str | int | float):
            found.append("3.2: an id is a text or a number")
        geometry = feature["geometry"]
        if set(geometry) != {"type", "coordinates"} or geometry["type"] != "Point":
            found.append("3.1.2: a Point has coordinates")
        position = geometry["coordinates"]
        if not 2 <= len(position) <= 3 or not all(isinstance(each, int | float) for each in position):
            found.append("3.1.1: a position has two or three numbers")
        if not (-180 <= position[0] <= 180 and -90 <= position[1] <= 90):
            found.append("4: longitude, then latitude, in degrees")
        if {"coordinates", "geometries", "geometry", "properties", "features"} & set(feature["properties"]):
            found.append("7.1: no members of other types")
    return found


def test_the_samples_meet_the_rfc(samples: accord.Ledger) -> None:
    content = samples.export("geojson").content
    assert content is not None
    collection = json.loads(content)
    assert faults(collection) == []
    assert len(collection["features"]) > 10


def test_the_check_finds_what_is_wrong() -> None:
    point = {"type": "Point", "coordinates": [10, 99]}
    wrong = {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": point, "properties": {}}]}
    assert faults(wrong) == ["4: longitude, then latitude, in degrees"]


def test_longitude_stands_before_latitude() -> None:
    feature = json.loads(text_of("geojson", GivenLedger([event(record(place=place()))])))["features"][0]
    assert feature["geometry"]["coordinates"] == [10.7461, 59.9127]
    assert feature["id"] == "v1"
    assert feature["properties"]["radius_km"] == 8.0


def test_events_without_a_point_are_left_out_and_counted() -> None:
    ledger = GivenLedger([event(), event(record(place=place("Ruritania", None, None)), id="v2")])
    done = written("geojson", ledger)
    assert done.left_out == {"without a place": 1, "at a place whose point is not known": 1}
    assert json.loads(done.content or b"")["features"] == []


@pytest.mark.parametrize("quotes", [True, False])
def test_quotations_are_in_it_unless_not_wanted(quotes: bool) -> None:
    text = text_of("geojson", GivenLedger([event(record(place=place()))]), quotes=quotes)
    assert ("Norway met Finland." in text) is quotes


def test_each_feature_is_one_line_and_pandas_reads_them() -> None:
    ledger = GivenLedger([event(record("Two\nlines.", place=place()), id=f"v{number}") for number in range(3)])
    text = text_of("geojson", ledger)
    assert len(text.splitlines()) == 5
    frame = pd.json_normalize(json.loads(text)["features"])
    assert frame["properties.title"].tolist() == ["met Finland"] * 3


def test_a_part_names_its_whole_and_the_words_that_say_so_only_with_quotes() -> None:
    link = Link(kind=LinkKind.PART, first="a", second="b", reasons=("told as part: “on the sidelines”",))
    held = [event(record(place=place()), whole="v2", part_link=link), event(id="v2", parts=("v1",))]
    told = [json.loads(text_of("geojson", GivenLedger(held), quotes=quotes))["features"][0] for quotes in (True, False)]
    assert told[0]["properties"]["whole"] == told[1]["properties"]["whole"] == "v2"
    assert told[0]["properties"]["whole_because"] == list(link.reasons)
    assert "whole_because" not in told[1]["properties"]
