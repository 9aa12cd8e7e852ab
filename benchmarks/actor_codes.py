"""Driver of actor_codes: a mention, with its day and context, to country and PLOVER sector."""

from __future__ import annotations

import json
import re
from pathlib import Path

from accord.coding.resolving import resolve_actor
from accord.values import Actor, ActorKind

NAMES = ("actor_codes",)
READS_TEXT = False

WRITTEN = "2023-01-01"
"""A mention without a date is to be coded as of 2022 to 2024, says the set's README."""
_UNIONS = {"eu": "EUR", "un": "UNO"}


def predict(gold: Path, predictions: Path) -> None:
    """Write one prediction a mention."""
    with predictions.open("w", encoding="utf-8") as out:
        for line in gold.read_text(encoding="utf-8").splitlines():
            if line.strip():
                case = json.loads(line)
                actor = resolve_actor(
                    case["actor"], date=case["date"] or WRITTEN, context=case["context"] or case["known_country"]
                )
                out.write(json.dumps({"id": case["id"], **_coded(actor)}) + "\n")


def _coded(actor: Actor | None) -> dict[str, object]:
    """The set's notation: no sector for a state or people as a whole, own codes for bodies of several states."""
    if actor is None:
        return {"country": "", "code_1": "", "none": True}
    whole = actor.kind is ActorKind.STATE or actor.id.endswith(".public")
    country = actor.country or ""
    union = actor.id.split(".")[0]
    if not country and (union in _UNIONS or (actor.kind is ActorKind.ORGANISATION and not actor.id.startswith("~"))):
        country = _UNIONS.get(union, "IGO")
    return {"country": country, "code_1": "" if whole else (actor.sector or ""), "wiki": actor.name, "none": False}


def read_figures(output: str) -> dict[str, float]:
    """The figures in percent from what the scorer prints."""
    found = re.findall(r"^(country|code_1|both|both, dated)\s+accuracy ([\d.]+)", output, re.M)
    return {name: round(float(value) * 100, 2) for name, value in found}
