"""7. Events → dossiers: the view of reports as sources: day and basis, which way they look, what they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from accord.dossiers.index import Sentence
from accord.dossiers.model import Entry, Warning
from accord.dossiers.over_records.scope import Scope, Seen, evidence_of, find_path, pattern
from accord.dossiers.over_records.sharing import OLDER, SOURCE, TEXT, Shared, find_shared
from accord.ledger.merged import Conflict, ConflictVerdict
from accord.records import Evidence, Report
from accord.values import AHEAD, DONE, DateBasis, Standing

_LEAST_EVENTS = 3
"""With fewer events a report looks neither way."""
_FORWARD, _BACK = 0.5, 0.35
"""Shares of plans among events told: from the first on a report looks forward, up to the second it looks back."""
_MOST_NAMED = 3
"""Warnings of one sort that are spelled out; the rest are counted."""


def find_reports_read(scope: Scope) -> Seen:
    """The reports with day and basis, which way each looks, and which others share its wording or source."""
    reports = {name: told[0].report for name, told in scope.by_report.items()}
    shared = find_shared(scope, reports)
    against = _contradicted(scope)
    entries, looks = [], []
    for name, told in scope.by_report.items():
        report, look = reports[name], look_of(told)
        looks.append(look)
        links = [f"{how} {', '.join(others)}" for how, others in shared[name].items()]
        notes = [basis_of(report), look, *links, *against.get(name, ())]
        entry = Entry(
            label=_state(report, shared[name]),
            text=title_of(report, told),
            speaker=report.publisher,
            day=report.day,
            note="; ".join(note for note in notes if note),
            evidence=(date_words(report, told),),
        )
        entries.append(entry)
    counts = [("reports", len(entries)), *((look, looks.count(look)) for look in dict.fromkeys(looks) if look)]
    undated = [report for report in reports.values() if report.published_basis in _GUESSED and not has_dateline(report)]
    counts += [("without a date of their own", len(undated))] if undated else []
    return Seen(
        path=find_path(scope.kind.stages, [("read", entry) for entry in entries[:1]]),
        entries=tuple(entries),
        holds=tuple((name, str(count)) for name, count in counts),
        warnings=(*_one_source(shared, scope), *_undated(undated, scope)),
    )


_GUESSED = (DateBasis.UNKNOWN, DateBasis.INFERRED)


def look_of(told: Sequence[Sentence]) -> str:
    """Whether a report tells more of what was done or of what is to come; empty where it tells too little."""
    events = [event for sentence in told for event in sentence.events if event.standing == Standing.DEED]
    ahead, done = (sum(event.status in which for event in events) for which in (AHEAD, DONE))
    if ahead + done < _LEAST_EVENTS:
        return ""
    share = ahead / (ahead + done)
    return "forward-looking" if share >= _FORWARD else "retrospective" if share <= _BACK else "looks both ways"


def basis_of(report: Report) -> str:
    """How a report's day is known, in words."""
    words = f": “{report.published_words}”" if report.published_words else ""
    told = {
        DateBasis.GIVEN: "day given by hand",
        DateBasis.METADATA: "day from the page's data",
        DateBasis.DATELINE: f"day from its dateline{words}",
        DateBasis.INFERRED: f"day inferred from its text{words}",
    }
    return told.get(report.published_basis, "no day known") if report.published else "no day known"


def title_of(report: Report, told: Sequence[Sentence]) -> str:
    """Publisher and title, or the opening words where it has no title."""
    first = next((sentence for sentence in told if sentence.events), told[0])
    opening = " ".join(first.quote.split()[:8])
    return f"{report.publisher or 'publisher not named'}: {report.title or f'“{opening} …”'}"


def date_words(report: Report, told: Sequence[Sentence]) -> Evidence:
    """The words its day is known by, else its first sentence."""
    words = report.published_words or ""
    place = report.text.find(words) if words else -1
    if place < 0:
        return evidence_of(told[0])
    return Evidence(report=report.id, start=place, end=place + len(words), quote=words)


def _state(report: Report, shared: dict[str, list[str]]) -> str:
    if OLDER in shared:
        return "superseded"
    if pattern("sources", "corrected").search(f"{report.title or ''}\n{report.text[:400]}"):
        return "corrected"
    return "received" if report.published_basis in _GUESSED else "dated"


def _contradicted(scope: Scope) -> dict[str, list[str]]:
    """What later reports tell otherwise, by the earlier report."""
    reports = scope.index.known.reports
    found: dict[str, list[str]] = defaultdict(list)
    for conflict in scope.index.linked.conflicts:
        names = {name for account in conflict.accounts for name in account.reports}
        if conflict.verdict != ConflictVerdict.CONFLICT or not names <= set(scope.by_report):
            continue
        if not _are_of_one_deed(conflict, scope):
            continue
        told = sorted(names, key=lambda name: (reports[name].published or "", name))
        if len(told) > 1:
            found[told[0]].append(f"told otherwise by {told[-1]}: {conflict.subject}")
    return found


def _are_of_one_deed(conflict: Conflict, scope: Scope) -> bool:
    """Whether the accounts tell a deed of one label: troops stationed are no weapons redeployed."""
    told = scope.index.event_of
    labels = [
        {record.label for name in account.records if name in told for record in told[name].records if record.id == name}
        for account in conflict.accounts
    ]
    return not all(labels) or bool(set.intersection(*labels))


def _one_source(shared: Shared, scope: Scope) -> list[Warning]:
    """Warning 8: several reports have one text or one source; each group once."""
    pairs = [
        (tuple(sorted((name, other))), how)
        for name, links in shared.items()
        for how, others in links.items()
        for other in others
        if how in (TEXT, SOURCE)
    ]
    found = sorted(set(pairs))
    if not found:
        return []
    shown = [f"{one} and {other} ({how.split(' as')[0]})" for (one, other), how in found[:_MOST_NAMED]]
    more = f", and {len(found) - _MOST_NAMED} more pairs" if len(found) > _MOST_NAMED else ""
    names = dict.fromkeys(name for pair, _ in found[:_MOST_NAMED] for name in pair)
    evidence = tuple(evidence_of(scope.by_report[name][0]) for name in names)
    return [Warning(number=8, text=f"One source behind several reports: {'; '.join(shown)}{more}.", evidence=evidence)]


def has_dateline(report: Report) -> bool:
    """Whether a report's own dateline gives its day, and other reports only the year ("SEOUL, Nov. 14")."""
    return "; the year from " in (report.published_words or "")


def _undated(undated: Sequence[Report], scope: Scope) -> list[Warning]:
    """Warning 12: reports without a day of their own."""
    found = []
    for report in undated[:_MOST_NAMED]:
        how = f"inferred from “{report.published_words}”" if report.published else "not known"
        text = f"The date of report {report.id} is {how}: its relative dates hang on it."
        evidence = date_words(report, scope.by_report[report.id])
        found.append(Warning(number=12, text=text, evidence=(evidence,), about=report.id))
    if len(undated) > _MOST_NAMED:
        rest = undated[_MOST_NAMED:]
        text = f"{len(rest)} more reports have no date of their own."
        found.append(Warning(number=12, text=text, evidence=(evidence_of(scope.by_report[rest[0].id][0]),)))
    return found
