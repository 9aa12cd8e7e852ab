"""The network: MiniLM as sentence-transformers published it, with a linear head for everything it is to tell.

Every head is linear in the last layer's states, so that the logits of a span are the mean of its tokens' logits, and
the score of a relation between spans the mean of their tokens' scores: one pass serves every span asked for later.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from training.heads import RELATIONS, width

LAYERS, STATES, ATTENTION_HEADS, INNER = 6, 384, 12, 1536
VOCABULARY, POSITIONS = 30522, 512
EPSILON = 1e-12


class Outputs(NamedTuple):
    """What the network gives for a batch: logits of tokens and sentences, and the two sides of each relation."""

    tokens: Tensor
    sentence: Tensor
    anchors: Tensor
    others: Tensor


class Layer(nn.Module):
    """One transformer layer, normalised after each part, as BERT's."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query = nn.Linear(STATES, STATES)
        self.key = nn.Linear(STATES, STATES)
        self.value = nn.Linear(STATES, STATES)
        self.joined = nn.Linear(STATES, STATES)
        self.after_attention = nn.LayerNorm(STATES, eps=EPSILON)
        self.inner = nn.Linear(STATES, INNER)
        self.outer = nn.Linear(INNER, STATES)
        self.after_inner = nn.LayerNorm(STATES, eps=EPSILON)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """The states after this layer; `bias` is added to the attention and shuts padding out."""
        batch, pieces, _ = states.shape
        shape = (batch, pieces, ATTENTION_HEADS, STATES // ATTENTION_HEADS)
        query = self.query(states).view(shape).transpose(1, 2)
        key = self.key(states).view(shape).permute(0, 2, 3, 1)
        value = self.value(states).view(shape).transpose(1, 2)
        scores = torch.matmul(query, key) / math.sqrt(STATES // ATTENTION_HEADS) + bias
        mixed = (
            torch.matmul(self.dropout(torch.softmax(scores, -1)), value).transpose(1, 2).reshape(batch, pieces, STATES)
        )
        states = self.after_attention(states + self.dropout(self.joined(mixed)))
        inner = self.outer(nn.functional.gelu(self.inner(states)))
        normed: Tensor = self.after_inner(states + self.dropout(inner))
        return normed


class Network(nn.Module):
    """The shared encoder and its heads."""

    def __init__(self, dimensions: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, STATES)
        self.places = nn.Embedding(POSITIONS, STATES)
        self.kinds = nn.Embedding(2, STATES)
        self.after_embedding = nn.LayerNorm(STATES, eps=EPSILON)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        self.tokens = nn.Linear(STATES, width("token"))
        self.sentence = nn.Linear(STATES, width("sentence"))
        self.anchors = nn.Linear(STATES, len(RELATIONS) * dimensions)
        self.others = nn.Linear(STATES, len(RELATIONS) * dimensions)
        self.relation_bias = nn.Parameter(torch.full((len(RELATIONS),), -1.0))

    def forward(self, ids: Tensor, mask: Tensor, words: Tensor | None = None) -> Outputs:
        """The outputs for a batch of word pieces; `mask` is 1 where there is one, `words` their vectors."""
        states = self.dropout(self.states(ids, mask, words))
        return Outputs(self.tokens(states), self.sentence(states[:, 0]), self.anchors(states), self.others(states))

    def states(self, ids: Tensor, mask: Tensor, words: Tensor | None = None) -> Tensor:
        """The states of a batch of word pieces after the last layer."""
        places = self.places(torch.arange(ids.shape[1], device=ids.device))
        states: Tensor = (self.words(ids) if words is None else words) + places + self.kinds.weight[0]
        states = self.dropout(self.after_embedding(states))
        bias = (1.0 - mask.to(states.dtype))[:, None, None, :] * -10_000.0
        for layer in self.layers:
            states = layer(states, bias)
        return states


_OF_LAYER = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "joined",
    "attention.output.LayerNorm": "after_attention",
    "intermediate.dense": "inner",
    "output.dense": "outer",
    "output.LayerNorm": "after_inner",
}
_OF_EMBEDDINGS = {
    "word_embeddings": "words",
    "position_embeddings": "places",
    "token_type_embeddings": "kinds",
    "LayerNorm": "after_embedding",
}


def load_base(network: Network, weights: Path) -> None:
    """Puts the published weights into the shared encoder; the heads stay as they are."""
    known = load_file(weights)
    named = {}
    for theirs, ours in _OF_EMBEDDINGS.items():
        for part in ("weight", "bias"):
            if f"embeddings.{theirs}.{part}" in known:
                named[f"{ours}.{part}"] = known[f"embeddings.{theirs}.{part}"]
    for number in range(LAYERS):
        for theirs, ours in _OF_LAYER.items():
            for part in ("weight", "bias"):
                named[f"layers.{number}.{ours}.{part}"] = known[f"encoder.layer.{number}.{theirs}.{part}"]
    missing, unexpected = network.load_state_dict(named, strict=False)
    heads = {
        name for name in missing if not name.startswith(("tokens", "sentence", "anchors", "others", "relation_bias"))
    }
    if heads or unexpected:
        raise ValueError(f"The base weights do not fit: missing {sorted(heads)}, unexpected {unexpected}.")
