"""One dossier on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from accord.dossiers.sheet import Sheet
from accord.reading.decoding import clean
from accord.records import Evidence
from accord.views.wording import QUOTED_WORDS, VERDICT_WORDS, day_in_words, in_quotes, one_line, when_in_words

if TYPE_CHECKING:
    from accord.dossiers.dossier_changes import Moved
    from accord.dossiers.model import Entry

_MOST_WIDE = 110
_MOST_SAID = 20


class _Writer:
    """Prints lines under headings, and numbers the words they rest on."""

    def __init__(self) -> None:
        self.console = Console(highlight=False, markup=False, emoji=False, soft_wrap=False)
        self.width = min(self.console.width, _MOST_WIDE)
        self.numbers: dict[Evidence, int] = {}

    def head(self, text: str) -> None:
        self.console.print()
        self.console.print(Text(clean(text), style="bold underline"), width=self.width)

    def line(self, text: str, *, lead: str = "", status: str = "", evidence: Iterable[Evidence] = ()) -> None:
        said = Text()
        if lead:
            said.append(f"{clean(lead)}  ", style="cyan")
        if status:
            said.append(f"{clean(status)}  ", style="bold")
        said.append(clean(" ".join(text.split())))
        for words in list(dict.fromkeys(evidence))[:6]:
            said.append(f" [{self.numbers.setdefault(words, len(self.numbers) + 1)}]", style="dim")
        self.console.print(Padding(said, (0, 0, 0, 2), expand=False), width=self.width)

    def quiet(self, text: str) -> None:
        self.console.print(Padding(Text(clean(text), style="dim"), (0, 0, 0, 6), expand=False), width=self.width)

    def words(self) -> None:
        if self.numbers:
            self.head("The words")
        for words, number in self.numbers.items():
            text = Text(f"[{number}] ", style="bold").append(f"“{clean(one_line(words.quote, 400))}” ", style="none")
            self.console.print(
                Padding(text.append(words.report, style="dim"), (0, 0, 0, 2), expand=False), width=self.width
            )


def print_sheet(sheet: Sheet, changes: Sequence[Moved] = (), *, since: str | None = None) -> None:
    """Print all that a dossier answers; words from reports go out as text, whatever they look like."""
    out = _Writer()
    _print_stand(out, sheet)
    if since:
        _print_changes(out, changes, since)
    _print_path(out, sheet)
    _print_due(out, sheet)
    _print_held(out, sheet)
    _print_entries(out, sheet)
    _print_figures(out, sheet)
    _print_said(out, sheet)
    _print_plans(out, sheet)
    _print_rest(out, sheet)
    _print_warnings(out, sheet)
    out.words()


def _print_stand(out: _Writer, sheet: Sheet) -> None:
    state = sheet.state
    out.console.print(Text(clean(state.dossier.title), style="bold"), width=out.width)
    since = f" since {day_in_words(state.since)}" if state.since else ""
    stand = state.stage if state.path or not state.entries else f"{len(state.entries)} lines"
    out.console.print(Text(f"{clean(stand)}{since}", style="bold"), width=out.width)
    asked = f"as of {day_in_words(sheet.as_of)}, " if sheet.as_of else ""
    count = len(sheet.reports)
    told = f"{count} reports tell of it" if count != 1 else "1 report tells of it"
    kind = state.dossier.kind.replace("_", " ")
    out.console.print(Text(f"{state.dossier.id}, {kind}; {asked}{told}", style="dim"), width=out.width)


def _print_changes(out: _Writer, changes: Sequence[Moved], since: str) -> None:
    out.head(f"Changed since {day_in_words(since)}")
    for change in changes:
        values = " → ".join(one_line(each, 160) for each in (change.before, change.now) if each)
        gone = ", no longer" if change.now is None else ""
        out.line(f"{change.what}: {values}{gone}", lead=change.kind, evidence=change.evidence)
    if not changes:
        out.quiet("Nothing.")


def _print_path(out: _Writer, sheet: Sheet) -> None:
    if sheet.state.path:
        out.head("The path there")
    for move in sheet.state.path:
        day = f"reported {day_in_words(move.reported)}" if move.reported else "report undated"
        edition = move.edition if move.edition != move.day else None
        notes = [edition or "", f"day: {day_in_words(move.day)}" if move.day else "", move.note]
        out.line(
            ", ".join(note for note in notes if note), lead=day, status=move.stage, evidence=(move.evidence, *move.also)
        )


def _print_due(out: _Writer, sheet: Sheet) -> None:
    if sheet.due:
        out.head("Due, and overdue")
    for due in sheet.due:
        basis = " (by the pack)" if due.basis == "pack" else ""
        status = "overdue, no outcome found" if due.is_overdue else ""
        out.line(f"{due.what}{basis}", lead=day_in_words(due.day), status=status, evidence=due.evidence)


def _print_held(out: _Writer, sheet: Sheet) -> None:
    if sheet.state.holds or sheet.state.unknown:
        out.head("What is known of it")
    for name, values in groupby(sheet.state.holds, key=lambda held: held[0]):
        for _, value in values:
            out.line(value, lead=name)
    if sheet.state.unknown:
        out.quiet(f"No report says: {', '.join(sheet.state.unknown)}.")


def _print_entries(out: _Writer, sheet: Sheet) -> None:
    """The lines that are no stages, under a heading for each sort: "leg 1" and "leg 2" are of one."""
    sorts: dict[str, list[Entry]] = {}
    for entry in sheet.state.entries:
        sorts.setdefault(entry.label.rstrip(" 0123456789") or entry.label, []).append(entry)
    for sort, entries in sorts.items():
        out.head(sort[:1].upper() + sort[1:])
        for entry in entries:
            who = ", ".join(dict.fromkeys(each for each in (entry.speaker, entry.side) if each))
            note = f" ({entry.note})" if entry.note else ""
            label = entry.label if entry.label != sort else ""
            day = day_in_words(entry.day) if entry.day else ""
            lead = "  ".join(each for each in (label, day, who) if each)
            out.line(f"{entry.text}{note}", lead=lead, evidence=entry.evidence)


def _print_figures(out: _Writer, sheet: Sheet) -> None:
    if sheet.figures:
        out.head("The figures over time")
    for figure in sheet.figures:
        notes = [
            figure.hedge.replace("_", " ") if figure.hedge not in ("exact", "unstated") else "",
            f"counted {figure.base}" if figure.base else "",
            f"according to {figure.by}" if figure.by else "",
            f"before: {figure.before}" if figure.before else "",
        ]
        told = ", ".join(note for note in notes if note)
        day = day_in_words(figure.day) if figure.day else "undated"
        out.line(f"{figure.text}{f' ({told})' if told else ''}", lead=day, evidence=(figure.evidence,))


def _print_said(out: _Writer, sheet: Sheet) -> None:
    if sheet.said:
        out.head("Who said what of it, by side")
    for said in sheet.said[:_MOST_SAID]:
        day = day_in_words(said.day) if said.day else "undated"
        lead = f"{said.side}  {day}" if said.side != said.speaker else day
        out.line(
            f"{said.speaker}, {QUOTED_WORDS[said.directness]}: {_quoted(said.words, 300)}",
            lead=lead,
            evidence=(said.evidence,),
        )
        if said.before:
            out.quiet(f"{said.change}; before or elsewhere: {_quoted(said.before, 200)}")
    if len(sheet.said) > _MOST_SAID:
        out.quiet(f"{len(sheet.said) - _MOST_SAID} more with --json.")


def _print_plans(out: _Writer, sheet: Sheet) -> None:
    if sheet.plans:
        out.head("Plans, and what came of them")
    for plan in sheet.plans:
        verdict = VERDICT_WORDS[plan.verdict] + (", late" if plan.late else "")
        status = f"{verdict} ({day_in_words(plan.outcome_day)})" if plan.outcome_day else verdict
        due = f"due {when_in_words(plan.due)}" if plan.due else "no day given"
        out.line(plan.title, lead=due, status=status, evidence=(*plan.evidence[:2], *plan.outcome[:2]))


def _print_rest(out: _Writer, sheet: Sheet) -> None:
    if sheet.linked:
        out.head("Linked dossiers")
    for other in sheet.linked:
        since = f" since {day_in_words(other.since)}" if other.since else ""
        out.line(f"{other.title} [{other.id}]", lead=other.how, status=f"{other.stage}{since}")
    if sheet.alone:
        out.head("What only one report says")
    for each in sheet.alone:
        out.line(f"{each.what} ({each.report})", lead=each.kind, evidence=each.evidence)


def _print_warnings(out: _Writer, sheet: Sheet) -> None:
    if sheet.state.warnings:
        out.head("Warnings")
    noted = {each.warning: each for each in sheet.acknowledged}
    for warning in sheet.state.warnings:
        out.line(warning.text, lead=warning.id, evidence=warning.evidence)
        if taken := noted.get(warning.id):
            out.quiet(f"noted by {taken.by} on {day_in_words(taken.at)}: {taken.reason}")


def _quoted(words: str, most: int) -> str:
    """Words in quotation marks, without a second pair around or before words that the report quotes."""
    shown = one_line(words, most)
    return shown if set(shown) & set('“”"') else in_quotes(shown)
