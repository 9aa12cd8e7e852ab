"""8. Ledger → what people see: the brief as Markdown."""

from __future__ import annotations

import re
from dataclasses import replace

from accord.views.brief_parts import Brief, Line, Section, Table
from accord.views.wording import day_in_words, in_quotes, one_line, page_in_words

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!])")


def escape(text: str) -> str:
    """The text with every character Markdown gives a meaning to made plain.

    >>> escape("a *b* <c>")
    'a \\\\*b\\\\* \\\\<c\\\\>'
    """
    return _SPECIAL.sub(r"\\\1", text)


def write_markdown(brief: Brief) -> str:
    """The brief as Markdown, with the quoted words of each reference at its end."""
    parts = [f"# Brief: {escape(brief.title)}", ""]
    if brief.as_of:
        parts += [f"As of {day_in_words(brief.as_of)}: only what reports published by then say.", ""]
    for section in brief.sections:
        parts += [f"## {escape(section.title)}", ""]
        parts += _lines(section) or [f"*{escape(section.empty)}*"]
        for table in section.tables:
            parts += _table(table)
        if section.also:
            parts += ["", "Also told:", "", *(_line(line) for line in section.also)]
        if section.note:
            parts += ["", f"*{escape(section.note)}*"]
        parts.append("")
    parts += ["## The words", ""]
    reports = {report.id: report for report in brief.reports}
    for item in brief.references:
        page = page_in_words(reports.get(item.report), item.start)
        place = f"`{item.report}`, {f'{page}, ' if page else ''}{item.start}–{item.end}"
        parts.append(f"{item.number}. “{escape(one_line(item.quote, 600))}” ({place})")
    return "\n".join(parts).rstrip() + "\n"


def _lines(section: Section) -> list[str]:
    """The lines of a section, with a heading before each group."""
    parts: list[str] = []
    group = ""
    for line in section.lines:
        if section.id == "foremost":
            parts.append(_line(replace(line, when=f"{line.group}: {line.when}" if line.when else line.group)))
            continue
        if line.group != group:
            group = line.group
            parts += [*([""] if parts else []), f"### {escape(group)}", ""]
        parts.append(f"  {_line(line)}" if line.group and line.status == "warning" else _line(line))
    return parts


def _table(table: Table) -> list[str]:
    """A table with pipes; a cell's own are escaped."""
    rows = [
        [*(escape(one_line(cell, 600)) for cell in row.cells), " ".join(f"[{number}]" for number in row.references)]
        for row in table.rows
    ]
    head = [*(escape(column) for column in table.columns), "words"]
    lines = [head, ["---"] * len(head), *rows]
    note = ["", f"*{escape(table.note)}*"] if table.note else []
    return ["", f"### {escape(table.title)}", "", *(f"| {' | '.join(cells)} |" for cells in lines), *note]


def _line(line: Line) -> str:
    lead = " · ".join(escape(part) for part in (line.when, line.status) if part)
    text = f"- **{lead}** {escape(line.text)}" if lead else f"- {escape(line.text)}"
    if line.note:
        text += f" ({escape(line.note)})"
    if line.quote:
        text += f": {escape(in_quotes(line.quote))}"
    return text + "".join(f" [{number}]" for number in line.references)
