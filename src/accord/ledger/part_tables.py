"""5. Records → the ledger: which tellings and events are part of which, as linking keeps it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from accord.ledger.tables import Tables

# Of tellings: two that one report keeps apart because it tells a part and its whole, `told` where these are the two.
# Of events: the tellings each is made of, and of each that is part of another its whole.
PARTS = """
CREATE TABLE telling_part (
  part INTEGER NOT NULL,
  whole INTEGER NOT NULL,
  told INTEGER NOT NULL,
  PRIMARY KEY (part, whole)
) STRICT, WITHOUT ROWID;
CREATE INDEX telling_part_whole ON telling_part (whole);

CREATE TABLE event_telling (
  telling INTEGER PRIMARY KEY,
  event INTEGER NOT NULL
) STRICT;
CREATE INDEX event_telling_event ON event_telling (event);

CREATE TABLE event_part (
  part INTEGER PRIMARY KEY,
  whole INTEGER NOT NULL
) STRICT;
CREATE INDEX event_part_whole ON event_part (whole);

UPDATE report SET linked = NULL WHERE linked IS NOT NULL;
DELETE FROM setting WHERE name = 'linking_version';
"""

DERIVED_PARTS = ("telling_part", "event_telling", "event_part")
"""The tables of PARTS, which linking makes."""

Pair = tuple[int, int]
"""The key of a part and that of its whole."""


class PartTables(Tables):
    """The tables of parts of one ledger file."""

    def put_told(self, pairs: Iterable[tuple[int, int, bool]]) -> None:
        """Keeps tellings that one report keeps apart: part, whole, whether it tells them so."""
        self._many("INSERT OR REPLACE INTO telling_part (part, whole, told) VALUES (?, ?, ?)", pairs)

    def remove_told(self, telling: int) -> None:
        """Drops what is told of the parts and the wholes of a telling."""
        self._execute("DELETE FROM telling_part WHERE part = ?", (telling,))
        self._execute("DELETE FROM telling_part WHERE whole = ?", (telling,))

    def apart(self, tellings: Collection[int]) -> list[tuple[int, int, bool]]:
        """The pairs kept apart whose first is among these tellings: part, whole, whether they are told so."""
        sql = "SELECT part, whole, told FROM telling_part WHERE part IN ({})"
        return [(row[0], row[1], bool(row[2])) for row in self._in(sql, sorted(tellings))]

    def put_tellings(self, event: int, tellings: Iterable[int]) -> None:
        """Keeps which tellings an event is made of."""
        self._many(
            "INSERT OR REPLACE INTO event_telling (telling, event) VALUES (?, ?)", ((t, event) for t in tellings)
        )

    def remove_events(self, events: Collection[int]) -> None:
        """Drops the tellings of events, and what they are part of."""
        self._many("DELETE FROM event_telling WHERE event = ?", ((key,) for key in events))
        self._many("DELETE FROM event_part WHERE part = ?", ((key,) for key in events))

    def told_parts(self, wholes: Collection[int]) -> set[int]:
        """The events told as part of one of these."""
        return {row[0] for row in self._in(f"{_TOLD} WHERE held.event IN ({{}})", sorted(wholes))}

    def told_wholes(self, parts: Collection[int]) -> set[Pair]:
        """These events with those of which they are told as part, by part and whole."""
        return {(row[0], row[1]) for row in self._in(f"{_TOLD} WHERE own.event IN ({{}})", sorted(parts))}

    def set_wholes(self, parts: Collection[int], wholes: Iterable[Pair]) -> None:
        """Keeps of which events these are part, in the place of what was kept."""
        self._many("DELETE FROM event_part WHERE part = ?", ((key,) for key in sorted(parts)))
        self._many("INSERT INTO event_part (part, whole) VALUES (?, ?)", wholes)

    def wholes_of(self, parts: Collection[int]) -> set[int]:
        """The events of which these are part."""
        return {row[0] for row in self._in("SELECT whole FROM event_part WHERE part IN ({})", sorted(parts))}

    def parts_of(self, wholes: Collection[int]) -> dict[int, list[str]]:
        """The ids of the events that are part of these, by day."""
        sql = (
            "SELECT event_part.whole, event.id FROM event_part JOIN event ON event.key = event_part.part "
            "WHERE event_part.whole IN ({}) ORDER BY event.day, event.id"
        )
        found: dict[int, list[str]] = {}
        for whole, name in self._in(sql, sorted(wholes)):
            found.setdefault(whole, []).append(name)
        return found

    def event_of(self, record: str) -> int | None:
        """The key of the event that a record of a present reading tells; None where it is in no event."""
        rows = self._rows(_TELLS, (record, record))
        return int(rows[0][0]) if rows else None

    def set_bodies(self, bodies: Iterable[tuple[str, int]]) -> None:
        """Writes events anew: body as JSON, key."""
        self._many("UPDATE event SET body = ? WHERE key = ?", bodies)


_TOLD = (
    "SELECT DISTINCT own.event, held.event FROM telling_part JOIN event_telling AS own ON own.telling = part "
    "JOIN event_telling AS held ON held.telling = whole AND held.event <> own.event AND told"
)
_TELLS = (
    "SELECT event.key FROM record JOIN reading ON reading.key = record.reading JOIN report ON "
    "report.key = reading.report AND report.reading = reading.key JOIN event_sentence ON "
    "event_sentence.report = report.key AND event_sentence.start = record.sentence_start JOIN event ON "
    "event.key = event_sentence.event WHERE record.id = ? AND instr(event.records, '\"' || ? || '\"')"
)
