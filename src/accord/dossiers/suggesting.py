"""7. Events → dossiers: dossiers proposed from what recurs in a ledger, each with the words it rests on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from accord.dossiers.index import Index
from accord.dossiers.model import Dossier
from accord.dossiers.recurring import Recurring, find_named
from accord.dossiers.recurring_series import find_figured, find_plans, find_series
from accord.dossiers.told import pattern_of
from accord.records import Evidence, Plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion(Plain):
    """A dossier worth keeping: why, told in how many reports, on which words, and its TOML as read_pack takes it."""

    dossier: Dossier
    why: str
    reports: int
    evidence: tuple[Evidence, ...]
    toml: str

    def __str__(self) -> str:
        return f"{self.dossier.title} ({self.dossier.kind}): {self.why}"


def suggest(index: Index, dossiers: Sequence[Dossier] = ()) -> tuple[Suggestion, ...]:
    """What recurs in a ledger and none of the given dossiers follows, the most often told first."""
    taken = {dossier.id for dossier in dossiers}
    found: list[Suggestion] = []
    proposed: list[Dossier] = []
    recurring = chain(find_named(index), find_series(index), find_figured(index), find_plans(index))
    for each in sorted(recurring, key=lambda each: (-each.reports, each.title)):
        if is_followed(each, (*dossiers, *proposed)):
            continue
        dossier = _dossier(each, taken)
        taken.add(dossier.id)
        proposed.append(dossier)
        found.append(
            Suggestion(
                dossier=dossier,
                why=each.why,
                reports=each.reports,
                evidence=each.evidence,
                toml=toml_of(dossier, each.why),
            )
        )
    return tuple(found)


def is_followed(recurring: Recurring, dossiers: Iterable[Dossier]) -> bool:
    """Whether a dossier goes by one of its names, or is of its kind and parties and shares a name."""
    for dossier in dossiers:
        parties = set(dossier.parties)
        if parties and recurring.parties and parties.isdisjoint(recurring.parties):
            continue
        names = pattern_of((*dossier.names, *dossier.terms))
        if any(names.search(name) for name in recurring.names):
            return True
    return False


def _dossier(recurring: Recurring, taken: set[str]) -> Dossier:
    stem = re.sub(r"[^a-z0-9]+", "-", recurring.title.casefold().encode("ascii", "ignore").decode()).strip("-")
    ids = chain([stem or "dossier"], (f"{stem or 'dossier'}-{number}" for number in range(2, len(taken) + 3)))
    return Dossier(
        id=next(name for name in ids if name not in taken),
        kind=recurring.kind,
        title=recurring.title,
        parties=recurring.parties,
        names=recurring.names,
        terms=recurring.terms,
    )


def toml_of(dossier: Dossier, why: str) -> str:
    """A dossier as a table of TOML, with why it is proposed as a comment.

    >>> print(toml_of(Dossier(id="forum", kind="recurring_meeting", title="Forum", names=("Forum",)), "seen twice"))
    # seen twice
    [forum]
    kind = "recurring_meeting"
    title = "Forum"
    names = ["Forum"]
    """
    return "\n".join(_lines(dossier, why))


def _lines(dossier: Dossier, why: str) -> Iterator[str]:
    yield f"# {' '.join(why.split())}"
    yield f"[{dossier.id}]"
    yield f"kind = {_text(dossier.kind)}"
    yield f"title = {_text(dossier.title)}"
    for key in ("parties", "names", "terms"):
        values = getattr(dossier, key)
        if values:
            yield f"{key} = [{', '.join(_text(value) for value in values)}]"


def _text(value: str) -> str:
    """A TOML string: what JSON escapes, TOML reads the same way."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
