"""3. Document → mentions: whether sentences are about the affairs of states ("attacked down the left" is not)."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from accord.mentions.days_ahead import set_for_a_day
from accord.mentions.topic_evidence import Evidence, find_evidence, how_likely_elsewhere, together

_WINDOW = 2
_STRONG = 2
_SHORT = 6
_DENSITY = 0.6
_TWICE = 2
_NEARLY_ALL = 0.8
_SURE, _SURE_OF_OFFICIALS, _SURE_AMONG_STATES = 0.75, 0.9, 0.98
"""Above this a passage is about other matters; the second where somebody with an office or sector acts in it.

Set on training/off_topic.toml and the train parts of joint and cameo_quad, with cameo_quad, status and joint dev
watched. The passages it drops hold 21 of 714 events of cameo's train part, 20 by the word lists alone.
"""
_READ = 0.5
"""How sure the encoder must be of a state, government or force that no word of the lists gives away."""


def relevant_sentences(doc: Doc) -> list[tuple[Span, bool]]:
    """The sentences in which an event of public affairs can be told, and whether any verb in them may name one.

    A sentence is judged with its neighbours, and in a short text with the whole text. In a long text that speaks of
    public affairs only now and then, only words that the codebook lists count.
    """
    sentences = list(doc.sents)
    evidence = find_evidence(doc)
    reach = len(sentences) if len(sentences) <= 2 * _WINDOW else _WINDOW
    own = [each.words["affairs"] + each.words["state"] for each in evidence]
    affairs = sum(each.words["affairs"] for each in evidence)
    dense = len(sentences) <= _SHORT or affairs >= _DENSITY * len(sentences)
    announced = set_for_a_day(doc) if affairs else frozenset()
    kept = []
    for index, sentence in enumerate(sentences):
        passage = together(evidence[max(0, index - reach) : index + reach + 1])
        if _is_relevant(passage):
            kept.append((sentence, dense and (len(sentences) <= reach or own[index] > 0)))
        elif dense and _is_of_states(passage) and any(sentence.start <= verb < sentence.end for verb in announced):
            kept.append((sentence, False))
    return _with_neighbours(sentences, kept)


def _with_neighbours(sentences: list[Span], kept: list[tuple[Span, bool]]) -> list[tuple[Span, bool]]:
    """What was kept, and in a report that is nearly all about public affairs the rest of it, for listed words alone."""
    if len(sentences) <= _SHORT or len(kept) < _NEARLY_ALL * len(sentences):
        return kept
    central = {sentence.start: is_central for sentence, is_central in kept}
    return [(sentence, central.get(sentence.start, False)) for sentence in sentences]


def _is_relevant(passage: Evidence) -> bool:
    words = passage.words
    if words["strong"] and words["affairs"] < words["strong"] * _STRONG:
        return False
    if how_likely_elsewhere(passage) > _least(passage):
        return False
    listed = words["elsewhere"] + words["strong"]
    return words["affairs"] > 0 or words["state"] > listed or max(passage.read.values(), default=0.0) > _READ


def _is_of_states(passage: Evidence) -> bool:
    """Whether nothing but words of everyday life speaks against a passage, and as many name states and affairs."""
    words = passage.words
    return not words["strong"] and words["affairs"] + words["state"] >= passage.elsewhere


def _least(passage: Evidence) -> float:
    """How likely a passage must be about other matters: surer where twice as many words name states and affairs."""
    words = passage.words
    if words["affairs"] + words["state"] >= _TWICE * passage.elsewhere:
        return _SURE_AMONG_STATES
    return _SURE_OF_OFFICIALS if words["affairs"] and words["office"] else _SURE
