"""The reports of the real stories: their texts stand under the shared material and are put into files for a test."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

_PUT_BACK = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "\\/": "/", "``": '"', "''": '"', "`": "'"}
_MOVES = (
    (re.compile(r"([(\[])\s+"), r"\1"),
    (re.compile(r"\s+([)\].,;:!?%])"), r"\1"),
    (re.compile(r"([$£€])\s+"), r"\1"),
    (re.compile(r"\s+('(?:s|re|ve|ll|d|m)|n't)\b"), r"\1"),
    (re.compile(r"(?:(?<=\s)|^)\"\s+([^\"]*?)\s+\"(?=[\s.,;:!?]|$)"), r'"\1"'),
)


def write_story(gold: Mapping[str, Any], shared: Path, folder: Path) -> Path:
    """Puts a story's reports (title, outlet, day, text) and its gold into a folder and gives the gold's file."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for report in gold["reports"]:
        source = report["source"]
        parts = list(_parts(shared / source["file"])[source.get("id") or source["url"]])
        text = "\n\n".join(part for first, last in source["kept"] for part in parts[first:last] if part)
        file = folder / f"{report['id']}.txt"
        file.write_text(f"{report['title']}\n{report['outlet']}\n{report['date']}\n\n{text}\n", encoding="utf-8")
        rows.append({**report, "file": file.name})
    told = folder / "gold.json"
    told.write_text(json.dumps({**gold, "reports": rows}, ensure_ascii=False), encoding="utf-8")
    return told


def put_together(sentence: str) -> str:
    """A sentence that stands in tokens as it is printed.

    >>> put_together("`` We 're here , '' he said -LRB- in Cairo -RRB- .")
    '"We\\'re here," he said (in Cairo).'
    """
    words = " ".join(_PUT_BACK.get(word, word.replace("\\/", "/")) for word in sentence.split())
    for found, instead in _MOVES:
        words = found.sub(instead, words)
    return words


@cache
def _parts(file: Path) -> Mapping[str, Sequence[str]]:
    """The sentences or lines of each text of a file, by its id or address."""
    return dict(_read(file))


def _read(file: Path) -> Iterator[tuple[str, list[str]]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row.get("kind") == "article":
            yield row["article_id"], [put_together(sentence) for sentence in row["sentences"]]
        elif "url" in row:
            yield row["url"], [part.strip() for part in row["text"].split("\n")]
