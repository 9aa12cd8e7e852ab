"""3. Document → mentions: exercises by name alone ("Northern Shield will open on Monday"), names by their letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from accord.codebook.event_frames import Frame, frames_of, read, word_class, word_list
from accord.mentions.bearing_verbs import bears
from accord.mentions.framing import lemma_of
from accord.parsing.clauses import SUBJECTS, is_verbal

_LONGEST = 4
_NAMED = frozenset({"PROPN", "NOUN", "ADJ"})
_PLACES = frozenset({"GPE", "NORP", "DATE", "PERSON"})
_CALLED = frozenset({"call", "name", "dub", "codename", "code", "know", "entitle"})
_ENDING = re.compile(r"[-–' ]?\d{2,4}$")

Name = tuple[str, ...]


def named_drills(doc: Doc) -> dict[int, tuple[str, Frame]]:
    """The word, by token index, that tells of an exercise by its name, with its part of speech and frame.

    It is the last word of the name, but in "Amber Star will be held" and "they kicked off Amber Star" the verb.

    A name is one that the codebook lists ("Cobra Gold"; "Malabar" only beside drills or armies) or that the text gives
    itself: "Exercise Northern Shield", "the Northern Shield drills", "Northern Shield, the yearly war games", "drills
    called Northern Shield".
    """
    names = set(_given(doc))
    if any(_is_drill(token) for token in doc):
        names |= _ambiguous()
    firsts = {name[0] for name in names} | _listed_firsts()
    frame = frames_of("noun")["exercise"][-1]
    found: dict[int, tuple[str, Frame]] = {}
    for token in doc:
        if token.text[:1].isupper() and _bare(token.text) in firsts and not _follows_another_kind(token):
            last = _end_of_name(token, names)
            if last is not None and _takes_place(last) and not _is_told_beside(last):
                by_verb = _is_told_by_verb(last)
                found[last.head.i if by_verb else last.i] = ("verb" if by_verb else "noun", frame)
    return found


@cache
def _listed() -> frozenset[Name]:
    return _names_in("named_drills")


@cache
def _ambiguous() -> frozenset[Name]:
    return _names_in("ambiguous_drills")


@cache
def _listed_firsts() -> frozenset[str]:
    return frozenset(name[0] for name in _listed() | _ambiguous())


def _names_in(words: str) -> frozenset[Name]:
    return frozenset(tuple(str(name).split()) for name in read("words.toml")[words])


def _bare(word: str) -> str:
    """A word of a name without its year: "Zapad-2021"."""
    return _ENDING.sub("", word)


def _end_of_name(token: Token, names: set[Name]) -> Token | None:
    doc = token.doc
    for length in range(min(_LONGEST, len(doc) - token.i), 0, -1):
        words = tuple(_bare(word.text) for word in doc[token.i : token.i + length])
        last = doc[token.i + length - 1]
        if words in names or words in _listed() or (words in _ambiguous() and _is_of_armies(last)):
            return last
    return None


def _is_of_armies(last: Token) -> bool:
    """Whether a name that other things have too is an exercise's by its year or by an army in its sentence."""
    return _bare(last.text) != last.text or any(lemma_of(word) in word_list("armies") for word in last.sent)


def _follows_another_kind(first: Token) -> bool:
    """Whether the word before a name says that it is something else's: "Operation Anaconda"."""
    return first.i > 0 and first.nbor(-1).lower_ in word_list("no_drill_before")


def _takes_place(last: Token) -> bool:
    """Whether a verb says that what a name stands for takes place, or that it does not."""
    verb = last.head
    if last.dep_ not in (*SUBJECTS, "dobj") or not is_verbal(verb):
        return False
    return bears(verb) or lemma_of(verb) in word_list("of_drills")


def _is_told_by_verb(last: Token) -> bool:
    """Whether the verb tells the exercise, as it does without a name: "X will be held", "they kicked off X"."""
    lemma = lemma_of(last.head)
    is_held = last.dep_ == "nsubjpass" and lemma in word_list("holding")
    return is_held or (last.dep_ == "dobj" and lemma in word_list("begins_or_ends"))


def _is_told_beside(last: Token) -> bool:
    """Whether a noun beside a name tells the event: "the Northern Shield drills", "Northern Shield, the war games,"."""
    if any(child.dep_ == "appos" and _is_drill(child) for child in last.rights):
        return True
    return last.i + 1 < len(last.doc) and last.nbor(1).pos_ in ("NOUN", "PROPN") and last.nbor(1).dep_ != "npadvmod"


def _given(doc: Doc) -> Iterator[Name]:
    """The names that a text gives exercises."""
    for token in doc:
        if token.lower_ == "exercise" and token.is_title and token.i + 1 < len(doc):
            yield from _name(list(doc[token.i + 1 : token.i + 1 + _LONGEST]))
        if not _is_drill(token):
            continue
        before = [word for word in token.lefts if word.dep_ in ("compound", "nmod")]
        if before and before[-1].i == token.i - 1:
            first = min(min(word.i, _first_of(word)) for word in before)
            yield from _name(list(doc[first : token.i]), whole=True)
        for word in (*token.rights, token.head):
            if (word.dep_ == "appos" or token.dep_ == "appos") and word.pos_ == "PROPN":
                yield from _name(list(doc[_first_of(word) : word.i + 1]), whole=True)
            if word.dep_ == "acl" and word.lemma_ in _CALLED:
                yield from (name for each in _names_below(word) for name in _name(each, whole=True))


def _is_drill(token: Token) -> bool:
    if token.pos_ != "NOUN" or token.lemma_ not in ("exercise", "drill", "manoeuvre", "maneuver", "game", "wargame"):
        return False
    return token.lemma_ != "game" or any(child.lower_ == "war" for child in token.lefts)


def _first_of(word: Token) -> int:
    return min((child.i for child in word.lefts if child.dep_ in ("compound", "nmod", "amod")), default=word.i)


def _names_below(verb: Token) -> Iterator[list[Token]]:
    for child in verb.rights:
        inner = [child, *(each for each in child.children if child.lower_ == "as")]
        for each in inner:
            if each.pos_ == "PROPN":
                yield list(verb.doc[_first_of(each) : each.i + 1])


def _name(words: list[Token], *, whole: bool = False) -> Iterator[Name]:
    """The run of capitalised words that opens a list, or is all of it, where it may be an exercise's own name."""
    run: list[Token] = []
    for word in words:
        if not word.text[:1].isupper() or word.pos_ not in _NAMED or (word.is_upper and len(word) < 4):
            break
        run.append(word)
    if not run or (whole and len(run) < len(words)) or all(word.ent_type_ in _PLACES for word in run):
        return
    bodies = word_class("troops") | word_class("police") | word_list("named_events")
    if run[-1].ent_type_ == "LOC" and (len(run) == 1 or run[-1].lower_ in word_list("lands")):
        return
    if not any(lemma_of(word) in bodies or word.lower_ in word_list("no_drill_names") for word in run):
        yield tuple(_bare(word.text) for word in run)


def initials_of(head: Token) -> str:
    """The first letters of a name of several words, each with a capital; "" for other words."""
    if head.pos_ != "PROPN" or not head.is_title:
        return ""
    first = head.i
    while first > head.left_edge.i and head.doc[first - 1].is_title and head.doc[first - 1].pos_ != "DET":
        first -= 1
    return "".join(word.text[0] for word in head.doc[first : head.i + 1]) if first < head.i else ""
