"""6. Records ↔ records: where the headline of a report stands in its text: outlet and day may come before it."""

from __future__ import annotations

from accord.records import Report

_HEAD = 1000
"""Characters of a text in which its headline is looked for."""


def find_headline(report: Report | None) -> tuple[int, int]:
    """The start and the end of a report's headline in its text; two zeros for one without.

    A headline that its text does not repeat is taken to stand at the start.
    """
    if report is None or not report.title:
        return 0, 0
    at = max(report.text[:_HEAD].find(report.title), 0)
    return at, at + len(report.title)
