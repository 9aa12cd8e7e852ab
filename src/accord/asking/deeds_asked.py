"""8. Records → the answer to a question: what somebody did, or did not do, in the words of the clause."""

from __future__ import annotations

from accord.asking.asked import Asked, Finding
from accord.asking.clauses_read import clause_of, words_of
from accord.asking.passages import actor_keys
from accord.asking.phrasing import with_quote
from accord.asking.things_asked import object_words
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
            if is_his and token is not None and token.pos_ == "VERB" and record.polarity is Polarity.POSITIVE:
                told = " ".join(words_of(clause_of(token)).split()[:_MOST])
                return Finding(with_quote(told, record.evidence, record.start, record.end), (record.evidence,), share)
    return None


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
