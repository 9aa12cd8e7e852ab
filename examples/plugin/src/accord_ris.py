"""Reports as RIS, which Zotero, EndNote and other reference managers read: a record a report, in the order of days.

A plugin is a Writer with a name, a suffix, a line on what it is for, and a function that writes.
"""

from __future__ import annotations

from collections.abc import Iterator

from accord import Report
from accord.exports import Asked, Source, Target, Writer
from accord.exports.export_asked import pages


def write_ris(source: Source, asked: Asked, target: Target) -> None:
    """Writes the reports known by the day asked for; those without title and address are left out and counted."""
    with target.file("sources.ris") as file:
        for report in pages(source.reports, as_of=asked.as_of):
            if report.title or report.url:
                target.rows["reports"] += 1
                file.write("".join(lines_of(report)).encode())
            else:
                target.leave_out("reports without title and address")


def lines_of(report: Report) -> Iterator[str]:
    """The lines of one record; a line break within a value would end it, so white space is folded."""
    values = {
        "TY": "NEWS",
        "TI": report.title,
        "AU": report.byline,
        "PB": report.publisher,
        "DA": report.day.replace("-", "/") if report.day else None,
        "UR": report.url,
        "LA": report.language,
        "ID": report.id,
    }
    for tag, value in values.items():
        if value:
            yield f"{tag}  - {' '.join(value.split())}\r\n"
    yield "ER  - \r\n\r\n"


WRITER = Writer(
    name="ris",
    suffix=".ris",
    means="Reports as references, for Zotero and other reference managers.",
    write=write_ris,
    media_type="application/x-research-info-systems",
)
