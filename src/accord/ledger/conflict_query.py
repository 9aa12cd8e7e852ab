"""5. Records → the ledger: which conflicts a person asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from accord.ledger.merged import Conflict


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictQuery:
    """Which conflicts to find: with a verdict, of a kind, of an event (id), told last between two days (ISO)."""

    verdict: str | None = None
    kind: str | None = None
    event: str | None = None
    since: str | None = None
    until: str | None = None

    def is_met_by(self, conflict: Conflict, days: Mapping[str, str | None]) -> bool:
        """Whether a conflict is one of these; `days` are those of the reports."""
        return (
            (self.verdict is None or conflict.verdict == self.verdict)
            and (self.kind is None or conflict.kind == self.kind)
            and (self.event is None or conflict.event == self.event)
            and (self.since is None or day_of(conflict, days) >= self.since)
            and (self.until is None or day_of(conflict, days) <= self.until)
        )

    def condition(self) -> tuple[str, list[object]]:
        """The same as SQL on the table `conflict`, with its values."""
        given = {"verdict = ?": self.verdict, "kind = ?": self.kind, "event = ?": self.event, "day >= ?": self.since}
        given |= {"day <= ?": self.until}
        parts = {sql: str(value) for sql, value in given.items() if value is not None}
        return " AND ".join(parts) or "1", [*parts.values()]


def day_of(conflict: Conflict, days: Mapping[str, str | None]) -> str:
    """The day of the last report that gives one of the accounts, empty where none states a day."""
    return max((days.get(report) or "" for account in conflict.accounts for report in account.reports), default="")
