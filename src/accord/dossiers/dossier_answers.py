"""7. Events → dossiers: what readers of a large ledger would wait for, made when reports are added."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

from accord.dossiers.candidates import MOST, index_within
from accord.dossiers.model import Dossier
from accord.dossiers.sheet import Sheet, make_sheet
from accord.ledger.storage import LedgerFile
from accord.linking.answers import keepers_asked
from accord.linking.asking import doubts_of
from accord.linking.changes_within import MOST as MOST_CHANGED
from accord.linking.changes_within import changes_since
from accord.linking.kept import as_json
from accord.linking.kept_answers import Question, keep, made_at
from accord.linking.upkeep import linking_version

_CODE = ("*.py", "*.toml")


def sheets_asked(file: LedgerFile, dossiers: Sequence[Dossier]) -> Question[Sheet]:
    """The question what each dossier answers, also those that no report touches."""

    def make() -> list[Sheet]:
        index = index_within(file, dossiers, None, hold=False)
        return [make_sheet(dossier, dossiers, index) for dossier in dossiers]

    return Question(
        name=f"dossiers {_digest(as_json(list(dossiers)).encode())}",
        made_of=f"{linking_version()} {dossiers_version()}",
        make=make,
        of=Sheet,
    )


def keep_answers(file: LedgerFile, dossiers: Sequence[Dossier]) -> None:
    """Makes anew, where due: where dossiers stand, who keeps plans, doubts, what the newest reports change."""
    keep(file, sheets_asked(file, dossiers))
    keep(file, keepers_asked(file))
    keep(file, doubts_of(file))
    if last := file.links.events.last_day():
        keep(file, changes_since(file, (date.fromisoformat(last[:10]) - timedelta(days=1)).isoformat()))


def find_caveats(
    file: LedgerFile, question: str, dossiers: Sequence[Dossier], as_of: str | None = None
) -> tuple[str, ...]:
    """What an answer of a large ledger leaves out, and of when it is, one line each."""
    match question:
        case "dossiers":
            at = made_at(file, sheets_asked(file, dossiers)) if as_of is None else None
            read = f"the {MOST} newest reports that hold its words and {MOST} that name both its sides"
            return (f"Large ledger: each dossier is looked for in {read}{_of_update(at)}.",)
        case "changes":
            if as_of is not None:
                return ()
            return (f"Large ledger: changes are those of the {MOST_CHANGED} newest reports since that day.",)
        case "doubts":
            at = made_at(file, doubts_of(file))
            return (f"Large ledger: doubtful pairs{_of_update(at)}.",) if at else ()
        case "conflicts":
            apart = "reports of different stories are compared where they are at most two months apart"
            return (f"Large ledger: {apart}; what was added last may not be compared yet.",)
    return ()


def _of_update(at: datetime | None) -> str:
    return f", as of the last update ({at:%Y-%m-%d %H:%M} UTC)" if at else ""


@cache
def dossiers_version() -> str:
    """A digest of the code and data that find where dossiers stand."""
    paths = sorted(path for pattern in _CODE for path in Path(__file__).parent.rglob(pattern))
    return _digest(b"".join(path.read_bytes() for path in paths))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:12]
