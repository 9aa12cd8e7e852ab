"""accord why ID"""

from __future__ import annotations

from typing import Annotated

import typer

from accord.cli.options import AsOf, LedgerPath, open_for_reading


def why(
    name: Annotated[str, typer.Argument(metavar="ID", help="An event, plan, conflict or record")],
    ledger: LedgerPath = None,
    as_of: AsOf = None,
) -> None:
    """Say why a thing is as it is: each decision with the rule and the words behind it."""
    from accord.reading.decoding import clean

    with open_for_reading(ledger) as opened:
        for line in opened.why(name, as_of=as_of):
            typer.echo(clean(line))
