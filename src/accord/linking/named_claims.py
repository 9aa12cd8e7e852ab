"""6. Records ↔ records: denials that name in their own sentence the claim they are against."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from accord.linking.counters import Counter, denies, pattern, settings
from accord.linking.deniable import can_be_denied
from accord.linking.voices import Sentence, Voice, in_full, is_negated, roots_of, shorten
from accord.records import ActorRecord, Record, StatementRecord

_LEAST = 2
_NAME = re.compile(r"\b[A-Z][\w’'-]+")
_VERDICT = re.compile(r"\sas (?:(?:an?|pure|mere|\w+ly) )*(?:\w+ )?\w+[.,”\"]*$")
""" "… as groundless", behind a claim that is dismissed."""
_TELLER = re.compile(r",\s(?:according to [^,]+|[^,]{2,50}\s(?:reported|said|reports|says)|without [^,]+)[.”\"]*$")
""" "…, the state news agency reported", behind a claim that is denied."""
_FINITE = re.compile(r"\s(?:had|has|have|was|were|is|are|would|will|did|can|could|may|might|should|must)\s")
_RELATIVE = re.compile(
    r"(?!(?:hundred|need|seed|speed|breed|feed|weed|deed|bed)\b)[a-z]+ed "
    r"(?:the|a|an|its|his|her|their|for|to|on|him|them|\w+ing)\b"
)
""" "a report that called for cuts", in which "that" is the subject."""
_AGAINST_WHOM = re.compile(r"\bagainst (?:the|an?|its|his|her|their) \w+ of $")
""" "accusations against the minister of mines": whose title goes on, not what is alleged."""
_MADE = re.compile(r"\b(?:made|making|spread|spreading|repeated|repeating)\b(?! by\b)")
_SHORT = 5
_WHEN = r"(?:\s(?:last \w+|yesterday|today|(?:(?:late|early|earlier) )?on \w+day))?"
_NOUN_LAST = re.compile(
    rf"(?:allegations?|accusations?|claims?|reports?|charges?|suggestions?|rumou?rs?){_WHEN}$", re.IGNORECASE
)
_REASON = "denied by another source"


def find_named_claims(sentence: Sentence) -> Iterator[tuple[Voice, Counter]]:
    """Each denial of a sentence with the claim it names.

    "denied reports that the ferry had sunk", "…, which Oslo denies", "the claim that … was called a lie".
    """
    yield from _of_nouns(sentence)
    yield from _of_passives(sentence)
    yield from _asides(sentence)


def find_said_before(claim: Voice, before: Sequence[Sentence]) -> Voice | None:
    """The statement shortly before a denial that says what the denial lays to nobody ("denied reports of curfews")."""
    about = roots_of(claim.words) - roots_of(" ".join(_NAME.findall(claim.words)))
    if claim.source or not about:
        return None
    for sentence in reversed(before[-settings()["named_reach"] :]):
        for voice in reversed(sentence.voices):
            is_asked = voice.record.verb_class in settings()["asking"]  # type: ignore[attr-defined]
            is_said = can_be_denied(voice) and not is_asked and not is_negated(voice.words)
            if is_said and voice.shown and 2 * len(roots_of(voice.words) & about) >= len(about):
                return voice
    return None


def _of_nouns(sentence: Sentence) -> Iterator[tuple[Voice, Counter]]:
    """ "Finland rejected Norway's claim that its boats had crossed the line"."""
    for voice in sentence.voices:
        record = voice.record
        if not isinstance(record, StatementRecord) or not record.cue or not voice.shown:
            continue
        is_denial = denies(record) or pattern("rejects").search(record.cue_text or "")
        lead = sentence.text[: record.cue.start - sentence.start][-30:]
        if not is_denial or record.cue.start > record.start or pattern("not_denied").search(lead):
            continue
        end = _end_of_noun(sentence, voice)
        if claim := claim_named(sentence, voice.start, end, voice):
            words = sentence.text[record.cue.start - sentence.start : claim.start - sentence.start]
            if is_made_by_denier(words):
                continue
            shown = shorten(" ".join(words.split()).removesuffix(" that").removesuffix(" of"))
            yield claim, Counter(voice, shown, roots_of(claim.words), _REASON, needs_words=True)


def is_made_by_denier(words: str) -> bool:
    """Whether the words up to a claim say that it is the denier's ("denied it had ever made claims that …")."""
    return bool(_MADE.search(words))


def _end_of_noun(sentence: Sentence, voice: Voice) -> int:
    """Where what is denied ends: behind a noun alone ("rejected the allegations last night that …"), the sentence."""
    is_cut = len(in_full(voice.words).split()) <= _SHORT and bool(_NOUN_LAST.search(in_full(voice.words)))
    return sentence.start + len(sentence.text) if is_cut else voice.end


def claim_named(sentence: Sentence, start: int, end: int, denier: Voice | None = None) -> Voice | None:
    """The claim that a noun names between two places of a sentence ("reports that …", "accusations of …")."""
    text = sentence.text[start - sentence.start : end - sentence.start]
    match = _named().search(text)
    if match is None or not sentence.records:
        return None
    if _AGAINST_WHOM.search(text[: match.start("what")]) if match["of"] else _RELATIVE.match(match["what"]):
        return None
    words = _TELLER.sub("", _VERDICT.split(match["what"], maxsplit=1)[0])
    words = in_full(_FINITE.split(words, maxsplit=1)[0] if match["of"] else words)
    if not words or (len(words.split()) < _LEAST and not match["of"]):
        return None
    at = start + match.start("what")
    claimant = _claimant(sentence, start, start + match.start("what"))
    if match["of"] and _begins_with_name(sentence, at):
        return None
    if claimant and denier and denier.source and claimant.actor == denier.source.id:
        return None
    source = claimant.as_actor() if claimant else None
    noun = claimant.text if claimant else match["noun"].lower()
    record: Record = denier.record if denier else sentence.records[0]
    return Voice(record, source, noun, words, at, at + len(words))


def _claimant(sentence: Sentence, start: int, end: int) -> ActorRecord | None:
    """Whose claim it is: the actor named around the noun."""
    inside = [r for r in sentence.records if isinstance(r, ActorRecord) and start <= r.start and r.end <= end]
    return min(inside, key=lambda record: (record.start, -record.end), default=None)


def _begins_with_name(sentence: Sentence, at: int) -> bool:
    """Whether what a noun and "of" name is an actor: "the claim of the union" is whose it is, not what it says."""
    return any(isinstance(record, ActorRecord) and record.start - at in range(5) for record in sentence.records)


def _of_passives(sentence: Sentence) -> Iterator[tuple[Voice, Counter]]:
    """ "The claim of the union that the boats had been sold was called a lie"."""
    for match in pattern("claim_denied").finditer(sentence.text):
        start = sentence.start + match.start()
        claim = claim_named(sentence, start, sentence.start + match.start("aux"))
        if claim is None:
            continue
        place = sentence.start + match.end()
        behind = [r for r in sentence.records if isinstance(r, ActorRecord) and 0 <= r.start - place <= len(" by the ")]
        speakers = [voice for voice in sentence.voices if voice.shown and not voice.start <= start < voice.end]
        if behind:
            teller: Record = behind[0]
            voice = Voice(teller, behind[0].as_actor(), behind[0].text, match["denial"], place, behind[0].end)
        elif speakers:
            voice = Voice(speakers[-1].record, speakers[-1].source, speakers[-1].shown, match["denial"], place, place)
        else:
            voice = Voice(claim.record, None, "the report", match["denial"], place, place)
        yield claim, Counter(voice, match["denial"], frozenset(), _REASON)


def _asides(sentence: Sentence) -> Iterator[tuple[Voice, Counter]]:
    """ "The envoy says Oslo asked for a delay, which Oslo denies"."""
    for match in pattern("aside").finditer(sentence.text):
        at = sentence.start + match.start()
        holding = [v for v in sentence.voices if v.start < at <= v.end + 2 and not denies(v.record)]  # type: ignore[arg-type]
        denier = _denier(sentence, match, holding)
        if denier is None:
            continue
        claim = _claim_before(sentence, at, holding, denier)
        if claim:
            shown = " ".join(f"{match['verb']} it".split())
            yield claim, Counter(denier, shown, frozenset(), _REASON)


def _denier(sentence: Sentence, match: re.Match[str], holding: list[Voice]) -> Voice | None:
    """Who denies it, in an aside: an actor by name, or who is accused in the clause before where it says "he"."""
    start, end = sentence.start + match.start("who"), sentence.start + match.end("who")
    place = sentence.start + match.start("verb"), sentence.start + match.end()
    inside = [r for r in sentence.records if isinstance(r, ActorRecord) and start <= r.start and r.end <= end + 1]
    if inside and inside[-1].text.lower() not in settings()["pronouns"]:
        return Voice(inside[-1], inside[-1].as_actor(), inside[-1].text, match["verb"], *place)
    accused = [voice for voice in holding if is_passive_accusation(voice, sentence)]
    if accused:
        return Voice(accused[-1].record, accused[-1].source, accused[-1].shown, match["verb"], *place)
    return None


def _claim_before(sentence: Sentence, at: int, holding: list[Voice], denier: Voice) -> Voice | None:
    for voice in sorted(holding, key=lambda each: each.end - each.start):
        words = sentence.text[voice.start - sentence.start : at - sentence.start]
        if is_passive_accusation(voice, sentence):
            cue = voice.record.cue_text if isinstance(voice.record, StatementRecord) else ""
            return Voice(voice.record, None, "", f"{cue} {words}", voice.start, at)
        if voice.source is None or denier.source is None or voice.source.id != denier.source.id:
            return Voice(voice.record, voice.source, voice.shown, words, voice.start, at)
    return None


def is_passive_accusation(voice: Voice, sentence: Sentence) -> bool:
    """Whether a statement is that its source is accused of something ("Berg was accused of …")."""
    record = voice.record
    if not isinstance(record, StatementRecord) or not record.cue:
        return False
    lead = sentence.text[: record.cue.start - sentence.start]
    return bool(pattern("accused").search(record.cue_text or "") and pattern("be").search(lead))


@cache
def _named() -> re.Pattern[str]:
    nouns = "|".join(settings()["named_nouns"])
    whose = r"(?:\s(?:(?:made )?(?:by|from)|against|about)\s(?!that\b)[^,.;]{2,60}?)?"
    of_whose = r"(?:\s(?:of|in)\s(?!that\b)[^,.;]{2,60}?)?"
    that = r"(?:\s(?:charging |saying |alleging |is |was )?that|(?=\s(?:he|she|it|they)\s))"
    return re.compile(
        rf"^(?P<lead>[^,.;:]{{0,50}}?)\b(?P<noun>{nouns})\b"
        rf"{_WHEN}(?:{of_whose}{whose}{that}|{whose}\s(?P<of>of|regarding|concerning))\s(?P<what>[^;]{{4,200}})",
        re.IGNORECASE,
    )
