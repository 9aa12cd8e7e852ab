"""5. Records → the ledger: actors, dealings and places counted, kept as events and readings come and go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from accord.ledger.tables import Tables


class DealingRow(NamedTuple):
    """One side acting on another in an event; no type is ""."""

    actor: str
    recipient: str
    type: str
    deed: bool
    foreseen: bool
    denied: bool
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldEvent:
    """An event as it is counted: who takes part, who acts on whom, where (JSON), and the ids it once had."""

    id: str
    actors: frozenset[str]
    dealings: Sequence[DealingRow]
    place: str | None
    day: str
    last_day: str
    main: bool
    weight: float
    former: frozenset[str]


class ActorRow(NamedTuple):
    """An actor as one reading names it; no country is "", no day of the report is ""."""

    actor: str
    day: str
    report: int
    name: str
    kind: str
    country: str
    statements: int


class TallyTables(Tables):
    """The tables of counts of one ledger file. A change is taken down, then `settle` counts what it touched anew."""

    def put_event(self, key: int, told: ToldEvent) -> None:
        """Takes an event in."""
        self._many("INSERT INTO event_former (id, event) VALUES (?, ?)", ((each, key) for each in sorted(told.former)))
        self._many("INSERT INTO event_actor (actor, event) VALUES (?, ?)", ((id_, key) for id_ in sorted(told.actors)))
        self._many(
            "INSERT INTO event_dealing (actor, recipient, type, event, id, day, last_day, deed, foreseen, denied, "
            "weight) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ((*row[:3], key, told.id, told.day, told.last_day, *row[3:]) for row in told.dealings),
        )
        if told.place is not None:
            self._execute(
                "INSERT INTO event_place (place, event, id, day, last_day, main, weight) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (told.place, key, told.id, told.day, told.last_day, told.main, told.weight),
            )

    def remove_events(self, keys: Collection[int]) -> None:
        """Takes events out."""
        for table in ("event_former", "event_actor", "event_dealing", "event_place"):
            self._many(f"DELETE FROM {table} WHERE event = ?", ((key,) for key in keys))

    def touched_by(self, keys: Collection[int]) -> Touched:
        """What the counts of events bear on."""
        listed = sorted(keys)
        return Touched(
            actors={row[0] for row in self._in("SELECT actor FROM event_actor WHERE event IN ({})", listed)},
            dealings={
                (row[0], row[1], row[2])
                for row in self._in("SELECT actor, recipient, type FROM event_dealing WHERE event IN ({})", listed)
            },
            places={row[0] for row in self._in("SELECT place FROM event_place WHERE event IN ({})", listed)},
            events=Counter(row[0] for row in self._in("SELECT actor FROM event_actor WHERE event IN ({})", listed)),
        )

    def replace_reports(
        self, reports: Collection[int], rows: Sequence[ActorRow], counts: Mapping[int, tuple[int, int]]
    ) -> Counter[str]:
        """Takes down who is named in reports, and how many statements and figures each holds, in place of what was.

        What comes back is by how much the number of each actor's statements has changed.
        """
        old = [
            ActorRow(*row)
            for row in self._in(
                "SELECT actor, day, report, name, kind, country, statements FROM report_actor WHERE report IN ({})",
                sorted(reports),
            )
        ]
        gone, new = set(old) - set(rows), set(rows) - set(old)
        self._many(
            "DELETE FROM report_actor WHERE actor = ? AND day = ? AND report = ? AND name = ? AND kind = ? "
            "AND country = ?",
            (row[:6] for row in sorted(gone)),
        )
        self._many("INSERT INTO report_actor VALUES (?, ?, ?, ?, ?, ?, ?)", sorted(new))
        self._change_names(gone, new)
        self._change_totals(reports, counts)
        changed: Counter[str] = Counter()
        for sign, listed in ((-1, gone), (1, new)):
            for row in listed:
                changed[row.actor] += sign * row.statements
        return changed

    def _change_names(self, gone: Iterable[ActorRow], new: Iterable[ActorRow]) -> None:
        changed: Counter[tuple[str, str, str, str]] = Counter()
        changed.subtract((row.actor, row.name, row.kind, row.country) for row in gone)
        changed.update((row.actor, row.name, row.kind, row.country) for row in new)
        self._many(
            "INSERT INTO actor_name (actor, name, kind, country, reports) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET reports = reports + excluded.reports",
            ((*key, number) for key, number in sorted(changed.items()) if number),
        )

    def _change_totals(self, reports: Collection[int], counts: Mapping[int, tuple[int, int]]) -> None:
        old = self._in("SELECT statements, figures FROM report_count WHERE report IN ({})", sorted(reports))
        self._many("DELETE FROM report_count WHERE report = ?", ((key,) for key in sorted(reports)))
        self._many("INSERT INTO report_count VALUES (?, ?, ?)", ((key, *both) for key, both in sorted(counts.items())))
        for place, name in enumerate(("statements", "figures")):
            number = sum(both[place] for both in counts.values()) - sum(row[place] for row in old)
            self._execute(
                "INSERT INTO total (name, number) VALUES (?, ?) "
                "ON CONFLICT DO UPDATE SET number = number + excluded.number",
                (name, number),
            )

    def settle(self, touched: Touched, statements: Mapping[str, int]) -> None:
        """Counts anew what a change touched; `statements` is by how much each actor's number of them has changed."""
        self._many("DELETE FROM actor_name WHERE actor = ? AND reports = 0", ((name,) for name in sorted(statements)))
        self._many(_SETTLE_DEALING_GONE, sorted(touched.dealings))
        self._many(_SETTLE_DEALING, sorted(touched.dealings))
        self._many("DELETE FROM place_seen WHERE place = ?", ((place,) for place in sorted(touched.places)))
        self._many(_SETTLE_PLACE, ((place,) for place in sorted(touched.places)))
        self._settle_actors(touched, statements)

    def _settle_actors(self, touched: Touched, statements: Mapping[str, int]) -> None:
        names = sorted(touched.actors | statements.keys())
        rows = {row[0]: row for row in self._in(f"SELECT {_ACTOR} FROM actor_seen WHERE actor IN ({{}})", names)}
        for name in names:
            old = rows.get(name)
            events = (int(old[4]) if old else 0) + touched.events[name]
            said = (int(old[5]) if old else 0) + statements.get(name, 0)
            self._execute("DELETE FROM actor_seen WHERE actor = ?", (name,))
            if events or said:
                self._execute(_SETTLE_ACTOR, (name, events, said))
        folded = self._in("SELECT actor, name FROM actor_seen WHERE actor IN ({})", names)
        self._many("UPDATE actor_seen SET folded = ? WHERE actor = ?", ((name.casefold(), key) for key, name in folded))


@dataclass(frozen=True, slots=True)
class Touched:
    """What a change of events bears on; `events` is by how many each actor's number of them has changed."""

    actors: set[str]
    dealings: set[tuple[str, str, str]]
    places: set[str]
    events: Counter[str]


_ACTOR = "actor, name, kind, country, events, statements, first, latest"
_SETTLE_DEALING_GONE = "DELETE FROM dealing WHERE actor = ? AND recipient = ? AND type = ?"
_SETTLE_DEALING = (
    "INSERT INTO dealing SELECT actor, recipient, type, count(*), sum(deed), sum(foreseen), sum(denied), "
    "min(nullif(day, '9999')), max(nullif(day, '9999')) FROM event_dealing "
    "WHERE actor = ? AND recipient = ? AND type = ? GROUP BY actor, recipient, type"
)
_SETTLE_PLACE = (
    "INSERT INTO place_seen SELECT place, count(*), sum(main), max(nullif(day, '9999')) FROM event_place "
    "WHERE place = ? GROUP BY place"
)
_SETTLE_ACTOR = (
    "INSERT INTO actor_seen SELECT actor, name, '', kind, nullif(country, ''), ?2, ?3, "
    "(SELECT min(day) FROM report_actor WHERE actor = ?1 AND day > ''), "
    "(SELECT nullif(max(day), '') FROM report_actor WHERE actor = ?1) "
    "FROM actor_name WHERE actor = ?1 AND reports > 0 ORDER BY reports DESC, name, kind, country LIMIT 1"
)
