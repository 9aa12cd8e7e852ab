"""8. Ledger → what people see: the brief as data; markdown.py, page.py and the terminal show it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from accord.dossiers.model import DossierState
from accord.ledger.merged import Account, Conflict, ConflictVerdict, Event, Known, Linked, Plan, Verdict
from accord.records import Evidence, Failure, FigureRecord, StatementRecord
from accord.values import DONE, FigureKind, Standing, Status
from accord.views.brief_parts import Brief, Line, Numbering, Section
from accord.views.brief_pictures import find_outcomes, find_pins, find_series_of_brief
from accord.views.dossier_lines import dossier_section
from accord.views.first_page import foremost_section, is_news
from accord.views.wording import (
    QUOTED_WORDS,
    day_in_words,
    figure_in_words,
    one_line,
    plan_in_words,
    sides,
    source_in_words,
    speaker_in_words,
    status_in_words,
    when_in_words,
)

MOST_STATEMENTS = 40
MOST_FIGURES = 30
MOST_MINOR = 25
MOST_IN_WORDS = 4
"""Counts under this in words ("two allies") are no figures a reader looks for."""
_AHEAD = frozenset({Verdict.OPEN, Verdict.POSTPONED, Verdict.OVERDUE})
_NOT_DONE = frozenset({Status.DENIED, Status.DID_NOT_HAPPEN, Status.CANCELLED, Status.POSTPONED})


def make_brief(
    known: Known,
    linked: Linked,
    dossiers: Sequence[DossierState] = (),
    *,
    since: str | None = None,
    failures: Sequence[Failure] = (),
) -> Brief:
    """The brief of what the reports known by a day say; `since` (ISO day) is when the reader last looked."""
    number = Numbering()
    dated = sorted(report.day for report in known.reports.values() if report.day)
    today = (known.as_of or (dated[-1] if dated else ""))[:10]
    main = [event for event in linked.events if event.main]
    statements = [record for record in known.records if isinstance(record, StatementRecord)]
    figures = [record for record in known.records if isinstance(record, FigureRecord)]
    sections = (
        foremost_section(known, linked, dossiers, number, since=since or today, today=today),
        _new(main, since or today, number),
        _happened(main, linked.events, number),
        _plans(linked.plans, number),
        _due(linked.plans, today, number),
        _said(known, statements, number),
        _figures(figures, number),
        _conflicts(linked.conflicts, number),
        dossier_section(dossiers, number, known=known, since=since or today),
        _sources(known, linked, failures),
    )
    span = f"{day_in_words(dated[0])} to {day_in_words(dated[-1])}" if dated else "undated reports"
    count = len(known.reports)
    title = f"{count} report{'s' if count != 1 else ''}, {span}" if count else "No reports"
    return Brief(
        title=title,
        as_of=known.as_of,
        sections=sections,
        references=tuple(number.known.values()),
        reports=tuple(sorted(known.reports.values(), key=lambda report: (report.published or "9", report.id))),
        failures=tuple(failures),
        pins=find_pins(main),
        outcomes=find_outcomes(linked.plans),
        series=find_series_of_brief(known, linked),
    )


def _event_line(event: Event, number: Callable[[Iterable[Evidence]], tuple[int, ...]]) -> Line:
    note = f"at {event.place.name}" if event.place else ""
    label = f"{sides(event)}: {event.title}" if sides(event) else event.title
    return Line(
        text=one_line(label),
        when=when_in_words(event.date),
        status=status_in_words(event),
        note=note,
        quote=one_line(event.records[0].evidence.quote, 280),
        references=number(event.evidence),
    )


def _by_date(event: Event) -> tuple[str, str, str]:
    day = (event.date.earliest or event.date.latest or "9") if event.date else "9"
    return (day, min((entry.day or "9") for entry in event.history) if event.history else "9", event.id)


def _new(events: list[Event], since: str, number: Numbering) -> Section:
    """What the reports of the latest day (or since the day asked for) tell that none told before, or tell otherwise."""
    fresh = [event for event in events if is_news(event, since)]
    top = sorted(fresh, key=lambda event: (-event.weight, _by_date(event)))[:8]
    lines = tuple(_event_line(event, number) for event in top)
    title = f"New since {day_in_words(since)}" if since else "New"
    return Section(id="new", title=title, lines=lines, empty="Nothing that earlier reports did not tell.")


def _happened(main: list[Event], events: Sequence[Event], number: Numbering) -> Section:
    """The main events, each with its parts behind it; under them what else reports tell as done, not done or denied."""
    told = [event for event in main if event.status in DONE or event.status in _NOT_DONE]
    worth = [event for event in events if _is_worth_a_line(event)]
    listed = with_parts_behind(sorted(told, key=_by_date), sorted(worth, key=_by_date))
    by_id = {event.id: event for event in events}
    wholes = ((event, whole, by_id.get(event.whole or "")) for event, whole in listed)
    lines = tuple(_line_of_part(event, number, under=under, whole=whole) for event, under, whole in wholes)
    shown_before = {event.id for event, _ in listed}
    minor = sorted(
        (event for event in worth if event.id not in shown_before), key=lambda event: (-event.weight, event.id)
    )
    shown = sorted(minor[:MOST_MINOR], key=_by_date)
    left = len(minor) - MOST_MINOR
    return Section(
        id="happened",
        title="What happened, and what did not",
        lines=lines,
        also=tuple(replace(_event_line(event, number), quote="") for event in shown),
        empty="No deed is reported.",
        note=f"{left} more in the ledger." if left > 0 else "",
    )


def with_parts_behind(events: Sequence[Event], others: Sequence[Event]) -> list[tuple[Event, Event | None]]:
    """Events in their order, each with the event it is told under: a part comes behind its whole, wherever it stood.

    Of the `others` come those that are part of one of them.
    """
    by_id = {event.id: event for event in (*events, *others)}
    main = {event.id for event in events}
    found: dict[str, Event | None] = {}

    def put(event: Event, whole: Event | None) -> None:
        if event.id not in found:
            found[event.id] = whole
            for name in event.parts:
                if name in by_id:
                    put(by_id[name], event)

    for event in events:
        if event.whole not in main:
            put(event, None)
    for event in events:  # wholes that hold each other in a ring have no first one
        put(event, None)
    return [(by_id[name], whole) for name, whole in found.items()]


def _line_of_part(event: Event, number: Numbering, *, under: Event | None, whole: Event | None) -> Line:
    """The line of an event; that of a part says of what, and repeats no words quoted by the line it is told under."""
    line = _event_line(event, number)
    if whole is None:
        return line
    said = under is not None and event.records[0].evidence == under.records[0].evidence
    note = "; ".join(filter(None, (line.note, f"part of: {one_line(whole.title, 80)}")))
    return replace(line, note=note, quote="" if said else line.quote)


def _is_worth_a_line(event: Event) -> bool:
    """Whether an event that is not a main one is a deed, an omission or a denial that the codebook has a name for."""
    named = event.type is not None or event.label is not None
    deed = any(record.standing == Standing.DEED for record in event.records)
    if event.main or not named or not deed or not event.participants:
        return False
    return event.status in _NOT_DONE or event.status == Status.OCCURRED


def _plan_line(plan: Plan, number: Numbering) -> Line:
    evidence = [record.evidence for record in (*plan.stated[:3], *plan.outcome[:3])]
    label = f"{sides(plan.event)}: {plan.event.title}" if sides(plan.event) else plan.event.title
    return Line(
        text=one_line(label),
        when=f"due {when_in_words(plan.due)}" if plan.due else "no day given",
        status=plan_in_words(plan),
        note=plan.reason if plan.due else plan.reason.replace("no day given", ""),
        quote=one_line(plan.stated[0].evidence.quote, 280) if plan.stated else "",
        references=number(evidence),
    )


def _due_day(plan: Plan) -> str:
    return (plan.due.latest or plan.due.earliest or "9") if plan.due else "9"


def _plans(plans: Sequence[Plan], number: Numbering) -> Section:
    told = sorted(plans, key=lambda plan: (_due_day(plan), plan.id))
    return Section(
        id="plans",
        title="What was planned, and what came of it",
        lines=tuple(_plan_line(plan, number) for plan in told),
        empty="No plan is reported.",
        note="“Not shown” means that a later report covers the occasion without it: it is never a “no”.",
    )


def _due(plans: Sequence[Plan], today: str, number: Numbering) -> Section:
    ahead = [plan for plan in plans if plan.verdict in _AHEAD and plan.due and _due_day(plan) >= today]
    overdue = [plan for plan in plans if plan.verdict == Verdict.OVERDUE]
    ordered = [*sorted(overdue, key=_due_day), *sorted((p for p in ahead if p not in overdue), key=_due_day)]
    return Section(
        id="due",
        title="Due next",
        lines=tuple(replace(_plan_line(plan, number), quote="") for plan in ordered),
        empty="Nothing with a day is still to come.",
    )


def _day(known: Known, record: StatementRecord) -> str:
    day = known.reports[record.report].day
    return f"reported {day_in_words(day)}" if day else "reported, undated"


def _said(known: Known, statements: list[StatementRecord], number: Numbering) -> Section:
    """The statements with a named source first, quoted ones before paraphrase, in the order of the text."""
    named = sorted(statements, key=lambda record: (record.source is None, record.directness != "direct"))[
        :MOST_STATEMENTS
    ]
    order = {id(record): place for place, record in enumerate(statements)}
    lines = tuple(
        Line(
            text=speaker_in_words(record),
            quote=one_line(record.text, 320),
            when=_day(known, record),
            status=QUOTED_WORDS[record.directness],
            references=number([record.evidence]),
        )
        for record in sorted(named, key=lambda record: order[id(record)])
    )
    left = len(statements) - len(lines)
    note = f"{left} more in the ledger." if left > 0 else ""
    return Section(id="said", title="Who said what", lines=lines, empty="No statement is reported.", note=note)


def _is_telling(figure: FigureRecord) -> bool:
    """Whether a figure tells something alone: not a rank, an age, or "two" of something."""
    if figure.figure_kind in (FigureKind.ORDINAL, FigureKind.AGE) or not (figure.measures or figure.unit):
        return False
    is_word = not any(char.isdigit() for char in figure.text)
    small = isinstance(figure.value, float | int) and figure.value < MOST_IN_WORDS
    return not (figure.figure_kind == FigureKind.COUNT and is_word and small)


def _figures(figures: list[FigureRecord], number: Numbering) -> Section:
    telling = [figure for figure in figures if _is_telling(figure)]
    groups: dict[tuple[object, ...], list[FigureRecord]] = {}
    for record in telling:
        measured = (record.measures or record.unit or "").casefold().removeprefix("the ")
        groups.setdefault((record.value, record.unit, measured, record.status), []).append(record)
    lines = []
    for same in groups.values():
        first = same[0]
        source = f", according to {first.attributed_to.name}" if first.attributed_to else ""
        owner = f"{first.owner.name}: " if first.owner and first.owner.name not in figure_in_words(first) else ""
        lines.append(Line(text=f"{owner}{figure_in_words(first)}{source}", references=number(r.evidence for r in same)))
    left = len(lines) - MOST_FIGURES
    note = f"{left} more in the ledger." if left > 0 else ""
    return Section(
        id="figures", title="The figures", lines=tuple(lines[:MOST_FIGURES]), empty="No figure is reported.", note=note
    )


def _conflicts(conflicts: Sequence[Conflict], number: Numbering) -> Section:
    order = {verdict: place for place, verdict in enumerate(ConflictVerdict)}

    def accounts(conflict: Conflict) -> Iterable[Account]:
        return conflict.accounts

    lines = tuple(
        Line(
            text=f"{one_line(item.subject, 100)}: " + " / ".join(account.value for account in accounts(item)),
            status=str(item.verdict),
            note=item.reason,
            references=number(evidence for account in accounts(item) for evidence in account.evidence[:1]),
        )
        for item in sorted(conflicts, key=lambda item: (order[item.verdict], item.subject, item.id))
    )
    return Section(id="conflicts", title="Where reports disagree", lines=lines, empty="No two accounts differ.")


def _sources(known: Known, linked: Linked, failures: Sequence[Failure]) -> Section:
    copied = {report: group for group in linked.copies for report in group}
    lines = []
    for report in sorted(known.reports.values(), key=lambda item: (item.published or "9", item.id)):
        notes = [report.notice or ""]
        if report.id in copied:
            notes.append(
                "shares its text with " + ", ".join(other for other in copied[report.id] if other != report.id)
            )
        lines.append(Line(text=source_in_words(report), when=report.id, note="; ".join(note for note in notes if note)))
    lines += [Line(text=str(failure), status="not read") for failure in failures]
    note = f"{known.left_out} left out: not known by the day asked for, or undated." if known.left_out else ""
    return Section(id="sources", title="Sources", lines=tuple(lines), empty="No report was read.", note=note)
