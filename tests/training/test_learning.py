"""Training goes on from a checkpoint to the same weights, and what is exported says what the network says."""

from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is needed to train, not to run; pip install '.[training]'")
pytest.importorskip("onnx", reason="onnx is needed to export, not to run; pip install '.[training]'")


# The rest needs them.
from training.batches import batch_of, losses, relation_scores  # noqa: E402
from training.examples import Link, Span, joined  # noqa: E402
from training.learning import learn  # noqa: E402
from training.measuring import Reader, spans  # noqa: E402
from training.network import Network  # noqa: E402
from training.pieces import MARKS, Pieced  # noqa: E402

pytestmark = pytest.mark.slow

SETTINGS = {
    **{"seed": 5, "batch_pieces": 16, "encoder_rate": 1e-4, "heads_rate": 1e-3, "warm_up": 0.1, "weight_decay": 0.01},
    **{"checkpoint_steps": 2, "weights": {"trigger": 1.0, "status": 1.0, "actor": 1.0}, "sets": {"x": {"passes": 2}}},
}


def pieced(number: int) -> Pieced:
    sentence = joined(["Peru", "met", "Chile", "."])
    sentence.tag("trigger", [(5, 8, "")])
    sentence.spans.append(Span(1, 2, {"status": "occurred"}))
    sentence.links.append(Link(1, 2, {"actor": [0, 2]}))
    return Pieced(sentence.example("x"), [101, 2000 + number, 2777, 4000, 1012, 102], [1, 2, 3, 4])


@pytest.fixture(scope="module")
def examples() -> dict[str, list[Pieced]]:
    return {"x": [pieced(number) for number in range(4)]}


def trained(examples, out, *, stop_after: int | None = None) -> Network:
    torch.manual_seed(1)
    network = Network(8, dropout=0.1)
    said: list[str] = []
    if stop_after is None:
        learn(network, examples, SETTINGS, out, said.append)
        return network
    kept = torch.optim.AdamW.step
    steps = 0

    def step(self, *given, **named):
        nonlocal steps
        steps += 1
        if steps > stop_after:
            raise KeyboardInterrupt
        return kept(self, *given, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(torch.optim.AdamW, "step", step)
        with pytest.raises(KeyboardInterrupt):
            learn(network, examples, SETTINGS, out, said.append)
    return network


def test_stopped_and_begun_again_it_comes_to_the_same_weights(examples, tmp_path):
    for name in ("whole", "halves"):
        (tmp_path / name).mkdir()
    whole = trained(examples, tmp_path / "whole")
    trained(examples, tmp_path / "halves", stop_after=3)
    again = trained(examples, tmp_path / "halves")
    for name, value in whole.state_dict().items():
        assert torch.equal(value, again.state_dict()[name]), name


def test_every_label_of_a_batch_has_its_loss(examples):
    network = Network(8)
    batch = batch_of(examples["x"])
    found = losses(network, batch, network(batch.ids, batch.mask))
    assert set(found) == {"trigger", "status", "actor"}
    assert all(loss.item() > 0 for loss in found.values())


def test_padding_changes_nothing(examples):
    network = Network(8).eval()
    alone = batch_of(examples["x"][:1])
    longer = Pieced(examples["x"][1].example, [*examples["x"][1].ids, *[2000] * 9], [1, 2, 3, 4])
    beside = batch_of([examples["x"][0], longer])
    with torch.no_grad():
        one, other = network(alone.ids, alone.mask), network(beside.ids, beside.mask)
        assert torch.allclose(one.tokens[0, :6], other.tokens[0, :6], atol=1e-5)
        scores = [relation_scores(network, out, 0, [2], [1, 3]) for out in (one, other)]
    assert torch.allclose(*scores, atol=1e-5)


def test_the_exported_file_says_nearly_what_the_network_says(examples, tmp_path):
    from training.export import export

    network = Network(8).eval()
    export(network, tmp_path / "encoder.onnx")
    assert (tmp_path / "encoder.onnx").stat().st_size < 30_000_000
    out = Reader(tmp_path / "encoder.onnx").read(examples["x"][0])
    batch = batch_of(examples["x"][:1])
    with torch.no_grad():
        expected = network(batch.ids, batch.mask).tokens[0].numpy()
    assert out["tokens"].shape == expected.shape
    # Untrained weights have no clear answers for the rounding to leave alone, so only the direction is compared.
    assert np.corrcoef(out["tokens"].ravel(), expected.ravel())[0, 1] > 0.8


def test_spans_end_where_a_sentence_ends():
    labels = ("O", "B", "I")
    assert spans([1, 2, 2, 0, 1], [2, 5], labels) == {(0, 2, ""), (2, 3, ""), (4, 5, "")}


def test_marks_are_word_pieces_nothing_else_uses():
    assert MARKS == ((2, 3), (4, 5))
