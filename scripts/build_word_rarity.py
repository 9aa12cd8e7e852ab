"""Writes data/word_rarity.toml: how rare a word is among news reports, for comparing reports and mentions.

usage: python scripts/build_word_rarity.py FILE.jsonl ...

Each line of a file is a report with "text" (and "title"). Texts of a few sentences are put together, in their order, to
the length of a report first. A word's rarity is log(1 + reports / reports that use it), to a quarter (Spärck Jones
1972); words in fewer than three reports are left out, they are the rarest.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from accord.data import HERE
from accord.linking.mention_words import all_stems

_LEAST_REPORTS = 3
_LENGTH = 1500
"""Characters of a report, to which shorter texts are put together."""
_STEP = 4


def read_reports(paths: Iterable[Path]) -> Iterator[str]:
    """The texts of the files, short ones put together."""
    for path in paths:
        held = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            held += f"{row.get('title', '')}\n{row['text']}\n"
            if len(held) >= _LENGTH:
                yield held
                held = ""
        if held:
            yield held


def make_table(reports: Iterable[str]) -> str:
    """The table as TOML: words by rarity, commonest first."""
    counts: Counter[str] = Counter()
    total = 0
    for text in reports:
        counts.update({word for word in all_stems(text) if word.isalpha()})
        total += 1
    bands: dict[float, list[str]] = defaultdict(list)
    for word, count in counts.items():
        if count >= _LEAST_REPORTS:
            bands[round(_STEP * math.log(1 + total / count)) / _STEP].append(word)
    rarest = round(_STEP * math.log(1 + total)) / _STEP
    lines = [
        f"# How rare a word (by its stem) is among {total} news reports: log(1 + reports / reports that use it).",
        "# Made by scripts/build_word_rarity.py.",
        "",
        f"rarest = {rarest}",
        "",
        "[bands]",
    ]
    lines += [f'"{rarity}" = "{" ".join(sorted(words))}"' for rarity, words in sorted(bands.items())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    (HERE / "word_rarity.toml").write_text(make_table(read_reports(map(Path, sys.argv[1:]))), encoding="utf-8")
