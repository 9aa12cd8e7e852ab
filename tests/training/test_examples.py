"""Gold records → examples: labels on the right tokens, nothing where a set says nothing."""

from __future__ import annotations

import pytest
from training.examples import SENTENCE, UNMARKED, Sentence, is_unseen, joined
from training.heads import BY_NAME, HEADS, columns, width
from training.sets import read_factuality, read_plv, read_roles, read_sentiment
from training.sets_of_mentions import read_figures
from training.sets_of_texts import read_joint, read_polnear

TEXT = "Poland said Latvia would send troops. It did not say when."


def words(sentence: Sentence, tags: list[int], head: str) -> list[str]:
    labels = BY_NAME[head].labels
    return [
        f"{sentence.text[start:end]}/{labels[tag]}"
        for (start, end), tag in zip(sentence.offsets, tags, strict=True)
        if tag > 0
    ]


def joint_record() -> dict[str, object]:
    return {
        "id": "x",
        "text": TEXT,
        "actors": [
            {"id": "a1", "start": 0, "end": 6, "text": "Poland", "kind": "state"},
            {"id": "a2", "start": 12, "end": 18, "text": "Latvia", "kind": "state"},
            {"id": "a3", "start": 30, "end": 36, "text": "troops", "kind": "force"},
        ],
        "events": [
            {
                **{"id": "e1", "start": 19, "end": 29, "text": "would send", "type": "AID", "mode": "troops"},
                **{"status": "planned", "polarity": "pos", "attributed_to": "a1", "standing": "deed"},
                **{"actors": ["a2"], "recipients": ["a1"]},
            }
        ],
        "statements": [{"id": "s1", "cue": [[7, 11]], "content": [[12, 36]], "source": [[0, 6]]}],
        "times": [],
        "places": [],
        "figures": [],
    }


@pytest.mark.model
def test_a_text_of_joint_becomes_its_sentences_and_a_marked_pair():
    first, pair, second = read_joint(iter([joint_record()]))
    assert (first.text, second.text) == ("Poland said Latvia would send troops.", "It did not say when.")
    tags = first.example("joint").tags
    assert words(first, tags["trigger"], "trigger") == ["would/B", "send/I"]
    assert words(first, tags["mention"], "mention") == ["Poland/B-state", "Latvia/B-state", "troops/B-force"]
    assert words(first, tags["content"], "content") == ["Latvia/B", "would/I", "send/I", "troops/I"]
    (span,) = first.spans
    assert (span.start, span.end, span.labels["status"], span.labels["certainty"]) == (3, 5, "planned", "planned")
    assert [link.tokens for link in first.links] == [
        {"said_by": [0], "said": [2, 3, 4, 5]},
        {"actor": [2], "recipient": [0]},
    ]
    assert pair.marks == [(2, 3), (0, 1)]
    # PLOVER's manual folds the plan into the type: aid that is promised is an agreement.
    assert pair.sentence == {"root": "AGREE"}
    assert not second.spans
    assert words(second, second.example("joint").tags["trigger"], "trigger") == []


@pytest.mark.model
def test_content_that_runs_over_a_full_stop_is_tagged_in_both_sentences():
    record = {"text": TEXT, "attributions": [{"source": [[0, 6]], "cue": [[7, 11]], "content": [[12, 57]]}]}
    first, second = read_polnear(iter([record]))
    assert words(second, second.example("polnear").tags["content"], "content") == [
        *("It/B", "did/I", "not/I", "say/I", "when/I"),
    ]
    assert len(first.links) == 1
    assert not second.links


@pytest.mark.model
def test_where_a_set_marks_only_quantities_other_words_are_left_open():
    text = "It has 12 ships in 2024 ports."
    record = {"text": text, "figures": [{"start": 7, "end": 9}], "traps": [{"start": 19, "end": 23}]}
    (sentence,) = read_figures(iter([record]))
    assert sentence.example("figures").tags["mention"] == [
        *(UNMARKED, UNMARKED, BY_NAME["mention"].labels.index("B-quantity"), UNMARKED, UNMARKED, 0, UNMARKED, UNMARKED)
    ]


def test_of_overlapping_spans_the_longer_counts():
    sentence = joined(["the", "navy", "of", "Chile"])
    sentence.tag("mention", [(13, 18, "place"), (0, 17, "force")])
    assert words(sentence, sentence.example("x").tags["mention"], "mention") == [
        *("the/B-force", "navy/I-force", "of/I-force", "Chile/I-force"),
    ]


@pytest.mark.model
def test_marks_of_a_pair_are_taken_out_of_the_text():
    record = {"marked": "<t>Peru</t> was warned by <s>Chile's navy</s>.", "event": "THREATEN"}
    (sentence,) = read_plv(iter([record]))
    assert sentence.text == "Peru was warned by Chile's navy."
    assert [
        sentence.text[sentence.offsets[one][0] : sentence.offsets[other - 1][1]] for one, other in sentence.marks
    ] == [
        *("Chile's navy", "Peru"),
    ]


@pytest.mark.model
def test_a_pair_in_brackets_keeps_its_order():
    record = {"marked": "[Peru] praised [Chile].", "p": "Chile", "q": "Peru", "label": "q_positive_to_p"}
    (sentence,) = read_sentiment(iter([record]))
    assert sentence.marks == [(2, 3), (0, 1)]


def test_roles_hang_on_the_sentence_and_the_reciprocal_are_both():
    record = {"tokens": ["Peru", "and", "Chile", "met", "."], "tags": ["B-R", "O", "B-R", "O", "O"]}
    (sentence,) = read_roles(iter([record]))
    (link,) = sentence.links
    assert (link.start, link.end) == SENTENCE
    assert link.tokens == {"actor": [0, 2], "recipient": [0, 2]}


def test_factuality_is_a_number_of_a_span():
    record = {"tokens": ["It", "rained"], "events": [{"token_begin": 1, "token_end": 2, "factuality": 3}]}
    (sentence,) = read_factuality(iter([record]))
    assert sentence.spans[0].labels == {"factuality": 3.0}


def test_about_one_text_in_five_stays_unseen_and_always_the_same():
    unseen = [is_unseen(f"text-{number}", 5) for number in range(1000)]
    assert 150 < sum(unseen) < 250
    assert unseen == [is_unseen(f"text-{number}", 5) for number in range(1000)]


def test_the_columns_of_the_heads_cover_their_level_once():
    for level in ("token", "sentence"):
        taken = [at for part in columns(level).values() for at in range(part.start, part.stop)]
        assert taken == list(range(width(level)))
    assert {head.name for head in HEADS} == set(columns("token")) | set(columns("sentence"))
