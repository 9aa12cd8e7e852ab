"""6. Records ↔ records: what people judge in a ledger: asked for, kept, undone."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable

from accord.frames.collected import Collection
from accord.ledger.judgements import Answer, Judgement
from accord.linking.asking import (
    MOST_DOUBTS,
    Doubt,
    doubts_of,
    find_doubted,
    find_doubts,
    keep_judgements,
    make_judgement,
    make_judgement_of,
    not_judged,
    undo,
)
from accord.linking.kept import judgements_of
from accord.linking.kept_answers import answer
from accord.linking.known_of_ledger import LedgerKnown
from accord.linking.upkeep import update


class LedgerJudgements(LedgerKnown):
    """The judgements that a ledger takes; the public Ledger is one."""

    @abstractmethod
    def _keep_links(self) -> None:
        """Links what was added or judged."""

    def judge(
        self, first: str, second: str, answer: Answer | str, *, by: str, reason: str = "", at: str | None = None
    ) -> Judgement:
        """Keep what a person says of two events, records of events, or actors (ids): same, different, part or unsure.

        It goes before all scores, and is kept when reports are read or linked anew. "part" says that the first event
        is part of the second. `at` is now when not given.
        """
        known, linked = self._around(first, second)
        made = make_judgement((first, second), answer, known=known, linked=linked, by=by, reason=reason, at=at)
        self.take_in_judgements([made])
        return made

    def judge_one(
        self, name: str, answer: Answer | str, *, by: str, reason: str = "", at: str | None = None
    ) -> Judgement:
        """Keep what a person says of a conflict's accounts, or of a plan and what is taken for its outcome, by id.

        Accounts that are the "same" are no conflict; an outcome that is "different" is no longer the plan's.
        """
        made = make_judgement_of(name, answer, linked=self._around(name)[1], by=by, reason=reason, at=at)
        self.take_in_judgements([made])
        return made

    def judgements(self, *, undone: bool = False) -> Collection[Judgement]:
        """What people judged, in the order of their moments; also what was undone, if asked for."""
        return Collection(
            (each for each in judgements_of(self.file) if undone or each.undone is None), kind="judgement"
        )

    def take_in_judgements(self, judgements: Iterable[Judgement]) -> int:
        """Keep judgements made elsewhere (Judgement.from_dict reads an exported one); how many changed anything."""
        changed = keep_judgements(self.file, judgements)
        self._keep_links()
        return changed

    def undo_judgement(self, name: str, *, at: str | None = None) -> Judgement:
        """Undo the judgement with that id (or beginning of one); it stays on the list as undone."""
        undone = undo(self.file, name, at)
        self._keep_links()
        return undone

    def doubts(self, *, limit: int = 20) -> Collection[Doubt]:
        """Pairs of mentions of which it is least sure whether they tell one event, the most doubtful first."""
        if self._is_large() and limit <= MOST_DOUBTS:
            return Collection(not_judged(self.file, answer(self.file, doubts_of(self.file)))[:limit])
        if not self.file.pages.is_read_only:
            update(self.file)
        linked = find_doubted(self.file) if self._is_kept(None) else self.linked()
        return Collection(find_doubts(self.file, linked, limit))
