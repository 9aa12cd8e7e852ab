"""5. Records → the ledger: who is seen, who deals with whom, where and on which days, read a page at a time."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from accord.ledger.tables import Part, Tables

Row = tuple[Any, ...]
_MOST_EXAMPLES = 5
_ACTOR = "actor, name, kind, country, events, statements, first, latest"
_MOST = "events DESC, statements DESC, actor"
_SUMS = (
    "count(*) AS events, sum(deed) AS deeds, sum(foreseen) AS foreseen, sum(denied) AS denied, "
    "min(nullif(day, '9999')) AS first, max(nullif(day, '9999')) AS latest"
)
_DEALING = "actor, recipient, type, events, deeds, foreseen, denied, first, latest"


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyQuery:
    """Which events are counted: those of one of these ids, countries or names, and between two days (ISO).

    `since` and `until` are met as by the events of an EventQuery: the last day an event may have had, and its first.
    """

    names: frozenset[str] = field(default=frozenset())
    since: str | None = None
    until: str | None = None

    @property
    def is_of_days(self) -> bool:
        """Whether days are asked for."""
        return bool(self.since or self.until)

    def of_days(self) -> tuple[str, list[object]]:
        """The SQL on the columns `day` and `last_day`, with its values."""
        parts, values = ["1"], list[object]()
        if self.since:
            parts.append("last_day >= ?")
            values.append(self.since)
        if self.until:
            parts.append("day < ?")
            values.append(min(self.until + "~", "9999"))
        return " AND ".join(parts), values


class TallyPages(Tables):
    """Questions to the counts of one ledger file."""

    def totals(self) -> dict[str, int]:
        """How many statements and figures stand."""
        return {"statements": 0, "figures": 0} | dict(self._rows("SELECT name, number FROM total"))

    def find_actors(self, words: Sequence[str], kind: str | None, part: Part) -> list[Row]:
        """Actors of most events first, or those named last: id, name, kind, country, counts, first and latest day."""
        parts: list[tuple[str, object]] = [("instr(folded, ?) > 0", word.casefold()) for word in words]
        if kind is not None:
            parts.append(("kind = ?", str(kind)))
        condition = " AND ".join(sql for sql, _ in parts) or "1"
        order = "latest DESC, " if part.newest_first else ""
        sql = f"SELECT {_ACTOR} FROM actor_seen WHERE {condition} ORDER BY {order}{_MOST} LIMIT ? OFFSET ?"
        return self._rows(sql, (*(value for _, value in parts), *part.values))

    def actor(self, name: str) -> Row | None:
        """The actor with an id, as find_actors gives it."""
        rows = self._rows(f"SELECT {_ACTOR} FROM actor_seen WHERE actor = ?", (name,))
        return rows[0] if rows else None

    def parties(self, actors: Collection[str]) -> dict[str, Row]:
        """Id, name and country of actors."""
        rows = self._in("SELECT actor, name, country FROM actor_seen WHERE actor IN ({})", sorted(actors))
        return {row[0]: row for row in rows}

    def find_dealings(self, query: TallyQuery, part: Part) -> list[Row]:
        """Actor, recipient, type, counts and days of dealings, those of most events first."""
        condition, values = self._of_sides(query.names)
        order = "ORDER BY events DESC, actor, recipient, type LIMIT ? OFFSET ?"
        if not query.is_of_days:
            sql = f"SELECT {_DEALING} FROM dealing WHERE {condition} {order}"
            return self._rows(sql, (*values, *part.values))
        days, more = query.of_days()
        sql = (
            f"SELECT actor, recipient, type, {_SUMS} FROM event_dealing WHERE {condition} AND {days} "
            f"GROUP BY actor, recipient, type {order}"
        )
        return self._rows(sql, (*values, *more, *part.values))

    def _of_sides(self, names: frozenset[str]) -> tuple[str, list[object]]:
        if not names:
            return "1", []
        marks = ", ".join("?" * len(names))
        named = f"SELECT actor FROM actor_seen WHERE actor IN ({marks}) OR country IN ({marks}) OR name IN ({marks})"
        return f"(actor IN ({named}) OR recipient IN ({named}))", [*sorted(names) * 6]

    def example(self, dealing: Sequence[object], query: TallyQuery) -> str:
        """The id of the event of a dealing (actor, recipient, type) that says most."""
        days, values = query.of_days()
        sql = (
            "SELECT id FROM event_dealing WHERE actor = ? AND recipient = ? AND type = ? "
            f"AND {days} ORDER BY weight DESC, id LIMIT 1"
        )
        return str(self._rows(sql, (*dealing, *values))[0][0])

    def find_places(self, query: TallyQuery, part: Part) -> list[Row]:
        """Place (JSON), events, main ones and last day, those of most events first."""
        order = "ORDER BY events DESC, place LIMIT ? OFFSET ?"
        if not query.names and not query.is_of_days:
            return self._rows(f"SELECT place, events, main, latest FROM place_seen {order}", part.values)
        told, values = self._places_told(query)
        sums = "count(*) AS events, sum(main), max(nullif(day, '9999'))"
        return self._rows(f"SELECT place, {sums} FROM {told} GROUP BY place {order}", (*values, *part.values))

    def examples(self, places: Sequence[str], query: TallyQuery) -> dict[str, list[str]]:
        """The ids of up to five events that fall at each of some places, those that say most first."""
        told, values = self._places_told(query)
        found: dict[str, list[str]] = {place: [] for place in places}
        marks = ", ".join("?" * len(places))
        at = "+place" if query.names else "place"
        sql = (
            "SELECT place, id FROM (SELECT place, id, row_number() OVER (PARTITION BY place ORDER BY weight DESC, id) "
            f"AS number FROM {told} AND {at} IN ({marks})) WHERE number <= {_MOST_EXAMPLES} ORDER BY place, number"
        )
        for place, event in self._rows(sql, (*values, *places)):
            found[place].append(event)
        return found

    def _places_told(self, query: TallyQuery) -> tuple[str, list[object]]:
        """The table of places of events narrowed to those asked for, with its values; an actor's events come first."""
        days, values = query.of_days()
        if not query.names:
            return f"event_place WHERE {days}", values
        marks = ", ".join("?" * len(query.names))
        events = f"(SELECT DISTINCT event AS told FROM event_name WHERE name IN ({marks}))"
        return f"{events} CROSS JOIN event_place ON event = told WHERE {days}", [*sorted(query.names), *values]

    def count_days(self, length: int, main: bool | None, query: TallyQuery) -> list[Row]:
        """Start (so many characters of the day), status and number of dated events, in the order of time."""
        parts, values = [f"day < '9999' AND length(day) >= {length}"], list[object]()
        for sql, given in (
            ("main = ?", None if main is None else int(main)),
            ("last_day >= ?", query.since),
            ("day < ?", min(query.until + "~", "9999") if query.until else None),
        ):
            if given is not None:
                parts.append(sql)
                values.append(given)
        if query.names:
            marks = ", ".join("?" * len(query.names))
            parts.append(f"key IN (SELECT event FROM event_name WHERE name IN ({marks}))")
            values += sorted(query.names)
        start = f"substr(day, 1, {length})"
        sql = f"SELECT {start}, status, count(*) FROM event WHERE {' AND '.join(parts)} GROUP BY {start}, status"
        return self._rows(f"{sql} ORDER BY 1, 2", values)

    def former(self, name: str) -> list[int]:
        """The keys of the events that tell a record which began an event with that id."""
        return [row[0] for row in self._rows("SELECT event FROM event_former WHERE id = ?", (name,))]
