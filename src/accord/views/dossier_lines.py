"""8. Ledger → what people see: where each dossier stands, a line each, what moved first, each warning once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from accord.dossiers.model import DossierState, Entry, Warning
from accord.dossiers.rules import kinds
from accord.dossiers.warning_ids import each_once
from accord.ledger.merged import Known
from accord.records import Evidence
from accord.views.brief_parts import Line, Numbering, Row, Section, Table
from accord.views.wording import day_in_words, one_line, when_in_words

MOST_ROWS = 4
_SHOWN_ELSEWHERE = frozenset({"quotations", "sources"})
"""Views whose lines a brief has in a section of their own."""
_PRESSING = frozenset({1, 11})
"""Warnings that put a dossier before others: a plan overdue, a deadline near."""


def dossier_section(dossiers: Sequence[DossierState], number: Numbering, *, known: Known, since: str) -> Section:
    """The dossiers in groups: moved since a day, told of again, nothing new; views over records as tables."""
    states = each_once(dossiers)
    ordered = sorted(states, key=lambda state: (_group(state, known, since), *_order(state)))
    lines: list[Line] = []
    for group, members in groupby(ordered, key=lambda state: _group(state, known, since)):
        title = _GROUPS[group].format(day=day_in_words(since))
        for state in members:
            lines.append(_line(state, number, title))
            lines += [_warning_line(each, number, title) for each in state.warnings if not each.about]
    lines += _of_reports(states, number)
    return Section(
        id="dossiers",
        title="Where each dossier stands",
        lines=tuple(lines),
        tables=tuple(_table(state, number) for state in states if state.entries and _has_table(state)),
        empty="No dossier of the packs in use is touched by these reports.",
        note="accord dossiers show ID tells all of one dossier: its path, figures, statements and plans."
        if lines
        else "",
    )


_GROUPS = ("Moved since {day}", "Told of since {day}, stage unchanged", "Nothing new since {day}")


def _group(state: DossierState, known: Known, since: str) -> int:
    """0 where the last step is reported on that day or later, 1 where anything is told of it then, else 2."""
    if state.path and (state.path[-1].reported or "") >= since:
        return 0
    days = (known.reports[words.report].day for words in _words(state) if words.report in known.reports)
    return 1 if any((day or "") >= since for day in days) else 2


def _words(state: DossierState) -> Iterable[Evidence]:
    for move in state.path:
        yield from (move.evidence, *move.also)
    for entry in state.entries:
        yield from entry.evidence
    yield from (figure.evidence for figure in state.figures)


def _order(state: DossierState) -> tuple[bool, str, int]:
    """What presses before others, then by the day due, then by how many reports tell of it."""
    presses = any(warning.number in _PRESSING for warning in state.warnings)
    due = (state.due.latest or state.due.earliest) if state.due else None
    return (not presses, due or "9999", -_telling(state))


def _telling(state: DossierState) -> int:
    return len({words.report for words in _words(state)})


def _is_view(state: DossierState) -> bool:
    return bool(kinds()[state.dossier.kind].view)


def _has_table(state: DossierState) -> bool:
    return _is_view(state) and kinds()[state.dossier.kind].view not in _SHOWN_ELSEWHERE


def _line(state: DossierState, number: Numbering, group: str) -> Line:
    due = f"next: {state.due_what} {when_in_words(state.due)}" if state.due else ""
    return Line(
        text=state.dossier.title,
        when=f"since {day_in_words(state.since)}" if state.since else "",
        status=state.stage if state.path or _is_view(state) else "no step reported",
        note=due,
        references=number(_last_words(state), most=3),
        group=group,
    )


def _last_words(state: DossierState) -> list[Evidence]:
    """The words of its last step, else of its first line."""
    told = [words for move in state.path[-1:] for words in (move.evidence, *move.also)]
    return told or [words for entry in state.entries[:1] for words in entry.evidence]


def _warning_line(warning: Warning, number: Numbering, group: str) -> Line:
    return Line(text=warning.text, status="warning", references=number(warning.evidence, most=3), group=group)


def _of_reports(states: Iterable[DossierState], number: Numbering) -> list[Line]:
    """Warnings about a report, once for all dossiers that rest on it."""
    found = {warning.id: warning for state in states for warning in state.warnings if warning.about}
    return [_warning_line(warning, number, "About the reports they rest on") for warning in found.values()]


def _table(state: DossierState, number: Numbering) -> Table:
    entries = state.entries[:MOST_ROWS]
    columns = {
        "day": [day_in_words(entry.day) if entry.day else "" for entry in entries],
        "who": [_who(entry) for entry in entries],
        "what": [one_line(entry.label, 40) for entry in entries],
        "words": [one_line(entry.text, 120) for entry in entries],
        "note": [one_line(entry.note, 100) for entry in entries],
    }
    shown = [name for name, cells in columns.items() if any(cells)]
    left = len(state.entries) - len(entries)
    return Table(
        title=state.dossier.title,
        columns=tuple(shown),
        rows=tuple(
            Row(cells=tuple(columns[name][place] for name in shown), references=number(entry.evidence, most=2))
            for place, entry in enumerate(entries)
        ),
        note=f"{left} more: accord dossiers show {state.dossier.id}" if left > 0 else "",
    )


def _who(entry: Entry) -> str:
    return ", ".join(dict.fromkeys(each for each in (entry.speaker, entry.side) if each))
