"""accord figures"""

from __future__ import annotations

from typing import Annotated

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


def figures(
    words: Annotated[
        str | None, typer.Option(help="Words in what it measures, whose it is, or its sentence, in any form")
    ] = None,
    *,
    unit: Annotated[str | None, typer.Option(help="One unit, e.g. troops")] = None,
    kind: Annotated[str | None, typer.Option(help="One kind, e.g. count, money, share")] = None,
    owner: Annotated[str | None, typer.Option(help="Whose it is: id, country (ISO 3166-1) or part of a name")] = None,
    report: Annotated[str | None, typer.Option(help="The report that holds it: id or how that begins")] = None,
    since: Since = None,
    until: Until = None,
    limit: MostShown = None,
    newest: NewestFirst = False,
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """List figures with their hedges."""
    from accord.cli.codes import find_code
    from accord.cli.output import print_items
    from accord.values import FigureKind

    kind = find_code("kind", kind, FigureKind) if kind else None
    check_days(as_of=as_of, days=(since, until))
    with open_for_reading(ledger) as opened:
        found = opened.figures(
            words=words,
            unit=unit,
            kind=kind,
            owner=owner,
            report=report,
            since=since,
            until=until,
            as_of=as_of,
            limit=limit,
            newest_first=newest,
        )
        rows = (
            (r.text, r.unit or "", r.measures or "", r.approximation.value, r.status, r.report, r.id) for r in found
        )
        columns = ("figure", "unit", "measures", "hedge", "status", "report", "id")
        print_items(found, columns=columns, rows=rows, as_json=as_json)
