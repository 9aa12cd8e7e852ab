"""8. Ledger → what people see: writing a file whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from accord.errors import InputError

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def check_writable(path: Path) -> None:
    """Refuse a path that cannot be written, before the work that fills it is done."""
    if path.is_dir():
        raise InputError(f"{path} is a folder. Expected the name of a file in it.")
    if not path.parent.is_dir():
        raise InputError(f"{path}: the folder {path.parent} does not exist. Make it first.")
    if not os.access(path if _is_device(path) else path.parent, os.W_OK):
        raise InputError(f"{path}: cannot be written (permission denied). Expected a folder you may write to.")


def write_file(path: Path, text: str) -> None:
    """Write a text file in one step: a reader sees the old file or the new one, never half of it."""
    write_bytes(path, text.encode("utf-8", "replace"))


def write_bytes(path: Path, raw: bytes) -> None:
    """Write a file in one step, as write_file does."""
    try:
        if _is_device(path):
            path.write_bytes(raw)
        else:
            with replacing(path) as file:
                file.write(raw)
    except OSError as error:
        raise InputError(
            f"{path}: cannot be written ({error.strerror}). Expected a folder you may write to."
        ) from error


def _is_device(path: Path) -> bool:
    """A pipe or a terminal, such as /dev/stdout, is written to and never replaced by a file."""
    return path.exists() and not path.is_file() and not path.is_dir()


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A file beside its place, put there when it is complete; gone when it is not."""
    with tempfile.NamedTemporaryFile("wb", dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        written = Path(file.name)
        try:
            yield cast("IO[bytes]", file)
            file.flush()
            os.fsync(file.fileno())
            written.chmod(0o644)
            written.replace(path)
        except BaseException:
            written.unlink(missing_ok=True)
            raise
