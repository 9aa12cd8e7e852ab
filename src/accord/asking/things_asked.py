"""8. Records → the answer to a question: which thing, what, why and how, by the place it fills in a clause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from accord.asking.answer import QuestionKind
from accord.asking.asked import Asked, Finding
from accord.asking.asking_words import bare, exact_keys, listed, near_keys, pattern
from accord.asking.clauses_read import clause_of, phrase_of, words_of
from accord.asking.doers_asked import asks_for_object
from accord.asking.passages import Passage
from accord.asking.phrasing import join, with_quote
from accord.asking.question_terms import Term, coverage
from accord.data.register import fold as fold_name
from accord.data.register import names
from accord.records import ActorRecord, EventRecord, PlaceRecord
from accord.values import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_OBJECTS = ("dobj", "attr", "ccomp", "xcomp", "oprd", "dative", "acomp")


def find_thing(asked: Asked) -> Finding | None:
    """What fills the place of the asking word: the named sort of thing, else the object or subject of its verb."""
    found = [finding for share, passage in asked.best[:8] if (finding := _in_passage(asked, share, passage))]
    return max(found, key=lambda finding: round(finding.score, 2), default=None)


def _in_passage(asked: Asked, share: float, passage: Passage) -> Finding | None:
    if asked.lacking(passage) or asked.lacks_deed(passage):
        return None
    if _is_possessed(asked, passage) or asked.is_done_by_others(passage):
        return None
    printed = asked.question.focus or ""
    focus = bare(printed).lower()
    if focus in listed("states"):
        return _states(asked, share, passage)
    if focus:
        return _named_sort(asked, share, passage, focus)
    return _place_in_clause(asked, share, passage)


def _is_possessed(asked: Asked, passage: Passage) -> bool:
    """Whether the owner asked for ("which country's waters") is only "its" or "their" in a passage."""
    focus = re.escape(asked.question.focus or "")
    match = re.search(rf"\b{focus}(?:['’]s|['’])\s+(\w+)", asked.question.text) if focus else None
    return bool(match and re.search(rf"\b(?:its|their|his|her) (?:\w+ )?{re.escape(match[1].lower())}", passage.folded))


def _states(asked: Asked, share: float, passage: Passage) -> Finding | None:
    """The states that a passage names beside those in the question."""
    owns = any(t.lower_ in ("have", "has", "had") and t.dep_ not in ("aux", "auxpass") for t in asked.question.doc)
    if owns and not any(token.lemma_ == "have" and token.pos_ == "VERB" for token in asked.parses.of(passage)):
        return None
    given = {key for term in asked.question.terms for key in term.exact}
    if owns:
        return _owners(asked, share, passage, given)
    told: dict[str, tuple[int, str]] = {}
    for record in passage.records:
        if isinstance(record, PlaceRecord) and len(record.place.country) == 1 and record.place.name == record.text:
            is_state = any(name.id == record.place.country[0] for name in names().get(fold_name(record.text), ()))
            keys = {f"pl:{record.place.name.lower()}", f"c:{record.place.country[0]}"}
            if is_state and not keys & given:
                told.setdefault(record.place.country[0], (record.start, record.text))
        elif isinstance(record, ActorRecord) and record.actor_kind is ActorKind.STATE and not record.members:
            is_new = not {f"i:{record.actor}", f"c:{record.country}"} & given
            told |= {record.country or record.actor: (record.start, record.name)} if is_new else {}
    if not told:
        return None
    ordered = sorted(told.values())
    listing = join([name for _, name in ordered])
    return Finding(with_quote(listing, passage.evidence, ordered[0][0], ordered[-1][0]), (passage.evidence,), share)


def _owners(asked: Asked, share: float, passage: Passage, given: set[str]) -> Finding | None:
    """The states that take part in what a passage says somebody has."""
    for record in passage.records:
        if isinstance(record, EventRecord) and record.trigger.lower() in ("has", "have", "had"):
            actors = [a for a in (*record.actors, *record.recipients) if a.kind is ActorKind.STATE]
            told = [actor.name for actor in actors if not {f"i:{actor.id}", f"c:{actor.country}"} & given]
            if told:
                return Finding(
                    with_quote(join(told), record.evidence, record.start, record.end), (record.evidence,), share
                )
    return None


def _named_sort(asked: Asked, share: float, passage: Passage, focus: str) -> Finding | None:
    """The noun group that carries the sort asked for: "which treaty" is answered by "the Harbour Treaty"."""
    doc = asked.parses.of(passage)
    is_person = asked.question.kind is QuestionKind.WHO and focus in listed("officials")
    wants_name = is_person or "name of" in asked.question.lowered
    best: Finding | None = None
    for token in doc:
        is_same = bool(exact_keys(token.text) & exact_keys(focus))
        is_alike = any(not key.startswith("p:") for key in near_keys(token.text) & near_keys(focus))
        if token.pos_ not in ("NOUN", "PROPN") or not (is_same or is_alike):
            continue
        words = words_of(phrase_of(token))
        if not _adds(asked, words) or (wants_name and not _bears_name(token)):
            continue
        start = passage.evidence.start + token.idx
        worth = (1.0 if is_same else 0.9) * (0.85 + 0.15 * _nearness(asked, token))
        told = " ".join(words.split()[:18])
        if best is None or share * worth > best.score:
            best = Finding(
                with_quote(told, passage.evidence, start, start + len(token.text)), (passage.evidence,), share * worth
            )
    return best


def _bears_name(token: Token) -> bool:
    """Whether a noun is a name, has one right beside it ("frigate Thor"), or is told as a known one ("the")."""
    if any(child.lower_ == "the" for child in token.children):
        return True
    beside = [child for child in token.children if child.dep_ in ("compound", "appos", "nmod", "flat")]
    return any(each.pos_ == "PROPN" and each.ent_type_ not in ("GPE", "NORP") for each in (token, *beside))


def _adds(asked: Asked, words: str) -> bool:
    """Whether words say more than the question does."""
    given = {key for term in asked.question.terms for key in term.exact} | exact_keys(asked.question.focus or "")
    new = [
        word
        for word in re.findall(r"[\w'’-]+", words)
        if word.lower() not in listed("asking") | listed("adds_nothing") and not exact_keys(word) & given
    ]
    return bool(new)


def _nearness(asked: Asked, token: Token) -> float:
    """The share of the question's words that stand in a token's clause."""
    printed = {key for each in clause_of(token) for key in exact_keys(each.text)}
    terms = [term for term in asked.question.terms if term.kind in ("word", "title")]
    whole = sum(term.weight for term in terms)
    return sum(term.weight for term in terms if term.exact & printed) / whole if whole else 0.5


def _place_in_clause(asked: Asked, share: float, passage: Passage) -> Finding | None:
    """What stands beside the question's verb where the asking word would stand."""
    verb = asked.question.verb
    if verb is None:
        return None
    wanted = [t for t in asked.question.doc if t.dep_ == "xcomp" and t.head.lemma_ in listed("wanting")]
    verbs = frozenset[str]({verb}).union(*(exact_keys(token.text) for token in wanted))
    doc = asked.parses.of(passage)
    for token in doc:
        if token.pos_ not in ("VERB", "AUX", "NOUN") or not verbs & exact_keys(token.text):
            continue
        words = object_words(token) if _asks_object(asked) else _subject_words(token)
        if words and _adds(asked, words) and _is_of_sort(asked, words, passage):
            start = passage.evidence.start + token.idx
            told = " ".join(words.split()[:24])
            return Finding(
                with_quote(told, passage.evidence, start, start + len(token.text)), (passage.evidence,), share
            )
    return None


def _is_of_sort(asked: Asked, words: str, passage: Passage) -> bool:
    """Whether words that answer "who" name an actor."""
    if asked.question.kind is not QuestionKind.WHO:
        return True
    at = passage.evidence.quote.find(words) + passage.evidence.start
    return any(isinstance(r, ActorRecord) and at <= r.start < at + len(words) for r in passage.records)


def _asks_object(asked: Asked) -> bool:
    return asks_for_object(asked) or bool(
        re.search(
            r"\b(?:what|which)\b.*?\b(?:did|does|do|had|has|have|will|would|was|were|is|are)\b", asked.question.lowered
        )
    )


def object_words(token: Token) -> str:
    """The words of a verb's object, else of what follows it; "" for none."""
    inner = [child for child in token.children if child.dep_ in _OBJECTS]
    if not inner:
        inner = [child for child in token.children if child.dep_ == "prep" and child.i > token.i][:1]
    if not inner:
        inner = [child for child in token.children if child.dep_ == "nsubjpass"]
    return (
        words_of(
            phrase_of(inner[0]) if inner[0].pos_ in ("NOUN", "PROPN") else sorted(inner[0].subtree, key=lambda t: t.i)
        )
        if inner
        else ""
    )


def _subject_words(token: Token) -> str:
    inner = [child for child in token.children if child.dep_ in ("nsubj", "agent")]
    if not inner:
        return ""
    doer = next(iter(inner[0].children), inner[0]) if inner[0].dep_ == "agent" else inner[0]
    return words_of(phrase_of(doer))


def find_reason(asked: Asked) -> Finding | None:
    """Why: the clause of reason or purpose in a passage that bears out the rest of the question."""
    best: Finding | None = None
    for share, passage in asked.best[:8]:
        if asked.lacking(passage) or asked.lacks_deed(passage):
            continue
        quote = passage.evidence.quote
        shown = passage
        marks = _marks(asked, passage, pattern("strong_reason"))
        if (
            not marks
            and (following := _next(asked, passage)) is not None
            and pattern("reason_given").search(following.evidence.quote)
        ):
            shown, marks = following, list(pattern("reason_given").finditer(following.evidence.quote))
        worth = 1.0 if marks and shown is passage else 0.9
        if not marks:
            marks = [] if asked.question.is_negated else _marks(asked, passage, pattern("weak_reason"))
            worth = 0.85
        if not marks:
            continue
        passage, quote = shown, shown.evidence.quote
        start = passage.evidence.start + marks[0].start()
        opening = 0 if shown_whole(marks[0][0]) else marks[0].start()
        stretch = " ".join(quote[opening:].split()[:26]).strip(" ,.")
        finding = Finding(with_quote(stretch, passage.evidence, start, start + 20), (passage.evidence,), share * worth)
        if best is None or finding.score > best.score:
            best = finding
    return best


def shown_whole(mark: str) -> bool:
    """Whether a word of reason tells of words before it too ("gave the storm as the reason")."""
    return not mark.lower().startswith("because") and bool(pattern("reason_given").match(mark))


def _marks(asked: Asked, passage: Passage, words: re.Pattern[str]) -> list[re.Match[str]]:
    """Where words of reason stand in a passage; "due to open" is none."""
    doc = asked.parses.of(passage)
    verbs = {token.idx for token in doc if token.tag_ == "VB"}
    found = list(words.finditer(passage.evidence.quote))
    return [m for m in found if not (m[0].lower().startswith("due to") and _next_word(passage, m.end()) in verbs)]


def _next_word(passage: Passage, at: int) -> int:
    match = re.compile(r"\w").search(passage.evidence.quote, at)
    return match.start() if match else -1


def _next(asked: Asked, passage: Passage) -> Passage | None:
    """The sentence behind a passage."""
    told = asked.passages.of_report(passage.report.id)
    place = next((n for n, each in enumerate(told) if each is passage), len(told))
    return told[place + 1] if place + 1 < len(told) else None


def find_words(asked: Asked) -> Finding | None:
    """The words of the passage that bears out nearly all of the question."""
    if not asked.best:
        return None
    share, passage = asked.best[0]
    plain = [term for term in asked.question.terms if isinstance(term, Term)]
    if asked.lacking(passage) or coverage(plain, passage) < 0.85:
        return None
    return Finding(with_quote("By the report", passage.evidence), (passage.evidence,), share * 0.9)
