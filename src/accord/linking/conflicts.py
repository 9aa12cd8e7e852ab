"""6. Records ↔ records: accounts of one thing that differ, each pair with a verdict on whether both can be true."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from accord.ledger.merged import Account, Conflict, ConflictVerdict, Event, Known
from accord.linking.mention_words import content_words
from accord.linking.profiles import make_profile
from accord.records import ActorRecord, EventRecord, FigureRecord, Record, Report, digest
from accord.values import DONE, ActorKind, Approximation, FigureKind, Status

_COUNTED = frozenset(
    {FigureKind.COUNT, FigureKind.MONEY, FigureKind.SHARE, FigureKind.CHANGE, FigureKind.MEASURE, FigureKind.RATE}
)
_LOOSE = 0.05
"""Two figures nearer than this are one figure in other precision."""
_HEDGED = frozenset({Approximation.ABOUT, Approximation.UNSTATED})
_BOUND = frozenset(
    {
        Approximation.AT_LEAST,
        Approximation.AT_MOST,
        Approximation.MORE_THAN,
        Approximation.LESS_THAN,
        Approximation.BETWEEN,
    }
)
_ONE_DAY = timedelta(days=1)
_SETTLED_FIGURES = frozenset({"actual", "estimated", "claimed"})


def find_conflicts(events: Sequence[Event], known: Known) -> list[Conflict]:
    """Accounts that differ: figures of one thing, days and outcomes of one event, titles of one person."""
    found = [
        *_figures(known),
        *(conflict for event in events for conflict in _dates(event)),
        *(conflict for event in events for conflict in _accounts(event)),
        *_titles(known),
    ]
    return sorted(found, key=lambda conflict: (conflict.kind, conflict.subject, conflict.id))


def _conflict(
    kind: str,
    subject: str,
    accounts: Iterable[Account],
    verdict: ConflictVerdict,
    reason: str,
    event: str | None = None,
) -> Conflict:
    told = tuple(accounts)
    name = digest("conflict", kind, subject, *(record for account in told for record in account.records))
    return Conflict(
        id=f"c{name}", kind=kind, subject=subject, accounts=told, verdict=verdict, reason=reason, event=event
    )


def _account(value: str, records: Sequence[Record]) -> Account:
    return Account(
        value=value,
        records=tuple(record.id for record in records),
        reports=tuple(dict.fromkeys(record.report for record in records)),
        evidence=tuple(record.evidence for record in records),
    )


def _figures(known: Known) -> Iterable[Conflict]:
    """Figures of one unit, owner's country and measured thing, from two reports or two sources, that are not equal."""
    groups: dict[tuple[str, str], list[FigureRecord]] = defaultdict(list)
    for record in known.records:
        if (
            isinstance(record, FigureRecord)
            and record.figure_kind in _COUNTED
            and isinstance(record.value, float | int)
        ):
            owner = (record.owner.country or record.owner.id) if record.owner else ""
            groups[record.unit or "", owner].append(record)
    for (unit, _), members in sorted(groups.items()):
        for same in _same_measured(members):
            yield from _differing(same, unit, known.reports)


def _same_measured(members: Sequence[FigureRecord]) -> Iterable[list[FigureRecord]]:
    """Members split by what they measure: each group shares its content words with its first."""
    groups: list[tuple[frozenset[str], list[FigureRecord]]] = []
    for record in sorted(members, key=lambda item: (item.report, item.start)):
        words = content_words(f"{record.measures or ''} {record.unit or ''}")
        home = next((group for known, group in groups if _alike(known, words)), None)
        if home is None:
            groups.append((words, [record]))
        else:
            home.append(record)
    return (group for _, group in groups if len(group) > 1)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    if not one or not other:
        return False
    shared = len(one & other)
    return shared >= 2 or (shared >= 1 and shared == max(len(one), len(other)))


def _differing(same: list[FigureRecord], unit: str, reports: Mapping[str, Report]) -> Iterable[Conflict]:
    values: dict[float, list[FigureRecord]] = defaultdict(list)
    for record in same:
        assert isinstance(record.value, float | int)  # only numbers were grouped
        near = next((known for known in values if _is_near(known, record.value)), None)
        values[record.value if near is None else near].append(record)
    if len(values) < 2 or len({record.report for record in same}) < 2:
        return
    verdict, reason = _judge_figures(list(values.values()), reports)
    first = same[0]
    subject = first.measures or unit
    accounts = [_account(_shown(records[0]), records) for _, records in sorted(values.items())]
    yield _conflict("figure", subject, accounts, verdict, reason)


def _is_near(one: float, other: float) -> bool:
    return abs(one - other) <= _LOOSE * max(abs(one), abs(other))


def _shown(record: FigureRecord) -> str:
    source = f" ({record.attributed_to.name})" if record.attributed_to else ""
    status = f" [{record.status}]" if record.status != "actual" else ""
    return f"{record.text}{status}{source}"


def _judge_figures(
    groups: Sequence[Sequence[FigureRecord]], reports: Mapping[str, Report]
) -> tuple[ConflictVerdict, str]:
    statuses = [{record.status for record in group} for group in groups]
    if any(not one & other for one, other in pairwise(statuses)):
        return ConflictVerdict.CHANGE, "of different standing (proposed, planned, actual)"
    if any(record.approximation in _BOUND for group in groups for record in group):
        return ConflictVerdict.UNSURE, "one is a bound, which the other may meet"
    periods = [{record.period for record in group if record.period} for group in groups]
    if all(periods) and not set.intersection(*periods):
        return ConflictVerdict.CHANGE, "for different times"
    days = [{reports[record.report].day for record in group if record.report in reports} for group in groups]
    if any(not one & other for one, other in pairwise(days)):
        return ConflictVerdict.UNSURE, "reported on different days: a change, or a disagreement"
    return ConflictVerdict.CONFLICT, "the same thing, the same day, different figures"


def _dates(event: Event) -> Iterable[Conflict]:
    """Different days for one event that reports tell as done; one day apart may be a time zone."""
    told: dict[tuple[date, date], list[EventRecord]] = defaultdict(list)
    for record in event.records:
        profile = make_profile(record)
        if record.status in DONE and profile.has_day and profile.first_day and profile.last_day:
            told[profile.first_day, profile.last_day].append(record)
    spans = sorted(told)
    if len(spans) < 2 or len({record.report for records in told.values() for record in records}) < 2:
        return
    if spans[0][1] >= spans[-1][0]:
        return
    gap = spans[-1][0] - spans[0][1]
    verdict = ConflictVerdict.TIME_ZONE if gap <= _ONE_DAY else ConflictVerdict.CONFLICT
    reason = "a day apart, as two time zones give it" if gap <= _ONE_DAY else "told as done on different days"
    accounts = [_account(spans_[0].isoformat(), told[spans_]) for spans_ in spans]
    yield _conflict("date", event.title, accounts, verdict, reason, event.id)


def _accounts(event: Event) -> Iterable[Conflict]:
    """One account says it happened, another that it did not, or denies it."""
    done = [record for record in event.records if record.status in DONE]
    against = [record for record in event.records if record.status in (Status.DENIED, Status.DID_NOT_HAPPEN)]
    if not done or not against:
        return
    accounts = [_account("happened", done), _account(against[0].status.value.replace("_", " "), against)]
    sources = {record.on_whose_word for record in against} - {record.on_whose_word for record in done}
    verdict = ConflictVerdict.CONFLICT if sources else ConflictVerdict.UNSURE
    yield _conflict("account", event.title, accounts, verdict, "word against word" if sources else "", event.id)


def _titles(known: Known) -> Iterable[Conflict]:
    """Different titles of one person in different reports: a matter of naming until an office says otherwise."""
    titles: dict[str, dict[str, list[ActorRecord]]] = defaultdict(lambda: defaultdict(list))
    for record in known.records:
        if isinstance(record, ActorRecord) and record.actor_kind == ActorKind.PERSON and record.role:
            titles[record.actor][record.role].append(record)
    for _, told in sorted(titles.items()):
        shown = {role: records for role, records in told.items() if not _is_part(role, told)}
        reports = {record.report for records in shown.values() for record in records}
        if len(shown) < 2 or len(reports) < 2:
            continue
        name = next(iter(next(iter(shown.values())))).name
        accounts = [_account(role, records) for role, records in sorted(shown.items())]
        yield _conflict("title", name, accounts, ConflictVerdict.NAMING, "titles given to one person")


def _is_part(role: str, told: Mapping[str, object]) -> bool:
    """Whether a title is only a shorter or differently written form of another one told."""
    words = set(role.casefold().split())
    return any(
        other != role
        and (words < set(other.casefold().split()) or (words == set(other.casefold().split()) and other < role))
        for other in told
    )
