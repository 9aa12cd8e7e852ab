"""9. Ledger → other people's formats: what an export is asked for, and the ledger's answers, a part at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar

from accord.dossiers.model import DossierState
from accord.ledger.merged import Conflict, Event, Plan
from accord.ledger.storage import LedgerFile
from accord.linking.differences import Change
from accord.records import FigureRecord, Report, StatementRecord
from accord.values import Status

T = TypeVar("T")
ALL = "all"
"""In place of a status: every status."""
_PAGE = 1000
MOST_QUOTED = 1000
"""Characters of a quotation that leave at most: a text without sentences is not quoted whole."""


class Source(Protocol):
    """The questions of a ledger that exports ask; the public Ledger answers them."""

    @property
    def file(self) -> LedgerFile:
        """The file."""

    @property
    def reports(self) -> Callable[..., Sequence[Report]]:
        """Reports by day."""

    @property
    def events(self) -> Callable[..., Sequence[Event]]:
        """Events by day."""

    @property
    def event(self) -> Callable[..., Event]:
        """One event, by its id."""

    @property
    def plans(self) -> Callable[..., Sequence[Plan]]:
        """Plans by the day they are due."""

    @property
    def statements(self) -> Callable[..., Sequence[StatementRecord]]:
        """Statements by day of report."""

    @property
    def figures(self) -> Callable[..., Sequence[FigureRecord]]:
        """Figures by day of report."""

    @property
    def conflicts(self) -> Callable[..., Sequence[Conflict]]:
        """Accounts that differ."""

    @property
    def dossiers(self) -> Callable[..., Sequence[DossierState]]:
        """Where tracked things stand."""

    @property
    def changes(self) -> Callable[..., Sequence[Change]]:
        """What is otherwise than on a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What an export is asked for: as of a day, which events, which tables, whether with words of the reports.

    `status` is one status or "all"; None leaves it to the format. `since` and `until` are ISO days of events, of the
    day plans are due, and of changes the day last looked. Without `quotes` no words of reports leave; with `texts`
    whole texts do, where a format has room for them. `title` names a feed or calendar, `link` is where its pages are.
    """

    as_of: str | None = None
    status: Status | str | None = None
    actor: str | None = None
    type: str | None = None
    since: str | None = None
    until: str | None = None
    main: bool | None = None
    tables: tuple[str, ...] = ()
    quotes: bool = True
    texts: bool = False
    title: str | None = None
    link: str | None = None

    def with_status(self, usual: Status | str) -> Asked:
        """The same with the format's usual status where none is asked for."""
        return self if self.status is not None else replace(self, status=usual)

    @property
    def query(self) -> dict[str, str]:
        """What makes it a query of its own, by name; empty where everything is asked for."""
        named = {name: getattr(self, name) for name in ("actor", "type", "status", "since", "until", "main")}
        return {name: str(value) for name, value in named.items() if value is not None}


def find_events(source: Source, asked: Asked, *, any_status: bool = False) -> Iterator[Event]:
    """The events asked for by day and id, a page in memory at a time; of any status, if the caller picks itself."""
    status = None if any_status or asked.status in (None, ALL) else asked.status
    named: dict[str, Any] = {"actor": asked.actor, "type": asked.type, "main": asked.main}
    days = {"since": asked.since, "until": asked.until, "as_of": asked.as_of}
    yield from pages(source.events, **named, **days, status=status)


def find_plans(source: Source, asked: Asked) -> Iterator[Plan]:
    """The plans asked for by the day they are due and id, a page in memory at a time."""
    days = {"since": asked.since, "until": asked.until, "as_of": asked.as_of}
    yield from pages(source.plans, actor=asked.actor, **days)


def pages(ask: Callable[..., Sequence[T]], **named: Any) -> Iterator[T]:
    """What a question finds, asked a page at a time."""
    start = 0
    while True:
        page = ask(**named, limit=_PAGE, offset=start)
        yield from page
        if len(page) < _PAGE:
            return
        start += _PAGE


def quoted(text: str) -> str:
    """Words of a report as they leave: cut at a word where they are longer than MOST_QUOTED characters."""
    return text if len(text) <= MOST_QUOTED else f"{text[:MOST_QUOTED].rsplit(maxsplit=1)[0]} […]"
