"""8. Ledger → what people see: the brief as Markdown."""

from __future__ import annotations

import re

from accord.views.brief import Brief, Line
from accord.views.wording import day_in_words, in_quotes, one_line

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
        parts += [_line(line) for line in section.lines] or [f"*{escape(section.empty)}*"]
        if section.also:
            parts += ["", "Also told:", "", *(_line(line) for line in section.also)]
        if section.note:
            parts += ["", f"*{escape(section.note)}*"]
        parts.append("")
    parts += ["## The words", ""]
    parts += [
        f"{item.number}. “{escape(one_line(item.quote, 600))}” (`{item.report}`, {item.start}–{item.end})"
        for item in brief.references
    ]
    return "\n".join(parts).rstrip() + "\n"


def _line(line: Line) -> str:
    lead = " · ".join(escape(part) for part in (line.when, line.status) if part)
    text = f"- **{lead}** {escape(line.text)}" if lead else f"- {escape(line.text)}"
    if line.note:
        text += f" ({escape(line.note)})"
    if line.quote:
        text += f": {escape(in_quotes(line.quote))}"
    return text + "".join(f" [{number}]" for number in line.references)
