"""9. Ledger → pages: where reports disagree, each account beside the others with its words."""

from __future__ import annotations

from accord.api import Ledger
from accord.web.declaring import Asked, Page, View
from accord.web.filters import DISAGREEMENT, NEWEST, PAGED, SINCE, Filter
from accord.web.pages.event_pages import reports_of

OF_WHAT = Filter(name="kind", label="Of what", hint="figure, date, place, account …")
EVENT = Filter(name="event", label="Event", hint="id", is_shown=False)


def show_conflicts(asked: Asked, ledger: Ledger) -> View:
    """Accounts of one thing that differ, those told last first."""
    given = asked.given("verdict", "kind", "event", "since") | {"as_of": asked.as_of}
    return View(
        items=ledger.conflicts(**given, **asked.part),
        kind="conflict",
        total=ledger.count_conflicts(**given),
        caveats=ledger.caveats("conflicts", as_of=asked.as_of),
    )


def show_conflict(asked: Asked, ledger: Ledger) -> View:
    """One disagreement: the accounts side by side."""
    conflict = ledger.conflict(asked.name, as_of=asked.as_of)
    names = [name for account in conflict.accounts for name in account.reports[:6]]
    event = ledger.event(conflict.event, as_of=asked.as_of) if conflict.event else None
    return View(
        items=[conflict],
        kind="conflict",
        context={"conflict": conflict, "reports": reports_of(ledger, names), "event": event},
        title=conflict.subject,
        crumbs=(("Disagreements", "/conflicts"),),
        more={"conflict": conflict.to_dict()},
    )


PAGES = (
    Page(
        path="/conflicts",
        title="Disagreements",
        template="conflicts.html.j2",
        make=show_conflicts,
        filters=(DISAGREEMENT, OF_WHAT, SINCE, EVENT, NEWEST, *PAGED),
        group="Words",
    ),
    Page(path="/conflicts/{name}", title="Disagreement", template="conflict.html.j2", make=show_conflict),
)
