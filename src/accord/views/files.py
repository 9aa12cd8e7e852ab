"""8. Ledger → what people see: writing a file whole or not at all."""

from __future__ import annotations

import tempfile
from pathlib import Path

from accord.errors import InputError


def write_file(path: Path, text: str) -> None:
    """Write a text file in one step: a reader sees the old file or the new one, never half of it."""
    try:
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
            file.write(text)
        Path(file.name).chmod(0o644)
        Path(file.name).replace(path)
    except OSError as error:
        raise InputError(
            f"{path}: cannot be written ({error.strerror}). Expected a folder you may write to."
        ) from error
