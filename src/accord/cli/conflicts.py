"""accord conflicts"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from accord.cli.options import AsJson, AsOf, LedgerPath, MostShown, NewestFirst, Since, check_days, open_for_reading

if TYPE_CHECKING:
    from accord.cli.cards import Card
    from accord.ledger.merged import Conflict


def conflicts(
    *,
    kind: Annotated[str | None, typer.Option(help="One kind, e.g. figure, date, place, name, account")] = None,
    verdict: Annotated[str | None, typer.Option(help="One verdict, e.g. conflict, unsure, 'change over time'")] = None,
    event: Annotated[str | None, typer.Option(help="Those of one event, by its id or how that begins")] = None,
    since: Since = None,
    limit: MostShown = None,
    newest: NewestFirst = False,
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """List where reports differ: each account with the reports that give it, and whether both can be true."""
    from accord.cli.cards import print_cards
    from accord.cli.codes import find_code
    from accord.ledger.merged import ConflictVerdict

    verdict = find_code("verdict", verdict, ConflictVerdict) if verdict else None
    check_days(as_of=as_of, days=(since,))
    with open_for_reading(ledger) as opened:
        of = opened.event(event, as_of=as_of).id if event else None
        found = opened.conflicts(
            verdict=verdict, kind=kind, event=of, since=since, as_of=as_of, limit=limit, newest_first=newest
        )
        if kind and not found:
            _check_kind(kind, {conflict.kind for conflict in opened.conflicts(as_of=as_of)})
        print_cards(found, (_card(conflict) for conflict in found), as_json=as_json)


def _check_kind(kind: str, kinds: set[str]) -> None:
    if kinds and kind not in kinds:
        raise typer.BadParameter(f"No conflict of kind '{kind}'. This ledger has {', '.join(sorted(kinds))}")


def _card(conflict: Conflict) -> Card:
    from accord.cli.cards import counted

    told = [f"- {account.value} ({counted(len(account.reports), 'report')})" for account in conflict.accounts]
    because = f"{conflict.verdict.value}: {conflict.reason}" if conflict.reason else conflict.verdict.value
    return f"{conflict.kind}: {conflict.subject}  {conflict.id}", [*told, because]
