"""7. Events → dossiers: the words they look for (words.toml), read once."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def words() -> dict[str, Any]:
    """The lists of words.toml, by what they mark."""
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


@cache
def any_of(part: str, key: str) -> re.Pattern[str]:
    """One pattern for all entries of a list, in any case."""
    return re.compile("|".join(f"(?:{entry})" for entry in words()[part][key]), re.IGNORECASE)
