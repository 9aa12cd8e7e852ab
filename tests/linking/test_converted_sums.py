"""One sum of money in two currencies, on own texts."""

from __future__ import annotations

import pytest
from tests.linking.test_running_figures import figures

from accord.ledger.merged import ConflictVerdict

pytestmark = pytest.mark.model

BOTH = "OSLO - Norway will give Finland's navy coastal radars worth 600 million kroner (about $57 million), it said."


def test_one_report_gives_both() -> None:
    then = (
        "TURKU - The coastal radars that Norway gave Finland's navy last year, worth 600 million kroner, are in place."
    )
    (found,) = figures(("2025-05-06", BOTH), ("2026-02-08", then))
    assert [account.value for account in found.accounts] == ["600 million kroner", "about $57 million"]
    assert [len(account.reports) for account in found.accounts] == [2, 1]
    assert found.verdict == ConflictVerdict.PRECISION


@pytest.mark.parametrize(
    "then",
    [
        pytest.param(
            "TURKU - The theatre in Turku will cost 600 million kroner, the city said.", id="of another thing"
        ),
        pytest.param("TURKU - The radars that Norway gave Finland's navy are in place.", id="no sum"),
    ],
)
def test_no_other_report_gives_it(then: str) -> None:
    assert not figures(("2025-05-06", BOTH), ("2026-02-08", then))
