"""6. Records ↔ records: what a ledger's questions rest on: what is known and linked as of a day, held a while."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from accord.ledger.judgements import same_actors
from accord.ledger.merged import Known, Linked
from accord.ledger.storage import LedgerFile
from accord.linking.answers import find_links, is_kept
from accord.linking.held_answers import HELD
from accord.linking.kept import judgements_of
from accord.linking.neighbourhood import find_around
from accord.linking.surveys import is_surveyed
from accord.linking.within import known_then

P = ParamSpec("P")
T = TypeVar("T")
L = TypeVar("L", bound="LedgerKnown")
CONFLICT = "c"
"""What the ids of conflicts begin with."""
_MOST_HELD = 3
"""Days whose answers are held at a time: those asked about last, as a comparison of two days needs."""


def in_one_state(ask: Callable[Concatenate[L, P], T]) -> Callable[Concatenate[L, P], T]:
    """A question whose answer is put together from one state of the file."""

    @wraps(ask)
    def asked(ledger: L, /, *args: P.args, **kwargs: P.kwargs) -> T:
        with ledger.file.reading():
            return ask(ledger, *args, **kwargs)

    return asked


class LedgerKnown:
    """A ledger's file with what is held of it in memory; dropped when somebody else has written to the file."""

    def __init__(self, file: LedgerFile) -> None:
        self.file = file
        self._linked: dict[str | None, tuple[Known, Linked]] = {}
        self._seen = file.data_version

    def known(self, as_of: str | None = None) -> Known:
        """The reports published by a day (or moment) and their records; undated reports are left out and counted."""
        return self._known_and_linked(as_of)[0]

    def linked(self, as_of: str | None = None) -> Linked:
        """Events, plans, conflicts and copies among what was known by a day."""
        return self._known_and_linked(as_of)[1]

    def _known_and_linked(self, as_of: str | None) -> tuple[Known, Linked]:
        self._notice()
        if as_of is not None and self._is_large():
            return HELD.get((str(self.file.path), "known", as_of), lambda: known_then(self.file, as_of))
        if as_of not in self._linked:
            reports = {report.id: report for report in self.file.reports(as_of=as_of)}
            left_out = self.file.left_out(as_of) if as_of else 0
            known = Known(reports, tuple(self.file.records(as_of=as_of)), as_of, left_out)
            while len(self._linked) >= _MOST_HELD:
                self._linked.pop(next(iter(self._linked)))
            self._linked[as_of] = (known, find_links(self.file, known))
        return self._linked[as_of]

    def _around(self, *names: str, as_of: str | None = None, beside: bool = False) -> tuple[Known, Linked]:
        """At least what ids or beginnings of them name: with `beside` also what the same reports tell."""
        is_of_conflicts = any(name.startswith(CONFLICT) for name in names)
        if self._is_kept(as_of) and (is_surveyed(self.file) or not is_of_conflicts):
            return find_around(self.file, names, beside=beside)
        return self._known_and_linked(as_of)

    def _is_large(self) -> bool:
        """Whether the ledger is too large to link it from nothing, and answers as of its last update."""
        return self.file.pages.is_large and is_kept(self.file)

    def _notice(self) -> None:
        """Drops what is held where the file has changed since."""
        version = self.file.data_version
        if version != self._seen:
            self._linked.clear()
            self._seen = version

    def _is_kept(self, as_of: str | None) -> bool:
        """Whether an answer is read from kept links: what is known now, linked by this code, and not yet in memory."""
        self._notice()
        return as_of is None and None not in self._linked and is_kept(self.file)

    def _is_surveyed(self, as_of: str | None) -> bool:
        """Whether conflicts are read as they are kept."""
        return self._is_kept(as_of) and is_surveyed(self.file)

    def _names(self, actor: str | None) -> frozenset[str]:
        """What an actor is found by: as given, and the ids judged the same."""
        return frozenset({actor, *same_actors(actor, judgements_of(self.file))}) if actor else frozenset()
