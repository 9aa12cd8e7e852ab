"""The command line: one command a file; each parses, calls the library, prints."""

from __future__ import annotations

import sys

import typer

from accord.cli import (
    add,
    brief,
    code,
    conflicts,
    dossiers,
    events,
    explain,
    figures,
    plans,
    report,
    reports,
    search,
    set_date,
    statements,
    why,
)
from accord.errors import AccordError

app = typer.Typer(
    name="accord",
    help="Reads news reports about the affairs of states and keeps a sourced ledger of what they say.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for command in (
    brief.brief,
    add.add,
    events.events,
    statements.statements,
    figures.figures,
    plans.plans,
    conflicts.conflicts,
    dossiers.dossiers,
    search.search,
    report.report,
    reports.reports,
    set_date.set_date,
    why.why,
    explain.explain,
    code.code,
):
    app.command()(command)


def main() -> None:
    """Run the command line; an error is one line on stderr and its exit code."""
    try:
        app()
    except AccordError as error:
        sys.stderr.write(f"accord: {error}\n")
        raise SystemExit(error.exit_code) from None
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None
    except KeyboardInterrupt:
        sys.stderr.write("accord: stopped. What was added is kept; run the same command again for the rest.\n")
        raise SystemExit(130) from None
