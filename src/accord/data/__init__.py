"""Bundled data: registers, gazetteer, lists of words. MANIFEST.toml names version, source and licence of each file."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@cache
def read_toml(name: str) -> dict[str, Any]:
    """The content of a TOML file of this folder; read once a process, so never change what comes back."""
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))
