"""3. Doc → mentions: cues of several words: "is confident that", "made clear that", "his message was that"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from accord.mentions.contents import Content, Page, Stretch, clause_after
from accord.mentions.reporting import Sense, adjective_senses, idioms, words
from accord.mentions.sources import SUBJECTS, source_of, subject_of

_EMPTY = frozenset({"it", "there", "this", "that", "what", "which"})
_REACH = 8
"""The words of an idiom stand within so many tokens of its verb."""


@dataclass(frozen=True, slots=True)
class ComplementCue:
    """A cue of several words: where it stands, its verb, whose words it brings, and what they are."""

    cue: Stretch
    verb: Token
    source: Token | None
    content: Content
    sense: Sense


def complement_cue(page: Page, token: Token) -> ComplementCue | None:
    """The cue of several words that a word begins or is the heart of; None for any other word."""
    if token.pos_ not in ("ADJ", "VERB", "AUX"):
        return None
    return _adjective(page, token) or (_idiom(page, token) if token.pos_ != "ADJ" else None)


def _adjective(page: Page, adjective: Token) -> ComplementCue | None:
    """ "Oslo is confident that the truce will hold": an adjective of mind with its clause."""
    sense = adjective_senses().get(adjective.lower_)
    if sense is None:
        return None
    # The tagger takes "is convinced that" for a passive.
    passive = next((child for child in adjective.children if child.dep_ == "auxpass"), None)
    verb = adjective.head if passive is None else adjective
    if passive is None and (adjective.dep_ not in ("acomp", "oprd") or verb.lemma_.lower() not in words("copulas")):
        return None
    clauses = (child for word in (adjective, verb) for child in word.children if child.dep_ in ("ccomp", "advcl"))
    clause = next((child for child in clauses if child.left_edge.i > adjective.i), None)
    source = subject_of(verb) or (subject_of(passive) if passive is not None else None)
    if clause is None or not _is_told(clause, adjective) or source is None or source.lower_ in _EMPTY:
        return None
    first = min(verb.i, adjective.i)
    content = Content((clause_after(page, adjective, clause),))
    return ComplementCue((first, adjective.i + 1), verb, source, content, sense)


def _is_told(clause: Token, cue: Token) -> bool:
    """Whether a clause says what is thought: "that …", or one with its own subject right behind the cue."""
    marks = [child for child in clause.children if child.dep_ == "mark" and child.i < clause.i]
    if marks:
        return marks[0].lower_ in ("that", "whether", "if")
    return clause.left_edge.i == cue.i + 1 and any(child.dep_ in SUBJECTS for child in clause.children)


def _idiom(page: Page, verb: Token) -> ComplementCue | None:
    """ "Made clear that", "let it be known that", "has no doubt that"."""
    for idiom in idioms().get(verb.lemma_.lower(), ()):
        end = _end_of_idiom(page, verb, idiom.words)
        if end is None:
            continue
        that = page.doc[end]
        clause = that.head
        if that.lower_ != "that" or that.dep_ not in ("mark", "nsubj", "det", "dobj") or clause.i <= verb.i:
            continue
        source = source_of(verb)
        if source is None or source.lower_ in _EMPTY:
            return None
        stop = page.cut(end, min(max(clause.right_edge.i + 1, end + 2), page.sentence[verb.i][1]))
        return ComplementCue((verb.i, end), verb, source, Content(((end, stop),)), idiom.sense)
    return None


def _end_of_idiom(page: Page, verb: Token, wanted: tuple[str, ...]) -> int | None:
    """The token behind the words of an idiom, adverbs between them passed over; None where they do not follow."""
    at, stop = verb.i + 1, min(page.sentence[verb.i][1], verb.i + _REACH)
    for word in wanted:
        while at < stop and page.doc[at].pos_ == "ADV" and page.doc[at].lower_ != word:
            at += 1
        if at >= stop or word not in (page.doc[at].lower_, page.doc[at].lemma_.lower()):
            return None
        at += 1
    return at if at < page.sentence[verb.i][1] else None
