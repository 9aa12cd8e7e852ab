"""6. Records ↔ records: the id of an event: that of the first of its records, which stays while later reports join."""

from __future__ import annotations

from collections.abc import Iterable

from accord.ledger.merged import Event
from accord.records import EventRecord, digest


def event_id(first: EventRecord) -> str:
    """The id of an event whose first record by day and report this is."""
    return f"v{digest('event', first.id)}"


def find_former(name: str, events: Iterable[Event]) -> Event | None:
    """The event that has joined another one which had this id; None where none of its records began that event."""
    if not name.startswith("v"):
        return None
    return next((event for event in events for record in event.records if event_id(record) == name), None)
