"""Speed: the full stock pipeline, the parser only, and accord on the same texts, one thread, interleaved."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

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


def measure(paths: list[Path]) -> str:
    """Tokens a second of the three, their ratio, and the texts it was measured on."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    import spacy

    from accord.parsing.loading import find_model
    from accord.pipeline import code_many, pipeline
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
    for _ in range(ROUNDS):
        for name, run in runs.items():
            started = time.perf_counter()
            run()
            seconds[name].append(time.perf_counter() - started)
    lines = [f"{len(chosen)} texts, {tokens:,} tokens, one thread, {ROUNDS} rounds interleaved, medians"]
    lines += [f"{name:16} {tokens / median(taken):8,.0f} tokens/s" for name, taken in seconds.items()]
    ratio = median(seconds["stock pipeline"]) / median(seconds["accord"])
    return "\n".join([*lines, f"accord over the stock pipeline: {ratio:.2f}"])
