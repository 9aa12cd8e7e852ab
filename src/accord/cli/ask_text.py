"""An answer on a terminal."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from accord.asking import Answer
from accord.reading.decoding import clean
from accord.records import Report
from accord.views.wording import day_in_words, one_line, source_in_words


def print_answer(answer: Answer, reports: Mapping[str, Report]) -> None:
    """Print the answer, then the words it rests on with numbers; words from reports go out as text."""
    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=False)
    width = min(console.width, 110)
    shown = answer.evidence or answer.nearest
    told = Text(clean(answer.text), style="bold" if answer.settled else "none")
    for number in range(1, len(answer.evidence) + 1):
        told.append(f" [{number}]", style="dim")
    console.print(told, width=width)
    if answer.as_of:
        left_out = f" {answer.left_out} reports without a day are left out." if answer.left_out else ""
        console.print(Text(f"As of {day_in_words(answer.as_of)}.{left_out}", style="dim"), width=width)
    if shown:
        console.print()
        console.print(
            Text("The words" if answer.evidence else "The nearest words", style="bold underline"), width=width
        )
    for number, evidence in enumerate(shown, 1):
        words = Text().append(f"[{number}] ", style="bold").append(f"“{clean(one_line(evidence.quote, 400))}” ")
        report = reports.get(evidence.report)
        words.append(clean(source_in_words(report)) if report else evidence.report, style="dim")
        console.print(Padding(words, (0, 0, 0, 2), expand=False), width=width)
