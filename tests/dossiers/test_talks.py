"""Talks by who takes part in them: asked for, refused, held, broken off, taken up again."""

from __future__ import annotations

import pytest
from tests.dossiers.conftest import Tell, stages

pytestmark = pytest.mark.model

Reports = list[tuple[str, str]]

PATHS = [
    pytest.param(
        "president-talks",
        [
            (
                "2025-03-04",
                "Kenyan President William Ruto met Tanzanian President Samia Suluhu Hassan in Arusha on Monday.",
            )
        ],
        ["held"],
        id="met",
    ),
    pytest.param(
        "president-talks",
        [("2025-03-04", "Kenya's William Ruto and Tanzania's Samia Suluhu Hassan held talks in Arusha on Monday.")],
        ["held"],
        id="held talks",
    ),
    pytest.param(
        "president-talks",
        [
            (
                "2025-03-04",
                "Kenyan President William Ruto flew to Arusha on Monday and praised the port. In separate talks with "
                "Tanzanian President Samia Suluhu Hassan he asked for lower tariffs.",
            )
        ],
        ["held"],
        id="the other side stands in the sentence before",
    ),
    pytest.param(
        "president-talks",
        [("2025-03-04", "Kenyan President William Ruto met Ugandan President Yoweri Museveni in Arusha on Monday.")],
        [],
        id="talks with another president",
    ),
    pytest.param(
        "president-talks",
        [
            (
                "2025-02-20",
                "Kenyan President William Ruto will meet Tanzanian President Samia Suluhu Hassan on 3 March.",
            ),
            (
                "2025-02-28",
                "The meeting of Kenyan President William Ruto and Tanzanian "
                "President Samia Suluhu Hassan was postponed.",
            ),
            (
                "2025-03-12",
                "Kenyan President William Ruto and Tanzanian President Samia Suluhu Hassan met in Arusha on 11 March.",
            ),
        ],
        ["scheduled", "postponed", "held"],
        id="set, put off, held",
    ),
    pytest.param(
        "president-talks",
        [
            (
                "2025-03-04",
                "In a meeting with President Samia Suluhu Hassan, President William Ruto hailed the port.",
            )
        ],
        ["held"],
        id="the other side acts behind the meeting",
    ),
    pytest.param(
        "president-talks",
        [
            (
                "2025-03-04",
                "President William Ruto paid a courtesy call on President Samia Suluhu Hassan on Monday.",
            )
        ],
        ["held"],
        id="a call on the other side",
    ),
    pytest.param(
        "border-talks",
        [("2025-03-04", "The African Union urged Ethiopia and Eritrea to return to dialogue.")],
        ["proposed"],
        id="urged by an outsider",
    ),
    pytest.param(
        "border-talks",
        [("2025-03-04", "Ethiopia offered to hold talks with Eritrea over the port of Assab.")],
        ["offered"],
        id="offered by one",
    ),
    pytest.param(
        "border-talks",
        [
            ("2025-03-04", "Ethiopia offered to hold talks with Eritrea over the port of Assab."),
            ("2025-03-06", "Eritrea on Thursday rejected Ethiopia's offer of talks."),
        ],
        ["offered", "rejected"],
        id="offered and refused",
    ),
    pytest.param(
        "border-talks",
        [
            ("2025-03-04", "Ethiopia offered to hold talks with Eritrea over the port of Assab."),
            ("2025-03-06", "Eritrea on Thursday rejected Ethiopia's offer of talks."),
            ("2025-03-20", "Ethiopia and Eritrea held talks in Nairobi on Wednesday."),
        ],
        ["offered", "rejected", "held"],
        id="refused and held after all",
    ),
    pytest.param(
        "border-talks",
        [
            ("2025-03-20", "Ethiopia and Eritrea held talks in Nairobi on Wednesday."),
            ("2025-03-22", "Eritrea broke off the talks with Ethiopia on Friday."),
        ],
        ["held", "broken off"],
        id="held and broken off",
    ),
    pytest.param(
        "border-talks",
        [
            (
                "2025-03-20",
                "Ethiopia and Eritrea held talks in Nairobi on Wednesday. "
                "Ethiopia and Eritrea signed an accord on trade.",
            )
        ],
        ["held", "outcome"],
        id="held with an outcome",
    ),
    pytest.param(
        "border-talks",
        [("2025-03-04", "Ethiopia ruled out talks with Eritrea as long as troops stay on the border.")],
        ["rejected"],
        id="ruled out",
    ),
    pytest.param(
        "border-talks",
        [("2025-03-04", "Ethiopia and Eritrea may hold talks in Nairobi, a diplomat said.")],
        [],
        id="may is no plan",
    ),
    pytest.param(
        "border-talks",
        [("2025-03-04", "Ethiopia signed a trade accord with Kenya on Monday. Eritrea stayed silent.")],
        [],
        id="an accord with another state",
    ),
    pytest.param(
        "border-talks",
        [("2025-03-04", "If Ethiopia and Eritrea hold talks, oil prices could fall.")],
        [],
        id="if they talk",
    ),
]


@pytest.mark.parametrize(("dossier", "reports", "expected"), PATHS)
def test_path(tell: Tell, dossier: str, reports: Reports, expected: list[str]) -> None:
    assert stages(tell(dossier, *reports, pack="encounters")) == expected


def test_two_meetings_of_the_same_two_are_two(tell: Tell) -> None:
    state = tell(
        "president-talks",
        (
            "2025-03-04",
            "Kenyan President William Ruto met Tanzanian President Samia Suluhu Hassan in Arusha on 3 March.",
        ),
        (
            "2025-09-10",
            "Tanzanian President Samia Suluhu Hassan met Kenyan President William Ruto in Nairobi on 9 September.",
        ),
        pack="encounters",
    )
    assert state is not None
    assert [(move.stage, move.day) for move in state.path] == [("held", "2025-03-03"), ("held", "2025-09-09")]
    assert [entry.day for entry in state.entries] == ["2025-03-03", "2025-09-09"]


def test_who_asks_is_told_apart_from_who_is_asked(tell: Tell) -> None:
    text = "Kenyan President William Ruto urged Ethiopia and Eritrea to return to dialogue."
    state = tell("border-talks", ("2025-03-04", text), pack="encounters")
    assert state is not None
    assert dict(state.holds)["asked by"].startswith("William Ruto, of ")
    assert "William Ruto" not in dict(state.holds)["parties"]
