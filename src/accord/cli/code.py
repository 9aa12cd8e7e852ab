"""accord code"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from accord.cli.fetching import AllowAddress, fetcher_for
from accord.cli.options import AsJson, OwnCodebook, RulesOnly, decided_by


def code(
    paths: Annotated[
        list[str] | None, typer.Argument(help="Files, folders, addresses or - (stdin, the default)")
    ] = None,
    *,
    published: Annotated[str | None, typer.Option(help="The day of reports that state none, e.g. 2025-11-03")] = None,
    as_json: AsJson = False,
    rules_only: RulesOnly = False,
    codebook: OwnCodebook = None,
    allow_address: AllowAddress = None,
) -> None:
    """Code reports without a ledger: the records of each, one JSON object a report."""
    from accord.cli.output import print_json, print_note, print_table, wants_json
    from accord.codebook import codebook_in_use
    from accord.coder import code_many, date_report
    from accord.errors import PipelineError
    from accord.reading import read
    from accord.records import Failure
    from accord.views.coded import coded

    if not paths and sys.stdin.isatty():
        raise typer.BadParameter("Nothing to read: give files, folders, or a text on standard input")
    decides, in_use = decided_by(rules_only), codebook_in_use(codebook)
    read_any = failed = 0
    for given in read(paths or ["-"], published=published, fetcher=fetcher_for(paths or [], allow_address)):
        if isinstance(given, Failure):
            print_note(f"accord: {given}")
            failed += 1
            continue
        report = given if given.published else date_report(given, decides, codebook=in_use)
        records = next(code_many([report], decided_by=decides, codebook=in_use))
        if isinstance(records, PipelineError):
            print_note(f"accord: {records}")
            failed += 1
            continue
        read_any += 1
        if wants_json(as_json):
            print_json(coded(report, records))
        else:
            print_table(("kind", "record"), ((record.kind, str(record)) for record in records))
    if failed:
        raise typer.Exit(3 if read_any else 1)
