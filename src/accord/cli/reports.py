"""accord reports"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from accord.cli.options import (
    AsJson,
    AsOf,
    LedgerPath,
    MostShown,
    NewestFirst,
    Since,
    Until,
    check_days,
    open_for_reading,
)

if TYPE_CHECKING:
    from accord.linking.copies import Copies
    from accord.records import Report


def reports(
    failed: Annotated[bool, typer.Option("--failed", help="What could not be read, and why")] = False,
    *,
    words: Annotated[str | None, typer.Option(help="Words that a report must hold, all of them")] = None,
    publisher: Annotated[str | None, typer.Option(help="Part of the publisher's name")] = None,
    since: Since = None,
    until: Until = None,
    limit: MostShown = None,
    newest: NewestFirst = False,
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """List the reports of the ledger."""
    from accord.cli.output import print_items
    from accord.linking.shared_texts import find_shared_texts

    check_days(as_of=as_of, days=(since, until))
    with open_for_reading(ledger) as opened:
        if failed:
            failures = opened.file.failures()
            lines = ((f.source, f.stage, f.reason) for f in failures)
            print_items(failures, columns=("source", "stage", "reason"), rows=lines, as_json=as_json)
            return
        found = opened.reports(
            words=words,
            publisher=publisher,
            since=since,
            until=until,
            as_of=as_of,
            limit=limit,
            newest_first=newest,
        )
        shared = find_shared_texts(opened.file, as_of)
        rows = (
            (r.day or "undated", r.published_basis.value, r.publisher or "", r.title or "", r.id, _others(r, shared))
            for r in found
        )
        listed = (
            {key: value for key, value in r.to_dict().items() if key != "text"} | _copies(r, shared) for r in found
        )
        columns = ("day", "basis", "publisher", "title", "id", "one text with")
        print_items(listed, columns=columns, rows=rows, as_json=as_json)


def _others(report: Report, shared: Mapping[str, Copies]) -> str:
    """The copies of a report, the earliest marked."""
    copies = shared.get(report.id)
    others = [name for name in copies.reports if name != report.id] if copies else []
    return " ".join(f"{name} (the earliest)" if copies and name == copies.first else name for name in others)


def _copies(report: Report, shared: Mapping[str, Copies]) -> dict[str, Copies]:
    copies = shared.get(report.id)
    return {"copies": copies} if copies else {}
