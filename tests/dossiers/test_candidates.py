"""In a large ledger a dossier is looked for in the reports that may tell of it, and is then as in all of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.generated_whole import make_whole_reports

from accord.api import Ledger
from accord.dossiers import candidates
from accord.dossiers.candidates import words_of
from accord.ledger import record_tables
from accord.linking.held_answers import HELD
from accord.records import Report
from accord.values import DateBasis

PACK = Path(__file__).parent / "packs" / "nordic.toml"
TEXTS = (
    (
        "2021-02-10",
        "Norway and Sweden will hold the Baltic Security Forum in Oslo on 3 March 2021.",
    ),
    ("2021-02-11", "Norway's government proposed a 4% rise in defence spending for 2022. Rain fell in Oslo."),
    (
        "2021-03-04",
        "Norway and Sweden held the Baltic Security Forum in Oslo on Wednesday.",
    ),
    ("2021-03-05", "Rain fell on the quays of Oslo and the ferries stayed at home. Nobody minded much."),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("large") / "ledger.db"
    with Ledger.open(made) as ledger:
        for report, records in make_whole_reports(60, a_day=30, first=66_000):
            ledger.file.put(report, records, version="1")
        ledger.add(Report(text=text, published=day, published_basis=DateBasis.GIVEN) for day, text in TEXTS)
    return made


@pytest.fixture
def _large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_tables, "MOST_FROM_NOTHING", 3)
    HELD.clear()


@pytest.fixture
def small(path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    with Ledger.open(path, write=False) as ledger:
        return {each.dossier.id: each for each in ledger.dossiers(pack=PACK)}


@pytest.mark.model
@pytest.mark.usefixtures("_large")
def test_dossiers_stand_as_they_do_in_all_reports(path: Path, small: dict[str, object]) -> None:
    with Ledger.open(path, write=False) as ledger:
        named = {"forum", "budget"} & small.keys()
        assert named
        states = {each.dossier.id: each for each in ledger.dossiers(pack=PACK)}
        assert {name: states[name] for name in named} == {name: small[name] for name in named}
        assert ledger.dossier("forum", pack=PACK).sheet().reports
        assert None not in ledger._linked, "nothing but the reports that may tell of them is read"


@pytest.mark.model
@pytest.mark.usefixtures("_large")
def test_of_many_reports_the_newest_are_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "MOST", 1)
    HELD.clear()
    with Ledger.open(path, write=False) as ledger:
        told = ledger.dossier("forum", pack=PACK).sheet().reports
        assert [ledger.report(name).day for name in told] == ["2021-03-04"]


def test_a_query_holds_every_word_that_has_to_stand_whole() -> None:
    assert words_of(["...x", "trans...port"]) == ""
    assert words_of(["Defense Review"]) == '("defense" AND ("review" OR "reviews"))'
