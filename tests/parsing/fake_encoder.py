"""An encoder of a few kilobytes with random weights: the inputs, outputs and card of the real one.

As in the real one a scale is taken from all that is read at once, so that a batch would change the answers.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

PIECES, DIMENSIONS, STATES = 24, 3, 8
SPECIAL = ("[PAD]", "[UNK]", "[unused1]", "[unused2]", "[unused3]", "[unused4]", "[CLS]", "[SEP]")
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789.,;:!?'\"-()"
TAGS, MENTIONS = ("O", "B", "I"), ("O", "B-person", "I-person", "B-place", "I-place")
HEADS = (
    *(("token", "tags", name, MENTIONS if name == "mention" else TAGS) for name in ("trigger", "mention", "source")),
    *(("token", "tags", name, TAGS) for name in ("cue", "content")),
    ("token", "class", "type", ("AGREE", "OTHER")),
    ("token", "class", "mode", ("visit", "NONE")),
    ("token", "class", "status", ("occurred", "planned")),
    ("token", "class", "polarity", ("pos", "neg")),
    ("token", "class", "standing", ("deed", "state")),
    ("token", "class", "certainty", ("planned", "happened")),
    ("token", "number", "factuality", ("factuality",)),
    ("sentence", "class", "quad", ("NONE", "VERBAL_CONFLICT", "MATERIAL_CONFLICT")),
    ("sentence", "class", "root", ("AGREE", "REJECT", "ASSAULT")),
    ("sentence", "class", "sentiment", ("neutral", "p_positive_to_q", "p_negative_to_q")),
)
RELATIONS = ("actor", "recipient", "said_by", "said")


def width(level: str) -> int:
    """How many logits the heads of a level have."""
    return sum(len(labels) for head_level, _, _, labels in HEADS if head_level == level)


def write_fake_encoder(folder: Path) -> Path:
    """Writes weights, tokenizer and card into a folder; the same every time."""
    folder.mkdir(parents=True, exist_ok=True)
    write_tokenizer(folder / "tokenizer.json")
    write_model(folder / "encoder.onnx")
    write_card(folder)
    return folder


def write_tokenizer(path: Path) -> None:
    names = [*SPECIAL, *LETTERS, *(f"##{letter}" for letter in LETTERS), "norway", "##way", "oslo", "met", "said"]
    vocabulary = {name: at for at, name in enumerate(names)}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]", max_input_chars_per_word=500))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.enable_truncation(8)
    tokenizer.save(str(path))


def write_model(path: Path, *, tokens: int | None = None, output: str = "tokens") -> None:
    """The ONNX file; `tokens` and `output` make one whose token logits are of another width or name."""
    random = np.random.default_rng(5)
    sizes = {
        "words": (200, STATES),
        "to_tokens": (STATES, tokens or width("token")),
        "to_sentence": (STATES, width("sentence")),
        "to_anchors": (STATES, len(RELATIONS) * DIMENSIONS),
        "to_others": (STATES, len(RELATIONS) * DIMENSIONS),
    }
    weights = [
        numpy_helper.from_array(random.normal(size=size).astype(np.float32), name) for name, size in sizes.items()
    ]
    weights += [numpy_helper.from_array(np.array([at], np.int64), name) for name, at in (("last", 2), ("middle", 1))]
    weights.append(numpy_helper.from_array(np.array(0, np.int64), "first"))
    nodes = [
        helper.make_node("Gather", ["words", "ids"], ["states"]),
        helper.make_node("Cast", ["mask"], ["real"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["real", "last"], ["column"]),
        helper.make_node("Mul", ["states", "column"], ["kept"]),
        helper.make_node("CumSum", ["kept", "middle"], ["summed"]),
        helper.make_node("ReduceMean", ["summed", "middle"], ["mean"], keepdims=1),
        helper.make_node("Add", ["kept", "mean"], ["mixed"]),
        helper.make_node("DynamicQuantizeLinear", ["mixed"], ["bytes", "scale", "zero"]),
        helper.make_node("DequantizeLinear", ["bytes", "scale", "zero"], ["rounded"]),
        helper.make_node("MatMul", ["rounded", "to_tokens"], [output]),
        helper.make_node("Gather", ["rounded", "first"], ["opening"], axis=1),
        helper.make_node("MatMul", ["opening", "to_sentence"], ["sentence"]),
        helper.make_node("MatMul", ["states", "to_anchors"], ["anchors"]),
        helper.make_node("MatMul", ["states", "to_others"], ["others"]),
    ]
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "pieces"]) for name in ("ids", "mask")]
    outputs = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, ["batch", None] if name == "sentence" else [None] * 3)
        for name in (output, "sentence", "anchors", "others")
    ]
    graph = helper.make_graph(nodes, "fake", inputs, outputs, weights)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=8)
    onnx.save(model, str(path))


def write_card(folder: Path, *, without: str = "", digests: bool = True) -> None:
    """The card of the files in a folder; `without` leaves one head or relation out."""
    files = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest() if digests else "0" * 64
        for name in ("encoder.onnx", "tokenizer.json")
    }
    lines = ['version = "7"', f"pieces = {PIECES}", f"dimensions = {DIMENSIONS}", "[files]"]
    lines += [f'"{name}" = "{digest}"' for name, digest in files.items()]
    for level, form, name, labels in HEADS:
        if name != without:
            lines += ["[[heads]]", f'name = "{name}"', f'level = "{level}"', f'form = "{form}"']
            lines += [f"labels = {list(labels)}", "temperature = 1.5", "thresholds = {}"]
    for name in RELATIONS:
        if name != without:
            lines += ["[[relations]]", f'name = "{name}"', "bias = -0.5", "temperature = 2.0", "threshold = 0.4"]
    (folder / "card.toml").write_text("\n".join(lines), encoding="utf-8")
