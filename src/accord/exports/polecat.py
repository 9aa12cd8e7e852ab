"""9. Ledger → other people's formats: events as POLECAT has them, tab-separated, a row an event.

Columns and order are POLECAT's. What accord does not know stays empty; nothing is guessed. Several actors stand in one
cell with "; " between, in one order in all columns of their side.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from accord.codebook.event_frames import read
from accord.data.place_names import Entry, look_up, region_name
from accord.data.register import states
from accord.exports.comma_separated import csv_lines
from accord.exports.export_asked import ALL, Asked, Source, find_events, quoted
from accord.exports.polecat_columns import polecat_columns
from accord.exports.targets import Target
from accord.exports.writer_table import Writer
from accord.frames.made_values import quad_code
from accord.ledger.merged import Event
from accord.records import ActorRecord, EventRecord, PlaceRecord, Report
from accord.values import Actor, ActorKind, Place, Status, When

_ORGANISATIONS = frozenset({ActorKind.ORGANISATION, ActorKind.FORCE, ActorKind.GOVERNMENT})
_NEAR = 0.002
"""Degrees within which a place of the gazetteer is the one meant."""
Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Story:
    """One report with what it names."""

    report: Report
    actors: tuple[ActorRecord, ...]
    places: tuple[PlaceRecord, ...]


def write_polecat(source: Source, asked: Asked, target: Target) -> None:
    """Writes the table: events that occurred, unless another status or "all" is asked for."""
    asked = asked.with_status(Status.OCCURRED)
    with target.file("events.tsv") as file:
        for line in csv_lines(_rows(source, asked, target), list(polecat_columns()), delimiter="\t"):
            file.write(line.encode())


def _rows(source: Source, asked: Asked, target: Target) -> Iterator[Row]:
    @lru_cache(maxsize=64)
    def story(report: str) -> Story:
        records = list(source.file.records(report=report))
        return Story(
            source.file.report(report),
            tuple(record for record in records if isinstance(record, ActorRecord)),
            tuple(record for record in records if isinstance(record, PlaceRecord)),
        )

    for event in find_events(source, asked, any_status=True):
        speaking = event.records[0]
        if asked.status not in (ALL, event.status):
            target.leave_out(f"of another status than {asked.status} (--status all has them)")
        elif speaking.plover_type is None:
            target.leave_out("of no type that PLOVER knows")
        else:
            target.rows["events"] += 1
            yield row_of(event, story(speaking.report), quotes=asked.quotes)


def row_of(event: Event, story: Story, *, quotes: bool = True) -> Row:
    """An event as a row of POLECAT; `story` is the report that speaks for it."""
    speaking = event.records[0]
    report = story.report
    return {
        "Event ID": event.id,
        "Event Date": _day(event.date),
        "Event Type": speaking.plover_type,
        "Event Mode": _mode(speaking),
        "Intensity": None,
        "Quad Code": quad_code(speaking.plover_type),
        "Contexts": [context for context in speaking.contexts if context in _contexts()],
        **_side("Actor", event.actors, story, speaking, quotes=quotes),
        **_side("Recipient", event.recipients, story, speaking, quotes=quotes),
        **_placed(event.place, story, speaking, quotes=quotes),
        "Source": report.publisher,
        "Publication Date": report.day,
        "Story People": _named(story, frozenset({ActorKind.PERSON})),
        "Story Organizations": _named(story, _ORGANISATIONS),
        "Story Locations": list(dict.fromkeys(record.place.name for record in story.places)),
        "Language": report.language,
        "Version": _version(),
    }


def _day(when: When | None) -> str | None:
    """The day, where it is known to the day."""
    if when is None or not when.earliest or not when.latest:
        return None
    return when.earliest[:10] if when.earliest[:10] == when.latest[:10] else None


def _mode(record: EventRecord) -> str | None:
    """The mode, where PLOVER has it for the type: the type of a plan is AGREE, which has none."""
    return record.mode if record.mode and (record.plover_type, record.mode) in _modes() else None


@cache
def _modes() -> frozenset[tuple[str, str]]:
    return frozenset((row["type"], row["code"]) for row in read("modes.toml")["mode"])


@cache
def _contexts() -> frozenset[str]:
    return frozenset(row["code"] for row in read("contexts.toml")["context"])


def _side(side: str, actors: tuple[Actor, ...], story: Story, record: EventRecord, *, quotes: bool) -> Row:
    """The columns of one side; no register here says which article of Wikipedia is an actor's."""
    sectors = [actor.sector for actor in actors]
    return {
        f"{side} Name": [actor.name for actor in actors],
        f"{side} Country": [actor.country for actor in actors],
        f"{side} COW": [_cow(actor.country) for actor in actors],
        f"Primary {side} Sector": sectors,
        f"{side} Sectors": sectors,
        f"{side} Title": [actor.role for actor in actors],
        f"{side} Name Raw": [_as_printed(actor, story, record) for actor in actors] if quotes else None,
        f"Wikipedia {side} ID": None,
    }


def _cow(country: str | None) -> str | None:
    state = states().get(country) if country else None
    return str(state.cow) if state and state.cow is not None else None


def _as_printed(actor: Actor, story: Story, record: EventRecord) -> str | None:
    """How the sentence of the event names an actor: by name, else as it does."""
    words = record.evidence
    found = [
        mention
        for mention in story.actors
        if words.start <= mention.start < words.end and actor.id in {mention.actor, *(a.id for a in mention.members)}
    ]
    named = sorted(found, key=lambda mention: (mention.form == "pronoun", mention.actor != actor.id, mention.start))
    return quoted(named[0].text) if named else None


def _placed(place: Place | None, story: Story, record: EventRecord, *, quotes: bool) -> Row:
    if place is None:
        return {}
    entry = _entry(place)
    region = region_name(entry.region) if entry and entry.region and entry.kind != "region" else None
    return {
        "Placename": place.name,
        "City": place.name if entry and entry.is_town else None,
        "District": place.name if entry and entry.kind == "county" else None,
        "Province": place.name if entry and entry.kind == "region" else region,
        "Country": list(place.country),
        "Latitude": place.latitude,
        "Longitude": place.longitude,
        "GeoNames ID": place.geonames,
        "Raw Placename": _place_as_printed(place, story, record) if quotes else None,
        "Feature Type": entry.kind.replace("_", " ") if entry else None,
    }


def _entry(place: Place) -> Entry | None:
    """The gazetteer's entry of a place: the one of its name at its point."""
    if place.latitude is None or place.longitude is None:
        return None
    near = (
        entry
        for entry in look_up(place.name)
        if abs(entry.latitude - place.latitude) < _NEAR and abs(entry.longitude - place.longitude) < _NEAR
    )
    return next((entry for entry in near if entry.geonames == place.geonames), None)


def _place_as_printed(place: Place, story: Story, record: EventRecord) -> str | None:
    words = record.evidence
    printed = (m.text for m in story.places if words.start <= m.start < words.end and m.place.name == place.name)
    found = next(printed, None)
    return quoted(found) if found else None


def _named(story: Story, kinds: frozenset[ActorKind]) -> list[str]:
    return list(dict.fromkeys(record.name for record in story.actors if record.actor_kind in kinds))


@cache
def _version() -> str:
    from accord import __version__

    return f"accord {__version__}"


WRITER = Writer(
    name="polecat",
    suffix=".tsv",
    means="Events as POLECAT has them, tab-separated; those that occurred.",
    write=write_polecat,
    media_type="text/tab-separated-values; charset=utf-8",
)
