"""9. Ledger → pages: the brief, with a button for each form in which it is handed on."""

from __future__ import annotations

from accord.api import Ledger
from accord.web.declaring import Asked, Page, View
from accord.web.pages.changes_page import LAST_LOOKED


def show_brief(asked: Asked, ledger: Ledger) -> View:
    """The brief of what was known by a day."""
    brief = ledger.brief(as_of=asked.as_of, since=asked.text("since"))
    rows = [
        {"section": section.id, "when": line.when, "status": line.status, "text": line.text, "note": line.note}
        for section in brief.sections
        for line in (*section.lines, *section.also)
    ]
    return View(
        items=rows, rows=rows, context={"brief": brief}, title=f"Brief: {brief.title}", more={"brief": brief.to_dict()}
    )


PAGES = (
    Page(
        path="/brief",
        title="Brief",
        template="brief_page.html.j2",
        make=show_brief,
        filters=(LAST_LOOKED,),
        group="Now",
    ),
)
