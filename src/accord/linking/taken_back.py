"""6. Records ↔ records: what a source said and later took back, or what a report says was not borne out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from accord.data import read_toml
from accord.ledger.merged import Conflict, ConflictVerdict, account_of, make_conflict
from accord.linking.voices import Sentence, Voice, roots_of, shorten, told_by
from accord.records import ActorRecord, Record

_ENOUGH = 2
_BEHIND = 2
_WHO_SAID = re.compile(
    r"\b(?:who|which)(?: had)?(?: earlier| first)? (?:said|claimed|reported|announced) (?:that )?"
    r"(.+?)(?:,? (?:has|had|have|later|since|then|now))*\s*$"
)
_PRONOUN = re.compile(r"\W*(?:he|she|it|they)\b", re.IGNORECASE)
_MARKS = "“”\"', "


def find_taken_back(told: Mapping[str, Sequence[Sentence]]) -> Iterator[Conflict]:
    """Each claim that its source takes back, told in the same sentence or anywhere in the report."""
    for name in sorted(told):
        for sentence in told[name]:
            match = _taking_back().search(sentence.text)
            if match and (claim := _claim(sentence, match.start(), told[name])):
                yield _conflict(sentence, match, _why(sentence, told[name]), claim)


def _claim(sentence: Sentence, at: int, sentences: Sequence[Sentence]) -> tuple[str, str, Record] | None:
    """What is taken back, who said it, and the record it rests on: "the envoy who said …", else what is most alike."""
    lead = sentence.text[:at]
    actor = _actor(sentence, at)
    said = _WHO_SAID.search(lead)
    if said and sentence.records:
        return shorten(said[1]), actor.text if actor else "", sentence.records[0]
    behind = roots_of(sentence.text[at:])
    voices = [voice for each in sentences if each is not sentence for voice in each.voices if _is_of(voice, actor)]
    best = max(voices, key=lambda voice: len(roots_of(voice.words) & behind), default=None)
    if best is None or len(roots_of(best.words) & behind) < _ENOUGH:
        return None
    return shorten(best.words, behind), best.shown, best.record


def _why(sentence: Sentence, sentences: Sequence[Sentence]) -> str:
    """What the source says of it in one of the next sentences, as "he" or "she"."""
    behind = [each for each in sentences if each.start > sentence.start][:_BEHIND]
    told = (each.voices[0] for each in behind if each.voices and _PRONOUN.match(each.text))
    return next((f"; {shorten(voice.words)}" for voice in told), "")


def _actor(sentence: Sentence, at: int) -> ActorRecord | None:
    """The actor that a sentence opens with, before some place."""
    named = [r for r in sentence.records if isinstance(r, ActorRecord) and r.end - sentence.start <= at]
    return min(named, key=lambda record: (record.start, -record.end), default=None)


def _is_of(voice: Voice, actor: ActorRecord | None) -> bool:
    """Whether a statement is of an actor, by id."""
    return bool(actor and voice.source and voice.source.id == actor.actor)


def _conflict(sentence: Sentence, match: re.Match[str], why: str, claim: tuple[str, str, Record]) -> Conflict:
    said, source, record = claim
    back = " ".join(sentence.text[match.start() :].split())
    actor = _actor(sentence, match.start())
    accounts = [
        account_of(told_by(said.strip(_MARKS), source), [record]),
        account_of(told_by(f"{shorten(back)}{why}", source), [actor or sentence.records[0]]),
    ]
    return make_conflict("account", said, accounts, ConflictVerdict.CHANGE, "said first, and taken back later")


@cache
def _taking_back() -> re.Pattern[str]:
    settings: dict[str, Any] = read_toml("conflicts.toml")["taken_back"]
    verbs, nouns = ("|".join(settings[name]) for name in ("verbs", "nouns"))
    return re.compile(
        rf"\b(?:{verbs}) (?:(?:his|her|its|their|the|that|this|an?|all) )?(?:\w+ ){{0,2}}?(?:{nouns})\b", re.IGNORECASE
    )
