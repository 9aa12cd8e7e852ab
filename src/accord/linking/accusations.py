"""6. Records ↔ records: what somebody is accused of, which a denial of "any part in it" or "the charge" is against."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from accord.linking.counters import Counter, denies, pattern, settings
from accord.linking.named_claims import claim_named, is_passive_accusation
from accord.linking.voices import Sentence, Voice, roots_of, told_by
from accord.records import ActorRecord, StatementRecord

_OWN_DEED = re.compile(
    r"\W*(?:that )?(?:he|she|it|they|its|his|her|their|having|(?!any|anything)\w+ing)\b", re.IGNORECASE
)
_CLAUSE_END = re.compile(r"[,;.]\s*|\s(?:and|but|after|over|who|which|when|while)\s")
_NEAR = 12
_FOR = re.compile(r"\s(?:of|for|over)\s")


def find_accusation(counter: Counter, sentences: Sequence[Sentence], place: int) -> Voice | None:
    """The last accusation before a denial of something, made against who denies it.

    A denial that names what it denies ("denies discrimination") needs a word in common with it; one that does not
    ("denied any involvement", "denies the charges") takes the last one within reach.
    """
    for each in reversed(sentences[max(0, place - settings()["accused_reach"]) : place + 1]):
        for voice, against in reversed(list(find_accusations(each))):
            is_before = voice.start < counter.voice.start
            is_next = isinstance(against, str) and each is sentences[place - 1] and denies_own_deed(counter)
            if is_before and names_denier(against, counter.voice) and (is_next or is_about(voice, counter)):
                return voice
    if not counter.is_party_named:
        return None
    return _alleged_of_person(counter, sentences, place) or _named_before(counter, sentences, place)


def _alleged_of_person(counter: Counter, sentences: Sequence[Sentence], place: int) -> Voice | None:
    """What somebody alleged shortly before of the person who denies it, by name."""
    source = counter.voice.source
    for each in reversed(sentences[max(0, place - settings()["named_reach"]) : place]):
        for voice in reversed(each.voices):
            record = voice.record
            is_claim = isinstance(record, StatementRecord) and record.verb_class == "allege" and not voice.is_question
            named = {r.actor for r in each.records if isinstance(r, ActorRecord) and voice.start <= r.start < voice.end}
            is_of_another = voice.source is None or (source is not None and voice.source.id != source.id)
            if is_claim and source and voice.shown and source.id in named and is_of_another:
                return voice
    return None


def is_about(accusation: Voice, counter: Counter) -> bool:
    """Whether an accusation and a denial have a word in common, or the denial names nothing of its own."""
    return not counter.about or bool(counter.about & roots_of(accusation.words))


def is_against_another(claim: Voice, denier: Voice, sentences: Sequence[Sentence]) -> bool:
    """Whether a statement accuses another state than that of who denies ("accused Finland of …", "Norway denied").

    Who is accused, or who denies, may be meant by another name ("the police", "a spokesman"): that stays open.
    """
    told = next((each for each in sentences if each.start == claim.record.evidence.start), None)
    own = denier.source.country if denier.source else None
    for voice, whom in find_accusations(told) if told else ():
        if voice.record.id == claim.record.id and own and not isinstance(whom, str):
            states = {record.country for record in whom}
            return bool(states) and None not in states and own not in states
    return False


def denies_own_deed(counter: Counter) -> bool:
    """Whether somebody denies having done something ("denies he killed the guard", "denied taking the ledger")."""
    record = counter.voice.record
    return isinstance(record, StatementRecord) and denies(record) and bool(_OWN_DEED.match(counter.voice.words))


def find_accusations(sentence: Sentence) -> Iterator[tuple[Voice, list[ActorRecord] | str]]:
    """Each accusation of a sentence with who is accused: the actors named, or the id of who "was accused"."""
    for voice in sentence.voices:
        record = voice.record
        if not isinstance(record, StatementRecord) or not record.cue or voice.is_question:
            continue
        cue = record.cue_text or ""
        if is_passive_accusation(voice, sentence):
            said = Voice(record, None, "", f"{cue} {voice.words}", voice.start, voice.end)
            yield said, voice.source.id if voice.source else _before(sentence, record.cue.start)
        elif pattern("accuses").search(cue) and record.cue.start < voice.start:
            whom = _FOR.split(voice.words, maxsplit=1)[0]
            end = voice.start + len(whom)
            accused = [r for r in sentence.records if isinstance(r, ActorRecord) and voice.start <= r.start < end]
            said = Voice(
                record, voice.source, _accuser(voice, sentence), f"{cue} {voice.words}", voice.start, voice.end
            )
            yield said, accused
    yield from _charges(sentence)


def _charges(sentence: Sentence) -> Iterator[tuple[Voice, str]]:
    """ "Berg was charged with manslaughter": charges that no statement holds, with who is charged."""
    for match in pattern("charged").finditer(sentence.text):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        cues = (v.record.cue for v in sentence.voices if isinstance(v.record, StatementRecord) and v.record.cue)
        if not any(start <= cue.start < end for cue in cues) and (who := _before(sentence, start)):
            what = _CLAUSE_END.split(match.string[match.end() :].strip(), maxsplit=1)[0]
            said = f"{' '.join(match.group().split()[-2:])} {what}"
            yield Voice(sentence.records[0], None, "", said, start, end), who


def _before(sentence: Sentence, place: int) -> str:
    """The id of the actor named right before a place of a sentence ("Berg was accused …")."""
    near = [r for r in sentence.records if isinstance(r, ActorRecord) and 0 <= place - r.end <= _NEAR]
    return max(near, key=lambda record: (record.end, -record.start)).actor if near else ""


def _accuser(voice: Voice, sentence: Sentence) -> str:
    """Who accuses, as shown; where that is a pronoun, the source named last before it in the sentence."""
    named = [each.shown for each in sentence.voices if each.start < voice.start and told_by("", each.shown)]
    return voice.shown if told_by("", voice.shown) or not named else named[-1]


def names_denier(against: list[ActorRecord] | str, denier: Voice) -> bool:
    """Whether who denies is who is accused: the same actor, or somebody of the country that is accused."""
    source = denier.source
    if source is None:
        return False
    if isinstance(against, str):
        return against == source.id
    return any(each.actor in (source.id, source.country) for each in against)


def _named_before(counter: Counter, sentences: Sequence[Sentence], place: int) -> Voice | None:
    """The accusation that a noun names shortly before ("allegations that she hid two ledgers")."""
    reach = settings()["named_reach"]
    for each in reversed(sentences[max(0, place - reach) : place]):
        for match in reversed(list(pattern("accusing_noun").finditer(each.text))):
            claim = claim_named(each, each.start + match.start(), each.start + len(each.text))
            if claim and is_about(claim, counter):
                return claim
    return None
