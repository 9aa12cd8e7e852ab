"""9. Ledger → an assistant: its tools, each one question of the ledger's; they read and never write."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated, Any, TypeVar

from pydantic import Field

from accord.api import Ledger
from accord.assistant.dossiers_shown import show_dossier
from accord.assistant.held_ledger import HeldLedger
from accord.assistant.paging import Page, Start
from accord.assistant.showing import (
    show_change,
    show_conflict,
    show_event,
    show_figure,
    show_hit,
    show_plan,
    show_statement,
)
from accord.assistant.shown import (
    FoundReport,
    ShownChange,
    ShownConflict,
    ShownDossier,
    ShownEvent,
    ShownFigure,
    ShownPlan,
    ShownStatement,
)
from accord.assistant.untrusted import Citing
from accord.ledger.merged import ConflictVerdict, Verdict
from accord.values import EventType, FigureKind, Status

AsOf = Annotated[
    str | None, Field(description="Answer from reports published by this day alone, such as 2025-11-03", max_length=40)
]
Cursor = Annotated[str | None, Field(description="The cursor of the last answer, for the next results", max_length=60)]
ActorName = Annotated[str | None, Field(description="A country (ISO 3166-1 alpha-3, FIN), or a name", max_length=200)]
Day = Annotated[str | None, Field(description="An ISO day, such as 2025-11-03", max_length=40)]
About = Annotated[str | None, Field(description="Words that the sentence must hold", max_length=200)]

S = TypeVar("S")
T = TypeVar("T")


class ListTools:
    """The tools that list; each method is one, its docstring what an assistant is told of it."""

    def __init__(self, held: HeldLedger) -> None:
        self._held = held

    async def search(
        self,
        *,
        words: Annotated[str, Field(description='Words a report must hold; "a phrase" in quotes', max_length=500)],
        as_of: AsOf = None,
        cursor: Cursor = None,
    ) -> Page[FoundReport]:
        """Find reports by their words, best first, each with the sentence in which most of them stand."""
        return await self._page(
            ("search", words, as_of),
            cursor,
            lambda ledger, start: start.part(ledger.search(words, limit=start.offset + start.limit, as_of=as_of)),
            show_hit,
        )

    async def events(
        self,
        *,
        actor: ActorName = None,
        type: Annotated[EventType | None, Field(description="PLOVER event type")] = None,
        label: Annotated[str | None, Field(description="A finer label, such as deployment", max_length=60)] = None,
        status: Status | None = None,
        since: Day = None,
        until: Day = None,
        main: Annotated[bool, Field(description="Only the events a reader would list; false: all")] = True,
        newest_first: bool = False,
        as_of: AsOf = None,
        cursor: Cursor = None,
    ) -> Page[ShownEvent]:
        """List events by date: who did what to whom, and whether it happened, was planned, denied or put off."""
        filters = {"actor": actor, "type": type or label, "status": status, "main": main or None}
        days = {"since": since, "until": until, "as_of": as_of}
        return await self._list("events", show_event, filters | days, cursor, newest_first)

    async def statements(
        self,
        *,
        source: Annotated[str | None, Field(description="Who said it, or part of the name", max_length=200)] = None,
        about: About = None,
        since: Day = None,
        until: Day = None,
        newest_first: bool = False,
        as_of: AsOf = None,
        cursor: Cursor = None,
    ) -> Page[ShownStatement]:
        """List who said what, by the day of the report, each with the sentence it stands in."""
        filters = {"source": source, "about": about, "since": since, "until": until, "as_of": as_of}
        return await self._list("statements", show_statement, filters, cursor, newest_first)

    async def figures(
        self,
        *,
        about: About = None,
        owner: Annotated[
            str | None, Field(description="Whose: a country (ISO 3166-1) or a name", max_length=200)
        ] = None,
        kind: FigureKind | None = None,
        since: Day = None,
        until: Day = None,
        newest_first: bool = False,
        as_of: AsOf = None,
        cursor: Cursor = None,
    ) -> Page[ShownFigure]:
        """List figures with their hedges, by the day of the report, each with the sentence it stands in."""
        filters = {"words": about, "owner": owner, "kind": kind, "since": since, "until": until, "as_of": as_of}
        return await self._list("figures", show_figure, filters, cursor, newest_first)

    async def plans(
        self,
        *,
        actor: ActorName = None,
        verdict: Annotated[Verdict | None, Field(description="What came of it")] = None,
        since: Day = None,
        until: Day = None,
        newest_first: bool = False,
        as_of: AsOf = None,
        cursor: Cursor = None,
    ) -> Page[ShownPlan]:
        """List plans with what came of them, by the day they are due. "not_shown" and "overdue" never mean "no"."""
        filters = {"actor": actor, "verdict": verdict, "since": since, "until": until, "as_of": as_of}
        return await self._list("plans", show_plan, filters, cursor, newest_first)

    async def conflicts(
        self,
        *,
        verdict: ConflictVerdict | None = None,
        since: Day = None,
        newest_first: bool = False,
        as_of: AsOf = None,
        cursor: Cursor = None,
    ) -> Page[ShownConflict]:
        """List where reports disagree: each account with its reports, and whether both can be true."""
        filters = {"verdict": verdict, "since": since, "as_of": as_of}
        return await self._list("conflicts", show_conflict, filters, cursor, newest_first)

    async def changes(
        self,
        *,
        since: Annotated[str, Field(description="The day last looked (its end), such as 2025-11-03", max_length=40)],
        as_of: AsOf = None,
        cursor: Cursor = None,
    ) -> Page[ShownChange]:
        """List what is otherwise than at the end of a day: new events, plans settled or overdue, new conflicts."""
        return await self._page(
            ("changes", since, as_of),
            cursor,
            lambda ledger, start: start.part(ledger.changes(since=since, as_of=as_of)),
            show_change,
        )

    async def dossiers(self, *, as_of: AsOf = None, cursor: Cursor = None) -> Page[ShownDossier]:
        """List where each tracked thing stands: its stage, since when, what is due next."""
        return await self._page(
            ("dossiers", as_of), cursor, lambda ledger, start: start.part(ledger.dossiers(as_of=as_of)), show_dossier
        )

    async def _list(
        self,
        name: str,
        show: Callable[[S, Citing], T],
        filters: dict[str, Any],
        cursor: str | None,
        newest_first: bool,
    ) -> Page[T]:
        """A page of a question that the ledger answers in parts, with the number of all it finds."""

        def answer(ledger: Ledger) -> Page[T]:
            start = Start.of(cursor, name, newest_first, *filters.values(), generation=self._held.generation)
            find, count = getattr(ledger, name), getattr(ledger, f"count_{name}")
            found = start.page(find(**filters, newest_first=newest_first, limit=start.limit, offset=start.offset))
            cite = Citing(ledger.report)
            shown = [show(each, cite) for each in found.results]
            return Page(results=shown, cursor=found.cursor, total=count(**filters))

        return await self._held.ask(answer)

    async def _page(
        self,
        asked: tuple[object, ...],
        cursor: str | None,
        find: Callable[[Ledger, Start], Iterable[S]],
        show: Callable[[S, Citing], T],
    ) -> Page[T]:
        """A page of a question that is answered whole."""

        def answer(ledger: Ledger) -> Page[T]:
            start = Start.of(cursor, *asked, generation=self._held.generation)
            cite = Citing(ledger.report)
            found = start.page(list(find(ledger, start)))
            return Page(results=[show(each, cite) for each in found.results], cursor=found.cursor)

        return await self._held.ask(answer)
