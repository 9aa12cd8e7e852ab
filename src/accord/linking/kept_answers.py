"""6. Records ↔ records: what takes seconds to answer on a large ledger, made by who adds to it; no reader waits.

An answer stands until reports are added, and then for twenty times as long as it took to make, so that adding report
after report costs a twentieth more at most. Readers say when it was made.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Generic, TypeVar

import msgspec

from accord.ledger.answer_tables import AnswerRow
from accord.ledger.storage import LedgerFile
from accord.linking.held_answers import HELD
from accord.linking.kept import as_json

T = TypeVar("T")
MOST = 12
"""Answers kept in a file: those made last."""
_TIMES = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Generic[T]):
    """A question with the digest of the code and data that answer it, how it is answered, and the answers' type."""

    name: str
    made_of: str
    make: Callable[[], list[T]]
    of: type[T]

    def read(self, body: str) -> list[T]:
        """An answer as kept."""
        found: list[T] = msgspec.json.decode(body, type=list[self.of])  # type: ignore[name-defined]
        return found


def keep(file: LedgerFile, question: Question[T]) -> bool:
    """Makes an answer anew where it is due, and keeps it; whether it was."""
    row = file.answers.made(question.name)
    if row and row.made_of == question.made_of and row.made <= time.time() < row.made + _TIMES * row.took:
        return False
    started = time.perf_counter()
    body = as_json(question.make())
    with file.writing():
        took = time.perf_counter() - started
        file.answers.put(question.name, AnswerRow(question.made_of, time.time(), took, body), MOST)
    return True


def answer(file: LedgerFile, question: Question[T]) -> list[T]:
    """The answer as kept; where none is, or other code made it, it is made now and held for all readers of a while."""
    asked = (str(file.path), question.name, question.made_of)
    row = file.answers.made(question.name)
    if row is None or row.made_of != question.made_of:
        return HELD.get(asked, question.make)
    return HELD.get((*asked, row.made), lambda: question.read(file.answers.body(question.name)))


def made_at(file: LedgerFile, question: Question[T]) -> datetime | None:
    """The moment at which the answer was made that is kept; None where none is."""
    row = file.answers.made(question.name)
    return datetime.fromtimestamp(row.made, UTC) if row and row.made_of == question.made_of else None
