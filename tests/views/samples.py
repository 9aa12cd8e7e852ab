"""A small ledger by hand: two reports, an event told by both, a statement, a figure."""

from __future__ import annotations

from accord.ledger.merged import Known, Linked
from accord.linking import link
from accord.records import EventRecord, Evidence, FigureRecord, Report, StatementRecord
from accord.values import (
    Actor,
    ActorKind,
    Approximation,
    DateBasis,
    EventType,
    FigureKind,
    Precision,
    Span,
    Status,
    When,
)

NORWAY = Actor(id="NOR", name="Norway", kind=ActorKind.STATE, country="NOR", sector="GOV")
FINLAND = Actor(id="FIN", name="Finland", kind=ActorKind.STATE, country="FIN", sector="GOV")
DAY = When(value="2025-03-04", earliest="2025-03-04", latest="2025-03-04", precision=Precision.DAY)
FIRST = Report(
    text="Norway and Finland will hold talks on 4 March. <script>alert('x')</script> About 300 [bold]train[/].",
    title="Talks <b>planned</b>",
    publisher="Fjord & Sons",
    url="javascript:alert(1)",
    published="2025-03-03",
    published_basis=DateBasis.METADATA,
)
SECOND = Report(
    text="Norway and Finland held talks on Tuesday.",
    published="2025-03-04",
    published_basis=DateBasis.METADATA,
    title="Talks held",
)


def evidence(report: Report, start: int, end: int) -> Evidence:
    return Evidence(report=report.id, start=start, end=end, quote=report.text[start:end])


def event(report: Report, words: str, status: Status) -> EventRecord:
    start = report.text.index(words)
    return EventRecord(
        start=start,
        end=start + len(words),
        text=words,
        evidence=evidence(report, 0, report.text.index(".") + 1),
        trigger=words,
        type=EventType.CONSULT,
        status=status,
        actors=(NORWAY, FINLAND),
        date=DAY,
        date_basis=DateBasis.STATED,
    )


def sample() -> tuple[Known, Linked]:
    """What is known, and what linking makes of it."""
    start = FIRST.text.index("About")
    figure = FigureRecord(
        start=start,
        end=start + 9,
        text="About 300",
        evidence=evidence(FIRST, start, len(FIRST.text)),
        value=300.0,
        unit="soldiers",
        figure_kind=FigureKind.COUNT,
        approximation=Approximation.ABOUT,
        measures="soldiers",
    )
    said = StatementRecord(
        start=0,
        end=6,
        text="Norway",
        evidence=evidence(SECOND, 0, len(SECOND.text)),
        content=(Span(start=0, end=6),),
        source=FINLAND,
        cue_text="said",
    )
    records = (
        event(FIRST, "will hold talks", Status.PLANNED),
        event(SECOND, "held talks", Status.OCCURRED),
        figure,
        said,
    )
    known = Known({FIRST.id: FIRST, SECOND.id: SECOND}, records)
    return known, link(known)
