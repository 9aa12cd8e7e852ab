"""5. Records → the ledger: warnings that a person has taken note of; kept, undone, exported, imported."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import msgspec

from accord.errors import InputError, RecordNotFound
from accord.ledger.storage import LedgerFile
from accord.records import Plain, digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledgement(Plain):
    """That someone took note of a warning: which, on which words it stood, who, when (ISO moment) and why.

    `about` is the dossier or report it is about, `sense` its text without what changes from day to day, `words` the
    sentences it rested on. `undone` is the moment from which it no longer counts.
    """

    warning: str
    about: str
    number: int
    sense: str
    text: str
    words: tuple[str, ...]
    by: str
    at: str
    reason: str
    undone: str | None = None
    id: str = ""

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", f"k{digest('acknowledgement', self.warning, self.by, self.at)}")

    def covers(self, about: str, number: int, sense: str, words: Iterable[str]) -> bool:
        """Whether it still stands for a warning: the same one, resting on no words that it did not know."""
        same = (self.about, self.number, self.sense) == (about, number, sense)
        return self.undone is None and same and set(words) <= set(self.words)

    def __str__(self) -> str:
        gone = f" (undone {self.undone})" if self.undone else ""
        return f"{self.at[:10]}  {self.by}  {self.about}: {self.text}  {self.reason}{gone}"


def acknowledgements_of(file: LedgerFile) -> list[Acknowledgement]:
    """Every acknowledgement of a ledger, the undone ones too, in the order of their moments."""
    rows = file.links.acknowledgements()
    found = [replace(msgspec.json.decode(body, type=Acknowledgement), undone=undone) for undone, body in rows]
    return sorted(found, key=lambda each: (each.at, each.id))


def keep_acknowledgements(file: LedgerFile, given: Iterable[Acknowledgement]) -> int:
    """Keeps acknowledgements; how many were new or newly undone. InputError for one without a name or a reason."""
    changed = 0
    with file.writing():
        for each in given:
            if not each.by.strip() or not each.reason.strip():
                raise InputError(
                    "An acknowledgement without a name or a reason. Expected both: --by NAME --reason 'what was done'."
                )
            body = msgspec.json.encode(each, order="deterministic").decode()
            changed += file.links.put_acknowledgement(each.id, each.undone, body)
    return changed


def undo_acknowledgement(file: LedgerFile, name: str, at: str | None = None) -> Acknowledgement:
    """Undoes the acknowledgement with that id, or that of its warning, or the one that begins so; it stays listed."""
    standing = [each for each in acknowledgements_of(file) if each.undone is None]
    found = [each for each in standing if name and (each.id.startswith(name) or each.warning.startswith(name))]
    if len(found) != 1:
        near = tuple(each.id for each in found[:5])
        told = f"{len(found)} acknowledgements that stand begin with '{name}'."
        raise RecordNotFound(f"{told} accord dossiers acknowledged lists them.", near=near)
    undone = replace(found[0], undone=moment(at))
    keep_acknowledgements(file, [undone])
    return undone


def moment(at: str | None) -> str:
    """An ISO moment as given, now when none is; InputError for what is none."""
    if at is None:
        return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    try:
        datetime.fromisoformat(at)
    except ValueError:
        raise InputError(f"No moment '{at}'. Expected an ISO moment such as 2025-11-03T14:00Z.") from None
    return at


def read_acknowledgements(text: str) -> list[Acknowledgement]:
    """The acknowledgements of a file of JSON lines; InputError names the line that is none."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            found.append(Acknowledgement.from_dict(msgspec.json.decode(line)))
        except (msgspec.DecodeError, msgspec.ValidationError) as error:
            raise InputError(
                f"Line {number} is no acknowledgement ({error}). "
                "Expected JSON lines as accord dossiers acknowledged --export writes them."
            ) from error
    return found
