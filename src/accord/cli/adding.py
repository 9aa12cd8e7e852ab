"""Reports given on the command line, read into a ledger: progress on stderr, then what could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from accord.cli.fetching import fetcher_for

if TYPE_CHECKING:
    from accord.api import Ledger
    from accord.ledger.intake import Intake


def add_reports(
    ledger: Ledger,
    paths: Sequence[str],
    *,
    published: str | None = None,
    workers: int | None = None,
    allowed: Sequence[str] | None = None,
) -> Intake:
    """What came of reading files, folders, addresses and "-" into a ledger; each failure is a line on stderr."""
    from accord.cli.output import print_note
    from accord.cli.progress import Progress

    progress = Progress(paths)
    fetcher = fetcher_for(paths, allowed)
    try:
        intake = ledger.add(
            progress.sources(),
            published=published,
            on_progress=progress,
            workers=progress.workers(workers),
            fetcher=fetcher,
        )
    finally:
        progress.close()
    for failure in intake.failed:
        print_note(f"accord: {failure}")
    return intake


def count_failed(intake: Intake) -> int:
    """How many reports could not be read; ends the command where none could."""
    if intake.failed and len(intake.failed) == intake.reports:
        raise typer.Exit(1)
    return len(intake.failed)
