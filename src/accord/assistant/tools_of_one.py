"""9. Ledger → an assistant: the tools that tell all of one thing: a dossier, a report, a question, a reason."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from accord.api import Ledger
from accord.assistant.dossiers_shown import show_dossier, show_lines
from accord.assistant.paging import Page, Start
from accord.assistant.showing import show_answer, show_record
from accord.assistant.shown import Because, DossierSheet, ShownAnswer, ShownReport
from accord.assistant.tools import AsOf, Cursor, ListTools
from accord.assistant.untrusted import Citing, quoted, quoted_or_none
from accord.errors import RecordNotFound
from accord.records import EventRecord, FigureRecord, StatementRecord

Id = Annotated[str, Field(description="An id that another answer gave, or its beginning", min_length=1, max_length=60)]


class Tools(ListTools):
    """All the tools of one ledger."""

    async def dossier(self, *, id: Id, as_of: AsOf = None, cursor: Cursor = None) -> DossierSheet:
        """Tell all of one dossier: warnings, what is due, its way here, figures, statements, plans, each cited."""

        def answer(ledger: Ledger) -> DossierSheet:
            start = Start.of(cursor, "dossier", id, as_of, generation=self._held.generation)
            sheet = ledger.dossier(id, as_of=as_of).sheet()
            cite = Citing(ledger.report)
            page = start.page(start.part(show_lines(sheet, cite)))
            return DossierSheet(
                dossier=show_dossier(sheet.state, cite),
                unknown=list(sheet.state.unknown),
                lines=page.results,
                cursor=page.cursor,
            )

        return await self._held.ask(answer)

    async def report(self, *, id: Id, cursor: Cursor = None) -> ShownReport:
        """Tell of one report where and when it appeared, and each event, statement and figure it gives."""

        def answer(ledger: Ledger) -> ShownReport:
            start = Start.of(cursor, "report", id, generation=self._held.generation)
            found = ledger.report(id)
            told = (EventRecord, StatementRecord, FigureRecord)
            records = [each for each in ledger.records(report=found.id) if isinstance(each, told)]
            page = start.page(start.part(records))
            cite = Citing(ledger.report)
            return ShownReport(
                id=found.id,
                published=found.published,
                date_basis=found.published_basis.value,
                publisher=quoted_or_none(found.publisher),
                title=quoted_or_none(found.title),
                url=quoted_or_none(found.url),
                characters=len(found.text),
                records=[show_record(each, cite) for each in page.results],
                cursor=page.cursor,
            )

        return await self._held.ask(answer)

    async def why(self, *, id: Id, as_of: AsOf = None, cursor: Cursor = None) -> Page[Because]:
        """Tell why an event, plan, conflict or record is as it is: each decision, its rule, the words behind it."""

        def answer(ledger: Ledger) -> Page[Because]:
            start = Start.of(cursor, "why", id, as_of, generation=self._held.generation)
            lines = ledger.why(id, as_of=as_of)
            if not lines:
                raise RecordNotFound(f"No event, plan, conflict or record '{id}'. Expected an id that a listing shows.")
            page = start.page(start.part(lines))
            return Page(results=[Because(line=quoted(line)) for line in page.results], cursor=page.cursor)

        return await self._held.ask(answer)

    async def ask(
        self,
        *,
        question: Annotated[str, Field(description="A question in English", min_length=1, max_length=500)],
        as_of: AsOf = None,
    ) -> ShownAnswer:
        """Answer a question from the records alone, with the words it rests on, or say that reports leave it open."""

        def answer(ledger: Ledger) -> ShownAnswer:
            from accord.asking.questions import check_question

            check_question(question)
            return show_answer(ledger.ask(question, as_of=as_of), Citing(ledger.report))

        return await self._held.ask(answer)
