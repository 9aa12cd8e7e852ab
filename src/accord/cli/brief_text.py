"""The brief on a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from accord.reading.decoding import clean
from accord.views.brief_parts import Brief, Line, Table
from accord.views.wording import day_in_words, in_quotes, one_line


def print_brief(brief: Brief) -> None:
    """Print the brief; words from reports go out as text, whatever they look like."""
    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=False)
    width = min(console.width, 110)
    console.print(Text(f"Brief: {clean(brief.title)}", style="bold"), width=width)
    if brief.as_of:
        console.print(Text(f"As of {day_in_words(brief.as_of)}: only what reports published by then say."), width=width)
    for section in brief.sections:
        console.print()
        console.print(Text(clean(section.title), style="bold underline"), width=width)
        group = ""
        for line in section.lines:
            if line.group != group:
                group = line.group
                console.print(Padding(Text(clean(group), style="italic"), (0, 0, 0, 2)), width=width)
            depth = (2 if line.group else 0) + (2 if line.status == "warning" else 0)
            console.print(Padding(_line(line), (0, 0, 0, 2 + depth), expand=False), width=width)
            if line.quote and section.id in ("new", "said"):
                console.print(
                    Padding(Text(in_quotes(clean(line.quote)), style="dim"), (0, 0, 0, 6), expand=False), width=width
                )
        for table in section.tables:
            _print_table(console, table, width)
        if section.also:
            console.print(Padding(Text("Also told", style="italic"), (0, 0, 0, 2)), width=width)
        for line in section.also:
            console.print(Padding(_line(line), (0, 0, 0, 4)), width=width)
        if not (section.lines or section.also):
            console.print(Padding(Text(section.empty, style="dim"), (0, 0, 0, 2), expand=False), width=width)
        if section.note:
            console.print(Padding(Text(clean(section.note), style="dim"), (0, 0, 0, 2), expand=False), width=width)
    if brief.references:
        console.print()
        console.print(Text("The words", style="bold underline"), width=width)
    for item in brief.references:
        words = Text(f"[{item.number}] ", style="bold").append(f"“{clean(one_line(item.quote, 400))}” ", style="none")
        console.print(Padding(words.append(item.report, style="dim"), (0, 0, 0, 2), expand=False), width=width)


def _print_table(console: Console, table: Table, width: int) -> None:
    """A table as lines, which a narrow terminal holds better than columns."""
    console.print(Padding(Text(clean(table.title), style="italic"), (0, 0, 0, 2)), width=width)
    for row in table.rows:
        told = Text()
        for column, cell in zip(table.columns, row.cells, strict=True):
            told.append(f"{clean(cell)}  " if cell else "", style=_CELLS.get(column, ""))
        told.rstrip()
        told.append("".join(f" [{number}]" for number in row.references), style="dim")
        console.print(Padding(told, (0, 0, 0, 4), expand=False), width=width)
    if table.note:
        console.print(Padding(Text(clean(table.note), style="dim"), (0, 0, 0, 4)), width=width)


_CELLS = {"day": "cyan", "what": "bold", "note": "dim"}


def _line(line: Line) -> Text:
    text = Text()
    if line.when:
        text.append(f"{clean(line.when)}  ", style="cyan")
    if line.status:
        text.append(f"{clean(line.status)}  ", style="bold red" if line.status == "warning" else "bold")
    text.append(clean(line.text))
    if line.note:
        text.append(f" ({clean(line.note)})", style="dim")
    for number in line.references:
        text.append(f" [{number}]", style="dim")
    return text
