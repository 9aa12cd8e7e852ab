"""6. Records ↔ records: accounts of one thing that differ, each pair with a verdict on whether both can be true."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from accord.data import read_toml
from accord.ledger.merged import Conflict, ConflictVerdict, Event, Known, account_of, make_conflict
from accord.linking.answered import find_answered
from accord.linking.blamed import find_blamed
from accord.linking.clock_times import find_clock_conflicts
from accord.linking.compared_figures import find_figure_conflicts
from accord.linking.converted_sums import find_converted
from accord.linking.corrected import find_corrected
from accord.linking.crowd_sizes import find_crowd_sizes
from accord.linking.disputed import find_disputes, without_doubles
from accord.linking.held_totals import find_holdings
from accord.linking.judged_deeds import find_judged_deeds
from accord.linking.moved_days import find_moved_days
from accord.linking.opposites import find_opposites
from accord.linking.overruled import find_overruled
from accord.linking.restated_figures import find_restated
from accord.linking.running_figures import find_running
from accord.linking.set_against import find_set_against
from accord.linking.spellings import find_spellings
from accord.linking.taken_back import find_taken_back
from accord.linking.told_otherwise import find_told_otherwise
from accord.linking.varying_figures import find_varying
from accord.linking.voices import read_reports
from accord.linking.winners import find_winners
from accord.linking.wordings import find_wordings
from accord.records import ActorRecord
from accord.values import ActorKind


def find_conflicts(events: Sequence[Event], known: Known) -> list[Conflict]:
    """Accounts that differ: figures of one thing; what is told of one event; names, titles, remarks."""
    known = replace(known, records=tuple(sorted(known.records, key=lambda r: (r.report, r.start, r.kind, r.id))))
    sentences = read_reports(known)
    disputes = find_disputes(events, sentences)
    whether = [conflict for event in events for conflict in find_told_otherwise(event)]
    figures = find_figure_conflicts(events, known)
    varying = list(find_varying(sentences))
    restated = [e for e in find_restated(known) if not (_is_within(e, figures) or _is_half_of(e, varying))]
    running = [each for each in find_running(known) if not _is_within(each, [*figures, *restated])]
    varying = [each for each in varying if not _is_within(each, [*figures, *restated])]
    crowds = [e for e in find_crowd_sizes(events, known) if not _is_within(e, [*figures, *restated, *varying])]
    found = [
        *figures,
        *crowds,
        *(each for each in find_converted(known) if not _is_within(each, [*figures, *restated, *running])),
        *varying,
        *restated,
        *(each for each in find_holdings(known) if not _is_within(each, [*figures, *running])),
        *running,
        *without_doubles(whether, disputes),
        *disputes,
        *without_doubles(find_opposites(sentences), disputes),
        *without_doubles(find_set_against(sentences), disputes),
        *without_doubles(find_answered(sentences), disputes),
        *find_blamed(events, known, sentences),
        *find_corrected(known),
        *find_taken_back(sentences),
        *find_overruled(sentences),
        *find_winners(sentences),
        *find_moved_days(sentences),
        *find_judged_deeds(known, sentences),
        *find_clock_conflicts(events, known),
        *find_spellings(known),
        *_titles(known),
        *find_wordings(known),
    ]
    return sorted(found, key=lambda conflict: (conflict.kind, conflict.subject, conflict.id))


def _is_within(conflict: Conflict, others: Iterable[Conflict]) -> bool:
    """Whether another conflict sets the same records against each other."""
    told = [frozenset(account.records) for account in conflict.accounts]
    return any(all(any(part & frozenset(a.records) for a in other.accounts) for part in told) for other in others)


def _is_half_of(conflict: Conflict, others: Iterable[Conflict]) -> bool:
    """Whether another conflict sets one of its records, but not the other, against a third."""
    told = frozenset(record for account in conflict.accounts for record in account.records)
    return any(len(told & {record for a in other.accounts for record in a.records}) == 1 for other in others)


def _titles(known: Known) -> Iterable[Conflict]:
    """Different names for one person's office in different reports ("Defence Secretary", "War Secretary")."""
    titles: dict[str, dict[str, list[ActorRecord]]] = defaultdict(lambda: defaultdict(list))
    for record in known.records:
        if not isinstance(record, ActorRecord) or record.actor_kind != ActorKind.PERSON or "." in record.actor:
            continue
        if record.role and _office(record.role):
            titles[record.actor][record.role].append(record)
    for _, printed in sorted(titles.items()):
        told = _without_case(printed)
        shown = [role for role in sorted(told) if any(_is_other_name(role, other) for other in told)]
        if len(shown) < 2 or len({record.report for role in shown for record in told[role]}) < 2:
            continue
        name = told[shown[0]][0].name
        accounts = [account_of(role, told[role]) for role in shown]
        yield make_conflict("title", name, accounts, ConflictVerdict.NAMING, "other names for one person's office")


def _without_case(printed: Mapping[str, Sequence[ActorRecord]]) -> dict[str, list[ActorRecord]]:
    """Titles as printed with those that differ in capitals alone as one ("Defence Secretary", "defence secretary")."""
    shown: dict[str, str] = {}
    found: dict[str, list[ActorRecord]] = defaultdict(list)
    for role in sorted(printed):
        found[shown.setdefault(role.casefold(), role)] += printed[role]
    return found


def _is_other_name(one: str, other: str) -> bool:
    """Whether two titles end in one office noun and neither only shortens the other."""
    left, right = _office(one), _office(other)
    if _is_cut_short(left, other) or _is_cut_short(right, one):
        return False
    return bool(left & right & _words("office_nouns")) and bool(left - right) and bool(right - left)


def _is_cut_short(office: frozenset[str], other: str) -> bool:
    """Whether one title has the first letters of the names in the other ("WHO", "World Health Organization")."""
    named = "".join(word[0] for word in re.findall(r"\b[A-Z][a-z]\w+", other)).casefold()
    return any(len(word) > 2 and word in named for word in office if word not in other.casefold().split())


@cache
def _office(role: str) -> frozenset[str]:
    words = {_spelling(word) for word in re.findall(r"\w+", role.casefold().replace(".", ""))}
    return frozenset(words - _words("title_empty")) if words & _words("office_nouns") else frozenset()


def _spelling(word: str) -> str:
    return word.replace("defence", "defense")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(read_toml("linking.toml")["titles_of_persons"][name])
