"""accord explain CODE"""

from __future__ import annotations

from typing import Annotated

import typer

from accord.cli.options import OwnCodebook


def explain(
    code: Annotated[
        str | None, typer.Argument(help="A type, mode, context, status, sector, label or word that triggers an event")
    ] = None,
    types: Annotated[bool, typer.Option("--types", help="All event types")] = False,
    check: Annotated[
        str | None,
        typer.Option("--check", metavar="PATH", help="Run the example sentences of a codebook of your own"),
    ] = None,
    codebook: OwnCodebook = None,
) -> None:
    """Say what a code of the codebook means, and which triggers lead to it."""
    from accord.codebook import codebook_in_use
    from accord.codebook import explain as explain_code
    from accord.errors import InputError
    from accord.reading.decoding import clean
    from accord.values import EventType

    if check is not None:
        _check(check)
        return
    in_use = codebook_in_use(codebook)
    if types:
        own = [type_.code for type_ in in_use.types]
        for type_ in [*EventType, *own]:
            typer.echo(f"{type_}: {clean(explain_code(type_, in_use).splitlines()[0])}")
        return
    if code is None:
        raise InputError(
            "No code given. Expected one, such as CONSULT or did_not_happen; --types lists the event types."
        )
    for line in explain_code(code, in_use).splitlines():
        typer.echo(clean(line))


def _check(path: str) -> None:
    from accord.cli.output import print_note
    from accord.codebook import codebook_in_use
    from accord.coder import check_codebook
    from accord.reading.decoding import in_one_line

    problems = check_codebook(path)
    for problem in problems:
        print_note(f"accord: {in_one_line(problem)}")
    if problems:
        raise typer.Exit(1)
    checked = codebook_in_use(path)
    typer.echo(
        f"{len(checked.own_frames)} frames, {len(checked.types)} own event types: every example comes out as written."
    )
