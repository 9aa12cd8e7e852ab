"""6. Records ↔ records: the id of an event: that of the first of its records, which stays while later reports join."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from accord.errors import RecordNotFound
from accord.ledger.merged import Event
from accord.records import EventRecord, digest


def event_id(first: EventRecord) -> str:
    """The id of an event whose first record by day and report this is."""
    return id_begun_by(first.id)


def id_begun_by(record: str) -> str:
    """The id of an event whose first record has this id."""
    return f"v{digest('event', record)}"


def find_former(name: str, events: Iterable[Event]) -> Event | None:
    """The event that has joined another one which had this id; None where none of its records began that event."""
    if not name.startswith("v"):
        return None
    return next((event for event in events for record in event.records if event_id(record) == name), None)


def one_id(name: str, ids: Sequence[str]) -> str:
    """The id that is the name, or the one id that begins with it."""
    found = sorted({name} & set(ids) or {each for each in ids if name and each.startswith(name)})
    if len(found) == 1:
        return found[0]
    if found:
        raise RecordNotFound(f"{len(found)} ids begin with '{name}'. Give more of the id.", near=tuple(found[:5]))
    near = tuple(get_close_matches(name, ids, n=2))
    guess = f" Did you mean {' or '.join(near)}?" if near else " Expected an id that a listing shows."
    raise RecordNotFound(f"No event, plan, conflict or record '{name}'.{guess}", near=near)
