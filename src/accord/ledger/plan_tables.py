"""5. Records → the ledger: plans as linking keeps them, found by who announced them, outcome and day due."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from accord.ledger.event_tables import Sentence
from accord.ledger.merged import Verdict
from accord.ledger.tables import Part, Tables

NOT_DUE = "9999-12-31"
"""Stands for the day of a plan without one: behind all days."""


class PlanRow(NamedTuple):
    """A plan as kept: the key of its event, what reports make of it as JSON, and what it is found by.

    `verdict` is told by reports alone: an open plan of which `due_by` (ISO day, none for no day) is past is overdue.
    `due` is the day by which plans are ordered.
    """

    event: int
    id: str
    body: str
    verdict: str
    due: str
    due_by: str | None
    settled: bool
    dated: bool
    weight: float


class Announced(NamedTuple):
    """A plan and one who announced it, by id and name; `late` says that it was held after its day."""

    plan: str
    verdict: str
    late: bool
    actor: str
    name: str


class KeptSpan(NamedTuple):
    """Where a plan is stated: report, sentence, words; and what its plan weighs against another of the same words."""

    plan: int
    report: int
    sentence: int
    start: int
    end: int
    settled: bool
    dated: bool
    weight: float
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanQuery:
    """Which plans to find, by the day they are due: those one of these states or bodies announced, an outcome, days.

    `since` and `until` are ISO days that the day due lies between, both of them included.
    """

    names: frozenset[str] = field(default=frozenset())
    verdict: str | None = None
    since: str | None = None
    until: str | None = None

    def condition(self, today: str) -> tuple[str, list[object]]:
        """SQL on the table `plan`, with its values, for what is asked on a day (ISO)."""
        names: list[object] = [*sorted(self.names)]
        parts: list[tuple[str, list[object]]] = [("doubled = 0", [])]
        if self.verdict is not None:
            parts.append(self._of_verdict(self.verdict, today))
        if self.names:
            marks = ", ".join("?" * len(self.names))
            parts.append((f"event IN (SELECT plan FROM plan_actor WHERE actor IN ({marks}))", names))
        if self.since is not None:
            parts.append(("due >= ?", [self.since]))
        if self.until is not None:
            parts.append(("due <= ?", [self.until]))
        return " AND ".join(sql for sql, _ in parts), [value for _, values in parts for value in values]

    def _of_verdict(self, verdict: str, today: str) -> tuple[str, list[object]]:
        if verdict == Verdict.OVERDUE:
            return "verdict = ? AND due_by < ?", [Verdict.OPEN.value, today]
        if verdict == Verdict.OPEN:
            return "verdict = ? AND coalesce(due_by, ?) >= ?", [Verdict.OPEN.value, NOT_DUE, today]
        return "verdict = ?", [verdict]


class PlanTables(Tables):
    """The tables of plans of one ledger file; a plan has the key of its event."""

    def put(self, row: PlanRow, actors: Mapping[str, str], spans: Iterable[tuple[str, int, int, int]]) -> None:
        """Keeps a plan with who announced it (id, name) and where it is stated (report id, sentence, start, end)."""
        marks = ", ".join("?" * len(row))
        self._execute(f"INSERT INTO plan ({', '.join(PlanRow._fields)}, doubled) VALUES ({marks}, 0)", row)
        self._many(
            "INSERT INTO plan_actor (actor, plan, name) VALUES (?, ?, ?)",
            ((actor, row.event, name) for actor, name in sorted(actors.items())),
        )
        self._many(
            'INSERT OR IGNORE INTO plan_stated (report, sentence, start, "end", plan) '
            "SELECT key, ?, ?, ?, ? FROM report WHERE id = ?",
            ((*span, row.event, report) for report, *span in spans),
        )

    def remove(self, keys: Collection[int]) -> None:
        """Drops the plans of events."""
        for table, column in (("plan_actor", "plan"), ("plan_stated", "plan"), ("plan", "event")):
            self._many(f"DELETE FROM {table} WHERE {column} = ?", ((key,) for key in keys))

    def stated_in(self, sentences: Collection[Sentence]) -> set[int]:
        """The plans stated in these sentences."""
        reports = sorted({report for report, _ in sentences})
        found = self._in("SELECT report, sentence, plan FROM plan_stated WHERE report IN ({})", reports)
        return {plan for report, sentence, plan in found if (report, sentence) in sentences}

    def reports_of(self, keys: Collection[int]) -> set[int]:
        """The reports that state plans."""
        return {row[0] for row in self._in("SELECT report FROM plan_stated WHERE plan IN ({})", sorted(keys))}

    def spans_in(self, reports: Collection[int]) -> list[KeptSpan]:
        """Where plans are stated in reports."""
        return [KeptSpan(*row) for row in self._in(f"{_SPAN} WHERE report IN ({{}})", sorted(reports))]

    def spans_of(self, keys: Collection[int]) -> list[KeptSpan]:
        """Where plans are stated."""
        return [KeptSpan(*row) for row in self._in(f"{_SPAN} WHERE plan IN ({{}})", sorted(keys))]

    def set_doubled(self, doubled: Iterable[tuple[bool, int]]) -> None:
        """Notes of plans whether they are stated in the words of others alone: whether, key."""
        self._many("UPDATE plan SET doubled = ?1 WHERE event = ?2 AND doubled <> ?1", doubled)

    def find(self, query: PlanQuery, today: str, part: Part) -> list[PlanRow]:
        """The plans that a query finds on a day (ISO), by day due and id."""
        condition, values = query.condition(today)
        sql = f"{_PLAN} WHERE {condition} {part.sql('due', 'id')}"
        return [PlanRow(*row) for row in self._rows(sql, (*values, *part.values))]

    def read(self, events: Collection[int]) -> list[PlanRow]:
        """The plans of events, by the day they are due and id."""
        found = [PlanRow(*row) for row in self._in(f"{_PLAN} WHERE doubled = 0 AND event IN ({{}})", sorted(events))]
        return sorted(found, key=lambda row: (row.due, row.id))

    def came_due(self, since: str, until: str, most: int) -> list[int]:
        """The events of open plans whose day passed from one day (ISO) to before the other, at most so many."""
        sql = (
            "SELECT event FROM plan WHERE doubled = 0 AND verdict = ? AND due_by >= ? AND due_by < ? "
            "ORDER BY due_by DESC, id LIMIT ?"
        )
        return [row[0] for row in self._rows(sql, (Verdict.OPEN.value, since, until, most))]

    def count(self, query: PlanQuery, today: str) -> int:
        """How many plans a query finds on a day (ISO)."""
        condition, values = query.condition(today)
        return int(self._rows(f"SELECT count(*) FROM plan WHERE {condition}", values)[0][0])

    def count_verdicts(self, today: str) -> dict[str, int]:
        """How many plans have each verdict on a day (ISO)."""
        verdict = "CASE WHEN verdict = ? AND due_by < ? THEN ? ELSE verdict END"
        sql = f"SELECT {verdict} AS verdict, count(*) FROM plan WHERE +doubled = 0 "
        sql += "GROUP BY 1 ORDER BY 1"
        return dict(self._rows(sql, (Verdict.OPEN.value, today, Verdict.OVERDUE.value)))

    def announced(self, today: str) -> list[Announced]:
        """Who announced each plan, by the day due and id, with the verdict on a day (ISO)."""
        sql = (
            "SELECT plan.id, CASE WHEN verdict = ? AND due_by < ? THEN ? ELSE verdict END, "
            "json_extract(body, '$.late'), actor, name FROM plan "
            "JOIN plan_actor ON plan_actor.plan = plan.event WHERE doubled = 0 "
            "ORDER BY due, plan.id, actor"
        )
        values = (Verdict.OPEN.value, today, Verdict.OVERDUE.value)
        return [Announced(row[0], row[1], bool(row[2]), *row[3:]) for row in self._rows(sql, values)]

    def begin_with(self, start: str) -> list[PlanRow]:
        """The plans whose id begins so, at most a handful."""
        sql = f"{_PLAN} WHERE +doubled = 0 AND id >= ? AND id < ? ORDER BY id LIMIT 5"
        return [PlanRow(*row) for row in self._rows(sql, (start, start + "\U0010ffff"))]


_PLAN = f"SELECT {', '.join(PlanRow._fields)} FROM plan"
_SPAN = (
    'SELECT plan, report, sentence, start, "end", settled, dated, weight, id FROM plan_stated '
    "JOIN plan ON plan.event = plan_stated.plan"
)
