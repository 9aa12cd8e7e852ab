"""4. Mentions → records: the events of a report, each with who, when, where, how sure and on whose word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from accord.coding.actor_index import ActorIndex
from accord.coding.announced_days import drop_terms, give_announced_days
from accord.coding.appointed import without_appointing
from accord.coding.attributing import word_of
from accord.coding.carried_days import carry_days
from accord.coding.circumstances import (
    Owners,
    date_of,
    figures_of,
    find_owners,
    has_come,
    is_not_of_the_deed,
    is_of_a_past_year,
    is_still_ahead,
    places_of,
    reached_places,
)
from accord.coding.days_between import days_between, due_before
from accord.coding.event_types import code_type
from accord.coding.home_state import settle_at_home
from accord.coding.hosts import with_authorities, with_host
from accord.coding.later_mentions import take_over
from accord.coding.legs_of_trips import with_travellers
from accord.coding.own_affairs import with_own_states
from accord.coding.pact_parties import share_parties
from accord.coding.participants import find_participants
from accord.coding.particular_sides import with_particular_sides
from accord.coding.plover import manual_type
from accord.coding.put_off import day_put_off_to, settle_put_off
from accord.coding.quoting import evidence_of
from accord.coding.recalled_parties import recall_parties
from accord.coding.same_meeting import complete_meetings
from accord.coding.set_beginnings import settle_beginnings, share_beginnings
from accord.coding.settled_times import settle_times
from accord.coding.shared_days import follow_plans
from accord.coding.taken_up import taken_up, with_parties_taken_up, with_types_taken_up
from accord.coding.told_ahead import is_day_to_come, told_for_its_day
from accord.coding.told_doers import with_told_doers
from accord.coding.weighed_participants import weighed_participants
from accord.mentions.framing import lemma_of
from accord.mentions.proposals import weighed_status
from accord.mentions.status import StatusFinding, find_status
from accord.mentions.triggers import Trigger, find_triggers
from accord.mentions.weighing import Chosen
from accord.parsing.found import found, text_of
from accord.records import (
    ActorRecord,
    AnyRecord,
    EventRecord,
    FigureRecord,
    PlaceRecord,
    Report,
    StatementRecord,
    TimeRecord,
)
from accord.values import DateBasis, Status, When

_LOOK_BACK = 6


@dataclass(frozen=True, slots=True)
class _Context:
    """What the events of one report are assembled from."""

    doc: Doc
    report: Report
    index: ActorIndex
    owners: Owners
    actors: Sequence[ActorRecord]
    statements: Sequence[StatementRecord]
    choosers: Mapping[Trigger, str]


def code_events(
    doc: Doc,
    report: Report,
    times: Sequence[TimeRecord],
    actors: Sequence[ActorRecord],
    places: Sequence[PlaceRecord],
    figures: Sequence[FigureRecord],
    statements: Sequence[StatementRecord],
) -> list[EventRecord]:
    """The events of a report, in the order of the text; spans never overlap."""
    known = found(doc)
    triggers = list(known.triggers) or ([] if known.encoded is not None else find_triggers(doc))
    weighed = [(trigger, *weighed_status(doc, find_status(doc, trigger))) for trigger in triggers]
    choosers = {trigger: _decided_by(trigger, who) for trigger, _, who in weighed}
    findings = [(trigger, finding) for trigger, finding, _ in weighed]
    put_off = settle_put_off(doc, follow_plans(doc, without_overlaps(findings)))
    kept = without_appointing(doc, settle_beginnings(doc, put_off))
    taken = taken_up(doc, kept)
    old, kept = kept, with_types_taken_up(kept, taken)
    choosers.update({now[0]: choosers[then[0]] for now, then in zip(kept, old, strict=True)})
    owners = _settled(doc, report, kept, (times, places, figures))
    context = _Context(doc, report, ActorIndex(doc, actors), owners, actors, statements, choosers)
    events = [_record(context, trigger, finding, span) for trigger, finding, span in kept]
    events = with_travellers(doc, kept, with_parties_taken_up(kept, events, taken))
    nominal = frozenset(event.id for event, (trigger, _, _) in zip(events, kept, strict=True) if trigger.part == "noun")
    told = complete_meetings(doc, recall_parties(doc, take_over(doc, events, nominal), nominal), nominal)
    shared = share_parties(doc, [trigger for trigger, _, _ in kept], told)
    return settle_at_home(doc, with_own_states(shared, report, actors, places), actors, places)


def code_given(doc: Doc, report: Report, triggers: Sequence[Trigger], told: Sequence[AnyRecord]) -> list[EventRecord]:
    """The events of triggers that a caller names, one each and in their order; a span stays as it was given.

    `told` are the report's other records. Events of the report's own make no difference.
    """
    weighed = [(trigger, *weighed_status(doc, find_status(doc, trigger))) for trigger in triggers]
    kept = [(trigger, finding, (trigger.start, trigger.end)) for trigger, finding, _ in weighed]
    actors = [record for record in told if isinstance(record, ActorRecord)]
    times = [record for record in told if isinstance(record, TimeRecord)]
    places = [record for record in told if isinstance(record, PlaceRecord)]
    figures = [record for record in told if isinstance(record, FigureRecord)]
    statements = [record for record in told if isinstance(record, StatementRecord)]
    owners = _settled(doc, report, sorted(kept, key=lambda each: each[2]), (times, places, figures))
    choosers = {trigger: _decided_by(trigger, who) for trigger, _, who in weighed}
    context = _Context(doc, report, ActorIndex(doc, actors), owners, actors, statements, choosers)
    return [_record(context, trigger, finding, span) for trigger, finding, span in kept]


def _settled(
    doc: Doc,
    report: Report,
    kept: Sequence[tuple[Trigger, StatusFinding, tuple[int, int]]],
    told: tuple[Sequence[TimeRecord], Sequence[PlaceRecord], Sequence[FigureRecord]],
) -> Owners:
    """Which times, places and figures belong to which event, the times settled by the events' statuses."""
    times, places, figures = told
    owners = find_owners(doc, [trigger for trigger, _, _ in kept], times, places, figures, day=report.dct)
    findings = [(trigger, finding) for trigger, finding, _ in kept]
    settle_times(doc, findings, owners, report)
    drop_terms(findings, owners.times)
    inferred = give_announced_days(doc, findings, times, owners.times)
    inferred |= days_between(doc, findings, owners.times, report.dct) | due_before(doc, findings, owners.times)
    share_beginnings(doc, findings, owners.times)
    owners.inferred = inferred | carry_days(doc, findings, owners.times, owners.elsewhere)
    return owners


def without_overlaps(
    findings: Sequence[tuple[Trigger, StatusFinding]],
) -> list[tuple[Trigger, StatusFinding, tuple[int, int]]]:
    """The events with their spans cut so that none overlap.

    A governor that only gives its status is dropped ("hopes to visit"); one with a type of its own keeps its words.
    """
    joined = set()
    for index, (trigger, finding) in enumerate(findings):
        start = finding.span[0]
        for other, _ in findings[max(0, index - _LOOK_BACK) : index]:
            if start <= other.start and other.end <= trigger.start and other.type is None and other.part == "verb":
                joined.add(other)
    kept: list[tuple[Trigger, StatusFinding, tuple[int, int]]] = []
    taken = 0
    for trigger, finding in sorted(findings, key=lambda pair: (pair[0].start, -pair[0].end)):
        if trigger in joined:
            continue
        start, end = min(finding.span[0], trigger.start), max(finding.span[1], trigger.end)
        start = max(start, taken)
        if start > trigger.start:
            continue
        kept.append((trigger, finding, (start, end)))
        taken = end
    return kept


def _record(context: _Context, trigger: Trigger, finding: StatusFinding, span: tuple[int, int]) -> EventRecord:
    doc, report = context.doc, context.report
    start, end = _trimmed(text_of(doc), *span)
    coding = code_type(doc, trigger)
    participants = find_participants(doc, trigger, context.index)
    participants = weighed_participants(doc, trigger, participants, context.actors)
    participants = with_particular_sides(participants, doc, trigger, context.index)
    participants = with_told_doers(participants, doc, trigger, context.index)
    places = places_of(trigger, context.owners)
    participants = with_host(participants, trigger, reached_places(trigger, context.owners), _named_as(doc, trigger))
    participants = with_authorities(participants, trigger, places)
    finding, date, basis = _dated(context, trigger, finding)
    if trigger.part == "noun" and is_still_ahead(finding, date, basis, report):
        finding = replace(finding, status=Status.PLANNED, reasons=(*finding.reasons, "its day"))
    elif trigger.part == "noun" and (
        has_come(finding, date, basis, report) or is_of_a_past_year(finding, text_of(doc)[start:end], report)
    ):
        finding = replace(finding, status=Status.OCCURRED, reasons=(*finding.reasons, "its day"))
    word = word_of(doc, trigger, finding, context.index, context.statements)
    return EventRecord(
        start=start,
        end=end,
        text=text_of(doc)[start:end],
        evidence=evidence_of(doc, start, end),
        trigger=trigger.text,
        type=coding.type,
        status=finding.status,
        plover_type=manual_type(coding.plover, finding.status, finding.polarity, finding.reasons),
        label=coding.label,
        mode=coding.mode,
        contexts=coding.contexts,
        polarity=finding.polarity,
        standing=finding.standing,
        actors=participants.actors,
        recipients=participants.recipients,
        place=places[0] if places else None,
        date=date,
        date_basis=basis,
        attributed_to=word.actor,
        source_span=word.span,
        figures=figures_of(trigger, context.owners),
        decided_by=context.choosers[trigger],
        reasons=finding.reasons,
    )


def _dated(context: _Context, trigger: Trigger, finding: StatusFinding) -> tuple[StatusFinding, When | None, DateBasis]:
    """The finding as its day lets it be, the day and what that rests on; none to come for what is done."""
    date, basis = date_of(trigger, finding, context.owners, context.report)
    date = day_put_off_to(finding, date)
    if is_day_to_come(date, basis, context.report):
        finding = told_for_its_day(context.doc, trigger, finding)
    if is_not_of_the_deed(trigger, finding, date, context.report):
        date, basis = date_of(trigger, finding, context.owners, context.report, until=context.report.dct)
    return finding, date, basis


def _decided_by(trigger: Trigger, status_by: Chosen) -> str:
    """Who decided an event: "encoder" where it alone saw it, "rules" where it had no say or was overruled."""
    if trigger.score is not None:
        return Chosen.ENCODER.value
    chosen = {trigger.decided_by, status_by.value}
    return Chosen.RULES.value if chosen == {Chosen.RULES.value} else Chosen.BOTH.value


def _named_as(doc: Doc, trigger: Trigger) -> str:
    """What an event is called: the noun of a light verb, else the trigger's own lemma."""
    return trigger.lemma if trigger.noun is None else lemma_of(doc[trigger.noun])


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
