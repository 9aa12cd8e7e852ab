"""9. Ledger → pages: dossiers with the ladders of their stages and their warnings, and all that one dossier answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from accord.api import Ledger
from accord.dossiers.model import DossierState, Entry
from accord.dossiers.rules import kinds
from accord.dossiers.sheet import Sheet
from accord.records import Evidence
from accord.views.stage_steps import STEP_SHAPES, STEP_WORDS, find_steps
from accord.web.declaring import Asked, Page, View
from accord.web.filters import Filter, FilterKind
from accord.web.pages.event_pages import reports_of

UNTOUCHED = Filter(name="untouched", label="Also those no report tells of", kind=FilterKind.FLAG, usual=False)
NOTED = Filter(name="noted", label="Also warnings taken note of", kind=FilterKind.FLAG, usual=False)
CHANGED_SINCE = Filter(name="since", label="Changed since", kind=FilterKind.DAY)
_MOST_SAID = 30


def show_dossiers(asked: Asked, ledger: Ledger) -> View:
    """Where each dossier stands, by kind; what owes a warning first."""
    states = ledger.dossiers(as_of=asked.as_of, untouched=bool(asked.values["untouched"]))
    groups: defaultdict[str, list[DossierState]] = defaultdict(list)
    for state in states:
        groups[kinds()[state.dossier.kind].title].append(state)
    listed = sorted(groups.items(), key=lambda item: (-_owed(item[1]), item[0]))
    context = {
        "groups": [(title, sorted(held, key=lambda state: -_owed([state]))) for title, held in listed],
        "steps": {state.dossier.id: find_steps(state) for state in states},
        "owed": len({warning.id for state in states for warning in state.warnings}),
        "own": {state.dossier.id: [each for each in state.warnings if not each.about] for state in states},
        "of_reports": list({each.id: each for state in states for each in state.warnings if each.about}.values()),
        "shapes": STEP_SHAPES,
        "step_words": STEP_WORDS,
    }
    caveats = ledger.caveats("dossiers", as_of=asked.as_of)
    return View(items=states, kind="dossier", context=context, caveats=caveats)


def _owed(states: Iterable[DossierState]) -> int:
    """How many warnings dossiers owe for themselves, without those about a report, which many of them share."""
    return sum(not warning.about for state in states for warning in state.warnings)


def show_dossier(asked: Asked, ledger: Ledger) -> View:
    """One dossier: stages, path, what is due, what is known, figures, statements, plans, links, warnings."""
    dossier = ledger.dossier(asked.name, as_of=asked.as_of)
    sheet = dossier.sheet(everything=bool(asked.values["noted"]))
    since = asked.text("since")
    changes = dossier.changes(since) if since else ()
    context = {
        "sheet": sheet,
        "state": sheet.state,
        "kind": kinds()[sheet.state.dossier.kind],
        "steps": find_steps(sheet.state),
        "held": _held(sheet.state),
        "sorts": _by_sort(sheet.state.entries),
        "said": sheet.said[:_MOST_SAID],
        "said_left": max(0, len(sheet.said) - _MOST_SAID),
        "reports": reports_of(ledger, _reports_named(sheet)),
        "noted": {each.warning: each for each in sheet.acknowledged},
        "since": since,
        "changes": changes,
        "shapes": STEP_SHAPES,
        "step_words": STEP_WORDS,
    }
    more = sheet.to_dict() | {"changes": [change.to_dict() for change in changes]}
    return View(
        items=[sheet.state],
        kind="dossier",
        context=context,
        title=sheet.state.dossier.title,
        crumbs=(("Dossiers", "/dossiers"),),
        more=more,
    )


def _held(state: DossierState) -> list[tuple[str, list[str]]]:
    """What is known of a dossier, by name."""
    held: defaultdict[str, list[str]] = defaultdict(list)
    for name, value in state.holds:
        held[name].append(value)
    return list(held.items())


def _by_sort(entries: Iterable[Entry]) -> list[tuple[str, list[Entry]]]:
    """The lines that are no stages, by their sort: "leg 1" and "leg 2" are of one."""
    sorts: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        sorts[entry.label.rstrip(" 0123456789") or entry.label].append(entry)
    return list(sorts.items())


def _reports_named(sheet: Sheet) -> list[str]:
    """The reports whose words a sheet shows."""
    state = sheet.state
    words: list[Evidence] = [each for move in state.path for each in (move.evidence, *move.also)]
    for warning in state.warnings:
        words += warning.evidence
    for entry in state.entries:
        words += entry.evidence
    words += [figure.evidence for figure in sheet.figures]
    words += [said.evidence for said in sheet.said]
    words += [each for due in sheet.due for each in due.evidence]
    words += [each for plan in sheet.plans for each in (*plan.evidence, *plan.outcome)]
    words += [each for alone in sheet.alone for each in alone.evidence]
    return [*sheet.reports, *(each.report for each in words)]


PAGES = (
    Page(
        path="/dossiers",
        title="Dossiers",
        template="dossiers.html.j2",
        make=show_dossiers,
        filters=(UNTOUCHED,),
        group="Watched",
    ),
    Page(
        path="/dossiers/{name}",
        title="Dossier",
        template="dossier.html.j2",
        make=show_dossier,
        filters=(CHANGED_SINCE, NOTED),
    ),
)
