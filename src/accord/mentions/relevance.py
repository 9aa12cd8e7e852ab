"""3. Document → mentions: whether sentences are about the affairs of states ("attacked down the left" is not)."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Span, Token

from accord.codebook.event_frames import topic_words
from accord.parsing.found import found

_STATES = frozenset({"GPE", "NORP"})
_WINDOW = 2
_STRONG = 2
_SHORT = 6
_DENSITY = 0.6


def relevant_sentences(doc: Doc) -> list[tuple[Span, bool]]:
    """The sentences in which an event of public affairs can be told, and whether any verb in them may name one.

    A sentence is judged with its neighbours, and in a short text with the whole text. In a long text that speaks of
    public affairs only now and then, only words that the codebook lists count.
    """
    sentences = list(doc.sents)
    named = {
        i for actor in found(doc).actors if actor.ids or actor.countries for i in range(actor.first, actor.last + 1)
    }
    scores = [_score(sentence, named) for sentence in sentences]
    reach = len(sentences) if len(sentences) <= 2 * _WINDOW else _WINDOW
    dense = len(sentences) <= _SHORT or sum(score[0] for score in scores) >= _DENSITY * len(sentences)
    kept = []
    for index, sentence in enumerate(sentences):
        around = scores[max(0, index - reach) : index + reach + 1]
        affairs, states, elsewhere, strong = (sum(score[i] for score in around) for i in range(4))
        if _is_relevant(affairs, states, elsewhere, strong):
            kept.append((sentence, dense and (len(sentences) <= reach or sum(scores[index][:2]) > 0)))
    return kept


def _is_relevant(affairs: int, states: int, elsewhere: int, strong: int) -> bool:
    if strong and affairs < strong * _STRONG:
        return False
    if elsewhere > affairs + states:
        return False
    return affairs > 0 or states > elsewhere


def _score(tokens: Iterable[Token], named: set[int]) -> tuple[int, int, int, int]:
    """How many words speak for public affairs, name a state, speak for another topic, and do so strongly."""
    affairs, elsewhere, strongly = topic_words("affairs"), topic_words("elsewhere"), topic_words("strong_elsewhere")
    found = [0, 0, 0, 0]
    for token in tokens:
        words = (token.lower_, token.lemma_)
        if words[0] in affairs or words[1] in affairs:
            found[0] += 1
        elif token.ent_type_ in _STATES or token.i in named:
            found[1] += 1
        if words[0] in elsewhere or words[1] in elsewhere:
            found[2] += 1
        if words[0] in strongly or words[1] in strongly:
            found[3] += 1
    return found[0], found[1], found[2], found[3]
