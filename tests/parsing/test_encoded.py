"""What can be asked of what the encoder told: tags, spans, classes, numbers, relations."""

from __future__ import annotations

from math import exp, sqrt

import numpy as np
import pytest

from accord.parsing.encoded import Encoded, FoundSpan, Raw
from accord.parsing.encoder_card import EncoderCard, Form, Head, Level, Relation

CARD = EncoderCard(
    version="1",
    pieces=32,
    dimensions=2,
    files={},
    heads=(
        Head(name="trigger", level=Level.TOKEN, form=Form.TAGS, labels=("O", "B", "I"), thresholds={"any": 0.4}),
        Head(
            name="mention",
            level=Level.TOKEN,
            form=Form.TAGS,
            labels=("O", "B-person", "I-person", "B-place", "I-place"),
        ),
        Head(name="polarity", level=Level.TOKEN, form=Form.CLASS, labels=("pos", "neg"), temperature=2.0),
        Head(name="factuality", level=Level.TOKEN, form=Form.NUMBER, labels=("factuality",)),
        Head(name="quad", level=Level.SENTENCE, form=Form.CLASS, labels=("NONE", "A"), thresholds={"sure": 0.8}),
    ),
    relations=(Relation(name="actor", bias=0.5, temperature=2.0), Relation(name="said", threshold=0.3)),
)
TRIGGER, MENTION, POLARITY, FACTUALITY = slice(0, 3), slice(3, 8), slice(8, 10), 10


def made(tokens: int, starts: list[int], read: list[bool] | None = None) -> Encoded:
    """Nothing found, everything read: outside with nine in ten."""
    raw = Raw.empty(CARD, tokens, len(starts))
    raw.read[:] = read or [True] * tokens
    raw.read_sentences[:] = True
    raw.tokens[:, TRIGGER] = np.log([0.9, 0.05, 0.05])
    raw.tokens[:, MENTION] = np.log([0.9, 0.025, 0.025, 0.025, 0.025])
    return Encoded(CARD, raw, starts)


def tag(known: Encoded, token: int, *probabilities: float) -> None:
    known.raw.tokens[token, TRIGGER if len(probabilities) == 3 else MENTION] = np.log(probabilities)


def test_tags_are_probabilities_of_a_sentences_tokens() -> None:
    known = made(5, [0, 3])
    tag(known, 3, 0.2, 0.7, 0.1)
    tags = known.tags("trigger", 1)
    assert tags.shape == (2, 3)
    assert tags[0].tolist() == pytest.approx([0.2, 0.7, 0.1])
    assert tags.sum(1).tolist() == pytest.approx([1.0, 1.0])


def test_spans_follow_the_tags_and_carry_the_mean_score() -> None:
    known = made(6, [0])
    tag(known, 1, 0.2, 0.7, 0.1)
    tag(known, 2, 0.4, 0.1, 0.5)
    tag(known, 3, 0.1, 0.8, 0.1)
    spans = known.spans("trigger")
    assert [(span.label, span.start, span.end) for span in spans] == [("trigger", 1, 3), ("trigger", 3, 4)]
    assert spans[0].score == pytest.approx(0.7)
    assert known.spans("trigger", threshold=0.85) == [FoundSpan(label="trigger", start=3, end=4, score=spans[1].score)]


def test_the_card_says_from_which_probability_on_a_token_is_inside() -> None:
    known = made(3, [0])
    tag(known, 1, 0.55, 0.4, 0.05)
    tag(known, 2, 0.65, 0.3, 0.05)
    assert [(span.start, span.end) for span in known.spans("trigger")] == [(1, 2)]
    assert known.head("trigger").threshold == 0.4


def test_a_change_of_kind_begins_a_span_even_without_its_b() -> None:
    known = made(4, [0])
    tag(known, 0, 0.1, 0.7, 0.1, 0.05, 0.05)
    tag(known, 1, 0.1, 0.05, 0.05, 0.1, 0.7)
    spans = known.spans("mention")
    assert [(span.label, span.start, span.end) for span in spans] == [("person", 0, 1), ("place", 1, 2)]


def test_a_span_goes_on_over_a_blank_but_not_over_the_end_of_a_sentence() -> None:
    known = made(5, [0, 3], [True, False, True, True, True])
    tag(known, 0, 0.1, 0.8, 0.1)
    for token in (1, 2, 3):
        tag(known, token, 0.1, 0.1, 0.8)
    assert [(span.start, span.end) for span in known.spans("trigger")] == [(0, 3), (3, 4)]


def test_a_span_is_classified_by_the_mean_of_its_read_tokens() -> None:
    known = made(3, [0], [True, False, True])
    known.raw.tokens[:, POLARITY] = [[4, 0], [99, -99], [0, 0]]
    found = known.classify("polarity", 0, 3)
    assert found["pos"] == pytest.approx(1 / (1 + exp(-1)))
    assert sum(found.values()) == pytest.approx(1)
    assert known.classify("polarity", 1, 2) == {}


def test_a_number_is_the_mean_and_unknown_where_nothing_was_read() -> None:
    known = made(3, [0], [True, False, True])
    known.raw.tokens[:, FACTUALITY] = [3, 50, -1]
    assert known.number("factuality", 0, 3) == pytest.approx(1.0)
    assert known.number("factuality", 1, 2) is None
    assert known.number("factuality", 2, 2) is None


def test_a_sentence_is_classified_once_read() -> None:
    known = made(3, [0, 2])
    known.raw.sentences[1] = np.log([0.25, 0.75])
    assert known.sentence("quad", 1) == pytest.approx({"NONE": 0.25, "A": 0.75})
    known.raw.read_sentences[0] = False
    assert known.sentence("quad", 0) == {}
    assert known.head("quad").threshold == 0.8


def test_a_relation_leads_from_an_anchor_to_a_span_of_its_sentence() -> None:
    known = made(6, [0, 4])
    known.raw.anchors[1, :2], known.raw.anchors[2, :2] = [2, 0], [0, 2]
    known.raw.others[3, :2], known.raw.others[5, :2] = [4, 2], [9, 9]
    score = (6 / sqrt(2) + 0.5) / 2
    assert known.related("actor", (1, 3), 3, 4) == pytest.approx(1 / (1 + exp(-score)))
    empty = 1 / (1 + exp(-0.25))
    assert known.related("actor", (1, 3), 0, 1) == pytest.approx(empty)
    assert known.related("actor", (1, 3), 0, 4) == pytest.approx((3 * empty + 1 / (1 + exp(-score))) / 4)
    assert known.related("actor", (1, 3), 5, 6) == 0.0
    assert known.related("actor", (1, 3), 3, 5) == 0.0
    assert known.related("said", (1, 3), 3, 4) == 0.5


def test_every_token_of_the_anchors_sentence_is_told() -> None:
    known = made(6, [0, 4], [True, True, False, True, True, True])
    first, found = known.related_tokens("actor", (4, 5))
    assert (first, found.shape) == (4, (2,))
    first, found = known.related_tokens("actor", (0, 1))
    assert (first, found.shape, found[2]) == (0, (4,), 0)
    assert found[3] == pytest.approx(known.related("actor", (0, 1), 3, 4))
    assert known.related_tokens("actor", (3, 5))[1].size == 0


def test_a_sentence_can_be_the_anchor() -> None:
    known = made(4, [0, 2])
    known.raw.sentence_anchors[1, :2], known.raw.others[3, :2] = [1, 0], [sqrt(2), 0]
    assert known.related("actor", 1, 3, 4) == pytest.approx(1 / (1 + exp(-0.75)))
    assert known.related("actor", 1, 0, 1) == 0.0


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        pytest.param(lambda known: known.tags("verb", 0), "No head 'verb'. Expected one of trigger", id="head"),
        pytest.param(lambda known: known.related("x", (0, 1), 0, 1), "No relation 'x'. Expected", id="relation"),
        pytest.param(lambda known: known.classify("trigger", 0, 1), "is tags of the level token, not class", id="form"),
        pytest.param(lambda known: known.sentence("polarity", 0), "not class of the level sentence", id="level"),
    ],
)
def test_a_wrong_name_is_told(ask: object, message: str) -> None:
    with pytest.raises(LookupError, match=message):
        ask(made(1, [0]))  # type: ignore[operator]


def test_a_document_of_no_tokens_has_nothing() -> None:
    known = Encoded(CARD, Raw.empty(CARD, 0, 0), [])
    assert known.spans("trigger") == known.spans("mention") == []
    assert known.classify("polarity", 0, 0) == {}
