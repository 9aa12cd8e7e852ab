"""8. Records → the answer to a question: the words of a question, and how far a report bears them out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from accord.asking.asking_words import CAPITALS, WORD, acronyms, bare, exact_keys, listed, near_keys, weight_of
from accord.asking.passages import Passage, Passages, actor_keys, day_keys, fold
from accord.data.register import fold as fold_name
from accord.data.register import names
from accord.records import ActorRecord, AnyRecord, TimeRecord
from accord.values import Form

NEAR, CONTEXT_NAME, CONTEXT_WORD, PREFIX, LONG_NAME = 0.85, 0.75, 0.5, 0.6, 0.7
"""What a term is worth that stands in other words, that only the sentences around hold, that shares its first letters,
or a short name of which most of the long name stands there."""
_NAME_WEIGHT = 5.0
_LONGEST_NAME = 6
_QUOTED = re.compile(r"[“\"]([^”\"]{3,})[”\"]|(?<!\w)['‘]([^'’‘]{3,}(?:['’]\w[^'’‘]*)*)['’](?!\w)")


@dataclass(frozen=True, slots=True)
class Term:
    """A word or name of a question: `exact` keys bear it out, `near` keys nearly so.

    `kind` is word, name, title, number, time or quote; `quoted` the words of a quote, folded; `parts` the keys of the
    long name that a short one stands for."""

    text: str
    kind: str
    start: int
    weight: float
    exact: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    quoted: str = ""
    parts: frozenset[str] = frozenset()

    def credit(self, passage: Passage) -> float:
        """How far a passage bears the term out, 0 to 1."""
        if self.quoted:
            return 1.0 if _unmarked(self.quoted) in _unmarked(passage.folded) else 0.0
        direct = self.credit_of(passage.exact, passage.near)
        if self.kind == "time" and fold(self.text) in passage.folded:
            return 1.0
        if direct:
            return direct
        if self.exact & passage.linked or self.near & passage.linked:
            return NEAR
        held = {key for key in self.parts if key in passage.exact and key.startswith("w:")}
        if len(held) >= 2:
            return LONG_NAME
        around = self.exact & passage.context
        if around:
            return CONTEXT_NAME if self.kind in ("name", "title") else CONTEXT_WORD
        return 0.0

    def credit_of(self, exact: frozenset[str], near: frozenset[str]) -> float:
        """How far keys bear the term out, 0 to 1."""
        if self.exact & exact:
            return 1.0
        if self.exact & near or self.near & exact:
            return NEAR
        shared = self.near & near
        if any(not key.startswith("p:") for key in shared):
            return NEAR
        return PREFIX if shared else 0.0


def coverage(terms: Sequence[Term], passage: Passage) -> float:
    """The share of a question's words, by weight, that a passage bears out."""
    whole = sum(term.weight for term in terms)
    return sum(term.weight * term.credit(passage) for term in terms) / whole if whole else 0.0


def find_terms(doc: Doc, records: Sequence[AnyRecord], passages: Passages, focus: str | None) -> tuple[Term, ...]:
    """The terms of a parsed question: quotes, times, names that the ledger knows, other names, numbers, words."""
    found: Sequence[Term] = _find_terms(doc, records, passages, focus)
    found = [replace(t, parts=passages.long_names[t.text]) if t.text in passages.long_names else t for t in found]
    return tuple(replace(term, weight=0.0) if _is_left_out(term, doc.text) else term for term in found)


def _is_left_out(term: Term, text: str) -> bool:
    """Whether a question names what is no answer ("besides Oslo")."""
    return bool(
        re.search(
            r"\b(?:besides|apart from|other than|except(?: for)?|beside)\s+(?:the\s+)?$",
            text[: term.start],
            re.IGNORECASE,
        )
    )


def _find_terms(doc: Doc, records: Sequence[AnyRecord], passages: Passages, focus: str | None) -> tuple[Term, ...]:
    text = doc.text
    taken: set[int] = set()
    found = [
        *_quotes(text, taken),
        *_times(records, taken),
        *_names(text, passages, taken),
        *_states(text, taken),
        *_own_names(records, taken),
    ]
    tokens = {token.idx: token for token in doc}
    verbs = verb_places(doc)
    for match in WORD.finditer(text):
        if match.start() in taken or taken & set(range(match.start(), match.end())):
            continue
        term = _word(match, tokens.get(match.start()), focus, verbs)
        if term:
            found.append(term)
    return tuple(sorted((_with_short_name(term, text) for term in found), key=lambda term: term.start))


def _with_short_name(term: Term, text: str) -> Term:
    """A word of a long name also as its short name ("Security Consultative Meeting": "SCM")."""
    if term.kind != "title":
        return term
    for match in CAPITALS.finditer(text):
        if match.start() <= term.start < match.end():
            initials = "".join(word[0] for word in re.split(r"[ -]", match[0]) if word[:1].isupper())
            return replace(term, near=term.near | {f"a:{initials}"})
    return term


def _quotes(text: str, taken: set[int]) -> list[Term]:
    found = []
    for match in _QUOTED.finditer(text):
        words = (match[1] or match[2]).strip(" ,.")
        if len(words) < 3:
            continue
        taken |= set(range(match.start(), match.end()))
        found.append(Term(words, "quote", match.start(), 4.0 + 2.0 * min(4, len(words.split())), quoted=fold(words)))
    return found


def _times(records: Sequence[AnyRecord], taken: set[int]) -> list[Term]:
    found = []
    for record in records:
        if isinstance(record, TimeRecord) and record.value[:4].isdigit() and record.start not in taken:
            keys = frozenset({max(day_keys(record.value), key=len)})
            words = frozenset(
                key for word in record.text.split() for key in exact_keys(word) if not key.startswith("n:")
            )
            taken |= set(range(record.start, record.end))
            found.append(Term(record.text, "time", record.start, 4.0, keys, words if len(words) == 1 else frozenset()))
    return found


def _names(text: str, passages: Passages, taken: set[int]) -> list[Term]:
    """Names by which the ledger's actors and places go, the longest first."""
    words = list(WORD.finditer(text))
    found = []
    for size in range(_LONGEST_NAME, 0, -1):
        for first in range(len(words) - size + 1):
            start, end = words[first].start(), words[first + size - 1].end()
            printed = text[start:end]
            name = bare(printed).lower().replace("’", "'")
            if not printed[:1].isupper() or taken & set(range(start, end)) or name in listed("asking"):
                continue
            keys = passages.surfaces.get(name) or passages.surfaces.get(name.removeprefix("the "))
            if keys:
                taken |= set(range(start, end))
                own = exact_keys(name) if size == 1 else frozenset()
                own |= {f"{s}:{n.id}" for n in names().get(fold_name(name), ()) if n.sense != "body" for s in "ic"}
                found.append(Term(printed, "name", start, _NAME_WEIGHT, keys | own, frozenset(_short(printed))))
    return found


def _states(text: str, taken: set[int]) -> list[Term]:
    """Names of states, peoples and capitals that the register knows ("Finland" where reports say "Finnish")."""
    words = list(WORD.finditer(text))
    found = []
    for size in (3, 2, 1):
        for first in range(len(words) - size + 1):
            start, end = words[first].start(), words[first + size - 1].end()
            if not text[start : start + 1].isupper() or taken & set(range(start, end)):
                continue
            states = {name.id for name in names().get(fold_name(bare(text[start:end])), ()) if name.sense != "body"}
            if states:
                taken |= set(range(start, end))
                keys = frozenset(f"{sort}:{state}" for state in states for sort in "ic")
                own = exact_keys(text[start:end]) if size == 1 else frozenset()
                found.append(Term(text[start:end], "name", start, _NAME_WEIGHT, keys | own))
    return found


def _own_names(records: Sequence[AnyRecord], taken: set[int]) -> list[Term]:
    """Names of persons and bodies that the register alone knows."""
    found = []
    for record in records:
        if not isinstance(record, ActorRecord) or record.form not in (Form.NAME, Form.METONYM, Form.MODIFIER):
            continue
        span = set(range(record.start, record.end))
        if record.actor.startswith("~") or taken & span or not record.text[:1].isupper():
            continue
        taken |= span
        keys = actor_keys(record.as_actor())
        own = exact_keys(record.text) if " " not in record.text else frozenset()
        found.append(Term(record.text, "name", record.start, _NAME_WEIGHT, frozenset(keys) | own))
    return found


def _word(match: re.Match[str], token: Token | None, focus: str | None, verbs: set[int]) -> Term | None:
    """The term a word makes; None for one that only asks, or that names the sort of the answer."""
    word = bare(match[0])
    lowered = word.lower()
    if ((lowered in listed("asking") or lowered in listed("plan_words")) and not _is_deed(match, verbs)) or len(
        lowered
    ) < 2:
        return None
    if lowered[0].isdigit():
        return Term(word, "number", match.start(), 5.0, exact_keys(word))
    is_title = word[0].isupper() and match.start() > 0
    if focus and word == focus and lowered in listed("sorts") | listed("officials"):
        return None
    short = _short(word) if word.isupper() else set()
    weight = max(3.0, weight_of(word)) if is_title else weight_of(word)
    is_base = token is not None and token.tag_ in ("RB", "IN", "CC", "DT", "MD", "PRP", "RP") and not is_title
    return Term(
        word,
        "title" if is_title else "word",
        match.start(),
        0.5 if is_base else weight,
        exact_keys(word) | short,
        near_keys(word),
    )


def _is_deed(match: re.Match[str], verbs: set[int]) -> bool:
    """Whether "report" is what somebody does, not what is read."""
    return match[0].lower() in ("report", "reports", "reported") and match.start() in verbs


def verb_places(doc: Doc) -> set[int]:
    """Where the verbs of a question begin: as tagged, right behind "who", and behind the name that follows "did"."""
    found = {token.idx for token in doc if token.tag_[:2] == "VB"}
    if len(doc) > 1 and doc[0].lower_ == "who" and doc[1].is_lower and doc[1].pos_ in ("NOUN", "PROPN"):
        found.add(doc[1].idx)
    for token in doc[:-2] if len(doc) > 2 else ():
        if token.lower_ in ("did", "does", "do") and doc[token.i + 1].text[:1].isupper():
            after = next(
                (
                    each
                    for each in doc[token.i + 1 :]
                    if each.is_lower and each.lower_ not in ("and", "or", "of", "not", "ever", "also")
                ),
                None,
            )
            if after is not None and after.tag_ in ("NN", "NNP", "JJ"):
                found.add(after.idx)
    return found


def _short(text: str) -> set[str]:
    return {f"a:{name}" for name in acronyms(text)}


def _unmarked(text: str) -> str:
    return re.sub(r"[\s\"',.]+", " ", text)
