"""4. Mentions → records: the quad class of a sentence coded by itself, as CAMEO has it (sentence_classes.toml)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from spacy.tokens import Doc, Token

from accord.codebook.event_frames import canonical, read
from accord.coding.foremost import foremost_events
from accord.mentions.framing import lemma_of
from accord.mentions.weighing import NONE, pooled, weights
from accord.parsing.clauses import is_verbal
from accord.parsing.found import found
from accord.records import EventRecord

QUADS: dict[str | None, str] = {
    None: NONE,
    **{
        f"{how} {what}": f"{how}_{what}".upper()
        for how in ("verbal", "material")
        for what in ("cooperation", "conflict")
    },
}
"""What the classes are called where the encoder is asked."""

_CLASS = {quad: class_ for class_, quad in QUADS.items()}
_SAYING = frozenset({"say", "tell", "state", "add", "announce"})
_OWN = frozenset({"they", "he", "she", "it", "we", "i"})
_DEEPEST = 3


def code_sentence_class(doc: Doc, events: Sequence[EventRecord]) -> str | None:
    """The quad class of the sentence of the foremost event ("verbal conflict").

    None where no event has a type, or where the sentence only makes a statement or an appeal (CAMEO 01 and 02). What
    the rules say is weighed against what the encoder reads in the text's first sentence, where it read that.
    """
    rules = rules_class(doc, events)
    encoded = found(doc).encoded
    scores = encoded.sentence("quad", 0) if encoded is not None and len(doc) else {}
    chosen, _ = pooled(weights().quad, QUADS[rules], scores, found(doc).decides)
    return _CLASS[chosen]


def rules_class(doc: Doc, events: Sequence[EventRecord]) -> str | None:
    """The class by the rules alone."""
    foremost = foremost_events(doc, events)
    if not foremost:
        return None
    event = foremost[0]
    span = doc.char_span(event.start, event.end, alignment_mode="expand")
    if span is None or is_mere_statement(span.sent.root):
        return None
    return _class_of(event, frozenset(lemma_of(token) for token in span))


def is_mere_statement(root: Token) -> bool:
    """Whether a sentence, by its main verb, only comments, hopes, claims, denies or mourns (CAMEO 01)."""
    verbs = list(_main_verbs(root))
    return any(_meets(verb, row) for verb in verbs for row in read("sentence_classes.toml")["statement"])


def _main_verbs(root: Token) -> Iterator[Token]:
    """The main verb of a sentence; behind a verb of saying the verb of what is said as well."""
    for _ in range(_DEEPEST):
        yield root
        said = [child for child in root.children if child.dep_ == "ccomp" and is_verbal(child)]
        if lemma_of(root) not in _SAYING or not said:
            return
        root = said[0]


def _meets(verb: Token, row: dict[str, Any]) -> bool:
    if lemma_of(verb) not in _words(tuple(row["verb"])):
        return False
    return all(check(verb, row[name]) for name, check in _CHECKS.items() if name in row)


@cache
def _words(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(canonical(word) for word in words)


def _has_child(verb: Token, relations: tuple[str, ...], words: list[str]) -> bool:
    wanted = _words(tuple(words))
    return any(child.dep_ in relations and lemma_of(child) in wanted for child in verb.children)


def _has_clause(verb: Token, _: bool) -> bool:
    return any(child.dep_ == "ccomp" for child in verb.rights)


def _has_own_clause(verb: Token, _: bool) -> bool:
    subjects = (inner for child in verb.rights if child.dep_ == "ccomp" for inner in child.lefts)
    return any(inner.dep_ in ("nsubj", "nsubjpass") and inner.lower_ in _OWN for inner in subjects)


_CHECKS: dict[str, Callable[[Token, Any], bool]] = {
    "object": lambda verb, words: _has_child(verb, ("dobj", "nsubjpass"), words),
    "complement": lambda verb, words: _has_child(verb, ("xcomp", "acomp", "attr", "ccomp"), words),
    "gerund": lambda verb, _: any(child.dep_ == "xcomp" and child.tag_ == "VBG" for child in verb.rights),
    "clause": _has_clause,
    "own": _has_own_clause,
}


def _class_of(event: EventRecord, lemmas: frozenset[str]) -> str | None:
    type_ = str(event.plover_type or event.type)
    for row in read("sentence_classes.toml")["event"]:
        if row["type"] == type_ and _fits(event, lemmas, row):
            return None if row["class"] == "none" else str(row["class"])
    return _quad_classes()[type_]


def _fits(event: EventRecord, lemmas: frozenset[str], row: dict[str, Any]) -> bool:
    return (
        event.label in row.get("label", (event.label,))
        and event.status == row.get("status", event.status)
        and ("word" not in row or not lemmas.isdisjoint(_words(tuple(row["word"]))))
    )


@cache
def _quad_classes() -> dict[str, str]:
    return {row["code"]: row["quad"] for row in read("types.toml")["type"]}
