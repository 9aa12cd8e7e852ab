"""A trained network → one ONNX file with eight-bit weights."""

from __future__ import annotations

import hashlib
import tempfile
import warnings
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.network import Network, Outputs

OUTPUTS = ("tokens", "sentence", "anchors", "others")


class _ByteWords(nn.Module):
    """Word vectors as bytes, each word with its own scale: one scale for all words would lose the rare ones."""

    def __init__(self, words: nn.Embedding) -> None:
        super().__init__()
        scale = words.weight.detach().abs().amax(1, keepdim=True) / 127.0
        self.register_buffer("scale", scale)
        self.register_buffer("bytes", torch.round(words.weight.detach() / scale).to(torch.int8))

    def forward(self, ids: Tensor) -> Tensor:
        found: Tensor = self.bytes[ids].float() * self.scale[ids]  # type: ignore[index]
        return found


class _Exported(nn.Module):
    """The network with its word vectors as bytes."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        self.byte_words = _ByteWords(network.words)

    def forward(self, ids: Tensor, mask: Tensor) -> Outputs:
        result: Outputs = self.network(ids, mask, self.byte_words(ids))
        return result


def export(network: Network, path: Path) -> None:
    """Writes the network with the matrices of its layers as 8-bit integers; the heads keep their precision."""
    network.eval()
    ids = torch.randint(1000, 2000, (2, 16))
    with tempfile.TemporaryDirectory() as place, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        full = Path(place) / "full.onnx"
        torch.onnx.export(
            _Exported(network),
            (ids, torch.ones_like(ids)),
            str(full),
            input_names=["ids", "mask"],
            output_names=list(OUTPUTS),
            dynamic_axes={name: {0: "batch", 1: "pieces"} for name in ("ids", "mask", "tokens", "anchors", "others")},
            opset_version=17,
            dynamo=False,
        )
        # What a head gives is read as it is; its matrices are small, and rounding them would be all loss.
        kept = [node.name for node in onnx.load(full).graph.node if any(f"/{head}/" in node.name for head in OUTPUTS)]
        quantize_dynamic(
            str(full),
            str(path),
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gemm"],
            nodes_to_exclude=kept,
        )


def digest(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
