"""6. Records ↔ records: what somebody ordered or set going, and what a court ruled against it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from accord.ledger.merged import Conflict, ConflictVerdict, account_of, make_conflict
from accord.linking.conflict_patterns import conflict_pattern
from accord.linking.voices import Sentence, roots_of, shorten, told_by
from accord.records import ActorRecord

_SENTENCES = 8
"""Sentences back to what a court rules against."""
_NEAR = 70
"""Characters between who orders and the verb, and between a ruling and whose order it is against."""
_LEAD = re.compile(
    r"^(?:and|but|that|when|as|while|after|so|(?:[\w-]+ )?(?:[Dd]ays?|[Ww]eeks?|[Mm]onths?|[Yy]ears?) later) "
)
_ARTICLE = re.compile(r"(?:a|an|the)\s", re.IGNORECASE)
_REASON = "ordered, and overturned by a court"


def find_overruled(told: Mapping[str, Sequence[Sentence]]) -> Iterator[Conflict]:
    """Orders, attempts and suits of a report that a court overturns or dismisses in it."""
    for name in sorted(told):
        for place, sentence in enumerate(told[name]):
            for match in _pattern("rules").finditer(sentence.text):
                if conflict := _overruled(sentence, match, told[name][max(0, place - _SENTENCES) : place + 1]):
                    yield conflict


def _overruled(sentence: Sentence, match: re.Match[str], sentences: Sequence[Sentence]) -> Conflict | None:
    court = _court(sentence, match.start())
    owner = _named(sentence, match.end())
    if not court or owner is None:
        return None
    ruling = " ".join(_pattern("ends").split(sentence.text[match.start() :], maxsplit=1)[0].split())
    about = roots_of(ruling) - roots_of(f"{owner.text} {match.group()}")
    for each in reversed(sentences):
        end = sentence.start + match.start() if each is sentence else each.start + len(each.text)
        if each is not sentence or _pattern("joined").search(sentence.text[: match.start()]):
            for actor, order in _orders(each, owner.actor, end):
                if roots_of(order) & about - _of_its_own(order, ruling) or _takes_up(order, ruling):
                    accounts = [
                        account_of(told_by(shorten(order, about), actor.text), [actor]),
                        account_of(told_by(shorten(ruling), court), [owner]),
                    ]
                    return make_conflict("account", shorten(order), accounts, ConflictVerdict.CHANGE, _REASON)
    return None


def _takes_up(order: str, ruling: str) -> bool:
    """Whether a ruling names what a verb does without a word of its own: "his suit" what he sued for, "the order" …"""
    named = _named_again(order, ruling)
    is_bare = named is not None and not _pattern("own_matter").match(ruling[named.end() :])
    return is_bare and not _pattern("no_orders").match(order)


def _of_its_own(order: str, ruling: str) -> frozenset[str]:
    """The noun by which a ruling names an order, where more behind it says which ("the order to close a school")."""
    named = _named_again(order, ruling)
    return roots_of(named.group()) if named and _pattern("own_matter").match(ruling[named.end() :]) else frozenset()


def _named_again(order: str, ruling: str) -> re.Match[str] | None:
    return _pattern("suit" if _pattern("suits").match(order) else "order").search(ruling)


def _court(sentence: Sentence, at: int) -> str:
    """The court or judge that is the subject of a ruling, as printed."""
    found = _pattern("court").search(sentence.text[max(0, at - 2 * _NEAR) : at])
    return _LEAD.sub("", " ".join(found["court"].split())) if found else ""


def _named(sentence: Sentence, end: int) -> ActorRecord | None:
    """Whose order, attempt or suit a ruling is against: the actor named first behind it."""
    near = [r for r in sentence.records if isinstance(r, ActorRecord)]
    near = [r for r in near if 0 <= r.start - sentence.start - end <= _NEAR]
    return min(near, key=lambda record: (record.start, -record.end), default=None)


def _orders(sentence: Sentence, owner: str, end: int) -> Iterator[tuple[ActorRecord, str]]:
    """What somebody orders, tries or sues for in a sentence, from the verb on."""
    text = sentence.text[: end - sentence.start]
    for match in reversed(list(_pattern("orders").finditer(text))):
        before = [
            record
            for record in sentence.records
            if isinstance(record, ActorRecord)
            and record.actor == owner
            and 0 <= sentence.start + match.start() - record.end <= _NEAR
        ]
        if before:
            words = _pattern("ends").split(text[match.start() :], maxsplit=1)[0]
            by_name = [r for r in before if r.text[:1].isupper() and not _ARTICLE.match(r.text)]
            yield (by_name or before)[0], " ".join(words.split())


def _pattern(name: str) -> re.Pattern[str]:
    return conflict_pattern("overruled", name, re.NOFLAG)
