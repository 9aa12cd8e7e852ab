"""7. Events → dossiers: what reports share: a newer version, one text, one source, passages, close wording."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from accord.dossiers.index import Sentence
from accord.dossiers.over_records.scope import Scope
from accord.ledger.merged import Event
from accord.records import Report

OLDER, TEXT, SOURCE = "superseded by", "same text as", "same source as"
WORDING, CLOSE = "wording shared with", "close in wording to"
_LEAST_CLAUSE = 8
"""Words of a clause that two writers hardly hit on by themselves."""
_LEAST_SHARED = 2
"""Clauses outside quotation marks that two reports must share to be said to share wording."""
_MOST_SHARING = 12
"""A clause, or an event, in more reports than this tells nothing of two of them."""
_LEAST_ALIKE = 3
"""Sentences on the same events with most of their words in common that make two reports close in wording."""
_ALIKE = 0.45
"""Least part of two sentences' stems, taken together, that both have."""
_STEM, _LEAST_LETTERS = 5, 4
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]?")

Pair = tuple[str, str]
Shared = defaultdict[str, dict[str, list[str]]]
"""For each report, how it hangs together with which others."""


def find_shared(scope: Scope, reports: Mapping[str, Report]) -> Shared:
    """What each report shares with others; of two reports only the strongest tie is told."""
    found: Shared = defaultdict(dict)
    taken: set[Pair] = set()

    def add(how: str, pairs: Iterable[Pair]) -> None:
        for one, other in sorted(set(pairs)):
            if one in reports and other in reports and taken.isdisjoint({(one, other), (other, one)}):
                taken.add((one, other))
                found[one].setdefault(how, []).append(other)
                if how != OLDER:
                    found[other].setdefault(how, []).append(one)

    add(OLDER, _versions(reports))
    add(TEXT, (pair for group in scope.index.linked.copies for pair in combinations(sorted(group), 2)))
    groups = {group for event in scope.index.linked.events for group in event.support.shared}
    add(SOURCE, (pair for group in sorted(groups) for pair in combinations(sorted(group), 2)))
    add(WORDING, _sharing_clauses(scope))
    add(CLOSE, _close_in_wording(scope))
    return found


def _versions(reports: Mapping[str, Report]) -> list[Pair]:
    """Pairs of an older and the newest report of one publisher with one address or title."""
    by_name: dict[Pair, list[Report]] = defaultdict(list)
    for report in reports.values():
        name = report.url or (report.title if report.publisher else None)
        if name:
            by_name[report.publisher or "", name.casefold()].append(report)
    pairs = []
    for versions in by_name.values():
        newest = max(versions, key=lambda report: (report.published or "", report.id))
        pairs += [(each.id, newest.id) for each in versions if (each.published or "") < (newest.published or "")]
    return pairs


def _sharing_clauses(scope: Scope) -> list[Pair]:
    """Pairs of reports with several clauses in common, word for word, quotations left out."""
    holders: dict[int, set[str]] = defaultdict(set)
    for sentence in scope.sentences:
        plain = _QUOTED.sub(" , ", sentence.quote).casefold()
        for clause in re.split(r"[,;:.()—–]", plain):
            words = clause.split()
            if len(words) >= _LEAST_CLAUSE:
                holders[hash(tuple(words))].add(sentence.report.id)
    counts: dict[Pair, int] = defaultdict(int)
    for names in holders.values():
        if 1 < len(names) <= _MOST_SHARING:
            for pair in combinations(sorted(names), 2):
                counts[pair] += 1
    return [pair for pair, count in counts.items() if count >= _LEAST_SHARED]


def _close_in_wording(scope: Scope) -> list[Pair]:
    """Pairs of reports in which several sentences on the same events have most of their words in common."""
    alike: dict[Pair, set[int]] = defaultdict(set)
    for event in scope.index.linked.events:
        if 1 < len(event.reports) <= _MOST_SHARING:
            for one, other in combinations(_sentences_of(event, scope), 2):
                if one.report.id != other.report.id and are_alike(one.quote, other.quote):
                    first, second = sorted((one, other), key=lambda each: each.report.id)
                    alike[first.report.id, second.report.id].add(first.start)
    return [pair for pair, starts in alike.items() if len(starts) >= _LEAST_ALIKE]


def _sentences_of(event: Event, scope: Scope) -> list[Sentence]:
    keys = dict.fromkeys((record.report, record.evidence.start) for record in event.records)
    return [scope.index.sentences[key] for key in keys if key in scope.index.sentences][: 2 * _MOST_SHARING]


def are_alike(one: str, other: str) -> bool:
    """Whether two sentences have most of their longer words in common, by stem.

    >>> are_alike("Norway will send four ships in May.", "In May, four ships are to be sent by Norway to sea.")
    True
    """
    first, second = stems_of(one), stems_of(other)
    return bool(first and second) and len(first & second) >= _ALIKE * len(first | second)


def stems_of(words: str) -> set[str]:
    """The first letters of the longer words of a sentence, and its numbers."""
    found = re.findall(r"\w+", words.casefold())
    return {word[:_STEM] for word in found if len(word) >= _LEAST_LETTERS or word.isdigit()}
