"""9. Ledger → pages: what people judged, what is doubtful and asks for a judgement, and why a thing is as it is."""

from __future__ import annotations

from accord.api import Ledger
from accord.web.declaring import Asked, Page, View
from accord.web.filters import Filter, FilterKind
from accord.web.pages.event_pages import reports_of

UNDONE = Filter(name="undone", label="Undone ones too", kind=FilterKind.FLAG, usual=False)
MOST_DOUBTS = 10
MOST_LISTED = 500


def show_judgements(asked: Asked, ledger: Ledger) -> View:
    """The judgements that stand, the last first, and the pairs the linking is least sure of."""
    judged = ledger.judgements(undone=bool(asked.values["undone"]))
    noted = ledger.acknowledgements(undone=bool(asked.values["undone"]))
    doubts = ledger.doubts(limit=MOST_DOUBTS) if asked.may_write else ()
    names = [record.report for doubt in doubts for record in (doubt.first, doubt.second)]
    context = {
        "judged": judged[::-1][:MOST_LISTED],
        "noted": noted[::-1][:MOST_LISTED],
        "doubts": doubts,
        "reports": reports_of(ledger, names),
    }
    rows = [_row(each.to_dict()) for each in judged]
    return View(items=judged, context=context, rows=rows, caveats=ledger.caveats("doubts") if doubts else ())


def _row(judgement: dict[str, object]) -> dict[str, object]:
    """A judgement as a flat row, its two things by their ids and words."""
    first, second = judgement.pop("first"), judgement.pop("second")
    for name, anchor in (("first", first), ("second", second)):
        if isinstance(anchor, dict):
            judgement |= {name: anchor["id"], f"{name}_words": anchor["words"]}
    return judgement


def show_why(asked: Asked, ledger: Ledger) -> View:
    """Why an event, a plan, a conflict or a record is as it is, a line for each decision."""
    lines = ledger.why(asked.name, as_of=asked.as_of)
    return View(
        items=lines, rows=[{"line": line} for line in lines], context={"lines": lines}, title=f"Why {asked.name}"
    )


PAGES = (
    Page(
        path="/judgements",
        title="Judgements",
        template="judgements.html.j2",
        make=show_judgements,
        filters=(UNDONE,),
        group="Yours",
        reads_now=True,
    ),
    Page(path="/why/{name}", title="Why", template="why.html.j2", make=show_why),
)
