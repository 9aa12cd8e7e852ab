"""9. Ledger → pages: the map: where events fall, with counts; pan and zoom by links, and by mouse where scripts run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from accord.api import Ledger
from accord.errors import InputError
from accord.ledger.merged import Event
from accord.ledger.tallies import PlaceSeen
from accord.views.projections import MapView, view_of
from accord.views.world_shapes import NOTICE
from accord.views.worldmap import MapPoint, draw_map
from accord.web.declaring import Asked, Page, View
from accord.web.filters import ACTOR, BETWEEN, Filter

VIEW = Filter(name="view", label="View", hint="longitude, latitude, degrees across", is_shown=False)
MOST_SHOWN, MOST_LISTED = 150, 30
"""Places on the map, and places listed with what was told of them."""
_USUAL_SHARE = 0.95
"""The first view holds the places of so much of what happened; a few far ones do not make it the whole world."""
_STEP, _CLOSER = 0.35, 0.5


def show_map(asked: Asked, ledger: Ledger) -> View:
    """The places of events on a map, and the same as a table with the events told last."""
    given = asked.given("actor", "since", "until")
    found = as_one(ledger.places(**given, as_of=asked.as_of, limit=MOST_SHOWN))
    points = [_point(seen, place) for place, seen in enumerate(found) if seen.place.longitude is not None]
    held = [(point.longitude, point.latitude, float(point.count)) for point in points]
    view = read_view(asked.text("view")) or view_of(held, share=_USUAL_SHARE)
    drawn = draw_map(points, view=view, title=_title(asked))
    context = {
        "map": Markup(drawn),
        "places": found[:MOST_LISTED],
        "left": max(0, len(found) - MOST_LISTED),
        "events": _examples(ledger, found[:MOST_LISTED], asked.as_of),
        "steer": _steer(asked, view),
        "at": view,
        "is_cut": len(found) >= MOST_SHOWN,
        "notice": NOTICE,
    }
    rows = [_row(seen) for seen in found]
    return View(items=found, rows=rows, context=context, title="Map")


def as_one(places: Sequence[PlaceSeen]) -> list[PlaceSeen]:
    """The places, those of one name and point as one, whatever words they were read from; most events first."""
    held: dict[tuple[str, float | None, float | None], PlaceSeen] = {}
    for seen in places:
        key = (seen.place.name, seen.place.latitude, seen.place.longitude)
        held[key] = _joined(held[key], seen) if key in held else seen
    return sorted(held.values(), key=lambda seen: (-seen.events, seen.place.name))


def _joined(one: PlaceSeen, other: PlaceSeen) -> PlaceSeen:
    return replace(
        one,
        events=one.events + other.events,
        main=one.main + other.main,
        latest=max(filter(None, (one.latest, other.latest)), default=None),
        examples=(*one.examples, *other.examples)[:5],
    )


def read_view(text: str | None) -> MapView | None:
    """The view that "127,37.5,20" names (longitude, latitude, degrees across); None for nothing, InputError else."""
    if not text:
        return None
    try:
        longitude, latitude, across = (float(part) for part in text.split(","))
    except ValueError:
        longitude, latitude, across = 999.0, 999.0, 999.0
    if not (-180 <= longitude <= 180 and -85 <= latitude <= 85 and 1 <= across <= 360):
        expected = "longitude, latitude and degrees across, such as 127,37.5,20"
        raise InputError(f"No view '{text[:40]}'. Expected {expected}.")
    return replace(MapView(longitude=longitude, latitude=latitude, across=across).zoomed(1.0), latitude=latitude)


def _title(asked: Asked) -> str:
    actor = asked.text("actor")
    return f"Where events of {actor} fall" if actor else "Where events fall"


def _point(seen: PlaceSeen, place: int) -> MapPoint:
    return MapPoint(
        name=seen.place.name,
        latitude=seen.place.latitude or 0.0,
        longitude=seen.place.longitude or 0.0,
        count=seen.events,
        radius_km=seen.place.radius_km,
        href=f"#place-{place + 1}" if place < MOST_LISTED else None,
    )


def _examples(ledger: Ledger, places: Sequence[PlaceSeen], as_of: str | None) -> dict[str, Event]:
    """The event told first of each place, by its id."""
    names = dict.fromkeys(name for seen in places for name in seen.examples[:1])
    return {name: ledger.event(name, as_of=as_of) for name in names}


def _steer(asked: Asked, view: MapView) -> list[tuple[str, str, str]]:
    """The ways to another view: a sign, its words, the address."""

    def to(other: MapView) -> str:
        return asked.same_page(view=f"{other.longitude:g},{other.latitude:g},{other.across:g}")

    ways = [
        ("+", "closer", view.zoomed(_CLOSER) if not view.is_world else _closer_to(view)),
        ("−", "farther", view.zoomed(1 / _CLOSER)),
        ("←", "west", view.moved(-_STEP, 0)),
        ("→", "east", view.moved(_STEP, 0)),
        ("↑", "north", view.moved(0, _STEP)),
        ("↓", "south", view.moved(0, -_STEP)),
    ]
    if view.is_world:
        ways = [way for way in ways if way[1] not in ("north", "south", "farther")]
    told = [(sign, words, to(other)) for sign, words, other in ways]
    return [
        *told,
        ("world", "the whole world", to(MapView(longitude=11))),
        ("fit", "all places", asked.same_page(view=None)),
    ]


def _closer_to(view: MapView) -> MapView:
    return MapView(longitude=view.longitude, latitude=30.0, across=90.0)


def _row(seen: PlaceSeen) -> dict[str, object]:
    place = seen.place
    return {
        "place": place.name,
        "country": "/".join(place.country),
        "latitude": place.latitude,
        "longitude": place.longitude,
        "radius_km": place.radius_km,
        "geonames": place.geonames,
        "events": seen.events,
        "main": seen.main,
        "latest": seen.latest,
        "examples": " ".join(seen.examples),
    }


PAGES = (
    Page(
        path="/map", title="Map", template="map.html.j2", make=show_map, filters=(ACTOR, *BETWEEN, VIEW), group="Events"
    ),
)
