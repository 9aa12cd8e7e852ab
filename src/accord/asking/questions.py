"""8. Records → the answer to a question: what a question asks for, and by which words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from accord.asking.answer import QuestionKind
from accord.asking.asked_days import AskedDay, take_out_days
from accord.asking.asking_words import bare, exact_keys, listed, pattern, words_of_questions
from accord.asking.passages import Passages, fold
from accord.asking.question_terms import Term, find_terms, verb_places
from accord.coding.assembly import assemble
from accord.errors import InputError
from accord.parsing.loading import parse_many
from accord.records import AnyRecord, EventRecord, Report

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

MOST_CHARACTERS = 500


@dataclass(frozen=True, slots=True)
class Question:
    """A question as read: its kind, the words it goes by, and what kind of thing would answer it.

    `focus` is the noun behind "which" or "how many" ("troops"); `predicates` are the terms that say what happened;
    `verb` is the root of the asking clause's verb; `unit` the unit asked for; `quotes` the words it quotes.
    """

    text: str
    kind: QuestionKind
    doc: Doc
    terms: tuple[Term, ...]
    predicates: tuple[Term, ...]
    focus: str | None
    verb: str | None
    unit: str | None
    day: AskedDay
    labels: frozenset[str]

    @property
    def lowered(self) -> str:
        """The question in small letters with plain quotation marks."""
        return fold(self.text)

    @property
    def is_negated(self) -> bool:
        """Whether it asks about what was not done ("What did they not sign?", "Why was no ship sent?")."""
        return bool({"not", "n't", "never", "no", "without"} & {token.lower_ for token in self.doc})

    def has(self, words: Iterable[str]) -> bool:
        """Whether any of the words, or phrases, stands in it."""
        line = f" {re.sub(r'[^a-z0-9]+', ' ', self.lowered)} "
        return any(f" {word} " in line for word in words)


def check_question(text: str) -> str:
    """The question without spare white space; InputError for none, or for one that is too long."""
    folded = " ".join(text.split())
    if not re.search(r"\w", folded):
        raise InputError('No question. Expected words such as "Who signed the accord?" Give it in quotes.')
    if len(folded) > MOST_CHARACTERS:
        raise InputError(
            f"A question of {len(folded)} characters. Expected at most {MOST_CHARACTERS}. Ask for one thing at a time."
        )
    return folded


def read_question(text: str, passages: Passages, nlp: Language) -> Question:
    """A question as it asks the ledger: `passages` give the names it may use."""
    asked, day = take_out_days(text, passages.known)
    day_of_asking = (
        day.as_of or passages.known.as_of or max((r.day or "" for r in passages.known.reports.values()), default="")
    )
    report = Report(text=asked, published=day_of_asking[:10] or None)
    doc = next(parse_many([report], nlp))
    records = assemble(doc, report)
    kind = find_kind(asked, doc)
    focus = _focus(doc)
    if kind is QuestionKind.FACT and doc[0].lower_ in ("which", "what") and (focus or "") in listed("officials"):
        kind = QuestionKind.WHO_SAID if _is_of_speech(doc) else QuestionKind.WHO
    terms = find_terms(doc, records, passages, focus)
    predicates = _predicates(doc, terms, asked)
    return Question(
        text=asked,
        kind=kind,
        doc=doc,
        terms=terms,
        predicates=predicates,
        focus=focus,
        verb=_verb(doc),
        unit=_unit(asked),
        day=day,
        labels=frozenset() if [t.text.lower() for t in predicates] == ["effect"] else _labels(records),
    )


def find_kind(text: str, doc: Doc | None = None) -> QuestionKind:
    """The kind of a question by its words.

    >>> find_kind("When did the ships leave?")
    <QuestionKind.WHEN: 'when'>
    """
    lowered = fold(text)
    for kind, patterns in _patterns():
        if any(each.search(lowered) for each in patterns):
            found = QuestionKind(kind)
            if found is QuestionKind.WHEN and not _asks_when(lowered):
                continue
            if found is QuestionKind.WHERE and not lowered.startswith(
                ("where", "in", "at", "to", "from", "near", "which", "what", "on", "off", "toward", "over")
            ):
                continue
            return (
                QuestionKind.WHO_SAID if found is QuestionKind.WHO and doc is not None and _is_of_speech(doc) else found
            )
    return QuestionKind.FACT


def _asks_when(lowered: str) -> bool:
    """Whether "when" asks, rather than opens a clause ("What did he say when he left?")."""
    return not re.search(r"\bwhen\b", lowered) or bool(pattern("asks_when").search(lowered))


@cache
def _patterns() -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
    return tuple(
        (kind["name"], tuple(re.compile(each) for each in kind["patterns"])) for kind in words_of_questions()["kinds"]
    )


def _is_of_speech(doc: Doc) -> bool:
    """Whether somebody is asked for by what was said: the pipeline reads the asking word as a source."""
    return any(token.lemma_ in _speech_verbs() and token.pos_ != "NOUN" for token in doc if token.i <= 4)


@cache
def _speech_verbs() -> frozenset[str]:
    from accord.data import read_toml

    told: dict[str, list[dict[str, object]]] = read_toml("reporting.toml")["verbs"]
    return frozenset(
        verb for verb, senses in told.items() if any(sense.get("kind", "speech") == "speech" for sense in senses)
    )


def _focus(doc: Doc) -> str | None:
    """The noun that "which", "what" or "how many" asks for, as printed: the last of its run."""
    named = re.search(r"\b(?:name|kinds?|sorts?|types?) of (?:the |an? )?", doc.text)
    if named:
        return next((token.text for token in doc if token.idx >= named.end() and token.pos_ == "NOUN"), None)
    for token in doc:
        if token.lower_ in ("which", "what", "whose", "many", "much"):
            run: list[Token] = []
            for following in doc[token.i + 1 : token.i + 6]:
                if following.tag_[:2] in ("NN", "JJ") or following.lower_ in ("u.s.", "per") or following.tag_ == "CD":
                    run.append(following)
                else:
                    break
            nouns = [each for each in run if each.tag_[:2] == "NN"]
            if nouns:
                return nouns[-1].text
    return None


def _verb(doc: Doc) -> str | None:
    """The root of the last verb of the asking clause, auxiliaries left out."""
    empty = listed("asking") | listed("plan_words")
    places = verb_places(doc)
    verbs = [t for t in doc if t.idx in places and t.lower_ not in empty and t.dep_ not in ("acl", "relcl", "amod")]
    verbs = verbs or [t for t in doc if t.idx in places and t.lower_ not in empty]
    heads = [token for token in verbs if token.dep_ == "ROOT"] or verbs
    passive = [token for token in verbs if token.tag_ == "VBN"] if doc[0].lower_ in ("was", "were", "is", "are") else []
    heads = passive[-1:] or heads
    return next(iter(exact_keys(heads[0].text)), None) if heads else None


def _predicates(doc: Doc, terms: Sequence[Term], text: str) -> tuple[Term, ...]:
    """The terms that say what happened: the verbs, else the nouns that name happenings, else the last plain word."""
    verbs = verb_places(doc)
    told = [term for term in terms if term.kind == "word"]
    by_verb = [
        t for t in told if t.start in verbs and t.text.lower() not in listed("plan_words") | listed("light_words")
    ]
    if by_verb:
        return tuple(by_verb)
    nouns = {token.idx for token in doc if token.tag_[:2] == "NN"}
    if any(token.idx in verbs and token.lower_ in listed("light_words") - listed("auxiliaries") for token in doc):
        by_noun = [
            t
            for t in terms
            if t.start in nouns and t.kind in ("word", "title") and t.text.lower() not in listed("light_words")
        ]
        if by_noun:
            effect = tuple(term for term in by_noun if term.text.lower() == "effect")
            return effect or tuple(by_noun)
    by_sort = [
        term for term in terms if any(key.startswith("k:") for key in term.near) and term.kind in ("word", "title")
    ]
    is_of_persons = bool(re.match(r"(?:what is the name of |who\b|whom\b)", text.lower()))
    return tuple(by_sort or (() if is_of_persons else told[-1:]))


def _unit(text: str) -> str | None:
    """The unit that a question asks for by name: "in won", "what percentage"."""
    units: dict[str, str] = words_of_questions()["units"]
    lowered = text.lower()
    for word, unit in units.items():
        if re.search(rf"\b(?:in|many|what|which|the) {word.replace('_', ' ')}\b(?! \w+ minister)", lowered):
            return unit
    return None


def _labels(records: Sequence[AnyRecord]) -> frozenset[str]:
    return frozenset(record.label for record in records if isinstance(record, EventRecord) and record.label)


def same_root(one: str, other: str) -> bool:
    """Whether two words are one but for their endings."""
    return bool(exact_keys(bare(one)) & exact_keys(bare(other)))
