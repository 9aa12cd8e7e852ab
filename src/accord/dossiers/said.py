"""7. Events → dossiers: who said what of a dossier, by side, with changes of wording marked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from accord.dossiers.case import Case
from accord.dossiers.event_like import event_like
from accord.dossiers.index import Sentence
from accord.dossiers.told import Nearness, Told, has_party, pattern_of
from accord.ledger.merged import Conflict
from accord.records import Evidence, Plain, StatementRecord
from accord.values import Directness

_SAME, _REWORDED = 0.9, 0.45
"""Shares of common words from which two remarks of one speaker are the same, or one subject in other words."""
_MOST_COMPARED = 30
"""Remarks of a speaker that a new one is compared with, the latest ones."""
_WORD = re.compile(r"[\w%$€£]+")
NOBODY = "no source named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Plain):
    """A statement about a dossier: the side (ISO 3166-1 alpha-3 of a party or another state, else a name), the speaker.

    `change` is empty for a first remark, "repeated", "reworded" (with the words `before`), or "told otherwise" where
    another report quotes the same remark in other words, or gives it to another speaker.
    """

    side: str
    speaker: str
    is_party: bool
    day: str | None
    words: str
    directness: Directness
    change: str = ""
    before: str = ""
    report: str
    record: str
    evidence: Evidence


def find_said(case: Case) -> tuple[Said, ...]:
    """The statements whose content or topic names a dossier, by side (its parties first), then by day."""
    names = pattern_of((*case.dossier.names, *case.dossier.terms))
    found = [
        record
        for sentence in _sentences(case)
        for record in sentence.statements
        if _names(record, names) and _is_of_parties(case, record, sentence)
    ]
    reports = case.index.known.reports
    found.sort(key=lambda record: (reports[record.report].published or "", record.report, record.start))
    said = mark_changes([_said(record, case) for record in found])
    said = [_told_otherwise(each, case.index.linked.conflicts) for each in said]
    order = {side: place for place, side in enumerate(case.dossier.parties)}
    return tuple(sorted(said, key=lambda each: (order.get(each.side, len(order)), each.side == NOBODY)))


def _sentences(case: Case) -> Iterable[Sentence]:
    holding = case.index.holding((*case.dossier.names, *case.dossier.terms))
    for report, sentences in holding.items():
        if case.index.is_about(report, case.dossier.needs):
            yield from sentences


def _names(record: StatementRecord, names: re.Pattern[str]) -> bool:
    return any(names.search(text.replace("’", "'")) for text in (record.text, *record.topic))


def _is_of_parties(case: Case, record: StatementRecord, sentence: Sentence) -> bool:
    """Whether a statement is made in a report or place that has to do with the parties, whoever makes it."""
    told = Told(event_like(record), sentence, Nearness.WORDS, of=record)
    near = case.index.countries_near(sentence)
    parties = set(case.dossier.parties)
    return not parties or bool(near & parties) or has_party(case.dossier, case.kind, told, case.index)


def _said(record: StatementRecord, case: Case) -> Said:
    source = record.source
    name = source.name if source else NOBODY
    side = (source.country or name) if source else NOBODY
    return Said(
        side=side,
        speaker=name,
        is_party=side in case.dossier.parties,
        day=case.index.known.reports[record.report].day,
        words=" ".join(record.text.split()),
        directness=record.directness,
        report=record.report,
        record=record.id,
        evidence=record.evidence,
    )


def mark_changes(said: list[Said]) -> list[Said]:
    """Each with how it differs from what the same speaker said before, in an earlier report."""
    done: list[Said] = []
    for each in said:
        earlier = [other for other in done if other.speaker == each.speaker and other.report != each.report]
        earlier = earlier[-_MOST_COMPARED:] if each.speaker != NOBODY else []
        nearest = max(earlier, key=lambda other: (_likeness(other.words, each.words), other.day or ""), default=None)
        likeness = _likeness(nearest.words, each.words) if nearest else 0.0
        if nearest and likeness >= _SAME:
            each = replace(each, change="repeated")
        elif nearest and likeness >= _REWORDED:
            each = replace(each, change="reworded", before=nearest.words)
        done.append(each)
    return done


def _likeness(one: str, other: str) -> float:
    """The share of the longer remark's words that stand in the other in the same order; 0 where few do."""
    first, second = (_WORD.findall(text.casefold()) for text in (one, other))
    longest = max(len(first), len(second))
    if not longest or (Counter(first) & Counter(second)).total() < _REWORDED * longest:
        return 0.0
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / longest


def _told_otherwise(said: Said, conflicts: Iterable[Conflict]) -> Said:
    """The statement with the other wording of its remark that another report carries, where linking found one."""
    for conflict in conflicts:
        if conflict.kind not in ("wording", "attribution"):
            continue
        own = [account for account in conflict.accounts if said.record in account.records]
        others = [account for account in conflict.accounts if said.record not in account.records]
        if own and others:
            return replace(said, change="told otherwise", before=others[0].value)
    return said
