"""Examples → a trained network: batches of one set at a time in a fixed random order, with checkpoints."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file

from training.batches import Batch, batches, losses
from training.network import Network
from training.pieces import Pieced

Settings = Mapping[str, Any]


def plan(examples: Mapping[str, Sequence[Pieced]], settings: Settings) -> list[tuple[str, int, int]]:
    """Which batch of which pass of which set comes when: (set, pass, number), shuffled by the seed."""
    order = []
    for name, pieced in examples.items():
        for turn in range(settings["sets"][name]["passes"]):
            count = sum(1 for _ in _pass(pieced, name, turn, settings))
            order += [(name, turn, number) for number in range(count)]
    random.Random(settings["seed"]).shuffle(order)
    return order


def _pass(pieced: Sequence[Pieced], name: str, turn: int, settings: Settings) -> Iterator[Batch]:
    chosen = list(pieced)
    most = settings["sets"][name].get("most")
    if most and most < len(chosen):
        random.Random(settings["seed"]).shuffle(chosen)
        start = turn * most % len(chosen)
        chosen = (chosen + chosen)[start : start + most]
    return batches(chosen, settings["batch_pieces"], settings["seed"] + 7919 * turn)


def learn(
    network: Network,
    examples: Mapping[str, Sequence[Pieced]],
    settings: Settings,
    out: Path,
    say: Callable[[str], None],
) -> None:
    """Trains the network in place; goes on from a checkpoint in `out` when there is one of the same plan."""
    torch.manual_seed(settings["seed"])
    order = plan(examples, settings)
    optimizer = _optimizer(network, settings)
    rate = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _share(step, len(order), settings["warm_up"]))
    done = _resume(network, optimizer, rate, out, len(order))
    device = next(network.parameters()).device
    held: dict[tuple[str, int], list[Batch]] = {}
    seen: dict[str, list[float]] = {}
    began = time.monotonic()
    network.train()
    for step, (name, turn, number) in enumerate(order):
        if step < done:
            continue
        if (name, turn) not in held:
            held[name, turn] = list(_pass(examples[name], name, turn, settings))
        batch = held[name, turn][number]
        torch.manual_seed(settings["seed"] + step)
        with torch.autocast(device.type, torch.bfloat16):
            result = network(batch.ids.to(device), batch.mask.to(device))
        found = losses(network, batch, type(result)(*(each.float().to("cpu") for each in result)))
        total = sum(settings["weights"][head] * loss for head, loss in found.items())
        optimizer.zero_grad(set_to_none=True)
        total.backward()  # type: ignore[union-attr]
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        rate.step()
        for head, loss in found.items():
            seen.setdefault(head, []).append(float(loss.detach()))
        if (step + 1) % 100 == 0:
            say(_progress(step + 1, len(order), time.monotonic() - began, seen))
            seen.clear()
        if (step + 1) % settings["checkpoint_steps"] == 0:
            _keep(network, optimizer, rate, out, step + 1, len(order))
    network.eval()


def _optimizer(network: Network, settings: Settings) -> torch.optim.AdamW:
    new = ("tokens", "sentence", "anchors", "others", "relation_bias")
    # The words' own vectors stay as published: few sets are large enough to move them all alike.
    network.words.weight.requires_grad_(False)
    known = [value for name, value in network.named_parameters() if not name.startswith(new) and value.requires_grad]
    heads = [value for name, value in network.named_parameters() if name.startswith(new)]
    return torch.optim.AdamW(
        [{"params": known, "lr": settings["encoder_rate"]}, {"params": heads, "lr": settings["heads_rate"]}],
        weight_decay=settings["weight_decay"],
    )


def _share(step: int, steps: int, warm_up: float) -> float:
    rising = max(1, int(steps * warm_up))
    return (step + 1) / rising if step < rising else max(0.0, (steps - step) / max(1, steps - rising))


def _progress(step: int, steps: int, seconds: float, seen: Mapping[str, list[float]]) -> str:
    parts = " ".join(f"{head} {sum(values) / len(values):.3f}" for head, values in sorted(seen.items()))
    return f"step {step} of {steps}, {seconds:.0f} s: {parts}"


def _keep(network: Network, optimizer: torch.optim.AdamW, rate: Any, out: Path, step: int, steps: int) -> None:
    """A checkpoint as safetensors alone: weights, the optimizer's moments and where it stands."""
    kept = {f"network.{name}": value.contiguous() for name, value in network.state_dict().items()}
    for number, state in optimizer.state_dict()["state"].items():
        kept.update({f"optimizer.{number}.{name}": value.contiguous() for name, value in state.items()})
    kept["at"] = torch.tensor([step, steps, rate.last_epoch])
    new = out / "checkpoint.new"
    save_file(kept, new)
    new.replace(out / "checkpoint.safetensors")


def _resume(network: Network, optimizer: torch.optim.AdamW, rate: Any, out: Path, steps: int) -> int:
    path = out / "checkpoint.safetensors"
    if not path.exists():
        return 0
    kept = load_file(path)
    step, planned, last = (int(each) for each in kept.pop("at"))
    if planned != steps:
        return 0
    network.load_state_dict(
        {name.removeprefix("network."): value for name, value in kept.items() if name.startswith("network.")}
    )
    state: dict[int, dict[str, torch.Tensor]] = {}
    for name, value in kept.items():
        if name.startswith("optimizer."):
            _, number, part = name.split(".")
            state.setdefault(int(number), {})[part] = value
    optimizer.load_state_dict({"state": state, "param_groups": optimizer.state_dict()["param_groups"]})
    rate.last_epoch = last
    rate._step_count = last + 1
    for group, first in zip(optimizer.param_groups, rate.base_lrs, strict=True):
        group["lr"] = first * rate.lr_lambdas[0](last)
    return step
