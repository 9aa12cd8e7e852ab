"""7. Events → dossiers: the words they look for (words.toml, words_said.toml), read once."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def words() -> dict[str, Any]:
    """The lists of the files of words, by what they mark."""
    files = sorted(Path(__file__).parent.glob("words*.toml"))
    return {part: lists for file in files for part, lists in tomllib.loads(file.read_text(encoding="utf-8")).items()}


@cache
def any_of(part: str, key: str) -> re.Pattern[str]:
    """One pattern for all entries of a list, in any case."""
    return re.compile("|".join(f"(?:{entry})" for entry in words()[part][key]), re.IGNORECASE)
