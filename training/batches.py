"""Word pieces → batches of tensors with their labels, and the loss of each head over them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from training.examples import UNMARKED
from training.heads import BY_NAME, HEADS, RELATIONS, Form, columns
from training.network import Network, Outputs
from training.pieces import PAD, Pieced

IGNORED = -100
_TOKEN_COLUMNS, _SENTENCE_COLUMNS = columns("token"), columns("sentence")


@dataclass(frozen=True, slots=True)
class Batch:
    """Some examples of one set as tensors."""

    pieced: Sequence[Pieced]
    ids: Tensor
    mask: Tensor


def batch_of(pieced: Sequence[Pieced]) -> Batch:
    """A batch, padded to its longest example."""
    longest = max(len(each.ids) for each in pieced)
    ids = torch.full((len(pieced), longest), PAD, dtype=torch.long)
    for row, each in enumerate(pieced):
        ids[row, : len(each.ids)] = torch.tensor(each.ids)
    return Batch(pieced, ids, (ids != PAD).long())


def batches(pieced: Sequence[Pieced], most: int, seed: int) -> Iterator[Batch]:
    """The examples shuffled, then grouped by length so that little is padding; about `most` word pieces in each."""
    chance = random.Random(seed)
    order = sorted(range(len(pieced)), key=lambda at: len(pieced[at].ids) + 6 * chance.random())
    groups: list[list[int]] = [[]]
    for at in order:
        if groups[-1] and len(pieced[at].ids) * (len(groups[-1]) + 1) > most:
            groups.append([])
        groups[-1].append(at)
    chance.shuffle(groups)
    return (batch_of([pieced[at] for at in group]) for group in groups if group)


def losses(network: Network, batch: Batch, out: Outputs) -> dict[str, Tensor]:
    """The mean loss of every head that the batch has labels for."""
    found: dict[str, Tensor] = {}
    for head in HEADS:
        if head.level == "sentence":
            loss = _sentence_loss(head.name, batch, out)
        elif head.form is Form.TAGS:
            loss = _tag_loss(head.name, batch, out)
        else:
            loss = None
        if loss is not None:
            found[head.name] = loss
    found.update(_span_losses(batch, out))
    found.update(_relation_losses(network, batch, out))
    return found


def _sentence_loss(name: str, batch: Batch, out: Outputs) -> Tensor | None:
    labels = BY_NAME[name].labels
    known = [
        labels.index(each.example.sentence[name]) if name in each.example.sentence else IGNORED for each in batch.pieced
    ]
    if all(label == IGNORED for label in known):
        return None
    return functional.cross_entropy(
        out.sentence[:, _SENTENCE_COLUMNS[name]].float(), torch.tensor(known), ignore_index=IGNORED
    )


def _tag_loss(name: str, batch: Batch, out: Outputs) -> Tensor | None:
    gold = torch.full(batch.ids.shape, IGNORED)
    for row, each in enumerate(batch.pieced):
        for first, tag in zip(each.firsts, each.example.tags.get(name, ()), strict=False):
            if tag != UNMARKED and first < len(each.ids) - 1:
                gold[row, first] = tag
    if bool((gold == IGNORED).all()):
        return None
    logits = out.tokens[:, :, _TOKEN_COLUMNS[name]].float()
    return functional.cross_entropy(logits.flatten(0, 1), gold.flatten(), ignore_index=IGNORED)


def _span_losses(batch: Batch, out: Outputs) -> dict[str, Tensor]:
    pooled: dict[str, list[Tensor]] = {}
    gold: dict[str, list[float]] = {}
    for row, each in enumerate(batch.pieced):
        for span in each.example.spans:
            firsts = [first for first in each.firsts[span.start : span.end] if first < len(each.ids) - 1]
            if not firsts:
                continue
            logits = out.tokens[row, firsts].float().mean(0)
            for name, label in span.labels.items():
                pooled.setdefault(name, []).append(logits[_TOKEN_COLUMNS[name]])
                known = float(label) if isinstance(label, float) else BY_NAME[name].labels.index(label)
                gold.setdefault(name, []).append(known)
    found = {}
    for name, rows in pooled.items():
        stacked = torch.stack(rows)
        if BY_NAME[name].form is Form.NUMBER:
            found[name] = functional.smooth_l1_loss(stacked[:, 0], torch.tensor(gold[name]))
        else:
            found[name] = functional.cross_entropy(stacked, torch.tensor(gold[name], dtype=torch.long))
    return found


def relation_scores(network: Network, out: Outputs, row: int, anchor: Sequence[int], tokens: Sequence[int]) -> Tensor:
    """The score of every relation from an anchor's pieces to each of some pieces: [relations, tokens]."""
    side = out.anchors[row, list(anchor)].float().mean(0).view(len(RELATIONS), 1, -1)
    other = out.others[row, list(tokens)].float().view(len(tokens), len(RELATIONS), -1).transpose(0, 1)
    return (side * other).sum(-1) / side.shape[-1] ** 0.5 + network.relation_bias[:, None]


def _relation_losses(network: Network, batch: Batch, out: Outputs) -> dict[str, Tensor]:
    scores: dict[str, list[Tensor]] = {}
    gold: dict[str, list[Tensor]] = {}
    for row, each in enumerate(batch.pieced):
        kept = [first for first in each.firsts if first < len(each.ids) - 1]
        for link in each.example.links:
            anchor = (
                [0]
                if link.start < 0
                else [first for first in each.firsts[link.start : link.end] if first < len(each.ids) - 1]
            )
            if not anchor:
                continue
            found = relation_scores(network, out, row, anchor, kept)
            for name, tokens in link.tokens.items():
                led = torch.zeros(len(kept))
                led[[token for token in tokens if token < len(kept)]] = 1.0
                scores.setdefault(name, []).append(found[RELATIONS.index(name)])
                gold.setdefault(name, []).append(led)
    return {
        name: functional.binary_cross_entropy_with_logits(torch.cat(rows), torch.cat(gold[name]))
        for name, rows in scores.items()
    }
