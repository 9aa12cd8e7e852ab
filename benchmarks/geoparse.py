"""geoparse: places in news, found and put on the map (end to end Acc@161km and country accuracy)."""

from __future__ import annotations

import json
import re
from pathlib import Path

from accord.coding.gazetteer import code_places
from accord.data.place_names import iso2_codes
from accord.mentions.places import accord_places
from accord.parsing.loading import parse_many
from accord.records import PlaceRecord, Report

NAMES = ("geoparse",)

_CORPUS = re.compile(r"^(\w+): recognition strict P [\d.]+ R [\d.]+ F1 ([\d.]+)$")
_END_TO_END = re.compile(r"end to end\s+n\s+\d+\s+Acc@161km ([\d.]+).* country_acc ([\d.]+)")


def predict(gold: Path, predictions: Path) -> None:
    """Write a line for every place accord finds in the articles of a gold file."""
    articles = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    reports = [Report(text=article["text"]) for article in articles]
    short = iso2_codes()
    with predictions.open("w", encoding="utf-8") as lines:
        for article, report, doc in zip(articles, reports, parse_many(reports), strict=True):
            for record in code_places(accord_places(doc), report, all_toponyms=True):
                row = {"corpus": article["corpus"], "doc_id": article["doc_id"], **_line(record, short)}
                lines.write(json.dumps(row) + "\n")


def _line(record: PlaceRecord, short: dict[str, str]) -> dict[str, object]:
    country = short.get(record.place.country[0]) if len(record.place.country) == 1 else None
    return {
        "start": record.start,
        "end": record.end,
        "lat": record.place.latitude,
        "lon": record.place.longitude,
        "country": country,
    }


def read_figures(output: str) -> dict[str, float]:
    """Acc@161km, country accuracy and strict span F1, end to end, by corpus: "trnews_acc161", "all_country"."""
    figures: dict[str, float] = {}
    corpus = ""
    for line in output.splitlines():
        if head := _CORPUS.match(line):
            corpus = head[1]
            figures[f"{corpus}_span_f1"] = float(head[2])
        elif (found := _END_TO_END.search(line)) and corpus:
            figures[f"{corpus}_acc161"], figures[f"{corpus}_country"] = float(found[1]), float(found[2])
    return figures
