"""6. Records ↔ records: what one source says in a report and another denies, calls untrue or tells otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from accord.ledger.merged import Conflict, ConflictVerdict, Event, account_of, make_conflict
from accord.linking.accusations import denies_own_deed, find_accusation, is_against_another
from accord.linking.counters import Counter, denies, find_counters, pattern, settings, turns_away
from accord.linking.deniable import can_be_denied, is_only_named, says_outright
from accord.linking.denied_elsewhere import SaidElsewhere
from accord.linking.named_claims import find_named_claims, find_said_before
from accord.linking.unproven import find_unproven
from accord.linking.voices import (
    Sentence,
    Voice,
    are_two,
    clauses_of,
    in_full,
    is_negated,
    roots_of,
    shorten,
    told_by,
)
from accord.records import ActorRecord, StatementRecord
from accord.values import Directness

_QUOTED = re.compile(r"[“\"]([^“”\"]{12,300})[”\"]?")
_SENTENCE_START = 40
_ENOUGH = 2
_LEAD = 12
_FEW = 3


def find_disputes(events: Sequence[Event], told: Mapping[str, Sequence[Sentence]]) -> list[Conflict]:
    """Claims and what is said against them: the claim is the last before it in its report that is about the same.

    Where the report has none, it is what another report of the same days has a source say. What one source says
    against a claim in several places is one account.
    """
    homes = {(record.report, record.evidence.start): event.id for event in events for record in event.records}
    elsewhere = SaidElsewhere(told)
    found: dict[tuple[str, int, str], tuple[Voice, list[Counter]]] = {}
    for name in sorted(told):
        still_open: list[Counter] = []
        pairs = list(find_pairs(told[name], still_open))
        later = (
            (_said_later(counter, told[name]) or elsewhere.claim_denied(counter), counter) for counter in still_open
        )
        pairs += [(claim, counter) for claim, counter in later if claim]
        for claim, counter in pairs:
            denier = counter.voice.source.id if counter.voice.source else counter.shown
            found.setdefault((claim.record.id, claim.start, denier), (claim, []))[1].append(counter)
    return [
        _conflict(claim, counters, homes.get((claim.record.report, claim.record.evidence.start)), elsewhere)
        for claim, counters in found.values()
    ]


def _conflict(claim: Voice, counters: Sequence[Counter], event: str | None, elsewhere: SaidElsewhere) -> Conflict:
    first = counters[0]
    said = _claimed(claim, first)
    others = elsewhere.who_else_says(claim, first.voice)
    denials = list({each.voice.record.id: each.voice.record for each in counters}.values())
    accounts = [
        account_of(told_by(said, claim.shown), [claim.record, *others]),
        account_of(told_by(_countered(claim, first), first.voice.shown), denials),
    ]
    return make_conflict("account", said, accounts, ConflictVerdict.CONFLICT, first.reason, event=event)


def _countered(claim: Voice, counter: Counter) -> str:
    """What is said against a claim: of words that take it up by no word of its own, a clause that does and says not."""
    about = roots_of(claim.words)
    if not counter.about or about & counter.about or counter.is_of_deed:
        return counter.shown
    denied = [each for each in clauses_of(counter.voice.words) if is_negated(each) and roots_of(each) & about]
    denied = [each for each in denied if not is_only_named(roots_of(each) & about, each)]
    return max(denied, key=lambda each: len(roots_of(each) & about), default=counter.shown)


def _claimed(claim: Voice, counter: Counter) -> str:
    """What is claimed, with its verb where the words alone say little ("called them ballistic missiles")."""
    record = claim.record
    if claim.is_brief_quote:
        return in_full(claim.words)
    if isinstance(record, StatementRecord) and record.cue and record.start == claim.start:
        is_object = bool(pattern("objects").match(claim.words))
        is_asked = record.verb_class in settings()["asking"] and record.directness != Directness.DIRECT
        if (is_object or is_asked) and 0 <= record.start - record.cue.end <= 1:
            return shorten(f"{record.cue_text} {claim.words}", counter.about)
    return shorten(claim.words, counter.about)


def find_pairs(sentences: Sequence[Sentence], still_open: list[Counter]) -> Iterator[tuple[Voice, Counter]]:
    """Each claim with what is said against it; a voice is against one claim only.

    What is said against nothing that the report tells is added to `still_open`.
    """
    taken: set[tuple[int, int]] = set()
    for place, sentence in enumerate(sentences):
        named_here = (*find_named_claims(sentence), *find_unproven(sentence))
        named = {_spot(counter): (claim, counter) for claim, counter in named_here}
        for counter in find_counters(sentence):
            spot = _spot(counter)
            claim = _claim(counter, sentences, place)
            if claim and (
                _are_one(claim, counter) or (spot in named and not says_outright(claim, roots_of(named[spot][0].words)))
            ):
                claim = None
            if claim and spot not in taken and (claim.start, sentence.start) not in taken:
                taken.add((claim.start, sentence.start))
                taken.add(spot)
                yield claim, _with_instead(counter, sentences, place)
            elif claim is None and spot not in named and (counter.needs_words or counter.is_of_deed):
                still_open.append(_with_instead(counter, sentences, place))
        for spot, (claim, counter) in named.items():
            if spot not in taken:
                taken.add(spot)
                yield find_said_before(claim, sentences[:place]) or claim, counter
        pair = _other_version(sentences, place) or _divided(sentences, place) or _negated(sentences, place)
        if (
            pair
            and not _are_one(*pair)
            and (pair[0].start, sentence.start) not in taken
            and _spot(pair[1]) not in taken
        ):
            taken.add(_spot(pair[1]))
            yield pair
        elif pair is None:
            still_open += [each for each in _flat_denials(sentence) if len(each.about) >= _FEW]


def _with_instead(counter: Counter, sentences: Sequence[Sentence], place: int) -> Counter:
    """A denial with what its source says in its place, in the same sentence or the next."""
    voice = counter.voice
    if voice.source is None or not isinstance(voice.record, StatementRecord):
        return counter
    if not denies(voice.record) and not turns_away(voice):
        return counter
    following = (each for sentence in sentences[place : place + 2] for each in sentence.voices)
    for each in following:
        is_theirs = each.start >= voice.end and each.source is not None and each.source.id == voice.source.id
        is_new = shorten(each.words, against=True) not in counter.shown
        if is_theirs and is_new and can_be_denied(each) and not _asks(each) and len(each.words.split()) > _FEW:
            cue = each.record.cue_text if pattern("objects").match(each.words) else ""  # type: ignore[attr-defined]
            return replace(counter, shown=f"{counter.shown}; {f'{cue} {shorten(each.words)}'.strip()}")
    return counter


def _are_one(claim: Voice, counter: Counter) -> bool:
    """Whether what is said against a claim is a part of it: one statement read twice."""
    shown = in_full(counter.shown).rstrip(" …")
    lead = claim.words[: max(counter.voice.record.start - claim.start, 0)]
    is_around = claim.record.id != counter.voice.record.id and claim.start < counter.voice.start < claim.end
    is_around = is_around and not pattern("finite").search(lead) and claim.record.report == counter.voice.record.report
    return is_around or (len(shown.split()) > _FEW and shown in in_full(claim.words))


def _spot(counter: Counter) -> tuple[int, int]:
    return counter.voice.start, counter.voice.end


def _claim(counter: Counter, sentences: Sequence[Sentence], place: int) -> Voice | None:
    """The statement of another source, among those before, that a counter is against."""
    if counter.is_of_deed:
        return find_accusation(counter, sentences, place)
    if counter.claimant:
        return _of_claimant(counter, sentences, place)
    voices = [
        v for v in _voices_before(counter, sentences, place) if not is_against_another(v, counter.voice, sentences)
    ]
    alike = [(len(roots_of(voice.words) & counter.about), voice) for voice in voices]
    best = max((score for score, _ in alike), default=0)
    if best and (not counter.needs_words or _is_enough(best, counter)):
        return next(voice for score, voice in alike if score == best)
    if counter.needs_words and denies_own_deed(counter):
        return find_accusation(counter, sentences, place)
    in_clause = None if counter.needs_words else _clause_before(counter, sentences, place)
    if in_clause or counter.needs_words or len(counter.about) > 1:
        is_taken_up = in_clause is None and bool(pattern("charges").match(counter.voice.words))
        return find_accusation(replace(counter, about=frozenset()), sentences, place) if is_taken_up else in_clause
    near = [v for v in voices if counter.voice.record.evidence.start - v.record.evidence.end <= settings()["next"]]
    if counter.is_party_named:
        near = [v for v in near if _is_beside(v, counter, sentences) and not _asks(v)]
        return near[0] if near else find_accusation(counter, sentences, place) or _of_denier(counter, sentences, place)
    return near[0] if near else None


def _of_denier(counter: Counter, sentences: Sequence[Sentence], place: int) -> Voice | None:
    """The last statement of another source before a denial that opens with the country, or the one, that denies it."""
    source = counter.voice.source
    if source is None:
        return None
    for sentence in reversed(sentences[max(0, place - settings()["accused_reach"]) : place]):
        for voice in reversed(sentence.voices):
            named = [r for r in sentence.records if isinstance(r, ActorRecord) and voice.start <= r.start < voice.end]
            first = min(named, key=lambda record: record.start, default=None)
            is_theirs = first and first.start - voice.start < _LEAD and source.country in (first.country, first.actor)
            is_claim = can_be_denied(voice) and not _asks(voice) and not pattern("wished").search(voice.words)
            if is_theirs and source.country and is_claim and are_two(voice, counter.voice):
                return voice
    return None


def _is_beside(claim: Voice, counter: Counter, sentences: Sequence[Sentence]) -> bool:
    """Whether a claim stands in the sentence of what is said against it, or in the one before and names the denier."""
    between = counter.voice.record.evidence.start - claim.record.evidence.end
    return between < 0 or (between <= settings()["beside"] and _names_side(claim, counter.voice, sentences))


def _of_claimant(counter: Counter, sentences: Sequence[Sentence], place: int) -> Voice | None:
    """The last statement before by a source of the country whose claim is named, of those that name the denier."""
    for sentence in reversed(sentences[:place]):
        for voice in reversed(sentence.voices):
            is_theirs = voice.source and voice.source.country == counter.claimant and not _asks(voice)
            if is_theirs and can_be_denied(voice) and _names_side(voice, counter.voice, sentences):
                return voice
    return None


def _asks(voice: Voice) -> bool:
    """Whether it asks for something or promises it, which is no claim."""
    return isinstance(voice.record, StatementRecord) and voice.record.verb_class in settings()["asking"]


def _names_side(claim: Voice, denier: Voice, sentences: Sequence[Sentence]) -> bool:
    """Whether what is claimed names the denier, or somebody of the denier's country: others deny nothing of theirs."""
    country = denier.source.country if denier.source else None
    if country is None:
        return True
    told = next(sentence for sentence in sentences if sentence.start == claim.record.evidence.start)
    named = (record for record in told.records if isinstance(record, ActorRecord))
    return any(record.country == country and claim.start <= record.start < claim.end for record in named)


def _is_enough(shared: int, counter: Counter) -> bool:
    return shared >= _ENOUGH or 2 * shared >= len(counter.about)


def _clause_before(counter: Counter, sentences: Sequence[Sentence], place: int) -> Voice | None:
    """The clause, outside all statements, with most words of what a counter is about, of a sentence told by others."""
    best: tuple[int, Voice] | None = None
    for sentence in sentences[max(0, place - settings()["clauses"]) : place + 1]:
        told = sentence.text[: max(counter.voice.start - sentence.start, 0)]
        shared = len(roots_of(told) & counter.about)
        tellers = [voice for voice in sentence.voices if are_two(voice, counter.voice)]
        if shared < _ENOUGH or len(tellers) < len(sentence.voices) or not sentence.records:
            continue
        if told.rstrip("”\"’' ").endswith("?"):
            continue
        clause = max(reversed(clauses_of(told) or [told]), key=lambda words: len(roots_of(words) & counter.about))
        if best is None or shared >= best[0]:
            at = sentence.start + max(told.find(clause[:12]), 0)
            teller = tellers[-1] if tellers else None
            record = teller.record if teller else sentence.records[0]
            shown = teller.shown if teller else ""
            best = shared, Voice(record, teller.source if teller else None, shown, clause, at, at + len(clause))
    return best[1] if best else None


def _voices_before(counter: Counter, sentences: Sequence[Sentence], place: int) -> list[Voice]:
    """The statements of other sources within reach before a counter, the nearest first, none that denies itself."""
    found: list[Voice] = []
    for sentence in reversed(sentences[max(0, place - settings()["sentences"]) : place + 1]):
        for voice in reversed(sentence.voices):
            if voice.start < counter.voice.start and are_two(voice, counter.voice) and can_be_denied(voice):
                found.append(_whole_of(voice, sentence, counter))
    return found


def _whole_of(voice: Voice, sentence: Sentence, counter: Counter) -> Voice:
    """The statement around one that is a few words of it ("what officials called a standstill")."""
    if len(voice.words.split()) > _FEW:
        return voice
    around = [v for v in sentence.voices if v.start < voice.start and voice.end <= v.end and are_two(v, counter.voice)]
    return around[0] if around else voice


def _other_version(sentences: Sequence[Sentence], place: int) -> tuple[Voice, Counter] | None:
    """ "The ferry line's version is different. It says …": the last voice before against the first behind."""
    sentence = sentences[place]
    match = pattern("version").search(sentence.text)
    if not match:
        return None
    at = sentence.start + match.start()
    behind = _voice_behind(sentences, place, at)
    if behind is None:
        return None
    about = roots_of(behind.words)
    before = [
        voice
        for each in reversed(sentences[max(0, place - settings()["sentences"]) : place + 1])
        for voice in reversed(each.voices)
        if voice.end <= at and are_two(voice, behind) and can_be_denied(voice)
    ]
    if not before:
        return None
    claim = max(before, key=lambda voice: len(roots_of(voice.words) & about) if voice is not before[0] else 0.5)
    if len(roots_of(claim.words) & about) < 1 and at - claim.end > settings()["next"]:
        return None
    shown = shorten(behind.words, roots_of(claim.words), against=True)
    counter = Counter(behind, shown, about, "another source tells it otherwise")
    return claim, counter


def _voice_behind(sentences: Sequence[Sentence], place: int, at: int) -> Voice | None:
    """The first statement behind a place, in its sentence or the next; else the words quoted in the sentence."""
    for sentence in sentences[place : place + 2]:
        for voice in sentence.voices:
            cue = voice.record.cue if isinstance(voice.record, StatementRecord) else None
            is_behind_colon = ": " in sentence.text[max(at - sentence.start, 0) : max(voice.start - sentence.start, 0)]
            if voice.end > at and voice.shown and (is_behind_colon or not (cue and cue.start <= at < cue.end)):
                return voice
    sentence = sentences[place]
    quoted = _QUOTED.search(sentence.text, at - sentence.start)
    subject = next((r for r in sentence.records if isinstance(r, ActorRecord) and r.start < at), None)
    if quoted and subject:
        start = sentence.start + quoted.start(1)
        return Voice(subject, subject.as_actor(), subject.text, quoted[1], start, start + len(quoted[1]))
    return None


def _divided(sentences: Sequence[Sentence], place: int) -> tuple[Voice, Counter] | None:
    """ "The members do not agree on it. One says …, another …": the two voices behind."""
    sentence = sentences[place]
    match = pattern("divided").search(sentence.text)
    if not match:
        return None
    at = sentence.start + match.start()
    following = [voice for each in sentences[place : place + 3] for voice in each.voices if voice.start > at]
    end = sentence.start + match.end()
    voices = [voice for voice in following if voice.start > end and can_be_denied(voice)]
    for one, other in pairwise(voices):
        if are_two(one, other) and roots_of(one.words) & roots_of(other.words):
            about = roots_of(one.words)
            shown = shorten(other.words, about, against=True)
            counter = Counter(other, shown, roots_of(other.words), "the sources do not agree")
            return one, counter
    return None


def _negated(sentences: Sequence[Sentence], place: int) -> tuple[Voice, Counter] | None:
    """ "The boats were not overloaded, the owner said", where another said that they were overloaded."""
    for counter in _flat_denials(sentences[place]):
        about = counter.about
        for claim in _voices_before(counter, sentences, place):
            said = [c for c in clauses_of(claim.words) if not is_negated(c) and not pattern("wished").search(c)]
            said = [each for each in said if not is_only_named(roots_of(each) & about, each)]
            if any(len(roots_of(each) & about) >= max(_ENOUGH, 0.6 * len(about)) for each in said):
                return claim, counter
        if claim_far := _said_outright(sentences[:place], counter.voice, about):
            return claim_far, counter
    return None


def _flat_denials(sentence: Sentence) -> Iterator[Counter]:
    """The clauses of statements that say outright what is not."""
    for voice in sentence.voices:
        for clause in clauses_of(voice.words):
            about = roots_of(clause)
            is_flat = not voice.is_question and is_negated(clause) and not pattern("wished").search(clause)
            is_flat = is_flat and bool(pattern("flat").search(clause)) and not pattern("not_flat").search(clause)
            if is_flat and _ENOUGH <= len(about) <= settings()["most_denied"]:
                shown = in_full(voice.words) if voice.is_brief_quote else shorten(clause, about, against=True)
                yield Counter(voice, shown, about, "another source says that it was not so")


def _said_later(counter: Counter, sentences: Sequence[Sentence]) -> Voice | None:
    """What another source says further on in the report that a denial is against, all of it in one short clause."""
    if len(counter.about) < _ENOUGH:
        return None
    behind = [sentence for sentence in sentences if sentence.start > counter.voice.record.evidence.start]
    return _said_outright(list(reversed(behind)), counter.voice, counter.about)


def _said_outright(before: Sequence[Sentence], denier: Voice, about: frozenset[str]) -> Voice | None:
    """The statement of another source anywhere before that says in one short clause all that is denied, no more."""
    for sentence in reversed(before):
        for voice in sentence.voices:
            is_told = about <= roots_of(voice.words)
            if is_told and are_two(voice, denier) and can_be_denied(voice) and says_outright(voice, about):
                return voice
    return None


def without_doubles(found: Iterable[Conflict], disputes: Sequence[Conflict]) -> list[Conflict]:
    """Conflicts on whether an event happened, without those whose denial is that of a dispute."""
    shown = {(e.report, e.start) for each in disputes for e in each.accounts[1].evidence}
    return [
        each
        for each in found
        if each.kind != "account" or not any((e.report, e.start) in shown for e in each.accounts[-1].evidence)
    ]
