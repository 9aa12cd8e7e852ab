"""7. Events → dossiers: what a firing holds: time, weapon, count, direction, source, and the diplomacy around it."""

from __future__ import annotations

import re
from datetime import date

from accord.dossiers.case import Case
from accord.dossiers.days import in_full
from accord.dossiers.editions import Edition, Step
from accord.dossiers.evidence import exact_day, status_of
from accord.dossiers.holdings.commitments import clause_from
from accord.dossiers.holdings.figures_held import in_words
from accord.dossiers.model import Entry
from accord.dossiers.wordlists import any_of
from accord.ledger.merged import Event
from accord.records import EventRecord, StatementRecord
from accord.values import DONE, EventType, FigureKind, Status

NEAR_DAYS = 3
"""Visits and summits this close to a firing stand beside it (mission S27: "nearby diplomacy")."""


BEHIND = 100
"""Characters behind a firing's words in which its weapon or direction may stand."""


def deeds_of(edition: Edition) -> list[Step]:
    """The steps that tell the firing itself, in the order of reports."""
    deeds = [step for step in edition.steps if step.told.of is None and not step.rule.after]
    return sorted(deeds or edition.steps, key=lambda step: step.moment)


def _time(case: Case, edition: Edition) -> list[str]:
    return [in_full(edition.done)] if edition.done else []


def _weapon(case: Case, edition: Edition) -> list[str]:
    return list(dict.fromkeys(weapon for step in deeds_of(edition) for weapon in weapons_of(step)))


def _direction(case: Case, edition: Edition) -> list[str]:
    found = []
    for step in deeds_of(edition):
        words = step.told.record.text + step.told.sentence.quote[step.told.end : step.told.end + BEHIND]
        found += [match["what"].strip() for match in any_of("direction", "patterns").finditer(words)][:1]
    return list(dict.fromkeys(found))


def weapons_of(step: Step) -> list[str]:
    """The weapon in the words of a firing."""
    record, quote = step.told.record, step.told.sentence.quote
    behind = re.split(r",|;|\.(?:\s|$)| on | at ", quote[step.told.end : step.told.end + BEHIND], maxsplit=1)[0]
    return [match["what"].strip() for match in any_of("weapon", "patterns").finditer(record.text + behind)][-1:]


def _count(case: Case, edition: Edition) -> list[str]:
    """How many, with the hedge, as the firing's own words give it: never a count of another firing."""
    found: dict[tuple[object, str | None], str] = {}
    for step in deeds_of(edition):
        record = step.told.record
        for figure in step.told.sentence.figures:
            if figure.figure_kind == FigureKind.COUNT and record.start <= figure.start < record.end:
                found.setdefault((figure.value, figure.unit), in_words(figure))
    return list(found.values())


def sources_of(edition: Edition) -> list[str]:
    """Who is named as the source of it."""
    found = [
        step.told.of.source.name
        for step in edition.steps
        if isinstance(step.told.of, StatementRecord) and step.told.of.source and step.rule.stage != "protested"
    ]
    found = found or [record.attributed_to.name for record in _records(edition) if record.attributed_to]
    return list(dict.fromkeys(found))


def _records(edition: Edition) -> list[EventRecord]:
    return [step.told.record for step in deeds_of(edition) if step.told.of is None]


def _source(case: Case, edition: Edition) -> list[str]:
    return sources_of(edition)


def _disclosure(case: Case, edition: Edition) -> list[str]:
    """When it was made known beside when it happened."""
    told = [step for step in edition.steps if step.rule.stage == "disclosed"]
    days = sorted(step.reported for step in (told or deeds_of(edition)))
    if not edition.done or not days or days[0][:4] == "0001":
        return []
    late = (date.fromisoformat(days[0]) - date.fromisoformat(edition.done)).days
    delay = "the same day" if late == 0 else f"{late} day{'s' if late != 1 else ''} after it at the latest"
    who = f"by {sources_of(edition)[0]}" if told and sources_of(edition) else "by the report, which names no source"
    return [f"known by {in_full(days[0])} {who} ({delay})"]


def _nearby(case: Case, edition: Edition) -> list[str]:
    return [f"{text} ({how})" for text, how in nearby(case, edition)]


def nearby(case: Case, edition: Edition) -> list[tuple[str, str]]:
    """Visits and meetings of other states' people close to a firing: by the words of a report, or by their day."""
    found: dict[str, tuple[str, str]] = {}
    for step in deeds_of(edition):
        for meeting, text, how in _in_words(step):
            event = case.index.event_of.get(meeting.id)
            found.setdefault(event.id if event else meeting.id, (text, how))
    if edition.done:
        for event in case.index.linked.events:
            day = exact_day(event.date)
            is_visit = event.type == EventType.CONSULT and event.main and event.status in (*DONE, Status.PLANNED)
            if not is_visit or day is None or not set(event.countries) - set(case.dossier.parties):
                continue
            apart = (date.fromisoformat(day) - date.fromisoformat(edition.done)).days
            if abs(apart) <= NEAR_DAYS:
                found.setdefault(event.id, (_who_met(event), _apart(apart)))
    return list(found.values())


def _who_met(event: Event) -> str:
    people = [actor.name for actor in event.participants[:3]]
    return f"{', '.join(people)}: {event.title}" if people else event.title


def _in_words(step: Step) -> list[tuple[EventRecord, str, str]]:
    """ "shortly before Hegseth arrived" of the firing's own sentence."""
    quote, end = step.told.sentence.quote, step.told.end
    match = any_of("relation", "marks").search(quote, end)
    if match is None:
        return []
    after = [e for e in step.told.sentence.events if e.start - step.told.sentence.start >= match.end() - 1]
    meeting = next((event for event in after if event.type == EventType.CONSULT), None)
    if meeting is None or status_of(meeting) not in (*DONE, Status.PLANNED, Status.EXPECTED):
        return []
    told = clause_from(quote, match.start())
    return [(meeting, told, "in the report's words, which tell no link between the two")]


def _apart(days: int) -> str:
    if days == 0:
        return "the same day"
    return f"{abs(days)} day{'s' if abs(days) != 1 else ''} {'later' if days > 0 else 'earlier'}"


def _gap(case: Case, edition: Edition) -> list[str]:
    gap = _gap_of(case, edition)
    return [gap] if gap else []


def _gap_of(case: Case, edition: Edition) -> str | None:
    before = [each.done for each in case.editions if each.done and edition.done and each.done < edition.done]
    if not before or not edition.done:
        return None
    days = (date.fromisoformat(edition.done) - date.fromisoformat(max(before))).days
    return f"{days} day{'s' if days != 1 else ''} since {in_full(max(before))}"


def _firings(case: Case) -> list[Entry]:
    """One line a firing: its words, its source, how many, how long since the one before, what stood near.

    A dossier that belongs to another (how firings are made known) leaves them to that one.
    """
    found: list[Entry] = []
    if case.dossier.belongs_to:
        return found
    for edition in case.editions:
        deed = deeds_of(edition)[0]
        alike = any_of("alike", "marks").search(deed.told.record.text)
        counted = _count(case, edition)
        notes = [*counted, *([f"no number of its own (“{alike.group(0)}”)"] if alike and not counted else [])]
        notes += [f"{text} ({how})" for text, how in nearby(case, edition)]
        gap = _gap_of(case, edition)
        sources = sources_of(edition)
        found.append(
            Entry(
                label="firing",
                text=deed.told.record.text,
                side=next((a.country for a in deed.told.record.actors if a.country in case.dossier.parties), None),
                speaker=sources[0] if sources else "no source named",
                day=edition.done,
                note="; ".join([*notes, *([gap] if gap else [])]),
                evidence=tuple(dict.fromkeys(step.told.record.evidence for step in deeds_of(edition))),
            )
        )
    return found


def _disclosures(case: Case) -> list[Entry]:
    """One line a firing: when it happened beside when it was made known, and by whom."""
    if not case.dossier.belongs_to:
        return []
    found = []
    for edition in case.editions:
        revised = [step.told.record.text for step in edition.steps if step.rule.stage == "revised"]
        sources = sources_of(edition)
        found.append(
            Entry(
                label="disclosure",
                text="; ".join(_disclosure(case, edition)) or deeds_of(edition)[0].told.record.text,
                speaker=sources[0] if sources else "no source named",
                day=edition.done,
                note="; ".join(f"revised: {text}" for text in revised),
                evidence=tuple(dict.fromkeys(step.told.record.evidence for step in deeds_of(edition))),
            )
        )
    return found


FINDERS = {
    "time": _time,
    "weapon": _weapon,
    "count": _count,
    "direction": _direction,
    "source": _source,
    "disclosure": _disclosure,
    "nearby diplomacy": _nearby,
    "gap since last": _gap,
}

SHOWN = {"firings": _firings, "disclosures": _disclosures}
