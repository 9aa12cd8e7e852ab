"""Which coding gave a record: what tells a ledger that a report has to be read anew. Loads no model."""

from __future__ import annotations

from pathlib import Path

from accord import settings
from accord.codebook.codebooks import Codebook
from accord.codebook.own_files import codebook_in_use
from accord.data.own_register import own_register
from accord.parsing.encoder_card import read_card
from accord.settings import DecidedBy

VERSION = "2"
"""Of the coding: goes up when the same report would give other records, so that a ledger knows what to read anew."""

GivenCodebook = str | Path | Codebook | None
"""The user's own codebook: a TOML file or folder, or one read before; None: as ACCORD_CODEBOOK says, else none."""


def coding_version(decided_by: str | None = None, *, codebook: GivenCodebook = None) -> str:
    """The version of the coding, with that of the encoder where it has a say, and of the user's own files."""
    decides, own = settings.decided_by(decided_by), codebook_in_use(codebook).digest
    parts = [VERSION]
    if decides is not DecidedBy.RULES:
        parts += [decides, read_card(settings.encoder_folder()).version]
    register = own_register().digest
    own_parts = [*(["codebook", own] if own else []), *(["register", register] if register else [])]
    return " ".join([*parts, *own_parts])
