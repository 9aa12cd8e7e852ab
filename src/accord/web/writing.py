"""9. Ledger → pages: what the pages write, behind the guard's token: reports, judgements, acknowledgements."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fastapi import FastAPI

    from accord.web.answering import Site


def add_writes(app: FastAPI, site: Site) -> None:
    """Adds the addresses that write."""
