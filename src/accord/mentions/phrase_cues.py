"""3. Doc → mentions: phrases that give a sentence to somebody: "according to X", "in X’s view", "per X"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from accord.mentions.contents import Content, Page, Stretch, widened_end
from accord.mentions.reporting import CueKind, Sense, phrase_senses, words
from accord.mentions.sources import SUBJECTS, owner_of

_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_OPENERS = frozenset({"according", "per", "in", "by", "on"})
_CLAUSES = ("conj", "relcl", "advcl")
_GAP = 40
"""A quotation that such a phrase announces begins at most so many characters behind it."""


@dataclass(frozen=True, slots=True)
class PhraseCue:
    """The words of such a phrase, who it names, and the sentence that is his."""

    cue: Stretch
    source: Token
    content: Content
    sense: Sense


def phrase_cue(page: Page, token: Token) -> PhraseCue | None:
    """The phrase that a word opens; None where it opens none."""
    if token.lower_ not in _OPENERS:
        return None
    if token.lower_ == "according":
        return _according(page, token)
    if token.dep_ != "prep" or not _stands_free(page, token):
        return None
    if token.lower_ == "per":
        return _per(page, token)
    return _account(page, token)


def _stands_free(page: Page, token: Token) -> bool:
    """Whether a phrase begins its sentence or follows a comma or a closing quotation mark."""
    before = page.previous(token.i)
    if before < page.sentence[token.i][0]:
        return True
    mark = page.doc[before]
    return mark.text in (",", "–", "—", "--") or page.quotations.ending_at(mark.idx + len(mark)) is not None


def _object(preposition: Token) -> Token | None:
    return next((child for child in preposition.children if child.dep_ == "pobj"), None)


def _according(page: Page, token: Token) -> PhraseCue | None:
    to = next((child for child in token.children if child.lower_ == "to"), None)
    source = (_object(to) or _taken_for_subject(to)) if to is not None else None
    if to is None or source is None or source.tag_ == "WDT" or _is_measure(source):
        return None
    sense = Sense("according", "report", CueKind.SPEECH, frozenset(), "")
    last = source.right_edge.i + 1
    if source.dep_ in SUBJECTS:
        last = _end_of_name(page, source)
    return PhraseCue((token.i, to.i + 1), source, _rest_of_sentence(page, token, last), sense)


def _taken_for_subject(to: Token) -> Token | None:
    """The noun behind "according to" that the parser made the subject of its sentence."""
    if to.i + 1 >= len(to.doc):
        return None
    noun = to.nbor(1)
    while noun.dep_ not in SUBJECTS and noun.head.i > noun.i and noun.head.left_edge.i == to.i + 1:
        noun = noun.head
    return noun if noun.dep_ in SUBJECTS and noun.left_edge.i == to.i + 1 else None


def _is_measure(noun: Token) -> bool:
    """Whether a bare noun tells by what something is done or ordered: "according to schedule", "according to size"."""
    return noun.lemma_.lower() in words("measures") and not any(
        child.dep_ in ("det", "poss", "prep", "acl", "compound") for child in noun.children
    )


def _per(page: Page, token: Token) -> PhraseCue | None:
    source = _object(token)
    if source is None or not (
        source.pos_ == "PROPN" or source.ent_type_ in _NAMED or any(child.dep_ == "det" for child in source.children)
    ):
        return None
    sense = Sense("per", "report", CueKind.SPEECH, frozenset(), "")
    return PhraseCue((token.i, token.i + 1), source, _rest_of_sentence(page, token, source.right_edge.i + 1), sense)


def _account(page: Page, token: Token) -> PhraseCue | None:
    """ "In the minister’s view", "by the account of two survivors", "in the words of one general"."""
    noun = next((child for child in reversed(list(token.children)) if child.dep_ == "pobj"), None)
    sense = phrase_senses().get(noun.lemma_.lower()) if noun is not None else None
    if noun is None or sense is None or token.lower_ not in sense.frames:
        return None
    source, last = owner_of(noun), noun.i + 1
    if source is None:
        of = next((child for child in noun.children if child.lower_ == "of" and child.i == noun.i + 1), None)
        source = _object(of) if of is not None else None
        if source is None or source.pos_ not in ("NOUN", "PROPN", "PRON"):
            return None
        last = _end_of_name(page, source)
    after = page.following(last)
    if after < page.sentence[token.i][1] and page.doc[after].text not in (",", ".", ":", "–", "—", "--"):
        return None
    cue = (token.i, noun.i + 1)
    opening = page.quotations.within(page.doc[last - 1].idx, page.doc[last - 1].idx + _GAP)
    begin, stop = page.sentence[token.i]
    if opening and page.doc[token.i - 1].text == "," and token.i > begin and opening[0].start < page.doc[stop - 1].idx:
        first = page.token_at(opening[0].start)
        content = Content(((first, page.token_at(opening[0].end - 1) + 1),))
    else:
        content = _rest_of_sentence(page, token, last)
    return PhraseCue(cue, source, content, sense)


def _end_of_name(page: Page, noun: Token) -> int:
    """Where the phrase of a noun ends: at its next comma or quotation mark."""
    for at in range(noun.i + 1, noun.right_edge.i + 1):
        if page.doc[at].text == "," or page.quotations.starting_at(page.doc[at].idx) is not None:
            return at
    return noun.right_edge.i + 1


def _rest_of_sentence(page: Page, token: Token, last: int) -> Content:
    """The sentence around a phrase: what stands before it, and what goes on behind it."""
    begin, stop = page.sentence[token.i]
    if page.previous(token.i) < begin:
        return Content(((last, _to_end_of_quotation(page, last, stop)),))
    start, head = begin, token.head
    if head.dep_ in _CLAUSES and begin < head.left_edge.i < token.i:
        start = head.left_edge.i
    after = page.following(last)
    goes_on = after < stop and page.doc[after].text == "," and page.has_verb(after, stop)
    return Content(((start, token.i), (after, stop)) if goes_on else ((start, token.i),))


def _to_end_of_quotation(page: Page, start: int, stop: int) -> int:
    """The end of a sentence, put off where a quotation that it opens goes on."""
    first = page.following(start)
    if first < stop and page.doc[first].text == ",":
        first = page.following(first + 1)
    return widened_end(page, first, stop) if first < stop else stop
