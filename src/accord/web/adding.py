"""9. Ledger → pages: reports given in the browser: kept in a folder until they are read, one lot at a time.

Reading and coding run in a worker process, under the same limits of time and memory as `accord add`.
"""

from __future__ import annotations

import re
import secrets
import shutil
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from accord import settings
from accord.errors import AccordError, InputError, RecordNotFound
from accord.ledger.intake import Intake
from accord.reading.decoding import in_one_line
from accord.reading.opened import Opened
from accord.web.opened_ledgers import OpenedLedgers

MOST_FILES = 300
MOST_PASTED = 1_000_000
"""Characters of a text in a form; starlette reads at most 1,048,576 bytes of a field."""
MOST_LOTS = 30
"""Lots remembered: their results are shown until so many newer ones were given."""
_MOST_NAME = 80
_CHUNK = 1 << 20
_UNSAFE = re.compile(r"[^\w.() -]+")


@dataclass(slots=True)
class Lot:
    """Some reports given at once: how many files, how far it is, and what came of them."""

    id: str
    files: int
    intake: Intake = field(default_factory=Intake)
    is_done: bool = False
    error: str = ""

    def to_dict(self) -> dict[str, object]:
        """The lot as JSON values."""
        told = {"id": self.id, "files": self.files, "done": self.is_done, "error": self.error or None}
        return told | self.intake.to_dict()


class Adding:
    """The lots given to one server, read one after the other."""

    def __init__(self, ledgers: OpenedLedgers) -> None:
        self.ledgers = ledgers
        self._lots: dict[str, Lot] = {}
        self._lock = threading.Lock()

    def lot(self, name: str) -> Lot:
        """The lot with that id."""
        if name not in self._lots:
            raise RecordNotFound(f"No reports were given as '{in_one_line(name)[:40]}'. Give them anew: /add")
        return self._lots[name]

    def give(self, files: Iterable[tuple[str, BinaryIO]], text: str = "", *, published: str | None = None) -> Lot:
        """Keeps files (name and content) and a pasted text, and begins to read them; InputError for none."""
        folder = Path(tempfile.mkdtemp(prefix="accord-added-"))
        try:
            kept = [_keep(folder, number, name, content) for number, (name, content) in enumerate(files) if name]
            if text.strip():
                kept.append(Opened(name="pasted.txt", data=text.encode("utf-8", "replace")))
            if not kept:
                raise InputError("No report was given. Expected files, or a text in the field.")
            if len(kept) > MOST_FILES:
                raise InputError(f"{len(kept)} files. Expected at most {MOST_FILES}; accord add reads any number.")
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        lot = self._new(len(kept))
        threading.Thread(target=self._read, args=(lot, folder, kept, published), daemon=True).start()
        return lot

    def _new(self, files: int) -> Lot:
        lot = Lot(secrets.token_hex(6), files)
        with self._lock:
            while len(self._lots) >= MOST_LOTS:
                self._lots.pop(next(iter(self._lots)))
            self._lots[lot.id] = lot
        return lot

    def _read(self, lot: Lot, folder: Path, kept: list[Opened], published: str | None) -> None:
        def progress(intake: Intake) -> None:
            lot.intake = intake

        with _told(lot), _removed(folder), self.ledgers.writing() as ledger:
            lot.intake = ledger.add(
                kept, published=published, on_progress=progress, workers=settings.workers(None) or 1
            )


@contextmanager
def _told(lot: Lot) -> Iterator[None]:
    """Ends a lot, with the reason where it could not be read."""
    try:
        yield
    except AccordError as error:
        lot.error = str(error)
    except BaseException as error:
        lot.error = f"{type(error).__name__}: {in_one_line(str(error))}. This is a bug; accord add may say more."
        raise
    finally:
        lot.is_done = True


@contextmanager
def _removed(folder: Path) -> Iterator[None]:
    try:
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _keep(folder: Path, number: int, name: str, content: BinaryIO) -> Opened:
    """The file, kept under its number; it is told of by its name alone, for the folder is gone once it is read."""
    kept = folder / str(number)
    with kept.open("wb") as file:
        shutil.copyfileobj(content, file, _CHUNK)
    return Opened(name=safe_name(name), path=kept)


def safe_name(given: str) -> str:
    r"""The last part of a name that a browser gave, with what no file is named by as a line.

    >>> safe_name("../../etc/passwd"), safe_name("a\\b\x00<c>.html"), safe_name("..")
    ('passwd', 'b_c_.html', 'report')
    """
    last = re.split(r"[/\\]", given)[-1]
    stem, dot, suffix = _UNSAFE.sub("_", last).strip(" .").rpartition(".")
    short = f"{stem[:_MOST_NAME]}{dot}{suffix[:20]}" if stem else suffix[:_MOST_NAME]
    return short or "report"
