"""accord changes --since DAY"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from accord.cli.options import AsJson, AsOf, LedgerPath, check_days, open_for_reading

if TYPE_CHECKING:
    from accord.cli.cards import Card
    from accord.linking.differences import Change


def changes(
    since: Annotated[str, typer.Option(help="The day you last looked (its end), e.g. 2025-11-03")],
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """List what is otherwise than on a day: new events, plans settled or overdue, conflicts, changed figures."""
    from accord.cli.cards import print_cards

    check_days(as_of=as_of, days=(since,))
    with open_for_reading(ledger) as opened:
        found = opened.changes(since=since, as_of=as_of)
        print_cards(found, (_card(change) for change in found), as_json=as_json)


def _card(change: Change) -> Card:
    before, now = (_in_words(value) for value in (change.before or "", change.now))
    values = f"{before} → {now}" if before else now
    heading = f"{change.kind.value}  {change.day or 'undated'}  {change.about}"
    return heading, (f"{change.what}: {values}", f"“{' '.join(change.evidence[0].quote.split())}”")


def _in_words(value: str) -> str:
    """A value as shown: an open interval of days (TIMEX3) as "by" or "from" its end."""
    if value.startswith("../"):
        return f"by {value[3:]}"
    return f"from {value[:-3]}" if value.endswith("/..") else value
