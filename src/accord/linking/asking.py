"""6. Records ↔ records: what a person is asked to judge, most doubtful first, and what becomes of the answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import get_close_matches

from accord.errors import InputError, RecordNotFound
from accord.ledger.judgements import About, Anchor, Answer, Judgement, anchor_of, find_anchored, standing
from accord.ledger.link_tables import PairRow
from accord.ledger.merged import Conflict, Event, Known, Linked, Plan
from accord.ledger.storage import LedgerFile
from accord.linking.event_ids import find_former, id_begun_by
from accord.linking.judged_conflicts import anchors_of
from accord.linking.kept import Kept, as_json, judgements_of, texts_of
from accord.linking.kept_answers import Question
from accord.linking.kept_events import read_events
from accord.linking.same_event import settings
from accord.linking.surveys import touch
from accord.linking.upkeep import linking_version
from accord.records import ActorRecord, EventRecord, Plain

MOST_DOUBTS = 100
"""Pairs that a large ledger keeps to be judged."""
_MOST_READ = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt(Plain):
    """Two mentions of which it is least sure whether they tell one event: how it stands now, and by how little."""

    first: EventRecord
    second: EventRecord
    events: tuple[str, ...]
    joined: bool
    margin: float
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        stands = "taken for one event" if self.joined else "kept apart"
        return f"“{self.first.text}” / “{self.second.text}”  {stands}, margin {self.margin:+.2f}"


def find_doubts(file: LedgerFile, linked: Linked, most: int) -> list[Doubt]:
    """The pairs nearest to the threshold that nobody judged, those of main events first; one for each two events.

    `linked` holds at least the events of the pairs that are looked at.
    """
    judged = {judgement.pair for judgement in standing(judgements_of(file))}
    event_of = {record.id: event for event in linked.events for record in event.records}
    kept = Kept(file)
    pairs = _weakest(kept)
    found: dict[tuple[str, ...], Doubt] = {}
    for pair in pairs:
        first, second = kept.profile(pair.first).record, kept.profile(pair.second).record
        events = [event_of.get(first.id), event_of.get(second.id)]
        if None in events or tuple(sorted((first.id, second.id))) in judged:
            continue
        ids = tuple(dict.fromkeys(event.id for event in events if event))
        doubt = Doubt(
            first=first,
            second=second,
            events=ids,
            joined=len(ids) == 1,
            margin=round(pair.score - float(settings()["threshold"]), 3),
            reasons=texts_of(pair.reasons),
        )
        found.setdefault(ids, doubt)
    main = {event.id for event in linked.events if event.main}
    return sorted(found.values(), key=lambda each: (main.isdisjoint(each.events), each.margin, each.first.id))[:most]


def doubts_of(file: LedgerFile) -> Question[Doubt]:
    """The question about which pairs a large ledger is least sure, the first MOST_DOUBTS of them."""
    return Question(
        name="doubts",
        made_of=linking_version(),
        make=lambda: find_doubts(file, find_doubted(file), MOST_DOUBTS),
        of=Doubt,
    )


def not_judged(file: LedgerFile, doubts: Iterable[Doubt]) -> list[Doubt]:
    """The doubts that nobody has judged since they were noted."""
    judged = {judgement.pair for judgement in standing(judgements_of(file))}
    return [each for each in doubts if tuple(sorted((each.first.id, each.second.id))) not in judged]


def find_doubted(file: LedgerFile) -> Linked:
    """The events of the pairs that `find_doubts` looks at, alone."""
    kept = Kept(file)
    tellings = {kept.profile(key).record.id for pair in _weakest(kept) for key in (pair.first, pair.second)}
    keys = {key for name in tellings for key in file.tallies.former(id_begun_by(name))}
    return Linked(events=tuple(read_events(file.links, file.links.events.read(keys)).values()))


def _weakest(kept: Kept) -> list[PairRow]:
    pairs = kept.links.weakest_pairs(_MOST_READ)
    kept.fetch({key for pair in pairs for key in (pair.first, pair.second)})
    return pairs


def make_judgement(
    pair: Sequence[str], answer: str, *, known: Known, linked: Linked, by: str, reason: str = "", at: str | None = None
) -> Judgement:
    """A judgement on two events, records or actors given by id or how that begins; InputError where it is none."""
    _check(answer, by)
    (about, first), (other, second) = (_find(name, known, linked) for name in pair)
    if first.id == second.id:
        raise InputError(
            f"'{pair[0]}' and '{pair[1]}' are one thing. Expected two. accord why lists an event's records."
        )
    if answer == Answer.PART and About.ACTOR in (about, other):
        raise InputError(f"'{pair[0]}' is an actor and part of none. Expected two events. For actors: same, different.")
    if About.ACTOR in (about, other) and about != other:
        raise InputError(f"'{pair[0]}' and '{pair[1]}' are an actor and none. Expected two of one kind.")
    return Judgement(
        about=about if about == other else About.LINK,
        answer=Answer(answer),
        first=first,
        second=second,
        by=by.strip(),
        at=_moment(at),
        reason=reason.strip(),
    )


def make_judgement_of(
    name: str, answer: str, *, linked: Linked, by: str, reason: str = "", at: str | None = None
) -> Judgement:
    """A judgement on the accounts of a conflict, or on a plan and what is taken for its outcome, by id."""
    _check(answer, by)
    if answer == Answer.PART:
        raise InputError("Only events have parts. Expected two of them: accord judge PART WHOLE part.")
    listed: list[Conflict | Plan] = [*linked.conflicts, *linked.plans]
    named = [each for each in listed if name and each.id.startswith(name)]
    if len(named) != 1:
        near = tuple(each.id for each in named[:5])
        told = f"{len(named)} conflicts and plans begin with '{name}'." if named else f"No conflict or plan '{name}'."
        raise RecordNotFound(f"{told} Expected one id that accord conflicts or accord plans lists.", near=near)
    (found,) = named
    if isinstance(found, Conflict):
        about, (first, second) = About.CONFLICT, anchors_of(found)
    elif found.outcome:
        about, first, second = About.LINK, anchor_of(found.stated[0]), anchor_of(found.outcome[0])
    else:
        raise InputError(
            f"Plan {found.id} has no outcome to judge ({found.verdict}). To name one: accord judge ID ID same."
        )
    return Judgement(
        about=about,
        answer=Answer(answer),
        first=first,
        second=second,
        by=by.strip(),
        at=_moment(at),
        reason=reason.strip(),
    )


def _check(answer: str, by: str) -> None:
    if answer not in tuple(Answer):
        raise InputError(f"No answer '{answer}'. Expected one of {', '.join(Answer)}.")
    if not by.strip():
        raise InputError("A judgement without a name. Expected who judges. Give it: --by NAME.")


def keep_judgements(file: LedgerFile, judgements: Iterable[Judgement]) -> int:
    """Keeps judgements and marks what they bear on to be linked anew; how many of them were new or newly undone."""
    changed = 0
    with file.writing():
        for judgement in judgements:
            if file.links.put_judgement(judgement.id, judgement.undone, as_json(judgement)):
                changed += 1
                if judgement.about.is_on_records:
                    file.links.mark_pending(judgement.reports)
                if judgement.about == About.CONFLICT:
                    touch(file.links.surveys, file.links.keys_of(judgement.reports))
                if judgement.about == About.ACTOR:
                    file.links.mark_actors_pending(judgement.pair)
    return changed


def undo(file: LedgerFile, name: str, at: str | None = None) -> Judgement:
    """Undoes the judgement with that id, or the one id that begins so; it stays on the list, with the moment.

    One that is undone already keeps its moment.
    """
    found = [judgement for judgement in judgements_of(file) if name and judgement.id.startswith(name)]
    if len(found) != 1:
        near = tuple(judgement.id for judgement in found[:5])
        told = f"{len(found)} judgements begin with '{name}'." if found else f"No judgement '{name}'."
        raise RecordNotFound(f"{told} accord judge --list shows them.", near=near)
    if found[0].undone:
        return found[0]
    undone = Judgement.from_dict(found[0].to_dict() | {"undone": _moment(at)})
    keep_judgements(file, [undone])
    return undone


def _find(name: str, known: Known, linked: Linked) -> tuple[About, Anchor]:
    """What an id names, with the anchor by which it is found again: an event's is its first record."""
    events = {event.id: event for event in linked.events}
    records = {record.id: record for record in known.events}
    found = [each for each in (*events, *records) if name and each.startswith(name)]
    exact = [name] if name in found else found
    if len(exact) == 1:
        if exact[0] in events:
            return About.EVENT, anchor_of(_first_record(events[exact[0]], known))
        return About.LINK, anchor_of(records[exact[0]])
    actors = {record.actor: record for record in known.records if isinstance(record, ActorRecord)}
    if name in actors:
        record = actors[name]
        country = record.country if isinstance(record.country, str) else None
        return About.ACTOR, Anchor(id=name, words=record.name, country=country)
    if exact:
        raise RecordNotFound(f"{len(exact)} ids begin with '{name}'. Give more of the id.", near=tuple(exact[:5]))
    if former := find_former(name, linked.events):
        raise RecordNotFound(f"Event '{name}' is part of {former.id} now. Give that id.", near=(former.id,))
    near = tuple(get_close_matches(name, [*events, *records, *actors], n=2))
    guess = f" Did you mean {' or '.join(near)}?" if near else ""
    raise RecordNotFound(f"No event, event record or actor '{name}'.{guess} accord events lists ids.", near=near)


def _first_record(event: Event, known: Known) -> EventRecord:
    def told(record: EventRecord) -> tuple[str, str, int, str]:
        report = known.reports.get(record.report)
        return ((report.day if report else None) or "9999", record.report, record.start, record.id)

    return min(event.records, key=told)


def _moment(at: str | None) -> str:
    if at is None:
        return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    try:
        datetime.fromisoformat(at)
    except ValueError:
        raise InputError(f"No moment '{at}'. Expected an ISO moment such as 2025-11-03T14:00Z.") from None
    return at


def judgements_on(event: Event, judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that stand on a record of an event."""
    found = []
    for judgement in standing(judgements):
        anchors = (judgement.first, judgement.second)
        if any(find_anchored(anchor, event.records) for anchor in anchors if anchor.report):
            found.append(judgement)
    return found
