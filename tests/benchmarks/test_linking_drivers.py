"""Drivers of ecbplus, stories-ecbplus, and the curve of linking: gold in, lines out, figures of the scorer's print."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from benchmarks.drivers import find_drivers

from benchmarks import ecbplus, linking, stories_ecbplus

ECBPLUS = (
    "mentions gold 4 predicted 4; clusters gold 2 predicted 3\nMUC    P  50.00  R  40.00  F1  44.44\nCoNLL_F1 {}\n"
)
STORIES = (
    "documents 9  gold clusters 3  predicted clusters 4  not predicted 0\n"
    "B-cubed   P 91.20  R 88.00  F1 89.57\n"
    "pairwise  P 80.00  R 70.00  F1 74.67\n"
)


def document(name: str, *sentences: str, mentions: dict[str, tuple[int, str]]) -> dict[str, Any]:
    """A document as ECB+ gives it: sentences in tokens, mentions by id with their sentence and words."""
    tokens = [sentence.split() for sentence in sentences]
    return {
        "doc_id": name,
        "sentences": [{"sent_id": number, "tokens": words} for number, words in enumerate(tokens)],
        "event_mentions": [
            {"mention_id": key, "sent_id": sentence, "tokens": [tokens[sentence].index(word) for word in words.split()]}
            for key, (sentence, words) in mentions.items()
        ],
    }


def written(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_figures_of_events_with_singletons_and_without() -> None:
    figures = ecbplus.read_figures(ECBPLUS.format("61.50") + ECBPLUS.format("48.25"))
    assert figures == {"conll_f1": 61.5, "conll_f1_without_singletons": 48.25}


def test_a_scorer_that_printed_once_is_an_error() -> None:
    with pytest.raises(ValueError, match="shorter"):
        ecbplus.read_figures(ECBPLUS.format("61.50"))


def test_the_scorer_runs_once_for_each_way(tmp_path: Path) -> None:
    scorer = tmp_path / "score.py"
    scorer.write_text("import sys\nprint(sys.argv[1:])\nprint('CoNLL_F1 5.00')\n", encoding="utf-8")
    told = ecbplus.score(scorer, [tmp_path / "gold"], [tmp_path / "made"])
    assert [line for line in told.splitlines() if "--" in line] == [
        str([str(tmp_path / "gold"), str(tmp_path / "made"), way]) for way in ("--keep-singletons", "--drop-singletons")
    ]
    assert ecbplus.read_figures(told) == {"conll_f1": 5.0, "conll_f1_without_singletons": 5.0}


@pytest.mark.model
def test_every_mention_gets_one_event_and_those_of_one_happening_the_same(tmp_path: Path) -> None:
    gold = written(
        tmp_path / "gold.jsonl",
        [
            document(
                "1.xml",
                "A storm sank the ferry Grey Gull off Tromso .",
                "Divers found the wreck .",
                mentions={"a": (0, "sank"), "b": (1, "found")},
            ),
            document("2.xml", "The ferry Grey Gull was sunk by a storm off Tromso .", mentions={"c": (0, "sunk")}),
            document("3.xml", "Bakers in Lima struck over flour prices .", mentions={"d": (0, "struck over")}),
        ],
    )
    made = tmp_path / "made.jsonl"
    ecbplus.predict(gold, made)
    home = {line["mention_id"]: line["cluster"] for line in lines(made)}
    assert list(home) == ["a", "b", "c", "d"]
    assert home["a"] == home["c"]
    assert len(set(home.values())) == 3


@pytest.mark.model
def test_a_mention_stands_where_its_tokens_do() -> None:
    rows = [
        document("1.xml", "Oslo slept .", "Two boats met there .", mentions={"a": (1, "boats met"), "b": (0, "slept")})
    ]
    records, reports = ecbplus.code_rows(rows)
    (report,) = reports.values()
    assert report.text == "Oslo slept .\nTwo boats met there ."
    assert {name: report.text[record.start : record.end] for name, record in records.items()} == {
        "a": "boats met",
        "b": "slept",
    }


def test_figures_of_stories() -> None:
    assert stories_ecbplus.read_figures(STORIES) == {"b_cubed_p": 91.2, "b_cubed_r": 88.0, "b_cubed_f1": 89.57}
    assert stories_ecbplus.read_figures("documents 0") == {}


def test_reports_of_one_story_get_one_number(tmp_path: Path) -> None:
    ferry = "The ferry Grey Gull sank off Tromso in a storm; divers searched the wreck for its captain, Nils Vik."
    strike = "Bakers in Lima walked out over the price of flour, and ovens across the city stayed cold until dawn."
    rows = [
        {"doc_id": "1", "title": "Ferry Grey Gull sinks off Tromso", "text": ferry},
        {"doc_id": "2", "title": "Lima bakers strike over flour", "text": strike},
        {"doc_id": "3", "title": "Captain of Grey Gull missing", "text": f"Storm: {ferry}"},
    ]
    made = tmp_path / "made.jsonl"
    stories_ecbplus.predict(written(tmp_path / "gold.jsonl", rows), made)
    home = {line["doc_id"]: line["cluster"] for line in lines(made)}
    assert list(home) == ["1", "2", "3"]
    assert home["1"] == home["3"] != home["2"]


@pytest.mark.parametrize("name", ["ecbplus", "stories-ecbplus"])
def test_the_board_knows_them(name: str) -> None:
    assert name in find_drivers()


def test_the_curve_of_linking_tells_sizes_costs_and_pages(tmp_path: Path) -> None:
    told = list(linking.show(linking.measure((20, 40), tmp_path)))
    assert [int(line.split()[0]) for line in told if line.strip()[:2] in ("20", "40")][:2] == [20, 40]
    assert sum("a page in ms: newest" in line for line in told) == 2
    assert "40 over 20 reports:" in told[-1]
    assert list(tmp_path.iterdir()) == []
