"""The model card: what the encoder was made from, what it tells, how well, and from which score on to believe it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from training.heads import HEADS, RELATIONS

SOURCES = {
    "joint": "accord's own training texts; the project's licence",
    "status": "accord's own; measured only",
    "figures": "accord's own; measured only",
    "meantime": "NewsReader MEANTIME, CC BY 4.0; measured only",
    "re3d": "dstl/re3d without its BBC documents; public domain, OGL 3.0, CC BY 3.0 AU, CC BY-SA 3.0",
    "factuality_uds_ih2": "UDS It Happened 2, CC BY-SA 4.0",
    "factuality_megaveridicality": "MegaVeridicality 2.1, believed CC BY-SA 4.0",
    "plover_synthetic": "ahalterman/NGEC-2025, MIT; machine-written stories, weak labels",
    "polnear": "PolNeAR 1.0, no licence stated; research data",
    "plv": "Zero-Shot-PLOVER, no licence stated; research data",
    "cameo_quad": "eventdata/ConfliBERT, GPL-3.0 repository, texts of others; research data",
    "cameo_roles": "eventdata/ConfliBERT, GPL-3.0 repository, texts of others; research data",
    "directed_sentiment": "Park, Pan, Joo 2021, use by citing; texts of others; research data",
}

LIMITS = (
    "English news about states alone; web text, sport and fiction are read only to be left out.",
    "A sentence is read by itself: what an earlier one settles is not seen.",
    "joint is written for training and holds slips of a few in a hundred.",
    "Sets without a stated licence are research data; none of their text can be read back from the heads.",
    "Scores are calibrated on the dev parts named here; on other kinds of text they may be too high.",
)


def write_card(
    path: Path,
    about: Mapping[str, Any],
    told: Mapping[str, Mapping[str, Any]],
    measures: Mapping[str, Any],
) -> None:
    """Writes card.toml: `told` holds temperature and thresholds of each head and relation, `measures` its figures."""
    lines = ["# Written by `python -m training.make`; read when the encoder is loaded.", ""]
    lines += [f"{key} = {_value(value)}" for key, value in about.items() if not isinstance(value, Mapping)]
    lines.append(f"limits = {_value(LIMITS)}")
    for key, table in about.items():
        if isinstance(table, Mapping):
            lines += ["", f"[{key}]", *(f'"{name}" = {_value(value)}' for name, value in table.items())]
    for head in HEADS:
        known = told.get(head.name, {})
        lines += ["", "[[heads]]", f'name = "{head.name}"', f'level = "{head.level}"', f'form = "{head.form.value}"']
        lines += [f"labels = {_value(head.labels)}", f"temperature = {known.get('temperature', 1.0)}"]
        lines.append(f"thresholds = {_table(known.get('thresholds', {}))}")
    for name in RELATIONS:
        known = told.get(name, {})
        lines += ["", "[[relations]]", f'name = "{name}"', f"bias = {known['bias']}"]
        lines += [f"temperature = {known.get('temperature', 1.0)}", f"threshold = {known.get('threshold', 0.5)}"]
    for name, sets in measures.items():
        for set_, values in sets.items():
            lines += ["", f"[figures.{name}.{set_}]", *(f"{key} = {_value(value)}" for key, value in values.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _table(values: Mapping[str, float]) -> str:
    return "{ " + ", ".join(f'"{key}" = {value}' for key, value in values.items()) + " }" if values else "{}"


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.4g}" if value != int(value) else f"{value:.1f}"
    if isinstance(value, tuple | list):
        return "[" + ", ".join(_value(each) for each in value) + "]"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)
