"""6. Records ↔ records: a report as its sentences in order, each with who says what in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from accord.data import read_toml
from accord.ledger.merged import Known
from accord.linking.mention_words import all_stems, root
from accord.records import Record, Report, StatementRecord
from accord.values import Actor, ActorKind, Directness

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_ENDS = re.compile(r"(?<=[.!?])[”\"’']*\s+|\n+")
_CLAUSE = re.compile(
    r"[;:]\s|\s[—–]\s|\s--?\s|(?<=[a-z’']{3})[.!?][”\"’']*\s|,[”\"’']?\s|\sand\sthat\s|\s\(|\)|\sbut\s|"
    r"\sand\s(?=(?:had|has|have|was|were|is|are|would|will|did|could|should|must|might|may|can)\s)|"
    r"\sand\s(?=[A-Z][\w’'-]+\s(?:had|has|was|is|would|will)\s)"
)
_MARKS = "“”\"‘’'«»„ ,.;:!?()[]—–-"
_CALLED = re.compile(r" as (?!(?:soon|long|far|well|part)\b)[^,.;:]+?(?=[,.;:]|\s(?:and|but|while|as|which|who)\s|$)")
_OPENING = re.compile(r"^(?:(?:that|only that|and|but|so|as for|saying that|saying)\s+)+", re.IGNORECASE)
_SOURCE_LEAD = re.compile(r"^(?:according to|in the words of|for|from)\s+", re.IGNORECASE)
_SUBJECT = re.compile(
    r"^.*(?:\b(?:that|which)|,)\s+((?:(?:a|an|the|its|one)\s+)?(?:[\w’'-]+\s){0,4}[\w’'-]+)\s+(?:(?:has|have|had)\s+)?$",
    re.DOTALL,
)
_MOST_SOURCE_WORDS = 9
_WIDE = 40
_FEW_WORDS = 9
MOST_WORDS = 18


@dataclass(frozen=True, slots=True)
class Voice:
    """What one source says in a sentence: the record it rests on, who says it as printed, and the words."""

    record: Record
    source: Actor | None
    shown: str
    words: str
    start: int
    end: int

    @property
    def value(self) -> str:
        """The words as an account of a conflict shows them."""
        return told_by(shorten(self.words), self.shown)

    @property
    def is_question(self) -> bool:
        """Whether it asks something: a question mark in it or right behind it."""
        place = self.end - self.record.evidence.start
        return "?" in self.words or "?" in self.record.evidence.quote[max(place - 1, 0) : place + 2]

    @property
    def is_brief_quote(self) -> bool:
        """Whether it is quoted word for word and no longer than an account may be."""
        is_direct = isinstance(self.record, StatementRecord) and self.record.directness == Directness.DIRECT
        return is_direct and len(self.words.split()) <= MOST_WORDS


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a report with the records read from it, in their order."""

    report: Report
    start: int
    text: str
    records: tuple[Record, ...]
    voices: tuple[Voice, ...]


def read_reports(known: Known) -> dict[str, list[Sentence]]:
    """The sentences of each report that has records, by report, the earlier reports first."""
    by_report: dict[str, list[Record]] = defaultdict(list)
    for record in known.records:
        by_report[record.report].append(record)
    order = sorted(by_report, key=lambda name: (known.reports[name].day or "", name))
    return {name: read_sentences(known.reports[name], by_report[name]) for name in order}


def read_sentences(report: Report, records: Iterable[Record]) -> list[Sentence]:
    """The sentences of a report in order: those that records were read from, and what stands between them."""
    by_start: dict[int, list[Record]] = defaultdict(list)
    for record in records:
        by_start[record.evidence.start].append(record)
    found: list[Sentence] = []
    reached = 0
    for start in sorted(by_start):
        if start < reached:
            continue
        found += (_sentence(report, at, words, ()) for at, words in _between(report.text, reached, start))
        told = sorted(by_start[start], key=lambda record: (record.start, record.end, record.id))
        found.append(_sentence(report, start, told[0].evidence.quote, told))
        reached = told[0].evidence.end
    found += (_sentence(report, at, words, ()) for at, words in _between(report.text, reached, len(report.text)))
    return found


def _between(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The sentences of a stretch of text that no record was read from."""
    at = start
    for words in _ENDS.split(text[start:end]):
        if words and words.strip(_MARKS):
            at = text.index(words, at)
            yield at, words


def _sentence(report: Report, start: int, text: str, records: Sequence[Record]) -> Sentence:
    voices = tuple(_voice(report, record) for record in records if isinstance(record, StatementRecord))
    return Sentence(report, start, text, tuple(records), voices)


def _voice(report: Report, record: StatementRecord) -> Voice:
    """A statement as said; of what is described with a word behind it ("called the ship stolen"), the whole."""
    words, end = record.text, record.end
    behind = record.evidence.quote[end - record.evidence.start :]
    if record.verb_class == "describe" and (called := _CALLED.match(behind)):
        words, end = f"{words}{called.group()}", end + called.end()
    return Voice(record, record.source, show_source(report, record), words, record.start, end)


def show_source(report: Report, record: StatementRecord) -> str:
    """Who says it, in the words of the report; the name where it has a pronoun or a long description."""
    name = record.source.name if record.source else ""
    if not record.source_span:
        return name or _subject_before(record)
    words = " ".join(report.text[record.source_span.start : record.source_span.end].split()).strip(_MARKS)
    is_person = record.source and record.source.kind == ActorKind.PERSON and len(name.split()) > 1
    if is_person and name.split()[-1][:1].isupper() and name.split()[-1] in words.split():
        return name
    words += _cut_name(report.text[record.source_span.end : record.source_span.end + _WIDE])
    words = _SOURCE_LEAD.sub("", words)
    is_name = words and words.lower() not in _list("pronouns") and len(words.split()) <= _MOST_SOURCE_WORDS
    if not is_name:
        return name
    words = words.split(", ")[0]
    return f"{words[0].lower()}{words[1:]}" if words.split()[0].lower() in ("a", "an", "the", "some", "one") else words


def _subject_before(record: StatementRecord) -> str:
    """What stands before the verb of a clause without a known source ("a claim that a local pilot dismissed")."""
    if not record.cue:
        return ""
    found = _SUBJECT.search(record.evidence.quote[: max(record.cue.start - record.evidence.start, 0)])
    return " ".join(found[1].split()) if found else ""


def _cut_name(behind: str) -> str:
    """The rest of a name that a span of a source breaks off ("an official at Bergen" + " Town Hall")."""
    found = re.match(r"(?:\s[A-Z][\w’'-]+)+", behind)
    return found.group() if found else ""


def are_two(one: Voice, other: Voice) -> bool:
    """Whether two voices are of two sources, neither of which is a part of the other's name."""
    if not (one.shown and other.shown):
        return False
    if one.source and other.source and one.source.id == other.source.id:
        return False
    if one.start < other.end and other.start < one.end and one.record.report == other.record.report:
        return _is_aside(one, other)
    left, right = (frozenset(_WORD.findall(voice.shown.casefold())) - _list("articles") for voice in (one, other))
    return bool(left and right) and not (left <= right or right <= left)


def _is_aside(one: Voice, other: Voice) -> bool:
    """Whether of two statements, one in the other, the inner one comes behind a comma ("…, which Oslo denies")."""
    outer, inner = sorted((one, other), key=lambda voice: voice.start - voice.end)
    lead = outer.words[: max(inner.start - outer.start, 0)]
    return ", " in lead and len(lead.split()) > _FEW_WORDS // 2


def told_by(words: str, source: str) -> str:
    """A value with who gives it in brackets; a pronoun names nobody.

    >>> told_by("no boats sailed", "the harbour master")
    'no boats sailed (the harbour master)'
    """
    return f"{words} ({source})" if source and source.lower() not in _list("pronouns") else words


def clause_at(text: str, at: int) -> str:
    """The clause of a text that holds a place.

    >>> clause_at("the boats had left, and no fuel was on board", 24)
    'no fuel was on board'
    """
    start, end = 0, len(text)
    for match in _CLAUSE.finditer(text):
        if match.end() <= at:
            start = match.end()
        elif match.start() > at:
            end = match.start()
            break
    return _OPENING.sub("", " ".join(text[start:end].split()).strip(_MARKS))


def shorten(words: str, about: frozenset[str] = frozenset(), *, against: bool = False) -> str:
    """The clause of what is said that has most of some words, the first of several; up to 18 words.

    Of what is said `against` a claim, the clause that says what is not.

    >>> shorten("the boats had left, and that no fuel was on board", frozenset({"fuel"}))
    'no fuel was on board'
    """
    whole = in_full(words)
    clauses = [clause for clause in _clauses(words) if len(clause.split()) > 1]
    if len(whole.split()) <= _FEW_WORDS or not clauses:
        clauses = [whole]
    best = max(clauses, key=lambda clause: len(roots_of(clause) & about) + _weight(clause, against))
    kept = best.split()
    return " ".join(kept[:MOST_WORDS]).strip(_MARKS) + (" …" if len(kept) > MOST_WORDS else "")


def _weight(clause: str, against: bool) -> float:
    """What speaks for a clause but its words: it has a few, says what is not, and hangs on no other clause."""
    words = clause.lower().split()
    is_not = against and is_negated(clause)
    return 0.5 * (len(words) > 3) + 0.7 * is_not - 0.6 * (words[0] in _list("hanging"))


def in_full(words: str) -> str:
    """What is said without the marks around it."""
    return _OPENING.sub("", " ".join(words.split()).strip(_MARKS))


def clauses_of(words: str) -> list[str]:
    """The clauses of what is said that have more than two words, in their order."""
    return [clause for clause in _clauses(words) if len(clause.split()) > 2]


def is_negated(clause: str) -> bool:
    """Whether a clause says what is not."""
    words = [word.strip('“”"‘(') for word in clause.lower().replace("’", "'").split()]
    return not _list("negations").isdisjoint(words) or any(word.endswith("n't") for word in words)


@lru_cache(maxsize=20_000)
def _clauses(words: str) -> tuple[str, ...]:
    flat = " ".join(re.sub(r" ?\[\.\.\.\]", ".", words).split())
    parts = [_OPENING.sub("", part.strip(_MARKS)).strip(_MARKS) for part in _CLAUSE.split(flat)]
    return tuple(part for part in parts if part)


@cache
def roots_of(text: str) -> frozenset[str]:
    """The roots of the words of a text that say what it is about, those of one sense as one.

    >>> sorted(roots_of("they never asked for the curbs to go"))
    ['ask', 'curb']
    """
    kept = (word for word in all_stems(text) if word not in _list("light"))
    return frozenset(_senses().get(root(word), root(word)) for word in kept if len(word) > 2)


@cache
def _senses() -> dict[str, str]:
    listed: dict[str, list[str]] = _settings()["senses"]
    return {root(word): name for name, words in listed.items() for word in words}


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(_settings()[name])


def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = read_toml("conflicts.toml")["voices"]
    return settings
