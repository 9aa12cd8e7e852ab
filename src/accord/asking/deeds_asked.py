"""8. Records → the answer to a question: what somebody did, or did not do, in the words of the clause."""

from __future__ import annotations

import re

from accord.asking.asked import Asked, Finding
from accord.asking.clauses_read import clause_of, words_of
from accord.asking.passages import actor_keys
from accord.asking.phrasing import with_quote
from accord.asking.question_terms import Term
from accord.asking.things_asked import object_words
from accord.linking.mention_words import root
from accord.records import EventRecord
from accord.values import DONE, Polarity, Status

_MOST = 24
_UNDONE = (Status.DID_NOT_HAPPEN, Status.DENIED, Status.CANCELLED)


def find_deed(asked: Asked) -> Finding | None:
    """What somebody did ("What did Oslo do over the levy?"): the clause of a verb whose doer the question names."""
    doer = asked.doer
    others = [term for term in asked.question.terms if term is not doer]
    if doer is None or not others:
        return None
    for share, passage in asked.best:
        if asked.lacking(passage) or not all(term.credit_of(passage.exact, passage.near) for term in others):
            continue
        for record in passage.records:
            if not isinstance(record, EventRecord) or record.status not in DONE:
                continue
            token = asked.parses.token_at(passage, record.start, record.end)
            is_his = any(actor_keys(actor) & doer.exact for actor in record.actors)
            told_of = all(_is_beside(term, record) for term in others)
            is_his = is_his and told_of and record.polarity is Polarity.POSITIVE
            if is_his and token is not None and token.pos_ == "VERB":
                told = " ".join(words_of(clause_of(token)).split()[:_MOST])
                return Finding(with_quote(told, record.evidence, record.start, record.end), (record.evidence,), share)
    return None


def _is_beside(term: Term, record: EventRecord) -> bool:
    """Whether a word of the question stands beside a deed: "agreed" by itself is not done "over the agreement"."""
    if term.kind != "word":
        return True
    own, asked = _roots(record.text), _roots(term.text)
    at = record.start - record.evidence.start
    rest = f"{record.evidence.quote[:at]} {record.evidence.quote[at + len(record.text) :]}"
    return not own & asked or bool(_roots(rest) & asked)


def _roots(text: str) -> frozenset[str]:
    return frozenset(root(word) for word in re.findall(r"\w+", text))


def find_undone(asked: Asked) -> Finding | None:
    """What was not done ("What did they not sign?"): the object of the verb that a report negates."""
    for match in asked.matches:
        record = match.record
        is_undone = record.polarity is Polarity.NEGATIVE or record.status in _UNDONE
        if match.lacking or match.is_beside or not is_undone:
            continue
        token = asked.parses.token_at(match.passage, record.start, record.end)
        told = " ".join(object_words(token).split()[:_MOST]) if token is not None else ""
        if told:
            return Finding(with_quote(told, record.evidence, record.start, record.end), (record.evidence,), match.score)
    return None
