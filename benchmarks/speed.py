"""Speed: the full stock pipeline, the parser only, and accord on the same texts, one thread, interleaved."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from accord.records import Report

ROUNDS = 3
BATCH = 8
MAX_TOKENS = 30_000


def read_texts(paths: list[Path]) -> list[str]:
    """The texts of JSON lines and text files, in order."""
    texts = []
    for path in paths:
        files = sorted(path.iterdir()) if path.is_dir() else [path]
        for file in files:
            if file.suffix == ".jsonl":
                texts += [json.loads(line).get("text", "") for line in file.read_text(encoding="utf-8").splitlines()]
            elif file.suffix == ".txt":
                texts.append(file.read_text(encoding="utf-8"))
    return [text for text in texts if text.strip()]


KINDS = ("times", "actors", "places", "figures")


def time_kinds(reports: list[Report]) -> dict[str, float]:
    """Seconds for the parse alone, and beside it each kind of mention's own: found and made into records.

    On whose word a figure stands is found by accord_attributions, whose time is not counted here.
    """
    from accord.coding.calendar import code_times
    from accord.coding.figures import code_figures
    from accord.coding.gazetteer import code_places
    from accord.coding.identities import code_actors
    from accord.mentions import COMPONENTS
    from accord.mentions.actors import accord_actors
    from accord.mentions.attributions import accord_attributions
    from accord.mentions.places import accord_places
    from accord.mentions.quantities import accord_quantities
    from accord.mentions.times import accord_times
    from accord.parsing.loading import load, parse_many

    taken = dict.fromkeys(("parse", *KINDS), 0.0)
    clock = time.perf_counter
    parsed = parse_many(reports, load(), BATCH, leave_out=COMPONENTS)
    for report in reports:
        marks = [clock()]
        doc = next(parsed)
        marks.append(clock())
        times = code_times(accord_times(doc), report)
        marks.append(clock())
        actors = code_actors(accord_actors(doc), report)
        marks.append(clock())
        code_places(accord_places(doc), report, actors)
        marks.append(clock())
        for name, began, ended in zip(taken, marks, marks[1:], strict=False):
            taken[name] += ended - began
        accord_attributions(doc)
        began = clock()
        code_figures(accord_quantities(doc), report, times, actors)
        taken["figures"] += clock() - began
    return taken


def tell_kinds(rounds: list[dict[str, float]], tokens: int) -> list[str]:
    """A line for each kind and one for all four: median seconds, and their share of the parse."""
    seconds = {name: median(each[name] for each in rounds) for name in rounds[0]}
    parse = seconds.pop("parse")
    lines = [f"{'parse':16} {parse:8.2f} s  {tokens / parse:8,.0f} tokens/s, beside it:"]
    for name, own in {**seconds, "all four": sum(seconds.values())}.items():
        lines.append(f"{'  ' + name:16} {own:8.2f} s  {100 * own / parse:7.1f} % of the parse")
    return lines


def measure(paths: list[Path]) -> str:
    """Tokens a second of the three, their ratio, and the texts it was measured on."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    import spacy

    from accord.coder import code_many, pipeline
    from accord.parsing.loading import find_model
    from accord.records import Report

    stock = spacy.load(find_model())
    parser = spacy.load(find_model(), exclude=["ner", "lemmatizer", "attribute_ruler"])
    pipeline()
    chosen, tokens = [], 0
    for text in sorted(read_texts(paths), key=len):
        if len(text) > 20_000 or tokens > MAX_TOKENS:
            continue
        chosen.append(text)
        tokens += len(stock.make_doc(text))
    reports = [Report(text=text, published="2020-01-15") for text in chosen]
    runs: dict[str, Callable[[], int]] = {
        "stock pipeline": lambda: sum(len(doc) for doc in stock.pipe(chosen, batch_size=BATCH)),
        "parser only": lambda: sum(len(doc) for doc in parser.pipe(chosen, batch_size=BATCH)),
        "accord": lambda: sum(isinstance(coded, tuple) for coded in code_many(reports)),
    }
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    kinds: list[dict[str, float]] = []
    for _ in range(ROUNDS):
        kinds.append(time_kinds(reports))
        for name, run in runs.items():
            started = time.perf_counter()
            run()
            seconds[name].append(time.perf_counter() - started)
    lines = [f"{len(chosen)} texts, {tokens:,} tokens, one thread, {ROUNDS} rounds interleaved, medians"]
    lines += [f"{name:16} {tokens / median(taken):8,.0f} tokens/s" for name, taken in seconds.items()]
    ratio = median(seconds["stock pipeline"]) / median(seconds["accord"])
    lines += tell_kinds(kinds, tokens)
    return "\n".join([*lines, f"accord over the stock pipeline: {ratio:.2f}"])
