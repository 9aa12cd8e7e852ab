"""accord brief"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypedDict

import typer

from accord.cli.adding import add_reports, count_failed
from accord.cli.fetching import AllowAddress
from accord.cli.options import (
    AsOf,
    LedgerPath,
    OwnCodebook,
    OwnPacks,
    RulesOnly,
    WorkersWanted,
    check_days,
    decided_by,
    open_for_reading,
)

if TYPE_CHECKING:
    from accord.views.brief_parts import Brief


class Reading(TypedDict):
    """How reports are read."""

    decided_by: str | None
    codebook: str | None
    workers: int | None
    allowed: list[str] | None


class Asked(TypedDict):
    """What the brief is asked for: as of a day, what is new since one, by which packs of dossiers."""

    as_of: str | None
    since: str | None
    pack: list[str] | None


class Format(StrEnum):
    """What a brief is written as."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    JSON = "json"


def brief(
    paths: Annotated[list[str] | None, typer.Argument(help="Files, folders, addresses or -; none: the ledger")] = None,
    *,
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    since: Annotated[str | None, typer.Option(help="The day you last looked: what is new is counted from it")] = None,
    published: Annotated[str | None, typer.Option(help="The day of reports that state none, e.g. 2025-11-03")] = None,
    format_: Annotated[Format | None, typer.Option("--format", "-f", help="How to write it [default: text]")] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file: .md, .html, .pdf or .json")
    ] = None,
    pack: OwnPacks = None,
    rules_only: RulesOnly = False,
    codebook: OwnCodebook = None,
    workers: WorkersWanted = None,
    allow_address: AllowAddress = None,
) -> None:
    """Print the sourced brief of reports, or of the ledger."""
    if paths and ledger:
        raise typer.BadParameter("Reports and --ledger do not go together: give reports, or a ledger to brief on")
    check_days(as_of=as_of, days=(since, published))
    chosen = _checked(format_, output)
    if paths:
        decides = decided_by(rules_only)
        reading = Reading(decided_by=decides, codebook=codebook, workers=workers, allowed=allow_address)
        made, failed = _from_paths(paths, published, Asked(as_of=as_of, since=since, pack=pack), reading=reading)
    else:
        made, failed = _from_ledger(ledger, Asked(as_of=as_of, since=since, pack=pack)), 0
    _write(made, chosen, output)
    if failed:
        raise typer.Exit(3)


def _checked(format_: Format | None, output: Path | None) -> Format:
    """The format asked for, by name or by the file's; refused before reports are read where it cannot be written."""
    from accord.views.brief_files import format_of
    from accord.views.files import check_writable

    chosen = format_ or (Format(format_of(output)) if output else Format.TEXT)
    if output:
        check_writable(output)
        chosen = Format.MARKDOWN if chosen == Format.TEXT else chosen
    if chosen == Format.PDF:
        from accord.views.printed import check_typst

        check_typst()
        if output is None and sys.stdout.isatty():
            raise typer.BadParameter("A PDF is nothing for a terminal: say where it goes, -o brief.pdf")
    return chosen


def _write(made: Brief, chosen: Format, output: Path | None) -> None:
    from accord.views.brief_files import brief_as

    if output:
        made.save(output, chosen)
    elif chosen == Format.TEXT:
        from accord.cli.brief_text import print_brief

        print_brief(made)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(brief_as(made, chosen))


def _from_paths(paths: list[str], published: str | None, asked: Asked, *, reading: Reading) -> tuple[Brief, int]:
    from accord.api import Ledger

    with Ledger.open(decided_by=reading["decided_by"], codebook=reading["codebook"]) as ledger:
        intake = add_reports(ledger, paths, published=published, workers=reading["workers"], allowed=reading["allowed"])
        failed = count_failed(intake)
        return ledger.brief(**asked, failures=intake.failed), failed


def _from_ledger(path: str | None, asked: Asked) -> Brief:
    with open_for_reading(path) as ledger:
        return ledger.brief(**asked)
