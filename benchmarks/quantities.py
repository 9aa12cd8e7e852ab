"""Quantities in news and in single sentences: gold texts into documents, quantities into prediction lines."""

from __future__ import annotations

import json
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from accord.mentions.quantities import QuantityMention, find_quantities
from accord.parsing.loading import load

NAMES = ("quant_newsquant", "quant_recognizers")
_NAMING = Path(__file__).with_name("quantity_names.toml")


@cache
def _names() -> dict[str, Any]:
    return tomllib.loads(_NAMING.read_text(encoding="utf-8"))


def _singular(word: str) -> str:
    """The singular the set writes: "countries" is "country"."""
    irregular: dict[str, str] = _names()["singular"]
    if word.lower() in irregular:
        return irregular[word.lower()]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "oes", "uses")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _counted(doc: Doc, mention: QuantityMention) -> str:
    """A counted noun phrase as the set names it: without participles and "more", its head in the singular."""
    if mention.noun is None:
        return "-"
    span = doc.char_span(*mention.noun, alignment_mode="expand")
    if span is None:
        return "-"
    kept = [
        token.text
        for token in span
        if token.tag_ not in ("VBN", "VBG", "RB") and token.lower_ not in _names()["dropped"]
    ]
    words = "".join(word if word in ("-", "’s", "'s") else f" {word}" for word in kept).strip().replace("- ", "-")
    head, _, last = words.rpartition(" ")
    return f"{head} {_singular(last)}".strip()


def _unit(doc: Doc, mention: QuantityMention) -> str:
    table = _names()
    if str(mention.kind) == "age":
        return str(table["ages"].get(mention.unit, "year of age"))
    if mention.unit_text in table["printed"]:
        return str(table["printed"][mention.unit_text])
    unit = mention.unit or "-"
    if unit == "fraction" and mention.noun is not None:
        return f"% {_counted(doc, mention)}"
    if mention.noun is not None and "/" not in unit:
        return _counted(doc, mention)
    thing, _, per = unit.partition("/")
    if mention.noun is not None:
        thing = _counted(doc, mention)
    names = table["units"]
    name = names.get(unit) or names.get(thing) or _singular(thing)
    return f"{name} per {names.get(per, per)}" if per and unit not in names else name


def _change(mention: QuantityMention) -> str:
    return mention.direction or _names()["change"].get(str(mention.approximation), "=")


def _value(mention: QuantityMention, core: str) -> Any:
    if mention.value is None:
        return _names()["vague"].get(core.lower())
    if isinstance(mention.value, tuple):
        return f"{mention.value[0]!r}-{mention.value[1]!r}"
    return mention.value


def quantities(doc: Doc) -> list[dict[str, Any]]:
    """The quantities of a document as prediction rows; kinds that the set does not hold are left out."""
    rows = []
    for mention in find_quantities(doc):
        core = doc.text[mention.core_start : mention.core_end]
        value = _value(mention, core)
        if not mention.is_number or value is None:
            continue
        rows.append(
            {
                "value": value,
                "normalized_unit": _unit(doc, mention),
                "change": _change(mention),
                "referred_concepts": "-",
            }
        )
    return rows


def predict(gold: Path, predictions: Path) -> None:
    """Write the scorer's prediction lines for every text of a gold file, from its text alone."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    with predictions.open("w", encoding="utf-8") as out:
        for row, doc in zip(rows, load().pipe(row["text"] for row in rows), strict=True):
            out.write(json.dumps({"id": row["id"], "quantities": quantities(doc)}, ensure_ascii=False) + "\n")


def read_figures(output: str) -> dict[str, float]:
    """The F1 of value, value and unit, and value and change in percent, from what the scorer prints."""
    figures = {}
    for name in ("value", "value + unit", "value + unit, loose", "value + change"):
        match = re.search(rf"^{re.escape(name)}\s+P .*F1 ([\d.]+)", output, re.MULTILINE)
        if match:
            figures[f"{name} F1"] = round(float(match.group(1)) * 100, 2)
    return figures
