"""accord ask"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from accord.cli.options import AsJson, AsOf, LedgerPath, RulesOnly, check_days, decided_by, open_for_reading

if TYPE_CHECKING:
    from accord.api import Ledger


def ask(
    question: Annotated[str, typer.Argument(help="A question in English, in quotes")],
    paths: Annotated[list[str] | None, typer.Argument(help="Files, folders or - (stdin); none: the ledger")] = None,
    *,
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    published: Annotated[str | None, typer.Option(help="The day of reports that state none, e.g. 2025-11-03")] = None,
    as_json: AsJson = False,
    rules_only: RulesOnly = False,
) -> None:
    """Answer a question from what the reports say, with the words it rests on, or say that they do not settle it."""
    from accord.asking.questions import check_question

    if paths and ledger:
        raise typer.BadParameter("Reports and --ledger do not go together: give reports, or a ledger to ask")
    check_question(question)
    check_days(as_of=as_of, days=(published,))
    if not paths:
        with open_for_reading(ledger) as opened:
            _print(opened, question, as_of, as_json)
        return
    from accord.api import Ledger

    with Ledger.open(decided_by=decided_by(rules_only)) as opened:
        failed = _add(opened, paths, published)
        _print(opened, question, as_of, as_json)
    if failed:
        raise typer.Exit(3)


def _add(opened: Ledger, paths: list[str], published: str | None) -> int:
    """How many of the reports at some paths could not be read; ends the command where none could."""
    from accord.cli.output import print_note
    from accord.cli.progress import Progress

    progress = Progress(paths)
    try:
        count = progress.workers()
        intake = opened.add(progress.sources(), published=published, on_progress=progress, workers=count)
    finally:
        progress.close()
    for failure in intake.failed:
        print_note(f"accord: {failure}")
    if intake.failed and len(intake.failed) == intake.reports:
        raise typer.Exit(1)
    return len(intake.failed)


def _print(opened: Ledger, question: str, as_of: str | None, as_json: bool) -> None:
    from accord.cli.output import print_json, wants_json

    answer = opened.ask(question, as_of=as_of)
    if wants_json(as_json):
        print_json(answer)
        return
    from accord.cli.ask_text import print_answer

    print_answer(answer, {report.id: report for report in opened.reports()})
