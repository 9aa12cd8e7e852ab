"""One sum of money in two currencies, on own texts."""

from __future__ import annotations

import pytest
from tests.linking.test_running_figures import figures

from accord.ledger.merged import ConflictVerdict

pytestmark = pytest.mark.model

BOTH = "BERGEN - A dry dock for trawlers is rising in Turku; the owners, a Bergen bank, put 85 million kroner (some 8 million dollars) into it."  # noqa: E501
THEN = "TURKU - Trawlers can be mended in Turku from now on: the dry dock, for which a Bergen bank paid 85 million kroner, has opened."  # noqa: E501


def test_one_report_gives_both() -> None:
    (found,) = figures(("2025-05-06", BOTH), ("2026-02-08", THEN))
    assert [account.value for account in found.accounts] == ["85 million kroner", "some 8 million dollars"]
    assert [len(account.reports) for account in found.accounts] == [2, 1]
    assert found.verdict == ConflictVerdict.PRECISION


@pytest.mark.parametrize(
    "then",
    [
        pytest.param(
            "TURKU - An opera house is planned for 85 million kroner, a councillor said.", id="of another thing"
        ),
        pytest.param("TURKU - Trawlers can be mended in the dry dock that a Bergen bank paid for.", id="no sum"),
    ],
)
def test_no_other_report_gives_it(then: str) -> None:
    assert not figures(("2025-05-06", BOTH), ("2026-02-08", then))


def test_ranges_are_not_one_sum() -> None:
    both = BOTH.replace("85 million kroner", "80 to 90 million kroner")
    then = "TURKU - Trawlers are mended in Turku: the dry dock of a Bergen bank earns 20 to 30 million kroner."
    assert not figures(("2025-05-06", both), ("2026-02-08", then))


@pytest.mark.parametrize("more", ["", " It rains.", " It snows.", " It is cold."])
def test_a_pair_that_told_nothing_is_looked_at_again(more: str) -> None:
    """Reports stand in an order of their own, which `more` changes."""
    others = [
        "TAMPERE - An opera house is planned for 85 million kroner (some 8 million dollars), a councillor said.",
        "OSLO - Thieves took paintings insured for 85 million kroner (some 8 million dollars) at night, police said.",
        "KOTKA - A lottery winner claimed 85 million kroner (some 8 million dollars) on Sunday, a newspaper said.",
    ]
    told = figures(*(("2025-05-05", other) for other in others), ("2025-05-06", BOTH + more), ("2026-02-08", THEN))
    assert [sorted(len(account.reports) for account in found.accounts) for found in told] == [[1, 2]]
