"""9. Ledger → other people's formats: events that have a place as GeoJSON (RFC 7946), a feature a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from accord.exports.export_asked import ALL, Asked, Source, find_events, quoted
from accord.exports.targets import Target
from accord.exports.writer_table import Writer
from accord.frames.column_kinds import Column, columns_of
from accord.frames.item_rows import iterate_rows, wanted
from accord.ledger.merged import Event

_NOT_TOLD = frozenset({"id", "latitude", "longitude"})
"""Columns that a feature holds elsewhere."""


def write_geojson(source: Source, asked: Asked, target: Target) -> None:
    """Writes events with a point; those without one are left out and counted.

    `radius_km` says how far off a point may be: that of a country or sea stands for all of it.
    """
    columns = wanted(columns_of("event"), words=asked.quotes)
    with target.file("events.geojson") as file:
        file.write(b'{"type": "FeatureCollection", "features": [')
        for number, event in enumerate(_placed(source, asked, target)):
            feature = json.dumps(feature_of(event, columns), ensure_ascii=False)
            file.write((",\n" if number else "\n").encode() + feature.encode())
        file.write(b"\n]}\n")


def _placed(source: Source, asked: Asked, target: Target) -> Iterator[Event]:
    for event in find_events(source, asked.with_status(ALL)):
        place = event.place
        if place is None:
            target.leave_out("without a place")
        elif place.latitude is None or place.longitude is None:
            target.leave_out("at a place whose point is not known")
        else:
            target.rows["events"] += 1
            yield event


def feature_of(event: Event, columns: Sequence[Column]) -> dict[str, object]:
    """An event as a feature: longitude before latitude, in degrees of WGS 84; what the columns tell as properties."""
    row = next(iterate_rows([event], columns))
    if "quotes" in row and isinstance(row["quotes"], list):
        row["quotes"] = [quoted(words) for words in row["quotes"] if words]
    assert event.place is not None
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": {"type": "Point", "coordinates": [event.place.longitude, event.place.latitude]},
        "properties": {name: value for name, value in row.items() if name not in _NOT_TOLD},
    }


WRITER = Writer(
    name="geojson",
    suffix=".geojson",
    means="Events that have a place, for maps (RFC 7946).",
    write=write_geojson,
    media_type="application/geo+json",
)
