"""python -m training.make DATA_DIR OUT [--licensed-only] [--settings FILE]

Gold sets → encoder.onnx, tokenizer.json, card.toml and reliability.svg in OUT; begun again, goes on from a checkpoint.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from training.calibration import best_threshold, calibrate, softmax
from training.card import SOURCES, write_card
from training.examples import Example
from training.export import digest, export
from training.heads import BY_NAME, RELATIONS, Form
from training.learning import learn
from training.measuring import Reader, Told, figures_of, tell
from training.network import Network, load_base
from training.pieces import Pieced, open_tokenizer, piece
from training.plotting import plot_reliability
from training.published import TOKENIZER, WEIGHTS, fetch_base
from training.sets import READERS, read_set

SETTINGS = Path(__file__).with_name("settings.toml")

CALIBRATED_ON = {
    "trigger": "joint",
    "mention": "joint",
    "source": "polnear",
    "cue": "polnear",
    "content": "polnear",
    "said_by": "polnear",
    "said": "polnear",
    "certainty": "meantime",
    "quad": "cameo_quad",
    "root": "plv",
    "sentiment": "directed_sentiment",
}
"""The set a head's scores are calibrated on, where it is not joint."""


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code: 0 when the model, its card and its figures lie in OUT."""
    parser = argparse.ArgumentParser(prog="python -m training.make", description=__doc__)
    parser.add_argument("data", type=Path, help="a folder of gold sets")
    parser.add_argument("out", type=Path)
    parser.add_argument("--settings", type=Path, default=SETTINGS)
    parser.add_argument(
        "--licensed-only", action="store_true", help="leave out sets without a licence to pass on what is made of them"
    )
    given = parser.parse_args(arguments)
    settings = tomllib.loads(given.settings.read_text(encoding="utf-8"))
    given.out.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    base = fetch_base(given.out / "base", settings["base"])
    train, dev = _read(given.data, base, settings, licensed_only=given.licensed_only)
    torch.manual_seed(settings["seed"])
    network = Network(settings["dimensions"], settings["dropout"])
    load_base(network, base / WEIGHTS)
    network.to("cuda" if torch.cuda.is_available() else "cpu")
    used = {name: examples for name, examples in train.items() if settings["sets"][name]["passes"]}
    learn(network, used, settings, given.out, _say)
    network.to("cpu")
    export(network, given.out / "encoder.onnx")
    shutil.copyfile(base / TOKENIZER, given.out / TOKENIZER)
    about = _about(
        given.out, settings, used, licensed_only=given.licensed_only, minutes=(time.monotonic() - began) / 60
    )
    judge(given.out, network.relation_bias.detach().numpy(), dev, about)
    return 0


def _read(
    data: Path, base: Path, settings: dict[str, Any], *, licensed_only: bool
) -> tuple[dict[str, list[Pieced]], ...]:
    tokenizer = open_tokenizer(base / TOKENIZER)
    train: dict[str, list[Pieced]] = {}
    dev: dict[str, list[Pieced]] = {}
    for name, chosen in settings["sets"].items():
        if name not in READERS:
            raise ValueError(f"settings: no set is called {name!r}. Expected one of {', '.join(READERS)}.")
        seen, unseen = read_set(name, data, settings["unseen_share"], measured_only=not chosen["passes"])
        _say(f"{name}: {len(seen)} sentences to train on, {len(unseen)} to measure on")
        left_out = licensed_only and not chosen["licensed"]
        train[name] = [] if left_out else _pieced(seen, tokenizer, settings["pieces"])
        dev[name] = _pieced(unseen, tokenizer, settings["pieces"])
    return {name: examples for name, examples in train.items() if examples}, dev


def _pieced(examples: list[Example], tokenizer: Any, most: int) -> list[Pieced]:
    return piece(examples, tokenizer, most) if examples else []


def _about(
    out: Path, settings: dict[str, Any], used: dict[str, Any], *, licensed_only: bool, minutes: float
) -> dict[str, Any]:
    sentences = {name: len(examples) for name, examples in used.items()}
    return {
        "version": "1",
        "base": "sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0), from "
        f"{settings['base']['package']} {settings['base']['version']}",
        "licensed_only": licensed_only,
        "minutes": round(minutes, 1),
        "trained_on": "GPU" if torch.cuda.is_available() else "CPU",
        "pieces": 256,
        "dimensions": settings["dimensions"],
        "files": {name: digest(out / name) for name in ("encoder.onnx", TOKENIZER)},
        "data": {
            name: f"{count} sentences, {settings['sets'][name]['passes']} passes; {SOURCES[name]}"
            for name, count in sentences.items()
        },
    }


def judge(out: Path, bias: np.ndarray, dev: dict[str, list[Pieced]], about: dict[str, Any]) -> None:
    """Measures an exported encoder, calibrates its heads and writes card and reliability plots."""
    reader = Reader(out / "encoder.onnx")
    measures: dict[str, dict[str, dict[str, Any]]] = {}
    told: dict[str, dict[str, Any]] = {
        name: {"bias": round(float(value), 5)} for name, value in zip(RELATIONS, bias, strict=True)
    }
    curves = {}
    for set_, pieced in dev.items():
        for name, known in tell(reader, pieced, bias).items():
            if len(known.gold) < 20:
                continue
            measures.setdefault(name, {})[set_] = figures_of(name, known)
            if CALIBRATED_ON.get(name, "joint") == set_:
                curves[name] = _calibrate(name, known, told.setdefault(name, {}), measures[name][set_])
    for name, sets in measures.items():
        for set_, values in sets.items():
            _say(f"{name:12} {set_:28} " + " ".join(f"{key} {value:.1f}" for key, value in values.items()))
    write_card(out / "card.toml", about, told, measures)
    plot_reliability({name: curve for name, curve in curves.items() if curve}, out / "reliability.svg")


def _calibrate(
    name: str, known: Told, told: dict[str, Any], measures: dict[str, Any]
) -> list[tuple[float, float, int]]:
    logits, gold = known.rows()
    if name in BY_NAME and BY_NAME[name].form is Form.NUMBER:
        return []
    found = calibrate(logits, gold)
    told["temperature"] = found.temperature
    measures.update(calibration_error=found.error_after, uncalibrated_error=found.error_before)
    probabilities = softmax(logits / found.temperature)
    if name in RELATIONS:
        told["threshold"] = best_threshold(probabilities[:, 1], gold == 1)
    elif BY_NAME[name].form is Form.TAGS:
        told["thresholds"] = {"any": best_threshold(1 - probabilities[:, 0], gold != 0)}
    elif found.sure is not None:
        told["thresholds"] = {"sure": found.sure}
    return found.reliability


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    raise SystemExit(main())
