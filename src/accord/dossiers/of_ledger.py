"""7. Events → dossiers: what a ledger answers on its dossiers, one or all, as of any day; warnings taken note of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import partial
from pathlib import Path

from accord.dossiers import states_of, touched
from accord.dossiers.candidates import asked_of, index_within
from accord.dossiers.dossier_answers import find_caveats, keep_answers, sheets_asked
from accord.dossiers.dossier_changes import Moved, find_moved
from accord.dossiers.index import Index
from accord.dossiers.model import Dossier, DossierState, Warning
from accord.dossiers.packs import read_packs
from accord.dossiers.sheet import Sheet, make_sheet
from accord.dossiers.stages import find_state
from accord.dossiers.suggesting import Suggestion, suggest
from accord.dossiers.warning_ids import Noted, acknowledge, without_noted
from accord.errors import RecordNotFound, UnknownCode
from accord.frames.collected import Collection
from accord.ledger.acknowledgements import (
    Acknowledgement,
    acknowledgements_of,
    keep_acknowledgements,
    undo_acknowledgement,
)
from accord.linking.held_answers import HELD
from accord.linking.kept_answers import answer
from accord.linking.known_of_ledger import LedgerKnown
from accord.settings import packs as packs_in_use

Packs = str | Path | Sequence[str | Path] | None
"""A pack by name or path, several, or None for those in use (accord.settings.packs)."""
_MOST_HELD = 3


@dataclass(frozen=True, slots=True, eq=False)
class DossierOfLedger:
    """One dossier of a ledger: `state`, `stage`, `sheet`, `warnings` and `changes`, each as of any day.

    A question without a day is answered as of the day the dossier was asked for.
    """

    dossier: Dossier
    dossiers: tuple[Dossier, ...]
    index_of: Callable[[str | None], Index]
    kept: Callable[[str | None], list[Sheet]]
    given: Callable[[], list[Acknowledgement]]
    as_of: str | None = None

    def state(self, as_of: str | None = None) -> DossierState:
        """Where it stands, on which words; without the warnings somebody took note of."""
        kept = self._kept(as_of or self.as_of)
        found = kept.state if kept else find_state(self.dossier, self.index_of(as_of or self.as_of))
        return without_noted([found], self.given())[0]

    def stage(self, as_of: str | None = None) -> str:
        """The name of its stage; "nothing reported" when there is none."""
        return self.state(as_of).stage

    def warnings(self, as_of: str | None = None) -> tuple[Warning, ...]:
        """What it owes its user to say unasked."""
        return self.state(as_of).warnings

    def sheet(self, as_of: str | None = None, *, everything: bool = False) -> Sheet:
        """All that it answers; with `everything` also the warnings somebody took note of, and who did."""
        kept = self._kept(as_of or self.as_of)
        made = kept or make_sheet(self.dossier, self.dossiers, self.index_of(as_of or self.as_of))
        noted = Noted(self.given())
        found = [each for warning in made.state.warnings if (each := noted.of(warning, self.dossier.id))]
        state = made.state if everything else without_noted([made.state], self.given())[0]
        return replace(made, state=state, acknowledged=tuple(found) if everything else ())

    def changes(self, since: str, as_of: str | None = None) -> Collection[Moved]:
        """What is otherwise than at the end of a day: stage, day due, figures, statements, plans, warnings."""
        return Collection(find_moved(self.sheet(since), self.sheet(as_of)), kind="movement")

    def _kept(self, as_of: str | None) -> Sheet | None:
        """Its sheet as a large ledger keeps it; None where it is to be made."""
        return next((sheet for sheet in self.kept(as_of) if sheet.state.dossier.id == self.dossier.id), None)

    def __str__(self) -> str:
        return str(self.state())

    def _repr_html_(self) -> str:
        return self.state()._repr_html_()


class LedgerDossiers(LedgerKnown):
    """The questions on dossiers that a ledger answers; the public Ledger is one."""

    _indexes: dict[str | None, Index]

    def _keep_answers(self) -> None:
        """Makes anew what readers of a large ledger would wait for, where it is due."""
        if self._is_large():
            keep_answers(self.file, read_packs(packs_in_use(None)))

    def caveats(self, question: str, *, as_of: str | None = None) -> tuple[str, ...]:
        """What an answer of a large ledger leaves out, one line each; none where all reports were read.

        `question` is "dossiers", "changes", "doubts" or "conflicts".
        """
        if not self._is_large():
            return ()
        return find_caveats(self.file, question, read_packs(packs_in_use(None)), as_of)

    def _index_of(self, dossiers: Sequence[Dossier], as_of: str | None) -> Index:
        """The index in which dossiers are looked for: of a large ledger the newest reports that may tell of them."""
        return index_within(self.file, dossiers, as_of) if self._is_large() else self._index(as_of)

    def _sheets(self, dossiers: Sequence[Dossier], as_of: str | None) -> list[Sheet]:
        """The sheets that a large ledger keeps of what is known now; none where they are to be made."""
        return answer(self.file, sheets_asked(self.file, dossiers)) if as_of is None and self._is_large() else []

    def _states(self, dossiers: Sequence[Dossier], as_of: str | None, *, untouched: bool) -> tuple[DossierState, ...]:
        if not self._is_large():
            return states_of(dossiers, self._index_of(dossiers, as_of), untouched=untouched)
        if as_of is None:
            every = tuple(sheet.state for sheet in self._sheets(dossiers, as_of))
        else:
            asked = asked_of(self.file, dossiers, as_of, "states")
            every = HELD.get(asked, lambda: states_of(dossiers, self._index_of(dossiers, as_of), untouched=True))
        return every if untouched else touched(every)

    def _index(self, as_of: str | None) -> Index:
        """The index of a day, made anew when what is known has changed."""
        known, linked = self._known_and_linked(as_of)
        held = self.__dict__.setdefault("_indexes", {})
        found: Index | None = held.get(as_of)
        if found is None or found.known is not known or found.linked is not linked:
            while len(held) >= _MOST_HELD:
                held.pop(next(iter(held)))
            found = held[as_of] = Index(known, linked)
        return found

    def dossiers(
        self, *, as_of: str | None = None, pack: Packs = None, untouched: bool = False, acknowledged: bool = False
    ) -> Collection[DossierState]:
        """Where each dossier of the packs in use stands, those that no report touches only when asked for.

        Warnings that somebody took note of are left out, unless `acknowledged` ones are asked for.
        """
        dossiers = read_packs(packs_in_use(pack))
        found = self._states(dossiers, as_of, untouched=untouched)
        return Collection(found if acknowledged else without_noted(found, self._standing()), kind="dossier")

    def dossier(self, name: str, *, as_of: str | None = None, pack: Packs = None) -> DossierOfLedger:
        """The dossier with that id (in any case), or with the one id that begins so; UnknownCode for none."""
        dossiers = read_packs(packs_in_use(pack))
        asked = (partial(self._index_of, dossiers), partial(self._sheets, dossiers))
        return DossierOfLedger(_one(name, dossiers), dossiers, *asked, self._standing, as_of)

    def suggest_dossiers(self, *, as_of: str | None = None, pack: Packs = None) -> Collection[Suggestion]:
        """Dossiers worth keeping that no pack in use has, from what recurs in the ledger."""
        return Collection(suggest(self._index(as_of), read_packs(packs_in_use(pack))))

    def acknowledge(
        self, warning: str, *, by: str, reason: str, at: str | None = None, as_of: str | None = None, pack: Packs = None
    ) -> Acknowledgement:
        """Take note of the warning with that id (or beginning of one): it stays away until it rests on new words."""
        found = {
            each.id: (state.dossier.id, each)
            for state in self.dossiers(as_of=as_of, pack=pack, acknowledged=True)
            for each in state.warnings
            if warning and each.id.startswith(warning)
        }
        if len(found) != 1:
            told = f"{len(found)} warnings have an id that begins with '{warning}'."
            advice = "accord dossiers show ID, or ledger.dossiers(), lists them."
            raise RecordNotFound(f"{told} {advice}", near=tuple(found)[:5])
        ((dossier, owed),) = found.values()
        made = acknowledge(owed, dossier, by=by, reason=reason, at=at)
        keep_acknowledgements(self.file, [made])
        return made

    def acknowledgements(self, *, undone: bool = False) -> Collection[Acknowledgement]:
        """The warnings people took note of, in the order of their moments; also what was undone, if asked for."""
        return Collection(each for each in acknowledgements_of(self.file) if undone or each.undone is None)

    def undo_acknowledgement(self, name: str, *, at: str | None = None) -> Acknowledgement:
        """Undo the acknowledgement with that id, or of the warning with that id; it stays listed as undone."""
        return undo_acknowledgement(self.file, name, at)

    def take_in_acknowledgements(self, given: Iterable[Acknowledgement]) -> int:
        """Keep acknowledgements made elsewhere; how many changed anything."""
        return keep_acknowledgements(self.file, given)

    def _standing(self) -> list[Acknowledgement]:
        return [each for each in acknowledgements_of(self.file) if each.undone is None]


def _one(name: str, dossiers: Sequence[Dossier]) -> Dossier:
    asked = name.casefold().strip().replace("_", "-").replace(" ", "-")
    by_id = {dossier.id.casefold().replace("_", "-"): dossier for dossier in dossiers}
    begun = [dossier for key, dossier in by_id.items() if asked and key.startswith(asked)]
    if asked in by_id:
        return by_id[asked]
    if len(begun) == 1:
        return begun[0]
    near = tuple(by_id[key].id for key in get_close_matches(asked, by_id, n=2, cutoff=0.6))
    listed = f"Expected one of {', '.join(dossier.id for dossier in dossiers)}." if dossiers else "There is none."
    raise UnknownCode("dossier", name, near or tuple(each.id for each in begun[:5]), listed)
