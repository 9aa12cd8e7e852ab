"""6. Records ↔ records: words of one source against what another said, as a sentence tells them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from accord.data import read_toml
from accord.linking.conflict_patterns import conflict_pattern
from accord.linking.voices import Sentence, Voice, clause_at, in_full, is_negated, roots_of, shorten
from accord.records import ActorRecord, StatementRecord

_SENTENCE_START = 40
_BACK = 80
_LEAD = 30


@dataclass(frozen=True, slots=True)
class Counter:
    """Words of one source against what another said: who, as shown, and what they are about."""

    voice: Voice
    shown: str
    about: frozenset[str]
    reason: str
    needs_words: bool = False
    """Whether it is against a claim only that has words in common with it."""
    claimant: str | None = None
    """The country whose claim it names ("dismissed Oslo's account as groundless")."""
    is_party_named: bool = False
    """Whether, without such words, it is against a claim only that names who denies it."""
    is_of_deed: bool = False
    """Whether it denies a thing ("any part in it", "discrimination"), which only an accusation is met by."""


def find_counters(sentence: Sentence) -> Iterator[Counter]:
    """What a sentence says against something told before: denials, "untrue", "no such thing"."""
    yield from _denials(sentence)
    yield from _called_untrue(sentence)
    yield from _no_such(sentence)
    yield from _found_none(sentence)


def _denials(sentence: Sentence) -> Iterator[Counter]:
    """ "The minister denied that there was any such plan", "A spokesman denied it"."""
    for voice in sentence.voices:
        record = voice.record
        if not isinstance(record, StatementRecord) or not record.cue or not (denies(record) or turns_away(voice)):
            continue
        lead = sentence.text[: record.cue.start - sentence.start][-_LEAD:]
        if pattern("no_claims").match(voice.words) or pattern("not_denied").search(lead):
            continue
        cue = sentence.text[record.cue.start - sentence.start : record.cue.end - sentence.start]
        if pattern("takes_up").match(voice.words) or turns_away(voice):
            later = [v for v in sentence.voices if v.start > record.start and _goes_on(v, voice)]
            what = later[-1].words if later else voice.words
            shown = shorten(what, against=True) if later else f"{cue} {shorten(voice.words)}"
            about, whose = roots_of(what) - roots_of(_claim_nouns()), _claimant(sentence, record.cue.start)
            yield Counter(voice, shown, about, "denied by another source", claimant=whose, is_party_named=True)
            continue
        if deed := _deed_denied(voice, cue):
            yield deed
            continue
        behind = sentence.text[record.cue.end - sentence.start :]
        if record.cue.start < record.start and pattern("denied_clause").search(behind):
            that = " that" if behind.lstrip().startswith("that ") else ""
            shown = f"{cue}{that} {shorten(voice.words)}"
            lower = roots_of(" ".join(word for word in voice.words.split() if word[:1].islower()))
            yield Counter(voice, shown, lower or roots_of(voice.words), "denied by another source", needs_words=True)


def _goes_on(later: Voice, denial: Voice) -> bool:
    """Whether a statement is what its denier says further: within the denial, or behind it by the same source."""
    is_same = later.source is not None and denial.source is not None and later.source.id == denial.source.id
    return later.end <= denial.end or (is_same and is_negated(later.words))


def _deed_denied(voice: Voice, cue: str) -> Counter | None:
    """ "Oslo denied any part in it", "which denies discrimination": against an accusation only."""
    words = in_full(voice.words)
    shown = f"{cue} {shorten(words)}" if words else cue
    if pattern("any_part").match(words):
        return Counter(voice, shown, frozenset(), "denied by who is accused", is_of_deed=True)
    if 0 < len(words.split()) <= settings()["most_deed"] and not pattern("denied_clause").search(f" {words}"):
        return Counter(voice, shown, roots_of(words), "denied by who is accused", is_of_deed=True)
    return None


def _cue(record: StatementRecord) -> str:
    return (record.cue_text or "").lower()


def _called_untrue(sentence: Sentence) -> Iterator[Counter]:
    """ "… which the ministry dismissed as untrue", "the captain called the report a fabrication"."""
    for match in pattern("untrue").finditer(sentence.text):
        end = sentence.start + match.end() - 1
        voice = _voice_at(sentence, end) or _judge(sentence, end)
        if voice is None:
            continue
        shown = _from_cue(voice, sentence, match.end())
        about = roots_of(shown)
        if not shown:
            shown = _clause_of(voice, sentence, match.end() - 1)
            about = roots_of(shown)
            if voice.start > end:
                about |= roots_of(voice.words)
                shown = f"{shown}; {shorten(voice.words, against=True)}"
        verdict = match["verdict"] or match["verdict2"]
        about -= roots_of(f"{verdict} {_claim_nouns()}") | _judging()
        whose = _claimant(sentence, sentence.start + match.end() - _BACK)
        yield Counter(voice, shown, about, "called untrue by another source", claimant=whose, is_party_named=True)


def _judging() -> frozenset[str]:
    words: list[str] = settings()["judging_words"]
    return roots_of(" ".join(words))


def _clause_of(voice: Voice, sentence: Sentence, at: int) -> str:
    """The clause at a place of a sentence, within the statement that holds it."""
    place = sentence.start + at
    if voice.start <= place < voice.end and isinstance(voice.record, StatementRecord):
        return shorten(clause_at(voice.words, place - voice.start))
    return shorten(clause_at(sentence.text, at))


def _claimant(sentence: Sentence, at: int) -> str | None:
    """The country of the actor whose claim, report or account is named from a place of a sentence on."""
    for record in sentence.records:
        if isinstance(record, ActorRecord) and record.country and record.start >= at:
            behind = sentence.text[record.end - sentence.start :]
            before = sentence.text[: record.start - sentence.start]
            if re.search(rf"\b(?:{'|'.join(settings()['claim_nouns'])}) (?:from|by|made by|of) (?:the )?$", before):
                return record.country
            if re.match(rf"(?:'s|’s|s['’])? (?:\w+ )?(?:{'|'.join(settings()['claim_nouns'])})\b", behind):
                return record.country
    return None


def _judge(sentence: Sentence, end: int) -> Voice | None:
    """The actor right before a verb of calling or dismissing, where no statement is read ("Finland dismissed …")."""
    verb = re.compile(rf"\s(?:has |had |have |later )?(?:{'|'.join(settings()['judging_words'])})\b")
    for record in reversed(sentence.records):
        told = sentence.text[record.end - sentence.start : end + 1 - sentence.start]
        if isinstance(record, ActorRecord) and not sentence.voices and verb.match(told):
            return Voice(record, record.as_actor(), record.text, told.strip(), record.start, end)
    return None


def _from_cue(voice: Voice, sentence: Sentence, end: int) -> str:
    """The words from the verb of a statement that calls something untrue up to that word; "" where it is far."""
    record = voice.record
    if isinstance(record, ActorRecord):
        return " ".join(sentence.text[record.end - sentence.start : end].split()).strip("“”\"',. ")
    if not isinstance(record, StatementRecord) or not record.cue or record.verb_class not in settings()["judging"]:
        return ""
    start = record.cue.start - sentence.start
    if not 0 <= end - start < settings()["reach"]:
        return ""
    return " ".join(sentence.text[start:end].split()).strip("“”\"',. ")


def _no_such(sentence: Sentence) -> Iterator[Counter]:
    """ "The other delegation said there had been no such request", "… insisted that this was not so"."""
    for match in pattern("no_such").finditer(sentence.text):
        voice = _voice_at(sentence, sentence.start + match.start()) or _subject_voice(sentence, match.start())
        if voice is None:
            continue
        tail = sentence.text[match.end() : match.end() + 30].split()[:1]
        about = roots_of(" ".join(tail)) if match.group().lower().endswith("such") else frozenset[str]()
        yield Counter(voice, _no_such_shown(voice, sentence, match), about, "another source says that it was not so")


def _found_none(sentence: Sentence) -> Iterator[Counter]:
    """ "The inspectors found no evidence that the boat had been rammed", "no traces of it were found, they said"."""
    match = pattern("found_none").search(sentence.text)
    if not match:
        return
    place = sentence.start + match.start()
    before = [r for r in sentence.records if isinstance(r, ActorRecord) and r.end <= place]
    teller = _voice_at(sentence, place)
    is_told = teller is not None and (teller.start <= place < teller.end or not before)
    clause, end = clause_at(sentence.text, match.start()), sentence.start + len(sentence.text)
    about = roots_of(match["what"] or match["what2"])
    if teller and is_told and _is_named(teller, sentence):
        clause = _clause_of(teller, sentence, match.start())
        yield Counter(teller, clause, about, "another source found no sign of it", needs_words=True)
    elif before and not is_told:
        finder = before[-1]
        voice = Voice(finder, finder.as_actor(), finder.text, clause, place, end)
        yield Counter(voice, clause, about, "another source found no sign of it", needs_words=True)


def _is_named(teller: Voice, sentence: Sentence) -> bool:
    """Whether the report names who says it there: whom "it said" means, a source told before may be too."""
    span = teller.record.source_span if isinstance(teller.record, StatementRecord) else None
    words = sentence.text[span.start - sentence.start : span.end - sentence.start] if span else teller.shown
    return bool(teller.shown) and words.strip().lower() not in ("it", "they")


def _no_such_shown(voice: Voice, sentence: Sentence, match: re.Match[str]) -> str:
    cue = voice.record.cue if isinstance(voice.record, StatementRecord) else None
    if cue and denies(voice.record):  # type: ignore[arg-type]
        return " ".join(sentence.text[cue.start - sentence.start : voice.end - sentence.start].split())
    return _clause_of(voice, sentence, match.start())


def _voice_at(sentence: Sentence, at: int) -> Voice | None:
    """The statement that holds a place, else the last one whose cue or words stand before it in the sentence."""
    holding = [voice for voice in sentence.voices if voice.start <= at < voice.end]
    if holding:
        return min(holding, key=lambda voice: voice.end - voice.start)
    before = [voice for voice in sentence.voices if voice.end <= at]
    if before and at - before[-1].end < settings()["reach"]:
        return before[-1]
    return sentence.voices[0] if sentence.voices and not before else None


def _subject_voice(sentence: Sentence, at: int) -> Voice | None:
    """The actor that a sentence without a statement opens with, as its voice ("Seoul would not go that far")."""
    opening = [r for r in sentence.records if isinstance(r, ActorRecord) and r.start - sentence.start < _SENTENCE_START]
    if sentence.voices or not opening or opening[0].start - sentence.start >= at:
        return None
    record = opening[0]
    words = sentence.text[record.end - sentence.start :].strip()
    return Voice(record, record.as_actor(), record.text, words, record.start, sentence.start + len(sentence.text))


def denies(record: StatementRecord) -> bool:
    """Whether the verb of a statement denies it."""
    return bool(pattern("denies").search(_cue(record)))


def turns_away(voice: Voice) -> bool:
    """Whether a statement rejects what it is charged with, without naming it ("rejected the criticism")."""
    record = voice.record
    is_rejecting = isinstance(record, StatementRecord) and bool(pattern("rejects").search(_cue(record)))
    return is_rejecting and bool(pattern("charges").match(voice.words))


def pattern(name: str) -> re.Pattern[str]:
    """One of the patterns of data/conflicts.toml by name."""
    return conflict_pattern("disputed", name)


def _claim_nouns() -> str:
    words: list[str] = settings()["claim_nouns"]
    return " ".join(words)


def settings() -> dict[str, Any]:
    """The words and distances of data/conflicts.toml by which claims and denials are found."""
    listed: dict[str, Any] = read_toml("conflicts.toml")["disputed"]
    return listed
