"""accord explain CODE"""

from __future__ import annotations

from typing import Annotated

import typer


def explain(
    code: Annotated[str | None, typer.Argument(help="A type, mode, context, status, sector or label")] = None,
    types: Annotated[bool, typer.Option("--types", help="All event types")] = False,
) -> None:
    """Say what a code of the codebook means."""
    from accord.codebook import explain as explain_code
    from accord.errors import InputError
    from accord.values import EventType

    if types:
        for type_ in EventType:
            typer.echo(f"{type_}: {explain_code(type_)}")
        return
    if code is None:
        raise InputError(
            "No code given. Expected one, such as CONSULT or did_not_happen; --types lists the event types."
        )
    typer.echo(explain_code(code))
