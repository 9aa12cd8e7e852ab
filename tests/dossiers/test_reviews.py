"""A policy review: a remark is no decision; demands and answers by side; contingencies named and unnamed."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.dossiers.conftest import Tell, stages

pytestmark = pytest.mark.model

WOULD = ("2021-03-02", "Poland’s defence minister said the basing review was something he would examine.")
URGED = ("2021-04-02", "Latvia urged Poland to widen the basing review.")
TALKED = ("2021-05-04", "Poland and Latvia discussed the basing review on Tuesday.")
DECIDED = ("2021-06-01", "Poland decided on the basing review in May.")

PATHS = [
    pytest.param([WOULD], ["floated"], id="would examine is floated"),
    pytest.param([("2021-03-02", "Poland may adjust its forces after a basing review.")], ["floated"], id="may"),
    pytest.param([WOULD, URGED, TALKED], ["floated", "demanded", "discussed"], id="in order"),
    pytest.param([TALKED, URGED, WOULD], ["floated", "demanded", "discussed"], id="reports out of order"),
    pytest.param([WOULD, TALKED, DECIDED], ["floated", "discussed", "decided"], id="decided"),
    pytest.param(
        [TALKED, ("2021-06-01", "No decision has been made on the basing review, Poland’s minister said.")],
        ["discussed"],
        id="no decision is none",
    ),
    pytest.param(
        [WOULD, ("2021-06-01", "Poland’s government has yet to decide on the basing review.")],
        ["floated"],
        id="yet to decide",
    ),
    pytest.param(
        [DECIDED, ("2021-07-01", "Poland has shelved the basing review.")], ["decided", "shelved"], id="undone"
    ),
    pytest.param(
        [("2021-06-01", "As Poland weighs a basing review, ships sailed.")], [], id="a background clause moves nothing"
    ),
    pytest.param(
        [URGED, ("2021-06-01", "The basing review has become a contentious issue between Poland and Latvia.")],
        ["demanded", "disputed"],
        id="contradicted",
    ),
]


@pytest.mark.parametrize(("reports", "expected"), PATHS)
def test_path(tell: Tell, reports: list[tuple[str, str]], expected: list[str]) -> None:
    assert stages(tell("policy_review", *reports, pack="examples")) == expected


def test_a_demand_and_its_answer_stand_by_side(tell: Tell) -> None:
    answer = ("2021-04-09", "Poland’s defence minister said the basing review could not be widened.")
    state = tell("policy_review", URGED, answer, pack="examples")
    assert state is not None
    assert [(entry.label, entry.side) for entry in state.entries] == [("demand", "LVA"), ("answer", "POL")]


def test_a_modal_is_noted_as_no_decision(tell: Tell) -> None:
    state = tell("policy_review", WOULD, pack="examples")
    assert state is not None
    assert state.entries[0].note == "“would”: no decision"


PACK = """
[contingencies]
kind = "policy_review"
parties = ["POL", "LVA"]
names = ["regional contingencies", "contingency"]
"""


def test_a_contingency_is_named_only_where_the_words_name_it(tell: Tell, tmp_path: Path) -> None:
    from accord.api import Ledger
    from accord.records import Report
    from accord.values import DateBasis

    pack = tmp_path / "own.toml"
    pack.write_text(PACK, encoding="utf-8")
    ledger = Ledger.open()
    texts = (
        "Poland’s minister said his forces must be ready for regional contingencies.",
        "Latvia’s minister said her country would take part in a contingency over Belarus.",
    )
    ledger.add(Report(text=t, published="2021-03-02", published_basis=DateBasis.GIVEN) for t in texts)
    (state,) = ledger.dossiers(pack=pack)
    labels = {entry.side: entry.label for entry in state.entries if entry.label.startswith("names")}
    assert labels == {"POL": "names none", "LVA": "names Belarus"}
