"""A report's text on a terminal, with its records marked."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from accord.reading.decoding import clean
from accord.records import AnyRecord, Report
from accord.views.wording import source_in_words

_STYLES = {
    "event": "bold yellow",
    "statement": "italic",
    "figure": "magenta",
    "time": "cyan",
    "actor": "green",
    "place": "blue",
}


def mark(report: Report, records: Sequence[AnyRecord]) -> Text:
    """The text under its source, each kind of record in its style, with a key."""
    text = Text().append(clean(source_in_words(report)) + "\n", style="dim")
    for kind, style in _STYLES.items():
        text.append(f"{kind} ", style=style)
    body = Text(report.text)
    for record in sorted(records, key=lambda item: item.start - item.end):
        body.stylize(_STYLES[record.kind], record.start, record.end)
    return text.append("\n\n").append_text(body)
