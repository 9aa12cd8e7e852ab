"""The encoder's run time: one answer a sentence, whatever is read with it; pieces and windows; marks; what it skips."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
from spacy.language import Language
from spacy.tokens import Doc
from tests.parsing.fake_encoder import PIECES, write_card, write_fake_encoder, write_model

from accord.errors import DamagedEncoder, MissingEncoder
from accord.parsing.encoded import Encoded
from accord.parsing.encoder import COMPONENT, Encoder, as_span_groups, needs_reading, read_pair
from accord.parsing.found import found
from accord.settings import DecidedBy

SENTENCE = "Norway said it met them in Oslo."
OTHERS = ("They left.", "A much longer sentence, with commas, tells of more.", "Zz zz 99 99!", "Oslo (Norway) did not.")


def encoded(doc: Doc) -> Encoded:
    known = found(doc).encoded
    assert known is not None
    return known


def answers(doc: Doc, sentence: int) -> list[bytes]:
    known = encoded(doc)
    start, end = known.bounds(sentence)
    raw = known.raw
    rows = (raw.tokens[start:end], raw.anchors[start:end], raw.others[start:end], raw.sentences[sentence])
    return [row.tobytes() for row in rows]


def test_a_sentence_gets_the_same_answer_whatever_stands_beside_it(reading: Language) -> None:
    alone = answers(reading(SENTENCE), 0)
    assert answers(reading(f"{SENTENCE} {' '.join(OTHERS)}"), 0) == alone
    assert answers(reading(f"{' '.join(OTHERS)} {SENTENCE}"), len(OTHERS)) == alone


@pytest.mark.parametrize("batch_size", [1, 2, 32])
def test_a_sentence_gets_the_same_answer_in_whatever_batch(reading: Language, batch_size: int) -> None:
    alone = answers(reading(SENTENCE), 0)
    texts = [OTHERS[1], SENTENCE, *OTHERS, SENTENCE]
    docs = list(reading.pipe(texts, batch_size=batch_size))
    assert answers(docs[1], 0) == answers(docs[-1], 0) == alone


def test_a_sentence_gets_the_same_answer_on_one_thread_and_on_several(reading: Language) -> None:
    encoder = reading.get_pipe(COMPONENT).encoder  # type: ignore[attr-defined]
    docs = [reading(text) for text in (SENTENCE, *OTHERS)] * 8
    alone = [answers(doc, 0) for doc in docs]
    with ThreadPoolExecutor(4) as threads:
        again = list(threads.map(encoder.read, docs))
    for doc, result, first in zip(docs, again, alone, strict=True):
        found(doc).encoded = result
        assert answers(doc, 0) == first


def test_the_model_of_these_tests_would_answer_otherwise_in_a_batch(encoder_folder: Path) -> None:
    session = onnxruntime.InferenceSession(encoder_folder / "encoder.onnx")
    ids = np.array([[6, 10, 11, 7], [6, 30, 40, 7]])
    alone = session.run(["tokens"], {"ids": ids[:1], "mask": np.ones_like(ids[:1])})[0]
    together = session.run(["tokens"], {"ids": ids, "mask": np.ones_like(ids)})[0]
    assert not np.array_equal(alone[0], together[0])


def test_a_token_is_read_at_the_piece_of_its_first_character(reading: Language) -> None:
    doc = reading("They met Norway.")
    t, m, n, stop = encoded(reading("t met norway .")).raw.others
    for row, expected in zip(encoded(doc).raw.others, (t, m, n, stop), strict=True):
        assert np.array_equal(row, expected)


def test_a_token_that_begins_inside_a_piece_is_read_at_that_piece(reading: Language) -> None:
    doc = Doc(reading.vocab, words=["Nor", "way", "left"], spaces=[False, True, False])
    others = encoded(reading.get_pipe(COMPONENT)(doc)).raw.others
    assert np.array_equal(others[0], others[1])
    assert not np.array_equal(others[0], others[2])


def test_a_long_sentence_is_read_in_windows_cut_between_tokens(reading: Language) -> None:
    words = ["abcdefghij"] * 12
    doc = reading(" ".join(words))
    known = encoded(doc)
    assert len(words) * 10 > 4 * PIECES
    assert known.raw.read.all()
    assert known.was_read(0)
    assert np.array_equal(known.raw.others[0], known.raw.others[-1])
    assert encoded(reading("x" * 300)).raw.read.all()


HARD = [
    pytest.param("", id="empty"),
    pytest.param(" \n\t  \n", id="blanks"),
    pytest.param("\x00\x01\x02", id="control characters"),
    pytest.param("\u0301\u0301 a\u0301", id="marks without letters"),
    pytest.param("\u200b\u200b\ufeff", id="no width"),
    pytest.param("\U0001f600\U0001f1f3\U0001f1f4 \u4e2d\u6587 \u0130stanbul \ufb01", id="other letters"),
    pytest.param("Norway\x00met\u200bthem\n\n\nin  Oslo .", id="blanks between"),
    pytest.param("a\u0300" * 100, id="letters with marks"),
    pytest.param("?" * 200, id="signs"),
]


@pytest.mark.parametrize("text", HARD)
def test_hard_texts_are_read_without_a_fault(reading: Language, text: str) -> None:
    doc = reading(text)
    known = encoded(doc)
    assert known.raw.tokens.shape[0] == len(doc)
    assert not np.isnan(known.raw.tokens).any()
    for head in ("trigger", "mention"):
        for span in known.spans(head, threshold=0.0):
            assert 0 <= span.start < span.end <= len(doc)
    assert as_span_groups(doc) is doc


def test_blanks_are_not_read_and_words_are(reading: Language) -> None:
    doc = reading("Norway  met\n\nthem")
    assert encoded(doc).raw.read.tolist() == [not token.is_space for token in doc]


def test_marks_stand_around_source_and_target(reading: Language, encoder_folder: Path) -> None:
    doc = reading("They left. Norway met Oslo.")
    ids = {name: at for at, name in enumerate(("[PAD]", "[UNK]", "s", "/s", "t", "/t", "[CLS]", "[SEP]"))}
    tokenizer = reading.get_pipe(COMPONENT).encoder._pieces._tokenizer  # type: ignore[attr-defined]
    norway, met, oslo, stop = (tokenizer.token_to_id(word) for word in ("norway", "met", "oslo", "."))
    row = [ids["[CLS]"], ids["t"], norway, ids["/t"], met, ids["s"], oslo, ids["/s"], stop, ids["[SEP]"]]
    session = onnxruntime.InferenceSession(encoder_folder / "encoder.onnx")
    logits = session.run(["sentence"], {"ids": np.array([row]), "mask": np.ones((1, len(row)), np.int64)})[0][0]
    scaled = np.exp(logits[3:6] / 1.5)
    given = read_pair(doc, doc[5:6], doc[3:4])
    assert set(given) == {"quad", "root", "sentiment"}
    assert list(given["root"].values()) == pytest.approx((scaled / scaled.sum()).tolist(), rel=1e-5)
    assert given != read_pair(doc, doc[3:4], doc[5:6])


def test_a_pair_too_far_apart_is_not_read(reading: Language) -> None:
    doc = reading(f"Norway {'abcdefgh ' * 6}Oslo.")
    assert read_pair(doc, doc[0:1], doc[7:8]) == {}
    assert read_pair(doc, doc[6:7], doc[7:8])


def test_a_pair_in_two_sentences_is_read_as_one_stretch(reading: Language) -> None:
    doc = reading("Norway met. Oslo left.")
    assert set(read_pair(doc, doc[0:1], doc[3:4])) == {"quad", "root", "sentiment"}


def test_a_document_without_the_encoder_gives_no_pair(nlp: Language) -> None:
    doc = nlp.make_doc("Norway met Oslo.")
    assert read_pair(doc, doc[0:1], doc[2:3]) == {}
    assert found(doc).decides is DecidedBy.RULES


def test_findings_stand_on_the_doc_with_their_scores(reading: Language) -> None:
    doc = as_span_groups(reading(SENTENCE))
    assert found(doc).decides is DecidedBy.BOTH
    groups = {f"accord_{head}s" for head in ("trigger", "mention", "source", "cue", "content")}
    assert set(doc.spans) == groups
    spans = encoded(doc).spans("mention")
    assert [(span.start, span.end, span.label_) for span in doc.spans["accord_mentions"]] == [
        (span.start, span.end, span.label) for span in spans
    ]
    assert doc.spans["accord_mentions"].attrs["scores"] == [span.score for span in spans]
    assert doc[0:1]._.accord_scores["status"] == encoded(doc).classify("status", 0, 1)


READ = [
    pytest.param("Norway.", True, id="name"),
    pytest.param("They left.", True, id="verb"),
    pytest.param("Nearly 40 of them.", True, id="number"),
    pytest.param("No agreement yet.", True, id="event_noun"),
    pytest.param("The latest accusation.", True, id="reporting_noun"),
    pytest.param("* * *", False, id="stars"),
    pytest.param("Not at all.", False, id="no_content"),
    pytest.param("\n\n", False, id="blank"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), READ)
def test_only_a_sentence_with_a_candidate_is_read(text: str, expected: bool, nlp: Language) -> None:
    assert needs_reading(nlp(text)[:]) is expected


def _cut_short(folder: Path) -> None:
    (folder / "encoder.onnx").write_bytes((folder / "encoder.onnx").read_bytes()[:500])


def _no_model(folder: Path) -> None:
    (folder / "encoder.onnx").write_bytes(b"no model at all")
    write_card(folder)


def _wide(folder: Path) -> None:
    write_model(folder / "encoder.onnx", tokens=4)
    write_card(folder)


def _other_output(folder: Path) -> None:
    write_model(folder / "encoder.onnx", output="logits")
    write_card(folder)


def _no_tokenizer(folder: Path) -> None:
    (folder / "tokenizer.json").write_text("{}", encoding="utf-8")
    write_card(folder)


DAMAGES = [
    pytest.param(_cut_short, "encoder.onnx has SHA-256", id="cut short"),
    pytest.param(_no_model, "is no ONNX model", id="no model"),
    pytest.param(_wide, "gives rows of (4, ", id="other width"),
    pytest.param(_other_output, "gives anchors, logits, others, sentence", id="other output"),
    pytest.param(_no_tokenizer, "is no tokenizer", id="no tokenizer"),
    pytest.param(lambda folder: write_card(folder, digests=False), "Expected SHA-256 0000", id="other digest"),
    pytest.param(lambda folder: write_card(folder, without="status"), "has no head status", id="head missing"),
    pytest.param(lambda folder: write_card(folder, without="actor"), "has no relation actor", id="relation missing"),
]


@pytest.mark.parametrize(("damage", "message"), DAMAGES)
def test_a_damaged_encoder_is_told_in_a_line(tmp_path: Path, damage: Callable[[Path], None], message: str) -> None:
    damage(write_fake_encoder(tmp_path))
    with pytest.raises(DamagedEncoder) as told:
        Encoder(tmp_path)
    assert message in str(told.value)
    assert "--rules-only" in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("name", ["card.toml", "encoder.onnx", "tokenizer.json"])
def test_a_missing_file_is_told_by_its_name(tmp_path: Path, encoder_folder: Path, name: str) -> None:
    folder = Path(shutil.copytree(encoder_folder, tmp_path / "copy"))
    (folder / name).unlink()
    with pytest.raises(MissingEncoder, match=f"{name} cannot be read .no such file") as told:
        Encoder(folder)
    assert "--rules-only" in str(told.value)
