"""6. Records ↔ records: an election that somebody claims to have won and others give to another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from accord.ledger.merged import Account, Conflict, ConflictVerdict, account_of, make_conflict
from accord.linking.conflict_patterns import conflict_pattern
from accord.linking.voices import Sentence, Voice, shorten, told_by
from accord.records import ActorRecord, Record, StatementRecord
from accord.values import Actor, ActorKind

_NEAR = 30
"""Characters between a winner's name and the words that say so."""
_MOST_DAYS = 30
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MOST_TELLERS = 2
_REASON = "one claims an election that others give to another"


@dataclass(frozen=True, slots=True)
class _Won:
    """Who won by one telling: the winner, the claim in its words or "" for a result, who tells it, where, and when."""

    winner: Actor
    claim: str
    teller: str
    record: Record
    day: date | None
    years: frozenset[int]


def find_winners(told: Mapping[str, Sequence[Sentence]]) -> Iterator[Conflict]:
    """Elections that one claims for himself, or another for him, and that reports of the same weeks give to a rival."""
    claims: dict[str, list[_Won]] = defaultdict(list)
    results: dict[str, list[_Won]] = defaultdict(list)
    for name in sorted(told, key=lambda each: (_day_of(told[each]) or date.max, each)):
        day = _day_of(told[name])
        for sentence in told[name]:
            if _pattern("election").search(sentence.text) and not _pattern("other_polls").search(sentence.text):
                for claim in _claims(sentence, day):
                    claims[claim.winner.id].append(claim)
                for result in _results(sentence, day):
                    results[result.winner.id].append(result)
    for claimant, claimed in sorted(claims.items()):
        for winner, given in sorted(results.items()):
            kept = [each for each in given if any(_are_of_one(claim, each) for claim in claimed)]
            said = [claim for claim in claimed if any(_are_of_one(claim, each) for each in kept)]
            if claimant != winner and kept:
                accounts = [_account(said), _account(kept)]
                subject = f"who won the election: {said[0].claim}"
                yield make_conflict("account", subject, accounts, ConflictVerdict.CONFLICT, _REASON)


def _years(sentence: Sentence, day: date | None) -> frozenset[int]:
    """The years that a sentence names, else that of its report ("won the 2017 vote" is of no election of 2025)."""
    named = frozenset(int(year) for year in _YEAR.findall(sentence.text))
    return named or (frozenset({day.year}) if day else named)


def _account(told: Sequence[_Won]) -> Account:
    tellers = list(dict.fromkeys(each.teller for each in told if each.teller))[:_MOST_TELLERS]
    claim = told[0].claim
    value = told_by(claim, told[0].teller) if claim else told_by(told[0].winner.name, " and ".join(tellers))
    return account_of(value, list({each.record.id: each.record for each in told}.values()))


def _day_of(sentences: Sequence[Sentence]) -> date | None:
    day = sentences[0].report.day if sentences else None
    return date.fromisoformat(day) if day else None


def _are_of_one(one: _Won, other: _Won) -> bool:
    """Whether two winners are rivals of one country and time."""
    if one.winner.id == other.winner.id or one.winner.name.split()[-1] == other.winner.name.split()[-1]:
        return False
    if one.winner.country is None or one.winner.country != other.winner.country:
        return False
    if one.years and other.years and min(abs(a - b) for a in one.years for b in other.years) > 1:
        return False
    if one.record.report == other.record.report:
        return True
    return bool(one.day and other.day) and abs((one.day - other.day).days) <= _MOST_DAYS  # type: ignore[operator]


def _claims(sentence: Sentence, day: date | None) -> Iterator[_Won]:
    """ "I won this election", "he had won the election", "the vote was stolen from Berg"."""
    years = _years(sentence, day)
    for voice in sentence.voices:
        own = _pattern("own").match(voice.words)
        taken = _pattern("taken").search(voice.words)
        if own and voice.source and voice.source.kind == ActorKind.PERSON and _is_own(sentence, voice):
            yield _Won(voice.source, shorten(voice.words), voice.shown, voice.record, day, years)
        elif taken and (who := _named(sentence, voice.start + taken.end(), behind=True)):
            yield _Won(who, shorten(voice.words), voice.shown, voice.record, day, years)


def _is_own(sentence: Sentence, voice: Voice) -> bool:
    """Whether the "he" who won is the one who says so."""
    first = [r for r in sentence.records if isinstance(r, ActorRecord) and r.start - voice.start in range(8)]
    return not first or voice.source is None or first[0].actor == voice.source.id


def _results(sentence: Sentence, day: date | None) -> Iterator[_Won]:
    """ "An agency called the election for Berg", "Berg was declared the winner", "Berg won the election"."""
    years = _years(sentence, day)
    for name, behind in (("given_to", True), ("given", False)):
        for match in _pattern(name).finditer(sentence.text):
            place = sentence.start + (match.end() if behind else match.start())
            start, end = sentence.start + match.start(), sentence.start + match.end()
            tellers = [voice for voice in sentence.voices if _tells(voice, start, end)]
            who = _named(sentence, place, behind=behind)
            if who and all(voice.source is None or voice.source.id != who.id for voice in tellers):
                teller = tellers[-1] if tellers else None
                record = teller.record if teller else sentence.records[0]
                yield _Won(who, "", teller.shown.split(" (")[0] if teller else "", record, day, years)


def _tells(voice: Voice, start: int, end: int) -> bool:
    """Whether a statement holds a result, or its verb is the one that gives it ("called the election for")."""
    cue = voice.record.cue if isinstance(voice.record, StatementRecord) else None
    return bool(voice.shown) and (voice.start <= start < voice.end or (cue is not None and start <= cue.start < end))


def _named(sentence: Sentence, place: int, *, behind: bool) -> Actor | None:
    """The person named by name right behind a place, or right before it."""
    apart = {r: r.start - place if behind else place - r.end for r in sentence.records if isinstance(r, ActorRecord)}
    near = [r for r, gap in apart.items() if 0 <= gap <= _NEAR and r.actor_kind == ActorKind.PERSON]
    who = min(near, key=lambda record: apart[record], default=None)
    return who.as_actor() if who else None


def _pattern(name: str) -> re.Pattern[str]:
    return conflict_pattern("winners", name)
