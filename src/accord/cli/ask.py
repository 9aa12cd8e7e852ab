"""accord ask"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from accord.cli.adding import add_reports, count_failed
from accord.cli.fetching import AllowAddress
from accord.cli.options import AsJson, AsOf, LedgerPath, RulesOnly, check_days, decided_by, open_for_reading

if TYPE_CHECKING:
    from accord.api import Ledger


def ask(
    question: Annotated[str, typer.Argument(help="A question in English, in quotes")],
    paths: Annotated[list[str] | None, typer.Argument(help="Files, folders, addresses or -; none: the ledger")] = None,
    *,
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    published: Annotated[str | None, typer.Option(help="The day of reports that state none, e.g. 2025-11-03")] = None,
    as_json: AsJson = False,
    rules_only: RulesOnly = False,
    allow_address: AllowAddress = None,
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
        failed = count_failed(add_reports(opened, paths, published=published, allowed=allow_address))
        _print(opened, question, as_of, as_json)
    if failed:
        raise typer.Exit(3)


def _print(opened: Ledger, question: str, as_of: str | None, as_json: bool) -> None:
    from accord.cli.output import print_json, wants_json

    answer = opened.ask(question, as_of=as_of)
    if wants_json(as_json):
        print_json(answer)
        return
    from accord.cli.ask_text import print_answer

    print_answer(answer, {report.id: report for report in opened.reports()})
