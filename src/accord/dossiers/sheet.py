"""7. Events → dossiers: all that a dossier answers, as of a day, each line with the words it rests on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from accord.dossiers.alone import Alone, find_alone
from accord.dossiers.case import Case
from accord.dossiers.due import Due, find_due
from accord.dossiers.editions import Edition
from accord.dossiers.figures_over_time import DatedFigure, find_dated_figures
from accord.dossiers.index import Index
from accord.dossiers.model import Dossier, DossierState
from accord.dossiers.packs import kind_of
from accord.dossiers.related_plans import RelatedPlan, find_related_plans
from accord.dossiers.said import Said, find_said
from accord.dossiers.stages import find_case, find_state
from accord.ledger.acknowledgements import Acknowledgement
from accord.records import Plain


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedDossier(Plain):
    """Another dossier that this one names, or that names it: how they hang together, and where it stands."""

    id: str
    title: str
    how: str
    stage: str
    since: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet(Plain):
    """What one dossier answers: its state (stage, path, holdings, warnings), and what reports tell around it.

    `as_of` is the day asked for (None: now), `reports` the ids of the reports that tell of it, by day.
    """

    state: DossierState
    as_of: str | None
    reports: tuple[str, ...] = ()
    due: tuple[Due, ...] = ()
    figures: tuple[DatedFigure, ...] = ()
    said: tuple[Said, ...] = ()
    plans: tuple[RelatedPlan, ...] = ()
    linked: tuple[LinkedDossier, ...] = ()
    alone: tuple[Alone, ...] = ()
    acknowledged: tuple[Acknowledgement, ...] = ()

    @property
    def overdue(self) -> tuple[Due, ...]:
        """What is past its day with no outcome found."""
        return tuple(each for each in self.due if each.is_overdue)

    def __str__(self) -> str:
        return str(self.state)


def make_sheet(dossier: Dossier, dossiers: Sequence[Dossier], index: Index) -> Sheet:
    """All that a dossier answers by the day of an index; `dossiers` are those it may be linked with."""
    state = find_state(dossier, index)
    kind = kind_of(dossier)
    case = Case(dossier, kind, index, [], [], Edition()) if kind.view else find_case(dossier, index)
    plans = find_related_plans(case)
    return Sheet(
        state=state,
        as_of=index.known.as_of,
        reports=_reports(case, state),
        due=find_due(case, state, plans),
        figures=find_dated_figures(case),
        said=find_said(case),
        plans=plans,
        linked=_linked(dossier, dossiers, lambda other: find_state(other, index)),
        alone=find_alone(case, state),
    )


def _reports(case: Case, state: DossierState) -> tuple[str, ...]:
    named = {told.sentence.report.id for told in case.told}
    named |= {move.report for move in state.path}
    named |= {words.report for entry in state.entries for words in entry.evidence}
    known = case.index.known.reports
    return tuple(sorted(named & known.keys(), key=lambda report: (known[report].published or "9", report)))


def _linked(
    dossier: Dossier, dossiers: Sequence[Dossier], stand: Callable[[Dossier], DossierState]
) -> tuple[LinkedDossier, ...]:
    """The dossiers linked with one, either way, each once."""
    hows: dict[str, str] = {}
    if dossier.belongs_to:
        hows[dossier.belongs_to] = "it is part of"
    for other in dossiers:
        if other.belongs_to == dossier.id:
            hows.setdefault(other.id, "part of it")
        if other.id in dossier.related or dossier.id in other.related:
            hows.setdefault(other.id, "related")
    found = []
    for other in dossiers:
        if other.id in hows and other.id != dossier.id:
            state = stand(other)
            found.append(
                LinkedDossier(id=other.id, title=other.title, how=hows[other.id], stage=state.stage, since=state.since)
            )
    return tuple(found)
