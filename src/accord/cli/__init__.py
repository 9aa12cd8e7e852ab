"""The command line: one command a file; each parses, calls the library, prints."""

from __future__ import annotations

import typer

from accord.cli import (
    add,
    ask,
    brief,
    changes,
    code,
    config,
    conflicts,
    doctor,
    dossiers,
    events,
    explain,
    export,
    figures,
    judge,
    mcp,
    plans,
    report,
    reports,
    search,
    serve,
    set_date,
    statements,
    timeline,
    update,
    watch,
    why,
)
from accord.cli.options import OwnRegister, Version
from accord.data.own_register import use_register

app = typer.Typer(
    name="accord",
    help="Reads news reports about the affairs of states and keeps a sourced ledger of what they say.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback()
def accord(register: OwnRegister = None, version: Version = False) -> None:
    """Reads news reports about the affairs of states and keeps a sourced ledger of what they say."""
    if register is not None:
        use_register(register)


for command in (
    brief.brief,
    add.add,
    update.update,
    watch.watch,
    events.events,
    statements.statements,
    figures.figures,
    plans.plans,
    conflicts.conflicts,
    timeline.timeline,
    changes.changes,
    ask.ask,
    search.search,
    report.report,
    reports.reports,
    set_date.set_date,
    why.why,
    judge.judge,
    export.export,
    mcp.mcp,
    explain.explain,
    code.code,
    serve.serve,
    config.config,
    doctor.doctor,
):
    app.command()(command)
app.add_typer(dossiers.app, name="dossiers")


def main() -> None:
    """Run the command line and end the process with its exit code."""
    from accord.cli.running import run

    raise SystemExit(run(app))
