"""8. Ledger → what people see: what a brief is made of: sections, lines, tables, numbered references."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from accord.ledger.merged import Verdict
from accord.records import Evidence, Failure, Plain, Report
from accord.views.figure_points import FigurePoint


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Plain):
    """A numbered reference: the sentence it opens, in its report."""

    number: int
    report: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Plain):
    """One line of the brief: when, its status, the text, the words quoted from a report, and its references.

    `group` is the heading it stands under within its section; lines of one group follow one another.
    """

    text: str
    references: tuple[int, ...] = ()
    when: str = ""
    status: str = ""
    quote: str = ""
    note: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Plain):
    """A row of a table, with its references."""

    cells: tuple[str, ...]
    references: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Plain):
    """A short table of a section; `note` says what is left out."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Plain):
    """One of the questions a brief answers; `also` are lines of less weight, `empty` what it says without any."""

    id: str
    title: str
    lines: tuple[Line, ...] = ()
    also: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()
    empty: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin(Plain):
    """A place of main events for the brief's map: degrees, how many events, how far off its point may be (km)."""

    name: str
    latitude: float
    longitude: float
    count: int
    radius_km: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Plain):
    """How many plans have one verdict."""

    verdict: Verdict
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Series(Plain):
    """Figures of one thing over time for the brief's chart: what they measure, their points by day."""

    title: str
    points: tuple[FigurePoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief(Plain):
    """The whole brief with the references its lines end in and the reports they open, and what its pictures show."""

    title: str
    as_of: str | None
    sections: tuple[Section, ...]
    references: tuple[Reference, ...]
    reports: tuple[Report, ...] = ()
    failures: tuple[Failure, ...] = ()
    pins: tuple[Pin, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    series: tuple[Series, ...] = ()

    def save(self, path: str | Path, format: str | None = None) -> None:
        """Write the brief to a file: Markdown, HTML, PDF or JSON, as given or by the file's name."""
        from accord.views.brief_files import save_brief

        save_brief(self, path, format)

    @property
    def source_numbers(self) -> dict[str, int]:
        """The number of each report in the list of sources, from 1."""
        return {report.id: place for place, report in enumerate(self.reports, start=1)}

    def section(self, name: str) -> Section:
        """The section with that id, such as "happened" or "plans"."""
        return next(section for section in self.sections if section.id == name)


@dataclass(slots=True)
class Numbering:
    """Numbers references in the order in which lines use them."""

    known: dict[tuple[str, int, int], Reference] = field(default_factory=dict)

    def __call__(self, evidence: Iterable[Evidence], most: int = 6) -> tuple[int, ...]:
        numbers: list[int] = []
        for item in evidence:
            key = (item.report, item.start, item.end)
            if key not in self.known:
                if len(numbers) >= most:
                    continue
                self.known[key] = Reference(
                    number=len(self.known) + 1, report=item.report, start=item.start, end=item.end, quote=item.quote
                )
            number = self.known[key].number
            if number not in numbers and len(numbers) < most:
                numbers.append(number)
        return tuple(numbers)
