"""7. Events → dossiers: what a dossier owes its user to say unasked, by the mission's numbers.

A module here gives FINDERS: functions from a case and its state to the warnings they find.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from accord.dossiers.case import Case
from accord.dossiers.model import DossierState, Warning
from accord.dossiers.warning_ids import with_id
from accord.dossiers.warnings import (
    attachments,
    called_otherwise,
    counts,
    customs,
    halves,
    order,
    overdue,
    raised,
    rates,
    relations,
    silence,
    sourcing,
    structures,
    works,
)

Finder = Callable[[Case, DossierState], list[Warning]]

FINDERS: tuple[Finder, ...] = (
    *overdue.FINDERS,
    *raised.FINDERS,
    *rates.FINDERS,
    *counts.FINDERS,
    *structures.FINDERS,
    *works.FINDERS,
    *customs.FINDERS,
    *sourcing.FINDERS,
    *called_otherwise.FINDERS,
    *relations.FINDERS,
    *halves.FINDERS,
    *attachments.FINDERS,
    *silence.FINDERS,
    *order.FINDERS,
)


def find_warnings(case: Case, state: DossierState) -> DossierState:
    """The state with its warnings, each once, each with the words it rests on, in the order of their numbers."""
    found = sorted((warning for find in FINDERS for warning in find(case, state)), key=lambda each: each.number)
    once = {(warning.number, warning.text): warning for warning in found}
    return replace(state, warnings=tuple(with_id(warning, state.dossier.id) for warning in once.values()))
