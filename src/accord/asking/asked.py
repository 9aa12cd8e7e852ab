"""8. Records → the answer to a question: what every way of answering has at hand, and what it gives back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from accord.asking.asking_words import CAPITALS, is_light, listed, pattern, text_keys
from accord.asking.clause_events import read_events
from accord.asking.clauses_read import Parses, clause_of
from accord.asking.passages import Passage, Passages, actor_keys, event_keys
from accord.asking.question_terms import CONTEXT_WORD, NEAR, Term, coverage, verb_places
from accord.asking.questions import Question
from accord.records import ActorRecord, EventRecord, Evidence, StatementRecord
from accord.values import EventType, Form, Standing

_ELSEWHERE = 0.75
"""What a term is worth that stands in an event's sentence, but outside its clause."""
_MUTUAL = (EventType.CONSULT, EventType.COOPERATE, EventType.AGREE)
"""Types in which both sides act."""
_LEAST_FIT = 0.6
_BESIDE_VERB = 0.8
"""What an event is worth that fits another verb of the question than the one that asks."""
_ANOTHER = 0.6
"""What an event is worth that lacks the word by which the question tells it from others of its sort."""
_MOST_PARSED = 16
HEAVY = 4.0
"""From this weight a term is one that a right answer's words can hardly lack."""


@dataclass(frozen=True, slots=True)
class Finding:
    """An answer found: its words, what it rests on, and how sure it is (0 to 1)."""

    text: str
    evidence: tuple[Evidence, ...]
    score: float
    settled: bool = True


@dataclass(frozen=True, slots=True)
class Match:
    """An event record that may be what a question asks about; `lacking` are the heavy terms that nothing
    bears out; `is_whole` says that every name, number and day of the question belongs to its own clause, `is_beside`
    that it fits another verb of the question than the one that asks."""

    record: EventRecord
    passage: Passage
    score: float
    fit: float
    lacking: tuple[Term, ...]
    is_whole: bool = True
    is_beside: bool = False


def _is_open(record: EventRecord) -> bool:
    """Whether a record stands in a clause that leaves open whether it is so ("has not said whether it will pay")."""
    lead = record.evidence.quote[: max(0, record.start - record.evidence.start)]
    return bool(pattern("leaves_open").search(lead[-70:]))


class Asked:
    """A question with the passages it is put to, the best first."""

    def __init__(self, question: Question, passages: Passages, parses: Parses) -> None:
        self.question, self.passages, self.parses = question, passages, parses

    @cached_property
    def ranked(self) -> list[tuple[float, Passage]]:
        """The passages with the share of the question's words they bear out, the best first, then by day."""
        told = self._in_scope()
        scored = [(coverage(self.question.terms, passage), passage) for passage in told]
        scored.sort(key=lambda pair: (-round(pair[0], 3), pair[1].report.day or "", pair[1].evidence.start))
        return [pair for pair in scored if pair[0] > 0]

    def _in_scope(self) -> list[Passage]:
        day = self.question.day.report_day
        return [passage for passage in self.passages.all if day is None or passage.report.day == day]

    @property
    def best(self) -> list[tuple[float, Passage]]:
        """The passages worth reading closely."""
        return self.ranked[:_MOST_PARSED]

    @cached_property
    def actors(self) -> list[ActorRecord]:
        """All mentions of actors that are known."""
        return [record for record in self.passages.known.records if isinstance(record, ActorRecord)]

    @cached_property
    def statements(self) -> list[tuple[float, Passage, StatementRecord]]:
        """The statements of the passages, with the share of the question's words that each sentence bears out."""
        return [(s, p, record) for s, p in self.ranked for record in p.records if isinstance(record, StatementRecord)]

    def lacking(self, passage: Passage, least: float = CONTEXT_WORD) -> tuple[Term, ...]:
        """The heavy terms of the question that a passage does not bear out."""
        return tuple(t for t in self.question.terms if t.weight >= HEAVY and t.credit(passage) < least)

    @cached_property
    def matches(self) -> list[Match]:
        """The events that fit what the question says happened, the best first."""
        found = []
        for _, passage in self.best:
            for record in passage.records:
                if isinstance(record, EventRecord) and record.standing is not Standing.PURPOSE:
                    match = self._match(record, passage)
                    if match:
                        found.append(match)
            found += self._read_matches(passage, [match.record for match in found if match.passage is passage])
        return sorted(found, key=lambda match: (-round(match.score, 3), match.record.id))

    def match_of(self, record: EventRecord) -> Match | None:
        """How an event record fits the question; None where it does not tell what the question asks about."""
        return self._match(record, self.passages.of(record))

    def _match(self, record: EventRecord, passage: Passage) -> Match | None:
        exact, near = text_keys(record.text)
        near = near | ({f"l:{record.label}"} if record.label else set())
        token = self.parses.token_at(passage, record.start, record.end)
        if is_light(record.text) and token is not None:
            subject = next((child for child in token.children if child.dep_ in ("nsubj", "nsubjpass")), None)
            exact, near = (
                text_keys(" ".join(each.text for each in subject.subtree)) if subject is not None else (exact, near)
            )
        fits = [term.credit_of(exact, near) for term in self.question.predicates]
        fit = max(fits, default=0.0)
        if record.label and record.label in self.question.labels:
            fit = max(fit, 0.9)
        if fit < _LEAST_FIT or _is_open(record):
            return None
        main = [t for t in self.question.predicates if self.question.verb in t.exact]
        is_beside = bool(main) and max(term.credit_of(exact, near) for term in main) < _LEAST_FIT
        clause = clause_of(token) if token is not None else []
        printed = " ".join(each.text for each in clause) or record.text
        exact, near = text_keys(printed)
        own = self._actors_between(passage, clause[0].idx, clause[-1].idx) if clause else frozenset()
        exact, near = exact | own, near | event_keys(record)
        whole = sum(term.weight for term in self.question.terms) or 1.0
        credits = [(term, self._credit(term, passage, exact, near)) for term in self.question.terms]
        score = sum(term.weight * credit for term, credit in credits) / whole
        score *= 0.6 + 0.4 * fit
        if not self._is_its_doer(record):
            score *= 0.5
        lacking = tuple(t for t, credit in credits if t.weight >= HEAVY and credit < CONTEXT_WORD)
        is_another = self._is_another(printed)
        score *= _BESIDE_VERB if is_beside else 1.0
        score *= _ANOTHER if is_another or self._is_earlier(record, passage, printed) else 1.0
        is_whole = all(credit >= NEAR for term, credit in credits if term.kind in ("name", "title", "number", "time"))
        score *= _ANOTHER if self._lacks_title(passage) else 1.0
        return Match(record, passage, score, fit, lacking, is_whole and not is_another, is_beside)

    def _lacks_title(self, passage: Passage) -> bool:
        """Whether a passage has a long name's words, but never side by side nor as its short name."""
        for match in CAPITALS.finditer(self.question.text):
            words = [word for word in re.split(r"[ -]", match[0]) if word[:1].isupper()]
            titles = [t for t in self.question.terms if t.kind == "title" and match.start() <= t.start < match.end()]
            if not titles or match.start() == 0:
                continue
            short = f"a:{''.join(word[0] for word in words)}"
            if short not in passage.exact | passage.context | passage.linked:
                return True
        return False

    def _is_another(self, clause: str) -> bool:
        """Whether the question tells one of several apart by a word that a clause lacks ("the new missile")."""
        words = set(clause.lower().split())
        return any(token.lower_ in listed("telling_apart") and token.lower_ not in words for token in self.question.doc)

    def _read_matches(self, passage: Passage, coded: list[EventRecord]) -> list[Match]:
        """Matches of what the records of a passage left out, read from its clauses."""
        if not self.question.predicates:
            return []
        words = {term.text for term in self.question.predicates}
        taken = [(record.start, record.end) for record in coded]
        read = read_events(self.parses.of(passage), passage, words, taken)
        return [match for record in read if (match := self._match(record, passage))]

    def _is_earlier(self, record: EventRecord, passage: Passage, clause: str) -> bool:
        """Whether a clause looks back ("last fired one in May") to an earlier event than is asked for."""
        words = {"last", "previous", "previously", "earlier"}
        if not record.date or words & set(self.question.lowered.split()) or not words & set(clause.lower().split()):
            return False
        day, told = passage.report.day, record.date.latest
        return bool(day and told and told[:7] < day[:7])

    @property
    def sayer(self) -> Term | None:
        """The name on whose word the question asks for something: "How many did the ministry say …"."""
        match = pattern("sayer").search(self.question.text)
        if not match:
            return None
        low, high = match.span("name")
        inside = [t for t in self.question.terms if t.kind in ("name", "title") and low <= t.start < high]
        return inside[-1] if inside else None

    def lacks_deed(self, passage: Passage) -> bool:
        """Whether a passage has none of the verbs that say what happened, nor a word for the same."""
        verbs = [term for term in self.question.predicates if term.start in verb_places(self.question.doc)]
        told = [term for term in verbs if term.text.lower() not in listed("saying") | listed("wanting")]
        return bool(told) and not any(term.credit_of(passage.exact, passage.near) for term in told)

    @staticmethod
    def _credit(term: Term, passage: Passage, exact: frozenset[str], near: frozenset[str]) -> float:
        if term.quoted:
            return term.credit(passage)
        around = term.credit(passage)
        is_inside = bool(term.credit_of(passage.exact, passage.near))
        return max(term.credit_of(exact, near), around * _ELSEWHERE if is_inside else around)

    @staticmethod
    def _actors_between(passage: Passage, low: int, high: int) -> frozenset[str]:
        start = passage.evidence.start
        found: set[str] = set()
        for record in passage.records:
            if isinstance(record, ActorRecord) and low <= record.start - start <= high:
                for actor in record.actors():
                    found |= actor_keys(actor)
        return frozenset(found)

    def _is_its_doer(self, record: EventRecord) -> bool:
        """Whether the one the question names as acting may be the one who acts in the event."""
        doer = self.doer
        if doer is None or not record.actors:
            return True
        sides = (*record.actors, *record.recipients) if record.type in _MUTUAL else record.actors
        keys = {key for actor in sides for key in (f"i:{actor.id}", f"c:{actor.country}")}
        if keys & doer.exact or not any(key.startswith("i:") for key in doer.exact):
            return True
        named = frozenset[str]().union(*(text_keys(actor.name)[0] for actor in record.actors))
        if any(key.startswith("w:") for key in doer.exact & named):
            return True
        by_country = {f"c:{mention.country}" for mention in self.actors if f"i:{mention.actor}" in doer.exact}
        return bool(keys & by_country - {"c:None"})

    def is_done_by_others(self, passage: Passage) -> bool:
        """Whether all that a passage tells of the question's deed was done by others ("Peru sent ships to Norway")."""
        if self.question.has(listed("saying")):
            return False
        told = [
            record
            for record in passage.records
            if isinstance(record, EventRecord)
            and record.actors
            and any(term.credit_of(*text_keys(record.text)) >= NEAR for term in self.question.predicates)
        ]
        return bool(told) and not any(self._is_its_doer(record) for record in told)

    @cached_property
    def doer(self) -> Term | None:
        """The name that the question gives as the one who acts: the subject of an active verb."""
        for token in self.question.doc:
            if token.dep_ == "nsubj" and token.head.pos_ in ("VERB", "NOUN"):
                span = {each.idx for each in token.subtree}
                named = [term for term in self.question.terms if term.kind == "name" and term.start in span]
                if named:
                    return named[-1] if len(named) == 1 else None
        return None

    def is_of_another(self, passage: Passage) -> bool:
        """Whether a passage speaks of another doer than the question, whose own it does not name."""
        sayer = self.sayer
        if sayer is not None and not sayer.credit_of(passage.exact, passage.near):
            return True
        doer = self.doer
        if doer is None or doer.credit_of(passage.exact, passage.near):
            return False
        return any(
            isinstance(r, ActorRecord) and r.form in (Form.NAME, Form.TITLE_NAME, Form.METONYM) and not r.members
            for r in passage.records
        )
