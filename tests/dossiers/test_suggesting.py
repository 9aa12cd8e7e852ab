"""Dossiers proposed from what recurs, and their TOML."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from accord.api import Ledger
from accord.dossiers.index import Index
from accord.dossiers.model import Dossier
from accord.dossiers.packs import check_pack, read_pack
from accord.dossiers.recurring import names_in, settings
from accord.dossiers.rules import kinds
from accord.dossiers.suggesting import Suggestion, suggest
from accord.records import Report
from accord.values import DateBasis


def proposed(*texts: str, dossiers: tuple[Dossier, ...] = ()) -> tuple[Suggestion, ...]:
    """What is proposed of reports of some days in a row."""
    ledger = Ledger.open()
    ledger.add(
        Report(text=text, published=f"2021-03-{day:02d}", published_basis=DateBasis.GIVEN, publisher=f"Paper {day}")
        for day, text in enumerate(texts, 1)
    )
    return suggest(Index(ledger.known(), ledger.linked()), dossiers)


@pytest.mark.parametrize("each", settings()["named"], ids=lambda each: each["kind"])
def test_a_name_tells_its_kind(each: dict[str, str]) -> None:
    marked = re.search(r"\[(.+)\]", each["example"])
    assert marked is not None
    found = names_in(each["example"].replace("[", "").replace("]", ""))
    assert found == ([(each["kind"], marked.group(1), None)] if each["kind"] in kinds() else [])


def test_every_kind_suggested_is_one() -> None:
    rows = [*settings()["named"], *settings()["series"], *settings()["figures"], *settings()["plans"]]
    assert {row["kind"] for row in rows} <= set(kinds())


FORUM = (
    "The Baltic Security Forum (BSF) of Norway and Sweden opened in Oslo on Monday.",
    "Norway's minister flew home from the Baltic Security Forum with Sweden's after two days.",
)


@pytest.mark.model
def test_a_meeting_named_in_two_reports() -> None:
    (found,) = proposed(*FORUM)
    assert (found.dossier.kind, found.dossier.title) == ("recurring_meeting", "Baltic Security Forum")
    assert found.dossier.names == ("Baltic Security Forum", "BSF")
    assert set(found.dossier.parties) == {"NOR", "SWE"}
    assert [evidence.quote for evidence in found.evidence] == list(FORUM)


@pytest.mark.model
def test_named_once_or_in_two_copies_is_not_enough() -> None:
    assert proposed(FORUM[0]) == ()
    long = f"{FORUM[0]} Cables, ferries, fishing grounds and two joint exercises in the autumn were on the table there."
    assert proposed(long, f"{long} It rained.") == ()


@pytest.mark.model
def test_what_a_pack_follows_is_left_out() -> None:
    kept = Dossier(id="bsf", kind="recurring_meeting", title="BSF", names=("Baltic Security Forum",))
    assert proposed(*FORUM, dossiers=(kept,)) == ()


@pytest.mark.model
def test_a_plan_without_an_outcome() -> None:
    text = "Norway's minister Ida Berg will visit Sweden on 5 March 2021."
    found = [each for each in proposed(text, "Norway's king opened a bridge.") if "plan" in each.why]
    assert [(each.dossier.kind, each.dossier.names) for each in found] == [("itinerary", ("visit Sweden",))]
    assert "due 2021-03-05" in found[0].why


@pytest.mark.model
def test_a_figure_that_three_reports_give() -> None:
    texts = [
        "Norway has about 900 troops in Estonia, the ministry said.",
        "Some 900 Norwegian troops are stationed in Estonia.",
        "Norway keeps 950 troops in Estonia, its minister said.",
    ]
    found = [each for each in proposed(*texts) if "figure" in each.why]
    assert [(each.dossier.kind, each.dossier.parties[0], each.reports) for each in found] == [("deployment", "NOR", 3)]


@pytest.mark.model
def test_a_series_of_one_pair() -> None:
    texts = [
        f"Norway's foreign minister met Sweden's foreign minister in {place} on {day} February 2021 to discuss fishing."
        for place, day in (("Oslo", 1), ("Malmo", 9), ("Bergen", 20))
    ]
    found = [each for each in proposed(*texts) if "events of meeting" in each.why]
    assert [each.dossier.parties for each in found] == [("NOR", "SWE")]


@pytest.mark.model
def test_its_toml_is_a_pack_that_follows_it(tmp_path: Path) -> None:
    (found,) = proposed(*FORUM)
    pack = tmp_path / "mine.toml"
    pack.write_text(found.toml, encoding="utf-8")
    assert read_pack(pack) == (found.dossier,)
    assert check_pack(pack)[1] == []


def test_a_strange_title_is_still_toml(tmp_path: Path) -> None:
    from accord.dossiers.suggesting import toml_of

    odd = Dossier(id="x", kind="recurring_meeting", title='“A” "B"\\C\x7f\n', names=('say "no"\t\\',))
    pack = tmp_path / "odd.toml"
    pack.write_text(toml_of(odd, "seen\ntwice"), encoding="utf-8")
    assert read_pack(pack) == (odd,)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The International Monetary Fund met in Washington.", id="a body"),
        pytest.param("The Democratic National Convention chose its candidate.", id="a party's"),
        pytest.param("The Northern Conference of State Legislatures agreed.", id="an organisation"),
        pytest.param("They issued a Joint Statement.", id="a plain phrase"),
        pytest.param("Talks were held in May.", id="one word"),
    ],
)  # fmt: skip
def test_what_is_no_name_of_a_thing(text: str) -> None:
    assert names_in(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Following the Paris Climate Accord, taxes rose.", "Paris Climate Accord", id="behind the"),
        pytest.param("At Sweden's Arctic Radar Programme work began.", "Arctic Radar Programme", id="behind an owner"),
        pytest.param("Leaders left the NATO summit early.", "NATO summit", id="an acronym's summit"),
        pytest.param("The Open Skies Treaty is dead.", "Open Skies Treaty", id="last word"),
    ],
)  # fmt: skip
def test_names_without_what_stands_before_them(text: str, name: str) -> None:
    assert name in [found for _, found, _ in names_in(text)]
