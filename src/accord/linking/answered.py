"""6. Records ↔ records: an accusation and what the accused says to it, in one sentence or the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from accord.ledger.merged import Conflict, ConflictVerdict, account_of, make_conflict
from accord.linking.accusations import find_accusations, names_denier
from accord.linking.counters import denies, pattern, settings
from accord.linking.deniable import can_be_denied
from accord.linking.voices import Sentence, Voice, are_two, is_negated, roots_of, shorten, told_by
from accord.records import StatementRecord

_OPENS = re.compile(r"^\W*(?:but|however|yet)\b", re.IGNORECASE)
_REPLIES = re.compile(r"^\W*in (?:response|reply|turn)\b", re.IGNORECASE)
_OWN = re.compile(
    r"\W*(?:that )?(?:I|we|he|she|it|its|they|their|there|this|these|such|no|none|nobody|neither)\b", re.IGNORECASE
)
_LEAST = 3
_REBUKES = ("describe", "criticise", "assess")


def find_answered(told: Mapping[str, Sequence[Sentence]]) -> Iterator[Conflict]:
    """Accusations that the accused answers otherwise than by a denial.

    "with Norway accusing Finland of …, and Helsinki saying that it was a routine check".
    """
    for name in sorted(told):
        for place, sentence in enumerate(told[name]):
            following = told[name][place + 1] if place + 1 < len(told[name]) else None
            for accusation, against in find_accusations(sentence):
                answer = next(
                    (v for v in _answers(accusation, sentence, following) if names_denier(against, v)),
                    None,
                )
                if answer:
                    yield _conflict(accusation, answer)


def _answers(accusation: Voice, sentence: Sentence, following: Sentence | None) -> Iterator[Voice]:
    """The statements behind an accusation that may answer it: of its sentence, or those that open the next."""
    for voice in sentence.voices:
        if voice.start >= accusation.end and _is_claim(voice) and _are_two(accusation, voice):
            yield voice
    for voice in following.voices[:1] if following else ():
        is_own = bool(_OWN.match(voice.words))
        is_turned = is_own and (_OPENS.search(following.text) or is_negated(voice.words))  # type: ignore[union-attr]
        is_of_it = bool(roots_of(voice.words) & roots_of(accusation.words) - _names(accusation))
        is_reply = _REPLIES.search(following.text)  # type: ignore[union-attr]
        if (is_reply or is_turned or is_of_it) and _is_claim(voice) and _are_two(accusation, voice):
            yield voice


def _are_two(accusation: Voice, voice: Voice) -> bool:
    """Whether another than the accuser speaks; who "was accused" was so by somebody else."""
    return not accusation.shown or are_two(accusation, voice)


def _names(voice: Voice) -> frozenset[str]:
    return roots_of(" ".join(re.findall(r"\b[A-Z][\w’'-]+", voice.words)))


def _is_claim(voice: Voice) -> bool:
    """Whether a source says what is: it asks, promises and denies nothing."""
    record = voice.record
    if not isinstance(record, StatementRecord) or denies(record) or not voice.shown:
        return False
    is_brief = len(voice.words.split()) < _LEAST
    is_wish = record.verb_class in (*settings()["asking"], *_REBUKES) or bool(pattern("wished").search(voice.words))
    return not is_brief and not is_wish and (can_be_denied(voice) or is_negated(voice.words))


def _conflict(accusation: Voice, answer: Voice) -> Conflict:
    said = shorten(accusation.words)
    shown = shorten(answer.words, roots_of(accusation.words), against=True)
    accounts = [
        account_of(told_by(said, accusation.shown), [accusation.record]),
        account_of(told_by(shown, answer.shown), [answer.record]),
    ]
    return make_conflict("account", said, accounts, ConflictVerdict.CONFLICT, "answered by who is accused")
