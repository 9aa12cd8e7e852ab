"""accord events"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from accord.cli.options import AsJson, AsOf, LedgerPath, ledger_path, open_for_reading

if TYPE_CHECKING:
    from accord.errors import UnknownCode


def events(
    *,
    actor: Annotated[str | None, typer.Option(help="Country (ISO 3166-1 alpha-3), id or name")] = None,
    type_: Annotated[
        str | None, typer.Option("--type", help="PLOVER type, e.g. CONSULT; or a label or type of your own")
    ] = None,
    status: Annotated[str | None, typer.Option(help="e.g. planned, occurred")] = None,
    since: Annotated[str | None, typer.Option(help="On or after this day")] = None,
    all_: Annotated[bool, typer.Option("--all", help="Every event, not the main ones only")] = False,
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """List events: who did what to whom, and whether it happened."""
    from accord.cli.codes import find_code
    from accord.cli.output import print_items
    from accord.values import Status
    from accord.views.wording import event_in_words

    status = find_code("status", status, Status) if status else None
    type_, unknown = _known_type(type_)
    if unknown and not Path(ledger_path(ledger)).exists():
        raise unknown
    with open_for_reading(ledger) as opened:
        if unknown and not any(event.label == type_ for event in opened.events(as_of=as_of)):
            raise unknown
        found = opened.events(
            actor=actor, type=type_, status=status, since=since, main=None if all_ else True, as_of=as_of
        )
        rows = (
            (
                event.date.value if event.date else "",
                event.status.value,
                f"{event_in_words(event)} ({event.type or event.label or 'no code'})"
                + (f", part of {event.whole}" if event.whole else ""),
                str(len(event.reports)),
                event.id,
            )
            for event in found
        )
        columns = ("date", "status", "who and what", "n", "id")
        print_items(found, columns=columns, rows=rows, as_json=as_json)


def _known_type(given: str | None) -> tuple[str | None, UnknownCode | None]:
    """A PLOVER type whatever its case; else what was given, perhaps a label of the ledger's, and the error if not."""
    from accord.cli.codes import find_code
    from accord.errors import UnknownCode
    from accord.values import EventType

    try:
        return (find_code("event type", given, EventType) if given else None), None
    except UnknownCode as error:
        return given, error
